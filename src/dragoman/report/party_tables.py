"""Who, as tables: actors, the posts they hold, and the ties between them."""

from __future__ import annotations

from dragoman.report.actors import Actor, Post, Relation
from dragoman.report.report import Report
from dragoman.report.table import Column, Table, span_columns


def name_of(report: Report, id: str | None) -> str | None:
    """The name of the actor with this id, or none."""
    return next((actor.name for actor in report.actors if actor.id == id), None)


ACTORS: Table[Actor] = Table(
    "actors",
    "an actor",
    lambda report: report.actors,
    (
        Column("id", "text", "id of the actor in its report", lambda _, a: a.id),
        Column("name", "text", "its name", lambda _, a: a.name),
        Column("kind", "text", "person, organization, state, armed group, people", lambda _, a: a.kind),
        Column("country", "text", "ISO 3166-1 alpha-3, or a PLOVER code such as IGO", lambda _, a: a.country),
        Column("sectors", "texts", "PLOVER sectors, such as GOV", lambda _, a: a.sectors),
        Column("mentions", "integer", "how often it is mentioned; where, is in `spans`", lambda _, a: len(a.mentions)),
        Column("confidence", "number", "0 to 1: of what says 0.8, four in five are right", lambda _, a: a.confidence),
        Column("by", "text", "the rule or head that found it", lambda _, a: a.by),
    ),
)

POSTS: Table[Post] = Table(
    "posts",
    "a post that a person holds, held, was given or lost",
    lambda report: report.posts,
    (
        Column("id", "text", "id of the post in its report", lambda _, p: p.id),
        Column("holder", "text", "id of the actor who holds it", lambda _, p: p.holder),
        Column("holder_name", "text", "name of that actor", lambda report, p: name_of(report, p.holder)),
        Column("title", "text", "title of the post", lambda _, p: p.title),
        Column("body", "text", "the body that it is a post of", lambda _, p: p.body),
        Column("country", "text", "ISO 3166-1 alpha-3, or a PLOVER code", lambda _, p: p.country),
        Column("since", "text", "since when: a TIMEX3 value such as 2016-06 or 2015-SU", lambda _, p: p.since),
        Column("until", "text", "until when: a TIMEX3 value", lambda _, p: p.until),
        Column("status", "text", "holds, held, appointed, removed", lambda _, p: p.status),
        *span_columns(lambda p: p.span),
        Column("confidence", "number", "0 to 1", lambda _, p: p.confidence),
        Column("by", "text", "the rule that found it", lambda _, p: p.by),
    ),
)

RELATIONS: Table[Relation] = Table(
    "relations",
    "a standing tie between two actors",
    lambda report: report.relations,
    (
        Column("id", "text", "id of the tie in its report", lambda _, r: r.id),
        Column("subject", "text", "id of the first actor", lambda _, r: r.subject),
        Column("subject_name", "text", "name of the first actor", lambda report, r: name_of(report, r.subject)),
        Column("kind", "text", "ally of, supports, opposes, leads, part of", lambda _, r: r.kind),
        Column("object", "text", "id of the second actor", lambda _, r: r.object),
        Column("object_name", "text", "name of the second actor", lambda report, r: name_of(report, r.object)),
        Column("since", "text", "since when: a TIMEX3 value", lambda _, r: r.since),
        Column("until", "text", "until when: a TIMEX3 value", lambda _, r: r.until),
        *span_columns(lambda r: r.span),
        Column("confidence", "number", "0 to 1", lambda _, r: r.confidence),
        Column("by", "text", "the rule that found it", lambda _, r: r.by),
    ),
)
