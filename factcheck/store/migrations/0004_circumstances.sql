-- When and where a statement was made, for whom its speaker speaks, and whose words it repeats.

ALTER TABLE statement ADD COLUMN affiliation VARCHAR;
ALTER TABLE statement ADD COLUMN said_on VARCHAR;
ALTER TABLE statement ADD COLUMN said_at VARCHAR;
ALTER TABLE statement ADD COLUMN cited VARCHAR;
