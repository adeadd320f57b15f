"""Is it told as a fact? The standing of each verb, copular predicate and noun that may name an event.

In: a Reading with its parse and times. Out: `reading.standings` by token, only where it is not plainly asserted.
Invariant: the cues of a standing are tokens of the same sentence; scope runs down the parse only: through complements, control,
coordination and the objects of light verbs, never from a clause to the one that governs it.
"""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from dragoman.errors import DataError
from dragoman.reading import Reading, Standing
from dragoman.report.events import Standing as Name
from dragoman.said.tree import Tree

FACT = Standing()
NOMINAL = frozenset({"obj", "nsubj:pass", "nmod", "obl", "iobj", "conj"})
OWN_AUX = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Words:
    """standing.toml, indexed: each table maps a word to a standing ("same" for what passes its own on)."""

    direct: dict[str, Name]
    negators: frozenset[str]
    without: frozenset[str]
    marks: frozenset[str]
    under: dict[str, dict[str, str]]
    before_noun: dict[str, Name]
    history_nouns: frozenset[str]
    history_verbs: frozenset[str]
    days: int
    hedges: frozenset[str]
    hedge_nouns: frozenset[str]


@functools.cache
def words() -> Words:
    """The lexicon, read once. Raises DataError where standing.toml is malformed."""
    source = resources.files("dragoman.said") / "standing.toml"
    try:
        data: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
        tables = {"VERB": "under_verb", "ADJ": "under_adjective", "NOUN": "under_noun"}
        return Words(
            direct={word: name for name, listed in data["modals"].items() for word in listed},
            negators=frozenset(data["negation"]["words"]),
            without=frozenset(data["negation"]["prepositions"]),
            marks=frozenset(data["marks"]["hypothetical"]),
            under={
                pos: {w: name for name, ws in reversed(data[key].items()) for w in ws} for pos, key in tables.items()
            },
            before_noun={word: name for name, listed in data["before_noun"].items() for word in listed},
            history_nouns=frozenset(data["history"]["nouns"]),
            history_verbs=frozenset(data["history"]["verbs"]),
            days=int(data["history"]["days"]),
            hedges=frozenset(data["hedges"]["words"]),
            hedge_nouns=frozenset(data["hedges"]["nouns"]),
        )
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"{error}", source="said/standing.toml", do="Mend the table or line named") from error


def find_standings(reading: Reading) -> None:
    """Fill `reading.standings` for every predicate that is not plainly asserted, or that is hedged."""
    tree = Tree.of(reading.doc)
    scope = Scope(reading, tree, words())
    for i, pos in enumerate(tree.pos):
        if pos in ("VERB", "NOUN", "ADJ", "AUX"):
            standing = scope.of(i)
            if standing is not FACT:
                reading.standings[i] = standing


class Scope:
    """The standings of one parse, each worked out once from its own words and from its governor's."""

    def __init__(self, reading: Reading, tree: Tree, lexicon: Words) -> None:
        self.reading, self.tree, self.words = reading, tree, lexicon
        self._known: dict[int, Standing] = {}

    def of(self, i: int) -> Standing:
        """The standing of token i."""
        if i not in self._known:
            self._known[i] = FACT  # while its governors are asked: a parse that loops ends here
            self._known[i] = self._work_out(i)
        return self._known[i]

    def _work_out(self, i: int) -> Standing:
        tree = self.tree
        verbal = tree.pos[i] in ("VERB", "AUX") or any(tree.deps[k] == "cop" for k in tree.kids[i])
        own = self._of_verb(i) if verbal else self._of_noun(i)
        hedge = own.hedge
        above = self._inherited(i, verbal) if own.name == "asserted" else FACT
        name, cues = (own.name, own.cues) if own.name != "asserted" else (above.name, above.cues)
        if name == "asserted" and self._is_history(i, verbal):
            name = "historical"
        hedge = hedge or above.hedge
        return FACT if name == "asserted" and hedge is None else Standing(name, cues, hedge)

    def _of_verb(self, i: int) -> Standing:
        """By the verb's own auxiliaries, negation and mark."""
        tree, lexicon = self.tree, self.words
        modal: tuple[Name, int] | None = None
        negation: int | None = None
        mark: int | None = None
        hedge: str | None = None
        perfect = False
        for k in tree.kids[i]:
            word, dep = tree.words[k], tree.deps[k]
            if dep.startswith("aux") or dep == "cop":
                perfect = perfect or tree.lemmas[k] == "have"
                if word in lexicon.direct and dep.startswith("aux"):
                    modal = (lexicon.direct[word], k)
                elif tree.lemmas[k] == "go" or (tree.words[k] == "to" and dep == "aux"):
                    modal = modal or ("future", k)
            if word in lexicon.negators and dep in ("advmod", "neg", "cc", "cc:preconj", "det", "aux"):
                negation = k
            elif dep.startswith("nsubj") or dep == "obj":
                negation = next(
                    (n for n in (k, *tree.kids[k]) if tree.words[n] in lexicon.negators and n != i), negation
                )
            elif dep in ("mark", "advmod") and word in lexicon.marks:
                mark = k
            elif dep == "mark" and word in lexicon.without:
                negation = k
            if word in lexicon.hedges and dep in ("advmod", "amod", "parataxis"):
                hedge = word
        if negation is not None:
            return Standing("negated", (negation,) if modal is None else tuple(sorted((negation, modal[1]))), hedge)
        if modal is not None and not (modal[0] == "future" and (perfect or mark is not None)):
            return Standing(modal[0], (modal[1],), hedge)
        if mark is not None:
            return Standing("hypothetical", (mark,), hedge)
        return Standing("asserted", (), hedge)

    def _of_noun(self, i: int) -> Standing:
        """By the words before the noun: its determiner, adjectives and preposition."""
        tree, lexicon = self.tree, self.words
        hedge: str | None = None
        for k in tree.kids[i]:
            word, dep = tree.words[k], tree.deps[k]
            if dep == "det" and word in ("no", "neither"):
                return Standing("negated", (k,))
            if dep == "case" and word in lexicon.without:
                return Standing("negated", (k,))
            if dep == "amod":
                if word in lexicon.before_noun:
                    return Standing(lexicon.before_noun[word], (k,))
                hedge = word if word in lexicon.hedges else hedge
        return Standing("asserted", (), hedge)

    def _inherited(self, i: int, verbal: bool) -> Standing:
        """From the governor: its class in the lexicon, or its own standing where that passes on."""
        tree, head, dep = self.tree, self.tree.heads[i], self.tree.deps[i]
        if head == i:
            return FACT
        if dep == "conj":
            free = verbal and any(tree.deps[k] in OWN_AUX or tree.deps[k].startswith("nsubj") for k in tree.kids[i])
            return FACT if free or tree.tags[i] in ("VBD", "VBZ", "VBP") else self.of(head)
        if dep in ("appos", "flat", "compound", "parataxis", "nsubj", "punct", "discourse", "vocative", "acl:relcl"):
            return FACT
        pos = "ADJ" if tree.tags[head].startswith("JJ") else "NOUN" if tree.pos[head] == "PROPN" else tree.pos[head]
        kind = self.words.under.get(pos, {}).get(tree.lemmas[head]) or (
            self.words.under["ADJ"].get(tree.words[head]) if pos == "VERB" else None
        )
        if verbal and dep in ("xcomp", "ccomp", "csubj", "acl", "advcl", "obl"):
            return self._of_clause(i, head, dep, kind)
        if not verbal and dep in NOMINAL and tree.case(i) not in ("by", "after", "since", "amid", "during", "before"):
            return self._of_nominal(i, head, dep, kind)
        return FACT

    def _of_clause(self, i: int, head: int, dep: str, kind: str | None) -> Standing:
        tree, above = self.tree, self.of(head)
        to = next((k for k in tree.kids[i] if tree.words[k] == "to" and tree.deps[k] == "mark"), None)
        finite = tree.tags[i] in ("VBD", "VBZ", "VBP") or any(tree.deps[k] in OWN_AUX for k in tree.kids[i])
        if dep == "advcl":
            return Standing("future", (to,)) if to is not None and tree.pos[head] != "ADJ" else FACT
        if (
            kind
            and kind != "same"
            and (to is not None or dep in ("xcomp", "obl") or kind != "future")
            and not (finite and dep == "ccomp" and kind == "future")
        ):
            if finite and kind == "hypothetical" and dep == "ccomp" and tree.tags[i] in ("VBD", "VBZ"):
                return FACT
            return self._under(head, kind, above)
        if dep in ("xcomp", "csubj") or (dep == "acl" and to is not None):
            if above.name != "asserted":
                return above
            return Standing("future", (to,)) if dep == "acl" and to is not None else above
        if dep == "ccomp" and above.name == "negated" and tree.lemmas[head] in ("believe", "think", "mean", "show"):
            return Standing("hypothetical", above.cues)
        return FACT

    def _of_nominal(self, i: int, head: int, dep: str, kind: str | None) -> Standing:
        tree, above = self.tree, self.of(head)
        case = tree.case(i)
        if tree.pos[head] in ("NOUN", "PROPN"):
            if dep == "nmod" and case in ("of", "for", "to", "on", "against", "in"):
                if kind and kind != "same":
                    return self._under(head, kind, above)
                if tree.lemmas[head] in self.words.hedge_nouns:
                    return Standing(above.name, above.cues, tree.words[head])
            return FACT
        if dep in ("obj", "nsubj:pass") or (
            dep == "obl" and case in ("for", "against", "from", "with", "to", "on", "out")
        ):
            if kind == "same" and (dep != "obl" or case == "out"):
                return above
            if kind and kind != "same" and dep != "obl":
                return self._under(head, kind, above)
            if kind in ("hypothetical", "negated") and case in ("for", "against", "from", "with", "out"):
                return self._under(head, kind, above)
        return FACT

    def _under(self, head: int, kind: str, above: Standing) -> Standing:
        """The lexicon's standing; a negated governor turns it ("did not fail to": asserted; "did not agree to": negated)."""
        if above.name == "negated":
            return FACT if kind == "negated" else Standing("negated", (head, *above.cues), above.hedge)
        if above.name == "hypothetical" and kind == "future":
            return Standing("hypothetical", (head, *above.cues), above.hedge)
        names: dict[str, Name] = {"negated": "negated", "future": "future", "hypothetical": "hypothetical"}
        return Standing(names[kind], (head,), above.hedge)

    def _is_history(self, i: int, verbal: bool) -> bool:
        """Whether a dated act lies far before publication, or is only remembered."""
        tree, published = self.tree, self.reading.document.published.value
        for head in (tree.heads[i],) if not verbal else ():
            if tree.lemmas[head] in self.words.history_nouns or tree.lemmas[head] in self.words.history_verbs:
                return True
        if published is None or not self.reading.time_at:
            return False
        for k in tree.kids[i]:
            for token in (k, *tree.kids[k]) if tree.case(k) not in ("since", "from") else ():
                time = self.reading.time_at.get(token)
                if time and time.type in ("DATE", "TIME") and time.latest:
                    return published - time.latest > dt.timedelta(days=self.words.days)
        return False
