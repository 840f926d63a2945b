-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 7: the index of what was said is written for many messages at a time. With each message it cost as much as the message.

-- The messages that everybody in a channel may read, of the events up to said_until.seq. Later ones are found by reading the events.
CREATE TABLE said (
  session_id INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (session_id, channel, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE said_until (
  session_id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  messages INTEGER NOT NULL          -- how many there are up to it
) STRICT;

INSERT INTO said SELECT session_id, channel, seq FROM event
  WHERE kind IN ('message', 'message_released') AND channel IS NOT NULL ORDER BY session_id, channel, seq;

INSERT INTO said_until SELECT id, ifnull((SELECT max(seq) FROM event WHERE session_id = session.id), 0), (SELECT count(*) FROM said WHERE session_id = session.id) FROM session;

DROP INDEX event_said;
