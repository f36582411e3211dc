"""Reporting clauses: a cue verb with its subject, and the clause, quotation or noun phrase that it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.cues import Cues, cues
from factcheck.extract.mentions import speaker_words
from factcheck.extract.scene import Finding, Scene
from factcheck.extract.syntax import SUBJECTS, agent, own_subject, passive, phrase, runs, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_OPEN_BORDERS = frozenset({",", "—", "–", "--", "-", "(", "…", "?", "!"})
_UNMISTAKABLE = frozenset({"says", "said", "told", "wrote", "argues", "warns", "insists", "claims", "fears"})
_SUBORDINATORS = frozenset(
    "when while although though asked after before because since speaking like unlike despite according".split()
)
_WITHIN_PHRASE = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "case", "quantmod", "appos"})
_FOLLOWING_THOUGHT = frozenset(
    "think believe hope fear suppose guess reckon figure assume suspect understand expect like".split()
)
_WITH_ADDRESSEE = frozenset("tell inform remind assure warn advise brief notify promise answer".split())
_LONGEST_SPEAKER = 10
_LONGEST_APPOSITION = 16
_LONGEST_OPENING = 25
_BORDERS = frozenset(
    {",", "—", "–", "--", "-", ";", ":", "(", ")", "“", "”", '"', "«", "»", "''", "``", "’", "‘", ".", "?", "!", "…"}
)
_STOPS = frozenset({".", "?", "!", "…"})
_COUNTING_ALONE = frozenset("speak talk count estimate forecast put project read".split())
_OWN_VOICE = frozenset({"i", "we", "you"})
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
    out: list[Finding] = []
    boundary = sentence.start
    for verb, lemma in verbs:
        finding = _speech(scene, sentence, verb, lemma, words, boundary)
        if finding is None:
            continue
        out.append(_marked(finding, lemma, words))
        if finding.clause is not None:
            if finding.after:
                boundary = max(boundary, finding.clause[1] + 1)
            else:
                semicolon = next(
                    (t.i for t in sentence if t.i > verb.i and t.text == ";" and not scene.quoted[t.i]), None
                )
                boundary = semicolon + 1 if semicolon is not None else boundary
    claimed = {f.clause[1] for f in out if f.clause is not None and not f.after} | {f.cue.start for f in out if f.cue}
    for verb, lemma in verbs:
        if verb.i in claimed or scene.fragment.start(verb) in claimed or any(_holds(f, scene, verb) for f in out):
            continue
        finding = _weaker(scene, sentence, verb, lemma, words)
        if finding is not None:
            out.append(_marked(finding, lemma, words))
    return sorted(out, key=lambda f: f.start)


def _holds(finding: Finding, scene: Scene, verb: Token) -> bool:
    at = scene.fragment.start(verb)
    return any(span.start <= at < span.end for span in finding.contents)


def _marked(finding: Finding, lemma: str, words: Cues) -> Finding:
    finding.lemma = lemma
    finding.denied = lemma in words.denying
    return finding


def _verbal(token: Token) -> bool:
    if token.i and token.doc[token.i - 1].text == "-" and not token.doc[token.i - 1].whitespace_:
        return False
    if token.lower_.startswith("point") and not (
        token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "out"
    ):
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
        and doc[token.i - 1].pos_ == "PROPN"
        and doc[token.i + 1].text in _BORDERS
        and doc[token.i - 2].text in _BORDERS
    ):
        return True  # "…, the bank reports;" behind a name is tagged a plural
    return token.lower_ in _UNMISTAKABLE and (
        token.dep_ in ("ROOT", "ccomp", "conj", "parataxis") or token.pos_ == "PROPN" or token.pos_ == "NOUN"
    )


def _speech(scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues, boundary: int) -> Finding | None:
    """A clause or quotation that the verb reports."""
    is_passive = passive(verb)
    putting = lemma == "put" and verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "it"
    if not (
        putting or words.of(lemma, "say") or words.of(lemma, "think") or (is_passive and words.of(lemma, "passive"))
    ):
        return None
    head = _speaker(scene, sentence, verb, lemma, words, is_passive=is_passive)
    cue = _cue(verb)
    if putting:
        cue = [*cue, verb.i + 1]
    right = _right_clause(scene, verb) if not putting else None
    inverted = head is not None and head.i > verb.i and not is_passive
    if right is not None and head is not None and not inverted and head.i < verb.i:
        if (
            negated(verb)
            and verb.doc[right[0]].tag_ in ("WRB", "WP", "WDT")
            or (negated(verb) and verb.doc[right[0]].lower_ in ("whether", "if"))
        ):
            return None
        return _made(scene, "clause", head, cue, [right], (cue[0], verb.i))
    if not is_passive or head is not None or lemma in ("say", "report", "state", "announce"):
        beside = _ahead(scene, sentence, verb, head, words, lemma, cue) or _beside(
            scene, sentence, verb, head, boundary, words, lemma, cue
        )
        if beside is not None:
            return beside
    if right is not None and not inverted and (head is not None or is_passive):
        return _made(scene, "clause" if not is_passive else "passive", head, cue, [right], (cue[0], verb.i))
    quoted = _quoted_complement(scene, sentence, verb, head)
    if quoted is not None and words.of(lemma, "say") and not inverted:
        return _made(scene, "fragment", head, cue, [quoted], (cue[0], verb.i))
    return None


def _weaker(scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues) -> Finding | None:
    """An infinitive or a noun phrase that the verb reports."""
    is_passive = passive(verb)
    head = _speaker(scene, sentence, verb, lemma, words, is_passive=is_passive)
    if is_passive:
        return _passive(scene, verb, lemma, head, words)
    if head is None or (head.lower_ in _SKIPPED_SUBJECTS and not head.text.isupper()):
        return None
    behind = _behind_colon(scene, sentence, verb, lemma, head, words)
    return behind if behind is not None else _objects(scene, sentence, verb, lemma, head, _cue(verb), words)


def _behind_colon(
    scene: Scene, sentence: Sentence, verb: Token, lemma: str, head: Token, words: Cues
) -> Finding | None:
    """What stands unquoted behind a colon: "the agency has revised its report: 3,958 people died"."""
    if (
        not (words.of(lemma, "say") or words.of(lemma, "object") or lemma == "revise")
        or not _speaks(head)
        or head.lower_ in _OWN_VOICE
    ):
        return None
    doc = verb.doc
    colon = next(
        (
            i
            for i in range(verb.i + 1, min(sentence.end - 1, verb.i + _LONGEST_APPOSITION))
            if doc[i].text == ":" and not scene.quoted[i]
        ),
        None,
    )
    if colon is None or scene.quoted[colon + 1] or any(doc[i].text == ";" for i in range(verb.i, colon)):
        return None
    rest = list(range(colon + 1, sentence.end))
    if not any(doc[i].like_num or doc[i].dep_ in ("nsubj", "nsubjpass") for i in rest):
        return None
    cue = _cue(verb)
    return _made(scene, "colon", head, cue, [rest], (cue[0], colon))


def _speaker(
    scene: Scene, sentence: Sentence, verb: Token, lemma: str, words: Cues, *, is_passive: bool
) -> Token | None:
    if is_passive:
        return agent(verb) or (subject_of(verb) if lemma in ("quote", "cite") else None)
    inverted = _inverted(scene, sentence, verb, words, lemma)
    head = inverted if inverted is not None else subject_of(verb)
    if (
        inverted is None
        and words.of(lemma, "say")
        and (own_subject(verb) is None or verb.dep_ == "conj")
        and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN", "NNS", "NNPS")
    ):
        head = _set_apart(scene, sentence, verb) or head
    if head is not None and head.tag_ in ("WP", "WDT") and head.text.islower() and verb.dep_ == "relcl":
        head = verb.head
    if head is not None and scene.quoted[head.i] and scene.masked_at(head) is not None:
        return None
    return head


def _made(
    scene: Scene, rule: str, head: Token | None, cue: list[int], contents: list[list[int]], clause: tuple[int, int]
) -> Finding | None:
    spans = []
    for tokens in contents:
        kept = [i for i in tokens if not cue[0] <= i <= cue[-1]]
        if kept:
            spans.append(scene.span(min(kept), max(kept)))
    if not spans:
        return None
    return Finding(rule, scene, spans, scene.span(cue[0], cue[-1]), head, clause=clause)


def _inverted(scene: Scene, sentence: Sentence, verb: Token, words: Cues, lemma: str) -> Token | None:
    """The speaker right behind the verb in "“…,” said Lind" and "…, reports the agency", whatever the parser makes of it."""
    doc = verb.doc
    if (
        not words.of(lemma, "say")
        or lemma in ("tell", "show")
        or verb.i + 1 >= sentence.end
        or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "NN", "NNS", "NNP")
    ):
        return None
    cue = _cue(verb)
    if cue[0] <= sentence.start and not (verb.i and scene.quoted[verb.i - 1]):
        return None
    before = doc[cue[0] - 1]
    if not (scene.quoted[before.i] or _opens(doc, before.i)):
        return None
    behind = doc[verb.i + 1]
    if (
        behind.pos_ not in ("PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM")
        or scene.quoted[behind.i]
        or behind.lower_ in ("that", "there", "it", "this")
    ):
        return None
    left = own_subject(verb)
    if (
        left is not None
        and left.i < verb.i
        and (left.right_edge.i >= before.i - 1 or behind.pos_ == "PRON")
        and not scene.quoted[before.i]
    ):
        # "Lind, head of the works, said the dam …": the subject's apposition ends at the comma.
        if any(c.dep_ in ("appos", "relcl", "acl") for c in left.children) or any(
            c.dep_ == "ccomp" and c.i > verb.i for c in verb.children
        ):
            return None
    token = behind
    while (
        token.head.i > verb.i
        and token.head.i - verb.i <= _LONGEST_SPEAKER
        and token.dep_ in _WITHIN_PHRASE
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        token = token.head
    while token.i + 1 < sentence.end and doc[token.i + 1].pos_ == "PROPN" and token.pos_ in ("NOUN", "PROPN"):
        token = doc[token.i + 1]
    if (
        token.pos_ not in ("NOUN", "PROPN", "PRON")
        or token.dep_ in ("npadvmod",)
        or token.ent_type_ in ("DATE", "TIME")
    ):
        return None
    ended = token.i + 1 < len(doc) and doc[token.i + 1].text in _BORDERS
    if any(c.dep_ in SUBJECTS for c in token.children if verb.i < c.i != token.i - 1) or (
        token.dep_ in SUBJECTS and token.head.i > token.i and token.head.pos_ in ("VERB", "AUX") and not ended
    ):
        return None
    return token


def _set_apart(scene: Scene, sentence: Sentence, verb: Token) -> Token | None:
    """The speaker in "…, Lind, head of the works, said" by the commas alone, where the parser has no subject for it."""
    doc = verb.doc
    at = _cue(verb)[0]
    segment = _segment(scene, sentence, at)
    if segment is None and at > sentence.start and doc[at - 1].text == "," and not scene.quoted[at - 1]:
        close = at - 1
        opening = next(
            (
                i
                for i in range(close - 1, max(sentence.start, close - _LONGEST_APPOSITION), -1)
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
        and end - start < _LONGEST_SPEAKER
        and doc[start - 1].text not in _BORDERS
        and not scene.quoted[start - 1]
    ):
        start -= 1
    if (
        start == end
        or not (start == 0 or _opens(doc, start - 1) or scene.quoted[start - 1])
        or (start == sentence.start and not (start and scene.quoted[start - 1]))
    ):
        return None
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


def _cue(verb: Token) -> list[int]:
    """The verb with its auxiliaries, negation and particle."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt") and abs(child.i - verb.i) <= 4:
            between = verb.doc[min(child.i, verb.i) + 1 : max(child.i, verb.i)]
            if all(t.dep_ in ("aux", "auxpass", "neg", "prt", "advmod") and t.head == verb for t in between):
                first, last = min(first, child.i), max(last, child.i)
    return list(range(first, last + 1))


def _right_clause(scene: Scene, verb: Token) -> list[int] | None:
    """The complement clause behind the verb, from its first word to the last that belongs to it."""
    doc = verb.doc
    complements = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if not complements:
        return None
    first = min(c.left_edge.i for c in complements)
    last = max(c.right_edge.i for c in complements)
    if first <= verb.i:
        first = next(
            (i for i in range(verb.i + 1, last + 1) if not doc[i].is_punct and doc[i].dep_ not in ("prt", "neg")), last
        )
    if first <= verb.i:
        return None
    last = _with_shared(verb, last)
    first, last = _cut(scene, first, last, verb)
    return list(range(first, last + 1))


def _with_shared(verb: Token, last: int) -> int:
    """The end with a second predicate that the tense ties to the complement: "confirmed it has …, but has been unable"."""
    if verb.tag_ != "VBD":
        return last
    for child in verb.children:
        if child.dep_ == "conj" and child.i > last and own_subject(child) is None and child.left_edge.i <= last + 4:
            finite = [child, *(c for c in child.children if c.dep_ in ("aux", "auxpass"))]
            if any(t.tag_ in ("VBZ", "VBP", "MD") for t in finite):
                last = max(last, child.right_edge.i)
    return last


def _cut(scene: Scene, first: int, last: int, verb: Token) -> tuple[int, int]:
    """The clause without "that", and without what a semicolon or a colon before a quotation sets apart."""
    doc = verb.doc
    while first < last and (
        (doc[first].lower_ == "that" and doc[first].dep_ == "mark") or doc[first].text in (",", ":", "—", "–")
    ):
        first += 1
    if scene.quoted[first] and scene.masked_at(doc[first]) is not None:
        start = scene.fragment.start(doc[first])
        while last > first and scene.fragment.start(doc[last]) != start:
            last -= 1
        return first, last
    for i in range(first + 1, last):
        if scene.quoted[i]:
            continue
        if doc[i].text == ":" and scene.quoted[i + 1] and scene.masked_at(doc[i + 1]) is not None:
            return first, i - 1
        if doc[i].lower_ in ("and", "while", "but") and doc[i - 1].text == "," and _reports_anew(scene, i + 1, last):
            return first, i - 2
        if doc[i].text == ";" and any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[i + 1 : last + 1]):
            return first, i - 1
    return first, last


def _reports_anew(scene: Scene, first: int, last: int) -> bool:
    """Whether a coordinated clause is a reporting clause of its own: "…, and Lind said the rest was gone"."""
    doc, words = scene.fragment.doc, cues()
    for i in range(first, min(first + _LONGEST_SPEAKER, last) + 1):
        lemma = words.lemma(doc[i].lower_)
        if lemma is not None and not scene.quoted[i] and words.of(lemma, "say") and doc[i].pos_ == "VERB":
            subject = own_subject(doc[i])
            return (
                subject is not None
                and first <= subject.i < i
                and any(c.dep_ == "ccomp" and c.i > i for c in doc[i].children)
            )
    return False


def _ahead(
    scene: Scene, sentence: Sentence, verb: Token, head: Token | None, words: Cues, lemma: str, cue: list[int]
) -> Finding | None:
    """What follows "As the agency reported, …" at the start of a sentence."""
    doc = verb.doc
    first = sentence.start
    while first < verb.i and (doc[first].is_punct or doc[first].lower_ in ("and", "but", "just")):
        first += 1
    if (
        head is None
        or doc[first].lower_ != "as"
        or not words.of(lemma, "say")
        or not first < head.i < verb.i
        or verb.i - first > _LONGEST_APPOSITION
    ):
        return None
    if any(
        c.dep_ in ("ccomp", "dobj") and c.i > verb.i and c.lower_ != "it" and lemma not in _WITH_ADDRESSEE
        for c in verb.children
    ):
        return None
    comma = next((i for i in range(verb.i + 1, sentence.end) if doc[i].text == "," and not scene.quoted[i]), None)
    if comma is None or not any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[comma + 1 : sentence.end]):
        return None
    return _made(scene, "beside", head, cue, [list(range(comma + 1, sentence.end))], (first, comma))


def _beside(
    scene: Scene,
    sentence: Sentence,
    verb: Token,
    head: Token | None,
    boundary: int,
    words: Cues,
    lemma: str,
    cue: list[int],
) -> Finding | None:
    """Content before a cue clause set off by marks, and behind it where the sentence goes on ("A, she said, B")."""
    doc = verb.doc
    first, last = cue[0], cue[-1]
    if head is not None:
        tokens = phrase(head)
        if head.i < first and not any(scene.quoted[t.i] and scene.masked_at(t) for t in tokens):
            start = _phrase_start(scene, head, tokens[0].i, sentence.start)
            if not _plain_between(doc, head, first):
                return None
            first = min(first, start)
        last = max(last, tokens[-1].i)
    while first > sentence.start and (
        doc[first - 1].lower_ in ("as", "so")
        or (doc[first - 1].dep_ in ("advmod", "cc") and doc[first - 1].head in (verb, head))
    ):
        first -= 1
    left_last = first - 1
    if first <= boundary or not (_opens(doc, left_last) or scene.quoted[left_last]):
        if not (
            first == sentence.start == boundary
            and first > 0
            and scene.quoted[first - 1]
            and scene.masked_at(doc[first - 1])
        ):
            return None
        boundary = first - 1
        while boundary > 0 and scene.quoted[boundary - 1]:
            boundary -= 1
    left_first = boundary
    while left_first < first and (
        (doc[left_first].text in _BORDERS and not scene.quoted[left_first]) or doc[left_first].is_space
    ):
        left_first += 1
    while left_last > left_first and doc[left_last].text in _OPEN_BORDERS and not scene.quoted[left_last]:
        left_last -= 1
    if left_last < left_first:
        return None
    left = _left(scene, left_first, left_last)
    quote_only = scene.quoted[left[0]] and scene.quoted[left[-1]]
    if not quote_only and not _may_follow(verb, head, words, lemma):
        return None
    clause = quote_only or _clause_like([doc[i] for i in left])
    last = _clause_end(scene, sentence, verb, head, last)
    rest = _right_rest(scene, sentence, last, quote_only=quote_only)
    if not clause:
        if (
            rest is None
            or len(left) > _LONGEST_OPENING
            or not any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[rest[0] : rest[-1] + 1])
        ):
            return None
        if (
            left_last - left_first > 1
            and doc[left_first].lower_ not in _SUBORDINATORS
            and doc[left_first].pos_ in ("ADP", "NOUN", "DET", "PROPN", "SCONJ")
        ):
            parts = [left, rest]
        else:
            parts = [rest]
    else:
        parts = [left] if rest is None else [left, rest]
    made = _made(
        scene, "quotation" if quote_only else "beside", head, cue, parts, (first, max(last, rest[-1] if rest else 0))
    )
    if made is not None:
        made.after = True
    return made


def _phrase_start(scene: Scene, head: Token, start: int, least: int) -> int:
    """Where the speaker's phrase begins: not before the mark that sets it apart, and with the phrase that it is apposed to."""
    doc = scene.fragment.doc
    for i in range(head.i - 1, max(start, least) - 1, -1):
        if scene.quoted[i] or _opens(doc, i):
            start = i + 1
            break
    own = range(start, head.i + 1)
    if (
        start - 2 >= least
        and doc[start - 1].text == ","
        and not scene.quoted[start - 1]
        and all(doc[i].pos_ == "PROPN" for i in own)
    ):
        opening = start - 1
        while (
            opening > least
            and doc[opening - 1].text not in _BORDERS
            and not scene.quoted[opening - 1]
            and start - opening < _LONGEST_SPEAKER
        ):
            opening -= 1
        before = doc[opening : start - 1]
        bordered = opening > 0 and (_opens(doc, opening - 1) or scene.quoted[opening - 1])
        if (
            bordered
            and len(before)
            and before[0].pos_ in ("DET", "PRON", "NOUN", "PROPN")
            and (before[0].pos_ == "DET" or before[0].tag_ == "PRP$" or any(t.tag_ == "POS" for t in before))
        ):
            if not any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in before):
                return opening
    return start


def _plain_between(doc: Doc, head: Token, cue: int) -> bool:
    """Whether only the speaker's own modifiers and adverbs stand between the speaker and the cue."""
    end = head.right_edge.i if head.right_edge.i < cue else head.i
    if (
        doc[cue - 1].text == ","
        and head.i + 1 < cue
        and doc[head.i + 1].text == ","
        and cue - head.i <= _LONGEST_APPOSITION + 2
    ):
        return True
    return all(
        t.is_punct
        or t.dep_
        in (
            "advmod",
            "npadvmod",
            "cc",
            "aux",
            "prep",
            "pobj",
            "det",
            "appos",
            "compound",
            "amod",
            "poss",
            "case",
            "nummod",
        )
        for t in doc[end + 1 : cue]
    )


def _may_follow(verb: Token, head: Token | None, words: Cues, lemma: str) -> bool:
    """Whether the verb can report the unquoted clause before it: a finite verb of speech with a subject and no object of its own."""
    if head is None and not passive(verb):
        return False
    if head is not None and head.tag_ in ("WP", "WDT", "EX") and not head.text.isupper():
        return False
    if not (words.of(lemma, "say") or lemma in _FOLLOWING_THOUGHT or lemma == "put") or lemma in ("show", "rule"):
        return False
    if (
        verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        and (head is None or head.i < verb.i)
    ):
        return head is not None and head.i == verb.i - 1
    if verb.tag_ in ("VBG", "VB") and not any(c.dep_ == "aux" for c in verb.children):
        return False
    if lemma in _WITH_ADDRESSEE:
        return True
    return not any(
        c.dep_ in ("dobj", "xcomp", "acomp")
        and c.i > verb.i
        and c is not head
        and not (head is not None and head.i > verb.i)
        and c.lower_ != "it"
        for c in verb.children
    )


def _opens(doc: Doc, i: int) -> bool:
    """Whether the token is a mark behind which a cue clause can begin; a hyphen within a word is none."""
    return doc[i].text in _OPEN_BORDERS and not (doc[i].text == "-" and i > 0 and not doc[i - 1].whitespace_)


def _clause_like(tokens: list[Token]) -> bool:
    """Whether the text left of a cue can be what was said, not just a phrase that opens the cue's own sentence."""
    if tokens[0].lower_ in _SUBORDINATORS:
        return False
    if tokens[0].dep_ in ("mark", "advmod") and tokens[0].lower_ in (
        "as",
        "if",
        "once",
        "until",
        "unless",
        "where",
        "whereas",
    ):
        clause = tokens[0].head
        if clause.right_edge.i >= tokens[-1].i - 1 or not any(
            t.dep_ in ("nsubj", "nsubjpass") for t in tokens if t.i > clause.right_edge.i
        ):
            return False
    if any(
        (t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBZ", "VBD", "VBP", "MD")) or t.dep_ in ("nsubj", "nsubjpass")
        for t in tokens
    ):
        return True
    return tokens[0].pos_ in ("NOUN", "PROPN", "DET", "NUM", "ADJ", "PRON") and any(
        t.dep_ in ("nsubj", "nsubjpass", "ROOT", "ccomp") for t in tokens
    )


def _clause_end(scene: Scene, sentence: Sentence, verb: Token, head: Token | None, last: int) -> int:
    """The last token of the cue clause: up to the next mark, and over what is apposed to a speaker behind the verb."""
    doc = verb.doc
    at = last + 1
    while at < sentence.end:
        if scene.quoted[at] and scene.masked_at(doc[at]) is not None:
            return at - 1
        if doc[at].text in _BORDERS:
            behind = at + 1
            apposed = (
                next(
                    (
                        c
                        for c in head.children
                        if c.dep_ in ("appos", "relcl", "acl") and c.left_edge.i in (behind, behind + 1)
                    ),
                    None,
                )
                if head is not None and head.i > verb.i and doc[at].text == ","
                else None
            )
            if (
                apposed is None
                and doc[at].text == ","
                and behind < sentence.end
                and (doc[behind].tag_ in ("WP", "WDT") or doc[behind].lower_ in ("who", "whose", "which"))
                and head is not None
                and head.i > verb.i
            ):
                apposed = doc[behind].head if doc[behind].head.i > behind else None
            if apposed is None:
                return at - 1
            at = max(apposed.right_edge.i, at) + 1
            continue
        at += 1
    return sentence.end - 1


def _left(scene: Scene, first: int, last: int) -> list[int]:
    """The left region, or its quotations alone where it ends with one that is a clause of its own."""
    doc = scene.fragment.doc
    for i in range(last - 1, first, -1):
        if (
            doc[i].text == ":"
            and not scene.quoted[i]
            and any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in doc[first:i])
        ):
            first = i + 1
            break
    if not scene.quoted[last]:
        return list(range(first, last + 1))
    quotation = scene.masked_at(doc[last])
    if quotation is None:
        return list(range(first, last + 1))
    start = last
    while start > first and scene.quoted[start - 1]:
        start -= 1
    return list(range(start, last + 1))


def _right_rest(scene: Scene, sentence: Sentence, last: int, *, quote_only: bool) -> list[int] | None:
    """What follows a cue clause and is still reported, up to a semicolon or the next reporting clause."""
    doc = scene.fragment.doc
    start = last + 1
    if start >= sentence.end:
        return None
    opening = doc[start].text
    if scene.quoted[start]:
        opening = ","
    if opening not in (",", "—", "–", "--", ":"):
        return None
    while start < sentence.end and (doc[start].text in (",", "—", "–", "--", ":") and not scene.quoted[start]):
        start += 1
    end = sentence.end - 1
    while end > start and doc[end].text in _STOPS and not scene.quoted[end]:
        end -= 1
    if start > end:
        return None
    if quote_only:
        at = start
        while at <= end and not scene.quoted[at]:
            at += 1
        if at > end or at - start > 1:
            return None
        stop = at
        while stop + 1 <= end and scene.quoted[stop + 1]:
            stop += 1
        return list(range(at, stop + 1))
    for i in range(start, end + 1):
        if doc[i].text == ";" and not scene.quoted[i]:
            end = i - 1
            break
    first = doc[start]
    if first.tag_ in ("VBG", "VBN") or first.lower_ in (
        "who",
        "which",
        "whose",
        "where",
        "when",
        "while",
        "although",
        "though",
        "but",
        "after",
        "citing",
        "with",
    ):
        return None
    if (
        first.lower_ in ("and", "or")
        and not any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[start : end + 1])
        and doc[start + 1].pos_ == "VERB"
        and doc[start + 1].tag_ == "VBD"
    ):
        return None
    words = cues()
    for token in doc[start : end + 1]:
        lemma = words.lemma(token.lower_)
        if (
            lemma
            and words.of(lemma, "say")
            and token.pos_ == "VERB"
            and not scene.quoted[token.i]
            and own_subject(token) is not None
        ):
            return None
    return list(range(start, end + 1))


def _quoted_complement(scene: Scene, sentence: Sentence, verb: Token, head: Token | None) -> list[int] | None:
    """A quotation behind the verb that is no clause for the parser: its smallest complement that holds it."""
    if head is None:
        return None
    doc = verb.doc
    for child in verb.children:
        if child.i > verb.i and child.dep_ not in ("punct", "advcl", "conj", "cc", "dative"):
            tokens = range(child.left_edge.i, child.right_edge.i + 1)
            first = next((i for i in tokens if scene.quoted[i]), None)
            if first is None:
                continue
            that = next((i for i in tokens if i <= first and doc[i].lower_ == "that" and doc[i].dep_ == "mark"), None)
            start = that + 1 if that is not None else tokens[0] + (child.dep_ == "prep")
            return list(range(start, tokens[-1] + 1))
    for i in range(verb.i + 1, sentence.end):
        if scene.quoted[i]:
            if i - verb.i > 4 and doc[i - 1].text not in _BORDERS:
                return None
            stop = i
            while stop + 1 < sentence.end and scene.quoted[stop + 1]:
                stop += 1
            return list(range(i, stop + 1))
    return None


def _passive(scene: Scene, verb: Token, lemma: str, head: Token | None, words: Cues) -> Finding | None:
    """ "Fifty are believed to have fled", "was put at 457 by the ministry": the whole clause is what is reported."""
    if not words.of(lemma, "passive"):
        return None
    subject = own_subject(verb)
    complement = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if subject is None:
        return None
    if (
        complement is not None
        and head is None
        and lemma in ("say", "believe", "report", "think", "estimate", "fear", "claim")
    ):
        return None
    if head is None or not words.of(lemma, "count"):
        return None
    agents = {
        t.i for c in verb.children if c.dep_ in ("agent",) or (c.dep_ == "prep" and c.lower_ == "by") for t in c.subtree
    }
    tokens = [t.i for t in verb.subtree if t.i not in agents]
    if not any(verb.doc[i].like_num for i in tokens):
        return None
    stretch = [list(range(a, b + 1)) for a, b in runs(tokens)]
    longest = max(stretch, key=len)
    return Finding(
        "passive",
        scene,
        [scene.span(longest[0], longest[-1])],
        scene.span(verb.i, verb.i),
        head,
        clause=(verb.i, verb.i),
    )


def _objects(
    scene: Scene, sentence: Sentence, verb: Token, lemma: str, head: Token, cue: list[int], words: Cues
) -> Finding | None:
    """Infinitives, and noun phrases that a verb denies, counts, forecasts or names."""
    doc = verb.doc
    if head.i > verb.i:
        return None
    right = [c for c in verb.children if c.i > verb.i]
    infinitive = [c for c in right if c.dep_ in ("xcomp", "ccomp") and c.left_edge.i > verb.i]
    objects = [c for c in right if c.dep_ in ("dobj", "oprd", "attr")]
    preps = [c for c in right if c.dep_ == "prep"]
    clause = (cue[0], verb.i)

    def stretch(parts: list[Token]) -> list[int]:
        return list(range(min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1))

    if (
        infinitive
        and words.of(lemma, "infinitive")
        and any(c.dep_ in ("aux", "mark") and c.lower_ == "to" for i in infinitive for c in i.children)
    ):
        return _made(
            scene,
            "infinitive",
            head,
            cue,
            [stretch([o for o in objects if o.i < infinitive[0].i and o.pos_ != "PRON"] + infinitive)],
            clause,
        )
    number = [p for p in objects + preps if any(t.like_num or t.text[:1].isdigit() for t in p.subtree)]
    if words.of(lemma, "count") and number and head.lower_ not in _OWN_VOICE and _speaks(head):
        parts = [p for p in objects + preps if p.i >= min(n.i for n in number) or p in objects]
        if objects or lemma in _COUNTING_ALONE or (lemma == "hope" and number[0].lower_ == "for"):
            tokens = _with_tail(scene, sentence, _behind_preposition(doc, stretch(parts)))
            return _made(scene, "count", head, cue, [tokens], clause)
    if words.of(lemma, "naming") and objects:
        said_as = [c for c in right if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in ("as", "to", "for"))]
        parts = objects + said_as
        tokens = stretch(parts)
        end = tokens[-1] + 1
        while end < verb.sent.end and scene.quoted[end] and (scene.quoted[end - 1] or end == tokens[-1] + 1):
            end += 1
        tokens = list(range(tokens[0], end))
        if said_as or any(scene.quoted[i] for i in tokens):
            return _made(scene, "naming", head, cue, [tokens], clause)
    if not _speaks(head):
        return None
    wanted = [p for p in objects if p.pos_ != "PRON"]
    about = [p for p in preps if p.lower_ in ("of", "about", "against", "for", "on", "over")]
    if words.of(lemma, "object") and (wanted or about):
        if (
            len(wanted) == 1
            and not about
            and wanted[0].lower_ in words.nouns | {"point", "story", "total"}
            and all(t.pos_ in ("DET", "PRON") for t in wanted[0].children)
        ):
            return None
        tokens = stretch(wanted + about) if wanted else _behind_preposition(doc, stretch(about))
        return _made(scene, "object", head, cue, [tokens], clause)
    if words.of(lemma, "quoted_object") and objects:
        tokens = stretch(objects)
        if any(scene.quoted[i] for i in tokens):
            return _made(scene, "object", head, cue, [tokens], clause)
    return None


def _behind_preposition(doc: Doc, tokens: list[int]) -> list[int]:
    """The tokens without an opening "of" or "for": "spoke of 5,500 dead"."""
    return (
        tokens[1:]
        if len(tokens) > 1 and doc[tokens[0]].lower_ in ("of", "for", "about", "on", "over", "against")
        else tokens
    )


def _with_tail(scene: Scene, sentence: Sentence, tokens: list[int]) -> list[int]:
    """A counted phrase with what follows it in the sentence, where that holds no verb of its own: ", down from 40"."""
    doc = scene.fragment.doc
    end = next((i for i in range(tokens[-1] + 1, sentence.end) if doc[i].text in (";", "(")), sentence.end) - 1
    tail = doc[tokens[-1] + 1 : end + 1]
    if any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD", "VB", "VBG")
        or scene.quoted[t.i]
        or t.lower_ in ("when", "while", "after", "before", "as")
        for t in tail
    ):
        return tokens
    return list(range(tokens[0], end + 1))


def _speaks(head: Token) -> bool:
    """Whether the phrase names somebody or something that can state a number: a name, a person, a body, a text."""
    if head.pos_ in ("PROPN", "PRON") or head.ent_type_ in ("PERSON", "ORG", "GPE"):
        return head.text.isupper() or head.lower_ not in ("it", "this", "that", "which", "there", "who")
    words = speaker_words()
    noun = head.lower_
    singular = noun.removesuffix("s")
    return any(
        w in words["people"] or w in words["bodies"] or w in words["crowds"] or w in cues().texts
        for w in (noun, singular, singular.removesuffix("ie") + "y")
    )


def negated(verb: Token) -> bool:
    """Whether the cue is negated: "has not said"."""
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in verb.children)
