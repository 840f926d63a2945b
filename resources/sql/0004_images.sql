-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 4: for the images of a study's bodies.

-- With the session, like the study: its files may change or disappear.
CREATE TABLE study_image (
  session_id INTEGER NOT NULL REFERENCES session (id),
  name TEXT NOT NULL,                -- the path in the study's folder
  bytes BLOB NOT NULL,
  PRIMARY KEY (session_id, name)
) STRICT;
