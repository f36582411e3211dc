"""The command line: its commands, and the one place where an error becomes three lines and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer
import typer.exceptions

from factcheck.cli import annotate, ask, browse, cite, collect, correct, demo, keep, mcp, report, serve, speakers, watch
from factcheck.cli.output import complain
from factcheck.errors import FactcheckError, Unreadable, UsageError

GREETING = """factcheck sets a new claim beside what others said before: who said which figure, where and when.

  factcheck demo                                      see it work on the reports that come with it
  factcheck add reports/ wire.jsonl                   read documents and keep their claims
  factcheck check "100,000 troops near Kupiansk"      what does history say?
  factcheck conflicts                                 which figures contradict each other?

factcheck --help lists every command, factcheck COMMAND --help its options."""
INTERRUPTED = 130
BROKEN_PIPE = 141

app = typer.Typer(
    name="factcheck",
    help="Set a new claim beside what others said before. It never says who is right; it shows who said what.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for part in (collect, ask, annotate, correct, watch, report, browse, speakers, cite, keep, serve, mcp, demo):
    part.register(app)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code (docs/formats.md lists them)."""
    if not arguments:
        sys.stdout.write(GREETING + "\n")
        return 0
    try:
        outcome = app(args=list(arguments), prog_name="factcheck", standalone_mode=False)
    except FactcheckError as error:
        complain(error, as_json="--json" in arguments)
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted; what was acknowledged is kept\n")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except SystemExit:
        return BROKEN_PIPE  # Typer's own answer to a reader who closed the pipe
    except OSError as error:
        if error.filename is None:
            raise
        refused = Unreadable(
            f"cannot be used ({(error.strerror or str(error)).lower()})",
            subject=str(error.filename),
            hint="see that it is there and yours",
        )
        complain(refused, as_json="--json" in arguments)
        return refused.exit_code
    except typer.exceptions.TyperException as error:
        context = getattr(error, "ctx", None)
        hint = f"{'factcheck' if context is None else context.command_path} --help"
        complain(UsageError(error.format_message(), hint=hint), as_json="--json" in arguments)
        return UsageError.exit_code
    except typer.Abort:
        return INTERRUPTED
    return outcome if isinstance(outcome, int) else 0
