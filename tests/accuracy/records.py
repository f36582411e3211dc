"""Forests as data/forests.json keeps them."""

import json
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

WEIGHTS = Path(__file__).resolve().parents[2] / "factcheck" / "compare" / "data" / "forests.json"
SETTINGS = {"max_depth": 3, "learning_rate": 0.1, "l2_regularization": 5.0, "random_state": 0}
"""Of no more branches than three: what many pairs come to is looked up by a tree's seven tests (`columns.reach`)."""


def forest(table, right, names, settings, whole):
    """A forest that tells what is right of a table's rows from the evidence of some names.

    `whole` is the weight of an example of a corpus whose statements are marked too.
    """
    model = HistGradientBoostingClassifier(**SETTINGS | settings)
    return as_record(model.fit(table.columns(names), right, table.weights(whole)), names)


def as_record(model, names, place=0):
    """A forest as data/forests.json keeps it; of a model of several classes that of the class at a place."""
    trees = []
    for predictors in model._predictors:
        predictor = predictors[place]
        nodes = []
        for node in predictor.nodes:
            if node["is_leaf"]:
                nodes.append(round(float(node["value"]), 5))
            else:
                limit = round(float(node["num_threshold"]), 6)
                nodes.append([names[node["feature_idx"]], limit, int(node["left"]), int(node["right"])])
        trees.append(nodes)
    return {"base": round(float(np.ravel(model._baseline_prediction)[place]), 5), "trees": trees}


def current():
    """What data/forests.json holds."""
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


def write(calibration, reasons, **forests):
    """Write data/forests.json: a tree a line, so that a change can be read."""
    parts = [f'"calibration": {json.dumps(calibration)}', *(f'"{name}": {lines(f)}' for name, f in forests.items())]
    parts.append('"reasons": {' + ",\n".join(f'"{name}": {lines(f)}' for name, f in reasons.items()) + "}")
    WEIGHTS.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")
    print(f"written: {WEIGHTS}")


def lines(forest):
    """The text of one forest, and of the network beside it."""
    text = f'"base": {forest["base"]}, "trees": {_rows(map(json.dumps, forest["trees"]))}'
    if "network" in forest:
        layers = _rows(_rows(map(json.dumps, layer)) for layer in forest["network"]["layers"])
        known = _rows(map(json.dumps, forest["network"]["evidence"]))
        text += f',\n"network": {{"evidence": {known}, "layers": {layers}}}'
    return f"{{{text}}}"


def _rows(texts):
    return "[\n" + ",\n".join(texts) + "\n]"
