"""The document, its times and places, what is said, unsaid and explained, and every span, as tables."""

from __future__ import annotations

from dragoman.report.base import Span
from dragoman.report.document import Document, Image
from dragoman.report.party_tables import name_of
from dragoman.report.places import Place
from dragoman.report.report import Report
from dragoman.report.statements import Gap, Reason, Statement
from dragoman.report.table import Column, Table, span_columns
from dragoman.report.times import Time

GAP = " … "
"""Between the pieces of what stands apart in the text."""


def _joined(report: Report, spans: list[Span]) -> str:
    return GAP.join(report.words(span) for span in spans)


def _settings(report: Report) -> list[str]:
    return [f"{name}={value}" for name, value in sorted(report.made.settings.items())]


DOCUMENTS: Table[Document] = Table(
    "documents",
    "a document, and what read it",
    lambda report: [report.document],
    (
        Column("url", "text", "its address", lambda _, d: d.url),
        Column("title", "text", "its title, where that stands apart from the text", lambda _, d: d.title),
        Column("outlet", "text", "who published it", lambda _, d: d.outlet),
        Column("authors", "texts", "who wrote it", lambda _, d: d.authors),
        Column("language", "text", "its language", lambda _, d: d.language),
        Column("published", "day", "when it was published", lambda _, d: d.published.value),
        Column(
            "published_basis",
            "text",
            "how that is known: given, page, feed, inferred, unknown",
            lambda _, d: d.published.basis,
        ),
        Column("text", "text", "its text", lambda _, d: d.text),
        Column("version", "text", "version of Dragoman that read it", lambda report, _: report.made.version),
        Column("model", "text", "first 12 hex digits of the SHA-256 of the model", lambda report, _: report.made.model),
        Column(
            "settings",
            "texts",
            "what differed from the shipped settings: name=value",
            lambda report, _: _settings(report),
        ),
    ),
)

IMAGES: Table[tuple[int, Image]] = Table(
    "images",
    "a picture, or its caption",
    lambda report: enumerate(report.document.images),
    (
        Column("number", "integer", "its place among the document's images, from 0", lambda _, i: i[0]),
        Column("caption", "text", "its caption", lambda _, i: i[1].caption),
        Column("status", "text", "credited, claimed, unverified", lambda _, i: i[1].status),
        Column("shows", "text", "what the caption says that it shows", lambda _, i: i[1].shows),
        Column("url", "text", "its address", lambda _, i: i[1].url),
        *span_columns(lambda i: i[1].span, words=False),
    ),
)

TIMES: Table[Time] = Table(
    "times",
    "a time expression",
    lambda report: report.times,
    (
        Column("id", "text", "id of the time in its report", lambda _, t: t.id),
        Column("type", "text", "TIMEX3 type: DATE, TIME, DURATION, SET", lambda _, t: t.type),
        Column("value", "text", "TIMEX3 value; empty where it stays relative", lambda _, t: t.value),
        Column("mod", "text", "TIMEX3 mod: START, MID, END, APPROX, BEFORE, …", lambda _, t: t.mod),
        Column("earliest", "day", "first day that it may mean", lambda _, t: t.earliest),
        Column("latest", "day", "last day that it may mean", lambda _, t: t.latest),
        *span_columns(lambda t: t.span),
        Column("confidence", "number", "0 to 1", lambda _, t: t.confidence),
        Column("by", "text", "the rule that found it", lambda _, t: t.by),
    ),
)

PLACES: Table[Place] = Table(
    "places",
    "a place name, each time that it stands in the text",
    lambda report: report.places,
    (
        Column("id", "text", "id of the place in its report", lambda _, p: p.id),
        Column("name", "text", "its name", lambda _, p: p.name),
        Column("lat", "number", "latitude, in degrees", lambda _, p: p.lat),
        Column("lon", "number", "longitude, in degrees", lambda _, p: p.lon),
        Column("country", "text", "ISO 3166-1 alpha-3", lambda _, p: p.country),
        Column("province", "text", "first-level division", lambda _, p: p.province),
        Column("geonames_id", "integer", "GeoNames id", lambda _, p: p.geonames_id),
        Column("feature", "text", "GeoNames feature code, or REGION, CONTINENT", lambda _, p: p.feature),
        Column("relation", "text", "how it lies to that point: south of, near, part of", lambda _, p: p.relation),
        Column("bearing", "number", "degrees from north, from that point to where it lies", lambda _, p: p.bearing),
        Column("distance", "number", "kilometres from that point", lambda _, p: p.distance),
        Column("radius", "number", "kilometres that an area covers around the point", lambda _, p: p.radius),
        Column("literal", "flag", "false: the name stands for who governs or lives there", lambda _, p: p.literal),
        *span_columns(lambda p: p.span),
        Column("confidence", "number", "0 to 1", lambda _, p: p.confidence),
        Column("by", "text", "the rule that found it", lambda _, p: p.by),
    ),
)

STATEMENTS: Table[Statement] = Table(
    "statements",
    "what somebody says",
    lambda report: report.statements,
    (
        Column("id", "text", "id of the statement in its report", lambda _, s: s.id),
        Column("speaker", "text", "id of the actor who says it", lambda _, s: s.speaker),
        Column("speaker_name", "text", "name of that actor", lambda report, s: name_of(report, s.speaker)),
        Column("source", "text", "the words for who says it", lambda report, s: _joined(report, s.source)),
        Column("cue", "text", "the words that introduce it, such as told", lambda report, s: _joined(report, s.cue)),
        Column("content", "text", "what is said, pieces set apart by …", lambda report, s: _joined(report, s.content)),
        Column("verbatim", "flag", "whether it is quoted word for word", lambda _, s: s.verbatim),
        Column("stance", "text", "neutral, accuses, denies, praises, …", lambda _, s: s.stance),
        Column("target", "text", "id of the actor that the stance is towards", lambda _, s: s.target),
        Column("target_name", "text", "name of that actor", lambda report, s: name_of(report, s.target)),
        Column("hedge", "text", "the word that lowers it, such as claimed", lambda _, s: s.hedge),
        Column("anonymity", "text", "the words by which the source stays unnamed", lambda report, s: _unnamed(report, s)),
        Column("confidence", "number", "0 to 1", lambda _, s: s.confidence),
        Column("by", "text", "the rule or head that found it", lambda _, s: s.by),
    ),
)  # fmt: skip


def _unnamed(report: Report, statement: Statement) -> str | None:
    return report.words(statement.anonymity) if statement.anonymity else None


GAPS: Table[Gap] = Table(
    "gaps",
    "what the text says is not known, disclosed, confirmed or commented on",
    lambda report: report.gaps,
    (
        Column("id", "text", "id of the gap in its report", lambda _, g: g.id),
        Column("kind", "text", "not disclosed, not known, not confirmed, …", lambda _, g: g.kind),
        Column("by", "text", "who keeps silent, in the report's words", lambda _, g: g.by),
        Column("about", "text", "id of the event that it is about", lambda _, g: g.about),
        *span_columns(lambda g: g.span),
        Column("confidence", "number", "0 to 1", lambda _, g: g.confidence),
        Column("rule", "text", "the rule that found it", lambda _, g: g.rule),
    ),
)

REASONS: Table[Reason] = Table(
    "reasons",
    "an answer to why",
    lambda report: report.reasons,
    (
        Column("id", "text", "id of the reason in its report", lambda _, r: r.id),
        Column("question", "text", "the report's question that it answers", lambda _, r: r.question),
        Column("kind", "text", "cause, purpose, context, tension, trigger, precedent", lambda _, r: r.kind),
        Column("explains", "text", "id of the event that it explains", lambda _, r: r.explains),
        Column("strength", "number", "0 to 1; 1 is strongest", lambda _, r: r.strength),
        *span_columns(lambda r: r.span),
        Column("confidence", "number", "0 to 1", lambda _, r: r.confidence),
        Column("by", "text", "the rule that found it", lambda _, r: r.by),
    ),
)
