"""Light coreference: which speaker a surname, a pronoun or "the ministry" stands for, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.extract.statements.apposition import PARTICLES
from factcheck.extract.statements.cast import Cast
from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.mentions import UNNAMED, Kind, Mention
from factcheck.extract.statements.offices import gender, offices, same_office, speaker_words
from factcheck.extract.statements.scene import Scene
from factcheck.text.names.names import fold, same_name

_ACRONYM = re.compile(
    r"((?:[A-Z][\w’'-]+)(?:\s(?:of|for|and|the|on|in|[A-Z][\w’'-]+)){1,9}),?\s(?:\(|known as |or )([A-Z]{2,8})\b"
)
_PROPER = re.compile(r"(?:[A-Z][\w&-]+)(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w&-]+)*")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "at", "de"})
_GENDERS = {"he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
_POSSESSORS = {"its": "it", "his": "he", "her": "she", "their": "they"}
_OWN = frozenset({"its", "his", "her", "their", "my", "our"})
_REMEMBERED = 6
_LONGEST_HEADLINE = 160
_NEAR = 400
"""Characters back within which "the officer" that acts is who "she" means, whether or not she has spoken."""
_OF_STATE = frozenset(
    {"ministry", "government", "police", "army", "navy", "military", "parliament", "court", "university"}
)
"""Bodies whose names say what they are."""
_FAMILIES = ("firms", "unions", "outlets", "research")
_POSSESSIVES = ("'s", "’s", "s'", "s’")


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
        self._text = text
        self._cast = cast = Cast(text, scenes)
        self._bodies, self._kinds = cast.bodies, cast.kinds
        self._acronyms: dict[str, str] = {m.group(2): m.group(1) for m in _ACRONYM.finditer(text)}
        self._roles: dict[str, str] = {}
        self._spoken: list[tuple[int, Speaker]] = []
        self._held: list[Speaker] = []
        self._headline = next(
            (len(t) for t in [text.split("\n", 1)[0]] if len(t) < _LONGEST_HEADLINE and len(t) < len(text)), 0
        )

    def learn(self, found: Mention) -> None:
        """Know a name and its role before anything is resolved: headlines give the surname first."""
        if found.kind is Kind.PERSON and " " in found.name:
            self._cast.know(found.name)
            if found.role is not None:
                self._held.append(Speaker(found.name, Kind.PERSON, found.role))

    def knows(self, name: str) -> bool:
        """Whether someone of that surname appears in the document with a given name."""
        return self._cast.knows(name)

    def resolve(self, mention: Mention) -> Speaker | None:
        """The speaker that a mention stands for, remembered as the last one; None for "I" and its like."""
        if mention.partners:
            return self._together(mention)
        speaker = self._resolve(mention)
        if speaker is not None:
            if speaker.role is not None and speaker.named:
                self._roles.setdefault(_key(speaker.name), speaker.role)
            elif speaker.named:
                speaker = replace(speaker, role=self._roles.get(_key(speaker.name)))
            self._spoken.append((mention.span.start, speaker))
        return speaker

    def _together(self, mention: Mention) -> Speaker:
        """Several who speak at once, as one speaker: "Anna Berg and Karl Voss", "ministry and police (unnamed)"."""
        each = [self._resolve(m) for m in (replace(mention, partners=()), *mention.partners)]
        known = [s for s in each if s is not None]
        self._spoken.extend((mention.span.start, s) for s in known)
        names = [s.name.removesuffix(UNNAMED) for s in known]
        listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        named = any(s.named for s in known)
        kind = Kind.BODY if all(s.kind is Kind.BODY for s in known) else Kind.NOUN
        speaker = Speaker(listed + ("" if named else UNNAMED), kind, plural=True, named=named)
        self._spoken.append((mention.span.start, speaker))
        return speaker

    def _resolve(self, mention: Mention) -> Speaker | None:
        if mention.kind is Kind.PRONOUN:
            return self._pronoun(mention)
        if mention.kind is Kind.PERSON:
            return Speaker(self.full_name(mention.name), Kind.PERSON, mention.role)
        if (
            mention.kind is Kind.BODY
            and " " not in mention.name
            and self.knows(mention.name)
            and not mention.name.isupper()
        ):
            return Speaker(self.full_name(mention.name), Kind.PERSON, mention.role)
        if mention.kind is Kind.BODY:
            name = self.full_body(mention.name)
            if name not in self._bodies and len(name) > 1:
                self._bodies.append(name)
            return Speaker(name, Kind.BODY, mention.role)
        return self._noun(mention)

    def full_name(self, name: str) -> str:
        """The longest name of the document with the same surname that does not contradict it."""
        *given, surname = name.split() or [name]
        key = fold(surname if all(w in PARTICLES for w in given) else name)
        if len(key) > 1:
            longer = [n for n in self._cast.people.get(key[-1], ()) if fold(n)[-len(key) :] == key]
            return max(longer, key=len, default=name)  # "Ben Rajab": Usama Ben Rajab
        if not key:
            return name
        known = [n for n in self._cast.people.get(key[-1], ()) if same_name(n, surname)]
        return max(known, key=len) if known else name

    def full_body(self, name: str) -> str:
        """What an acronym stands for in this document, and the full form of a shortened name."""
        if name in self._acronyms:
            return self._acronyms[name].removeprefix("The ")
        bare = name.replace(".", "")
        if bare.isupper() and 2 <= len(bare) <= 8:
            return next((body for body in self._bodies if " " in body and _initials(body) == bare), name)
        words = name.lower().split()
        for body in self._bodies:
            longer = body.lower().split()
            if len(longer) <= len(words):
                continue
            owned = longer[-len(words) :] == words and longer[-len(words) - 1].endswith(_POSSESSIVES)
            begun = longer[: len(words)] == words and longer[len(words)] in ("of", "for") and not name.islower()
            if owned or begun:
                return body
        return name

    def _home(self, speaker: Speaker) -> Speaker | None:
        """The body that a person speaks for by the role: "head of UNRWA", "FENED's"."""
        if speaker.kind is not Kind.PERSON or speaker.role is None:
            return None
        run = _PROPER.findall(speaker.role)
        known = {body.lower() for body in self._bodies}
        name = next((n for n in reversed(run) if n.lower() in known or n.isupper() or n in self._acronyms), None)
        return Speaker(self.full_body(name), Kind.BODY) if name is not None else None

    def _known_bodies(self) -> list[str]:
        """The bodies of the document by name, and what it calls a body."""
        return [*self._bodies, *self._cast.described]

    def _is_proper(self, word: str) -> bool:
        """Whether the text writes the word with a capital inside a sentence too."""
        return re.search(rf"[a-z,] {re.escape(word)}\b", self._text) is not None

    def _last(self, kind: Kind | None = None) -> Speaker | None:
        return next((s for _, s in reversed(self._spoken) if kind is None or s.kind is kind), None)

    def _last_body(self, noun: str, *, strict: bool = False) -> Speaker | None:
        """The last body that can be called so: "the union" is no ministry, and "the ministry" no union."""
        spoken = [s for _, s in reversed(self._spoken) if s.kind is Kind.BODY]
        for certain in (True, False)[: 1 if strict else 2]:
            for speaker in spoken:
                if self._can_be_called(speaker.name, noun, strict=certain):
                    return speaker
        return None

    def _acting_body(self, noun: str, at: int) -> Speaker | None:
        """The last body that was a sentence's subject before the place and can be called so: "the company"."""
        for start, name in reversed(self._cast.acting):
            named = start < at and not name.endswith(UNNAMED) and not self.knows(name) and gender(name) is None
            if named and self._can_be_called(name, noun, strict=" " in name):
                return Speaker(self.full_body(name), Kind.BODY)
        return None

    def _can_be_called(self, name: str, noun: str, *, strict: bool) -> bool:
        """Whether the text or the name says that a body is one of the noun's kind, or nothing speaks against it."""
        words = speaker_words()
        own = {w for w in re.findall(r"[\w-]+", name.lower()) if w in words["bodies"]}
        kinds = own | self._kinds.get(name.lower(), set())
        if noun in kinds or any(noun in words[f] and kinds & words[f] for f in _FAMILIES):
            return True
        if strict or noun in _OF_STATE or kinds & _OF_STATE:
            return False
        return not kinds or noun in words["general"]

    def _pronoun(self, mention: Mention) -> Speaker | None:
        noun = _POSSESSORS.get(mention.noun, mention.noun)
        wanted = _GENDERS.get(noun)
        if wanted is not None:
            return self._person(mention.span.start, wanted)
        if noun == "they":
            recent = [(start, s) for start, s in self._spoken[-3:] if s.plural or s.kind is Kind.BODY]
            at = mention.span.start
            acting = next((m for m in reversed(self._cast.plural) if at - _NEAR < m[0] < at), None)
            if acting is not None and (not recent or acting[0] > recent[-1][0]):
                return self._noun(acting[1])  # "The hackers want money. They claim …"
            return recent[-1][1] if recent else self._last()
        if noun in ("it", "itself"):
            last = self._last()
            neuter = last if last is not None and last.kind is not Kind.PERSON and not _human(last) else None
            return self._body_before(mention.span.start) or self._last(Kind.BODY) or neuter
        return None

    def _body_before(self, at: int) -> Speaker | None:
        """The last body that was a sentence's subject before the place, unless another has spoken since."""
        start, name = next(((acted, name) for acted, name in reversed(self._cast.acting) if acted < at), (0, None))
        if any(start <= spoken and s.kind is Kind.BODY for spoken, s in self._spoken):
            return self._last(Kind.BODY)
        if name is not None and name.endswith(UNNAMED):
            plain = name.removesuffix(UNNAMED)
            noun = plain.rpartition(" ")[2]
            if noun != plain:  # "The statistics office is more cheerful. … it says"
                return self._last_body(noun, strict=True) or Speaker(plain, Kind.BODY)
            return self._last_body(noun) or Speaker(name, Kind.NOUN, named=False)
        return Speaker(self.full_body(name), Kind.BODY) if name is not None else None

    def _person(self, at: int, wanted: str) -> Speaker | None:
        """The last person who spoke or was a subject before the pronoun, unless the gender speaks against it."""
        people = [(start, s) for start, s in self._spoken if s.kind is Kind.PERSON or _human(s)]
        named = ((start, self.full_name(name)) for start, name in self._cast.subjects if start < at)
        people += [(start, Speaker(n, Kind.PERSON)) for start, n in named if " " in n and n.lower() not in self._kinds]
        people += [(start, self._noun(m)) for start, m in self._cast.present if at - _NEAR < start < at]
        people.sort(key=lambda pair: pair[0])
        for _, speaker in reversed(people[-_REMEMBERED:]):
            role = speaker.role or self._roles.get(_key(speaker.name))
            if gender(speaker.name, role) in (None, wanted):
                return replace(speaker, role=role) if speaker.named else speaker
        for start, name in reversed(self._cast.named):
            if start < at and gender(name) in (None, wanted):
                return Speaker(name, Kind.PERSON)
        return people[-1][1] if people else None

    def _noun(self, mention: Mention) -> Speaker:
        first = mention.name.split(" ")[0]
        if (
            mention.lowered
            and first == mention.name
            and first.istitle()
            and (self._is_proper(first) or self.knows(first))
        ):
            if self.knows(first):
                return Speaker(self.full_name(first), Kind.PERSON)
            return Speaker(self.full_body(first), Kind.BODY)
        if (
            mention.lowered
            and first == mention.name
            and first.istitle()
            and not mention.plural
            and not _common(mention.noun)
        ):
            return Speaker(first, Kind.PERSON)
        name = first.lower() + mention.name[len(first) :] if first.istitle() and mention.lowered else mention.name
        unnamed = Speaker(f"{name} (unnamed)", Kind.NOUN, plural=mention.plural, named=False)
        if mention.noun in speaker_words()["bodies"] and mention.definite and " in " in mention.name:
            plain = self._noun(replace(mention, name=mention.name.partition(" in ")[0]))
            if plain.named:
                return plain
        if mention.noun in speaker_words()["bodies"] and any(
            w[:1].isupper() for w in mention.name.split()[1 - mention.lowered :]
        ):
            return Speaker(self.full_body(mention.name), Kind.BODY)
        if mention.owner is not None and mention.owner not in _OWN and mention.noun in speaker_words()["bodies"]:
            return Speaker(mention.name, Kind.BODY)
        heading = mention.span.start < self._headline and not mention.plural and " " not in mention.name
        if heading and not mention.definite and mention.noun in speaker_words()["people"]:
            held = (s for s in self._held if same_office(mention.noun, s.role or ""))
            person = next(held, None)
            if person is not None:
                return person
        if heading and not mention.definite and mention.noun in speaker_words()["bodies"]:
            called = next((b for b in self._known_bodies() if mention.noun in self._kinds.get(b.lower(), ())), None)
            if called is not None:
                return Speaker(self.full_body(called), Kind.BODY)
        if not mention.definite or mention.plural:
            return unnamed
        words = speaker_words()
        if mention.noun in cues().texts:
            return self._last() or unnamed
        if mention.noun in words["bodies"]:
            described = set(mention.name.lower().split())
            body = next((b for b in reversed(self._bodies) if described <= set(b.lower().split())), None)
            if mention.owner in _GENDERS or mention.owner == "his":
                whose = self._pronoun(replace(mention, kind=Kind.PRONOUN, noun=mention.owner or ""))
                own = self._home(whose) if whose is not None else None
                if own is not None:
                    return own
            if body is None and len(described) > 1 and mention.owner is None:
                return Speaker(name, Kind.BODY)
            if body is not None:
                return Speaker(body, Kind.BODY)
            homes = (self._home(s) for _, s in reversed(self._spoken))
            home = next((h for h in homes if h is not None), None)
            found = self._last_body(mention.noun, strict=home is not None) or home
            return found or self._acting_body(mention.noun, mention.span.start) or unnamed
        if mention.noun in words["people"]:
            described = set(fold(mention.name))
            for _, speaker in reversed(self._spoken):
                if speaker.named and speaker.role is not None and described <= set(fold(speaker.role)):
                    return speaker
        if mention.noun in words["people"] and mention.owner in ("its", "their"):
            return self._of_body(mention) or unnamed
        if mention.noun in words["people"] and " of " not in mention.name and " for " not in mention.name:
            for _, speaker in reversed(self._spoken):
                if speaker.kind is Kind.PERSON and speaker.role is not None and same_office(mention.noun, speaker.role):
                    return speaker
            for start, noun, holder, role in reversed(self._cast.offices):
                if start < mention.span.start and noun == mention.noun:
                    return Speaker(self.full_name(holder), Kind.PERSON, role)
            if mention.owner is None:
                subjects = [(a, self.full_name(n)) for a, n in self._cast.subjects if a < mention.span.start]
                seen = [(a, replace(s, role=s.role or self._role_of(s.name))) for a, s in self._spoken]
                seen = [(a, s) for a, s in seen if s.kind is Kind.PERSON]
                seen += [(a, Speaker(n, Kind.PERSON, self._role_of(n))) for a, n in subjects if " " in n]
                people = (s for _, s in sorted(seen, key=lambda pair: pair[0], reverse=True))
                return next((s for s in people if not offices(s.role or "")), unnamed)
        return unnamed

    def _role_of(self, name: str) -> str | None:
        """The role of a person as it was heard, or as the document gives it by an office."""
        holding = (role for _, _, holder, role in self._cast.offices if _key(holder) == _key(name))
        return self._roles.get(_key(name)) or next(holding, None)

    def _of_body(self, mention: Mention) -> Speaker | None:
        """Who holds an office of the body that "its" stands for: "its spokesman"."""
        body = self._pronoun(replace(mention, kind=Kind.PRONOUN, noun="it"))
        of = set(body.name.lower().split()) if body is not None else set()
        for _, speaker in reversed(self._spoken):
            role = speaker.role or ""
            own = of & set(re.findall(r"[\w-]+", role.lower())) or self._home(speaker) == body
            if speaker.kind is Kind.PERSON and own and same_office(mention.noun, role):
                return speaker
        return None


def _common(noun: str) -> bool:
    """Whether the word is a noun for a source, not a name that a sentence's start hides."""
    words = speaker_words()
    listed = any(noun in words[kind] for kind in ("people", "bodies", "crowds"))
    return listed or noun in cues().texts or noun in cues().nouns


def _human(speaker: Speaker) -> bool:
    """Whether an unnamed speaker is one person, whom "he" or "she" can mean."""
    words = speaker_words()["people"]
    return speaker.kind is Kind.NOUN and not speaker.plural and any(w in words for w in speaker.name.lower().split())


def _initials(body: str) -> str:
    return "".join(w[0] for w in re.findall(r"[\w’']+", body) if w.lower() not in _SMALL).upper()


def _key(name: str) -> str:
    return " ".join(fold(name)[-1:])
