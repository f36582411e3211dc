"""Cold starts, as ratios to `import sentence_transformers` taken in the same run. Prints a table and one JSON line.

Run with `make bench-cold`. Each command is a process of its own; the reports that come with the project are added to a
throw-away workspace first. Medians of ROUNDS rounds, the commands in turn, after one round that is not counted.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "reports.jsonl"
CLAIM = "Russia has massed 190,000 troops around Ukraine."
FACTCHECK = [sys.executable, "-m", "factcheck"]


def seconds(command, environment):
    """Wall seconds of one process."""
    started = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return time.perf_counter() - started


def main():
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"FACTCHECK_WORKSPACE": folder, "HF_HUB_OFFLINE": "1"}
        article = Path(folder) / "article.txt"
        article.write_text(json.loads(SEEDS.read_text(encoding="utf-8").splitlines()[0])["text"], encoding="utf-8")
        subprocess.run([*FACTCHECK, "add", str(SEEDS)], env=environment, capture_output=True, check=True)
        commands = {
            "import sentence_transformers": [sys.executable, "-c", "import sentence_transformers"],
            "factcheck --help": [*FACTCHECK, "--help"],
            "factcheck extract ARTICLE": [*FACTCHECK, "extract", str(article), "--json"],
            "factcheck check CLAIM": [*FACTCHECK, "check", CLAIM, "--published", "2022-02-19", "--json"],
        }
        rounds = [
            {name: seconds(command, environment) for name, command in commands.items()} for _ in range(ROUNDS + 1)
        ][1:]
    medians = {name: statistics.median(r[name] for r in rounds) for name in commands}
    base = medians["import sentence_transformers"]
    for name, median in medians.items():
        print(f"{name:32} {median:7.3f} s   {median / base:5.2f} x")
    print(json.dumps({name: {"seconds": round(m, 3), "ratio": round(m / base, 3)} for name, m in medians.items()}))


if __name__ == "__main__":
    main()
