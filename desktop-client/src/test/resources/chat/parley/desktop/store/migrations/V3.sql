-- Fails half-way: the first half must not stay.
CREATE TABLE half (name TEXT) STRICT;
INSERT INTO nowhere (name) VALUES ('x');
