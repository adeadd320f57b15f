"""Reasons that stand behind a word: "because", "due to", "in retaliation for", "in order to", "sparked …".

Invariant: a reason's words lie in one sentence, outside the words that it explains.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading import Reading
from dragoman.why.anchors import Anchors
from dragoman.why.candidate import Candidate
from dragoman.why.cues import Cues, Marker

CLAUSAL = frozenset({"advcl", "ccomp", "xcomp", "acl"})


def find(reading: Reading, anchors: Anchors, cues: Cues) -> list[Candidate]:
    """Every reason that a marker, a causing verb or an infinitive of purpose tells."""
    doc = reading.doc
    out: list[Candidate] = []
    done = -1
    for token in doc:
        word = token.lower_
        if word in cues.markers and token.i > done:
            found = _marked(reading, anchors, token, cues.markers[word])
            if found:
                out.append(found)
                done = token.i
                continue
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in cues.verbs:
            caused = _caused(anchors, token, cues)
            if caused:
                out.append(caused)
        if word == "to" and token.dep_ == "mark" and token.head.dep_ == "advcl":
            aim = _aim(anchors, token, cues)
            if aim:
                out.append(aim)
        elif word == "for" and token.dep_ == "case":
            aim = _errand(anchors, token, cues)
            if aim:
                out.append(aim)
    return out


def _marked(reading: Reading, anchors: Anchors, token: Token, markers: tuple[Marker, ...]) -> Candidate | None:
    doc = token.doc
    for marker in markers:
        size = len(marker.words)
        if size > 1 and [t.lower_ for t in doc[token.i : token.i + size]] != list(marker.words):
            continue
        head = _governed(doc, token, size)
        if head is None or (size == 1 and token.dep_ not in ("case", "mark") and token.lower_ != "because"):
            return None
        governor = head.head
        if marker.needs and governor.lemma_.lower() not in marker.needs:
            continue
        if marker.kind == "trigger" and size == 1 and not _is_act(reading, anchors, head):
            return None
        start, end = token.i + size, _end(head, token.sent.end)
        if all(word.is_space for word in head.doc[start:end]):
            return None  # the report's words end where the reason would begin
        event = anchors.of(governor, without=range(token.i, end))
        confidence = 0.8 if marker.kind == "cause" and not marker.needs else 0.65
        return Candidate(start, end, marker.kind, marker.strength, event, f"why:{' '.join(marker.words)}", confidence)
    return None


def _governed(doc: Doc, token: Token, size: int) -> Token | None:
    """The head of the words after a marker: the token right of it whose governor lies left of them."""
    after = token.i + size
    if after >= token.sent.end:
        return None
    node = doc[after]
    while node.head.i >= after and node.head.i != node.i and node.head.i < token.sent.end:
        node = node.head
    return node if node.head.i != node.i else None


def _is_act(reading: Reading, anchors: Anchors, head: Token) -> bool:
    """Whether what stands after "after" or "following" is something that happened, not a time."""
    if head.i in reading.time_at:
        return False
    return head.pos_ == "VERB" or head.i in anchors.event_at or any(k.i in anchors.event_at for k in head.children)


def _end(head: Token, sentence_end: int) -> int:
    end = min(head.right_edge.i + 1, sentence_end)
    while (
        end > head.i + 1
        and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space)
        and head.doc[end - 1].text not in '”"'
    ):
        end -= 1
    return end


def _caused(anchors: Anchors, verb: Token, cues: Cues) -> Candidate | None:
    """As in "X sparked Y": the subject is the reason, where the object is an event."""
    subject = next((k for k in verb.children if k.dep_ == "nsubj"), None)
    told = [k for k in verb.children if k.dep_ in ("obj", "xcomp")]
    event = next((anchors.event_at[k.i] for k in told if k.i in anchors.event_at), None)
    if event is None:
        event = next((anchors.event_at[g.i] for k in told for g in k.children if g.i in anchors.event_at), None)
    if subject is None or event is None or subject.pos_ == "PRON":
        return None
    kind, strength = cues.verbs[verb.lemma_.lower()]
    return Candidate(
        subject.left_edge.i, subject.right_edge.i + 1, kind, strength, event, f"why:{verb.lemma_.lower()}", 0.65
    )


def _aim(anchors: Anchors, to: Token, cues: Cues) -> Candidate | None:
    """As in "sent troops to guard the border": the infinitive is the purpose of an event."""
    verb, governor = to.head, to.head.head
    if governor.pos_ != "VERB" or verb.i < governor.i:
        return None
    event = anchors.event_at.get(governor.i)
    if event is None:
        event = next(
            (anchors.event_at[k.i] for k in governor.children if k.dep_ == "obj" and k.i in anchors.event_at), None
        )
    if event is None:
        return None
    strength = cues.purpose["infinitive_strength"]
    return Candidate(to.i, _end(verb, to.sent.end), "purpose", strength, event, "why:to-infinitive", 0.6)


def _errand(anchors: Anchors, token: Token, cues: Cues) -> Candidate | None:
    """As in "flew to Cairo for talks": what follows "for" is the purpose of the journey."""
    noun, governor = token.head, token.head.head
    if noun.lemma_.lower() not in cues.purpose["nouns"] or governor.lemma_.lower() not in cues.purpose["movement"]:
        return None
    event = anchors.of(governor, without=range(token.i, noun.right_edge.i + 1))
    return Candidate(
        token.i + 1, _end(noun, token.sent.end), "purpose", cues.purpose["strength"], event, "why:errand", 0.6
    )
