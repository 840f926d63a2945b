-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 2: for the operator's interventions, rooms with secure links and the list of past sessions.

-- New tickets for a session's places are made from this secret. Hexadecimal digits; never exported.
ALTER TABLE session ADD COLUMN secret TEXT NOT NULL DEFAULT '';

UPDATE session SET secret = lower(hex(randomblob(32)));

-- NULL: not archived.
ALTER TABLE session ADD COLUMN archived_at_ms INTEGER;

-- Signs the links of a room's labels; empty: links need no signature.
ALTER TABLE room ADD COLUMN secret TEXT NOT NULL DEFAULT '';

-- The messages that everybody in a channel may read: sent directly, or released after approval.
DROP INDEX event_message;

CREATE INDEX event_said ON event (session_id, channel, seq) WHERE kind IN ('message', 'message_released');

-- These events hold the people whose tickets are not in the table of participants.
CREATE INDEX event_person_replaced ON event (session_id, seq) WHERE kind = 'person_replaced';

