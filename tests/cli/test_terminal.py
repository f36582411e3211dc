"""A terminal: tables in which a document's text is text, whatever signs it holds."""

import json
import os
import pty
import re
import subprocess
import sys

STYLE = re.compile(r"\x1b\[[0-9;]*m")
TEXT = "Police counted 12 people in the [bold] Old Town\x1b[31m :smile: on Sunday."
SHOWN = "Police counted 12 people in the [bold] Old Town[31m :smile: on Sunday."


def on_terminal(*arguments, columns=300):
    """What a run writes to a terminal so wide: its own styles taken away, each line's end trimmed."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "factcheck", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        pieces = []
        try:
            while piece := os.read(ours, 1 << 16):
                pieces.append(piece)
        except OSError:  # how Linux says that the other side is closed
            pass
    os.close(ours)
    return STYLE.sub("", b"".join(pieces).decode()).replace("\r\n", "\n")


def test_the_text_of_a_document_is_text(factcheck, empty):
    """Brackets are no markup, colons no pictures, and no sign of a text reaches the terminal as a command."""
    line = json.dumps({"id": "odd", "source": "The [red]Gazette[/red]", "published": "2023-05-21", "text": TEXT})
    assert factcheck("add", "-", stdin=line).code == 0
    asked = "Police counted 14 people in the Old Town"
    for command in (["claims"], ["check", asked], ["show", "odd"], ["report", "odd"]):
        shown = on_terminal(*command)
        assert SHOWN in shown, command
        assert "The [red]Gazette[/red]" in shown
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", shown)
    narrow = on_terminal("claims", columns=60)
    assert factcheck("claims", "--json").records[0]["id"] in narrow
    assert SHOWN not in narrow


def test_a_closed_pipe_is_no_finding(factcheck, workspace):
    """Whoever stops reading gets the shell's code for it, not the 1 of --exit-code."""
    command = f"{sys.executable} -m factcheck export | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(command, shell=True, executable="/bin/bash", capture_output=True, text=True, env=os.environ)
    assert done.returncode in (0, 141)
    assert done.stderr == ""
