-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 3: for what is drawn at random when a session is made.

-- Everything that was drawn at random was drawn with this number.
ALTER TABLE session ADD COLUMN seed INTEGER NOT NULL DEFAULT 0;

-- The name of the player's treatment; empty: the study has none.
ALTER TABLE player ADD COLUMN treatment TEXT NOT NULL DEFAULT '';

