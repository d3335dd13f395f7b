-- Who may come in by a link. Times are milliseconds since 1970-01-01 UTC.

CREATE TABLE invite (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB    NOT NULL UNIQUE, -- SHA-256
    room_id    INTEGER REFERENCES room (id) ON DELETE CASCADE, -- the room that it leads into; NULL: none
    uses       INTEGER NOT NULL,           -- how many people it may bring; 0: any number
    used       INTEGER NOT NULL DEFAULT 0, -- how many it has brought
    created_at INTEGER NOT NULL,
    expires_at INTEGER,                    -- NULL: never
    first      INTEGER NOT NULL DEFAULT 0, -- 1: for the first person, as long as there is no account
    CHECK (uses = 0 OR used <= uses)
);
CREATE INDEX invite_room ON invite (room_id) WHERE room_id IS NOT NULL;
