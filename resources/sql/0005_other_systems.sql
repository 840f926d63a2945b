-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 5: for sessions of other systems, which begin empty: participants, channels and boxes are added with the events that admit them.

-- The name of the key that signs the tickets of the session; empty: it is not of another system, or its boxes are not signed.
ALTER TABLE session ADD COLUMN ticket_key TEXT NOT NULL DEFAULT '';

-- The session's name in the other system; empty: it is not of another system.
ALTER TABLE session ADD COLUMN other_session TEXT NOT NULL DEFAULT '';
