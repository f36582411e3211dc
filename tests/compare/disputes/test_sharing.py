"""Sharing: every share of the work is done, whatever becomes of the copies that do it."""

import os
import pickle
import threading
import time
from dataclasses import fields

import pytest

from factcheck.compare.disputes.sharing import WORTH_SHARING, Share, ahead, shared, still_wanted, worth_having
from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import Reason, Relation
from factcheck.compare.relations import Comparison


def test_each_share_is_done_once_and_in_a_process_of_its_own():
    """The first here, the others in copies, which know what this process knows; the results come in order."""
    known = list(range(100))
    found = shared(lambda share: (share.number, os.getpid(), sum(known[share.number :: share.of])), 3)
    assert [number for number, _, _ in found] == [0, 1, 2]
    assert found[0][1] == os.getpid()
    assert len({process for _, process, _ in found}) == 3
    assert sum(total for _, _, total in found) == sum(known)


@pytest.mark.parametrize("more", [0.0, 0.15, 1.0])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 100])
def test_the_parts_of_all_shares_are_the_whole(count, more):
    """One after the other; none of them much longer than another but the first, by as much as is wanted."""
    things = list(range(count))
    parts = [Share(number, 3).part(things, more) for number in range(3)]
    assert [thing for part in parts for thing in part] == things
    lengths = [len(part) for part in parts]
    assert max(lengths[1:]) - min(lengths[1:]) <= 1
    assert lengths[0] == pytest.approx((1 + more) * count / (3 + more), abs=1)


@pytest.mark.parametrize("end", [lambda: os._exit(1), lambda: os.kill(os.getpid(), 9), lambda: 1 / 0])
def test_the_share_of_a_copy_that_dies_is_done_here(end, capfd):
    """As if it had never been given away."""
    here = os.getpid()

    def work(share):
        if os.getpid() != here:
            end()
        return share

    assert shared(work, 2) == [Share(0, 2), Share(1, 2)]
    assert capfd.readouterr().err == ""


def test_questions_travel_whole_but_for_their_kin(answer):
    """Whose kin they are is told anew where they arrive: a number means nothing in another process."""
    told = answer("Police counted 20,000 people in Lisbon.", "20,000", measure="people", place="Lisbon")
    question = question_of(told)
    found = pickle.loads(pickle.dumps(question))
    names = [field.name for field in fields(question)]
    assert [getattr(found, name) for name in names] == [getattr(question, name) for name in names]
    assert pickle.dumps(question).count(b"kin") == 0


def test_a_copy_works_ahead():
    """All of it in one copy, which goes on while a piece is used; the results come in the order of the pieces."""
    with ahead(lambda piece: (piece, os.getpid()), range(100), 2) as found:
        told = list(found)
    assert [piece for piece, _ in told] == list(range(100))
    (copy,) = {process for _, process in told}
    assert copy != os.getpid()


def test_what_a_copy_that_dies_has_not_sent_is_done_here():
    """The pieces before are its own."""
    here = os.getpid()

    def work(piece):
        if piece == 3 and os.getpid() != here:
            os.kill(os.getpid(), 9)
        return piece, os.getpid() == here

    with ahead(work, range(6), 2) as found:
        assert list(found) == [(piece, piece >= 3) for piece in range(6)]


def test_a_copy_ends_when_no_more_is_wanted():
    """Though it would have gone on for an hour, and waits for somebody to take what it has done."""
    with ahead(lambda piece: [piece] * 100_000, range(10_000), 2) as found:
        assert next(found) == [0] * 100_000
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("pieces", [[], [1, 2]])
def test_nothing_is_forked_for_one_process_or_for_nothing(pieces):
    """Each piece is worked on as it is asked for."""
    with ahead(lambda piece: (piece, os.getpid()), pieces, 2 if not pieces else 1) as found:
        assert list(found) == [(piece, os.getpid()) for piece in pieces]


def test_comparisons_travel_whole():
    """With every part."""
    told = Comparison(Relation.CHANGED, Reason.TIME, 0.5, "later", same_origin=True, revision=True, withdrawn=True)
    assert pickle.loads(pickle.dumps(told)) == told


def test_one_process_does_all():
    """Without a copy."""
    assert shared(lambda share: (share, os.getpid()), 1) == [(Share(0, 1), os.getpid())]


def test_beside_another_thread_nothing_is_forked():
    """What that thread holds locked would stay locked in the copy."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert worth_having(WORTH_SHARING) == 1
    finally:
        stop.set()
        thread.join()


def test_a_copy_whose_first_process_is_gone_ends():
    """It looks before every piece: of a thousand only the one is done that came before."""
    reading, writing = os.pipe()
    first = os.fork()
    if not first:
        own = os.getpid()

        def work(share):
            if share.number == 0:
                time.sleep(0.2)
                os._exit(0)
            done = []
            for piece in still_wanted(range(1000)):
                done.append(piece)
                while os.getppid() == own:
                    time.sleep(0.01)
            os.write(writing, str(done).encode())

        shared(work, 2)
    os.close(writing)
    os.waitpid(first, 0)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b"[0]"


def test_who_started_the_first_process_does_not_matter():
    """It works on when the shell that called it ends."""
    reading, writing = os.pipe()
    shell = os.fork()
    if not shell:
        if not os.fork():
            pieces = still_wanted(range(3))
            done = [next(pieces)]
            time.sleep(0.2)
            os.write(writing, str([*done, *pieces]).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(shell, 0)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b"[0, 1, 2]"
