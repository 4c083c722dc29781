-- SPDX-License-Identifier: Apache-2.0
-- Times are ms since 1970, UTC. Digests are SHA-256.

-- One for each gateway and epoch: how far its batches have come without a hole.
CREATE TABLE chain (
  id        INTEGER PRIMARY KEY,
  gateway   TEXT    NOT NULL,
  epoch     TEXT    NOT NULL,
  up_to     INTEGER NOT NULL,
  digest    BLOB    NOT NULL,
  resume_at INTEGER NOT NULL, -- the gateway keeps nothing before this number; 0: it has not said so
  begun_at  INTEGER NOT NULL,
  UNIQUE (gateway, epoch)
) STRICT;

-- Batches as they came, so that everything else here can be proved from them.
CREATE TABLE batch (
  chain       INTEGER NOT NULL REFERENCES chain,
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL,
  before      BLOB    NOT NULL,
  digest      BLOB    NOT NULL,
  received_at INTEGER NOT NULL,
  body        BLOB    NOT NULL, -- gzip
  UNIQUE (chain, first)
) STRICT;

-- Sequence numbers that will never come.
CREATE TABLE hole (
  chain      INTEGER NOT NULL REFERENCES chain,
  first      INTEGER NOT NULL,
  last       INTEGER NOT NULL,
  noticed_at INTEGER NOT NULL,
  PRIMARY KEY (chain, first)
) STRICT, WITHOUT ROWID;

-- One row for each value; what is read again with another value is a further revision.
CREATE TABLE reading (
  meter        TEXT    NOT NULL,
  quantity     TEXT    NOT NULL,
  time         INTEGER NOT NULL,
  device       TEXT    NOT NULL,
  ordinal      INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  kind         TEXT    NOT NULL, -- number, text, octets, flag, time, none
  value        TEXT    NOT NULL, -- exact: all digits of a number, hexadecimal octets, ISO 8601
  unscaled     INTEGER,          -- numbers only: value = unscaled * 10^scale
  scale        INTEGER,
  unit         TEXT    NOT NULL,
  quality      INTEGER NOT NULL,
  status       INTEGER NOT NULL,
  meter_time   BLOB,
  series       TEXT    NOT NULL,
  origin       TEXT    NOT NULL,
  read_at      INTEGER NOT NULL,
  clock_proven INTEGER NOT NULL,
  period       INTEGER NOT NULL, -- ms
  chain        INTEGER NOT NULL REFERENCES chain,
  sequence     INTEGER NOT NULL,
  PRIMARY KEY (meter, quantity, time, device, ordinal, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  gateway     TEXT    NOT NULL,
  epoch       TEXT    NOT NULL,
  number      INTEGER NOT NULL,
  meter       TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  details     TEXT    NOT NULL, -- a JSON object of strings
  received_at INTEGER NOT NULL,
  PRIMARY KEY (gateway, epoch, number)
) STRICT, WITHOUT ROWID;

-- What happened how often; gateway and epoch are empty where they are not known.
CREATE TABLE counter (
  gateway TEXT    NOT NULL,
  epoch   TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (gateway, epoch, name)
) STRICT, WITHOUT ROWID;
