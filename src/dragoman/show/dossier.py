"""What stands in a dossier? A Report turned into WHO, WHAT, WHERE, SAID, UNSAID and WHY, before any layout.

Invariant: every line comes from one finding (or one actor's findings) of the report, in the report's words, with its
paragraph and its certainty; nothing is left out, and the same report gives the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.report import Report
from dragoman.show.lines import Line, Lines
from dragoman.show.words import clean, day, shorten

_BASES = {"given": "given", "page": "from the page", "feed": "from the feed", "inferred": "inferred from the text"}


@dataclass(frozen=True, slots=True)
class Dossier:
    """A report as its reader sees it; `reasons` are grouped by the question that they answer ("" for none)."""

    title: str
    published: str
    source: str
    counts: tuple[str, ...]
    posts: list[Line] = field(default_factory=list)
    actors: list[tuple[str, list[str]]] = field(default_factory=list)
    ties: list[Line] = field(default_factory=list)
    events: list[Line] = field(default_factory=list)
    places: list[Line] = field(default_factory=list)
    statements: list[Line] = field(default_factory=list)
    gaps: list[Line] = field(default_factory=list)
    images: list[Line] = field(default_factory=list)
    reasons: list[tuple[str, list[Line]]] = field(default_factory=list)
    made: str = ""


def make_dossier(report: Report, *, headline: tuple[int, int] | None = None) -> Dossier:
    """The Dossier of a report. `headline` is where the headline stands in a text without a title apart."""
    document, made, lines = report.document, report.made, Lines(report)
    return Dossier(
        title=title_of(report, headline),
        published=published_on(report),
        source=clean(" · ".join(filter(None, [document.outlet, ", ".join(document.authors), document.url]))),
        counts=counts(report),
        posts=lines.posts(),
        actors=lines.others(),
        ties=lines.ties(),
        events=lines.events(),
        places=lines.places(),
        statements=lines.said(),
        gaps=lines.gaps(),
        images=lines.images(),
        reasons=lines.reasons(),
        made=f"dragoman {made.version} · model {made.model} · {document.id}",
    )


def title_of(report: Report, headline: tuple[int, int] | None) -> str:
    """The title of a report: its own, else the headline in its text, else its first words."""
    document = report.document
    return clean(document.title or (document.text[slice(*headline)] if headline else shorten(document.text, 70)))


def published_on(report: Report) -> str:
    """When a report was published and how that is known: "18 Mar 2025 (given)"."""
    published = report.document.published
    return f"{day(str(published.value))} ({_BASES[published.basis]})" if published.value else "date unknown"


def counts(report: Report) -> tuple[str, ...]:
    """How much was found: "438 words", "19 events", ..."""
    counted = {
        "word": len(report.document.text.split()),
        "post": len(report.posts),
        "actor": len(report.actors),
        "event": len(report.events),
        "place": len(report.places),
        "statement": len(report.statements),
    }
    parts = [f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in counted.items()]
    return (*parts, f"{len(report.gaps)} unsaid", f"{len(report.reasons)} why")
