"""Where do the nodes of a network stand? Drawn together by their links, apart by their names, its parts side by side.

Invariant: no node's box (its dot and the name under it) lies on another's; every box is within the width; the same nodes and
links in the same order give the same places, to a pixel.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

ABOVE, UNDER, HIGH = 13.0, 18.0, 42.0
"""From the top of a node's box to the middle of its dot, from there to the middle of its name, and all of it."""
WIDE, DEEP = 110.0, 66.0
"""How far apart linked nodes stand, sideways and down."""
GAP = 12.0
SEED = 7
ROUNDS = 400


@dataclass(slots=True)
class _Node:
    """A node's middle and half the width of its box."""

    x: float
    y: float
    half: float


def layout(
    widths: Mapping[str, float], links: Sequence[tuple[str, str]], width: float
) -> tuple[dict[str, tuple[int, int]], int]:
    """The middle of each node in pixels, and the height of it all; `widths` are those of the nodes' names."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(widths)
    graph.add_edges_from((one, other) for one, other in links if one != other)
    order = {name: at for at, name in enumerate(widths)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    placed: dict[str, tuple[int, int]] = {}
    shelf: list[list[tuple[str, _Node]]] = []
    used = top = 0.0
    for part in parts:
        nodes = _part(graph.subgraph(part), part, widths, width)
        wide = max(node.x + node.half for _, node in nodes)
        if shelf and used + GAP + wide > width:
            top = _put(shelf, placed, top, used, width)
            shelf, used = [], 0.0
        used += (GAP if shelf else 0) + wide
        shelf.append(nodes)
    height = _put(shelf, placed, top, used, width) if shelf else top
    return placed, math.ceil(height)


def _part(graph: nx.Graph[str], names: list[str], widths: Mapping[str, float], width: float) -> list[tuple[str, _Node]]:
    """A connected part, from its top left."""
    import networkx as nx

    halves = {name: max(widths[name], 24) / 2 + GAP / 2 for name in names}
    if len(names) <= 2:
        return list(_beside([(name, halves[name]) for name in names]))
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(names)
    plain.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    ideal = nx.spring_layout(plain, seed=SEED, iterations=300, k=1.6 / math.sqrt(len(names)))
    spread = math.sqrt(len(names))
    turned = _lying([(round(float(x), 4), round(float(y), 4)) for x, y in (ideal[name] for name in names)])
    nodes = [
        _Node(x * spread * WIDE, y * spread * DEEP, halves[name]) for name, (x, y) in zip(names, turned, strict=True)
    ]
    _apart(nodes, sideways=True)
    left, right = min(node.x - node.half for node in nodes), max(node.x + node.half for node in nodes)
    if right - left > width:
        widest = max(node.half for node in nodes)
        share = (width - 2 * widest) / max(right - left - 2 * widest, 1)
        for node in nodes:
            node.x = widest + (node.x - left - widest) * max(share, 0)
        for node in nodes:
            node.x = min(max(node.x, node.half), width - node.half)
        _apart(nodes, sideways=False)
        left = 0.0
    top = min(node.y for node in nodes) - ABOVE
    for node in nodes:
        node.x, node.y = node.x - left, node.y - top
    return list(zip(names, nodes, strict=True))


def _lying(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points turned around their middle so that they reach furthest sideways."""
    middle_x, middle_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    away = [(x - middle_x, y - middle_y) for x, y in points]
    wide, deep, both = sum(x * x for x, _ in away), sum(y * y for _, y in away), sum(x * y for x, y in away)
    angle = -math.atan2(2 * both, wide - deep) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in away]


def _beside(halves: list[tuple[str, float]]) -> list[tuple[str, _Node]]:
    """One node, or two with a link between them."""
    (first, half), *others = halves
    nodes = [(first, _Node(half, ABOVE, half))]
    for name, other in others:
        nodes.append((name, _Node(max(half * 2 + other, half + 110), ABOVE, other)))
    return nodes


def _apart(nodes: list[_Node], *, sideways: bool) -> None:
    """Push boxes that lie on each other apart, the shorter way; only up and down where there is no room sideways."""
    for turn in range(ROUNDS):
        moved = False
        for one, other in itertools.combinations(nodes, 2):
            over_x = one.half + other.half - abs(one.x - other.x)
            over_y = HIGH - abs(one.y - other.y)
            if over_x <= 0.01 or over_y <= 0.01:
                continue
            moved = True
            if sideways and over_x < over_y and turn < ROUNDS // 2:
                step = over_x / 2 + 0.02
                one.x, other.x = (one.x - step, other.x + step) if one.x <= other.x else (one.x + step, other.x - step)
            else:
                step = over_y / 2 + 0.02
                one.y, other.y = (one.y - step, other.y + step) if one.y <= other.y else (one.y + step, other.y - step)
        if not moved:
            return


def _put(
    shelf: list[list[tuple[str, _Node]]], placed: dict[str, tuple[int, int]], top: float, used: float, width: float
) -> float:
    """Place a row of parts, in the middle of the width; returns where the next row starts."""
    left, tallest = (width - used) / 2, max(node.y for part in shelf for _, node in part)
    for part in shelf:
        high = max(node.y for _, node in part)
        for name, node in part:
            placed[name] = (round(left + node.x), round(top + node.y + (tallest - high) / 2))
        left += max(node.x + node.half for _, node in part) + GAP
    return top + tallest + HIGH - ABOVE + GAP
