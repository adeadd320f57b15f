"""Who is one across reports? Actors of one spelling, told apart by country and sphere; a person's judgement goes first.

Invariant: who is one with whom follows from the keys there are and the judgements, in whatever order they came. Where an actor
could be one of two, it stays alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, select

from dragoman.desk.index import entities
from dragoman.desk.names import Named, fold, spelling
from dragoman.desk.schema import judgements
from dragoman.errors import SettingError

Judged = dict[tuple[str, str], str]


def enter(connection: Connection, named: Iterable[Named]) -> dict[str, int]:
    """Row ids by key of these actors; who is new is entered and compared with those of its spelling."""
    wanted = {one.key: one for one in named}
    found = _ids(connection, wanted)
    new = [one for key, one in wanted.items() if key not in found]
    if new:
        free = (connection.scalar(select(func.max(entities.c.id))) or 0) + 1
        values = [
            {name: getattr(one, name) for name in Named.__slots__} | {"id": free + n, "same_as": free + n}
            for n, one in enumerate(new)
        ]
        connection.execute(entities.insert(), values)
        found |= {row["key"]: row["id"] for row in values}
        regroup(connection, {one.block for one in new})
    return found


def judge(connection: Connection, one: str, other: str, verdict: str) -> None:
    """Keep a judgement on two actors, by name or key, and apply it. The last judgement on a pair counts."""
    first, second = (_key(connection, name) for name in (one, other))
    if first == second:
        raise SettingError(f"both are {first}", source=other, do="Name two actors, by their keys: dragoman desk actor")
    pair = tuple(sorted((first, second)))
    values = {"verdict": verdict, "made": dt.datetime.now(dt.UTC).replace(tzinfo=None)}
    where = (judgements.c.one == pair[0]) & (judgements.c.other == pair[1])
    if not connection.execute(judgements.update().where(where).values(values)).rowcount:
        connection.execute(judgements.insert().values(one=pair[0], other=pair[1], **values))
    blocks = select(entities.c.block).where(entities.c.key.in_(pair))
    regroup(connection, set(connection.scalars(blocks)))


def regroup(connection: Connection, blocks: set[str]) -> None:
    """Decide anew who is one within these spellings, and those that judgements tie to them."""
    judged = {(row.one, row.other): row.verdict for row in connection.execute(judgements.select())}
    tied = {key for pair, verdict in judged.items() if verdict == "same" for key in pair}
    if tied:  # few: people's judgements. Their blocks hang together
        theirs = set(connection.scalars(select(entities.c.block).where(entities.c.key.in_(sorted(tied)))))
        blocks = blocks | theirs if blocks & theirs else blocks
    rows = connection.execute(entities.select().where(entities.c.block.in_(sorted(blocks)))).all()
    by_block: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_block.setdefault(row.block, []).append(row)
    groups = _tie([group for _, block in sorted(by_block.items()) for group in _split(block, judged)], judged)
    moved = [
        {"of": row.id, "to": first}
        for group in groups
        for first in [min(row.id for row in group)]
        for row in group
        if row.same_as != first
    ]
    if moved:
        connection.execute(
            entities.update().where(entities.c.id == bindparam("of")).values(same_as=bindparam("to")), moved
        )


def _split(block: list[Row[Any]], judged: Judged) -> list[list[Row[Any]]]:
    """Those of one spelling, apart where country, sphere or a judgement says so; who fits nowhere or twice, alone."""
    groups: list[list[Row[Any]]] = []
    for row in sorted(block, key=lambda row: (not row.country, not row.sphere, row.key)):
        fitting = [group for group in groups if all(_may_be_one(row, other, judged) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(row)
        else:
            groups.append([row])
    return groups


def _may_be_one(one: Row[Any], other: Row[Any], judged: Judged) -> bool:
    if _verdict(one, other, judged) == "different":
        return False
    countries, spheres = {one.country, other.country} - {None}, {one.sphere, other.sphere} - {None}
    return len(countries) <= 1 and len(spheres) <= 1


def _tie(groups: list[list[Row[Any]]], judged: Judged) -> list[list[Row[Any]]]:
    """Groups that a judgement ties are one."""
    for one, other in sorted(pair for pair, verdict in judged.items() if verdict == "same"):
        first = next((group for group in groups if any(row.key == one for row in group)), None)
        second = next((group for group in groups if any(row.key == other for row in group)), None)
        if first is not None and second is not None and first is not second:
            first.extend(second)
            groups = [group for group in groups if group is not second]
    return groups


def _verdict(one: Row[Any], other: Row[Any], judged: Judged) -> str | None:
    return judged.get((min(one.key, other.key), max(one.key, other.key)))


def _ids(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    rows = connection.execute(select(entities.c.key, entities.c.id).where(entities.c.key.in_(sorted(keys))))
    return {row.key: row.id for row in rows}


def _key(connection: Connection, name: str) -> str:
    groups = named(connection, name)
    keys = [row.key for group in groups for row in group if row.key == name]
    if keys:
        return str(keys[0])
    exact = [row.key for group in groups for row in group if fold(row.name) == fold(name)]
    if len(exact) != 1:
        what = f"{len(exact)} actors have this name: {', '.join(exact)}" if exact else "no actor has this name"
        raise SettingError(what, source=name, do="Give a key, as `dragoman desk actor NAME` shows them")
    return str(exact[0])


def named(connection: Connection, name: str) -> list[list[Row[Any]]]:
    """Actors of this name, key, or spelling of the name, each with all that are one with it; those first entered first."""
    firsts = select(entities.c.same_as).where(asked(name))
    groups: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(entities.select().where(entities.c.same_as.in_(firsts)).order_by(entities.c.id)):
        groups.setdefault(row.same_as, []).append(row)
    return [groups[first] for first in sorted(groups)]


def asked(name: str) -> ColumnElement[bool]:
    """Entities of this key, name, or spelling of the name; a state also by its code."""
    spelled = [f"{kind}:{spelling(name)}" for kind in ("person", "body")] + [f"state:{name.upper()}"]
    return (entities.c.key == name) | (entities.c.name == name) | entities.c.block.in_(spelled)
