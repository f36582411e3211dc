"""`python -m factcheck`, and the command `factcheck`."""

import sys


def main() -> None:
    """Run the command line; `--version` is answered before anything is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck import __version__

        print(f"factcheck {__version__}")  # noqa: T201
        return
    from factcheck.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
