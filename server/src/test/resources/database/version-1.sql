-- A database of schema version 1, as the server before protocol 2 left it: what Flyway and the server had made, statement by
-- statement. The passwords are "analytical engine", "first compiler" and "snowman".

PRAGMA application_id = 1347570777;

CREATE TABLE "schema_version" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
CREATE INDEX "schema_version_s_idx" ON "schema_version" ("success");
INSERT INTO "schema_version" VALUES (1, '1', 'accounts and rooms', 'SQL', 'V1__accounts_and_rooms.sql', 1477321183, '',
    '2026-11-19 10:12:05.417', 9, 1);

CREATE TABLE account (
    id            INTEGER PRIMARY KEY,
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL UNIQUE,
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL
);
INSERT INTO account VALUES (1, 'Ada', 'ada', '$2a$04$btm32l2F37UZLZxU3VoJ9.ClM7hauSU8ied9C6HXf2aQq/tx/eZGS', 1795083126000);
INSERT INTO account VALUES (2, 'Grace', 'grace', '$2a$04$bwaEaQMPkO6KCq6u7GgpNetpZZtOnaRM7V/8Mv818EopOZs7FILga', 1795083127000);
INSERT INTO account VALUES (3, 'Zoë', 'zoë', '$2a$04$jp8auxPcO2dGGJRwo49aVuQ3Fq/kYmYBpiJFHX3faJ4M.ULltgK1S', 1795083128000);

CREATE TABLE room (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL UNIQUE,
    created_by INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL
);
INSERT INTO room VALUES (1, 'zoo', 'zoo', 3, 1795083130000);
INSERT INTO room VALUES (2, 'Tearoom', 'tearoom', 1, 1795083131000);
INSERT INTO room VALUES (3, 'Straße', 'strasse', 1, 1795083132000);
