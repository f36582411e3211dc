"""Relations: how a new answer stands to an old one, with the reason in words.

Slots and rules first (`gate`, `ruling`), then all evidence is weighed: how likely the two figures answer one question,
and where their numbers do not fit together, how likely time has changed them. The numbers themselves are decided by
arithmetic alone: what fits together never conflicts. Nothing here says who is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from factcheck.claims import Answer, Role
from factcheck.compare.conversion import RARE, per_same_time, quantities, same_number
from factcheck.compare.evidence.differences import Beside, reason_of
from factcheck.compare.evidence.evidence import at_length, evidence
from factcheck.compare.evidence.sameness import Forests, forests
from factcheck.compare.intervals import Quantity, agree, gap, unchanged
from factcheck.compare.origins import same_origin
from factcheck.compare.propositions import compare_propositions
from factcheck.compare.questions.questions import Question, question_of
from factcheck.compare.questions.slots import is_named, was_expected
from factcheck.compare.questions.sorts import round_in, rounds_apart
from factcheck.compare.reasons import Reason, Relation
from factcheck.compare.rules.chance import by_chance
from factcheck.compare.rules.counted import reported_and_reckoned
from factcheck.compare.rules.directions import opposed
from factcheck.compare.rules.gate import (
    by_rules,
    people_and_things,
    stated_difference,
    surely_two,
    two_arms,
    two_fates,
    two_sides,
)
from factcheck.compare.rules.moments import (
    STANDING,
    Moment,
    kind_of_both,
    moment,
    moved_on,
    two_days,
    two_stretches,
    within,
)
from factcheck.compare.rules.ruling import (
    attended,
    is_outturn,
    part_beside_whole,
    part_by_kind,
    ruling,
)
from factcheck.compare.rules.whereabouts import town_of, two_places, two_towns
from factcheck.compare.withdrawals import overtaken, replaced_by_own_source, withdrawn
from factcheck.compare.wording import TAKEN_BACK, explain
from factcheck.text.dates.dates import day_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one answer is to another: `reason` for related ones only, `score` how sure that is, 0 to 1."""

    relation: Relation
    reason: Reason | None
    score: float
    explanation: str
    same_origin: bool = False
    revision: bool = False
    """True where one source gave both numbers for one time: the later replaces the earlier."""
    withdrawn: bool = False
    """True where the old number was taken back by the very text that gives it."""

    def __reduce__(self) -> tuple[type[Comparison], tuple[object, ...]]:
        """Pickled by its parts, in half the time that slots take else."""
        return Comparison, _parts(self)


_parts = attrgetter(*(field.name for field in fields(Comparison)))
LEAST_SURE = {Relation.AGREES: 0.3, Relation.CONFLICTS: 0.25, Relation.CHANGED: 0.36}
"""The score, before calibration, from which on each relation is said: the best balance on topics that were left out
of the training, but for conflicts, of which more would be found from .2 on and fewer would be right. Agreements are
said from .3 on, by tests/heldout: .854 then, .830 from .2 on; topics left out .864, .865, while gold (.878, .889) and
second (.854, .860) lose (all before strangers were learnt from, docs/accuracy-log.md). Changes are said from .36 on
since neighbours know strangers: from .3 on they are told as well, and fewer are right (gold .73 for .81, second .72 for
.76, tests/heldout .64 for .66). At one score fewer conflicts are right than agreements: the score that is shown says
so."""
LEAST_SURE_AT_LENGTH = {Relation.AGREES: 0.35, Relation.CONFLICTS: 0.5, Relation.CHANGED: 0.5}
"""The same where a document is long. Among a year's articles hardly two numbers answer one question: on worlds of
tests/sixth that were left out .68 of the agreements that are said are right and .54 of the changes, .59 and .39 with
from .2 and .3 on; of 124 conflicts 16 are said, of which two are conflicts and eight changes."""
LEAST_SURE_THOUGH_DIFFERENT = 0.4
"""The same where a slot differs outright: only one telling number, 38,640 in both, speaks louder than a slot."""
LEAST_AT_A_GLANCE = 0.03
"""Below this nothing conflicts: of the conflicts that the other forests would say, by forests that were learnt without
their topics, it costs 17 of 4,931 that are right and 51 of 5,583 that are false (of gold and tests/second none of 549
that are right), and of what is left of the pairs of a large workspace it passes over every other one."""
MOST_DAYS = 548
"""Numbers of times that lie further apart neither conflict nor agree: what was counted has gone on since. Of the 520
pairs of three corpora that would conflict without this rule, and of 829 that would agree, none lies as far apart."""
STOCK_STANDS = 10
"""So many days from a day that a text states for it a stock is no longer the same. For other kinds, and for days that
are only those of publication, no such rule holds: it would lose a third of the conflicts of checks in tests/second."""
CONTRAST = 0.5
"""The share of the shorter sentence's words from which on two say the same: "keeps 90 tanks", "keeps 90 shells"."""
SEVERAL = 2
"""So many slots that differ outweigh all but a rare number."""
FARTHER = 0.2
"""So much less sure is a comparison over a year or more, in proportion over less: the nearest in time come first."""
YEAR = 365
NO_LATER = (Moment.SAME, Moment.UNKNOWN)
"""Times of two figures between which nothing is known to have changed."""
LEAST_LIKENESS = 0.3
"""Below this share of common slots two figures have nothing to do with one another."""
NOTHING_ALIKE = 0.05
"""Below this they are not even weighed."""


@dataclass(frozen=True, slots=True)
class Open:
    """Two figures that may answer one question, with all that the two say of it; `settled` makes a comparison of it."""

    beside: Beside
    one_number: bool
    numbers: tuple[Quantity, Quantity]
    ruled: Relation
    reason: Reason | None
    doubt: Reason | None
    """What differs outright, where no telling number outweighs it."""
    found: Mapping[str, float]
    """The evidence."""
    same: float
    """How likely they answer one question."""
    change: float
    """How likely time has changed the number, if they do, before the rules of time have their say."""
    trusted: float = 1.0
    """From so likely a change on it is believed of numbers of one time, too: never of a pair that is told by itself."""

    @property
    def fit(self) -> bool:
        """Whether the numbers agree, or are one that has not changed."""
        return bool(self.found["fit"] or self.found["unchanged"])

    def turned(self) -> Open:
        """The same, the other figure told first; what is said of two is the same from either side."""
        beside, (one, other) = self.beside, self.numbers
        turned = replace(beside, new=beside.old, old=beside.new, a=beside.b, b=beside.a)
        return replace(self, beside=turned, numbers=(other, one))


def compare_answers(
    new: Answer,
    old: Answer,
    *,
    related: bool = True,
    weights: Forests | None = None,
    asked: tuple[Question, Question] | None = None,
) -> Comparison | None:
    """How `new` stands to `old`; None where they have nothing to do with one another.

    Without `related` also where they only look alike, which most pairs that do are told at a fraction of the cost.
    `weights` are other forests than those of data/forests.json, `asked` the questions of both where they are at hand.
    """
    weights = weights if weights is not None else forests()
    least = 0.0 if related else min(LEAST_SURE.values())
    found = weigh(new, old, related=related, strict=True, weights=weights, asked=asked, least=least)
    return settled(found, related=related, weights=weights, stored=True)


def weigh(
    new: Answer,
    old: Answer,
    *,
    related: bool,
    strict: bool,
    weights: Forests,
    asked: tuple[Question, Question] | None = None,
    least: float = 0.0,
) -> Open | Comparison | None:
    """What two answers say of their being of one question; how they stand where they plainly are not.

    None where they are less likely of one question than `least`. Where it is `strict`, and in long documents, a slot
    that differs outright sets two apart, unless they have one telling number; else it is mostly evidence beside the
    rest, for slots are misread.
    """
    if new.figure is None or old.figure is None:
        return _propositions(new, old) if new.figure is None else None
    a, b = asked if asked is not None else (question_of(new), question_of(old))
    if a is None or b is None:
        return None
    one_number = same_number(new.figure, old.figure)
    pair = quantities(new.figure, old.figure)
    outright = stated_difference(a, b)
    strict = strict or at_length(new, old)
    if not related and (pair is None or (strict and outright is not None and not one_number)):
        return None
    verdict = by_rules(a, b, one_number)
    if verdict.reason is not None and verdict.likeness < NOTHING_ALIKE:
        return None
    beside = Beside(new, old, a, b, verdict, outright)
    if pair is None:
        return _related(beside, 0.9, None, None, weights)
    numbers = per_same_time(*pair, a, b)
    few = verdict.differing < SEVERAL and not _of_two_states(a, b)
    telling = one_number and (few or same_number(new.figure, old.figure, digits=RARE))
    doubt = None if telling and not surely_two(a, b) else outright
    if _apart_outright(beside, doubt, strict=strict):
        return _related(beside, 0.8, None, numbers, weights)
    ruled, reason = ruling(new, old, a, b, verdict, *numbers)
    found = evidence(new, old, a, b, numbers, verdict, ruled)
    same = weights.one_question(found)
    if same < least:
        return None
    return Open(beside, one_number, numbers, ruled, reason, doubt, found, same, weights.change.probability(found))


def _apart_outright(pair: Beside, doubt: Reason | None, *, strict: bool) -> bool:
    """Whether what differs outright sets two figures apart; it is the `doubt` unless a telling number outweighs it.

    Of the pairs of tests/gold, second, third and fifth that are of one question 16 to 25 in a hundred differ outright,
    mostly since a slot was misread or has two names (trucks, vehicles). But where two sentences say much the same, what
    differs is what they are about; and the dead are never the injured, nor one town another.
    """
    a, b = pair.a, pair.b
    if strict:
        return doubt is not None
    arms = two_arms(a, b) and is_named(pair.new) and is_named(pair.old)
    if arms or two_sides(a, b) or reported_and_reckoned(a, b):
        return True
    if pair.outright is None:
        return False
    if pair.verdict.differing > SEVERAL or two_fates(a, b) or two_places(a, b):
        return True
    rounds = rounds_apart(round_in(a.sentence), round_in(b.sentence))
    if rounds or two_towns(town_of(a), town_of(b)) or people_and_things(a, b):
        return True
    alike = len(a.words & b.words) >= CONTRAST * max(1, min(len(a.words), len(b.words)))
    return alike and (doubt is not None or pair.outright in (Reason.MEASURE, Reason.EVENT))


def settled(
    pair: Open | Comparison | None, *, related: bool, weights: Forests, stored: bool = False
) -> Comparison | None:
    """How two figures stand that may answer one question; None without `related` where they only look alike.

    What `weigh` has told already stays as it is. Of two `stored` figures one may be overtaken; a claim may still speak
    of that time.
    """
    if not isinstance(pair, Open):
        return pair
    beside, numbers, ruled, reason = pair.beside, pair.numbers, pair.ruled, pair.reason
    new, old, a, b, outright = beside.new, beside.old, beside.a, beside.b, beside.outright
    found, same, change = pair.found, pair.same, pair.change
    named = reason if pair.doubt is None else None  # what differs outright tells more than time and number
    if not related and same < (min(LEAST_SURE.values()) if outright is None else LEAST_SURE_THOUGH_DIFFERENT):
        return None
    when, days = moment(a, b)
    if when is not Moment.UNKNOWN and ruled is Relation.CONFLICTS and change < pair.trusted:
        change = min(change, 1.0 - change)  # of one day nothing but a rise or a revision is a change; no total falls
    series = two_stretches(a, b)
    if ruled is Relation.CHANGED and (series or two_days(a, b) or _stated_apart(a, b, days)):
        change = max(change, 1.0 - change)
    falls = ruled is Relation.CONFLICTS and when in (Moment.LATER, Moment.EARLIER)
    if stored and not falls and overtaken(new, old):
        change = max(change, 1.0 - change)
    relation, sure = _relation_of(*numbers, change)
    if relation is Relation.AGREES and opposed(new, old):
        relation, sure = Relation.CONFLICTS if when in NO_LATER else Relation.CHANGED, 1.0
    revision = when in NO_LATER and not agree(*numbers) and replaced_by_own_source(new, old)
    if relation is Relation.CONFLICTS and replaced_by_own_source(new, old):
        relation, sure = Relation.CHANGED, 1.0  # nobody contradicts himself by a later count
    if relation is not Relation.AGREES and when is Moment.UNKNOWN and not replaced_by_own_source(new, old):
        return _related(beside, 1.0 - same, named, numbers, weights, Reason.TIME)
    later_stated = a.stated if when is Moment.LATER else b.stated
    if ruled is Relation.RELATED and reason is Reason.EVENT and attended(a, b) and later_stated:
        # a march of its own is no other count of this one, and no report tells of one to come
        return _related(beside, 1.0 - same, named, numbers, weights)
    if within(a, b) or (series and relation is Relation.AGREES and kind_of_both(a, b) != "stock"):
        return _related(beside, 1.0 - same, named, numbers, weights, Reason.TIME)  # half a year, or another year
    foreseen = (a.role is Role.FORECAST) != (b.role is Role.FORECAST)
    if (
        foreseen
        and ruled is Relation.RELATED
        and is_outturn(a, b, (day_of(new.document.published), day_of(old.document.published)))
    ):
        return _related(beside, 1.0 - same, named, numbers, weights, Reason.EVENT)
    if foreseen and was_expected(new if a.role is Role.FORECAST else old):
        return _related(beside, 1.0 - same, named, numbers, weights, Reason.EVENT)
    if (
        foreseen
        and kind_of_both(a, b) == "stock"
        and ruled is Relation.RELATED
        and not (relation is Relation.AGREES and pair.one_number)
    ):
        return _related(beside, 1.0 - same, named, numbers, weights)  # a plan beside what came of it
    told_apart = relation is Relation.CONFLICTS or (relation is Relation.AGREES and foreseen)
    if relation is Relation.AGREES and part_by_kind(a, b):
        return _related(beside, 1.0 - same, named, numbers, weights, Reason.PART_OF)
    if relation is Relation.CONFLICTS and part_beside_whole(a, b, *numbers):
        return _related(beside, 1.0 - same, named, numbers, weights, Reason.PART_OF)
    if told_apart and ruled is Relation.RELATED and reason is Reason.EVENT:
        outright = reason  # another march, another exercise, a forecast beside what came of it: however alike
    assert new.figure is not None
    assert old.figure is not None
    if by_chance(new.figure, old.figure, a, b, relation, found, apart=beside.outright is not None):
        return _related(beside, 1.0 - same, named, numbers, weights)
    if relation is Relation.AGREES and moved_on(a, b, days) and not found["equal"]:
        return _related(beside, 1.0 - same, named, numbers, weights)
    if days > MOST_DAYS and relation is not Relation.CHANGED:
        return _related(beside, 1.0 - same, named, numbers, weights)
    if relation is Relation.CONFLICTS and not pair.fit and weights.glance.probability(found) < LEAST_AT_A_GLANCE:
        return _related(beside, 1.0 - same, named, numbers, weights)
    score = same * sure * (1.0 - FARTHER * min(1.0, days / YEAR))
    least = (LEAST_SURE_AT_LENGTH if found["long document"] else LEAST_SURE)[relation]
    if score < (least if outright is None else max(least, LEAST_SURE_THOUGH_DIFFERENT)):
        return _related(beside, 1.0 - same, named, numbers, weights)
    unknown = beside.verdict.unknown
    text = explain(
        new, old, a, b, relation.value, when=when, days=days, gap=gap(*numbers), unknown=unknown, reason=pair.doubt
    )
    text += TAKEN_BACK if withdrawn(old) else ""
    revision = revision and relation is Relation.CHANGED
    shown = weights.shown(relation, score)
    one_origin = relation is Relation.AGREES and same_origin(new, old)  # numbers that do not fit have none
    return Comparison(relation, None, shown, text, one_origin, revision, withdrawn(old))


def set_apart(new: Answer, old: Answer) -> Comparison | None:
    """What two answers are that only look alike, whatever their evidence says; None where they hardly do."""
    a, b = question_of(new), question_of(old)
    if new.figure is None or old.figure is None or a is None or b is None:
        return None
    verdict = by_rules(a, b, same_number(new.figure, old.figure))
    pair = quantities(new.figure, old.figure)
    numbers = per_same_time(*pair, a, b) if pair is not None else None
    beside = Beside(new, old, a, b, verdict, stated_difference(a, b))
    return _related(beside, 0.5, None, numbers, forests())


def _of_two_states(a: Question, b: Question) -> bool:
    """Whether each number is one state's own: what Germany took in is not what France did, though one text has both."""
    own = all(q.country is not None and q.place is not None and q.place.key == q.country for q in (a, b))
    return own and a.country != b.country


def _stated_apart(a: Question, b: Question, days: int) -> bool:
    """Whether two counts of a stock are of days far apart; less far where a text states one of them."""
    return days >= (STOCK_STANDS if a.stated or b.stated else STANDING) and kind_of_both(a, b) == "stock"


def may_revise(new: Answer, old: Answer) -> bool:
    """Whether `new` can be a revision of `old` at all, told at a fraction of what comparing them takes."""
    a, b = question_of(new), question_of(old)
    if new.figure is None or old.figure is None or a is None or b is None or not replaced_by_own_source(new, old):
        return False
    pair = quantities(new.figure, old.figure)
    return pair is not None and moment(a, b)[0] in NO_LATER and not agree(*per_same_time(*pair, a, b))


def _relation_of(x: Quantity, y: Quantity, change: float) -> tuple[Relation, float]:
    """The relation of two numbers for one question, and how sure. `change` is how likely time tells them apart.

    Unchanged numbers agree whenever they were stated, and bands that fit never conflict.
    """
    if unchanged(x, y):
        return Relation.AGREES, 1.0
    if change >= 0.5:
        return Relation.CHANGED, change
    return (Relation.AGREES if agree(x, y) else Relation.CONFLICTS), 1.0 - change


def _propositions(new: Answer, old: Answer) -> Comparison | None:
    found = compare_propositions(new, old)
    if found is None:
        return None
    relation, score, explanation = Relation(found[0]), *found[1:]
    if relation is Relation.AGREES and old.figure is not None:
        relation, explanation = Relation.RELATED, "Close in words, but only one of the two gives a figure."
    reason = Reason.EVENT if relation is Relation.RELATED else None
    return Comparison(relation, reason, score, explanation, same_origin(new, old))


def _related(
    beside: Beside,
    sure: float,
    ruled: Reason | None,
    numbers: tuple[Quantity, Quantity] | None,
    weights: Forests,
    given: Reason | None = None,
) -> Comparison | None:
    new, old, verdict = beside.new, beside.old, beside.verdict
    if verdict.likeness < LEAST_LIKENESS:
        return None
    reason = given or reason_of(beside, ruled, numbers, weights.reasons)
    text = explain(new, old, beside.a, beside.b, "related", reason=reason, unknown=verdict.unknown)
    taken_back = withdrawn(old)
    text += TAKEN_BACK if taken_back else ""
    return Comparison(Relation.RELATED, reason, round(sure, 3), text, same_origin(new, old), withdrawn=taken_back)
