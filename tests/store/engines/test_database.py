"""The database in bad surroundings: newer files, foreign files, no permission, no room, other writers, sudden death."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time

import pytest

from factcheck.errors import NewerWorkspace, StoreFull, Unreadable, WorkspaceLocked
from factcheck.store import Store
from factcheck.store.engines.database import FILE
from factcheck.store.engines.sqlite import SqliteDatabase, check_layout
from factcheck.store.migrations import CURRENT

NOBODY = 65534
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="giving up rights takes a superuser")


def in_child(work):
    """Run `work` in a forked process; return what it returns as text, or the error's class and message."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            out = str(work())
        except BaseException as error:  # noqa: BLE001 -- reported to the parent
            out = f"{type(error).__name__}: {error}"
        os.write(writing, out.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        out = stream.read().decode()
    os.waitpid(child, 0)
    return out


@pytest.fixture
def public(tmp_path_factory):
    """A folder that every user may reach, unlike pytest's own."""
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_newer_workspace_is_not_touched(filled):
    """A layout that this version does not know is refused, byte for byte as it was."""
    path = filled.database.path
    filled.database.connection.execute("PRAGMA user_version = 99")
    filled.close()
    before = path.read_bytes()
    with pytest.raises(NewerWorkspace) as caught:
        Store.open(path.parent)
    assert caught.value.exit_code == 7
    assert "upgrade" in caught.value.hint
    assert path.read_bytes() == before
    assert {p.name for p in path.parent.iterdir()} <= {FILE, FILE + "-wal", FILE + "-shm"}


def test_a_database_of_another_program_is_not_touched(tmp_path):
    """A file that is a database, but not one of ours, is left alone."""
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE shopping (item)")
    other.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(Unreadable, match="not one of factcheck's"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is no database at all, only some text " * 50, b"SQLite format 3\x00" + b"\x01" * 5000]
)
def test_a_file_that_is_no_database(tmp_path, content):
    """Damage is named, with what to do."""
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        Store.open(tmp_path)
    assert caught.value.hint


def test_an_empty_file_becomes_a_workspace(tmp_path):
    """What a crash right after creation leaves is as good as nothing."""
    (tmp_path / FILE).touch()
    with Store.open(tmp_path) as store:
        assert len(store.uuid) == 32


@root_only
def test_a_folder_that_cannot_be_written_is_read(public, make, card):
    """Reading works without any right to write; adding says what is wrong."""
    with Store.open(public / "work") as store:
        store.add([make()], card)
    (public / "work").chmod(0o555)
    (public / "work" / FILE).chmod(0o444)

    def work():
        os.setuid(NOBODY)
        with Store.open(public / "work") as store:
            found = len(list(store.claims())), store.writable, list(store.verify())
            try:
                store.add([make("41")], card)
            except WorkspaceLocked as error:
                return found, error.exit_code, error.hint

    assert in_child(work) == str(((1, False, []), 7, "change its permissions or choose another --workspace"))


@root_only
def test_no_folder_can_be_made(public):
    """Where nothing can be made, nothing is half made."""
    (public / "closed").mkdir(mode=0o555)

    def work():
        os.setuid(NOBODY)
        return Store.open(public / "closed" / "work")

    assert in_child(work).startswith("WorkspaceLocked")


@root_only
def test_a_log_that_was_left_behind_is_not_missed(public, make, card):
    """Where the last writer died, its commits lie in the log: a reader without rights must see them, or refuse."""

    def die():
        store = Store.open(public / "work")
        store.add([make()], card)
        os.kill(os.getpid(), signal.SIGKILL)

    in_child(die)
    assert (public / "work" / (FILE + "-wal")).stat().st_size > 0
    (public / "work").chmod(0o555)

    def work():
        os.setuid(NOBODY)
        with Store.open(public / "work") as store:
            return len(list(store.claims()))

    assert in_child(work) == "1" or in_child(work).startswith("WorkspaceLocked")


def test_a_full_disk_loses_nothing(public, make, card):
    """When a file may not grow any more, the batch fails as a whole, and what was acknowledged is there."""
    import resource

    def work():
        kept = 0
        with Store.open(public / "work") as store:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
            try:
                for number in range(2000):
                    store.add([make(text=f"{number} barges " + "and more " * 200)], card)
                    kept = number + 1
            except StoreFull as error:
                return kept, len(list(store.documents())), error.exit_code
        return "never full"

    kept, found, code = ast.literal_eval(in_child(work))
    assert (kept, code) == (found, 4)
    with Store.open(public / "work") as store:
        assert len(list(store.documents())) == kept > 10
        assert list(store.verify()) == []
        assert store.add([make()], card)[0].status == "added"


def fill(store, make, card):
    """Add until the disk is full; return how many were acknowledged."""
    for number in range(2000):
        try:
            store.add([make(text=f"{number} barges " + "and more " * 200)], card)
        except StoreFull:
            return number
    pytest.fail("the disk never filled up")


@root_only
def test_a_full_filesystem(public, make, card):
    """The same on a real file system of three megabytes."""
    mount = public / "small"
    mount.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", mount], capture_output=True, check=False
    ).returncode:
        pytest.skip("no right to mount")
    try:
        with Store.open(mount) as store:
            kept = fill(store, make, card)
        with Store.open(mount) as store:
            assert len(list(store.documents())) == kept > 10
    finally:
        subprocess.run(["umount", mount], check=True)


def test_another_writer_is_waited_for_and_then_named(filled, make, card):
    """A lock that is held too long is an error that says so; the store works when it is gone."""
    path = filled.database.path
    short = Store(SqliteDatabase.open(path, create=False, busy_seconds=0.2))
    filled.database.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(WorkspaceLocked, match="another process"):
        short.add([make("90")], card)
    assert len(list(short.claims())) == 4
    filled.database.connection.execute("ROLLBACK")
    assert short.add([make("90")], card)[0].status == "added"
    short.close()


def test_readers_do_not_wait_for_a_writer(filled):
    """While another process writes, a workspace opens and reads at once."""
    filled.database.connection.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with Store.open(filled.folder) as other:
        assert len(list(other.claims())) == 4
    assert time.monotonic() - began < 2
    filled.database.connection.execute("ROLLBACK")


def test_a_transaction_inside_another_joins_it(filled, make, card):
    """What is done inside is undone with the whole."""

    def broken_off():
        with filled.database.writing():
            filled.add([make("90")], card)
            raise KeyError

    with pytest.raises(KeyError):
        broken_off()
    assert len(list(filled.documents())) == 4
    assert filled.add([make("90")], card)[0].status == "added"


def test_two_writers_at_once(tmp_path, make, card):
    """Two processes that add at once both succeed, also when neither found a workspace; the log is in order."""
    children = []
    for writer in range(2):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with Store.open(tmp_path / "work") as store:
                    for number in range(25):
                        store.add([make(f"{writer + 1}{number:03d}")], card)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    with Store.open(tmp_path / "work") as store:
        assert len(list(store.documents())) == 50
        assert list(store.verify()) == []


@pytest.mark.parametrize("statement", [0, 1, 2])
def test_a_workspace_that_another_makes_meanwhile_is_no_foreign_file(tmp_path, statement):
    """Whenever the other process gets between: what is read of a file is read at one moment."""
    path = tmp_path / FILE
    looking = sqlite3.connect(path, isolation_level=None)
    seen = []

    def made_meanwhile(sql):
        if len(seen) == statement:
            SqliteDatabase.open(path, create=True).close()
        seen.append(sql)

    looking.set_trace_callback(made_meanwhile)
    assert check_layout(looking, path) in (0, CURRENT)
    looking.close()


KILLED = textwrap.dedent("""
    import sys, os
    sys.path.insert(0, sys.argv[2])
    from pathlib import Path
    from conftest import entry, CARD
    from factcheck.store import Store
    with Store.open(Path(sys.argv[1])) as store:
        for number in range(int(sys.argv[3]), 10**6):
            added = store.add([entry(str(number), key=f"k{number}"), entry(str(number), key=f"l{number}")], CARD)
            os.write(1, f"{added[0].document.id} {added[1].document.id}\\n".encode())
            if number % 7 == 3:
                store.remove(f"l{number}")
                os.write(1, f"- {added[1].document.id}\\n".encode())
""")


def test_what_was_acknowledged_survives_kill(tmp_path):
    """A process killed at any moment loses nothing that it acknowledged, and leaves a store that is whole."""
    from pathlib import Path

    kept, gone, kills = set(), set(), 0
    for number in range(6):
        command = [sys.executable, "-c", KILLED, tmp_path / "work", Path(__file__).parents[1], str(number * 10_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            acknowledged = [child.stdout.readline()]
            time.sleep(0.05 + 0.037 * number)
            child.kill()
            acknowledged += child.stdout.read().splitlines(keepends=True)
        kills += child.returncode == -signal.SIGKILL
        for line in (line.decode().split() for line in acknowledged if line.endswith(b"\n")):
            if line[0] == "-":
                kept.discard(line[1])
                gone.add(line[1])
            else:
                kept.update(line)
        with Store.open(tmp_path / "work") as store:
            assert list(store.verify()) == []
            missing = kept - store.has(kept)
            # The last removal may have been done without being acknowledged.
            assert len(missing) <= 1
            assert not store.has(gone)
            kept -= missing
    assert kills == 6
    assert len(kept) > 50


def test_a_damaged_file_is_noticed(filled):
    """Bytes overwritten in the file itself are found by the database's own check."""
    filled.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = filled.database.path
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\x7f" * 8192
    path.write_bytes(content)
    filled.database.connection.execute("PRAGMA cache_size = 0")
    problems = list(filled.verify())
    assert problems
    assert problems[0].kind.value == "database"
