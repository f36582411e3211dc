"""Deadlines: what never ends is given up, what only takes long is not."""

import signal
import threading
import time

from factcheck.errors import Damaged
from factcheck.read.deadlines import in_time


def slowly(*seconds):
    """An item after each of so many seconds."""
    for number, wait in enumerate(seconds):
        until = time.monotonic() + wait
        while time.monotonic() < until:
            pass
        yield number


def test_what_never_ends_is_given_up():
    """The items before come, then the error, and the clock is put back as it was."""
    before = signal.getsignal(signal.SIGALRM)
    *found, error = in_time(slowly(0, 0, 30, 0), 0.2, "a.pdf")
    assert found == [0, 1]
    assert isinstance(error, Damaged)
    assert error.subject == "a.pdf"
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_many_items_may_take_long_together():
    """Only the time for one counts, and not what is done between them."""
    assert list(in_time(slowly(*[0.1] * 5), 0.3, "a.warc")) == [0, 1, 2, 3, 4]
    for _ in in_time(slowly(0, 0), 0.05, "a.warc"):
        time.sleep(0.1)


def test_a_library_cannot_swallow_the_bell():
    """A reader that catches every exception is ended all the same."""

    def stubborn():
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # noqa: BLE001 -- as careless libraries do
                continue
            if threading.current_thread() is None:
                yield 1

    (error,) = in_time(stubborn(), 0.2, "a.docx")
    assert isinstance(error, Damaged)


def test_other_threads_have_no_clock():
    """Away from the main thread items come without one."""
    found = []
    thread = threading.Thread(target=lambda: found.extend(in_time(slowly(0.1), 0.01, "a.html")))
    thread.start()
    thread.join()
    assert found == [0]
