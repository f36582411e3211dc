"""factcheck: who said which figure, where and when, and whether two of them can be compared at all.

The tour, in the order of the data's road:

1. `open_workspace(folder)` opens or makes a workspace, the folder that keeps everything.
2. `workspace.add(documents)` extracts figures and statements and keeps them; `read_inputs(["reports/"])` reads files.
3. `workspace.check(documents)` sets each claim of a text beside what is stored: agrees, conflicts, changed, related.
4. `workspace.search`, `conflicts` and `timeline` ask in other ways; `annotate` and `judge` add what people know.
5. `extract_documents(documents)` and `compare_pairs(pairs)` work without a workspace.

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.claims import Answer, Bound, Claim, Extraction, Figure, Quote, Role, Statement
    from factcheck.documents import Document, DocumentKind
    from factcheck.errors import FactcheckError
    from factcheck.extract.extractor import extract as extract_documents
    from factcheck.pairing import compare_pairs
    from factcheck.read.inputs import read_inputs
    from factcheck.store.filters import Filters
    from factcheck.workspace import Workspace

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Bound",
    "Claim",
    "Document",
    "DocumentKind",
    "Extraction",
    "FactcheckError",
    "Figure",
    "Filters",
    "Quote",
    "Role",
    "Statement",
    "Workspace",
    "compare_pairs",
    "extract_documents",
    "open_workspace",
    "read_inputs",
]
_HOMES = {
    "Document": "documents:Document",
    "DocumentKind": "documents:DocumentKind",
    "FactcheckError": "errors:FactcheckError",
    "Filters": "store.filters:Filters",
    "Workspace": "workspace:Workspace",
    "compare_pairs": "pairing:compare_pairs",
    "extract_documents": "extract.extractor:extract",
    "read_inputs": "read.inputs:read_inputs",
}


def open_workspace(folder: str | Path | None = None) -> Workspace:
    """Open the workspace in a folder, made if there is none; without a folder the one that the command line would use.

    Raises:
        NewerWorkspace, WorkspaceLocked, Unreadable: it cannot be used.
    """
    from factcheck.settings import load_settings
    from factcheck.workspace import Workspace

    return Workspace.open(load_settings(None if folder is None else str(folder)), create=True)


def __getattr__(name: str) -> Any:
    """The public names, each imported from its home when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    module, _, attribute = _HOMES.get(name, f"claims:{name}").partition(":")
    return getattr(import_module(f"factcheck.{module}"), attribute)
