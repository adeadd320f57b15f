"""What is told of and did not happen, or was nobody's deed: purposes, duties, mere notions; accidents, games, acting things.

Invariant: the answer depends on the parse, the standing and the word lists of rules.toml only.
"""

from __future__ import annotations

from dragoman.report.events import Standing
from dragoman.what.arguments import Arguments
from dragoman.what.rules import rules
from dragoman.what.tree import Tree

CARRIED = frozenset({"obj", "obl", "nmod", "conj", "xcomp", "nsubj:pass", "iobj", "appos"})
"""Relations by which a word shares the frame of the verb above it."""
ABLE = frozenset({"can", "could", "might", "may"})
WOULD = frozenset({"would", "'d", "’d"})
CONDITIONS = frozenset({"if", "unless"})
CAUSING = ("in", "by", "from", "of", "during", "due to", "because of")


def reality(tree: Tree, token: int, standing: Standing) -> Standing | None:
    """The standing of a trigger by the frame in which it stands; none where that keeps it from being told as an act at all.

    What may be or would be under a condition is hypothetical; what somebody asks for, ought to do or aims at is nothing yet.
    """
    words = rules().words
    here, supposed = token, False
    for _ in range(6):
        lows = {tree.lows[k] for k in tree.all_kids(here, "aux")}
        if lows & words["duties"] or _is_purpose(tree, here):
            return None
        supposed = supposed or bool(lows & ABLE and standing != "negated")
        supposed = supposed or (standing == "hypothetical" and bool(lows & WOULD or _marks(tree, here) & CONDITIONS))
        if tree.deps[here] not in CARRIED or tree.heads[here] == here:
            break
        here = tree.heads[here]
    if supposed:
        return "hypothetical"
    return None if standing == "hypothetical" else standing


def _marks(tree: Tree, verb: int) -> set[str]:
    return {tree.lows[k] for k in tree.all_kids(verb, "mark")}


def _is_purpose(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what another act is for, or only what a noun is about."""
    dep, head = tree.deps[verb], tree.heads[verb]
    if tree.poses[verb] not in ("VERB", "AUX") or dep not in ("acl", "advcl", "nmod", "obl"):
        return False
    infinitive = tree.tags[verb] == "VB" and any(tree.lows[k] == "to" for k in tree.all_kids(verb, "mark", "aux"))
    words = rules().words
    if dep == "advcl":
        return infinitive and tree.poses[head] not in ("ADJ", "ADV") and tree.lemmas[head] not in words["sending"]
    if dep == "acl" and infinitive:
        return not {tree.lemmas[head], tree.lows[head]} & words["wills"]
    return tree.tags[verb] == "VBG" and tree.lemmas[head] in words["notions"]


def is_mishap(tree: Tree, token: int, arguments: Arguments, sentence: range, *, done_by_nobody: bool) -> bool:
    """Whether an assault is an accident, an illness or a game: by its subject, its cause, or the words beside it."""
    words = rules().words
    mishaps, vehicles = words["mishaps"], words["vehicles"]
    causes = [f.token for f in arguments.subjects]
    causes += [f.token for place in CAUSING for f in arguments.obliques.get(place, ())]
    if any(tree.lemmas[k] in mishaps for k in causes):
        return True
    beside = {tree.lemmas[i] for i in sentence}
    if any(tree.lemmas[f.token] in vehicles for f in arguments.subjects):
        return "bomb" not in beside
    if len(beside & words["sports"]) > 2:
        return True
    if not done_by_nobody:
        return False
    return bool(beside & mishaps or (beside & words["blasts"] and beside & words["fuels"]))
