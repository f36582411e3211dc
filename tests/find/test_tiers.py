"""The tiers: what is found among few, many and very many, through filters, and after coming and going."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.find import tiers
from factcheck.find.index import Index
from factcheck.find.tiers import Coarse, Flat, Tier, codes_for, tier_for

LIMITS = {
    Tier.FLAT: (10_000, 20_000),
    Tier.SCAN: (1_000, 20_000),
    Tier.CELLS: (500, 1_000),
}
FOUND = {Tier.FLAT: 0.9999, Tier.SCAN: 0.98, Tier.CELLS: 0.75}
"""Recall of the best ten to be reached here, where a third of few cells is read."""
TEXTS = [f"{number} barges near place{number % 37} on day{number % 91} of year{number % 13}" for number in range(1500)]


def sentences(count, dim=128, seed=0):
    """Vectors in the same clusters for every seed, a third of them near-paraphrases of others, of length one."""
    centres = np.random.default_rng(9).standard_normal((200, dim))
    dice = np.random.default_rng(seed)
    made = centres[dice.integers(200, size=count)] + dice.standard_normal((count, dim))
    again = dice.integers(count, size=count // 3)
    made[: len(again)] = made[again] + 0.3 * dice.standard_normal((len(again), dim))
    made = (made / np.sqrt(1 + np.arange(dim) / 16)).astype("f4")
    return np.ascontiguousarray(made / np.linalg.norm(made, axis=1, keepdims=True))


@pytest.mark.parametrize(
    ("count", "tier"),
    [(0, "flat"), (50_000, "flat"), (50_001, "rabitq"), (2_000_000, "rabitq"), (2_000_001, "ivf-rabitq")],
)
def test_the_tier_follows_the_number(count, tier):
    """Where the ways of searching change."""
    assert tier_for(count) == tier


@pytest.fixture(scope="module", params=[Tier.SCAN, Tier.CELLS])
def coarse(request):
    """Six thousand vectors with their codes, in cells or not."""
    vectors = sentences(6000)
    return Coarse(vectors, codes_for(request.param, vectors))


@pytest.mark.parametrize("tier", [Tier.SCAN, Tier.CELLS])
@pytest.mark.parametrize("size", [640, 6000, 16_000])
def test_shards_are_merged_to_the_same_codes(tier, size, monkeypatch):
    """Codes that are made a portion at a time by somebody else name the same candidates in the same order."""
    monkeypatch.setattr(tiers, "SHARD", size)
    vectors = sentences(6000)
    given = []

    def elsewhere(trained, portions):
        for portion in portions:
            given.append(len(portion))
            yield tiers.shard(trained, portion)

    here, merged = codes_for(tier, vectors), codes_for(tier, vectors, elsewhere)
    assert sum(given) == merged.ntotal == 6000
    assert max(given) <= size
    for one, two in zip(here.search(vectors[::50], 200), merged.search(vectors[::50], 200), strict=True):
        assert np.array_equal(one, two)


def test_coarse_codes_find_what_a_full_scan_finds(coarse):
    """Nearly all of the best ten, at their exact scores, and each once."""
    queries = sentences(200, seed=1)
    exact = np.sort(queries @ coarse.vectors.T, axis=1)[:, ::-1][:, :10]
    hits = 0
    for query, right, (found, scores) in zip(queries, exact, coarse.best(queries, 10, None), strict=True):
        assert len(set(found.tolist())) == 10
        assert np.allclose(scores, coarse.vectors[found] @ query, atol=1e-5)
        assert np.all(np.diff(scores) <= 0)
        hits += int(np.isclose(scores, right, atol=1e-5).sum())
    assert hits / exact.size > 0.97
    for right, (_, scores) in zip(exact, coarse.best(queries, 10, None, exact=True), strict=True):
        assert np.allclose(scores, right, atol=1e-5)


@pytest.mark.parametrize("share", [0.5, 0.05, 0.005, 0])
@pytest.mark.parametrize("visited", [100_000, 10])
def test_ten_allowed_ten_come(coarse, monkeypatch, share, visited):
    """At any selectivity, whether the allowed ones are read one by one or taken from the candidates."""
    monkeypatch.setattr(tiers, "VISITED_ONE_BY_ONE", visited)
    among = np.sort(np.random.default_rng(2).choice(6000, int(6000 * share), replace=False))
    queries = sentences(40, seed=3)
    hits = 0
    for query, (found, scores) in zip(queries, coarse.best(queries, 10, among), strict=True):
        assert len(found) == min(10, len(among))
        assert set(found.tolist()) <= set(among.tolist())
        right = np.sort(coarse.vectors[among] @ query)[::-1][:10]
        hits += int(np.isclose(scores, right, atol=1e-5).sum())
    assert hits >= 0.97 * 40 * min(10, len(among))


def test_allowed_ones_far_from_the_question_come_too(coarse, monkeypatch):
    """A filter that leaves only what the codes would never name is answered by reading it."""
    monkeypatch.setattr(tiers, "VISITED_ONE_BY_ONE", 10)
    query = coarse.vectors[0]
    far = np.sort(np.argsort(coarse.vectors @ query)[:50])
    ((found, scores),) = coarse.best(query[None], 10, far)
    assert np.allclose(scores, np.sort(coarse.vectors[far] @ query)[::-1][:10], atol=1e-5)
    assert len(found) == 10


def test_more_than_there_are(coarse):
    """A depth beyond all vectors gives all of them."""
    ((found, _),) = coarse.best(sentences(1, seed=4), 9000, None)
    assert sorted(found.tolist()) == list(range(6000))


def test_flat_is_exact_and_grows():
    """Vectors put at the end are found like the first."""
    vectors = sentences(300)
    flat = Flat(128, vectors[:200])
    flat.add(vectors[200:])
    assert np.array_equal(flat.at(np.array([0, 250])), vectors[[0, 250]])
    for at, (found, scores) in enumerate(flat.best(vectors, 1, None)):
        assert scores[0] == pytest.approx(1, abs=1e-5)
        assert np.allclose(vectors[found[0]], vectors[at], atol=1e-3)


@pytest.fixture(params=list(LIMITS))
def tier(request, monkeypatch):
    """Each tier at a size that a test can make."""
    flat, scanned = LIMITS[request.param]
    monkeypatch.setattr(tiers, "FLAT_UP_TO", flat)
    monkeypatch.setattr(tiers, "SCANNED_UP_TO", scanned)
    return request.param


def recall(index, encoder, store, questions):
    """The share of the ten best by full scan that the index finds."""
    rows, vectors = store.vectors(range(1, 5000))
    queries = encoder.encode(questions)
    shares = []
    for query, (found, scores) in zip(queries, index.search(queries, 10), strict=True):
        exact = np.sort(vectors @ query)[::-1][:10]
        assert len(found) == len(set(found.tolist())) == 10
        assert np.all(np.isin(found, rows))
        shares.append(np.mean(np.isclose(scores, exact, atol=1e-5)))
    return float(np.mean(shares))


def test_a_store_moves_to_its_tier_and_lives_on(store, enter, encoder, tier):
    """Written and opened again it answers as before; what comes is found, what goes is not, filters are exact."""
    enter(store, TEXTS)
    index = Index.open(store)
    index.rebuild()
    for opened in (index, Index.open(store)):
        assert opened.status.kind == tier
        assert opened.status.generation is not None
        assert recall(opened, encoder, store, [f"{n} barges near place{n % 37}" for n in range(40)]) > FOUND[tier]
    enter(store, ["a lighthouse shone over the estuary"])
    store.remove(TEXTS[700])
    for opened in (index, Index.open(store)):
        opened.refresh()
        lighthouse, gone = opened.search(encoder.encode(["a lighthouse shone", TEXTS[700]]), 10)
        assert lighthouse[0][0] == 1501
        assert 701 not in gone[0]
        assert (opened.status.replayed, opened.status.dropped) == (2, 1)
        chosen = np.array([5, 701, 1490, 1501, 7777])
        assert set(opened.search(encoder.encode(["barges"]), 10, chosen)[0][0].tolist()) == {5, 1490, 1501}
    assert Index.open(store).verify() is None


def test_many_changes_make_a_new_generation(store, enter, encoder, tier, monkeypatch):
    """When much came and went the index is written anew, and who had the old one open goes on with the new."""
    monkeypatch.setattr("factcheck.find.index.WORTH_A_FILE", 10)
    enter(store, TEXTS)
    reader = Index.open(store)
    reader.rebuild()
    before = reader.status.generation
    enter(store, [f"new mill {n}" for n in range(200)])
    for text in TEXTS[:100]:
        store.remove(text)
    assert Index(store).save_if_due()
    assert not Index(store).save_if_due()
    reader.refresh()
    assert reader.status.generation != before
    assert (reader.status.replayed, reader.status.dropped, len(reader)) == (0, 0, 1600)
    assert recall(reader, encoder, store, [f"new mill {n}" for n in range(0, 200, 20)]) > FOUND[tier]


def test_damaged_codes_are_noticed(store, enter, encoder, monkeypatch):
    """A flipped bit in the codes is as little served as one in the vectors."""
    monkeypatch.setattr(tiers, "FLAT_UP_TO", 1000)
    enter(store, TEXTS)
    Index.open(store).rebuild()
    (path,) = store.folder.glob("indexes/*.codes")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    assert "codes is damaged" in Index(store).verify()
    index = Index.open(store)
    assert index.status.rebuilt is None, "a large index is written anew at once"
    assert recall(index, encoder, store, TEXTS[:5]) > 0.98
