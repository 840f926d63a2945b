-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log, version 9: a hash chain for each session, in which texts can be destroyed. src/store/chain/chainhash.h says what is hashed. The program computes the
-- hashes of the events that are there, in the same transaction.

-- SHA-256 over the chain up to this event: of the last event of each session in a batch; NULL: of another event.
ALTER TABLE event ADD COLUMN chain BLOB;

-- The chain's start: SHA-256 over what the session is made of.
ALTER TABLE session ADD COLUMN chain BLOB;

-- The chain contains a salted hash of an event's texts in place of the texts. The salt is the secret of who had the place then.
CREATE TABLE text_secret (
  session_id INTEGER NOT NULL REFERENCES session (id),
  id_in_session INTEGER NOT NULL,    -- 0: of what is nobody's
  from_seq INTEGER NOT NULL,         -- of the first event with this secret; 0: of what the session is made of, too
  secret BLOB,                       -- NULL: destroyed, with the texts
  PRIMARY KEY (session_id, id_in_session, from_seq)
) STRICT, WITHOUT ROWID;

-- The salted hashes of texts that were destroyed.
CREATE TABLE erased_text (
  session_id INTEGER NOT NULL REFERENCES session (id),
  seq INTEGER NOT NULL,              -- 0: in what the session is made of
  id_in_session INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (session_id, seq, id_in_session)
) STRICT, WITHOUT ROWID;

-- A person's texts that are being destroyed (is_done 0), or were.
CREATE TABLE erasure (
  session_id INTEGER NOT NULL REFERENCES session (id),
  seq INTEGER NOT NULL,              -- of the event that says so
  is_done INTEGER NOT NULL,
  PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

DROP TRIGGER event_is_never_changed;

-- Except that a hash is added where there is none, and that texts are destroyed while an erasure is under way.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
WHEN (OLD.session_id, OLD.seq, OLD.at_ms, OLD.kind, OLD.id_in_session, OLD.channel, OLD.member, OLD.nonce, ifnull(OLD.chain, NEW.chain))
    IS NOT (NEW.session_id, NEW.seq, NEW.at_ms, NEW.kind, NEW.id_in_session, NEW.channel, NEW.member, NEW.nonce, NEW.chain)
  OR ((OLD.nickname, OLD.body, OLD.detail) IS NOT (NEW.nickname, NEW.body, NEW.detail)
    AND NOT EXISTS (SELECT 1 FROM erasure WHERE session_id = OLD.session_id AND is_done = 0))
BEGIN
  SELECT RAISE (ABORT, 'the log is append-only');
END;
