-- A table that grows: what a released version left behind.
CREATE TABLE thing (name TEXT PRIMARY KEY) STRICT;
INSERT INTO thing (name) VALUES ('old; still one value');
