"""Weaker complements: infinitives, noun phrases that a verb denies, counts or names, and what a colon announces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.extract.statements.borders import LONGEST_APPOSITION, OWN_VOICE
from factcheck.extract.statements.counts import counted
from factcheck.extract.statements.cues import Cues
from factcheck.extract.statements.scene import Finding, Scene, made_of
from factcheck.extract.statements.subjects import can_state, states
from factcheck.extract.statements.verbphrase import VerbPhrase
from factcheck.extract.syntax import cue_tokens, is_number, own_subject, runs

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_DESCRIBING = frozenset(
    ["call", "name", "dub", "label", "term", "brand", "support", "oppose", "favor", "favour", "defend"]
)
_WITHHOLDING = frozenset({"decline", "refuse", "ask", "want", "wish", "prefer", "request", "demand", "insist"})
_UNNAMED = frozenset({"anonymity", "anonymous", "unnamed", "named", "identified"})
_SAYING_MORE = frozenset(["comment", "elaborate", "respond", "answer", "say", "named", "identified", "quoted", "speak"])
_ABOUT = frozenset({"of", "about", "against", "for", "on", "over", "between"})
_NO_CONTENT = frozenset({"point", "story", "total"})
_COUNTING = frozenset({"revise", "count", "measure", "tally", "calculate"})
"""Verbs whose number may stand behind a colon: "has counted the cracks: eleven"."""
_LONGEST_COUNT = 12
_FORETELLING = frozenset({"expect", "foresee", "predict", "forecast", "project", "anticipate", "promise", "pledge"})
_VAGUE = frozenset({"more", "less", "others", "this", "that", "it", "them", "him", "her", "fewer", "worse"})
_WITH_RECIPIENT = frozenset({"ask", "petition", "beg"})


def passive_report(scene: Scene, verb: Token, lemma: str, head: Token | None, words: Cues) -> Finding | None:
    """What a passive with an agent reports, its whole clause: "was put at 457 by the ministry"."""
    if not any(words.of(lemma, kind) for kind in ("passive", "naming", "judging")):
        return None
    subject = own_subject(verb)
    if head is not None and subject is not None and head in subject.subtree:
        head = next((c for t in verb.subtree if t.lower_ == "by" for c in t.children if c.dep_ == "pobj"), None)
    if subject is None or head is None:
        return None  # "wheat was quoted at $222": nobody says so
    if not words.of(lemma, "count") or not any(is_number(t) for t in verb.subtree):
        return _judged(scene, verb, lemma, head, words)
    agents = {
        t.i for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for t in c.subtree
    }
    tokens = [t.i for t in verb.subtree if t.i not in agents]
    if not any(verb.doc[i].like_num for i in tokens):
        return None
    stretch = [list(range(a, b + 1)) for a, b in runs(tokens)]
    parts = [
        run for run in stretch if len(run) > 1 and any(verb.doc[i].is_alpha or is_number(verb.doc[i]) for i in run)
    ]
    return Finding(
        "passive",
        scene,
        [scene.span(run[0], run[-1]) for run in parts or stretch],
        scene.span(verb.i, verb.i),
        head,
        clause=(verb.i, verb.i),
    )


def _judged(scene: Scene, verb: Token, lemma: str, head: Token, words: Cues) -> Finding | None:
    """What somebody calls or blames whom for: "the move was called “a trap” by Lind", "he was accused by her of it"."""
    subject = own_subject(verb)
    if subject is None or subject.tag_ in ("WP", "WDT") or not can_state(head):
        return None
    behind = [c for c in verb.children if c.i > verb.i and c.i != head.head.i]
    said = [c for c in behind if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in ("of", "as", "for"))]
    if not said and not words.of(lemma, "judging"):
        return None
    spans = [scene.span(subject.left_edge.i, subject.right_edge.i)]
    spans += [scene.span(said[0].left_edge.i, said[-1].right_edge.i)] if said else []
    cue = cue_tokens(verb)
    return Finding("passive", scene, spans, scene.span(cue[0], cue[-1]), head, clause=(cue[0], verb.i))


def behind_colon(scene: Scene, sentence: Sentence, verb: Token, lemma: str, head: Token, words: Cues) -> Finding | None:
    """What stands unquoted behind a colon: "the agency has revised its report: 3,958 people died"."""
    if (
        not (words.of(lemma, "say") or words.of(lemma, "object") or lemma in _COUNTING or _begins(verb))
        or not can_state(head)
        or verb.dep_ == "pcomp"
        or head.lower_ in OWN_VOICE
        or (words.of(lemma, "count") and any(c.dep_ == "dobj" and _numbered(c) for c in verb.children))
    ):
        return None
    doc = verb.doc
    colon = next(
        (
            i
            for i in range(verb.i + 1, min(sentence.end - 1, verb.i + LONGEST_APPOSITION))
            if doc[i].text == ":" and not scene.quoted[i]
        ),
        None,
    )
    if colon is None or scene.quoted[colon + 1] or any(doc[i].text == ";" for i in range(verb.i, colon)):
        return None
    rest = list(range(colon + 1, sentence.end))
    if lemma in _COUNTING and lemma != "revise" and len(rest) > _LONGEST_COUNT:
        return None
    if not any(doc[i].like_num or doc[i].dep_ in ("nsubj", "nsubjpass") for i in rest):
        return None
    cue = cue_tokens(verb)
    return made_of(scene, "colon", head, cue, [rest], (cue[0], colon))


def _begins(verb: Token) -> bool:
    """Whether somebody begins or ends with what the colon announces: "began with a correction: …"."""
    named = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "with"
    return named and verb.lemma_ in ("begin", "start", "open", "close", "end", "conclude", "continue", "respond")


def _numbered(noun: Token) -> bool:
    return is_number(noun) or any(c.dep_ == "nummod" and is_number(c) for c in noun.children)


def noun_phrase(phrase: VerbPhrase) -> Finding | None:
    """What a verb reports that is no clause: an infinitive, a count, a name for something, an object."""
    if phrase.lemma == "ask" and (phrase.verb.tag_ == "VBN" or _between_commas(phrase.verb)):
        return None  # "Reza, asked about the missing, …": what others want to know
    if phrase.doc[phrase.head.left_edge.i - 1].lower_ == "how":
        return None  # "…, was how Lind described the fund"
    fronted = phrase.verb.tag_ == "VBG" and phrase.verb.dep_ == "advcl"
    if (
        (phrase.head.i > phrase.verb.i and not fronted)
        or _withheld(phrase)
        or _describes(phrase)
        or _is_purpose(phrase)
    ):
        return None
    if phrase.of("wishing") and not phrase.weighty:
        return None  # what somebody merely wishes is a statement where it holds a number or words of theirs
    if phrase.of("revising") and not phrase.of("object"):
        return None
    return _infinitive(phrase) or counted(phrase) or _named(phrase) or _object(phrase)


def _between_commas(verb: Token) -> bool:
    """Whether the verb begins a remark on its subject: ", asked about the missing,"."""
    return verb.dep_ in ("advcl", "acl", "relcl") and verb.i > 0 and verb.doc[verb.i - 1].text == ","


def _is_purpose(phrase: VerbPhrase) -> bool:
    """Whether the verb only says what something is done for: "came to see the bucket"."""
    verb = phrase.verb
    return (
        verb.tag_ == "VB"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        and not (
            verb.dep_ == "advcl" and verb.head.lemma_ == "take" and any(c.lower_ == "to" for c in verb.head.children)
        )
        and (verb.dep_ in ("advcl", "acl", "relcl") or phrase.lemma in ("see", "hear", "read", "find", "get", "take"))
    )


def _describes(phrase: VerbPhrase) -> bool:
    """Whether the verb only tells which one is meant: "a group called Harbour Watch", "parties supporting the plan"."""
    return phrase.verb.tag_ in ("VBN", "VBG") and phrase.verb.dep_ == "acl" and phrase.lemma in _DESCRIBING


def _withheld(phrase: VerbPhrase) -> bool:
    """Whether the source only declines to speak: "declined to comment"."""
    if phrase.lemma in _WITHHOLDING and any(t.lower_ in _UNNAMED for c in phrase.right for t in c.subtree):
        return True
    return phrase.lemma in _WITHHOLDING and any(
        i.lower_ in _SAYING_MORE and not any(c.dep_ == "dobj" for c in i.children) for i in phrase.clauses
    )


def _infinitive(phrase: VerbPhrase) -> Finding | None:
    """What somebody promises or asks for, or denies or proposes in a gerund: "denied cancelling 300 flights"."""
    clauses = phrase.clauses
    if phrase.of("infinitive") and any(
        c.dep_ in ("aux", "mark") and c.lower_ == "to" for i in clauses for c in i.children
    ):
        asked = [o for o in phrase.objects if o.i < clauses[0].i and o.pos_ != "PRON"]
        called_on = next((c for c in phrase.right if c.lower_ in ("on", "upon", "for") and c.i < clauses[0].i), None)
        if phrase.lemma == "call" and called_on is not None and called_on.right_edge.i > called_on.i:
            asked = [c for c in called_on.children if c.dep_ == "pobj"]
        return phrase.found("infinitive", phrase.stretch(asked + clauses))
    wanted = _wanted_of_others(phrase)
    if wanted is not None:
        return phrase.found("infinitive", phrase.stretch([wanted])[1:], preposition=wanted.left_edge)
    gerund = next((i for i in clauses if i.tag_ == "VBG"), None)
    if gerund is not None and phrase.of("gerund") and can_state(phrase.head):
        return phrase.found("object", phrase.stretch([gerund]))
    return None


def _wanted_of_others(phrase: VerbPhrase) -> Token | None:
    """The subject and infinitive behind "for": "called for the port to close"; its "for" stays outside."""
    if not phrase.words.governs(phrase.lemma, "for"):
        return None
    clause = next((c for c in phrase.right if c.dep_ in ("advcl", "xcomp", "ccomp") and c.i > phrase.verb.i), None)
    if clause is None:
        return None
    marked = clause.left_edge.lower_ == "for" and clause.left_edge.i - phrase.verb.i <= 3
    subject = own_subject(clause)
    return clause if marked and subject is not None and clause.tag_ in ("VB", "VBN") else None


def _named(phrase: VerbPhrase) -> Finding | None:
    """What somebody calls something: "called the deal “painful”", "dismissed as “fairy tales” the claim"."""
    objects = phrase.objects
    if not phrase.of("naming"):
        return None
    alone = next((p for p in phrase.preps if p.lower_ == "as"), None)
    if not objects and alone is not None:
        quoted = [t.i for t in alone.subtree if phrase.scene.quoted[t.i]]
        return phrase.found("naming", list(range(quoted[0], quoted[-1] + 1))) if quoted else None
    if not objects or objects[0].lower_ == "attention":
        return None
    said_as = [c for c in phrase.right if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in ("as", "to", "for"))]
    tokens = phrase.over_quotation(phrase.stretch(objects + said_as))
    if said_as or any(phrase.scene.quoted[i] for i in tokens):
        return phrase.found("naming", tokens)
    return None


def _object(phrase: VerbPhrase) -> Finding | None:
    """What somebody denies, announces or asks for, as an object or behind the verb's preposition."""
    verb, words, objects = phrase.verb, phrase.words, phrase.objects
    if not states(phrase.head, phrase.lemma):
        return None
    wanted = [p for p in objects if p.pos_ != "PRON"]
    about = list(_topics(phrase.preps))
    excluding = phrase.lemma == "rule" and any(c.dep_ == "prt" and c.lower_ == "out" for c in phrase.right)
    if (phrase.of("object") or excluding) and (wanted or about) and verb.lower_ != "citing":
        if len(wanted) == 1 and not about and _is_empty(wanted[0], words):
            return None
        denied = _denied_clause(wanted[0]) if len(wanted) == 1 and phrase.lemma in words.denying else None
        if denied is not None:
            return phrase.found("object", denied)
        due = [p for p in phrase.preps if phrase.lemma in _FORETELLING and _dated(p)] if wanted else []
        tokens = phrase.stretch(wanted + about + due) if wanted else phrase.behind_preposition(phrase.stretch(about))
        return phrase.found("object", phrase.over_quotation(tokens))
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and words.of(words.lemma(verb.head.lower_) or "", "say"):
        return None  # "…, she said, pointing to an audit"
    behind = next((p for p in phrase.preps if words.governs(phrase.lemma, p.lower_) and p.i - verb.i <= 3), None)
    if behind is None and phrase.lemma in _WITH_RECIPIENT:
        behind = next((p for p in phrase.preps if p.lower_ == "for"), None)
    if behind is not None and behind.right_edge.lower_ in _VAGUE and behind.right_edge.i == behind.i + 1:
        return None
    if behind is not None and (not objects or phrase.lemma in _WITH_RECIPIENT) and behind.right_edge.i > behind.i:
        tokens = phrase.over_quotation([i for i in phrase.stretch([behind]) if i > behind.i])
        return phrase.found("prepositional", tokens, preposition=behind)
    if phrase.of("quoted_object") and objects:
        tokens = phrase.stretch(objects)
        if any(phrase.scene.quoted[i] for i in tokens):
            return phrase.found("object", tokens)
    return None


def _dated(preposition: Token) -> bool:
    """Whether a preposition says by when: "expects a result by midnight"."""
    governed = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return preposition.lower_ in ("by", "before") and governed is not None and governed.ent_type_ in ("DATE", "TIME")


def _topics(preps: list[Token]) -> Iterator[Token]:
    """The prepositions that say what about; where one names a day, the one hung on that: "on Sunday of a wave"."""
    for preposition in preps:
        if preposition.lower_ not in _ABOUT:
            continue
        governed = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        if governed is None or governed.ent_type_ not in ("DATE", "TIME") or preposition.lower_ not in ("on", "over"):
            yield preposition
        else:
            yield from (c for c in governed.children if c.dep_ == "prep" and c.lower_ in ("of", "about", "against"))


def _is_empty(noun: Token, words: Cues) -> bool:
    """Whether the object says nothing by itself: "made the point", "denied the claim"."""
    bare = all(t.pos_ in ("DET", "PRON") for t in noun.children)
    return bare and (noun.lower_ in words.nouns or noun.lower_ in _NO_CONTENT)


def _denied_clause(noun: Token) -> list[int] | None:
    """What a denied claim says: "dismissed the report that 300 were held"."""
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl", "appos") and c.i > noun.i), None)
    that = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None) if clause else None
    if clause is None or that is None or that.i >= clause.right_edge.i:
        return None
    return list(range(that.i + 1, clause.right_edge.i + 1))
