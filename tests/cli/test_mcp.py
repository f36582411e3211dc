"""The tools for assistants, over the real protocol."""

import json
import os
import sys

import anyio
import pytest
from mcp import Client, StdioServerParameters

from factcheck.cli.mcp import server


@pytest.fixture
def ask(workspace):
    """Calls a tool of a server over the workspace."""
    from factcheck import open_workspace

    def call(tool, *, annotate=False, **arguments):
        async def talk():
            async with Client(server(space, annotate=annotate)) as client:
                names = {t.name: t for t in (await client.list_tools()).tools}
                result = await client.call_tool(tool, arguments) if tool in names else None
                return names, result

        with open_workspace(workspace) as space:
            return anyio.run(talk)

    return call


def test_tools_only_read(ask):
    """Four tools, all of them marked as reading; writing ones only where they were asked for."""
    names, _ = ask("")
    assert set(names) == {"search", "check", "conflicts", "show"}
    assert all(tool.annotations.read_only_hint for tool in names.values())
    assert all(tool.description for tool in names.values())
    assert set(ask("", annotate=True)[0]) - set(names) == {"annotate", "judge"}


def test_answers_carry_quotes_and_offsets(ask):
    """Each match has the sentence with its place in a document."""
    _, result = ask("check", claim="50,000 people marched in Belgrade on Saturday.", published="2023-05-21")
    (checked,) = result.structured_content["claims"]
    for match in checked["matches"]:
        shown = ask("show", identifier=match["claim"]["id"])[1].structured_content
        assert shown["text"] == match["claim"]["text"]
        assert match["claim"]["end"] - match["claim"]["start"] == len(match["claim"]["text"])
        assert match["document"]["source"]
    assert {"agrees", "conflicts"} <= {m["relation"] for m in checked["matches"]}
    found = ask("search", text="march in the Serbian capital", limit=2, source="Inland Courier")[1].structured_content
    assert [m["document"]["doc"] for m in found["matches"]] == ["courier"]
    assert ask("conflicts")[1].structured_content["conflicts"][0]["figures"]


def test_errors_are_told(ask):
    """An unknown id is an error with a reason, not a crash."""
    _, result = ask("show", identifier="nothing")
    assert result.is_error
    assert "nothing" in result.content[0].text


def test_notes_of_an_assistant_are_signed(ask, factcheck):
    """What it adds says who added it."""
    ask("annotate", annotate=True, target="gazette", note="see the courier")
    (note,) = factcheck("annotations", "list", "--json").records
    assert (note["note"], note["by"]) == ("see the courier", "assistant")


def test_the_command_speaks_the_protocol(workspace):
    """`factcheck mcp` answers over standard input and output."""

    async def talk():
        command = StdioServerParameters(
            command=sys.executable,
            args=["-m", "factcheck", "mcp"],
            env=dict(os.environ, FACTCHECK_WORKSPACE=str(workspace)),
        )
        async with Client(command) as client:
            return await client.call_tool("show", {"identifier": "courier"})

    result = anyio.run(talk)
    assert json.loads(result.content[0].text)["doc"] == "courier"
