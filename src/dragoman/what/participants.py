"""Who a token in a place of a predicate stands for: a participant with its actor, country code and words.

A token that `who` has a mention for is that actor. Else the country is that of a modifier ("Gaza's power plant", "Russian
bases", "a plan by Senegal"), and `link` says "modifier". Else the party is unnamed: its words are its name and its code is None.
Invariant: the words under a participant's span hold the token that it was made from, or the mention that lent its country.
"""

from __future__ import annotations

from dragoman.reading import Mention, Reading
from dragoman.report import Actor, Participant
from dragoman.what.rules import rules
from dragoman.what.tree import RELATIVE_PRONOUNS, Tree

LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "advmod", "punct", "nmod:unmarked", "det:predet"}
)
LENDERS = ("nmod:poss", "amod", "compound", "nmod:desc", "appos", "flat", "acl")
OF = frozenset(
    {"of", "by", "from", "with", "in", "against", "between", "at", "for", "to", "into", "among", "within", "inside"}
)
TIES = frozenset({"led", "based", "born", "owned", "run", "flagged", "style"})
"""What may follow a hyphen so that the word before it still says whose a party is: "Saudi-led forces", not "Saudi-backed"."""
AGAINST = frozenset({"anti", "pro", "non", "ex", "post", "pre", "inter", "trans"})
RELATIONAL = frozenset(
    {"ally", "enemy", "rival", "opponent", "critic", "neighbor", "neighbour", "partner", "backer", "supporter", "foe"}
)
"""Nouns whose possessor is somebody else: an ally of Syria is not Syrian."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday".split())
EMPTY = frozenset(
    "it this that these those there which what itself one some any all both who each other others".split()
)
PERSONAL = frozenset("they them he him she her we us i you their his its our themselves himself herself".split())


class Parties:
    """The participants of one reading. Looks at mentions and places only; makes none of its own."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree = reading, tree
        self.actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
        self.times = {*reading.time_at, *(i for i, low in enumerate(tree.lows) if low in DAYS)}
        for words in reading.doc.spans.get("times", ()):
            self.times.update(range(words.start, words.end))
        self._flat: dict[int, Mention] = {}
        for mention in reading.mentions:
            for i in range(mention.start, mention.end):
                if tree.deps[i] in ("flat", "appos", "nmod:desc", "compound") and tree.heads[i] == mention.head:
                    self._flat.setdefault(i, mention)

    def at(self, token: int, link: str | None = None) -> Participant | None:
        """The participant that a token stands for; none for an empty word ("it", "there") that nothing resolves, or a time."""
        found = self.all_at(token, link)
        return found[0] if found else None

    def all_at(self, token: int, link: str | None = None) -> list[Participant]:
        """The participants that a token stands for: more than one where modifiers are coordinated ("French and Greek ships")."""
        mention = self.mention(token)
        if mention:
            named = self._named(token, mention, link)
            return self._sides(token, named) if mention.form == "nominal" else [named]
        tree = self.tree
        if tree.lows[token] in PERSONAL or tree.lows[token] in EMPTY or tree.tags[token] in RELATIVE_PRONOUNS:
            reporter = self._reporter(token)
            return [reporter] if reporter else []
        if token in self.times or (self._hyphenated(token) and tree.lows[token] not in TIES):
            return []
        lender = self.lender(token)
        if lender is None:
            if tree.poses[token] not in ("NOUN", "PROPN", "NUM", "ADJ"):
                return []
            return [self._unnamed(token, None, None, link)]
        code, mention = lender
        found = [self._unnamed(token, code, mention, link or "modifier")]
        dep = tree.deps[mention.head] if mention else ""
        if mention and (
            dep in ("amod", "compound", "nmod:poss")
            or (dep == "nmod" and tree.preposition(mention.head) in ("from", "between"))
        ):
            for k in tree.all_kids(mention.head, "conj"):
                if (other := self.mention(k)) and (own := self.actors[other.actor].country):
                    words = self.reading.doc[other.start : other.end]
                    found.append(
                        found[0].model_copy(
                            update={"code": own, "span": self.reading.span(words), "actor": self._state(other)}
                        )
                    )
        return found

    def _sides(self, token: int, named: Participant) -> list[Participant]:
        """A nominal whose coordinated modifiers name several countries: one participant for each."""
        for k in self.tree.kids[token]:
            dep = self.tree.deps[k]
            joint = dep in ("amod", "compound", "nmod:poss") or (dep == "nmod" and self.tree.preposition(k) == "from")
            if joint and self.code(k):
                others = [(c, code) for c in self.tree.all_kids(k, "conj") if (code := self.code(c))]
                if others:
                    both = [(k, self.code(k)), *others]
                    return [
                        named.model_copy(update={"code": code, "span": self.reading.span(self.reading.doc[t])})
                        for t, code in both
                    ]
        return [named]

    def is_party(self, token: int) -> bool:
        """Whether a token is somebody: a mention, or a noun that a country lends its name to."""
        return self.mention(token) is not None or self.tree.poses[token] == "PROPN" or self.lender(token) is not None

    def owner(self, token: int) -> Participant | None:
        """Who possesses what a token stands for ("its troops")."""
        possessor = self.tree.kid(token, "nmod:poss")
        return self.at(possessor) if possessor is not None else None

    def mention(self, token: int) -> Mention | None:
        """The mention with this head, or of which this token is a part of the name."""
        return self.reading.mention_at.get(token) or self._flat.get(token)

    def code(self, token: int) -> str | None:
        """The country code that a token's own mention or place has; none where it has none."""
        mention = self.mention(token)
        if mention:
            return self.actors[mention.actor].country
        place = self.reading.place_at.get(token)
        return place.country if place else None

    def lender(self, token: int, depth: int = 0) -> tuple[str, Mention | None] | None:
        """The country of the nearest modifier of a noun that has one, with its mention: possessor first, "in X" last."""
        tree = self.tree
        place = self.reading.place_at.get(token)
        if place and place.country and depth:
            return place.country, None
        best: tuple[int, str, Mention | None] | None = None
        for k in tree.kids[token]:
            rank = None if self._is_where(token, k) else self._rank(k)
            if tree.lemmas[token] in RELATIONAL and tree.deps[k] in ("nmod", "nmod:poss"):
                rank = None
            other = tree.deps[k] == "conj" and not depth and self._is_name(token) and self._is_name(k)
            if rank is None or other or (best and best[0] <= rank):
                continue
            mention = self.mention(k)
            code = self.code(k)
            if code:
                best = (rank, code, mention)
            elif depth < 3 and (found := self.lender(k, depth + 1)):
                best = (rank, *found)
        if best:
            return best[1], best[2]
        return (place.country, None) if place and place.country else None

    def _is_name(self, token: int) -> bool:
        """Whether a token's mention is a name: who is coordinated with it is somebody else."""
        mention = self.mention(token)
        return mention is not None and mention.form == "name"

    def _is_where(self, token: int, k: int) -> bool:
        """Whether a noun before a noun tells where it was made, or what money: "the Helsinki agreement", "U.S. dollars"."""
        tree, words = self.tree, rules().words
        if tree.lows[token] in words["monies"] or tree.lemmas[token] in words["monies"]:
            return True
        if tree.deps[k] not in ("compound", "nmod:desc") or tree.lemmas[token] not in words["writings"]:
            return False
        mention = self.mention(k)
        return k in self.reading.place_at and (mention is None or mention.form == "metonym")

    def _hyphenated(self, token: int) -> bool:
        """Whether a modifier is the second half of a compound with a hyphen ("backed" in "Iranian-backed")."""
        return (
            token > 1
            and self.tree.lows[token - 1] == "-"
            and self.tree.deps[token] in ("amod", "compound", "acl", "nmod")
        )

    def _set_against(self, token: int) -> bool:
        """Whether a prefix turns a country round: "anti-Syrian", "pro-Moscow"."""
        lows = self.tree.lows
        return (token > 1 and lows[token - 1] == "-" and lows[token - 2] in AGAINST) or lows[token].startswith(
            ("anti-", "pro-", "non-")
        )

    def _rank(self, k: int) -> int | None:
        dep = self.tree.deps[k]
        if self._set_against(k) or (self._hyphenated(k) and not self.mention(k) and self.tree.lows[k] not in TIES):
            return None
        if dep in LENDERS:
            return LENDERS.index(dep) if dep != "acl" else 9
        if dep == "nmod":
            preposition = self.tree.preposition(k)
            if preposition in OF:
                return 5 if preposition in ("of", "by", "from") else 7
        if dep == "conj" and self.tree.poses[k] in ("NOUN", "PROPN"):
            return 10
        return 8 if dep == "obl" else None

    def _named(self, token: int, mention: Mention, link: str | None) -> Participant:
        actor, doc = self.actors[mention.actor], self.reading.doc
        code = actor.country
        if code is None and mention.form != "pronoun" and (lender := self.lender(token)):
            code, link = lender[0], link or "modifier"
        return Participant(
            actor=actor.id,
            name=actor.name,
            code=code,
            sectors=list(actor.sectors),
            span=self.reading.span(doc[mention.start : mention.end]),
            link=link or mention.link,
        )

    def _unnamed(self, token: int, code: str | None, mention: Mention | None, link: str | None) -> Participant:
        start, end = self.phrase(token)
        words = self.reading.doc[start:end]
        state = self._state(mention) if mention else None
        return Participant(
            actor=state, name=" ".join(words.text.split()), code=code, span=self.reading.span(words), link=link
        )

    def _state(self, mention: Mention) -> str | None:
        """The actor of a mention where it is a state: a party's modifier may stand for the party's state, not for a person."""
        actor = self.actors[mention.actor]
        return actor.id if actor.kind == "state" else None

    def _reporter(self, token: int) -> Participant | None:
        """A pronoun in reported words that nobody resolved: the speaker, where number does not forbid it."""
        tree = self.tree
        if tree.lows[token] not in PERSONAL and tree.lows[token] != "it":
            return None
        for above in tree.up(token):
            if tree.deps[above] in ("ccomp", "advcl") and tree.heads[above] != above:
                speaker = tree.kid(tree.heads[above], "nsubj", "nsubj:pass")
                if speaker is not None and speaker != token and (mention := self.mention(speaker)):
                    if tree.lows[token] in ("they", "them", "their") and self.actors[mention.actor].kind == "person":
                        return None
                    return self.at(speaker, "coreference: subject of the governing clause")
        return None

    def phrase(self, token: int) -> tuple[int, int]:
        """The tokens [start, end) of a noun phrase without its relative clauses and long tails."""
        tree, start, end = self.tree, token, token + 1
        for k in tree.kids[token]:
            if k < token and tree.deps[k] in LEFT:
                start = min(start, tree.subtree(k)[0])
            elif tree.deps[k] in ("flat", "compound") and k >= end - 1:
                end = max(end, tree.subtree(k)[-1] + 1)
        for k in tree.kids[token]:
            if k > token and tree.deps[k] == "nmod":
                below = tree.subtree(k)
                if below[0] == end and len(below) <= 6 and below[-1] - below[0] + 1 == len(below):
                    end = below[-1] + 1
        while start < token and tree.deps[start] == "punct":
            start += 1
        return start, end
