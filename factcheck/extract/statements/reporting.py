"""Reporting clauses: a cue verb with its subject, and the clause, quotation or noun phrase that it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.beside import ahead, beside
from factcheck.extract.statements.borders import BORDERS, LONGEST_SPEAKER, OWN_VOICE
from factcheck.extract.statements.complements import quoted_complement, rest_clause, right_clause
from factcheck.extract.statements.counts import happens
from factcheck.extract.statements.cues import Cues, cues
from factcheck.extract.statements.objects import behind_colon, noun_phrase, passive_report
from factcheck.extract.statements.scene import Finding, Scene, made_of
from factcheck.extract.statements.subjects import behind_circumstance, heard_from, name_start, speaker_of, voice
from factcheck.extract.statements.verbphrase import VerbPhrase
from factcheck.extract.syntax import cue_tokens, idiom, is_number, own_subject, passive, phrase, puts_it

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_UNMISTAKABLE = frozenset({"says", "said", "told", "wrote", "argues", "warns", "insists", "claims", "fears"})
_HYPOTHETICAL = frozenset({"can", "could", "would", "should", "may", "might", "must"})
_WITH_PARTICLE = {"point": ("out", "to"), "work": ("out",)}
"""Verbs that report with a particle only, by how their forms begin."""
_PARTICLED = frozenset({("pencils", "in"), ("points", "out"), ("speaks", "of"), ("arrives", "at"), ("comes", "to")})
_OBJECTS = frozenset({"it", "him", "her", "them", "this", "that"})
_UNSAID = frozenset(
    {"confirm", "say", "verify", "know", "tell", "reveal", "disclose", "specify", "explain", "announce", "comment"}
)
_HELD = frozenset(
    {"believe", "think", "accept", "agree", "expect", "see", "buy", "consider", "feel", "recognise", "recognize"}
)
_KNOWING = frozenset({"know", "see", "note", "remember", "recall", "learn"})
_NOBODY = frozenset({"nobody", "none", "no", "neither"})
_ADDRESSING = frozenset({"ask", "tell", "give", "inform", "remind", "warn", "order", "urge", "advise"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_SKIPPED_SUBJECTS = frozenset({"that", "which", "this", "these", "those", "there", "what"})


def reported(scene: Scene, sentence: Sentence) -> list[Finding]:
    """The findings of one sentence whose cue is a verb, by the place of the verb.

    Clauses and quotations are looked for first, each behind the cue clause of the one before; then, outside of what
    they hold, the weaker complements: infinitives and noun phrases.
    """
    words = cues()
    verbs = [
        (token, lemma)
        for token in sentence
        if (lemma := words.lemma(token.lower_)) is not None and not scene.quoted[token.i] and _verbal(token)
    ]
    verbs = [(verb, lemma) for verb, lemma in verbs if not _describes_speaker(verb, verbs)]
    out: list[Finding] = []
    boundary = sentence.start
    for verb, lemma in verbs:
        finding = _speech(scene, sentence, verb, lemma, words, boundary)
        if finding is None or _own_voice(finding, lemma):
            continue
        out.append(_marked(finding, verb, lemma, words))
        if finding.clause is not None:
            if finding.after:
                boundary = max(boundary, finding.clause[1] + 1)
            else:
                semicolon = next(
                    (t.i for t in sentence if t.i > verb.i and t.text == ";" and not scene.quoted[t.i]), None
                )
                boundary = semicolon + 1 if semicolon is not None else boundary
    claimed = {f.clause[1] for f in out if f.clause is not None and not f.after}
    cued = [f.cue for f in out if f.cue]
    for verb, lemma in verbs:
        if (
            verb.i in claimed
            or any(scene.fragment.span(verb) in cue for cue in cued)
            or any(_holds(f, scene, verb) for f in out)
        ):
            continue
        finding = _weaker(scene, sentence, verb, lemma, words)
        if finding is not None:
            out.append(_marked(finding, verb, lemma, words))
    return sorted(out, key=lambda f: f.start)


def _describes_speaker(verb: Token, verbs: list[tuple[Token, str]]) -> bool:
    """Whether a participle says who speaks by a later cue: "people briefed on the talks said"."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "acl":
        return False
    return any(later.i > verb.i and own_subject(later) == verb.head for later, _ in verbs)


def _own_voice(finding: Finding, lemma: str) -> bool:
    """Whether the text itself knows or asks: "we know that …", "I asked her what …", outside of quotation marks."""
    head = finding.head
    if head is None or finding.rule != "clause":
        return False
    return (head.lower_ == "we" and lemma in _KNOWING) or (head.lower_ in OWN_VOICE and lemma == "ask")


def _holds(finding: Finding, scene: Scene, verb: Token) -> bool:
    at = scene.fragment.start(verb)
    return any(span.start <= at < span.end for span in finding.contents)


def _marked(finding: Finding, verb: Token, lemma: str, words: Cues) -> Finding:
    finding.lemma = lemma
    finding.head = voice(verb) or (heard_from(verb) if lemma in ("hear", "learn") else None) or finding.head
    if finding.head is not None and finding.head == behind_circumstance(verb):
        finding.since = name_start(finding.head)  # "Under cross-examination Lind conceded": a name taken for an object
    subject = own_subject(verb)
    if subject is not None and finding.head is not None and subject.tag_ == "WP" and subject.i > finding.head.i:
        finding.relative = finding.scene.fragment.span(subject)
    if finding.head is not None and finding.head.i > verb.i:
        finding.since = verb.i + 1
    elif finding.head is not None and verb in phrase(finding.head):
        finding.until = verb.i - 1  # a verb that the parser takes for a noun is no part of its speaker
    finding.denied = lemma in words.denying or (lemma in _HELD and negated(verb))
    return finding


def _verbal(token: Token) -> bool:
    if token.i and token.doc[token.i - 1].text == "-" and not token.doc[token.i - 1].whitespace_:
        return False
    particles = next((p for stem, p in _WITH_PARTICLE.items() if token.lower_.startswith(stem)), None)
    if particles is not None and not (token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in particles):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return True
    # Headlines and inversions: "mayor says" is often tagged a noun.
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
        return True
    doc = token.doc
    if (
        token.tag_ in ("NNS", "NNPS")
        and 1 < token.i < len(doc) - 1
        and doc[token.i + 1].text in BORDERS
        and _phrase_between_marks(token)
    ):
        return True  # "…, the bank reports;" is tagged a plural
    if token.tag_ in ("NNS", "NNPS") and _only_verb(token):
        return True
    return token.lower_ in _UNMISTAKABLE and (
        token.dep_ in ("ROOT", "ccomp", "conj", "parataxis") or token.pos_ in ("PROPN", "NOUN")
    )


def _only_verb(token: Token) -> bool:
    """Whether a plural is the verb that its clause lacks: "Brussels pencils in 1.4%", "the port counts 410"."""
    doc, sent = token.doc, token.sent
    if not 0 < token.i < len(doc) - 1 or doc[token.i - 1].pos_ not in ("PROPN", "NOUN"):
        return False
    behind = doc[token.i + 1]
    follows = (
        is_number(behind)
        or behind.tag_ == "$"
        or behind.lower_ in ("that", "it")
        or (token.lower_, behind.lower_) in _PARTICLED
    )
    if not follows:
        return False
    first, last = token.i, token.i
    while first > sent.start and doc[first - 1].text not in BORDERS:
        first -= 1
    while last + 1 < sent.end and doc[last + 1].text not in BORDERS:
        last += 1
    return not any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in doc[first : last + 1])


def _that_clause(scene: Scene, doc: Doc, at: int, end: int) -> list[int] | None:
    """The clause behind an idiom, that opens with "that" and goes on to the next mark that ends one."""
    if at + 1 >= end or doc[at].lower_ != "that":
        return None
    stop = next((i for i in range(at + 1, end) if doc[i].text in (";", ":", ".") and not scene.quoted[i]), end)
    return list(range(at + 1, stop))


def _phrase_between_marks(token: Token) -> bool:
    """Whether a name, or a noun with its article, and nothing else parts the token from a mark before it."""
    doc, first = token.doc, token.i
    while (
        first > 0
        and token.i - first < LONGEST_SPEAKER
        and (
            doc[first - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART")
            or doc[first - 1].lower_ in ("of", "in", "at")
        )
    ):
        first -= 1
    return 0 < first < token.i and doc[first - 1].text in BORDERS and doc[first].pos_ in ("DET", "PROPN")


def _speech(scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues, boundary: int) -> Finding | None:
    """A clause or quotation that the verb reports."""
    is_passive = passive(verb)
    putting = puts_it(verb) or (lemma == "put" and verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "it")
    if lemma in ("let", "make") and idiom(verb) is None:
        return None
    called = words.of(lemma, "naming") and verb.i + 1 < sentence.end and verb.doc[verb.i + 1].lower_ in _OBJECTS
    if called and not is_passive:
        head = speaker_of(scene, sentence, verb, lemma, words, is_passive=False)
        named = beside(scene, sentence, verb, head, boundary, words, lemma, [*cue_tokens(verb), verb.i + 1])
        if named is not None and named.rule == "quotation":
            return named
    reporting = lemma == "make" or words.of(lemma, "say") or words.of(lemma, "think") or words.of(lemma, "object")
    if not (putting or reporting or (is_passive and words.of(lemma, "passive"))):
        return None
    head = speaker_of(scene, sentence, verb, lemma, words, is_passive=is_passive)
    cue = cue_tokens(verb)
    if putting:
        cue = [*cue, verb.i + 1]
    if is_passive and lemma == "quote":
        cue, quoted_as = _quoted_as(scene, verb, cue)
        if quoted_as is not None:
            return quoted_as
    if lemma == "quote":
        at_end = _quoted_before(scene, sentence, verb, boundary, words)
        if at_end is not None:
            return at_end
    if is_passive and head is None and lemma in _ADDRESSING:
        return None  # "residents were told to leave": the subject is spoken to, and nobody is named
    if head is not None and (head.lower_ in _NOBODY or head.left_edge.lower_ in _NOBODY):
        return None
    unsaid = lemma in _UNSAID or verb.doc[verb.i - 1].lower_ in ("neither", "nor")
    if negated(verb) and unsaid and head is not None and head.i < verb.i:
        return None  # "could not confirm that …", "would neither confirm nor deny that …"
    right = right_clause(scene, verb) if not putting else None
    if right is not None and idiom(verb) is not None:
        right = [i for i in right if i > cue[-1]] or None
    if right is None and idiom(verb) is not None:
        right = _that_clause(scene, verb.doc, cue[-1] + 1, sentence.end)
    fronted = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i > verb.i
    inverted = head is not None and head.i > verb.i and not is_passive and not fronted
    if right is not None and head is not None and not inverted and (head.i < verb.i or fronted):
        if ((negated(verb) or lemma == "hear") and verb.doc[right[0]].tag_ in ("WRB", "WP", "WDT")) or (
            negated(verb) and verb.doc[right[0]].lower_ in ("whether", "if")
        ):
            return None
        if scene.quoted[right[0]] and scene.quoted[right[-1]]:
            halves = beside(scene, sentence, verb, head, boundary, words, lemma, cue)
            if halves is not None and halves.rule == "quotation":
                return halves
        mark = verb.doc[verb.i + 1].text
        if mark == ":" or (mark == "," and verb.doc[right[0]].tag_ in ("WRB", "WDT", "WP", "IN", "VBG")):
            set_apart = beside(scene, sentence, verb, head, boundary, words, lemma, cue)
            if set_apart is not None:
                return set_apart
        return made_of(scene, "clause", head, cue, [right], (cue[0], verb.i))
    infinitive = is_passive and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)
    if (not is_passive or head is not None or lemma in ("say", "report", "state", "announce")) and not infinitive:
        set_apart = ahead(scene, sentence, verb, head, words, lemma, cue) or beside(
            scene, sentence, verb, head, boundary, words, lemma, cue
        )
        if set_apart is not None:
            return set_apart
    if right is not None and not inverted and (head is not None or is_passive):
        return made_of(scene, "clause" if not is_passive else "passive", head, cue, [right], (cue[0], verb.i))
    rest = rest_clause(scene, sentence, verb, head) if right is None and head is not None else None
    if rest is not None:
        return made_of(scene, "clause", head, cue, [rest], (cue[0], verb.i))
    quoted = quoted_complement(scene, sentence, verb, head)
    if quoted is not None and words.of(lemma, "say") and not inverted:
        return made_of(scene, "fragment", head, cue, [quoted], (cue[0], verb.i))
    return None


def _quoted_as(scene: Scene, verb: Token, cue: list[int]) -> tuple[list[int], Finding | None]:
    """The cue with its "as saying", and what the clause behind that reports: "was quoted as saying 14 had died"."""
    behind = verb.doc[verb.i + 1 : verb.i + 12]
    if [t.lower_ for t in behind[:2]] == ["as", "saying"]:
        cue = [*cue, verb.i + 1, verb.i + 2]
    saying = next((t for t in behind[1:] if t.lower_ == "saying" and t.nbor(-1).lower_ == "as"), None)
    clause = right_clause(scene, saying) if saying is not None else None
    quoted = own_subject(verb)
    if saying is None or clause is None or quoted is None:
        return cue, None
    return cue, made_of(scene, "clause", quoted, cue, [clause], (cue[0], saying.i))


def _quoted_before(scene: Scene, sentence: Sentence, verb: Token, boundary: int, words: Cues) -> Finding | None:
    """What stands before "…, television quoted the governor as saying" and "…, the governor was quoted as saying"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 10, sentence.end)]
    saying = next((t for t in behind if t.lower_ == "saying" and t.nbor(-1).lower_ == "as"), None)
    if saying is None or (saying.i + 1 < sentence.end and verb.doc[saying.i + 1].text not in BORDERS):
        return None
    quoted = own_subject(verb) if passive(verb) else next((c for c in verb.children if c.dep_ == "dobj"), None)
    subject = own_subject(verb)
    if quoted is None or subject is None or right_clause(scene, saying) is not None:
        return None
    cue = [*cue_tokens(verb), *range(verb.i + 1, saying.i + 1)]
    found = beside(scene, sentence, verb, subject, boundary, words, "say", cue)
    if found is not None:
        found.head = quoted
    return found


def _weaker(scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues) -> Finding | None:
    """An infinitive or a noun phrase that the verb reports."""
    is_passive = passive(verb)
    head = speaker_of(scene, sentence, verb, lemma, words, is_passive=is_passive)
    if is_passive:
        return passive_report(scene, verb, lemma, head, words)
    if any(c.dep_ == "aux" and c.lower_ in _HYPOTHETICAL for c in verb.children):
        return None
    if head is None or head.lower_ == "you" or (head.lower_ in _SKIPPED_SUBJECTS and not head.text.isupper()):
        return None
    if lemma in ("cite", "quote") and (subject := own_subject(verb)) is not None and subject.tag_ in ("WP", "WDT"):
        return None  # "Radio Nord, which cited police, reported": part of the report's own attribution
    told = VerbPhrase(scene, sentence, verb, lemma, head, cue_tokens(verb), words)
    if happens(told):
        return None
    behind = behind_colon(scene, sentence, verb, lemma, head, words)
    return behind if behind is not None else noun_phrase(told)


def negated(verb: Token) -> bool:
    """Whether the cue is negated: "has not said"."""
    before = [t.lower_ for t in verb.doc[max(verb.i - 2, 0) : verb.i]]
    unsaid = before[-1:] in (["neither"], ["nor"]) or before == ["yet", "to"]
    return unsaid or any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in verb.children)
