"""The review: everything that people say of what is stored, behind one class. `workspace.review` is one.

All of it is appended and nothing is overwritten, so each thing has a history and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.errors import NotFound, UsageError
from factcheck.review import corrections, speakers
from factcheck.review.annotations import annotate, annotation_record, delete, edit, history
from factcheck.review.corrections import correction_record
from factcheck.review.exchange import JUDGEMENT, Taken, remark_records, take_remarks
from factcheck.review.judgements import Decision, Judgements, judgement_record
from factcheck.review.speakers import identity_record
from factcheck.store import remarks
from factcheck.store.rows import StoredClaim, StoredFigure, StoredStatement
from factcheck.store.store import Store

Record = dict[str, Any]


class Review:
    """Annotations, judgements and corrections of one workspace; `author` signs what is said without a name."""

    def __init__(self, store: Store, author: str) -> None:
        self.store = store
        self.author = author

    # Annotations

    def annotate(
        self,
        target: str,
        *,
        note: str | None = None,
        grade: str | None = None,
        links: Sequence[str] = (),
        tags: Sequence[str] = (),
        by: str | None = None,
    ) -> Record:
        """Add a note, an Admiralty grade, links or tags to anything that has an id.

        Raises:
            NotFound: no such target.
            UsageError: nothing to say, or no such grade.
        """
        made = annotate(self.store, target, by=by or self.author, note=note, grade=grade, links=links, tags=tags)
        return annotation_record(made)

    def edit_annotation(
        self,
        name: str,
        *,
        note: str | None = None,
        grade: str | None = None,
        links: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        by: str | None = None,
    ) -> Record:
        """Change what an annotation says; what is not given stays, and the versions before are kept.

        Raises:
            NotFound: no such annotation, or it was deleted.
            UsageError: nothing to change, or no such grade.
        """
        author = by or self.author
        return annotation_record(edit(self.store, name, by=author, note=note, grade=grade, links=links, tags=tags))

    def delete_annotation(self, name: str, *, by: str | None = None) -> Record:
        """Take an annotation back: it is shown no more, its history is kept.

        Raises:
            NotFound: no such annotation, or it was deleted before.
        """
        return annotation_record(delete(self.store, name, by=by or self.author))

    def annotation_history(self, name: str) -> list[Record]:
        """Every version of an annotation, the first one first.

        Raises:
            NotFound: there never was such an annotation.
        """
        return [annotation_record(version) for version in history(self.store, name)]

    def annotations(self, target: str | None = None, *, tag: str | None = None) -> Iterator[Record]:
        """The annotations of one target, or all, as they stand; with `tag` those that carry it.

        Raises:
            NotFound: no such target.
        """
        targets = None if target is None else [self.store.find(target).id]
        for annotation in remarks.annotations_of(self.store.database, targets):
            if tag is None or tag in annotation.tags:
                yield annotation_record(annotation)

    def tags(self) -> dict[str, int]:
        """How many annotations carry each tag, the most used first."""
        counts: dict[str, int] = {}
        for annotation in remarks.annotations_of(self.store.database):
            for tag in annotation.tags:
                counts[tag] = counts.get(tag, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def orphans(self) -> Iterator[Record]:
        """The annotations and judgements, each with its kind, that speak of something that is not stored here."""
        known: dict[str, bool] = {}
        for kind, record in remark_records(self.store):
            targets = (record["a"], record["b"]) if kind == JUDGEMENT else (record["target"],)
            for target in targets:
                if target not in known:
                    known[target] = self._is_stored(target)
            if not all(known[target] for target in targets) and record.get("action") != remarks.DELETED:
                yield {"kind": kind} | record

    # Judgements

    def judge(self, a: str, b: str, decision: str, *, why: str | None = None, by: str | None = None) -> Record:
        """Record a person's decision on a pair: same, different, conflict or unsure; undo takes the one before back.

        Raises:
            NotFound: one of the two is not stored, or there is nothing to undo.
            UsageError: no such decision, one of the two is no claim, figure or statement, or both are one.
        """
        pair = [self.store.find(side) for side in (a, b)]
        for side, found in zip((a, b), pair, strict=True):
            if not isinstance(found, StoredClaim | StoredFigure | StoredStatement):
                hint = "the ids of two claims, figures or statements; `factcheck claims` lists them"
                raise UsageError("only what is claimed can be judged", subject=side, hint=hint)
        if pair[0].id == pair[1].id:
            raise UsageError("a claim is not judged beside itself", subject=a, hint="give the id of another one")
        chosen = Decision.parse(decision)
        if chosen is Decision.UNDO and self.store.judgement_between(pair[0].id, pair[1].id) is None:
            raise NotFound("nobody judged that pair", subject=f"{a} {b}", hint="factcheck judgements list")
        made = self.store.judge(pair[0].id, pair[1].id, chosen.value, by=by or self.author, why=why)
        return dict(judgement_record(made))

    def undo(self, a: str, b: str, *, why: str | None = None, by: str | None = None) -> Record:
        """Take the latest judgement on a pair back; the one before it, if any, counts again.

        Raises:
            NotFound: nobody judged that pair.
        """
        return self.judge(a, b, Decision.UNDO, why=why, by=by)

    def judgements(self, *, every: bool = False) -> Iterator[Record]:
        """The judgements that count, or with `every` everything that was ever decided, in order."""
        made = self.store.judgements()
        for judgement in made if every else Judgements(made).standing():
            yield dict(judgement_record(judgement))

    def replay(self, records: Iterable[Mapping[str, Any]]) -> Taken:
        """Take in judgements that `judgements(every=True)` gave, here or elsewhere; none is doubled.

        Raises:
            Unreadable: a record lacks what it needs; those before it are stored.
        """
        return take_remarks(self.store, ((JUDGEMENT, record) for record in records))

    # Speakers across documents

    def merge_speakers(self, a: str, b: str, *, why: str | None = None, by: str | None = None) -> Record:
        """Say that two speakers, by id or name, are one; gives the speaker with all names.

        Raises:
            NotFound: no such speaker, or several fit the name.
            UsageError: they are one already, or somebody told them apart.
        """
        return identity_record(speakers.merge(self.store, a, b, by=by or self.author, why=why))

    def split_speaker(
        self, name: str, others: Sequence[str] = (), *, why: str | None = None, by: str | None = None
    ) -> Record:
        """Say that a name is another speaker than the others, or than all that it was joined with.

        Raises:
            NotFound: no such speaker, or several fit the name.
            UsageError: it is joined with nobody.
        """
        return identity_record(speakers.split(self.store, name, list(others), by=by or self.author, why=why))

    def undo_speakers(self, a: str, b: str, *, why: str | None = None, by: str | None = None) -> Record:
        """Take back the latest merge or split of two names; the one before it, else the machine, counts again.

        Raises:
            NotFound: no such speaker, or nothing was decided on the two.
        """
        return dict(judgement_record(speakers.undo(self.store, a, b, by=by or self.author, why=why)))

    # Corrections

    def correct(
        self,
        target: str,
        action: str,
        *,
        changes: Mapping[str, object] | None = None,
        why: str | None = None,
        by: str | None = None,
    ) -> Record:
        """Edit, confirm, reject or reset a figure, statement or speaker, or undo the latest of these.

        Raises:
            NotFound: no such figure, statement or speaker, or nothing to undo.
            UsageError: another kind of thing, no such action, or a value that its field cannot have.
        """
        made = corrections.correct(self.store, target, action, by=by or self.author, changes=changes, why=why)
        return correction_record(made)

    def corrections(self, target: str | None = None) -> Iterator[Record]:
        """What was corrected on one target, or on all, in order.

        Raises:
            NotFound: no such target.
        """
        identifier = None if target is None else self.store.find(target).id
        return (correction_record(made) for made in self.store.corrections(identifier))

    def state(self, target: str) -> str:
        """Whether a figure, statement or speaker is suggested, confirmed or rejected.

        Raises:
            NotFound: no such thing.
        """
        return self.store.state(target)

    def _is_stored(self, target: str) -> bool:
        try:
            self.store.find(target)
        except NotFound:
            return False
        return True
