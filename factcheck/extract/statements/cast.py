"""The cast of a document: its people and bodies by name, and where each is a sentence's subject or holds an office."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.extract.parsing import Fragment
from factcheck.extract.statements.apposition import PARTICLES, apposed_name
from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.mentions import UNNAMED, Kind, Mention, author, mention
from factcheck.extract.statements.offices import gender, speaker_words
from factcheck.extract.statements.people import called
from factcheck.extract.statements.scene import Scene
from factcheck.extract.syntax import phrase
from factcheck.text.names.names import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset({"owner", "operator", "builder", "manufacturer", "maker", "publisher", "parent"})
_POSSESSIVES = ("'s", "’s", "s'", "s’")


class Cast:
    """The people and bodies of one document, gathered from all of it: a full name may stand behind the surname."""

    def __init__(self, text: str, scenes: Iterable[Scene | None]) -> None:
        self._text = text
        self.people: dict[str, list[str]] = {}
        """Folded surname → the full names."""
        self.bodies: list[str] = []
        self.described: list[str] = []
        """Names that the text calls a body."""
        self.kinds: dict[str, set[str]] = {}
        """Body in lower case → the nouns that the text calls it by."""
        self.named: list[tuple[int, str]] = []
        self.subjects: list[tuple[int, str]] = []
        """Where a person is a sentence's subject."""
        self.acting: list[tuple[int, str]] = []
        """Where a body is a sentence's subject; one without a name ends in "(unnamed)"."""
        self.offices: list[tuple[int, str, str, str]] = []
        """Where an office is named with its holder: place, noun, name, role."""
        self.present: list[tuple[int, Mention]] = []
        """Where one person without a name is a sentence's subject."""
        self.plural: list[tuple[int, Mention]] = []
        """Where several people without a name are."""
        parsed = [scene for scene in scenes if scene is not None]
        for scene in parsed:
            self._gather(scene)
        for scene in parsed:
            self._gather_surnames(scene)
        self.subjects.sort()
        self.acting.sort()

    def knows(self, name: str) -> bool:
        """Whether someone of that surname appears in the document with a given name."""
        key = fold(name)
        return bool(key) and key[-1] in self.people

    def _gather(self, scene: Scene) -> None:
        for entity in scene.fragment.doc.ents:
            at = scene.fragment.start(entity[0])
            plain = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")
            if entity.label_ == "PERSON" and " " in plain:
                self.named.append((at, plain))
            elif entity.label_ == "ORG" and entity.root.dep_ in ("nsubj", "nsubjpass"):
                self.acting.append((at, plain))
            if entity.label_ == "PERSON" and " " in plain and entity.start and "-" not in plain:
                office = entity.doc[entity.start - 1]
                if office.lower_ in speaker_words()["people"]:
                    self.offices.append((at, office.lower_, plain, office.text))
            introduced = any(c.dep_ == "relcl" for c in entity.root.children)
            subject = (introduced or entity.root.dep_ in ("nsubj", "nsubjpass", "appos")) and not scene.quoted[
                entity.start
            ]
            if entity.label_ == "PERSON" and subject:
                name = entity.text.removesuffix("’s").removesuffix("'s")
                self.subjects.append((scene.fragment.start(entity[0]), name))
        for start, name, acts in called(scene):
            self.know(name)
            self.named.append((start, name))
            if acts:
                self.subjects.append((start, name))
        self.named.sort()
        for token in scene.fragment.doc:
            self._gather_noun(scene, token)
        for fragment in (scene.fragment, *scene.paragraph.insides):
            self._gather_names(fragment)

    def _gather_noun(self, scene: Scene, token: Token) -> None:
        """Remember who acts by an office or a body's noun, and who holds an office."""
        people, bodies = speaker_words()["people"], speaker_words()["bodies"]
        word, acts = token.lower_, token.dep_ in ("nsubj", "nsubjpass")
        if token.pos_ == "PROPN" and not scene.quoted[token.i]:
            self._describe(scene, token)
        if acts and word in people and token.tag_ == "NN":
            present = mention(scene, token) if not scene.quoted[token.i] else None
            lemma = cues().lemma(token.head.lower_)
            speaks = lemma is not None and any(cues().of(lemma, kind) for kind in ("say", "think"))
            if present is not None and present.kind is Kind.NOUN and (present.definite or speaks):
                self.present.append((present.span.start, present))
        if acts and token.tag_ == "NNS" and word.removesuffix("s") in people and not scene.quoted[token.i]:
            several = mention(scene, token)
            if several.kind is Kind.NOUN:
                self.plural.append((several.span.start, several))
        if acts and {word, word.removesuffix("s")} & cues().texts:
            writer = author(token)
            if writer is not None and writer.pos_ == "PROPN":
                self.acting.append(
                    (scene.fragment.start(writer), scene.fragment.span(phrase(writer)[0], writer).of(self._text))
                )
        asked = token.dep_ == "ROOT" and token.sent.text.rstrip().endswith("?")  # "And the state?"
        if (acts or asked) and word in bodies and token.pos_ == "NOUN":
            called_so = mention(scene, token)
            if called_so.kind is Kind.NOUN:
                self.acting.append((scene.fragment.start(token), f"{called_so.name.partition(',')[0]}{UNNAMED}"))
        apposed = apposed_name(token) if word in people else None
        if apposed is not None:
            span = scene.span(*apposed)
            role = scene.fragment.doc[token.left_edge.i : token.i + 1].text.removeprefix("the ").removeprefix("The ")
            self.know(span.of(scene.text))
            self.offices.append((span.start, word, span.of(scene.text), role))

    def _gather_names(self, fragment: Fragment) -> None:
        """Remember the full names of people and bodies, in quotations too."""
        titles = speaker_words()["titles"]
        for entity in fragment.doc.ents:
            words = [
                t.text
                for t in entity
                if not t.is_punct and t.lower_.rstrip(".") not in titles and t.text not in _POSSESSIVES
            ]
            if (
                entity.label_ == "PERSON"
                and len(words) > 1
                and all(w[:1].isupper() or w.lower() in PARTICLES for w in words)
            ):
                if "-" not in entity.text:
                    self.know(" ".join(words))
            elif entity.label_ == "ORG" and len(words) > 1:
                body = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
                if body not in self.bodies:
                    self.bodies.append(body)

    def _gather_surnames(self, scene: Scene) -> None:
        """Remember subjects that are a known surname alone, which the tagger often takes for a noun: "Roll laughed"."""
        for token in scene.fragment.doc:
            alone = token.dep_ == "nsubj" and token.text.istitle() and token.ent_type_ != "PERSON"
            if alone and not scene.quoted[token.i] and token.left_edge is token and self.knows(token.text):
                self.subjects.append((scene.fragment.start(token), token.text))

    def _describe(self, scene: Scene, name: Token) -> None:
        """Remember what sort of body a name is said to be: "Aurora, the union federation", "the bureau Meteo"."""
        bodies = speaker_words()["bodies"]
        described = [c for c in name.children if c.dep_ in ("appos", "compound", "nmod") and c.pos_ == "NOUN"]
        if name.dep_ == "appos" and name.head.pos_ == "NOUN":
            described.append(name.head)
        behind = name.doc[name.i + 1 : name.i + 8]
        if len(behind) > 2 and behind[0].text == "," and behind[1].lower_ in ("the", "a", "an"):
            described.extend(itertools.takewhile(lambda t: t.pos_ in ("NOUN", "ADJ", "PROPN"), behind[2:]))
        kinds = {noun.lower_ for noun in described if noun.lower_ in bodies}
        owning = {noun.lower_ for noun in described} & _OWNING
        if owning and (phrase(name)[0] is name or gender(phrase(name)[0].text + f" {name.text}") is None):
            kinds |= owning  # "the plant's owner, Norvik", "the builder, Demir Yapı": no person has such a name
        if kinds:
            tokens = [t for t in phrase(name) if t.pos_ == "PROPN"]
            if tokens:
                called = scene.span(tokens[0].i, name.i).of(self._text)
                if owning or name.dep_ == "nsubj" or (name.dep_ == "appos" and name.head.dep_ == "nsubj"):
                    self.acting.append((scene.fragment.start(name), called))
                self.kinds.setdefault(called.lower(), set()).update(kinds)
                self.described.append(called)

    def know(self, name: str) -> None:
        """Remember a person's full name."""
        key = fold(name)
        if key:
            names = self.people.setdefault(key[-1], [])
            if name not in names:
                names.append(name)
