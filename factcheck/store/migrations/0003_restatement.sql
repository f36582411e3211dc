-- A figure said again in brackets in another unit: "810 sq km (313 square miles)" is one figure.

ALTER TABLE figure ADD COLUMN restatement VARCHAR;
