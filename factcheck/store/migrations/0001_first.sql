-- The first layout of a workspace. Row ids are AUTOINCREMENT: an id that was once given is never given again.

CREATE TABLE meta (
    "key" VARCHAR NOT NULL PRIMARY KEY,
    value VARCHAR NOT NULL
);

CREATE TABLE source (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    slug VARCHAR NOT NULL UNIQUE,
    name VARCHAR NOT NULL
);

CREATE TABLE speaker (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    slug VARCHAR NOT NULL UNIQUE,
    name VARCHAR NOT NULL
);

CREATE TABLE snapshot (
    sha256 VARCHAR NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    compressed BLOB NOT NULL
);

CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    public_id VARCHAR NOT NULL UNIQUE,
    "key" VARCHAR,
    kind VARCHAR NOT NULL,
    source VARCHAR,
    source_id INTEGER REFERENCES source (id),
    title VARCHAR,
    author VARCHAR,
    published VARCHAR,
    url VARCHAR,
    speaker VARCHAR,
    speaker_id INTEGER REFERENCES speaker (id),
    rating VARCHAR,
    found_at VARCHAR,
    snapshot VARCHAR REFERENCES snapshot (sha256),
    added VARCHAR NOT NULL,
    text VARCHAR NOT NULL
);
CREATE INDEX ix_document_key ON document ("key");
CREATE INDEX ix_document_source_id ON document (source_id);
CREATE INDEX ix_document_speaker_id ON document (speaker_id);
CREATE INDEX ix_document_published ON document (published);
CREATE INDEX ix_document_snapshot ON document (snapshot);

CREATE TABLE claim (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    speakers VARCHAR
);
CREATE INDEX ix_claim_document_id ON claim (document_id);

CREATE TABLE figure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    low FLOAT NOT NULL,
    high FLOAT NOT NULL,
    bound VARCHAR NOT NULL,
    unit VARCHAR,
    measure VARCHAR,
    measure_head VARCHAR,
    subject VARCHAR,
    event VARCHAR,
    place VARCHAR,
    as_of VARCHAR,
    speaker VARCHAR,
    speaker_id INTEGER REFERENCES speaker (id),
    role VARCHAR NOT NULL
);
CREATE INDEX ix_figure_document_id ON figure (document_id);
CREATE INDEX ix_figure_measure_head ON figure (measure_head, unit);
CREATE INDEX ix_figure_measure ON figure (measure);
CREATE INDEX ix_figure_place ON figure (place);
CREATE INDEX ix_figure_unit ON figure (unit);
CREATE INDEX ix_figure_speaker_id ON figure (speaker_id);

CREATE TABLE statement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    "group" VARCHAR,
    speaker VARCHAR,
    speaker_id INTEGER REFERENCES speaker (id),
    speaker_start INTEGER,
    speaker_end INTEGER,
    role VARCHAR,
    cue VARCHAR,
    cue_start INTEGER,
    cue_end INTEGER,
    quote VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    confidence FLOAT NOT NULL,
    denied BOOLEAN NOT NULL
);
CREATE INDEX ix_statement_document_id ON statement (document_id);
CREATE INDEX ix_statement_speaker_id ON statement (speaker_id);

CREATE TABLE claim_figure (
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    figure_id INTEGER NOT NULL REFERENCES figure (id) ON DELETE CASCADE,
    PRIMARY KEY (claim_id, figure_id)
) WITHOUT ROWID;
CREATE INDEX ix_claim_figure_figure_id ON claim_figure (figure_id);

CREATE TABLE claim_statement (
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    PRIMARY KEY (claim_id, statement_id)
) WITHOUT ROWID;
CREATE INDEX ix_claim_statement_statement_id ON claim_statement (statement_id);

CREATE TABLE model (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    revision VARCHAR NOT NULL,
    weights_sha256 VARCHAR NOT NULL,
    dim INTEGER NOT NULL,
    UNIQUE (name, revision, weights_sha256)
);

CREATE TABLE embedding (
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES model (id),
    vector BLOB NOT NULL,
    PRIMARY KEY (claim_id, model_id)
);

-- Every claim that came or went, in commit order. `chain` hashes this change together with the chain before it, so
-- that an index can tell whether it was built from this very history.
CREATE TABLE change (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    op VARCHAR NOT NULL,
    claim_id INTEGER NOT NULL,
    chain BLOB NOT NULL
);

CREATE TABLE annotation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    target VARCHAR NOT NULL,
    note VARCHAR,
    grade_source VARCHAR,
    grade_information VARCHAR,
    links VARCHAR NOT NULL,
    tags VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    created VARCHAR NOT NULL
);
CREATE INDEX ix_annotation_target ON annotation (target);

CREATE TABLE judgement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    a VARCHAR NOT NULL,
    b VARCHAR NOT NULL,
    decision VARCHAR NOT NULL,
    why VARCHAR,
    "by" VARCHAR NOT NULL,
    created VARCHAR NOT NULL
);
CREATE INDEX ix_judgement_a ON judgement (a, b);
CREATE INDEX ix_judgement_b ON judgement (b, a);

CREATE TABLE migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name VARCHAR NOT NULL,
    applied VARCHAR NOT NULL
);

-- What the word index holds of a claim. The index keeps no copy of the words: they are read through this view.
CREATE VIEW claim_words_source AS
SELECT
    claim.id AS id,
    claim.document_id AS document_id,
    claim.text AS text,
    document.title AS title,
    claim.speakers AS speaker,
    document.source AS outlet,
    document.published || ' ' || CASE substr(document.published, 6, 2)
        WHEN '01' THEN 'January' WHEN '02' THEN 'February' WHEN '03' THEN 'March' WHEN '04' THEN 'April'
        WHEN '05' THEN 'May' WHEN '06' THEN 'June' WHEN '07' THEN 'July' WHEN '08' THEN 'August'
        WHEN '09' THEN 'September' WHEN '10' THEN 'October' WHEN '11' THEN 'November' WHEN '12' THEN 'December'
        ELSE '' END AS dates
FROM claim JOIN document ON document.id = claim.document_id;

-- only sqlite
CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, title, speaker, outlet, dates,
    content = 'claim_words_source', content_rowid = 'id', tokenize = 'porter unicode61'
);

-- only postgresql
CREATE TABLE claim_words (
    claim_id BIGINT NOT NULL PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL,
    length BIGINT NOT NULL
);
-- only postgresql
CREATE INDEX ix_claim_words_words ON claim_words USING gin (words) WITH (fastupdate = off);
-- How many claims and words there are in all: what BM25 has to know, without counting.
-- only postgresql
CREATE TABLE claim_words_total (
    claims BIGINT NOT NULL,
    length BIGINT NOT NULL
);
-- only postgresql
INSERT INTO claim_words_total VALUES (0, 0);
