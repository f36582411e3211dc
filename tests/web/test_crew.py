"""The crew: processes that search and compare for the desk."""

import os
import threading

import pytest
from deskside import asking, counted, dying, mistaken, number

from factcheck.errors import FactcheckError, NotFound
from factcheck.web.crew import LONG, Crew


@pytest.fixture
def crew(desk):
    """Two processes on a desk's workspace."""
    made = Crew(desk.settings, 2)
    yield made
    made.close()


def test_several_work_at_once_and_errors_come_as_they_are(crew):
    """Each thread is answered by one of two processes, none of them this one; what is wrong is told in full."""
    found = []
    threads = [threading.Thread(target=lambda: found.append(crew.ask(number))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 2
    assert os.getpid() not in found
    with pytest.raises(NotFound) as caught:
        crew.ask(mistaken, "nobody")
    assert caught.value.subject == "nobody"
    assert caught.value.hint


def test_a_process_that_dies_is_replaced(crew):
    """What killed it is told; whoever asks next is answered, by the other and by the one in its place."""
    with pytest.raises(FactcheckError, match="ended"):
        crew.ask(dying)
    assert crew.ask(counted) == crew.ask(counted) > 10


def test_long_texts_leave_a_process_to_short_ones(crew):
    """While one long text is read a second one waits, and a short question does not."""
    assert crew._long.acquire(blocking=False)
    late = threading.Thread(target=crew.read, args=(LONG, number))
    late.start()
    assert crew.read(1, number)
    assert late.is_alive()
    crew._long.release()
    late.join()


def parted(told):
    """An answer without its scores, and the scores.

    A process that has read much takes the bulk runtime, whose vectors differ in the last digits: where the processor
    has bfloat16, a score by .006.
    """
    scores = []

    def bare(part):
        if isinstance(part, list):
            return [bare(one) for one in part]
        if not isinstance(part, dict):
            return part
        scores.append(part.get("score") or 0.0)
        return {name: bare(value) for name, value in part.items() if name != "score"}

    return bare(told), scores


def test_pages_are_the_same_with_a_crew(opened):
    """What a desk with processes answers is what one without answers."""
    from factcheck.web.desk import Desk

    alone = opened()
    manned = Desk(alone.settings, alone.terms, 1)
    client, other = asking(alone), asking(manned)
    figure = client.get("/conflicts.json").json()["conflicts"][0]["figures"][0]
    paths = [
        "/check.json?text=190,000+troops+around+Ukraine.", "/search.json?q=troops", f"/question/{figure['id']}.json",
        f"/c/{figure['claim']['id']}.json", "/compare.json?a=12+people+died.&b=30+people+died.",
    ]  # fmt: skip
    manned.start()
    try:
        for path in paths:
            (theirs, scores), (ours, own) = parted(other.get(path).json()), parted(client.get(path).json())
            assert theirs == ours
            assert scores == pytest.approx(own, abs=0.02)
        assert other.get("/c/none").status_code == 404
    finally:
        manned.close()
