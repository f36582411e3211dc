"""Learn the weights of find/figures.py from the marked figures of all corpora: `make vectors`, 20 minutes each.

Two figures of one topic whose units convert are an example: of one question or not, and, of those, changed by time or
not. The packaged network keeps its weights; each matrix of its upper layers gets a small one beside it (LoRA, Hu et al.
2021).
Named is what is learnt: `all` writes find/data/figures.npz and compare/data/vectors.npz, `even` and `odd` leave out
every other topic and write to build/vectors, so that forests learn from what new topics get (unseen.py).
The result repeats to the bit on one machine with one version of torch.
"""

import hashlib
import os
import sys
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import marked as marks
import numpy as np
import torch
from examples import examples, side_by_side
from marked import CORPORA, Marked
from torch import nn
from torch.nn import functional
from transformers import AutoModel
from unseen import Without, extracted_unseen, halves

from factcheck.claims import VECTOR_DIM, VECTOR_MARK
from factcheck.compare.intervals import agree, unchanged
from factcheck.find import model
from factcheck.find.bert import LOWER, Weights
from factcheck.find.encoder import HeavyEncoder, tokenizer_in
from factcheck.find.figures import TITLE, readings

ROOT = Path(__file__).resolve().parents[2]
PARTS = ROOT / "build" / "vectors"
WIDTH, HIDDEN, RANK, SCALE = 384, 96, 16, 2.0
SLOTS, SLOTS_SCALE = 4, 10.0
"""Words' vectors are shorter than states by this."""
SOURCES, MASKED = 12, -1e4
STEPS, WARM_UP = 1100, 40
RATE, HEADS_RATE = 6e-4, 1e-3
TOPICS, FIGURES = 3, 30
"""Of one step: so many topics, and so many figures of each."""
FITTING = 0.4
"""The weight of a pair whose numbers fit: there more than the question links them."""
OF_CHANGE = 0.3
"""The weight of telling what time has changed."""


class Adapted(nn.Module):
    """A matrix of the network with a small one beside it."""

    def __init__(self, linear):
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(RANK, linear.in_features) / linear.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x):
        """The product of both."""
        return self.linear(x) + SCALE * (x @ self.down.T) @ self.up.T


class Vectors(nn.Module):
    """The network that makes a vector of a figure, and tells of two whether they are of one question.

    It starts from the states that the lower layers, which nobody changes, make of each text.
    """

    def __init__(self, states, words):
        super().__init__()
        self.states, self.words = states, words
        self.top = nn.ModuleList(AutoModel.from_pretrained(str(model.packaged_folder())).encoder.layer[LOWER:])
        for parameter in self.top.parameters():
            parameter.requires_grad_(requires_grad=False)
        for layer in self.top:
            own = layer.attention.self
            for part, name in (
                (own, "query"), (own, "key"), (own, "value"),
                (layer.attention.output, "dense"), (layer.intermediate, "dense"), (layer.output, "dense"),
            ):  # fmt: skip
                setattr(part, name, Adapted(getattr(part, name)))
        self.title = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.slot = nn.Linear(WIDTH, WIDTH)
        self.slot.weight.data = torch.eye(WIDTH) * SLOTS_SCALE
        nn.init.zeros_(self.slot.bias)
        self.joined = nn.Linear((3 + SLOTS) * WIDTH, VECTOR_DIM)
        self.hidden = nn.Linear(2 * VECTOR_DIM, HIDDEN)
        self.out = nn.Linear(HIDDEN, 2)
        self.slope, self.base = nn.Parameter(torch.tensor(5.0)), nn.Parameter(torch.tensor(-3.0))

    def forward(self, readings):
        """Vectors [n, VECTOR_DIM] of length one."""
        sources = {(one.text, one.title): self.rows(one) for one in readings}
        ordered = sorted(sources, key=lambda source: sum(map(len, sources[source])))
        done = {}
        for at in range(0, len(ordered), SOURCES):
            part = ordered[at : at + SOURCES]
            done |= zip(part, self.read([sources[source] for source in part]), strict=True)
        pooled = []
        for one in readings:
            claim, title = done[one.text, one.title]
            own = claim[one.first : one.last].mean(0), claim.mean(0), title.sum(0) / max(1, len(title))
            pooled.append(torch.cat([*own, *(self.slot(self.words[list(slot)].mean(0)) for slot in one.slots)]))
        return functional.normalize(self.joined(torch.stack(pooled)), dim=-1)

    def rows(self, one):
        """The states of a figure's text, and of its title."""
        return self.states[one.text].float(), self.states[one.title][1:-1][:TITLE].float()

    def read(self, rows):
        """The states behind the upper layers of texts and titles, given those of the lower ones."""
        longest = max(len(text) + len(title) for text, title in rows)
        states, mask = torch.zeros(len(rows), longest, WIDTH), torch.full((len(rows), 1, 1, longest), MASKED)
        for n, (text, title) in enumerate(rows):
            own = torch.cat([text, title + self.title])
            states = states.index_put((torch.tensor(n), torch.arange(len(own))), own)
            mask[n, :, :, : len(own)] = 0
        for layer in self.top:
            found = layer(states, mask)
            states = found[0] if isinstance(found, tuple) else found
        return [
            (own[: len(text)], own[len(text) : len(text) + len(title)])
            for own, (text, title) in zip(states, rows, strict=True)
        ]

    def pair(self, a, b):
        """The logarithms of the odds [n, 2] that two are of one question, and that time has changed the number."""
        features = torch.cat([a * b, (a - b).abs()], -1) * VECTOR_DIM**0.5
        same, changed = self.out(functional.gelu(self.hidden(features))).unbind(-1)
        return torch.stack([same + self.slope * (a * b).sum(-1) + self.base, changed], -1)


class Pairs:
    """Pairs of figures of one topic, by the places of their readings; each topic is a group, marked or extracted."""

    def __init__(self, corpora, tokenizer):
        self.readings, self.groups, places, known = [], {}, {}, {}

        def place(answer):
            key = (answer.claim, answer.document.title, answer.figure)
            if key not in known:
                (read,) = readings([answer], tokenizer)
                if read not in places:
                    places[read] = len(self.readings)
                    self.readings.append(read)
                known[key] = places[read]
            return known[key]

        for corpus in corpora:
            for example in examples(corpus, Without(), 1, numbers_on, far=False):
                new, old = (place(answer) for answer in example.pair)
                fits = example.found["fit"] or example.found["unchanged"]
                row = (new, old, example.relation is not None, example.relation == "changed", bool(fits))
                self.groups.setdefault((example.topic, example.extracted), []).append(row)
        self.groups = {name: np.array(rows, dtype=int) for name, rows in self.groups.items()}


def numbers_on(new, old):
    """Of the evidence on a pair what is asked here, None where it has no units that convert."""
    found = side_by_side(new, old)
    if found is None:
        return None
    _, _, numbers, verdict = found
    return {"fit": agree(*numbers), "unchanged": unchanged(*numbers), "rules' likeness": verdict.likeness}


def states_of(readings):
    """What the lower layers make of each text and title, in half precision, and the vectors of words."""
    folder = model.packaged_folder()
    found = HeavyEncoder(folder).lower(list({text for one in readings for text in (one.text, one.title)}))
    words = Weights(folder / model.WEIGHTS)["embeddings.word_embeddings.weight"]
    return {text: torch.from_numpy(own).half() for text, own in found.items()}, torch.from_numpy(words.copy())


def learnt(pairs, left_out):
    """The network taught by all topics but those left out."""
    torch.manual_seed(0)
    drawn = np.random.default_rng(0)
    groups = [g for (topic, _), g in pairs.groups.items() if topic not in left_out and g[:, 2].any()]
    network = Vectors(*states_of(pairs.readings)).train()
    small = [p for p in network.top.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("top.")]
    optimizer = torch.optim.AdamW([{"params": small, "lr": RATE}, {"params": heads, "lr": HEADS_RATE}])
    began = time.time()
    lost = []
    for step in range(STEPS):
        share = min(1, (step + 1) / WARM_UP) * (1 - step / STEPS)
        for group, rate in zip(optimizer.param_groups, (RATE, HEADS_RATE), strict=True):
            group["lr"] = rate * share
        rows = np.concatenate([few(groups[n], drawn) for n in drawn.choice(len(groups), TOPICS, replace=False)])
        if not rows[:, 2].any():
            continue
        loss = loss_of(network, pairs.readings, rows)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(small, 1.0)
        optimizer.step()
        lost.append(loss.item())
        if step % 100 == 99:
            print(f"{step + 1} steps, {time.time() - began:.0f} s, loss {np.mean(lost[-100:]):.3f}", flush=True)
    return network.eval()


def few(rows, drawn):
    """The pairs of FIGURES figures of a group at most."""
    figures = np.unique(rows[:, :2])
    if len(figures) > FIGURES:
        rows = rows[np.isin(rows[:, :2], drawn.choice(figures, FIGURES, replace=False)).all(1)]
    return rows


def loss_of(network, readings, rows):
    """How far off the pairs are told; those of one question weigh as much as all others."""
    figures, at = np.unique(rows[:, :2], return_inverse=True)
    at = at.reshape(-1, 2)
    vectors = network([readings[figure] for figure in figures])
    told = network.pair(vectors[at[:, 0]], vectors[at[:, 1]])
    one, changed = (torch.tensor(rows[:, column], dtype=torch.float32) for column in (2, 3))
    open_ = torch.tensor(np.where(rows[:, 4], FITTING, 1.0), dtype=torch.float32)
    ones, others = open_ * one, open_ * (1 - one)
    weights = 0.5 * ones / ones.sum().clamp(min=1) + 0.5 * others / others.sum().clamp(min=1)
    missed = functional.binary_cross_entropy_with_logits
    of_change = (missed(told[:, 1], changed, reduction="none") * one).sum() / one.sum()
    return (missed(told[:, 0], one, reduction="none") * weights).sum() + OF_CHANGE * of_change


def paths(name):
    """Where the encoder's weights and the head's are kept."""
    if name == "all":
        return ROOT / "factcheck/find/data/figures.npz", ROOT / "factcheck/compare/data/vectors.npz"
    return PARTS / f"{name}-figures.npz", PARTS / f"{name}-vectors.npz"


def written(network, encoder, head):
    """Write what was taught, in half precision; the head knows its encoder by the first bytes of its hash."""
    arrays = {name: p.detach().float().numpy() for name, p in network.named_parameters() if p.requires_grad}
    changes = {}
    for name, array in arrays.items():
        if name.startswith("top."):
            number, rest = name.removeprefix("top.").split(".", 1)
            changes[f"encoder.layer.{LOWER + int(number)}.{rest}"] = array * SCALE if name.endswith(".up") else array
    # What is done to the words of a slot is as linear as what joins them to the rest.
    states, *slots = np.split(arrays["joined.weight"], [3 * WIDTH + n * WIDTH for n in range(SLOTS)], axis=1)
    changes["joined.weight"] = np.concatenate([states, *(slot @ arrays["slot.weight"] for slot in slots)], axis=1)
    changes["joined.bias"] = arrays["joined.bias"] + sum(slot @ arrays["slot.bias"] for slot in slots)
    changes["title"] = arrays["title"]
    encoder.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(encoder, **{name: array.astype(np.float16) for name, array in changes.items()})
    mark = hashlib.sha256(encoder.read_bytes()).digest()[:VECTOR_MARK]
    base = np.array([arrays["base"].item(), 0.0])
    np.savez_compressed(
        head,
        **{"hidden": arrays["hidden.weight"].astype(np.float16), "hidden.bias": arrays["hidden.bias"]},
        **{"out": arrays["out.weight"], "out.bias": (arrays["out.bias"] + base).astype(np.float32)},
        slope=arrays["slope"].reshape(1),
        mark=np.frombuffer(mark, dtype=np.uint8),
    )
    print(f"written: {encoder}, {head}")


def main():
    """Learn what is named."""
    (name,) = sys.argv[1:]
    torch.set_num_threads(1)
    marks.extract = extracted_unseen
    pairs = Pairs([Marked(folder) for folder in CORPORA], tokenizer_in(model.packaged_folder()))
    left_out = [] if name == "all" else halves()[name]
    topics = {topic for topic, _ in pairs.groups}
    rows = sum(len(group) for (topic, _), group in pairs.groups.items() if topic not in left_out)
    print(f"{name}: {rows} pairs of {len(pairs.readings)} figures, {len(topics - set(left_out))} topics", flush=True)
    network = learnt(pairs, left_out)
    written(network, *paths(name))


if __name__ == "__main__":
    main()
