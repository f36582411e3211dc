"""The house: public names, module sizes, and nothing that a stranger's checkout lacks."""

import re
import statistics
from pathlib import Path

import grimp

import factcheck

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "factcheck").rglob("*.py"))
LONGEST = 450
MEDIAN = 150


def test_public_names_can_be_had():
    """Every name in __all__ exists, sorted."""
    assert factcheck.__all__ == sorted(factcheck.__all__)
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None


def test_modules_are_short():
    """No module over 450 lines, the median under 150."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: n for name, n in lengths.items() if n > LONGEST}
    assert statistics.median(lengths.values()) < MEDIAN


def test_no_import_cycles():
    """No module imports itself by way of others; imports inside functions count."""
    graph = grimp.build_graph("factcheck", exclude_type_checking_imports=True)
    imports = {m: graph.find_modules_directly_imported_by(m) - {"factcheck"} for m in graph.modules}
    done, path = set(), []

    def visit(module):
        if module in path:
            raise AssertionError(" -> ".join([*path[path.index(module) :], module]))
        if module not in done:
            path.append(module)
            for imported in sorted(imports[module]):
                visit(imported)
            done.add(path.pop())

    for module in sorted(imports):
        visit(module)


def test_no_drawers():
    """A module with such a name wants a noun."""
    assert not [path for path in MODULES if re.match(r"(utils?|helpers?|misc|common|manager)\b", path.stem)]


def test_every_module_says_what_it_is():
    """Each module opens with a docstring, but for empty ones."""
    texts = {path: path.read_text(encoding="utf-8").strip() for path in MODULES}
    assert not [path for path, text in texts.items() if text and not text.startswith('"""')]


def test_every_setting_and_command_is_documented():
    """docs/formats.md names every command."""
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    names = re.findall(
        r"app\.command\(\)\((\w+)\)", "".join(p.read_text(encoding="utf-8") for p in MODULES if p.parent.name == "cli")
    )
    names += [
        "check",
        "search",
        "compare",
        "conflicts",
        "timeline",
        "claims",
        "documents",
        "sources",
        "speakers",
        "show",
        "import",
    ]
    assert not [name for name in names if name not in ("command", "load") and name not in page]
