"""schemathesis asks the API everything that its description allows: no failure of ours, no answer beside the schema."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings, strategies
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 12
"""Requests a call; `make schema` asks two hundred."""


@pytest.fixture(scope="module")
def described(shelf, tmp_path_factory):
    """The API of a desk on a copy of the shelf."""
    import shutil

    from factcheck.settings import load_settings
    from factcheck.web.application import application
    from factcheck.web.desk import Desk, Terms

    folder = tmp_path_factory.mktemp("described") / "workspace"
    shutil.copytree(shelf, folder)
    desk = Desk(load_settings(str(folder), {"FACTCHECK_AUTHOR": "Mara"}), Terms())
    made = schemathesis.openapi.from_asgi("/api", application(desk))
    with desk.reading() as workspace:
        one = workspace.store.extraction(next(iter(workspace.documents())).id)
        parts = [*one.claims[:2], *one.figures[:3], *one.statements[:1]]
        IDS[:] = [one.document.id, *(part.id_in(one.document) for part in parts)]
        IDS.extend(next(iter(kind())).id for kind in (workspace.sources, workspace.speakers))
    yield made
    desk.close()


CALLS = [
    "GET /api/status", "POST /api/check", "POST /api/extract", "POST /api/search", "POST /api/compare",
    "GET /api/conflicts", "GET /api/timeline", "GET /api/question/{figure}", "GET /api/claims", "GET /api/documents",
    "GET /api/sources", "GET /api/speakers", "GET /api/show/{identifier}", "GET /api/history/{identifier}",
    "GET /api/cite/{identifier}",
    "GET /api/raw/{document}", "GET /api/annotations", "POST /api/annotations", "PATCH /api/annotations/{name}",
    "DELETE /api/annotations/{name}", "GET /api/judgements", "POST /api/judgements", "DELETE /api/judgements",
    "GET /api/corrections", "POST /api/corrections", "POST /api/speakers/merge", "POST /api/speakers/split",
    "POST /api/speakers/undo",
    "GET /api/review", "POST /api/add", "GET /api/add/{job}",
]  # fmt: skip
SLOW = {"POST /api/add"}
"""Each of its requests starts a process: it is asked fewer of them."""


IDS: list[str] = []
"""Ids of what is stored: nobody guesses one, and half of all questions shall be about something that is there."""
NAMED = ("target", "a", "b", "identifier", "figure", "document")


def about(case, ids):
    """Put ids of stored things into the places of a question that name one."""
    given = iter(ids)
    for part in (case.path_parameters, case.query, case.body):
        if isinstance(part, dict):
            for name in NAMED:
                if isinstance(part.get(name), str):
                    part[name] = next(given)


def ask(described, call, examples, *, derandomize):
    """Ask one call as many requests as that, and check every answer."""
    method, _, path = call.partition(" ")

    pair = strategies.none() | strategies.lists(strategies.sampled_from(IDS), min_size=2, max_size=2)

    @given(described[path][method].as_strategy(), pair)
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=derandomize)
    def asked(case, ids):
        if ids is not None:
            about(case, ids)
        case.call_and_validate(checks=CHECKS)

    asked()


def test_every_call_is_asked(described):
    """The list above is all that there is."""
    listed = {f"{o.ok().method.upper()} {o.ok().path}" for o in described.get_all_operations()}
    assert listed == set(CALLS)


@pytest.mark.parametrize("call", CALLS)
def test_every_call(described, call):
    """What comes back is what the description says."""
    ask(described, call, 3 if call in SLOW else EXAMPLES, derandomize=True)


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_every_call_at_length(described, call):
    """The same with many more requests."""
    ask(described, call, 10 if call in SLOW else 200, derandomize=False)
