"""The strip chart of a question: its figures through time as SVG that follows the page's colours, dark or light.

A point for a value, a bar for a range, an arrow for a bound, a thin line for as long as the figure speaks of. Colour
and shape follow the origin, so that five outlets with one spokesman look like one. No style attribute is used, which
the page's policy would refuse; classes carry the colours. The table beside it says the same in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from html import escape

from factcheck.claims import Bound
from factcheck.compare.timeline import Point
from factcheck.show.phrases import SIGNS, amount, quantity, who
from factcheck.web.telling import letter, visible

WIDTH, HEIGHT = 920, 340
LEFT, RIGHT, TOP, BOTTOM = 84, 24, 18, 44
COLOURS = 8
SHAPES = ("circle", "square", "diamond", "triangle", "cross")
LABEL_HEIGHT = 14
DIGIT = 7.4
"""Width of a digit in the labels' size."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_TICKS = 7
Box = tuple[float, float, float, float]
"""Left, right, top and bottom of what a mark or label covers."""


def strip_chart(points: Sequence[Point]) -> str:
    """The chart as one SVG element; nothing where there is no dated figure."""
    if not points:
        return ""
    low, high = _values(points)
    first, last = _times(points)
    ticks = _ticks(low, high)
    parts = [
        f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(_summary(points))}">',
        '<g class="grid" aria-hidden="true">',
    ]
    for tick in ticks:
        y = _y(tick, low, high)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(_short(tick))}</text>')
    for moment, words in _dates(first, last):
        x = _x(moment, first, last)
        parts.append(
            f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{HEIGHT - BOTTOM}" y2="{HEIGHT - BOTTOM + 6}"/>'
        )
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{words}</text>')
    parts.append(
        f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{HEIGHT - BOTTOM}" y2="{HEIGHT - BOTTOM}"/></g>'
    )
    taken = [_box(point, (low, high), (first, last)) for point in points]
    parts += [_mark(point, (low, high), (first, last), taken) for point in points]
    return "".join([*parts, "</svg>"])


def _summary(points: Sequence[Point]) -> str:
    origins = len({point.origin for point in points})
    first, last = _times(points)
    least, most = min(p.low for p in points), max(p.high for p in points)
    unit = f" {points[0].unit.replace('_', ' ')}" if points[0].unit else ""
    plural = "" if len(points) == 1 else "s"
    sizes = f"{len(points)} figure{plural} of {origins} origin{'' if origins == 1 else 's'}"
    values = f"from {amount(least)} to {amount(most)}{unit}"
    return f"Strip chart: {sizes} between {first} and {last}, {values}. The table below lists them."


def _mark(point: Point, values: tuple[float, float], times: tuple[date, date], taken: list[Box]) -> str:
    """One mark, which leads to its row in the table; its value beside it where no other label stands in the way."""
    figure = point.answer.figure
    assert figure is not None
    x1, x2 = (_x(moment, *times) for moment in (point.period.first, point.period.last))
    x = (x1 + x2) / 2
    top, bottom = _y(point.high, *values), _y(point.low, *values)
    told = who(point.answer) or point.answer.document.source or point.answer.document.doc
    words = escape(visible(f"{quantity(figure)}, {told}, {point.period}, origin {letter(point.origin)}"))
    inner = [f"<title>{words}</title>"]
    if x2 - x1 > 10:
        inner.append(f'<line class="lasts" x1="{x1:.1f}" x2="{x2:.1f}" y1="{top:.1f}" y2="{top:.1f}"/>')
    if point.low != point.high:
        inner.append(
            f'<rect class="range" x="{x - 4:.1f}" y="{top:.1f}" width="8" height="{max(bottom - top, 3):.1f}" rx="2"/>'
        )
    else:
        inner.append(shape(point.origin, x, top))
    if point.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        up = -1 if point.bound is Bound.AT_LEAST else 1
        tip = top + up * 26
        inner.append(
            f'<path class="arrow" d="M{x:.1f} {top + up * 7:.1f}V{tip:.1f}M{x - 4:.1f} {tip - up * 6:.1f}'
            f'L{x:.1f} {tip:.1f}L{x + 4:.1f} {tip - up * 6:.1f}"/>'
        )
    numbers = _short(point.low) if point.low == point.high else f"{_short(point.low)}–{_short(point.high)}"
    # Beside a line that lasts, its value stands above it.
    inner.append(_label(f"{SIGNS[point.bound]}{numbers}", x, top - 9 if x2 - x1 > 10 else top, taken))
    row = escape(f"#row-{figure.start}-{point.answer.document.id}")
    return f'<a class="mark o{point.origin % COLOURS}" href="{row}" aria-label="{words}">{"".join(inner)}</a>'


def _label(text: str, x: float, y: float, taken: list[Box]) -> str:
    """The value beside its mark, else above or below it, else nowhere: the table has it."""
    width = len(text) * DIGIT
    for left, middle, anchor, at in (
        (x + 10, y, "start", x + 10),
        (x - 10 - width, y, "end", x - 10),
        (x - width / 2, y - 17, "middle", x),
        (x - width / 2, y + 17, "middle", x),
    ):
        box = (left, left + width, middle - LABEL_HEIGHT / 2, middle + LABEL_HEIGHT / 2)
        if left >= LEFT and box[1] <= WIDTH and box[2] >= 0 and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return f'<text x="{at:.1f}" y="{middle + 4:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
    return ""


def _box(point: Point, values: tuple[float, float], times: tuple[date, date]) -> Box:
    """What a mark covers, with its arrow."""
    x1, x2 = (_x(moment, *times) for moment in (point.period.first, point.period.last))
    x, top, bottom = (x1 + x2) / 2, _y(point.high, *values), _y(point.low, *values)
    up = 28 if point.bound is Bound.AT_LEAST else 7
    down = 28 if point.bound is Bound.AT_MOST else 7
    return x - 7, x + 7, top - up, bottom + down


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]


def shape(origin: int, x: float, y: float) -> str:
    """The sign of an origin; colour and shape together tell forty of them apart."""
    kind = SHAPES[(origin // COLOURS + origin) % len(SHAPES)]
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
    if kind == "square":
        return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
    corners = {
        "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
        "triangle": ((0, -7), (7, 5), (-7, 5)),
        "cross": (
            (-2, -6),
            (2, -6),
            (2, -2),
            (6, -2),
            (6, 2),
            (2, 2),
            (2, 6),
            (-2, 6),
            (-2, 2),
            (-6, 2),
            (-6, -2),
            (-2, -2),
        ),
    }[kind]
    return f'<polygon points="{" ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)}"/>'


def _values(points: Sequence[Point]) -> tuple[float, float]:
    """From nothing on, unless all values lie so near each other that their differences would not be seen."""
    low, high = min(point.low for point in points), max(point.high for point in points)
    room = (high - low) or abs(high) or 1.0
    if low >= 0 and (low == high or high - low > 0.2 * high):
        return 0.0, high + 0.14 * (high or 1.0)
    return low - 0.3 * room, high + 0.3 * room


def _times(points: Sequence[Point]) -> tuple[date, date]:
    return min(point.period.first for point in points), max(point.period.last for point in points)


def _x(moment: date, first: date, last: date) -> float:
    days = (last - first).days
    share = (moment - first).days / days if days else 0.5
    return LEFT + 26 + share * (WIDTH - LEFT - RIGHT - 52)


def _y(value: float, low: float, high: float) -> float:
    return TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM)


def _short(value: float) -> str:
    """A number short enough for an axis.

    >>> _short(190000), _short(1250000), _short(3.5), _short(2.5e12)
    ('190,000', '1.25 m', '3.5', '2,500 bn')
    """
    for size, word in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{amount(round(value / size, 2))}{word}"
    return amount(round(value, 2))


def _ticks(low: float, high: float) -> list[float]:
    """Three to six round values across the range."""
    rough = (high - low) / 5
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= rough)
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _dates(first: date, last: date) -> list[tuple[date, str]]:
    """A few moments of the time axis, on the first of a month or year where it is long enough, each in words."""
    days = (last - first).days
    if days < 60:
        step = max(1, math.ceil(days / (MOST_TICKS - 1)))
        moments = [date.fromordinal(first.toordinal() + i) for i in range(0, days + 1, step)]
        return [
            (
                d,
                f"{d.day} {MONTHS[d.month - 1]} {d.year}"
                if i in (0, len(moments) - 1)
                else f"{d.day} {MONTHS[d.month - 1]}",
            )
            for i, d in enumerate(moments)
        ]
    months = days / 30.4
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / s <= MOST_TICKS), 600)
    out = []
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        moment = date(number // 12, number % 12 + 1, 1)
        if first <= moment and number % step == 0:
            out.append((moment, str(moment.year) if step >= 12 else f"{MONTHS[moment.month - 1]} {moment.year}"))
    return out or [(first, str(first)), (last, str(last))]
