"""How many dates and stretches of days of a date test bed are found and read right.

    python tests/accuracy/date_coverage.py DateTimeModel.json [--missed N]

The file is that of microsoft/Recognizers-Text (MIT), which is not part of the project: a list of entries with `Input`,
`Context.ReferenceDateTime` and `Results` of `Text`, `Start`, `End` (inclusive), `TypeName`, `Resolution.values`. Its
sentences are requests to an assistant, so where it offers a past and a future reading either counts; times of day,
durations and repetitions are no dates and are left out.

"found": an expression overlaps the one expected; "overlap": its period shares days with an expected one; "near": both
ends lie within a day of an expected one (the file leaves out the last day of a stretch); "equal": to the day. Relative
expressions are those whose text has no digit.
"""

import argparse
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from factcheck.text.dates.dates import find_dates
from factcheck.text.dates.periods import Period

KINDS = ("datetimeV2.date", "datetimeV2.daterange")


def periods_of(result):
    """The periods that a result may mean; ends of ranges are exclusive in the file."""
    out = []
    for value in result["Resolution"]["values"]:
        try:
            if value.get("value", "not resolved") != "not resolved":
                out.append(Period.day(date.fromisoformat(value["value"][:10])))
            elif "start" in value and "end" in value:
                first = date.fromisoformat(value["start"][:10])
                out.append(Period(first, max(first, date.fromisoformat(value["end"][:10]) - timedelta(days=1))))
        except ValueError:
            continue
    return out


def _near(one, other):
    return abs((one.first - other.first).days) <= 1 and abs((one.last - other.last).days) <= 1


def measure(entries):
    """Counts by kind, and what was missed as (input, reference, text, expected, found)."""
    counts, missed = Counter(), []
    for entry in entries:
        reference = (entry.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
        found = find_dates(entry["Input"], reference)
        for result in entry["Results"]:
            kind = result.get("TypeName") or result.get("Typename")
            expected = periods_of(result) if kind in KINDS else []
            if not expected:
                continue
            name = kind.rpartition(".")[2]
            names = (name, "relative" if not any(c.isdigit() for c in result["Text"]) else "with digits")
            over = [d for d in found if d.span.start <= result["End"] and result["Start"] < d.span.end]
            read = [d.period for d in over if d.period is not None]
            reached = {
                "all": True,
                "found": bool(over),
                "overlap": any(p.overlaps(e) for p in read for e in expected),
                "near": any(_near(p, e) for p in read for e in expected),
                "equal": any(p == e for p in read for e in expected),
            }
            counts.update((n, key) for n in names for key, yes in reached.items() if yes)
            if not reached["near"]:
                wanted, got = " | ".join(map(str, expected)), " | ".join(map(str, read)) or "-"
                missed.append((entry["Input"], reference, result["Text"], wanted, got))
    return counts, missed


def main():
    """Print the coverage by kind, and on request what was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--missed", type=int, default=0)
    arguments = parser.parse_args()
    counts, missed = measure(json.loads(arguments.path.read_text(encoding="utf-8-sig")))
    print(f"{'kind':12} {'all':>5} {'found':>7} {'overlap':>8} {'near':>7} {'equal':>7}")
    for name in ("date", "daterange", "relative", "with digits"):
        whole = counts[name, "all"] or 1
        shares = [counts[name, key] / whole for key in ("found", "overlap", "near", "equal")]
        print(f"{name:12} {counts[name, 'all']:5} {shares[0]:7.3f} {shares[1]:8.3f} {shares[2]:7.3f} {shares[3]:7.3f}")
    for text, reference, expression, wanted, got in missed[: arguments.missed]:
        print(f"{reference} {text!r}\n    {expression!r}: expected {wanted}, got {got}")


if __name__ == "__main__":
    main()
