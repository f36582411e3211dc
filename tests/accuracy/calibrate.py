"""Learn what scores stand for, by the checks of tests/fourth; the last step of `make forests`.

All its topics stand in one workspace, as people have them, and its checks are asked there. A line for each relation
(Platt 1999, "Probabilistic outputs for support vector machines") makes of a score the share that is right. The forests
of neighbours have seen these topics; that the lines hold for topics that nothing has, tests/heldout shows
(docs/accuracy.md). Rewrites the lines of compare/data/forests.json; two minutes.
"""

import math
import tempfile
from pathlib import Path

import numpy as np
from marked import COMPARABLE, TESTS
from reach import asked, documents_of
from records import current, write
from scoring import judged_checks
from sklearn.linear_model import LogisticRegression

TOLD_BY = TESTS / "fourth"
LEAST_SLOPE = 0.2


def line_of(told):
    """Slope and intercept that turn the odds of scores into those of being right, from scores, each with its truth.

    Where scores told nothing of it the slope is LEAST_SLOPE, so that the likelier match still comes first.
    """
    scores, right = (np.array(column) for column in zip(*told, strict=True))
    odds = np.log(scores / (1 - scores))
    model = LogisticRegression(C=1.0).fit(odds[:, None], right)
    slope, intercept = float(model.coef_[0][0]), float(model.intercept_[0])
    if slope < LEAST_SLOPE:
        slope, intercept = LEAST_SLOPE, math.log(right.mean() / (1 - right.mean())) - LEAST_SLOPE * odds.mean()
    return [round(slope, 4), round(float(intercept), 4)]


def scores_of(corpus, lines):
    """For each relation the scores of the matches that the checks of a corpus get, before calibration, and the rights.

    `lines` are those by which scores are shown now.
    """
    from factcheck import open_workspace

    with tempfile.TemporaryDirectory() as folder, open_workspace(Path(folder)) as workspace:
        assert all(addition.status == "added" for addition in workspace.add(documents_of(corpus)))
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
    raw = current()
    for relation, told in scores_of(TOLD_BY, raw["calibration"]).items():
        raw["calibration"][relation] = line_of(told)
        print(relation, raw["calibration"][relation], f"from {len(told)} matches")
    write(**raw)


if __name__ == "__main__":
    main()
