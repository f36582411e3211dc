-- What an encoder made of a figure in its sentence, by which figures of one question are known.

ALTER TABLE figure ADD COLUMN vector BLOB;
