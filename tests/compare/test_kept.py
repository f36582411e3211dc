"""What is kept of documents while figures are compared has a bound, whatever passes by."""

from factcheck.compare.evidence.evidence import names_of
from factcheck.compare.questions.phrases import MOST_DOCUMENTS, content_words, names_in, words_of_passage
from factcheck.compare.questions.questions import MOST_QUESTIONS, question_of
from factcheck.compare.questions.scenes import places_in, places_of_passage

LONG = " ".join(f"Ships reached Lisbon harbour {n}" for n in range(200))


def test_whole_documents_are_kept_in_one_place_only():
    """Long texts do not fill the caches that are meant for sentences."""
    sentences = content_words, names_in, places_in
    before = [function.cache_info().currsize for function in sentences]
    text = f"{LONG} and so on"
    assert {"ship", "lisbon"} <= words_of_passage(text)
    assert "lisbon" in names_of("", text)
    assert places_of_passage(text)
    assert [function.cache_info().currsize for function in sentences] == before


def test_bounds_of_what_is_kept():
    """A thousand documents and some thousand questions, no more."""
    for function in (names_of, words_of_passage, places_of_passage):
        assert function.cache_info().maxsize <= MOST_DOCUMENTS
    assert question_of.cache_info().maxsize == MOST_QUESTIONS
