"""Adding in batches: the same outcome in one process and beside workers, and conflicts counted as they come in."""

from factcheck import Document, open_workspace
from factcheck.adding import FIRST_BATCH, PAYS


def test_workers_change_nothing(tmp_path):
    """More documents than one process is left with: the additions, and what is stored, are equal."""
    towns = ("Ostra", "Lowmere", "Marsh End", "Belgrade", "Lisbon")
    documents = [
        Document(
            f"Some {1 + n % 7},{n:03d} people marched in {towns[n % 5]} on Saturday, police said.",
            key=f"report {n}",
            source=f"Gazette {n % 3}",
            published=f"2023-05-{20 + n % 2}",
        )
        for n in range(FIRST_BATCH + PAYS + 5)
    ]
    made = []
    for workers in (0, 1):
        with open_workspace(tmp_path / str(workers)) as workspace:
            additions = list(workspace.add(documents, workers=workers))
            assert [a.status for a in additions] == ["added"] * len(documents)
            assert list(workspace.store.verify()) == []
            stored = [(c.claim, c.document.key) for c in workspace.claims()]
        made.append(([(a.doc, a.claims, a.figures, a.statements, a.conflicts) for a in additions], stored))
    assert made[0] == made[1]
    assert sum(conflicts for *_, conflicts in made[0][0]) > 10


def test_figures_are_read_as_they_come_in(tmp_path):
    """Every figure is stored with the vector that the encoder of figures makes of it."""
    from factcheck import Document, open_workspace
    from factcheck.find.figures import learnt

    with open_workspace(tmp_path) as workspace:
        list(workspace.add([Document("Some 12,000 people marched in Belgrade, police said. Rain fell for 3 hours.")]))
        vectors = [stored.figure.vector for stored in workspace.store.figures()]
        (again,) = workspace.store.answers([1])[1]
    assert len(vectors) == 2
    assert all(vector is not None and vector.startswith(learnt().mark) for vector in vectors)
    assert again.figure.vector == vectors[0]
