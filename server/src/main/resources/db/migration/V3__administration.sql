-- What administrators do. Times are milliseconds since 1970-01-01 UTC.

ALTER TABLE account ADD COLUMN role TEXT NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')); -- on this server
ALTER TABLE account ADD COLUMN disabled_at INTEGER; -- NULL: may sign in

-- After how many days messages are removed. NULL: by the server's setting; 0: never.
ALTER TABLE room ADD COLUMN retention_days INTEGER;
ALTER TABLE room ADD COLUMN expired_seq INTEGER NOT NULL DEFAULT 0; -- up to this number they have been

-- Every administrative act; nothing secret stands in it.
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL, -- user of the operating system
    act     TEXT    NOT NULL,
    target  TEXT    NOT NULL, -- name of the account, the room or the file that it was done to
    details TEXT    NOT NULL
);
