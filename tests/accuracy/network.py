"""Learn a small network that tells one question from two, beside the forests: a part of `make forests`."""

from itertools import pairwise
from threading import Lock

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from factcheck.compare.evidence.perceptron import FARTHEST

HIDDEN, DROPPED = 64, 0.3
"""Sums of each of two layers, and the share of them left out of every step (dropout, Srivastava et al. 2014)."""
ROUNDS, AT_ONCE, RATE, DECAY = 8, 1024, 2e-3, 1e-3
"""How often every example is met, in steps of so many, at this rate at most (one cycle, Smith 2018), with AdamW."""
DIGITS = 5
LEAST_SPREAD = 1e-6


_ONE_AT_A_TIME = Lock()
"""Seeds are the process's."""


def network(table, right, names, weights):
    """A network that tells what is right from the evidence of some names, as data/forests.json keeps it.

    Of each entry of the evidence its name, mean and standard deviation; of each sum of a layer its weights, and last
    what is added.
    """
    rows = table.columns(names)
    centre, scale = rows.mean(axis=0), rows.std(axis=0)
    told = scale > LEAST_SPREAD
    rows, centre, scale = rows[:, told], centre[told], scale[told]
    rows = torch.from_numpy(np.clip((rows - centre) / scale, -FARTHEST, FARTHEST))
    right, weights = (torch.from_numpy(np.asarray(own, dtype=np.float32)) for own in (right, weights / weights.mean()))
    with _ONE_AT_A_TIME:
        torch.manual_seed(0)
        torch.set_num_threads(1)
        model = _taught(rows, right, weights)
    layers = (torch.cat([own.weight, own.bias[:, None]], 1) for own in model if isinstance(own, nn.Linear))
    names = [name for name, own in zip(names, told, strict=True) if own]
    return {
        "evidence": [*zip(names, _short(centre), _short(scale), strict=True)],
        "layers": [[_short(row) for row in layer.tolist()] for layer in layers],
    }


def _taught(rows, right, weights):
    sizes = rows.shape[1], HIDDEN, HIDDEN
    hidden = [[nn.Linear(a, b), nn.ReLU(), nn.Dropout(DROPPED)] for a, b in pairwise(sizes)]
    model = nn.Sequential(*(part for layer in hidden for part in layer), nn.Linear(HIDDEN, 1)).train()
    steps = max(1, len(rows) // AT_ONCE)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=ROUNDS * steps)
    for _ in range(ROUNDS):
        for own in torch.randperm(len(rows)).tensor_split(steps):
            missed = functional.binary_cross_entropy_with_logits(model(rows[own])[:, 0], right[own], weights[own])
            optimizer.zero_grad()
            missed.backward()
            optimizer.step()
            pace.step()
    return model


def _short(numbers):
    return [float(f"{number:.{DIGITS}g}") for number in numbers]
