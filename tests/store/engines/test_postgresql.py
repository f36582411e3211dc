"""PostgreSQL: what only a server does – other people's connections, restarts, rights, and the order of the log."""

from __future__ import annotations

import threading
import time

import pytest

from factcheck.errors import NewerWorkspace, NotFound, Unreachable, Unreadable, UsageError, WorkspaceLocked
from factcheck.store import Store, vectors
from factcheck.store.engines.opening import open_database
from factcheck.store.engines.postgresql import PostgresqlDatabase
from factcheck.store.moving import export_hash, move

ENGINES = ["postgresql"]


@pytest.fixture
def second(store, url, tmp_path):
    """Another process's view of the same records, with caches of its own."""
    with Store.open(tmp_path / "second", url=url) as opened:
        yield opened


def test_numbers_of_the_log_come_in_the_order_of_commits(store, second, make, card):
    """A writer held open before its commit keeps the next one from drawing a number: no reader can pass over it."""
    first_wrote, may_commit, seen = threading.Event(), threading.Event(), []

    def slow():
        with store.database.writing():
            store.add([make("1")], card)
            first_wrote.set()
            may_commit.wait(10)

    def fast():
        first_wrote.wait(10)
        second.add([make("2")], card)
        seen.append("second done")

    threads = [threading.Thread(target=work) for work in (slow, fast)]
    for thread in threads:
        thread.start()
    first_wrote.wait(10)
    with open_database(second.folder, store.database.url, create=False) as reader:
        time.sleep(0.3)
        # The second writer waits; the reader sees nothing yet, rather than 2 without 1.
        assert (seen, vectors.log_end(reader).seq) == ([], 0)
        may_commit.set()
        for thread in threads:
            thread.join(10)
        assert vectors.changed_since(reader, 0).tolist() == [1, 2]
    assert list(store.verify()) == []


def test_a_reader_that_replays_while_many_write_misses_nothing(store, url, tmp_path, make, card):
    """Four writers at once; a reader that notes the end of the log and reads on from there sees every claim."""
    done = threading.Event()

    def write(writer):
        with Store.open(tmp_path / f"w{writer}", url=url) as own:
            for number in range(25):
                own.add([make(f"{writer}{number:03d}")], card)
                if number % 5 == 4:
                    own.remove(next(d.id for d in own.documents() if f"{writer}{number:03d}" in d.document.text))

    threads = [threading.Thread(target=write, args=[writer]) for writer in range(1, 5)]
    for thread in threads:
        thread.start()
    seen, at = set(), 0
    while not done.is_set():
        if not any(thread.is_alive() for thread in threads):
            done.set()  # and once more
        with store.moment():
            changed = vectors.changed_since(store.database, at).tolist()
            at = vectors.log_end(store.database).seq
            there = set(store.vectors(changed)[0].tolist())
        seen = (seen - set(changed)) | there
    assert seen == {claim.row for claim in store.claims()}
    assert len(seen) == 80
    assert list(store.verify()) == []


def test_a_writer_that_waits_too_long_says_so(store, url, make, card):
    """A lock that is held too long is an error that names it; nothing was stored, and it works afterwards."""
    short = Store(PostgresqlDatabase.open(url, store.folder, create=False, busy_seconds=0.2))
    with store.database.writing(), pytest.raises(WorkspaceLocked, match="another process"):
        short.add([make()], card)
    assert short.add([make()], card)[0].status == "added"
    short.close()


def test_a_connection_that_was_cut_is_made_anew(store, second, make, card):
    """After the server ended the connection, questions and writing go on; a transaction in hand is an error."""
    store.add([make("1")], card)

    def cut():
        second.database.row(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE pid != pg_backend_pid() AND datname = current_database()"
        )
        time.sleep(0.05)

    cut()
    assert len(list(store.claims())) == 1
    cut()
    assert store.add([make("2")], card)[0].status == "added"

    def in_hand():
        with store.database.writing():
            store.add([make("3")], card)
            cut()
            store.add([make("4")], card)

    with pytest.raises(Unreachable):
        in_hand()
    assert len(list(store.documents())) == 2
    assert store.add([make("3")], card)[0].status == "added"


def test_a_user_who_may_only_read(store, url, postgresql, make, card):
    """Rights are the server's: without the right to write, questions are answered and adding is refused."""
    store.add([make()], card)
    name = url.rpartition("%3D")[2]
    with postgresql.connect() as owner:
        owner.execute(
            f"CREATE ROLE reader_{name} LOGIN; GRANT USAGE ON SCHEMA {name} TO reader_{name};"
            f" GRANT SELECT ON ALL TABLES IN SCHEMA {name} TO reader_{name}"
        )
    with Store.open(store.folder, url=url.replace("//postgres:", f"//reader_{name}:")) as reader:
        assert (len(list(reader.claims())), reader.writable) == (1, False)
        with pytest.raises(WorkspaceLocked, match="may not write"):
            reader.add([make("41")], card)
    with postgresql.connect() as owner:
        owner.execute(f"DROP OWNED BY reader_{name}; DROP ROLE reader_{name}")


def test_what_is_there_is_looked_at_before_it_is_used(schema, tmp_path):
    """Nothing there, another program's tables, and a newer layout are told apart; nothing is touched."""
    with pytest.raises(NotFound):
        Store.open(tmp_path, url=schema, create=False)
    with Store.open(tmp_path, url=schema) as store, store.database.writing():
        store.database.execute("INSERT INTO migration VALUES (99, 'later', 'then')")
    with pytest.raises(NewerWorkspace):
        Store.open(tmp_path, url=schema)


def test_another_programs_database(schema, postgresql, tmp_path):
    """Tables that are not ours are left alone."""
    with postgresql.connect() as owner:
        owner.execute(f"CREATE TABLE {schema.rpartition('%3D')[2]}.shopping (item text)")
    with pytest.raises(Unreadable, match="not one of factcheck's"):
        Store.open(tmp_path, url=schema)


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("mysql://desk:secret@host/base", UsageError),
        ("postgresql+psycopg://desk:secret@ho st/base?what=ever", UsageError),
        ("postgresql+psycopg://desk:secret@127.0.0.1:1/base", Unreachable),
        ("postgresql://desk:secret@nowhere.invalid/base", Unreachable),
    ],
)
def test_urls_that_lead_nowhere(url, error, tmp_path, monkeypatch):
    """Each is an error with a hint, soon, and never with the password in it."""
    from factcheck.store.engines import postgresql as module

    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.2)
    with pytest.raises(error) as raised:
        Store.open(tmp_path, url=url)
    assert raised.value.hint
    assert "secret" not in str(raised.value)


def test_moving_there_and_back(filled, url, tmp_path, make, card):
    """From the server to a file and back to the server: the exports are the same bytes at every station."""
    filled.annotate("a", by="Jó", note="see \x00 page 3", grade_source="B")
    filled.judge("a", "b", "different", by="Jó")
    filled.add([make(text="40 barges \ue000 and \x00 more")], card)
    before = export_hash(filled)
    with Store.open(tmp_path / "file") as file:
        moved = move(filled, file)
        assert (moved.copied, moved.documents, moved.sha256) == (5, 5, before)
        assert move(filled, file).copied == 0
        with filled.database.writing():
            filled.database.execute("DELETE FROM document")
            filled.database.execute("DELETE FROM annotation")
        file.add([make("77")], card)
        with pytest.raises(UsageError, match="not in this workspace"):
            move(filled, file)


def test_a_claim_longer_than_a_tsvector(store, make, card):
    """A claim of more words than can be indexed is stored whole, and found by its first words."""
    store.add([make(text="harbour " + " ".join(f"w{n}" for n in range(60_000)))], card)
    assert [row for row, _ in store.database.claims_with_words(["harbour"], 5)] == [1]
    assert list(store.verify()) == []
