-- The data model of an entente store (*.entente): one SQLite file that any SQLite
-- tool opens. Byte offsets ("begin", "end") are half-open and count UTF-8 bytes
-- of documents.text. Row ids are private to one file; documents are named by
-- their key, actors by theirs. docs/store.md explains how to read it.
--
-- Start here:   SELECT * FROM edge_evidence WHERE 'Joe Biden' IN (actor_a, actor_b);
--               SELECT * FROM tie_evidence WHERE kind = 'meet';

-- What was decided once for the whole store, and its digests.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,  -- 'form', 'state' (complete or partial), 'digest', 'checksum'
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The settings that the records depend on: tau, max-gap, ...
CREATE TABLE parameters (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- One article a row, with its text.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,    -- 16 hex digits: names the document everywhere
  source_id TEXT NOT NULL,     -- file name without ending, or the record's own id
  id_is_claimed INTEGER NOT NULL, -- 1: the source gave the id; 0: made from the file's name
  uri TEXT NOT NULL,           -- path, path:line or address it came from
  title TEXT NOT NULL,
  date_first TEXT,             -- published, YYYY-MM-DD; NULL if undated
  date_last TEXT,              -- the same day unless only a month or year is known
  date_source TEXT NOT NULL,   -- what the date was taken from: header, field, file, ...
  language TEXT NOT NULL,
  source_sha256 TEXT NOT NULL, -- of the original bytes
  text_digest TEXT NOT NULL,   -- of the normalised text: equal for reprints
  text TEXT NOT NULL,
  text_begin INTEGER NOT NULL, -- characters before it in the source: the header "date 2022-01-21 "
  digest TEXT NOT NULL,        -- over the content and every record below; see docs/store.md
  checksum TEXT NOT NULL       -- over digest and the facts of this copy (uri, source, notes)
);
CREATE INDEX documents_by_source_id ON documents (source_id);
CREATE INDEX documents_by_text ON documents (text_digest);

CREATE TABLE sentences (
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,     -- 1, 2, ... : the s3 of 3fa91c2e:s3
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  first_token INTEGER NOT NULL,
  end_token INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  heading INTEGER NOT NULL,    -- 1: a headline
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- One actor inside one document.
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,     -- 1, 2, ... inside the document
  type TEXT NOT NULL,          -- person state organization media group
  name TEXT NOT NULL,
  canonical TEXT NOT NULL,     -- name in a gazetteer, empty if unknown there
  wikidata TEXT NOT NULL,
  named INTEGER NOT NULL,      -- 0: known only by role
  UNIQUE (document, number)
);

-- What the document calls the entity: "Foreign Minister of Russia".
CREATE TABLE entity_roles (
  entity INTEGER NOT NULL REFERENCES entities (id),
  number INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (entity, number)
) WITHOUT ROWID;

CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,     -- 1, 2, ... in the order of the text
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,       -- the words themselves
  sentence INTEGER NOT NULL,   -- sentences.number
  first_token INTEGER NOT NULL,
  end_token INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities (id),
  type TEXT NOT NULL,
  confidence REAL NOT NULL,
  source TEXT NOT NULL,        -- the rule or model that found the words
  reason TEXT NOT NULL,        -- why they mean this entity
  UNIQUE (document, number)
);
CREATE INDEX mentions_by_entity ON mentions (entity);

-- Stated relations: a meeting with all who took part, or an act of one on another.
CREATE TABLE ties (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,     -- 1, 2, ... inside the document
  kind TEXT NOT NULL,          -- meet, accuse, sanction, ...
  mode TEXT NOT NULL,          -- phone, visit, ...
  status TEXT NOT NULL,        -- occurred ongoing planned cancelled denied hypothetical
  polarity TEXT NOT NULL,      -- affirmed or negated
  modality TEXT NOT NULL,
  attributed_to INTEGER REFERENCES entities (id),  -- who claims it; NULL: the reporter
  when_stated TEXT NOT NULL,   -- "on Friday", as the text has it
  when_first TEXT,             -- resolved, YYYY-MM-DD
  when_last TEXT,
  place TEXT NOT NULL,
  found_by TEXT NOT NULL,      -- the rule or model
  confidence REAL NOT NULL,
  UNIQUE (document, number)
);

CREATE TABLE participants (
  tie INTEGER NOT NULL REFERENCES ties (id),
  entity INTEGER NOT NULL REFERENCES entities (id),
  role TEXT NOT NULL,          -- subject object host mediator attendee
  PRIMARY KEY (tie, entity, role)
) WITHOUT ROWID;
CREATE INDEX participants_by_entity ON participants (entity);

-- The words that state a tie: the first telling is number 1.
CREATE TABLE tellings (
  tie INTEGER NOT NULL REFERENCES ties (id),
  number INTEGER NOT NULL,
  sentence INTEGER NOT NULL,   -- sentences.number
  "begin" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (tie, number)
) WITHOUT ROWID;

-- How near two entities of one document are mentioned.
CREATE TABLE co_mentions (
  document INTEGER NOT NULL REFERENCES documents (id),
  entity_a INTEGER NOT NULL REFERENCES entities (id),
  entity_b INTEGER NOT NULL REFERENCES entities (id),
  proximity INTEGER NOT NULL,  -- sum of exp(-gap / tau) over mention pairs, times 2^32
  pairs INTEGER NOT NULL,      -- how many mention pairs
  mention_a INTEGER NOT NULL,  -- mentions.number of the nearest pair
  mention_b INTEGER NOT NULL,
  gap INTEGER NOT NULL,        -- of that pair, in tokens
  PRIMARY KEY (entity_a, entity_b)
) WITHOUT ROWID;
CREATE INDEX co_mentions_by_entity_b ON co_mentions (entity_b);

-- The nodes of the graph: worked out from all documents together.
CREATE TABLE actors (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,    -- "sergey-lavrov"
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  wikidata TEXT NOT NULL
);

CREATE TABLE aliases (
  actor INTEGER NOT NULL REFERENCES actors (id),
  alias TEXT NOT NULL,
  PRIMARY KEY (actor, alias)
) WITHOUT ROWID;

-- What the documents call the actor, with the dates of those that do.
CREATE TABLE actor_roles (
  actor INTEGER NOT NULL REFERENCES actors (id),
  number INTEGER NOT NULL,     -- 1, 2, ... by first date
  role TEXT NOT NULL,
  first TEXT,                  -- YYYY-MM-DD; NULL: no such document is dated
  last TEXT,
  documents INTEGER NOT NULL,
  PRIMARY KEY (actor, number)
) WITHOUT ROWID;

-- Where who is who was left open: 'entente actors list --suspicious' shows it.
CREATE TABLE doubts (
  actor INTEGER NOT NULL REFERENCES actors (id),
  other INTEGER REFERENCES actors (id),  -- may be the same; NULL: actor may be several
  score REAL NOT NULL,
  reason TEXT NOT NULL
);

-- Which actor an entity is, how sure, and why. A merge or a split changes only this.
CREATE TABLE actor_links (
  entity INTEGER PRIMARY KEY REFERENCES entities (id),
  actor INTEGER NOT NULL REFERENCES actors (id),
  score REAL NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX actor_links_by_actor ON actor_links (actor);

-- Corrections by hand, one row a table of the corrections file; they override what was
-- found. docs/corrections.md explains them.
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,  -- 1, 2, ... in the order of the file
  line INTEGER NOT NULL,       -- of the file
  action TEXT NOT NULL,        -- merge split rename retype ignore must-not-merge
  subject TEXT NOT NULL,       -- the actor, as the file names it
  object TEXT NOT NULL,        -- other actors, mentions, a name, a type; "; " between them
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  date TEXT NOT NULL
);

-- The copy of that file; at most one row. The file is the only authority.
CREATE TABLE corrections_file (
  path TEXT NOT NULL,          -- from the store's folder
  sha256 TEXT NOT NULL,        -- of the text
  text TEXT NOT NULL
);

-- Entities that a correction split off, and the entity of which each was a part.
CREATE TABLE split_entities (
  entity INTEGER PRIMARY KEY REFERENCES entities (id),
  origin INTEGER NOT NULL REFERENCES entities (id)
);

-- Articles with nearly the same text, worked out from all documents together. The graph counts
-- a story once, by the first of its documents that is in the dates asked for.
CREATE TABLE reprints (
  document INTEGER PRIMARY KEY REFERENCES documents (id),
  story INTEGER NOT NULL REFERENCES documents (id),  -- the document with place 1
  place INTEGER NOT NULL       -- 1, 2, ... inside the story
);
CREATE INDEX reprints_by_story ON reprints (story, place);

-- What was wrong with documents and files. document is NULL for what was not ingested.
CREATE TABLE diagnostics (
  id INTEGER PRIMARY KEY,
  document INTEGER REFERENCES documents (id),
  severity TEXT NOT NULL,      -- skip conflict duplicate warning error note
  reason TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER,
  "offset" INTEGER,
  message TEXT NOT NULL
);
CREATE INDEX diagnostics_by_document ON diagnostics (document);

-- A graph that was imported from an edge list instead of built from documents: 'entente import'.
-- Such a store has no documents; its edges have no sentences behind them.
CREATE TABLE imported_nodes (
  number INTEGER PRIMARY KEY,  -- 0, 1, ... in the order of the labels
  label TEXT NOT NULL
);

CREATE TABLE imported_edges (
  source INTEGER NOT NULL REFERENCES imported_nodes (number),
  target INTEGER NOT NULL REFERENCES imported_nodes (number),  -- > source unless directed
  strength REAL NOT NULL,      -- higher is closer; parallel rows are summed
  PRIMARY KEY (source, target)
) WITHOUT ROWID;

-- Every sentence with its words.
CREATE VIEW sentence_text AS
SELECT s.document, d.key || ':s' || s.number AS place, s.number, d.date_first AS date,
       CAST(substr(CAST(d.text AS BLOB), s."begin" + 1, s."end" - s."begin") AS TEXT) AS sentence
FROM sentences s JOIN documents d ON d.id = s.document;

-- The sentences behind each pair's co-mentions: where the two are nearest, one row a document,
-- reprints left out.
CREATE VIEW edge_evidence AS
SELECT actor_one.name AS actor_a, actor_two.name AS actor_b, d.key AS document, d.date_first AS date,
       ma.surface AS words_a, mb.surface AS words_b, c.gap, c.pairs,
       c.proximity / 4294967296.0 AS proximity,
       d.key || ':s' || min(ma.sentence, mb.sentence) AS place,
       CAST(substr(CAST(d.text AS BLOB), sa."begin" + 1, sb."end" - sa."begin") AS TEXT) AS text
FROM co_mentions c
JOIN documents d ON d.id = c.document
JOIN actor_links la ON la.entity = c.entity_a
JOIN actor_links lb ON lb.entity = c.entity_b AND lb.actor <> la.actor
JOIN actors actor_one ON actor_one.id = la.actor
JOIN actors actor_two ON actor_two.id = lb.actor
JOIN mentions ma ON ma.document = c.document AND ma.number = c.mention_a
JOIN mentions mb ON mb.document = c.document AND mb.number = c.mention_b
JOIN sentences sa ON sa.document = c.document AND sa.number = min(ma.sentence, mb.sentence)
JOIN sentences sb ON sb.document = c.document AND sb.number = max(ma.sentence, mb.sentence)
WHERE c.document NOT IN (SELECT document FROM reprints WHERE place > 1);

-- Stated relations with the sentence that tells them, one row a participant and telling,
-- reprints left out.
CREATE VIEW tie_evidence AS
SELECT t.id AS tie, t.kind, t.status, t.polarity, a.name AS actor, p.role, t.when_stated,
       t.when_first, t.place, d.key || ':s' || w.sentence AS sentence_place,
       CAST(substr(CAST(d.text AS BLOB), w."begin" + 1, w."end" - w."begin") AS TEXT) AS words,
       CAST(substr(CAST(d.text AS BLOB), s."begin" + 1, s."end" - s."begin") AS TEXT) AS sentence
FROM ties t
JOIN documents d ON d.id = t.document
JOIN tellings w ON w.tie = t.id
JOIN sentences s ON s.document = t.document AND s.number = w.sentence
JOIN participants p ON p.tie = t.id
JOIN actor_links l ON l.entity = p.entity
JOIN actors a ON a.id = l.actor
WHERE t.document NOT IN (SELECT document FROM reprints WHERE place > 1);
