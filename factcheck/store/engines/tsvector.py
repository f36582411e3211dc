"""The word index on PostgreSQL: a tsvector a claim, found through a GIN index and ranked by BM25 in SQL.

PostgreSQL's own ranks know nothing of how rare a word is. BM25 is put together from what a tsvector does know: how many
claims hold a word, and how often one does, which is what `ts_rank_cd` with weights of one counts for a single word or
phrase. Constants and formula are those of FTS5 (k1 = 1.2, b = 0.75), so that both engines rank alike; they differ in
the stemmer (Snowball's English here, Porter's there) and in the stop words, which only this side drops.

Text is cut into words here, not by the server's parser: that one takes "10-15" for 10 and -15, and asks the locale of
the database what a letter is.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.store.filters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.store.engines.database import Database

MOST_WORDS = 20_000
"""Words of one claim that are indexed: a tsvector may not be longer than a megabyte."""
AT_ONCE = 500
K1, B = 1.2, 0.75
LEAST_WEIGHT = 1e-6
"""What a word counts that more than half of the claims hold, as in FTS5."""
_WORD = re.compile(r"[^\W_]+")
_SOURCE = "SELECT id, text, title, speaker, outlet, dates FROM claim_words_source"


def words_of(*texts: str | None) -> list[str]:
    """The words of some texts, in order, without case and accents.

    >>> words_of("10-15 per cent", None, "L’Équipe")
    ['10', '15', 'per', 'cent', 'l', 'equipe']
    """
    return [word for text in texts if text for word in _WORD.findall(fold(text))][:MOST_WORDS]


def enter(database: Database, claims: Sequence[int]) -> None:
    """Take in the words of these claims; the caller writes."""
    found = [(row, words_of(*texts)) for row, *texts in database.rows(f"{_SOURCE} WHERE id IN ?", [claims])]
    database.execute_many(
        "INSERT INTO claim_words (claim_id, words, length) VALUES (?, to_tsvector('english', ?), ?)",
        [(row, " ".join(words), len(words)) for row, words in found],
    )
    _count(database, len(found), sum(len(words) for _, words in found))


def leave(database: Database, claims: Sequence[int]) -> None:
    """Let go of the words of these claims; the caller writes."""
    lengths = [n for (n,) in database.rows("DELETE FROM claim_words WHERE claim_id IN ? RETURNING length", [claims])]
    _count(database, -len(lengths), -sum(lengths))


def _count(database: Database, claims: int, length: int) -> None:
    database.execute("UPDATE claim_words_total SET claims = claims + ?, length = length + ?", [claims, length])


def best(database: Database, words: Sequence[str], depth: int, claims: Sequence[int] | None) -> list[tuple[int, float]]:
    """The best claims by BM25, at most `depth`: row and score, best first, then by row."""
    asked = [" ".join(words_of(word)) for word in words]
    among = "" if claims is None else " AND claim_id IN ?"
    query = f"""
        WITH total AS (
            SELECT claims, length / greatest(claims, 1)::float8 AS mean FROM claim_words_total
        ), asked AS MATERIALIZED (
            SELECT number, query, (SELECT count(*) FROM claim_words WHERE words @@ query) AS holding
            FROM unnest(?::text[]) WITH ORDINALITY AS given (word, number),
                 phraseto_tsquery('english', word) AS query
            WHERE numnode(query) > 0
        ), weighed AS MATERIALIZED (
            SELECT number, query, greatest(ln((claims - holding + 0.5) / (holding + 0.5)), {LEAST_WEIGHT}) AS weight
            FROM asked, total WHERE holding > 0
        ), held AS (
            SELECT claim_id, number, weight, length, ts_rank_cd('{{1,1,1,1}}', words, query)::float8 AS times
            FROM weighed JOIN claim_words ON words @@ query{among}
        )
        SELECT claim_id, sum(
            weight::float8 * times * ({K1} + 1)::float8
            / (times + {K1}::float8 * (1 - {B} + {B} * length / mean)) ORDER BY number
        ) AS score
        FROM held, total GROUP BY claim_id ORDER BY score DESC, claim_id LIMIT ?
    """
    values = [asked, depth] if claims is None else [asked, claims, depth]
    return [(int(row), float(score)) for row, score in database.rows(query, values)]


def in_more_than(database: Database, word: str, most: int) -> bool:
    """Whether more than `most` claims hold the word."""
    query = (
        "SELECT count(*) FROM (SELECT 1 FROM claim_words WHERE words @@ phraseto_tsquery('english', ?) LIMIT ?) AS held"
    )
    return bool(database.value(query, [" ".join(words_of(word)), most + 1]) > most)


def whole(database: Database) -> bool:
    """Whether the index holds the words of every claim and nothing else."""
    seen = length = 0
    for portion in _portions(database):
        rows = [row for row, _ in portion]
        sizes = [len(words) for _, words in portion]
        same = (
            "SELECT count(*) FROM unnest(?::bigint[], ?::text[], ?::bigint[]) AS given (claim, body, size)"
            " JOIN claim_words ON claim_id = claim AND length = size AND words = to_tsvector('english', body)"
        )
        if database.value(same, [rows, [" ".join(words) for _, words in portion], sizes]) != len(portion):
            return False
        seen, length = seen + len(portion), length + sum(sizes)
    totals = database.row("SELECT claims, length FROM claim_words_total")
    return (
        totals is not None
        and (seen, length) == tuple(totals)
        and seen == database.value("SELECT count(*) FROM claim_words")
    )


def _portions(database: Database) -> Iterator[list[tuple[int, list[str]]]]:
    found = ((row, words_of(*texts)) for row, *texts in database.stream(f"{_SOURCE} ORDER BY id"))
    while portion := list(islice(found, AT_ONCE)):
        yield portion
