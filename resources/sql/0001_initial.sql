-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 1. Never edited after its release: changes go into new numbered files.
-- A statement ends with a semicolon before an empty line.

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  study_name TEXT NOT NULL,
  title TEXT NOT NULL,
  room TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  study TEXT NOT NULL                -- the whole study as JSON, bodies included
) STRICT;

CREATE TABLE participant (
  session_id INTEGER NOT NULL REFERENCES session (id),
  id_in_session INTEGER NOT NULL,
  code TEXT NOT NULL,
  ticket TEXT NOT NULL UNIQUE,
  PRIMARY KEY (session_id, id_in_session)
) STRICT, WITHOUT ROWID;

CREATE TABLE player (
  session_id INTEGER NOT NULL,
  round_number INTEGER NOT NULL,
  id_in_session INTEGER NOT NULL,
  group_id INTEGER NOT NULL,         -- unique in the session
  group_id_in_subsession INTEGER NOT NULL,
  id_in_group INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (session_id, round_number, id_in_session),
  FOREIGN KEY (session_id, id_in_session) REFERENCES participant (session_id, id_in_session)
) STRICT, WITHOUT ROWID;

CREATE TABLE channel (
  session_id INTEGER NOT NULL REFERENCES session (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,                -- the author's part; in full: session id, study name, name, joined by "-"
  handle TEXT NOT NULL UNIQUE,       -- what browsers call it
  PRIMARY KEY (session_id, number),
  UNIQUE (session_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE chat_box (
  session_id INTEGER NOT NULL,
  round_number INTEGER NOT NULL,
  id_in_session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,             -- from 0, in the study's order
  chat INTEGER NOT NULL,             -- from 0, in the page's order
  channel INTEGER NOT NULL,
  member INTEGER NOT NULL,           -- from 1 in each channel
  label TEXT NOT NULL,
  nickname TEXT NOT NULL,
  PRIMARY KEY (session_id, round_number, id_in_session, position),
  FOREIGN KEY (session_id, channel) REFERENCES channel (session_id, number),
  FOREIGN KEY (session_id, id_in_session) REFERENCES participant (session_id, id_in_session)
) STRICT, WITHOUT ROWID;

-- The events of a session. seq counts from 1 without gaps; at_ms never decreases.
CREATE TABLE event (
  session_id INTEGER NOT NULL REFERENCES session (id),
  seq INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,            -- since the epoch, UTC, the server's clock
  kind TEXT NOT NULL,
  id_in_session INTEGER,             -- NULL: nobody's
  channel INTEGER,                   -- NULL: no channel's
  member INTEGER,
  nickname TEXT,                     -- as shown
  body TEXT,
  nonce TEXT,
  detail TEXT,                       -- JSON: what only this kind has
  PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_message ON event (session_id, channel, seq) WHERE kind = 'message';

CREATE INDEX event_session_ended ON event (session_id) WHERE kind = 'session_ended';

-- A retry is stored once.
CREATE UNIQUE INDEX event_nonce ON event (session_id, id_in_session, nonce) WHERE nonce IS NOT NULL;

-- The log is append-only.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE (ABORT, 'the log is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE (ABORT, 'the log is append-only');
END;

CREATE TABLE room (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE room_label (
  room TEXT NOT NULL REFERENCES room (name),
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (room, position),
  UNIQUE (room, label)
) STRICT, WITHOUT ROWID;

-- One row that is written to find out whether the log can be written again. The ballast checks that there is
-- space for more than this row.
CREATE TABLE write_check (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at_ms INTEGER NOT NULL,
  ballast BLOB
) STRICT;

INSERT INTO write_check (id, at_ms) VALUES (1, 0);

