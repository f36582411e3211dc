"""Light coreference: which speaker a surname, a pronoun or "the ministry" stands for, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.extract.cues import cues
from factcheck.extract.mentions import Kind, Mention, gender, speaker_words
from factcheck.extract.scene import Scene
from factcheck.text.names import fold, same_name

_ACRONYM = re.compile(
    r"((?:[A-Z][\w’'-]+)(?:\s(?:of|for|and|the|on|in|[A-Z][\w’'-]+)){1,9}),?\s(?:\(|known as |or )([A-Z]{2,8})\b"
)
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "at", "de"})
_FEMALE, _MALE = "female", "male"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the document knows it."""

    name: str
    kind: Kind
    role: str | None = None
    plural: bool = False
    named: bool = True


class Register:
    """The people and bodies of one document, and who spoke last.

    People are gathered from the whole document first, as the full name may stand behind the surname (headlines).
    """

    def __init__(self, text: str, scenes: Iterable[Scene | None]) -> None:
        self._people: dict[str, list[str]] = {}
        self._bodies: list[str] = []
        self._acronyms: dict[str, str] = {m.group(2): m.group(1) for m in _ACRONYM.finditer(text)}
        self._roles: dict[str, str] = {}
        self._spoken: list[Speaker] = []
        for scene in scenes:
            if scene is not None:
                self._gather(scene)

    def _gather(self, scene: Scene) -> None:
        titles = speaker_words()["titles"]
        for fragment in (scene.fragment, *scene.paragraph.insides):
            for entity in fragment.doc.ents:
                words = [
                    t.text
                    for t in entity
                    if not t.is_punct and t.lower_.rstrip(".") not in titles and t.text not in ("’s", "'s")
                ]
                name = " ".join(words)
                if (
                    entity.label_ == "PERSON"
                    and len(words) > 1
                    and all(w[:1].isupper() or w.lower() in ("al", "de", "van", "von", "bin") for w in words)
                ):
                    self._know(re.sub(r" ?- ?", "-", name) if "-" in entity.text else name)
                elif entity.label_ == "ORG" and len(words) > 1:
                    body = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
                    if body not in self._bodies:
                        self._bodies.append(body)

    def _know(self, name: str) -> None:
        key = fold(name)
        if key:
            names = self._people.setdefault(key[-1], [])
            if name not in names:
                names.append(name)

    def resolve(self, mention: Mention) -> Speaker | None:
        """The speaker that a mention stands for, remembered as the last one; None for "I" and its like."""
        speaker = self._resolve(mention)
        if speaker is not None:
            if speaker.role is not None and speaker.named:
                self._roles.setdefault(_key(speaker.name), speaker.role)
            elif speaker.named:
                speaker = replace(speaker, role=self._roles.get(_key(speaker.name)))
            self._spoken.append(speaker)
        return speaker

    def _resolve(self, mention: Mention) -> Speaker | None:
        if mention.kind is Kind.PRONOUN:
            return self._pronoun(mention)
        if mention.kind is Kind.PERSON:
            self._know(mention.name) if " " in mention.name else None
            return Speaker(self.full_name(mention.name), Kind.PERSON, mention.role)
        if mention.kind is Kind.BODY:
            name = self.full_body(mention.name)
            if name not in self._bodies and (" " in name or len(name) > 1):
                self._bodies.append(name)
            return Speaker(name, Kind.BODY, mention.role)
        return self._noun(mention)

    def full_name(self, name: str) -> str:
        """The longest name of the document with the same surname that does not contradict it."""
        key = fold(name)
        if not key:
            return name
        if len(key) > 1:
            return name
        known = [n for n in self._people.get(key[-1], ()) if same_name(n, name)]
        return max(known, key=len) if known else name

    def full_body(self, name: str) -> str:
        """What an acronym stands for in this document, and the full form of a shortened name."""
        if name in self._acronyms:
            return self._acronyms[name].removeprefix("The ")
        bare = name.replace(".", "")
        if bare.isupper() and 2 <= len(bare) <= 8:
            for body in self._bodies:
                initials = "".join(w[0] for w in re.findall(r"[\w’']+", body) if w.lower() not in _SMALL)
                if initials.upper() == bare and " " in body:
                    return body
            return name
        words = name.lower().split()
        for body in self._bodies:
            longer = body.lower().split()
            if len(longer) > len(words) and (
                longer[-len(words) :] == words
                or (longer[: len(words)] == words and len(words) == 1 and words[0] not in _COUNTRY_LIKE)
            ):
                if words[-1] in longer:
                    return body
        return name

    def _pronoun(self, mention: Mention) -> Speaker | None:
        word = mention.noun
        if word in ("i", "we", "you", "who", "that", "which", "one", "himself", "herself"):
            return Speaker(word, Kind.PRONOUN, named=False) if word == "who" else None
        wanted = {"he": _MALE, "she": _FEMALE, "him": _MALE, "her": _FEMALE}.get(word)
        if wanted is not None:
            people = [s for s in reversed(self._spoken) if s.kind is not Kind.BODY and not s.plural]
            for speaker in people[:4]:
                if gender(speaker.name, speaker.role) in (None, wanted):
                    return speaker
            return people[0] if people else None
        if word == "they":
            return next(
                (s for s in reversed(self._spoken[-3:]) if s.plural or s.kind is Kind.BODY),
                self._spoken[-1] if self._spoken else None,
            )
        return next(
            (s for s in reversed(self._spoken) if s.kind is Kind.BODY), self._spoken[-1] if self._spoken else None
        )

    def _noun(self, mention: Mention) -> Speaker:
        unnamed = Speaker(
            f"{mention.name[:1].lower() + mention.name[1:] if not mention.name[:2].isupper() and mention.name.split(' ')[0].istitle() and mention.noun in mention.name.lower().split(' ')[0] else mention.name} (unnamed)",
            Kind.NOUN,
            plural=mention.plural,
            named=False,
        )
        if not mention.definite or mention.plural:
            return unnamed
        words = speaker_words()
        if mention.noun in cues().texts and self._spoken:
            return self._spoken[-1]
        if mention.noun in words["bodies"]:
            for body in reversed(self._bodies):
                if mention.noun in body.lower().split():
                    return Speaker(body, Kind.BODY)
            for speaker in reversed(self._spoken):
                if speaker.kind is Kind.BODY:
                    return speaker
        if mention.noun in words["people"] and " of " not in mention.name and " for " not in mention.name:
            for speaker in reversed(self._spoken):
                if (
                    speaker.kind is Kind.PERSON
                    and speaker.role is not None
                    and mention.noun in speaker.role.lower().split()
                ):
                    return speaker
            if mention.owner is None:
                for speaker in reversed(self._spoken):
                    if speaker.kind is Kind.PERSON:
                        return speaker
        return unnamed


_COUNTRY_LIKE = frozenset({"united", "national", "new", "international", "central", "general", "european"})


def _key(name: str) -> str:
    return " ".join(fold(name)[-1:])
