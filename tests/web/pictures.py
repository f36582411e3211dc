"""The pictures in docs/images: the desk's pages as they are now, on the project's own reports.

    python tests/web/pictures.py [FOLDER]

A desk is served on the reports of seeds/, some of it is annotated and judged, and Debian's Chromium takes each picture.
They are kept small: a palette of 256 colours is enough for pages without photographs.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from browsing import ARGUMENTS, chromium
from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parents[2]
REPORTS, IMAGES = HERE / "seeds" / "reports.jsonl", HERE / "docs" / "images"
FACTCHECK = [sys.executable, "-m", "factcheck"]
ASKED = "/check?text=Russia+has+massed+190,000+troops+around+Ukraine.&published=2022-02-19"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


def annotated(client):
    """Note and judge something, as a desk that is used would show; gives the paths of the pages."""
    while not client.get("/api/conflicts").json()["fresh"]:
        time.sleep(0.5)
    questions = client.get("/api/conflicts", params={"limit": 50}).json()["conflicts"]
    figure = max(questions, key=lambda question: len(question["figures"]))["figures"][0]
    claim = figure["claim"]["id"]
    note = "Asked the ministry which units it counted; no answer yet."
    client.post("/api/annotations", json={"target": claim, "note": note, "grade": "3", "tags": ["asked"]})
    client.post("/api/annotations", json={"target": "source:pharos-wire", "grade": "B"})
    pair = client.get("/api/review").json()["pairs"][0]
    decided = {"a": pair["a"]["id"], "b": pair["b"]["id"], "decision": "conflict", "why": "both count the same day"}
    client.post("/api/judgements", json=decided)
    checked = client.get(ASKED.replace("/check?", "/check.json?")).json()["checked"][0]["matches"]
    while not client.get("/api/conflicts").json()["fresh"]:
        time.sleep(0.5)
    return {
        "check": ASKED,
        "check-narrow": ASKED,
        "conflicts": "/conflicts",
        "question": f"/question/{figure['id']}",
        "document": f"/d/{checked[1]['document']['id']}",
        "claim-dark": f"/c/{claim}",
        "review": "/review",
        "source": "/source/pharos-wire",
        "search-narrow": "/search?q=troops",
    }


def take(base, pages, folder):
    """Take a picture of each page: of its first screen, which is what a reader sees."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name, path in pages.items():
            narrow, dark = name.endswith("-narrow"), name.endswith("-dark")
            context = browser.new_context(
                base_url=base,
                viewport=NARROW if narrow else WIDE,
                device_scale_factor=2 if narrow else 1,
                color_scheme="dark" if dark else "light",
            )
            page = context.new_page()
            page.goto(path)
            file = folder / f"desk-{name}.png"
            page.screenshot(path=file)
            flat = Image.open(file).convert("RGB").quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            flat.save(file, optimize=True)
            print(f"{file} {file.stat().st_size // 1024} kB")
            context.close()
        browser.close()


def main():
    """Serve, annotate, take."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    with tempfile.TemporaryDirectory() as kept:
        os.environ["FACTCHECK_AUTHOR"] = "Mara Lind"
        subprocess.run([*FACTCHECK, "add", str(REPORTS), "--workspace", kept], check=True, stderr=subprocess.DEVNULL)
        command = [*FACTCHECK, "serve", "--port", "0", "--workspace", kept, "--processes", "1"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            base = "http://" + process.stderr.readline().partition("http://")[2].split()[0].rstrip("/")
            try:
                with httpx.Client(base_url=base, timeout=120) as client:
                    pages = annotated(client)
                take(base, pages, folder)
            finally:
                process.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
