"""`python -m factcheck`, and the command `factcheck`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line; `--version` is answered before anything is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck import __version__

        print(f"factcheck {__version__}")  # noqa: T201
        return
    # One question is answered soonest by one thread: on busy cores two spend their time waiting for each other (2.9
    # times as long over 63 checks). Bulk work runs on torch, which has threads of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from factcheck.cli.app import run

    if sys.argv[1:2] == ["conflicts"]:
        gc.disable()  # what it makes is needed until it is told: to look through it took a twentieth of the time
    outcome = run(sys.argv[1:])
    gc.freeze()  # nothing is looked through once more before the process ends
    sys.exit(outcome)


if __name__ == "__main__":
    main()
