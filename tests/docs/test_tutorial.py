"""The tutorial and the README: every command in a `console` block runs, and prints what the page says."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["docs/tutorial.md"]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_HEREDOC = re.compile(r"<<'(\w+)'$")


def steps(page):
    """The commands of a page with the output it promises, in order."""
    for block in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        command, expected, until = None, [], None
        for line in block.splitlines():
            if until is not None:
                command += "\n" + line
                until = None if line == until else until
            elif line.startswith("$ "):
                if command is not None:
                    yield command, "\n".join(expected)
                command, expected = line[2:], []
                match = _HEREDOC.search(command)
                until = match[1] if match else None
            else:
                expected.append(line)
        if command is not None:
            yield command, "\n".join(expected)


@pytest.mark.parametrize("page", PAGES)
def test_page(page, tmp_path):
    """Each command exits 0 or 1, and its output fits the page; `...` stands for anything."""
    environment = os.environ | {
        "FACTCHECK_WORKSPACE": str(tmp_path / "desk"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "NO_COLOR": "1",
        "USER": "you",
    }
    checker = doctest.OutputChecker()
    count = 0
    for command, expected in steps(page):
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, executable="/bin/bash"
        )
        assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        if expected.strip():
            assert checker.check_output(expected + "\n", done.stdout, flags), (
                f"{command}\nsaid:\n{done.stdout}\n{done.stderr}"
            )
        count += 1
    assert count >= 8


def test_readme_shows_what_the_demo_says():
    """Each match that the README shows is one of `factcheck demo`, and the last line counts them all."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^\$ factcheck check .*?(?=^```)", readme, re.MULTILINE | re.DOTALL)
    command = [sys.executable, "-m", "factcheck", "demo"]
    said = subprocess.run(command, env=os.environ | {"COLUMNS": "98"}, capture_output=True, text=True, check=True)
    told = {_bare(part) for part in re.split(r"\n\s*\n", said.stdout)}
    parts = [_bare(part) for part in re.split(r"\n\s*\n", shown[0]) if not part.startswith("$")]
    assert len(parts) >= 6
    assert [part for part in parts if part not in told] == []


def _bare(text):
    return " ".join(text.split())
