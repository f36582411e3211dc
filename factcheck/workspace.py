"""The workspace: every verb of factcheck behind one class.

>>> import tempfile
>>> from factcheck import Document, open_workspace
>>> folder = tempfile.TemporaryDirectory()
>>> with open_workspace(folder.name) as workspace:
...     report = Document("Some 12,000 people marched in Belgrade on Saturday, police said.", published="2023-05-20")
...     [addition.status for addition in workspace.add([report])]
...     claim = Document("At least 50,000 people marched in Belgrade on Saturday.", published="2023-05-21")
...     for checked in workspace.check([claim]):
...         [(m.comparison.relation.value, m.answer.figure.text) for m in checked.matches]
['added']
[('conflicts', '12,000')]
>>> folder.cleanup()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from factcheck.checking import Check
from factcheck.claims import Answer, Claim, Extraction, every_answer
from factcheck.compare.timeline import Point, asked_for, timeline
from factcheck.documents import Document
from factcheck.errors import NotFound, Unreadable
from factcheck.extract.assembly import whole
from factcheck.extract.extractor import extract
from factcheck.find.encoding import with_vectors
from factcheck.review.annotations import annotations_beside
from factcheck.review.judgements import Judgements
from factcheck.review.speakers import Names
from factcheck.searching import Found, ask_something, found_claim, one_question, rows_by_structure, words_of
from factcheck.settings import Settings
from factcheck.store import watches
from factcheck.store.backups import backup
from factcheck.store.checks import Kind, Problem
from factcheck.store.filters import NONE, Filters
from factcheck.store.lookup import Stored
from factcheck.store.reading import stored_claims
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredSource, StoredSpeaker, StoredStatement
from factcheck.store.store import Store
from factcheck.store.watches import Watch
from factcheck.streams import portions

if TYPE_CHECKING:
    from factcheck.adding import Addition, Elsewhere
    from factcheck.cluster import Cluster
    from factcheck.compare.disputes.conflicts import Dispute
    from factcheck.compare.matches import Checked
    from factcheck.find.encoder import Encoder
    from factcheck.find.hybrid import Hit
    from factcheck.find.index import Index, Status
    from factcheck.reextracting import Reextraction
    from factcheck.review.review import Review
    from factcheck.watching import News

Items = Iterable[Document | Unreadable]
CANDIDATES = 100
"""How many claims search brings up to be compared: recall at 50 is .85 on claims with a quantity (docs/accuracy.md)."""
SEARCHED_AT_ONCE = 64


class Workspace:
    """One open workspace. Use it as a context manager, from one thread."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    @classmethod
    def open(cls, settings: Settings, *, create: bool = False) -> Self:
        """Open the workspace that the settings name.

        Raises:
            NotFound: there is none and `create` is false.
            NewerWorkspace, WorkspaceLocked, Unreadable: it cannot be used.
        """
        return cls(Store.open(settings.folder, create=create, url=settings.url), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; everything acknowledged is durable already."""
        self.store.close()

    # Documents in and out

    def add(self, items: Items, *, workers: int = 0, cluster: Cluster | None = None) -> Iterator[Addition]:
        """Add documents; each addition is yielded the moment it is durable. Adding one twice changes nothing.

        With `workers` many documents are extracted and embedded in so many processes of their own; a script that asks
        for that must guard its entry point (`if __name__ == "__main__"`). With a `cluster` that is done there.

        Raises:
            StoreFull, WorkspaceLocked, Unreachable: the batch in hand was not stored; what was yielded before is safe.
        """
        from factcheck.adding import add

        elsewhere: Elsewhere | None = None
        if cluster is not None:
            elsewhere = partial(cluster.work, model=self._model, encoder=self._encoder)
        elif workers:
            from factcheck.workers import work_beside

            elsewhere = partial(work_beside, workers=workers, model=self._model)
        yield from add(self.store, self._encoder, self._history, items, elsewhere)
        self._save_index_if_due(cluster)

    def remove(self, document: str) -> int:
        """Take a document out by its id, with its claims; gives their number. Annotations are kept.

        Raises:
            NotFound: no such document.
        """
        return self.store.remove(document)

    # Questions

    def check(
        self,
        documents: Iterable[Document],
        filters: Filters = NONE,
        *,
        limit: int = 10,
        add: bool = False,
        exact: bool = False,
    ) -> Iterator[Checked]:
        """Set every claim of the documents beside what is stored; with `add` the documents are kept afterwards.

        A text without figure and statement is checked as one claim. With `exact` no vector is passed over in a large
        store.
        """
        for (extraction,) in (with_vectors([found]) for found in extract(documents)):
            claims = extraction.claims or (whole(extraction.document.text),)
            yield from self._checked(extraction, claims, filters, limit, exact=exact)
            if add:
                for addition in self.add([extraction.document]):
                    if addition.error is not None:
                        raise addition.error

    def history(self, identifier: str, filters: Filters = NONE, *, limit: int = 10) -> Checked:
        """Set one stored claim, or the first claim that carries a stored figure or statement, beside all others.

        Raises:
            NotFound: no such claim.
        """
        stored = self.find(identifier)
        if isinstance(stored, StoredFigure | StoredStatement) and stored.claim_rows:
            stored = stored_claims(self.store.database, stored.claim_rows[:1])[0]
        if not isinstance(stored, StoredClaim):
            raise NotFound("no claim, figure or statement", subject=identifier, hint="factcheck claims lists them")
        extraction = self.store.extraction(stored.document.id)
        _, known = self.store.vectors([stored.row])
        return next(self._checked(extraction, (stored.claim,), filters, limit, list(known)))

    def _checked(
        self,
        extraction: Extraction,
        claims: Sequence[Claim],
        filters: Filters,
        limit: int,
        vectors: Sequence[Any] = (),
        *,
        exact: bool = False,
    ) -> Iterator[Checked]:
        names = Names(self.store)
        check = Check(extraction, Judgements(self.store.judgements()), self._beside, limit, names.known)
        queries = [(claim.text, words_of(extraction, claim), *vectors) for claim in claims]
        for claim, hits in zip(claims, self._search(queries, filters, CANDIDATES, exact=exact), strict=True):
            structure = rows_by_structure(self.store, (extraction.figures[i] for i in claim.figures), filters)
            nearness = dict.fromkeys(structure, 0.0) | {hit.claim_row: hit.score for hit in hits}
            stored = self.store.answers(nearness)
            history = [(answer, near) for row, near in nearness.items() for answer in stored.get(row, ())]
            yield check.of(claim, history)

    def search(
        self, documents: Iterable[Document], filters: Filters = NONE, *, limit: int = 10, exact: bool = False
    ) -> Iterator[Found]:
        """The stored claims most like each text, best first; with `exact` no vector is passed over in a large store."""
        for batch in portions(documents, SEARCHED_AT_ONCE):
            found = self._search([(document.text, document.text) for document in batch], filters, limit, exact=exact)
            stored = self.store.answers(hit.claim_row for hits in found for hit in hits)
            for document, hits in zip(batch, found, strict=True):
                present = [(hit.score, stored[hit.claim_row]) for hit in hits if hit.claim_row in stored]
                yield Found(document, tuple(found_claim(score, own) for score, own in present))

    def conflicts(self, query: str | None = None, filters: Filters = NONE) -> Iterator[Dispute]:
        """The disputed questions, those that matter most first; with a query only those in which a claim like it is."""
        from factcheck.review.disputed import disputed

        near = None if query is None else self._near(query, filters)
        for dispute in disputed(self.store, self.store.all_answers(filters)):
            if near is None or any(answer.claim.id_in(answer.document) in near for answer in dispute.answers):
                yield dispute

    def timeline(self, query: str, filters: Filters = NONE) -> list[Point]:
        """The answers to the question that the query asks, in the order of the times they speak of.

        Raises:
            UsageError: there is no word in it.
        """
        ask_something(query)
        (extraction,) = with_vectors(extract([Document(query)]))
        asked = every_answer(extraction)
        hits = self._search([(query, query)], filters, CANDIDATES)[0]
        found_by_row = self.store.answers(hit.claim_row for hit in hits)
        near = [answer for hit in hits for answer in found_by_row.get(hit.claim_row, ())]
        anchor = next((own for own in asked if own.figure is not None), None) or asked_for(query, near)
        if anchor is None or anchor.figure is None:
            return []
        rows = dict.fromkeys([hit.claim_row for hit in hits] + rows_by_structure(self.store, [anchor.figure], filters))
        return timeline(one_question(anchor, [a for found in self.store.answers(rows).values() for a in found]))

    # What is stored

    def documents(self, filters: Filters = NONE) -> Iterator[StoredDocument]:
        """The documents that pass, in the order in which they were added."""
        return self.store.documents(filters)

    def claims(self, filters: Filters = NONE) -> Iterator[StoredClaim]:
        """The claims that pass, in the order in which they were added."""
        return self.store.claims(filters)

    def sources(self) -> Iterator[StoredSource]:
        """Who published the documents."""
        return self.store.sources()

    def speakers(self) -> Iterator[StoredSpeaker]:
        """Who the documents say said it."""
        return self.store.speakers()

    def find(self, identifier: str) -> Stored:
        """The document, claim, figure, statement, source or speaker with this id, or the beginning of a document's.

        Raises:
            NotFound: nothing fits, or several do.
        """
        return self.store.find(identifier)

    # What people add

    def annotate(
        self,
        target: str,
        *,
        note: str | None = None,
        grade: str | None = None,
        links: Sequence[str] = (),
        tags: Sequence[str] = (),
        by: str | None = None,
    ) -> dict[str, Any]:
        """Add a note, an Admiralty grade, links or tags to anything that has an id.

        Raises:
            NotFound: no such target.
            UsageError: nothing to say, or no such grade.
        """
        return self.review.annotate(target, note=note, grade=grade, links=links, tags=tags, by=by)

    def judge(self, a: str, b: str, decision: str, *, why: str | None = None, by: str | None = None) -> dict[str, Any]:
        """Record a person's decision on a pair: same, different, conflict or unsure; undo takes the one before back.

        Raises:
            NotFound: one of the two is not stored.
            UsageError: no such decision, or one of the two is no claim, figure or statement.
        """
        return self.review.judge(a, b, decision, why=why, by=by)

    @cached_property
    def review(self) -> Review:
        """What people say of what is stored: annotations, judgements, corrections, each with its history."""
        from factcheck.review.review import Review

        return Review(self.store, self.settings.author.value)

    def reextract(self, documents: Iterable[str] | None = None, *, dry_run: bool = False) -> Iterator[Reextraction]:
        """Extract stored documents (all where None) anew; what people corrected stays. Gives what changed, in order.

        Raises:
            NotFound: no such document.
        """
        from factcheck.reextracting import reextract

        wanted = [stored.id for stored in self.documents()] if documents is None else documents
        yield from reextract(self.store, self._encoder, [self.find(name).id for name in wanted], dry_run=dry_run)
        if not dry_run:
            self._index.refresh()
            self._index.save_if_due()

    # Saved questions

    def watch(self, query: str, *, by: str | None = None) -> None:
        """Save a question; what is stored already is no news on it.

        Raises:
            UsageError: there is no word in it.
        """
        ask_something(query)
        watches.watch(self.store.database, query, by=by or self.settings.author.value)

    def unwatch(self, query: str) -> None:
        """Forget a saved question.

        Raises:
            NotFound: it is not saved.
        """
        if not watches.unwatch(self.store.database, query):
            raise NotFound("nobody watches that", subject=query, hint="factcheck watch --list")

    def watches(self) -> Iterator[Watch]:
        """The saved questions."""
        return watches.watches(self.store.database)

    def news(self, *, keep: bool = False) -> list[News]:
        """What came in on the saved questions since they were last reported on; with `keep` it stays news."""
        if next(self.watches(), None) is None:
            return []
        from factcheck.watching import news

        last = watches.last_claim(self.store.database)
        found = list(news(self.store, self._encoder))
        if not keep and self.store.writable:
            watches.mark_seen(self.store.database, last)
        return found

    # The index

    def index_status(self) -> Status:
        """How the index stands."""
        return self._index.status

    def rebuild_index(self, cluster: Cluster | None = None) -> Status:
        """Build the index anew from the store; with a `cluster` its codes are made there.

        Raises:
            WorkspaceLocked, StoreFull: its file cannot be written.
            Unreachable: the cluster is gone; the index is as it was.
        """
        self._index.rebuild(None if cluster is None else cluster.sharding)
        return self._index.status

    def change_model(self, name: str) -> Iterator[int]:
        """Encode every claim with another model (`packaged`, or a folder), then search by it.

        Yields how many claims were encoded, as they become durable. May be stopped and repeated.

        Raises:
            FactcheckError: there is no such model.
            WorkspaceLocked, StoreFull: the workspace is still searched by the old model.
        """
        from factcheck.find.encoder import open_encoder
        from factcheck.find.remodelling import change_model

        encoder = open_encoder(name)
        yield from change_model(self.store, encoder, name)
        self._encoder = encoder
        self._save_index_if_due()

    def prune_vectors(self) -> int:
        """Remove the vectors of models that are not searched any more; gives how many went."""
        return self.store.prune()

    # Moving and checking

    def export(self) -> Iterator[dict[str, Any]]:
        """The whole workspace as records, in an order that depends on its content only."""
        return self.store.export()

    def load(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Read exported records into this workspace; gives how many documents were new.

        Raises:
            Unreadable: they are no export, or of a newer version; what came before the fault is stored.
        """
        new = self.store.load(records)
        self._save_index_if_due()
        return new

    def verify(self) -> Iterator[Problem]:
        """Check every span, snapshot, vector, word, log entry and the index; nothing comes where all is whole."""
        yield from self.store.verify()
        fault = self._index.verify()
        if fault is not None:
            yield Problem(Kind.INDEX, "indexes", fault)

    def backup(self, file: Path) -> None:
        """Copy the database to a file while others go on using it.

        Raises:
            UsageError: the file exists.
            StoreFull: no room for it.
        """
        backup(self.store.database, file)

    @cached_property
    def _encoder(self) -> Encoder:
        from factcheck.find.encoder import open_encoder

        return open_encoder(self._model)

    @property
    def _model(self) -> str:
        """What the settings call the model that the workspace is searched by."""
        chosen = self.settings.model
        return (self.store.model_location if chosen.origin == "default" else None) or chosen.value

    @cached_property
    def _index(self) -> Index:
        from factcheck.find.index import Index

        return Index.open(self.store)

    def _save_index_if_due(self, cluster: Cluster | None = None) -> None:
        from factcheck.find.index import Index

        Index(self.store).save_if_due(None if cluster is None else cluster.sharding)

    def _search(
        self, queries: Sequence[tuple[Any, ...]], filters: Filters, limit: int, *, exact: bool = False
    ) -> list[list[Hit]]:
        from factcheck.find.hybrid import Query, search

        asked = [Query(*query) for query in queries]
        return search(self.store, self._index, self._encoder, asked, filters, limit=limit, exact=exact)

    def _history(self, extractions: Sequence[Extraction]) -> list[Answer]:
        """The stored answers that count what these documents count."""
        figures = (figure for extraction in extractions for figure in extraction.figures)
        rows = rows_by_structure(self.store, figures)
        return [answer for found in self.store.answers(rows).values() for answer in found]

    def _near(self, query: str, filters: Filters) -> set[str]:
        stored = self.store.answers(hit.claim_row for hit in self._search([(query, query)], filters, CANDIDATES)[0])
        return {answer.claim.id_in(answer.document) for found in stored.values() for answer in found}

    def _beside(self, answers: Iterable[Answer]) -> dict[str, tuple[dict[str, Any], ...]]:
        return annotations_beside(self.store, answers)
