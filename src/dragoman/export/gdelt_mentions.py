"""GDELT 2.0: the mentions table, 16 columns, tab separated, without a header.

Invariant: a row for each time that the document tells an event of the event table, under the same GlobalEventID.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.export.facts import Facts, day, flat
from dragoman.export.format import Field, TextFormat
from dragoman.export.gdelt import Pair, pairs
from dragoman.report import Participant, Report, Span


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each mention of each pair of parties of each event that is told as a fact."""
    for report in reports:
        facts = Facts(report)
        for pair in pairs(facts):
            for trigger in (pair.event.trigger, *pair.event.mentions):
                yield "\t".join(flat(cell) for cell in _row(facts, pair, trigger)) + "\n"


def _row(facts: Facts, pair: Pair, trigger: Span) -> list[str]:
    document, first = facts.document, day(pair.event)
    published = document.published.value
    told_first = trigger == pair.event.trigger
    return [
        str(pair.id),
        f"{first:%Y%m%d}000000" if first else "",
        f"{published:%Y%m%d}000000" if published else "",
        "1" if document.url else "2",
        document.outlet or "",
        document.url or document.id,
        str(facts.sentence(trigger)),
        _offset(pair.first, told_first),
        _offset(pair.second, told_first),
        str(trigger.start),
        "1",
        str(round(100 * pair.event.confidence)),
        str(len(document.text)),
        "",
        "",
        "",
    ]


def _offset(party: Participant | None, told_first: bool) -> str:
    """Where a party's words start; -1 for none, and where the event is told again, for its parties there are not recorded."""
    return str(party.span.start) if party and told_first else "-1"


FORMAT = TextFormat(
    tells="GDELT 2.0 mentions table, 16 columns, tab separated without a header",
    text=lines,
    fields=(
        Field("GlobalEventID", "that of the event table"),
        Field("EventTimeDate", "day of the event, YYYYMMDD and 000000; empty: not known"),
        Field("MentionTimeDate", "publication date and 000000; empty: not known"),
        Field(
            "MentionType",
            "1 for a document with an address on the web, 2 (citation only) for one without",
        ),
        Field("MentionSourceName", "outlet"),
        Field("MentionIdentifier", "the document's address, else its id"),
        Field("SentenceID", "number of the sentence, from 1"),
        Field("Actor1CharOffset", "where the first party's words start, in code points; -1: none"),
        Field("Actor2CharOffset", "where the second party's words start; -1: none"),
        Field("ActionCharOffset", "where the words that are the event start"),
        Field("InRawText", "1"),
        Field("Confidence", "per cent"),
        Field("MentionDocLen", "length of the text, in code points"),
        Field("MentionDocTone", "empty: Dragoman measures no tone"),
        Field("MentionDocTranslationInfo", "empty: nothing is translated"),
        Field("Extras", "empty"),
    ),
    loses="What the event table loses, and the parties where an event is told again.",
)
