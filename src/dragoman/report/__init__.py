"""What a reading finds: the Report and its parts, as pydantic models with a published JSON Schema.

Knows nothing else of the house. The JSON names are the contract with everybody's scripts.

Invariant: every finding carries spans, and the text under a span is the words that it claims; every finding carries one
`confidence` (0 to 1) and `by`, the rule or head that made it; what is not known is an `Unknown` with its reason.
"""

from dragoman.report.actors import Actor, Participant, Post, Relation
from dragoman.report.base import Finding, Span, Unknown
from dragoman.report.document import Document, Image, Published
from dragoman.report.events import Event, EventDate, EventPlace, Quantity, Size
from dragoman.report.findings import Findings
from dragoman.report.places import Place
from dragoman.report.plover import EVENTS, QUADS, score_of
from dragoman.report.report import Made, Report
from dragoman.report.statements import Gap, Reason, Statement
from dragoman.report.table import Column, Table
from dragoman.report.tables import TABLES
from dragoman.report.times import Time

__all__ = [
    "EVENTS",
    "QUADS",
    "TABLES",
    "Actor",
    "Column",
    "Document",
    "Event",
    "EventDate",
    "EventPlace",
    "Finding",
    "Findings",
    "Gap",
    "Image",
    "Made",
    "Participant",
    "Place",
    "Post",
    "Published",
    "Quantity",
    "Reason",
    "Relation",
    "Report",
    "Size",
    "Span",
    "Statement",
    "Table",
    "Time",
    "Unknown",
    "score_of",
]
