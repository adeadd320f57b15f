"""The dossier as a page: one HTML file that a browser opens from disk, complete without JavaScript.

Invariant: the page asks nothing of any network, and its policy forbids it to; words of the report never turn into markup
or script (Jinja2 escapes them all, and only the page's own script may run); the same report gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.report import QUADS, Event, Report, Span, Unknown
from dragoman.show import palette
from dragoman.show.dossier import counts, published_on, title_of
from dragoman.show.lines import STANDINGS, Lines, time_order
from dragoman.show.page_charts import charts
from dragoman.show.page_facts import facts, told
from dragoman.show.page_links import Links, places
from dragoman.show.page_text import LAYERS, paragraphs, part, step
from dragoman.show.words import clean, day

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(report: Report, *, headline: tuple[int, int] | None = None) -> str:
    """The page of a report. `headline` is where the headline stands in a text without a title apart."""
    lines, links, document, made = Lines(report), Links(report), report.document, report.made
    script = "\n\n".join([_file("card.js"), _file("page.js")])
    by_question: dict[str, list[object]] = {}
    for reason in sorted(report.reasons, key=lambda reason: -reason.strength):
        by_question.setdefault(clean(reason.question or ""), []).append(reason)
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            report=report,
            lines=lines,
            links=links,
            policy=_policy(script),
            style="\n".join([_colours(), _file("page.css"), _file("print.css")]),
            script=script,
            title=title_of(report, headline),
            outlet=clean(document.outlet or ""),
            published=published_on(report),
            under=clean(" · ".join(filter(None, [", ".join(document.authors), document.url]))),
            counts=" · ".join(counts(report)),
            made=f"dragoman {made.version} · model {made.model} · {document.id}",
            layers=LAYERS,
            reasons_by_question=sorted(by_question.items(), key=lambda group: not group[0]),
            facts=facts(report, lines),
            told={event.id: told(event, lines) for event in report.events},
            charts={drawing.name.lower(): drawing for drawing in charts(report, links, lines)},
            paragraphs=paragraphs(report, links, headline=headline),
            title_pieces=part(report, links, "title") if document.title else [],
            captions=[part(report, links, f"caption:{number}") for number in range(len(document.images))],
            events=sorted(report.events, key=time_order),
            event_actors=_event_actors(report),
            quads=[quad for quad in QUADS if any(event.quad == quad for event in report.events)],
            standings=[name for name in STANDINGS if any(event.standing == name for event in report.events)],
            standing_words=STANDINGS,
            posts=report.posts,
            statements_left=_left(report) < _right(report),
            actors=sorted(report.actors, key=lambda actor: -len(actor.mentions)),
            places=places(report),
        )
    )


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader("dragoman.show"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters |= {
        "clean": clean,
        "day": day,
        "step": step,
        "dated": _dated,
        "date_note": _date_note,
        "sizes": _sizes,
        "one_each": _one_each,
        "tight": _tight,
    }
    return templates


def _policy(script: str) -> str:
    """No network, no frames, no forms; no script but the page's own, known by its hash."""
    own = base64.b64encode(hashlib.sha256(f"\n{script}\n".encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{own}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _colours() -> str:
    """The palette as custom properties, light and dark."""

    def properties(mode: Iterable[tuple[str, str]]) -> str:
        return "".join(f" --{name.replace('_', '-')}: {value};" for name, value in mode)

    light, dark = properties(palette.LIGHT.items()), properties(palette.DARK.items())
    return f":root {{{light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark} }} }}\n"


def _file(name: str) -> str:
    return (files("dragoman.show") / "templates" / name).read_text("utf-8").strip()


def _left(report: Report) -> float:
    """How long the left column is without the statements, in lines of small type; rough, to balance the two."""
    return len(report.document.text.split()) / 5.2 + 1.8 * (
        len(report.posts) + len(report.relations) + len(report.gaps)
    )


def _right(report: Report) -> float:
    """The same for the right column: three drawings, and the events."""
    return 55 + 4.2 * len(report.events)


def _event_actors(report: Report) -> list[str]:
    """Ids of the actors with a part in an event, those with most parts first."""
    known = {actor.id for actor in report.actors}
    parts = Counter(
        party.actor
        for event in report.events
        for party in (*event.actors, *event.recipients)
        if party.actor and party.actor in known
    )
    return [actor for actor, _ in parts.most_common()]


def _dated(event: Event) -> str:
    """When an event was: "17 Mar 2025", "by 18 Mar 2025" where only its last day is known, "undated"."""
    if isinstance(event.date, Unknown):
        return "undated"
    only_last = event.date.earliest is None and event.date.latest is not None
    return ("by " if only_last else "") + day(event.date.value)


def _date_note(event: Event) -> str:
    """By which rule an event has its date, where its own clause has none; or why it has none."""
    if isinstance(event.date, Unknown):
        return clean(event.date.unknown)
    return "" if event.date.rule == "own clause" else clean(event.date.rule)


def _sizes(event: Event) -> str:
    if not event.size:
        return ""
    numbers = (("dead", event.size.dead), ("injured", event.size.injured), ("arrested", event.size.arrested))
    return ", ".join(f"{clean(number.text)} {name}" for name, number in numbers if number)


def _tight(markup: str) -> str:
    """Markup without the indents of its template, which no table needs."""
    return re.sub(r"\n\s*", "\n", markup)


def _one_each(spans: Iterable[Span], lines: Lines) -> list[Span]:
    """The first of the spans in each paragraph."""
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(lines.paragraph(span), span)
    return list(first.values())
