-- Accounts and rooms. Names are kept as they were given; name_key is their form without case, by which they are unique.
-- Times are milliseconds since 1970-01-01 UTC.

CREATE TABLE account (
    id            INTEGER PRIMARY KEY,
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL UNIQUE,
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL
);

CREATE TABLE room (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL UNIQUE,
    created_by INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL
);
