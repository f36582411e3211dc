"""Drawing: templates filled with records. Whatever is put out is escaped, and what cannot be seen is written out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from factcheck import __version__
from factcheck.claims import Bound
from factcheck.claims import Role as FigureRole
from factcheck.review.grades import CREDIBILITY, RELIABILITY, Grade
from factcheck.show.phrases import amount
from factcheck.store.filters import slug
from factcheck.text.places import cased
from factcheck.web import marking, telling
from factcheck.web.asked import address
from factcheck.web.people import MAY, Role
from factcheck.web.visitors import Visitor

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
PLACES = (
    ("/check", "Check", "c"),
    ("/conflicts", "Conflicts", "q"),
    ("/search", "Search", ""),
    ("/documents", "Documents", ""),
    ("/sources", "Sources", ""),
    ("/speakers", "Speakers", ""),
    ("/review", "Review", ""),
    ("/add", "Add", ""),
    ("/doctor", "Doctor", ""),
)
RELATIONS = {
    "agrees": ("=", "agrees"),
    "conflicts": ("≠", "conflicts"),
    "changed": ("→", "changed"),
    "related": ("~", "related"),
}
REASONS = {"part_of": "a part of it"}


class Templates:
    """The templates, compiled once."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            finalize=_finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters |= {
            "exact": _exact,
            "amount": amount,
            "keep": _keep,
            "of_two": telling.of_two,
            "relation": _relation,
            "reason": _reason,
        }
        self._environment.globals |= {
            "address": telling.address,
            "outlet_of": telling.outlet_of,
            "count": _count,
            "facet": _facet,
            "grade_of": telling.grade,
            "grade_words": lambda grade: Grade.parse(grade).words,
            "letter": telling.letter,
            "link": telling.link,
            "paragraphs": marking.paragraphs,
            "places": PLACES,
            "quantity": telling.quantity,
            "reliability": RELIABILITY,
            "roles": [role.word for role in Role],
            "role_words": MAY,
            "bounds": [bound.value for bound in Bound],
            "figure_roles": [role.value for role in FigureRole],
            "credibility": CREDIBILITY,
            "sentence": telling.sentence,
            "slots": telling.slots,
            "slug": slug,
            "static": _static,
            "to": address,
            "value": telling.value,
            "version": __version__,
            "who": telling.who,
            "with_": _with,
            "without": _without,
        }

    def draw(self, template: str, visitor: Visitor, **values: Any) -> bytes:
        """A page as bytes."""
        drawn = self._environment.get_template(template).render(visitor=visitor, **values)
        return drawn.encode("utf-8", "replace")


def _finalize(value: Any) -> Any:
    """What a template puts out: hostile signs made visible, nothing for None."""
    if value is None:
        return ""
    return telling.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _exact(text: str | None) -> Markup:
    return Markup.escape(telling.exact(text or ""))


def _keep(text: str) -> str:
    """The text of a question with each separating dot kept at the end of its line."""
    return cased(text).replace(" · ", "\u00a0· ")


def _relation(name: str) -> tuple[str, str]:
    return RELATIONS[name]


def _reason(name: str) -> str:
    return REASONS.get(name, f"another {name.replace('_', ' ')}")


def _with(query: Mapping[str, str], name: str, value: object) -> dict[str, object]:
    """The query with one thing asked otherwise."""
    return {**query, name: value}


def _without(query: Mapping[str, str], *names: str) -> dict[str, str]:
    """The query without some of what it asks, from its first page on."""
    return {name: value for name, value in query.items() if name not in (*names, "after", "limit")}


def _facet(at: str, query: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    """The query narrowed down to one value of a facet; where there is no filter for a year, to its days."""
    if name == "year" and at != "/conflicts":
        return _without(query) | {"since": value, "until": value}
    return _without(query) | {name: value}


def _count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@cache
def _static(name: str) -> str:
    """The address of a file of ours; it changes with the file, so that a browser may keep it."""
    return f"/static/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
