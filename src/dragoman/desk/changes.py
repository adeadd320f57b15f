"""What did a newer reading revise, add, withdraw?

Invariant: findings are the same where their kind and their words are (an event: its trigger); what is the same and says another
thing is revised. Ids and confidence are left aside: they change without the finding changing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.report import Report, Span

_KINDS = ("events", "posts", "statements", "gaps", "relations", "reasons", "places", "times")
_ASIDE = {"id", "confidence", "by", "rule", "mentions", "statement", "about", "explains"}


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that differs: `before` and `after` hold the fields that do (all of them where it is only in one)."""

    change: Literal["revised", "added", "withdrawn"]
    kind: str
    ref: str
    words: str
    before: dict[str, Any]
    after: dict[str, Any]


def changes(old: Report, new: Report) -> Iterator[Change]:
    """The changes from one reading of a document to another, in the order of the text, kind by kind."""
    for kind in _KINDS:
        before, after = _findings(old, kind), _findings(new, kind)
        for key in sorted(before.keys() | after.keys()):
            was, now = before.get(key), after.get(key)
            ref = (now or was or ("", {}))[0]
            report = new if now else old
            left = {k: v for k, v in was[1].items() if not now or now[1].get(k) != v} if was else {}
            right = {k: v for k, v in now[1].items() if not was or was[1].get(k) != v} if now else {}
            if left or right:
                what: Literal["revised", "added", "withdrawn"] = (
                    "revised" if was and now else "added" if now else "withdrawn"
                )
                yield Change(what, kind, ref, _text(report, key), left, right)


_Key = tuple[str, int, int, int]


def _findings(report: Report, kind: str) -> dict[_Key, tuple[str, dict[str, Any]]]:
    names = {actor.id: actor.name for actor in report.actors}
    found: dict[_Key, tuple[str, dict[str, Any]]] = {}
    for one in getattr(report, kind):
        span = one.trigger if kind == "events" else one.content[0] if kind == "statements" else one.span
        key = (span.part, span.start, span.end, 0)
        while key in found:
            key = (*key[:3], key[3] + 1)
        fields = one.model_dump(mode="json", exclude=_ASIDE)
        found[key] = (one.id, {name: _named(value, names) for name, value in fields.items()})
    return found


def _named(value: Any, names: dict[str, str]) -> Any:
    """Ids of the report as what they name, so that another count of actors is no change."""
    if isinstance(value, dict):
        return {k: _named(v, names) for k, v in value.items() if k not in ("time", "place", "actor")}
    if isinstance(value, list):
        return [_named(v, names) for v in value]
    return names.get(value, value) if isinstance(value, str) else value


def _text(report: Report, key: _Key) -> str:
    return report.words(Span(start=key[1], end=key[2], part=key[0]))
