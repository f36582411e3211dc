"""Graded: a source is graded once and the letter is seen on all that it published; the digit is each claim's own."""

from __future__ import annotations

from factcheck.claims import Answer
from factcheck.documents import Document
from factcheck.review.grades import Grade
from factcheck.store.filters import slug
from factcheck.store.remarks import PERSON
from factcheck.store.rows import StoredClaim
from factcheck.store.store import Store


class Graded:
    """The grades that people gave, looked up once. The latest on the nearest target counts."""

    def __init__(self, store: Store) -> None:
        self._letters: dict[str, str] = {}
        self._digits: dict[str, str] = {}
        for target, made in store.annotations().items():
            for annotation in made:
                if annotation.origin == PERSON and annotation.grade_source not in (None, "F"):
                    self._letters[target] = str(annotation.grade_source)
                if annotation.origin == PERSON and annotation.grade_information not in (None, "6"):
                    self._digits[target] = str(annotation.grade_information)

    def document(self, document: Document) -> Grade:
        """The grade of a document: the letter given to itself, else to its source; the digit given to itself."""
        source = None if document.source is None else f"source:{slug(document.source)}"
        letter = self._letters.get(document.id) or self._letters.get(source or "")
        return Grade(letter or "F", self._digits.get(document.id, "6"))

    def claim(self, stored: StoredClaim) -> Grade:
        """The grade of a claim: what was given to itself, else to its document, else its source's letter."""
        whole = self.document(stored.document)
        letter, digit = self._letters.get(stored.id), self._digits.get(stored.id)
        return Grade(letter or whole.reliability, digit or whole.credibility)

    def trust(self, answer: Answer) -> float | None:
        """How far the source of an answer is relied on: 1 for A, 0 for E, None where nobody graded it."""
        claim_id = answer.claim.id_in(answer.document)
        letter = self._letters.get(claim_id) or self.document(answer.document).reliability
        return None if letter == UNKNOWN else 1.0 - LETTERS.index(letter) / (len(LETTERS) - 1)


LETTERS, UNKNOWN = "ABCDE", "F"
