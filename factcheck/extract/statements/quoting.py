"""Quotations: which finding a quotation belongs to that no reporting clause has claimed.

“A,” he said. “B.” is one statement; a mark reopened in the next paragraph goes on with it; a quotation behind a colon
belongs to the verb before the colon; one with a name and any verb beside it to that name; the rest floats, and goes to
whoever spoke last.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extract.statements.cues import cues
from factcheck.extract.statements.offices import speaker_words
from factcheck.extract.statements.scene import Finding, Scene
from factcheck.extract.statements.subjects import can_state
from factcheck.extract.syntax import phrase, subject_of
from factcheck.text.quotation import Quotation
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_FLOATING_WORDS = 4
_LONGEST_SIGNATURE = 6
_REACH = 16
"""Tokens behind a mark within which the verb of a name may stand: “…”, Lind, a farmer from Velt, was heard to say."""
_QUOTED = ("quotation", "floating", "colon", "beside_name")
"""Rules whose content is a quotation that stands on its own: what is quoted behind them is rather theirs."""
_LONGEST_REMARK = 200
"""Characters between two halves of a quotation: “…,” said Lind, adding that the rest was still to be counted. “…”"""
_BETWEEN = re.compile(r"[\s.?!…]*$")


def begun_before(read: Sequence[tuple[Scene, list[Finding]]]) -> set[int]:
    """The paragraphs that are the first part of a quotation whose cue stands in a later one, which takes them in.

    “It began at four.¶ “Then the wall went,” said Lind. The mark that opens the second paragraph says that the first
    was hers too. A part that takes up a quotation of the paragraph before it is left to that one's speaker.
    """
    taken: set[int] = set()
    for last, (here, findings) in enumerate(read):
        marks = here.paragraph.quotations
        source = next((f for f in findings if marks and f.rule == "quotation" and f.start == marks[0].span.start), None)
        if source is None:
            continue
        first = last
        while first > 0 and _takes_up(read[first][0]) and _left_open(*read[first - 1]):
            first -= 1
        opening = read[first][0].paragraph.quotations
        if first < last and opening and not opening[0].continues:
            source.contents[0] = Span(opening[0].span.start, source.contents[0].end)
            taken.update(range(first, last))
    return taken


def _takes_up(here: Scene) -> bool:
    marks = here.paragraph.quotations
    return bool(marks) and marks[0].continues


def _left_open(here: Scene, findings: list[Finding]) -> bool:
    """Whether a paragraph is one quotation that does not close, without a word on whose it is."""
    marks = here.paragraph.quotations
    return not findings and len(marks) == 1 and not marks[0].closed and marks[0].span.start == here.paragraph.span.start


def join_quotations(
    scene: Scene, findings: list[Finding], before: Finding | None, above: Scene | None = None
) -> list[Finding]:
    """The findings of a paragraph with its left-over quotations joined to them or added, in order.

    `before` is the last finding of the paragraphs before, `above` the paragraph right before: it may end with a colon.
    """
    out = _taken_up(scene, sorted(findings, key=lambda f: f.start), before)
    for quotation in scene.paragraph.quotations:
        if not len(quotation.inside) or any(span.overlaps(quotation.inside) for f in out for span in f.contents):
            continue
        if before is not None and quotation.span.end <= before.contents[-1].end:
            continue
        if quotation.continues and before is not None and _holds_open(before):
            last = before.contents[-1]
            before.contents[-1] = Span(last.start, quotation.span.end)
            out.append(Finding("continued", scene, [], carried=before))
            continue
        previous = _last_before(out, quotation)
        if previous is not None and _adjacent(scene, previous, quotation):
            previous.contents.append(quotation.span)
            continue
        words = len(quotation.inside.of(scene.text).split())
        ended = scene.text[scene.paragraph.span.start : quotation.span.start].rstrip()
        source = scene if ended.endswith(":") else above if not ended and _announces(above) else None
        if source is not None:
            found = _before_colon(source, quotation)
            if found is not None:
                out.append(found)
                continue
        if words < LEAST_FLOATING_WORDS or quotation not in scene.paragraph.masked:
            continue
        found = _beside_name(scene, quotation)
        if found is not None:
            out.append(found)
            continue
        head = _subject_before(scene, quotation) if previous is None else None
        if head is not None:
            out.append(Finding("floating", scene, [quotation.span], None, head))
            continue
        spoken = previous or before
        if spoken is not None and (not ended or ended[-1] in ".?!”\"'»’"):
            while spoken.carried is not None:
                spoken = spoken.carried
            out.append(
                Finding("floating", scene, [quotation.span], spoken.cue, spoken.head, spoken.label, carried=spoken)
            )
    return sorted((f for f in out if f.contents), key=lambda f: f.start)


def _taken_up(scene: Scene, findings: list[Finding], before: Finding | None) -> list[Finding]:
    """The findings, the first joined to the statement before where its quotation takes that one up again."""
    if before is None or not findings or not scene.paragraph.quotations:
        return findings
    first, quotation = findings[0], scene.paragraph.quotations[0]
    if (
        not quotation.continues
        or first.rule != "quotation"
        or not _holds_open(before)
        or first.start != quotation.span.start
    ):
        return findings
    before.contents[-1] = Span(before.contents[-1].start, quotation.span.end)
    rest = first.contents[1:]
    if rest:
        first.contents[:] = rest
        return findings
    if before.cue is None or before.rule in ("floating", "colon"):
        before.cue = first.cue
    first.contents.clear()
    first.carried = before
    return findings


def _holds_open(finding: Finding) -> bool:
    last = finding.contents[-1]
    return any(
        not q.closed and q.span.start <= last.end <= q.span.end + 1 for q in finding.scene.paragraph.quotations
    ) or finding.rule in ("continued", "floating", "quotation", "colon")


def _last_before(findings: list[Finding], quotation: Quotation) -> Finding | None:
    earlier = [
        f
        for f in findings
        if f.contents
        and f.end <= quotation.span.start
        and (f.cue is None or f.carried is not None or f.cue.end <= quotation.span.start)
    ]
    quoted = [f for f in earlier if f.rule in _QUOTED]
    return max(quoted or earlier, key=lambda f: f.end, default=None)


def _adjacent(scene: Scene, finding: Finding, quotation: Quotation) -> bool:
    """Whether the quotation follows right behind the finding's own sentence, which ends with its cue or a quotation."""
    text = scene.text
    if finding.rule not in (*_QUOTED, "beside", "label", "fragment"):
        return False
    if not any(q.span.overlaps(span) for span in finding.contents for q in scene.paragraph.quotations):
        return False
    end = finding.end
    if finding.cue is not None and finding.carried is None and finding.clause is not None and finding.scene is scene:
        doc = scene.fragment.doc
        end = max(end, scene.fragment.end(doc[min(finding.clause[1], len(doc) - 1)]))
    between = text[end : quotation.span.start]
    between = between.lstrip("”\"»’'")
    if _BETWEEN.match(between):
        return True
    return (
        len(between) < _LONGEST_REMARK
        and not re.search(r"[.?!]\s+\S", between)
        and between.rstrip()[-1:] in ".,;—–-"
        and finding.after
    )


def _subject_before(scene: Scene, quotation: Quotation) -> Token | None:
    """The last name or pronoun that is a sentence's subject before the quotation in its own paragraph."""
    before = [t for t in scene.fragment.doc if scene.fragment.end(t) <= quotation.span.start and not scene.quoted[t.i]]
    people = speaker_words()["people"]
    acting = (t for t in reversed(before) if t.dep_ == "nsubj" and t.tag_ != "NNS")
    return next((t for t in acting if t.ent_type_ == "PERSON" or t.lower_ in people | {"he", "she"}), None)


def _announces(above: Scene | None) -> bool:
    """Whether a paragraph ends with a colon, and so announces the quotation that the next one begins with."""
    return above is not None and above.paragraph.span.of(above.text).rstrip().endswith(":")


def _before_colon(scene: Scene, quotation: Quotation) -> Finding | None:
    """The verb with a subject nearest before the colon, a verb of speech if there is one.

    The scene is the quotation's own paragraph, or the one above that ends with the colon.
    """
    doc = scene.fragment.doc
    words = cues()
    candidates: list[tuple[bool, int, Token]] = []
    end = next((t.i for t in doc if scene.fragment.start(t) >= quotation.span.start), len(doc))
    while end and doc[end - 1].is_space:
        end -= 1
    if end == 0:
        return None
    sentence = doc[end - 1].sent
    name = doc[end - 2] if end > 1 else None
    before = doc[sentence.start : end - 1]
    if (
        doc[end - 1].text == ":"
        and len(before) > 1
        and before[0].pos_ == "PROPN"
        and not any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in before)
    ):
        name = next((t for t in before if t.pos_ == "PROPN" and t.nbor().pos_ != "PROPN"), name)
    if (
        name is not None
        and name.pos_ == "PROPN"
        and doc[end - 1].text == ":"
        and (name.head.pos_ != "VERB" or name.dep_ != "dobj")
    ):
        opening = phrase(name)[0]
        if words.lemma(opening.lower_) is not None and opening is not name:
            cue = scene.fragment.span(opening)  # "Countered Lind: “…”": the cue is taken for a part of the name
            found = Finding("colon", scene, [quotation.span], cue, name, clause=(opening.i, end - 1))
            found.since = opening.i + 1
            return found
        if opening.i == sentence.start or doc[opening.i - 1].lower_ in (",", ";", "and", "but", "while", "–", "—"):
            colon = doc[end - 1]
            return Finding(
                "colon", scene, [quotation.span], scene.fragment.span(colon), name, clause=(opening.i, colon.i)
            )
    for token in doc[sentence.start : end]:
        if token.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in token.children):
            continue  # "Asked whether …, she shrugged: “…”"
        if token.pos_ in ("VERB", "AUX") and not scene.quoted[token.i] and subject_of(token) is not None:
            lemma = words.lemma(token.lower_)
            candidates.append(
                (lemma is not None and (words.of(lemma, "say") or words.of(lemma, "think")), token.i, token)
            )
    if not candidates:
        return None
    spoken, _, verb = max(candidates, key=lambda c: (c[0], c[1]))
    head = subject_of(verb)
    if head is None or not (spoken or can_state(head)):
        return None  # "The rules are as follows: “…”"
    return Finding("colon", scene, [quotation.span], scene.fragment.span(verb), head, clause=(verb.i, verb.i))


def _signed(scene: Scene, behind: list[Token]) -> Finding | None:
    """A name behind a dash or a colon that the quotation is signed with: “…” — Ivo Marek, captain."""
    if not behind or behind[0].text not in ("—", "–", "-", "--", ":"):
        return None
    words = speaker_words()
    run = list(itertools.takewhile(lambda t: t.text not in (",", ".", "("), behind[1:]))
    named = [t for t in run if t.pos_ == "PROPN"]
    office = all(t.pos_ in ("PROPN", "DET") or t.lower_ in words["titles"] | words["people"] for t in run)
    if not named or not office or not 2 <= len(run) <= _LONGEST_SIGNATURE or run[-1] is not named[-1]:
        return None
    return Finding(
        "beside_name", scene, [], scene.fragment.span(behind[0]), run[-1], clause=(behind[0].i, run[-1].i), after=True
    )


def _beside_name(scene: Scene, quotation: Quotation) -> Finding | None:
    """A name with any verb right behind the mark: “Enough!” Lind shot back."""
    doc = scene.fragment.doc
    behind = [t for t in doc if scene.fragment.start(t) >= quotation.span.end][:_REACH]
    signed = _signed(scene, behind)
    if signed is not None:
        signed.contents.append(quotation.span)
        return signed
    while behind and behind[0].text in (",", "—", "–", "-"):
        behind = behind[1:]
    if not behind or scene.text[quotation.span.end : scene.fragment.start(behind[0])].strip(" \n,—–-"):
        return None
    if scene.quoted[behind[0].i]:
        return None
    runs_on = quotation.inside.of(scene.text).rstrip().endswith((",", "?", "!"))
    for token in behind:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "acl"):
            head = subject_of(token)
            if head is None or scene.quoted[head.i] or phrase(head)[0].i < behind[0].i:
                continue
            person = head.ent_type_ == "PERSON" or head.lower_ in ("he", "she") or (runs_on and can_state(head))
            if person and behind[0].lower_ not in ("but", "and", "the"):
                cue = scene.fragment.span(token)
                clause = (behind[0].i, token.i)
                return Finding("beside_name", scene, [quotation.span], cue, head, clause=clause, after=True)
        if token.is_punct and token.text in (".", ";"):
            break
    return None
