"""The browser that the tests of the desk drive: whichever Chromium the machine has."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
REQUIRED = "FACTCHECK_BROWSER"


def chromium():
    """Where it is; None where there is none."""
    return next((found for found in map(shutil.which, NAMES) if found is not None), None)


def required():
    """Whether a machine without one has failed, as in CI, rather than leaves the tests out."""
    return os.environ.get(REQUIRED) == "required"
