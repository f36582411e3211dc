-- What people add, with its history: versions of annotations, corrections of what the machine found, saved questions;
-- and what readers know of a document beside its text.

ALTER TABLE annotation ADD COLUMN name VARCHAR NOT NULL DEFAULT '';
ALTER TABLE annotation ADD COLUMN action VARCHAR NOT NULL DEFAULT 'made';
ALTER TABLE annotation ADD COLUMN selector VARCHAR;
-- only sqlite
UPDATE annotation SET name = 'note:' || printf('%010x', id);
CREATE INDEX ix_annotation_name ON annotation (name);

CREATE TABLE correction (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    target VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    changes VARCHAR NOT NULL,
    why VARCHAR,
    "by" VARCHAR NOT NULL,
    created VARCHAR NOT NULL
);
CREATE INDEX ix_correction_target ON correction (target);

CREATE TABLE watch (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    query VARCHAR NOT NULL UNIQUE,
    "by" VARCHAR NOT NULL,
    created VARCHAR NOT NULL,
    seen INTEGER NOT NULL
);

-- `state` is suggested, confirmed or rejected; `machine` keeps, as JSON, the values that a correction stands in place of.
ALTER TABLE figure ADD COLUMN state VARCHAR NOT NULL DEFAULT 'suggested';
ALTER TABLE figure ADD COLUMN machine VARCHAR;
ALTER TABLE statement ADD COLUMN state VARCHAR NOT NULL DEFAULT 'suggested';
ALTER TABLE statement ADD COLUMN machine VARCHAR;

-- `pages` is a JSON list of the offsets at which pages begin; `language` a two-letter code where it was told.
ALTER TABLE document ADD COLUMN language VARCHAR;
ALTER TABLE document ADD COLUMN pages VARCHAR;
ALTER TABLE document ADD COLUMN retrieved VARCHAR;
