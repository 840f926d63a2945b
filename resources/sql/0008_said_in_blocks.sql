-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 8: the index of what was said has a row for a block of messages. A row for each message cost half as much as the message.

ALTER TABLE said RENAME TO said_one_by_one;

-- The messages that everybody in a channel may read, of the events up to said_until.seq. Later ones are found by reading the events.
CREATE TABLE said (
  session_id INTEGER NOT NULL,
  channel INTEGER NOT NULL,
  seq INTEGER NOT NULL,              -- of the block's last message
  seqs TEXT NOT NULL,                -- JSON: the seqs of the block's messages, ascending
  PRIMARY KEY (session_id, channel, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO said SELECT session_id, channel, max(seq), json_group_array(seq)
  FROM (SELECT *, (row_number() OVER (PARTITION BY session_id, channel ORDER BY seq) - 1) / 1000 AS block FROM said_one_by_one)
  GROUP BY session_id, channel, block;

DROP TABLE said_one_by_one;
