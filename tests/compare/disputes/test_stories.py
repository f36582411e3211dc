"""Stories: which documents belong together, by their words."""

from factcheck.compare.disputes.blocks import Blocks, keys_of
from factcheck.compare.disputes.stories import NEAREST, links, story_keys
from factcheck.compare.questions.questions import question_of

DAM = "The spillway of the Ashtun dam gave way after the rains."
PORT = "Dockers at the quay walked out over shifts."


def test_texts_that_share_rare_words_are_linked():
    """Words that all texts have tell nothing."""
    texts = [DAM, PORT, "Ashtun: rains tore out the spillway, an engineer told reporters.", "Shifts end, dockers say."]
    assert links([f"Monday. {text}" for text in texts]) == [(0, 2), (1, 3)]


def test_a_text_without_a_like_is_linked_with_none():
    """Nor are no texts, or one."""
    assert links(["apples", "pears"]) == []
    assert links([]) == []
    assert links(["apples"]) == []


def test_each_text_seeks_the_nearest_only():
    """However many tell its story."""
    found = links([f"Flood at Ashtun, report {'river ' * n}" for n in range(12)] + [PORT])
    assert len(found) <= 12 * NEAREST
    assert links([f"Flood at Ashtun, report {'river ' * n}" for n in range(12)] + [PORT]) == found


def test_figures_of_one_story_meet_whatever_they_count(answer):
    """In one dimension: a share does not meet a count."""
    one = answer(f"{DAM} Some 90 spillways are gone.", "90", measure="spillways", place="Lodva")
    other = answer(
        "After the rains the spillway of Ashtun gave way: 140 gates lost.", "140", measure="gates", place="Merin"
    )
    share = answer("The rains cut the spillway of the Ashtun by 40 %.", "40", unit="percent", measure="width")
    far = answer(f"{PORT} They were 300.", "300", measure="dockers")
    questions = [question_of(a) for a in (one, other, share, far)]
    keys = story_keys(questions)
    assert set(keys[0]) & set(keys[1])
    assert not set(keys[0]) & set(keys[2])
    met = set()
    for ones, others in Blocks(keys_of(questions), ["", "", "", ""]).pairs():
        met |= {(min(pair), max(pair)) for pair in zip(ones.tolist(), others.tolist(), strict=True)}
    assert (0, 1) in met
    assert (0, 3) not in met
