"""Subjects: the head of the phrase that says who speaks, by the parse or, where it fails, by the marks around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import BORDERS, LONGEST_APPOSITION, LONGEST_SPEAKER, opens, within_word
from factcheck.extract.statements.cues import Cues, cues
from factcheck.extract.statements.offices import gender, speaker_words
from factcheck.extract.statements.scene import Scene
from factcheck.extract.syntax import SUBJECTS, agent, cue_tokens, idiom, is_acronym, own_subject, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_FOLLOWING = frozenset(["think", "believe", "fear", "hope", "expect", "reckon"])
"""Verbs of thought that can follow what is thought: "80 million for a bridge, fears mayor"."""
_CONTROLLING = frozenset(
    ["prompt", "lead", "cause", "force", "push", "press", "get", "allow", "drive", "encourage", "urge", "ask", "tell",
     "order", "invite", "persuade", "help", "let", "make", "want", "expect"]
)  # fmt: skip
"""Verbs whose object does what their infinitive says."""
_HIGHEST = 4
_WITHIN = frozenset({"of", "for", "in", "at", "from"})
"""Prepositions within a speaker's phrase: "the mission in Lunde"."""
_ALSO_SPEAKER = frozenset({"he", "she", "they", "it"})
"""Pronouns by which a speaker speaks of himself: "said he was tired and added that …"."""
_WITHIN_PHRASE = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "case", "quantmod", "appos"})


def speaker_of(
    scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues, *, is_passive: bool
) -> Token | None:
    """The head of the phrase that speaks, None where there is none or it lies in a masked quotation."""
    if is_passive:
        return agent(verb) or (subject_of(verb) if lemma in ("quote", "cite") else None)
    outer = resumed(verb)
    if outer is not None:
        return speaker_of(scene, sentence, outer, words.lemma(outer.lower_) or "", words, is_passive=passive(outer))
    inverted = _inverted(scene, sentence, verb, words, lemma)
    if inverted is None and verb.tag_ in ("NNS", "NNPS") and own_subject(verb) is None:
        return _phrase_before(scene, sentence, verb)
    head = inverted if inverted is not None else teller(verb)
    if (
        inverted is None
        and (words.of(lemma, "say") or lemma == "put")
        and (own_subject(verb) is None or verb.dep_ == "conj")
        and (verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") or idiom(verb) is not None)
    ):
        head = _set_apart(scene, sentence, verb) or head
    if head is not None and scene.quoted[head.i] and not scene.quoted[verb.i] and scene.masked_at(head) is None:
        head = _set_apart(scene, sentence, verb) or head
    if head is None and verb.tag_ in ("VBZ", "VBD", "VBP"):
        head = _before_remark(verb)
    if head is None and verb.tag_ in ("VBZ", "VBD", "VBP") and verb.i > sentence.start:
        before = verb.doc[verb.i - 1]
        head = behind_circumstance(verb)
        if (
            before.head is verb
            and before.dep_ in ("compound", "nmod", "npadvmod", "dep")
            and before.pos_ in ("NOUN", "PROPN")
        ):
            head = before
    if head is not None and head.tag_ in ("WP", "WDT") and head.text.islower() and verb.dep_ == "relcl":
        head = _antecedent(verb.head)
        if head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.head.i < head.i:
            head = head.head
    if head is not None and scene.quoted[head.i] and scene.masked_at(head) is not None:
        return None
    return _issuer(head, verb) if head is not None else None


def teller(verb: Token) -> Token | None:
    """The subject of a verb; of a participle or an infinitive that the parser hangs on a thing, whoever acts there.

    "Lind called for a vote, declaring that …", "the shock was weak, the centre said, denying that …",
    "it prompted Lind to accuse …".
    """
    subject = subject_of(verb)
    governor = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and governor.lemma_ in _CONTROLLING:
        return next((c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i), subject)
    if verb.tag_ != "VBG" or own_subject(verb) is not None:
        return subject
    if verb.i and verb.doc[verb.i - 1].text == ",":
        aside = next(
            (t for t in verb.sent if t.dep_ == "parataxis" and t.right_edge.i in (verb.i - 2, verb.i - 1)), None
        )
        if aside is not None and own_subject(aside) is not None:
            return own_subject(aside)
        lemma = cues().lemma(governor.head.lower_) if governor.dep_ == "ccomp" else None
        if lemma is not None and cues().of(lemma, "say") and own_subject(governor.head) is not None:
            return own_subject(governor.head)  # "Lind argued that a list would help, saying that …"
        mute = subject is not None and subject.pos_ == "NOUN" and not can_state(subject)
        for _ in range(_HIGHEST if mute else 0):
            acting = own_subject(governor)
            if acting is not None and acting.i < verb.i and acting.pos_ != "DET" and can_state(acting):
                return acting
            governor = governor.head
    return subject


def _issuer(text: Token, verb: Token) -> Token:
    """Who issues the text that says something: "the ministry" in "the ministry issued a statement saying …"."""
    if verb.dep_ not in ("acl", "relcl") or text.dep_ != "dobj" or text.i > verb.i or not is_text(text):
        return text
    issuer = subject_of(text.head) if text.head.lemma_.lower() in cues().issuing else None
    return issuer if issuer is not None and can_state(issuer) else text


def _before_remark(verb: Token) -> Token | None:
    """The subject that the parser gave to a remark behind it: "Reza, asked about the missing, spoke of 14"."""
    for remark in verb.children:
        subject = own_subject(remark) if remark.dep_ == "advcl" and remark.i < verb.i else None
        if subject is not None and subject.i < remark.i and verb.doc[remark.left_edge.i : remark.i].text.endswith(","):
            return subject
    return None


def resumed(verb: Token) -> Token | None:
    """The cue verb whose speaker speaks on by this one: "said the lake had shrunk and warned of a third dry year".

    The parser ties the second verb to the clause that the first reports. It is the speaker's own where its tense is
    that of the first verb and not of the clause, or where the clause's subject cannot speak.
    """
    if verb.tag_ == "VBG" and verb.i and verb.doc[verb.i - 1].lower_ in ("before", "after", "while"):
        return _before_gerund(verb)
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or own_subject(verb) is not None:
        return None
    clause = verb.head
    while clause.dep_ == "conj":
        clause = clause.head
    first = clause.head
    words = cues()
    lemma = words.lemma(first.lower_)
    if clause.dep_ != "ccomp" or lemma is None or not words.of(lemma, "say") or first.tag_ != verb.tag_:
        return None
    if not any(c.dep_ in ("ccomp", "xcomp", "dobj", "prep") and c.i > verb.i for c in verb.children):
        return None
    subject = own_subject(clause)
    helped = any(c.dep_ in ("aux", "auxpass") for c in clause.children)
    if (
        helped
        or clause.tag_ != verb.tag_
        or (subject is not None and not can_state(subject) and subject.pos_ != "PRON")
        or (subject is not None and subject.lower_ in _ALSO_SPEAKER and _reports_that(verb))
    ):
        return first if first.i < verb.i else None
    return None


def _before_gerund(verb: Token) -> Token | None:
    """The cue verb of "said the dam held before claiming that …", where the parser ties the second to what was said."""
    clause = verb.head
    while clause.dep_ in ("prep", "pcomp", "advcl", "conj") and clause.head is not clause:
        clause = clause.head
    lemma = cues().lemma(clause.head.lower_)
    said = clause.dep_ == "ccomp" and lemma is not None and cues().of(lemma, "say")
    return clause.head if said and clause.head.i < verb.i else None


def _reports_that(verb: Token) -> bool:
    """Whether a "that" clause hangs on the verb, and nobody is told it."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    told = any(c.dep_ in ("dobj", "dative") for c in verb.children)
    lemma = cues().lemma(verb.lower_)
    if lemma is not None and cues().of(lemma, "naming") and verb.tag_ == "VBZ":
        return any(c.dep_ == "oprd" for c in verb.children)  # "says he respects Moen and calls him “a fine man”"
    return clause is not None and not told and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _phrase_before(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """The head of the noun phrase that ends right before a verb which the parser takes for a noun."""
    doc, first = verb.doc, verb.i
    while (
        first > sentence.start
        and verb.i - first < LONGEST_SPEAKER
        and (doc[first - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM") or doc[first - 1].lower_ in _WITHIN)
        and not scene.quoted[first - 1]
    ):
        first -= 1
    nouns = [t for t in doc[first : verb.i] if t.pos_ in ("NOUN", "PROPN")]
    preposition = next((t.i for t in doc[first : verb.i] if t.lower_ in _WITHIN), verb.i)
    return next((t for t in reversed(nouns) if t.i < preposition), None)


def _antecedent(noun: Token) -> Token:
    """The person in "an economist with the broker Danube, who expects …": a broker is no "who"."""
    people = speaker_words()["people"]
    if noun.dep_ == "pobj" and noun.head.head.lower_ in people and noun.lower_ not in people:
        return noun.head.head
    return noun


def voice(verb: Token) -> Token | None:
    """The person through whom a body speaks: "the firm announced, through its chairman Beni Marc, that …"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("through", "via"):
            voice = next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
            if voice is not None and (
                voice.ent_type_ == "PERSON" or gender(" ".join(t.text for t in voice.subtree)) is not None
            ):
                return voice
    return None


def heard_from(verb: Token) -> Token | None:
    """Whom somebody hears it from: "the jury heard from a pathologist that the boy had drowned"."""
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from" and c.i > verb.i), None)
    told = next((c for c in source.children if c.dep_ == "pobj"), None) if source is not None else None
    return told if told is not None and can_state(told) else None


def name_start(last: Token) -> int:
    """The first token of the name that ends with the token."""
    first = last.i
    while first > last.sent.start and last.doc[first - 1].ent_type_ == last.ent_type_ == "PERSON":
        first -= 1
    return first


def behind_circumstance(verb: Token) -> Token | None:
    """The name right before a verb that the parser takes into the phrase that opens the sentence."""
    opening = verb.sent[0]
    name = next((c for c in opening.children if c.dep_ == "pobj"), None)
    if opening.dep_ != "prep" or opening.head != verb or name is None or own_subject(verb) is not None:
        return None
    return name if name.right_edge.i == verb.i - 1 and name.ent_type_ == "PERSON" else None


def _inverted(scene: Scene, sentence: Sentence, verb: Token, words: Cues, lemma: str) -> Token | None:
    """The speaker right behind the verb in "“…,” said Lind" and "…, reports the agency", whatever the parser says."""
    doc = verb.doc
    if (
        not (words.of(lemma, "say") or lemma in _FOLLOWING or (verb.i and _ends_quotation(scene, verb.i - 1)))
        or lemma in ("tell", "show", "have", "make")
        or verb.i + 1 >= sentence.end
        or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "NN", "NNS", "NNP")
    ):
        return None
    cue = cue_tokens(verb)
    if cue[0] <= sentence.start and not (verb.i and scene.quoted[verb.i - 1]):
        return None
    before = doc[cue[0] - 1]
    if not (scene.quoted[before.i] or opens(doc, before.i)):
        return None
    behind = doc[verb.i + 1]
    if behind.dep_ == "prt" and verb.i + 2 < sentence.end:
        behind = doc[verb.i + 2]  # "…, points out Lind"
    if (
        behind.pos_ not in ("PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM")
        or scene.quoted[behind.i]
        or behind.lower_ in ("that", "there", "this")
        or (behind.lower_ == "it" and not (verb.i + 2 < len(doc) and doc[verb.i + 2].text in BORDERS))
    ):
        return None
    left = own_subject(verb)
    if lemma in _FOLLOWING and left is not None and left.i < verb.i:
        return None
    if (
        left is not None
        and left.left_edge.i == sentence.start
        and left.i + 2 < before.i
        and doc[left.i + 1].text == before.text == ","
        and doc[left.i + 2].tag_ in ("VBG", "VBN", "WP")
    ):
        return None  # "The agency, citing the police, reports 2,100 cases"
    before_verb = left is not None and left.i < verb.i and not scene.quoted[before.i]
    if left is not None and before_verb and doc[left.i + 1].text == ":" and not scene.quoted[left.i + 1]:
        before_verb = False  # "Damages: up to $150 million, reckons Lind"
    if left is not None and before_verb and (left.right_edge.i >= before.i - 1 or behind.pos_ == "PRON"):
        # "Lind, head of the works, said the dam …": the subject's apposition ends at the comma.
        mute = left.pos_ == "NOUN" and not can_state(left) and before.text == ","
        spoken = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        teller = own_subject(spoken) if mute and spoken is not None else None
        if teller is not None and teller.left_edge.i == verb.i + 1 and can_state(teller):
            return teller  # "The forecast, said its author, Lind, was a floor"
        apposed = any(c.dep_ in ("appos", "relcl", "acl") for c in left.children)
        second = any(c.dep_ in SUBJECTS and c.i > verb.i for c in verb.children)
        if (apposed and not second) or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
            return None
    token = behind
    while (
        token.head.i > verb.i
        and token.head.i - verb.i <= LONGEST_SPEAKER
        and token.dep_ in _WITHIN_PHRASE
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        token = token.head
    while token.i + 1 < sentence.end and doc[token.i + 1].pos_ == "PROPN" and token.pos_ in ("NOUN", "PROPN"):
        token = doc[token.i + 1]
    hyphened = token.i > 1 and within_word(doc, token.i - 1)
    if (
        (token.pos_ not in ("NOUN", "PROPN", "PRON") and not hyphened)
        or token.dep_ == "npadvmod"
        or token.ent_type_ in ("DATE", "TIME")
    ):
        return None
    ended = token.i + 1 < len(doc) and doc[token.i + 1].text in BORDERS
    if any(c.dep_ in SUBJECTS for c in token.children if verb.i < c.i != token.i - 1) or (
        token.dep_ in SUBJECTS and token.head.i > token.i and token.head.pos_ in ("VERB", "AUX") and not ended
    ):
        return None
    return token


def _ends_quotation(scene: Scene, i: int) -> bool:
    """Whether the token ends a quotation that is a clause of its own."""
    return scene.quoted[i] and scene.masked_at(scene.fragment.doc[i]) is not None


def _set_apart(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """The speaker in "…, Lind, head of the works, said" by the commas alone, where the parser has no subject for it."""
    doc = verb.doc
    at = cue_tokens(verb)[0]
    segment = _segment(scene, sentence, at)
    if segment is None and at > sentence.start and doc[at - 1].text == "," and not scene.quoted[at - 1]:
        close = at - 1
        opening = next(
            (
                i
                for i in range(close - 1, max(sentence.start, close - LONGEST_APPOSITION), -1)
                if doc[i].text == "," and not scene.quoted[i]
            ),
            None,
        )
        if opening is None:
            return None
        segment = _segment(scene, sentence, opening)
        behind = doc[opening + 1 : close]
        if segment is not None and len(behind) <= 5 and all(t.pos_ == "PROPN" for t in behind):
            return behind[-1]
    return segment


def _segment(scene: Scene, sentence: Sentence, end: int) -> Token | None:
    """The head of the noun phrase between the mark before it and `end`, None where something else stands there."""
    doc = scene.fragment.doc
    start = end
    while (
        start > sentence.start
        and end - start < LONGEST_SPEAKER
        and (doc[start - 1].text not in BORDERS or within_word(doc, start - 1))
        and not scene.quoted[start - 1]
    ):
        start -= 1
    if (
        start == end
        or not (start == 0 or opens(doc, start - 1) or scene.quoted[start - 1])
        or (start == sentence.start and not (start and scene.quoted[start - 1]))
    ):
        return None
    if doc[start].lower_ == "as" and start + 1 < end:
        start += 1
    first = doc[start]
    if first.pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "NUM") and first.tag_ != "PRP$":
        return None
    if any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD", "WDT", "IN") and t.lower_ not in ("of", "for", "at", "from", "in", "with")
        for t in doc[start:end]
    ):
        return None
    last = None
    for token in doc[start:end]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif token.pos_ == "ADP":
            break
    return last


def states(head: Token, lemma: str) -> bool:
    """Whether the phrase can state something by this verb; "it" can by one that only people and bodies do."""
    return can_state(head) or (head.lower_ == "it" and lemma in cues().speaking)


def can_state(head: Token) -> bool:
    """Whether the phrase names somebody or something that can state a number: a name, a person, a body, a text."""
    if head.pos_ in ("PROPN", "PRON") or head.ent_type_ in ("PERSON", "ORG", "GPE"):
        return head.text.isupper() or head.lower_ not in ("it", "this", "that", "which", "there", "who")
    if is_acronym(head) and head.pos_ == "NOUN":
        return True
    if head.text[:1].isupper() and (head.i > head.sent.start or any(c.dep_ == "appos" for c in head.children)):
        return True
    if any(c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON" for c in head.children):
        return True
    words = speaker_words()
    noun = head.lower_
    singular = noun.removesuffix("s")
    return any(
        any(w in words[kind] for kind in ("people", "persons", "bodies", "crowds"))
        or w in cues().texts | cues().records
        for w in (noun, singular, singular.removesuffix("ie") + "y")
    )


def is_text(noun: Token) -> bool:
    """Whether the noun is of something written or recorded, that shows what stands in it: "court documents"."""
    words = cues()
    return bool({noun.lower_, noun.lower_.removesuffix("s")} & (words.texts | words.records))
