"""Learn what scores stand for, by the checks of tests/heldout and tests/fourth; the last step of `make forests`.

All topics of a corpus stand in one workspace, as people have them, and its checks are asked there. A line for each
relation (Platt 1999, "Probabilistic outputs for support vector machines") makes of a score the share that is right.
The forests have not seen tests/heldout, those of neighbours have seen tests/fourth; both count the same.
Rewrites the lines of compare/data/forests.json; five minutes.
"""

import json
import math
import tempfile
from pathlib import Path

import numpy as np
from marked import COMPARABLE, HELD_OUT, TESTS
from reach import asked
from records import written
from scoring import judged_checks
from sklearn.linear_model import LogisticRegression

WEIGHTS = TESTS.parent / "factcheck" / "compare" / "data" / "forests.json"
TOLD_BY = (HELD_OUT, TESTS / "fourth")
LEAST_SLOPE = 0.2


def line_of(told):
    """Slope and intercept that turn the odds of scores into those of being right, from scores, rights and weights.

    Where scores told nothing of it the slope is LEAST_SLOPE, so that the likelier match still comes first.
    """
    scores, right, weights = (np.array(column) for column in zip(*told, strict=True))
    odds = np.log(scores / (1 - scores))
    model = LogisticRegression(C=1.0).fit(odds[:, None], right, weights)
    slope, intercept = float(model.coef_[0][0]), float(model.intercept_[0])
    if slope < LEAST_SLOPE:
        share = np.average(right, weights=weights)
        slope, intercept = LEAST_SLOPE, math.log(share / (1 - share)) - LEAST_SLOPE * np.average(odds, weights=weights)
    return [round(slope, 4), round(float(intercept), 4)]


def scores_of(corpus, lines):
    """For each relation the scores of the matches that the checks of a corpus get, before calibration, and the rights.

    `lines` are those by which scores are shown now.
    """
    from factcheck import Document, open_workspace, read_inputs

    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder)) as workspace:
        documents = [item for item in read_inputs([str(corpus / "documents.jsonl")]) if isinstance(item, Document)]
        assert all(addition.status == "added" for addition in workspace.add(documents))
        answered = asked(workspace, corpus)
    found = {relation: [] for relation in COMPARABLE}
    for _, told in judged_checks(answered, corpus):
        for match, right in told:
            slope, intercept = lines[match["relation"]]
            shown = min(max(match["score"], 0.001), 0.999)
            odds = (math.log(shown / (1 - shown)) - intercept) / slope
            found[match["relation"]].append((1 / (1 + math.exp(-odds)), right))
    return found


def main():
    """Learn the lines, print and write them."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    of_corpora = [scores_of(corpus, kept["calibration"]) for corpus in TOLD_BY]
    for relation in COMPARABLE:
        told = [(score, right, 100 / len(own[relation])) for own in of_corpora for score, right in own[relation]]
        kept["calibration"][relation] = line_of(told)
        print(relation, kept["calibration"][relation], f"from {len(told)} matches")
    WEIGHTS.write_text(written(kept.pop("calibration"), kept.pop("reasons"), **kept), encoding="utf-8")


if __name__ == "__main__":
    main()
