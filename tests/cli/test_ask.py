"""check, search, compare, conflicts, timeline."""

import json
import xml.etree.ElementTree as ET

CLAIM = "Some 50,000 people marched in Belgrade on Saturday."


def test_check_sets_the_claim_beside_history(factcheck, workspace):
    """The same question: one stored figure agrees, two conflict and are one origin."""
    record = factcheck("check", CLAIM, "--published", "2023-05-22", "--json").records[0]
    relations = {
        (m["document"]["doc"], m["figure"]["low"]): m["relation"]
        for m in record["matches"]
        if m["relation"] != "related"
    }
    assert relations == {("gazette", 12000): "conflicts", ("gazette", 50000): "agrees", ("courier", 12000): "conflicts"}
    assert record["summary"]["independent_origins"] == 2
    assert all(m["explanation"] for m in record["matches"])
    assert record["matches"][0]["asked"]["low"] == 50000


def test_exact_reads_every_vector(factcheck, workspace, monkeypatch):
    """`--exact` of check and search reaches the index, and in a small store changes nothing."""
    from factcheck.find.index import Index

    asked, search = [], Index.search

    def watched(self, *arguments, exact=False):
        asked.append(exact)
        return search(self, *arguments, exact=exact)

    monkeypatch.setattr(Index, "search", watched)
    for command in ("check", "search"):
        plain, proven = (factcheck(command, CLAIM, *option, "--json") for option in ((), ("--exact",)))
        assert plain.records == proven.records != []
    assert asked == [False, True, False, True]


def test_check_of_a_claim_without_figures_has_empty_figures(factcheck, workspace):
    """A text that holds no figure gives one object with empty figures."""
    record = factcheck("check", "The dam at Lowmere is not safe.", "--json").records[0]
    assert record["figures"] == []
    assert record["claim"]["text"] == "The dam at Lowmere is not safe."
    assert any(m["relation"] == "conflicts" and m["document"]["doc"] == "statement" for m in record["matches"])


def test_check_converts_units(factcheck, workspace):
    """Acres and hectares are one question: 40,000 acres are some 16,200 hectares."""
    record = factcheck(
        "check", "The wildfire near Lowmere burned about 16,000 hectares.", "--published", "2023-03-02", "--json"
    ).records[0]
    assert [m["relation"] for m in record["matches"] if m["document"]["doc"] == "marsh"] == ["agrees"]


def test_check_reads_a_file_and_names_each_document(factcheck, workspace, tmp_path):
    """--file takes whatever add takes; each line names the document it comes from."""
    path = tmp_path / "claims.jsonl"
    path.write_text(
        json.dumps({"id": "x", "text": CLAIM, "published": "2023-05-22"})
        + "\n"
        + json.dumps({"id": "y", "text": "Nothing here."})
        + "\n"
    )
    assert [r["doc"] for r in factcheck("check", "--file", path, "--json").records] == ["x", "y"]


def test_check_stores_nothing_unless_asked(factcheck, workspace):
    """Only --add keeps the text, after it was checked."""
    factcheck("check", CLAIM, "--json")
    assert len(factcheck("documents", "--json").records) == 4
    factcheck("check", CLAIM, "--add", "--json")
    assert len(factcheck("documents", "--json").records) == 5


def test_check_does_not_meet_itself(factcheck, workspace, reports_file):
    """A stored document that is checked again is not compared with itself."""
    records = factcheck("check", "--file", reports_file, "--json").records
    assert not [m for r in records for m in r["matches"] if m["document"]["doc"] == r["doc"]]


def test_check_limit_and_filters(factcheck, workspace):
    """--limit cuts the list, filters are exact."""
    record = factcheck("check", CLAIM, "--published", "2023-05-22", "--limit", "1", "--json").records[0]
    assert len(record["matches"]) == 1
    assert record["summary"]["found"] > 1
    record = factcheck("check", CLAIM, "--published", "2023-05-22", "--source", "inland courier", "--json").records[0]
    assert {m["document"]["source"] for m in record["matches"]} == {"Inland Courier"}


def test_a_judgement_outranks_the_machine(factcheck, workspace):
    """A person's decision on a pair stands in place of the machine's relation and comes first."""
    stored = next(r for r in factcheck("claims", "--json").records if r["doc"] == "courier")["id"]
    asked = factcheck("check", CLAIM, "--published", "2023-05-22", "--add", "--json").records[0]["claim"]["id"]
    assert factcheck("judge", asked, stored, "different", "--why", "another march", "--by", "Desk").code == 0
    first = factcheck("check", CLAIM, "--published", "2023-05-22", "--json").records[0]["matches"][0]
    assert (first["relation"], first["judged"]) == ("related", "Desk")
    assert "another march" in first["explanation"]


def test_check_in_a_pipe_and_bad_options(factcheck, workspace):
    """Tab-separated rows in a pipe; two ways of asking at once, a wrong date and an empty text are errors."""
    lines = factcheck("check", CLAIM, "--published", "2023-05-22").out.splitlines()
    assert lines[0].startswith("doc\tasked\trelation")
    assert factcheck("check").code == 2
    assert factcheck("check", CLAIM, "--published", "soon").code == 2
    assert factcheck("check", "-", stdin="  \n").code == 4
    named = factcheck("check", str(workspace / "factcheck.db"))
    assert (named.code, "that is the name of a file" in named.err, "--file" in named.err) == (2, True, True)
    assert factcheck("check", "Some 12,000 people \0 marched").code == 0
    assert factcheck("check", "long " * 3000).code == 0
    assert factcheck("check", CLAIM, "--since", "yesterday").code == 2


def test_search_ranks_and_filters(factcheck, workspace):
    """The nearest claim first; ten rows exist, ten rows come."""
    record = factcheck(
        "search", "how many demonstrators were in the Serbian capital", "--json", "--limit", "3"
    ).records[0]
    assert record["matches"][0]["document"]["doc"] in {"gazette", "courier"}
    everything = factcheck("search", "anything at all", "--json", "--limit", "50").records[0]["matches"]
    assert len(everything) == len(factcheck("claims", "--json").records)
    only = factcheck("search", "people", "--source", "Marsh Review", "--json", "--limit", "50").records[0]["matches"]
    assert {m["document"]["source"] for m in only} == {"Marsh Review"}
    assert len(only) == 2


def test_compare_needs_no_workspace(factcheck, empty):
    """Two texts, one relation, and no workspace is made."""
    record = factcheck(
        "compare", "12 people died in the flood.", "At least 30 people died in the flood.", "--json"
    ).records[0]
    assert record["relation"] == "conflicts"
    assert [(p["a"]["low"], p["b"]["low"]) for p in record["pairs"]] == [(12, 30)]
    assert not empty.exists()


def test_compare_a_file_of_pairs(factcheck, tmp_path):
    """Pairs come back under their ids; a broken line is told and skipped with exit code 4."""
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        '{"id": "p1", "a": {"text": "The town has 5,000 inhabitants."},'
        ' "b": {"text": "The town has about 5,100 inhabitants."}}\n'
        '{"id": "p2", "a": {"text": "x"}}\n'
    )
    run = factcheck("compare", "--file", path, "--json")
    assert [(r["id"], r["relation"]) for r in run.records] == [("p1", "agrees")]
    assert run.code == 4
    assert f"{path}:2" in run.err
    assert factcheck("compare", "only one").code == 2


def test_conflicts_lists_the_disputed_question(factcheck, workspace):
    """One question, three figures of two origins; --exit-code says that there are any."""
    run = factcheck("conflicts", "--json", "--exit-code")
    assert run.code == 1
    (dispute,) = run.records
    assert sorted(f["low"] for f in dispute["figures"]) == [12000, 12000, 50000]
    assert all({"claim", "document", "origin"} <= set(f) for f in dispute["figures"])
    conflicting = [p for p in dispute["pairs"] if p["relation"] == "conflicts"]
    assert [{p["a"]["doc"], p["b"]["doc"]} for p in conflicting] == [{"gazette", "courier"}]
    assert factcheck("conflicts", "--source", "Marsh Review", "--exit-code").code == 0


def test_a_judgement_settles_a_dispute(factcheck, workspace):
    """A pair judged different is no conflict any more."""
    dispute = factcheck("conflicts", "--json").records[0]
    pair = next(p for p in dispute["pairs"] if p["relation"] == "conflicts")
    ids = {(f["doc"], f["start"]): f["id"] for f in dispute["figures"]}
    a, b = (ids[side["doc"], side["start"]] for side in (pair["a"], pair["b"]))
    factcheck("judge", a, b, "different", "--why", "other counts")
    assert not factcheck("conflicts", "--json").records


def test_timeline_in_all_forms(factcheck, workspace, tmp_path):
    """JSON, a chart for the terminal, and an SVG that parses and names every figure."""
    record = factcheck("timeline", "people marching in Belgrade", "--json").records[0]
    assert sorted(p["low"] for p in record["points"]) == [12000, 12000, 50000]
    assert "12,000" in factcheck("timeline", "people marching in Belgrade").out
    svg = tmp_path / "chart.svg"
    factcheck("timeline", "people marching in Belgrade", "--svg", svg)
    titles = [element.text for element in ET.parse(svg).iter("{http://www.w3.org/2000/svg}title")]
    assert any("50,000" in title for title in titles)
    assert factcheck("timeline", "nothing like this at all", "--place", "Nowhere").out.startswith("No dated figures")
