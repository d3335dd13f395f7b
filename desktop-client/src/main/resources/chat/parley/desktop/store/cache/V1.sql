-- What one account has on one server. Times are milliseconds since 1970-01-01 UTC.

-- The newest list of conversations; info is the server's ConversationInfo as JSON.
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY,
  info TEXT NOT NULL
) STRICT;

-- How far the client was: what it follows from when it connects.
CREATE TABLE position (
  conversation INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  change INTEGER NOT NULL
) STRICT;

-- The newest messages of each conversation, without a gap; body is the rest of the server's MessageInfo as JSON.
CREATE TABLE message (
  conversation INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sender TEXT NOT NULL,
  change INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (conversation, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  conversation INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  reply_to INTEGER
) STRICT;

-- What the server has not acknowledged, in the order of number; with a code: what it has refused for good.
CREATE TABLE unsent (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id TEXT NOT NULL UNIQUE,
  conversation INTEGER,
  recipient TEXT,
  text TEXT NOT NULL,
  reply_to INTEGER,
  said_in INTEGER,
  code TEXT,
  words TEXT
) STRICT;

-- Small things by name.
CREATE TABLE note (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
