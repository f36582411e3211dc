"""Charts of one question through time: a point for a value, a bar for a range, an arrow for a bound.

Colour and shape follow the origin, so that five outlets with one spokesman look like one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from html import escape

from factcheck.claims import Bound
from factcheck.compare.timeline import Point
from factcheck.show.phrases import SIGNS, amount, quantity, who

WIDTH, HEIGHT = 860, 420
LEFT, RIGHT, TOP, BOTTOM = 90, 20, 50, 60
COLOURS = ("#0b5fa5", "#b3411e", "#3b7d23", "#7a3e9d", "#8a6d00", "#00736f", "#a3195b", "#4d4d4d")
"""Dark enough on white for a contrast of 4.5 : 1 (WCAG 2.2 AA)."""
SHAPES = ("circle", "square", "diamond", "triangle")
LABEL_WIDTH, LABEL_HEIGHT = 120, 13
TERMINAL_WIDTH = 40


def terminal_chart(points: Sequence[Point]) -> str:
    """One line an answer: date, a bar to scale, the figure, who and where.

    An empty list gives one line that says so.
    """
    if not points:
        return "No dated figures answer that."
    most = max(point.high for point in points) or 1.0
    lines = []
    for point in points:
        figure = point.answer.figure
        assert figure is not None
        filled = round(TERMINAL_WIDTH * max(point.high, 0) / most)
        start = round(TERMINAL_WIDTH * max(point.low, 0) / most)
        bar = (
            "─" * max(start - 1, 0) + "●" if point.low == point.high else "─" * start + "█" * max(filled - start, 1)
        ).ljust(TERMINAL_WIDTH)
        if point.bound is Bound.AT_LEAST:
            bar = bar.rstrip() + "▶"
        elif point.bound is Bound.AT_MOST:
            bar = bar.rstrip() + "◀"
        told = who(point.answer) or point.answer.document.source or point.answer.document.doc
        lines.append(f"{point.period!s:>21}  {bar:<{TERMINAL_WIDTH + 1}}  {quantity(figure)} · {told}")
    return "\n".join(lines)


def svg_chart(points: Sequence[Point], title: str = "") -> str:
    """The chart as one SVG picture with a title, labelled axes and a text for every mark; needs no script or font."""
    low, high = _value_range(points)
    first, last = _time_range(points)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-size="12">',
        f"<title>{escape(title)}</title>",
        "<style>text { font-family: sans-serif }</style>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{escape(title)}</text>',
    ]
    for tick in _ticks(low, high):
        y = _y(tick, low, high)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{escape(amount(tick))}</text>')
    for moment, anchor in ((first, "start"), (last, "end")):
        x = _x(moment, first, last)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 24}" text-anchor="{anchor}">{moment.isoformat()}</text>')
    parts.append(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{HEIGHT - BOTTOM}" y2="{HEIGHT - BOTTOM}" stroke="#333"/>'
    )
    taken: list[tuple[float, float]] = []
    parts.extend(_mark(point, (low, high), (first, last), taken) for point in points)
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def _mark(point: Point, values: tuple[float, float], times: tuple[date, date], taken: list[tuple[float, float]]) -> str:
    """One mark with its words as a tooltip; its value beside it where no other label stands in the way."""
    figure = point.answer.figure
    assert figure is not None
    colour = COLOURS[point.origin % len(COLOURS)]
    x1, x2 = (_x(moment, *times) for moment in (point.period.first, point.period.last))
    x = (x1 + x2) / 2
    top, bottom = _y(point.high, *values), _y(point.low, *values)
    told = who(point.answer) or point.answer.document.source or point.answer.document.doc
    words = f"{quantity(figure)}, {told}, {point.period}"
    inner = [f"<title>{escape(words)}</title>"]
    if x2 - x1 > 8:
        inner.append(
            f'<line x1="{x1:.1f}" x2="{x2:.1f}" y1="{top:.1f}" y2="{top:.1f}"'
            f' stroke="{colour}" stroke-opacity=".35" stroke-width="3"/>'
        )
    if point.low != point.high:
        inner.append(
            f'<rect x="{x - 4:.1f}" y="{top:.1f}" width="8" height="{max(bottom - top, 2):.1f}" fill="{colour}"/>'
        )
    else:
        inner.append(_shape(SHAPES[point.origin % len(SHAPES)], x, top, colour))
    if point.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        tip = top - 26 if point.bound is Bound.AT_LEAST else top + 26
        back = 6 if point.bound is Bound.AT_LEAST else -6
        inner.append(
            f'<path d="M{x:.1f} {top:.1f} L{x:.1f} {tip:.1f} M{x - 4:.1f} {tip + back:.1f}'
            f' L{x:.1f} {tip:.1f} L{x + 4:.1f} {tip + back:.1f}" stroke="{colour}" fill="none" stroke-width="2"/>'
        )
    label = (
        f"{SIGNS[point.bound]}{amount(point.low)}"
        if point.low == point.high
        else f"{amount(point.low)}–{amount(point.high)}"
    )
    if all(abs(top - y) > LABEL_HEIGHT or abs(x - left) > LABEL_WIDTH for left, y in taken):
        taken.append((x, top))
        side, anchor = (8, "start") if x < WIDTH - LABEL_WIDTH - RIGHT else (-8, "end")
        inner.append(f'<text x="{x + side:.1f}" y="{top + 4:.1f}" text-anchor="{anchor}" fill="{colour}">')
        inner.append(f"{escape(label)}</text>")
    return f"<g>{''.join(inner)}</g>"


def _shape(shape: str, x: float, y: float, colour: str) -> str:
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
    if shape == "square":
        return f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{colour}"/>'
    corners = {"diamond": ((0, -6), (6, 0), (0, 6), (-6, 0)), "triangle": ((0, -6), (6, 5), (-6, 5))}[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def _value_range(points: Sequence[Point]) -> tuple[float, float]:
    low = min((point.low for point in points), default=0.0)
    high = max((point.high for point in points), default=1.0)
    return min(0.0, low), high * 1.12 if high > 0 else 1.0


def _time_range(points: Sequence[Point]) -> tuple[date, date]:
    first = min((point.period.first for point in points), default=date(2000, 1, 1))
    last = max((point.period.last for point in points), default=first)
    return first, last


def _x(moment: date, first: date, last: date) -> float:
    days = (last - first).days
    share = (moment - first).days / days if days else 0.5
    return LEFT + 30 + share * (WIDTH - LEFT - RIGHT - 110)


def _y(value: float, low: float, high: float) -> float:
    return TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM)


def _ticks(low: float, high: float) -> list[float]:
    """Three to six round values across the range.

    >>> _ticks(0, 213000)
    [0, 50000, 100000, 150000, 200000]
    """
    rough = (high - low) / 5
    magnitude = 10 ** math.floor(math.log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= rough)
    return [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]
