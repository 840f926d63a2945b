-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 2: what the operator's interventions, rooms with secure links and the list of past sessions need.

-- Makes further tickets of a session's places, in hexadecimal digits; never exported.
ALTER TABLE session ADD COLUMN secret TEXT NOT NULL DEFAULT '';

UPDATE session SET secret = lower(hex(randomblob(32)));

-- NULL: in the list of past sessions.
ALTER TABLE session ADD COLUMN archived_at_ms INTEGER;

-- Signs the links of a room's labels; empty: links need no signature.
ALTER TABLE room ADD COLUMN secret TEXT NOT NULL DEFAULT '';

-- What everybody in a channel may read: what was said, and what was released after approval.
DROP INDEX event_message;

CREATE INDEX event_said ON event (session_id, channel, seq) WHERE kind IN ('message', 'message_released');

-- Whose tickets are not in the table of participants.
CREATE INDEX event_person_replaced ON event (session_id, seq) WHERE kind = 'person_replaced';

