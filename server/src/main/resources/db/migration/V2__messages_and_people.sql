-- What is said, and everything around it. Times are milliseconds since 1970-01-01 UTC.

ALTER TABLE account ADD COLUMN last_seen_at INTEGER; -- NULL: never signed in, or signed in now

-- A room and a direct conversation are both conversations; their ids are never used again.
CREATE TABLE conversation (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT    NOT NULL CHECK (kind IN ('room', 'direct')),
    last_seq    INTEGER NOT NULL DEFAULT 0, -- number of the newest message
    last_at     INTEGER NOT NULL DEFAULT 0, -- when the newest message was stored; 0 when there is none
    last_change INTEGER NOT NULL DEFAULT 0, -- number of the newest edit, deletion or reaction
    created_at  INTEGER NOT NULL,
    deleted_at  INTEGER                     -- its messages are being removed, a few at a time
);
CREATE INDEX conversation_deleted ON conversation (deleted_at) WHERE deleted_at IS NOT NULL;

INSERT INTO conversation (id, kind, created_at) SELECT id, 'room', created_at FROM room;

CREATE TABLE room_with_settings (
    id            INTEGER PRIMARY KEY REFERENCES conversation (id),
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL UNIQUE,
    topic         TEXT    NOT NULL DEFAULT '',
    visibility    TEXT    NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'private')),
    password_hash TEXT,
    capacity      INTEGER NOT NULL DEFAULT 0, -- 0: no bound
    slow_seconds  INTEGER NOT NULL DEFAULT 0,
    paused        INTEGER NOT NULL DEFAULT 0,
    created_by    INTEGER NOT NULL REFERENCES account (id),
    created_at    INTEGER NOT NULL
);

INSERT INTO room_with_settings (id, name, name_key, created_by, created_at)
SELECT id, name, name_key, created_by, created_at FROM room;
DROP TABLE room;
ALTER TABLE room_with_settings RENAME TO room;

CREATE TABLE direct (
    id           INTEGER PRIMARY KEY REFERENCES conversation (id),
    low_account  INTEGER NOT NULL REFERENCES account (id),
    high_account INTEGER NOT NULL REFERENCES account (id),
    UNIQUE (low_account, high_account),
    CHECK (low_account < high_account)
);
CREATE INDEX direct_high_account ON direct (high_account);

-- Both accounts of a direct conversation are its members, too.
CREATE TABLE member (
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    account_id      INTEGER NOT NULL REFERENCES account (id),
    role            TEXT    NOT NULL CHECK (role IN ('member', 'moderator', 'owner')),
    joined_at       INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, account_id)
) WITHOUT ROWID;
CREATE INDEX member_account ON member (account_id);

-- Who has made a room owns it.
INSERT INTO member (conversation_id, account_id, role, joined_at) SELECT id, created_by, 'owner', created_at FROM room;

CREATE TABLE invitation (
    room_id    INTEGER NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    invited_by INTEGER NOT NULL REFERENCES account (id),
    invited_at INTEGER NOT NULL,
    PRIMARY KEY (room_id, account_id)
) WITHOUT ROWID;

CREATE TABLE ban (
    room_id    INTEGER NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES account (id),
    banned_by  INTEGER NOT NULL REFERENCES account (id),
    banned_at  INTEGER NOT NULL,
    PRIMARY KEY (room_id, account_id)
) WITHOUT ROWID;

CREATE TABLE mute (
    room_id     INTEGER NOT NULL REFERENCES room (id) ON DELETE CASCADE,
    account_id  INTEGER NOT NULL REFERENCES account (id),
    muted_until INTEGER NOT NULL,
    PRIMARY KEY (room_id, account_id)
) WITHOUT ROWID;

-- Ids are never used again, not even those of purged messages: the search index goes by them.
CREATE TABLE message (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    seq             INTEGER NOT NULL,
    sender_id       INTEGER NOT NULL REFERENCES account (id),
    client_id       BLOB,             -- 16 bytes, by protocol 2; NULL by protocol 1
    at              INTEGER NOT NULL,
    text            TEXT    NOT NULL, -- empty once deleted
    reply_to        INTEGER,          -- a seq of the same conversation
    said_in         INTEGER,          -- the room in which a direct message was said; it may be no more
    edited_at       INTEGER,
    deleted_at      INTEGER,
    change          INTEGER NOT NULL DEFAULT 0 -- number of the last change to it within the conversation
);
-- With the sender, so that what is unread is counted without looking at a message. (No two messages have the same number: each
-- is taken from the conversation's row, in the same statement.)
CREATE UNIQUE INDEX message_place ON message (conversation_id, seq, sender_id);
CREATE UNIQUE INDEX message_client_id ON message (sender_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX message_change ON message (conversation_id, change, seq) WHERE change > 0;

CREATE TABLE mention (
    account_id      INTEGER NOT NULL REFERENCES account (id),
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    seq             INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, seq, account_id)
) WITHOUT ROWID;
CREATE INDEX mention_account ON mention (account_id, conversation_id, seq);

CREATE TABLE reaction (
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    seq             INTEGER NOT NULL,
    emoji           TEXT    NOT NULL,
    account_id      INTEGER NOT NULL REFERENCES account (id),
    change          INTEGER NOT NULL, -- number of the change that put it there; gives their order
    PRIMARY KEY (conversation_id, seq, emoji, account_id)
) WITHOUT ROWID;

-- How far an account has read; it never goes back, and outlives leaving a room.
CREATE TABLE read_cursor (
    account_id      INTEGER NOT NULL REFERENCES account (id),
    conversation_id INTEGER NOT NULL REFERENCES conversation (id),
    seq             INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, account_id)
) WITHOUT ROWID;

-- The words of messages that are not deleted, as the program divides and folds them: the tokenizer has nothing to do but to
-- take what stands between spaces. The words of "scope" are where a message was said and by whom, so that the index itself finds
-- one room's or one person's messages among millions. It follows behind: search_progress says up to which message.
CREATE VIRTUAL TABLE message_text USING fts5 (
    text, scope, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE search_progress (
    indexed_id INTEGER NOT NULL
);
INSERT INTO search_progress VALUES (0);

CREATE TABLE session_token (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    token_hash BLOB    NOT NULL UNIQUE, -- SHA-256
    client     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX session_token_account ON session_token (account_id);

CREATE TABLE friendship (
    low_account  INTEGER NOT NULL REFERENCES account (id),
    high_account INTEGER NOT NULL REFERENCES account (id),
    since        INTEGER NOT NULL,
    PRIMARY KEY (low_account, high_account),
    CHECK (low_account < high_account)
) WITHOUT ROWID;
CREATE INDEX friendship_high_account ON friendship (high_account);

CREATE TABLE friend_request (
    from_account INTEGER NOT NULL REFERENCES account (id),
    to_account   INTEGER NOT NULL REFERENCES account (id),
    asked_at     INTEGER NOT NULL,
    PRIMARY KEY (from_account, to_account)
) WITHOUT ROWID;
CREATE INDEX friend_request_to_account ON friend_request (to_account);

CREATE TABLE block (
    account_id INTEGER NOT NULL REFERENCES account (id),
    blocked_id INTEGER NOT NULL REFERENCES account (id),
    blocked_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, blocked_id)
) WITHOUT ROWID;
CREATE INDEX block_blocked ON block (blocked_id);
