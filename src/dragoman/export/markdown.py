"""Markdown: the dossier of each report, one under the other, for a note, a wiki or a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman import sources
from dragoman.export.format import Field, TextFormat
from dragoman.report import Report


def text(reports: Iterable[Report]) -> Iterator[str]:
    """The dossiers, one blank line between them; each ends in a rule and what made it."""
    from dragoman import show

    for number, report in enumerate(reports):
        headline = None if report.document.title else sources.headline(report.document.text)
        yield ("\n" if number else "") + show.to_markdown(report, headline=headline)


FORMAT = TextFormat(
    tells="the dossier of each report as Markdown",
    text=text,
    fields=(
        Field("heading", "title, publication date and how that is known, outlet, authors, address, counts"),
        Field("Who", "persons with their posts; all other actors by kind; ties"),
        Field("What", "events in time order, each with its sentence"),
        Field("Where", "places with coordinates, and names that stand for a government"),
        Field("Said", "statements: who, stance, verbatim or not, the words"),
        Field("Unsaid", "what the text says is not known, disclosed, confirmed or commented on"),
        Field("Images", "captions, and whether what they show is vouched for"),
        Field("Why", "the question that the report asks, and the reasons"),
    ),
    loses="The text itself, exact numbers for confidence (four dots stand for them), rules, offsets (paragraphs stand for them).",
)
