"""Reasons that stand behind a word: "because", "due to", "in retaliation for", "in order to", "sparked …".

Invariant: a reason's words lie in one sentence, outside the words that it explains.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.reading import Reading
from dragoman.why.anchors import Anchors
from dragoman.why.candidate import Candidate
from dragoman.why.cues import Cues, Verb

CLAUSAL = frozenset({"advcl", "ccomp", "xcomp", "acl"})


def find(reading: Reading, anchors: Anchors, cues: Cues) -> list[Candidate]:
    """Every reason that a marker, a causing verb or an infinitive of purpose tells."""
    doc = reading.doc
    out: list[Candidate] = []
    done = -1
    for token in doc:
        word = token.lower_
        if word in cues.markers and token.i > done:
            found = _marked(reading, anchors, token, cues)
            if found:
                out.append(found)
                done = token.i
                continue
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in cues.verbs:
            told = (_caused(anchors, token, verb) for verb in cues.verbs[lemma])
            out += [candidate for candidate in told if candidate][:1]
        elif token.pos_ == "NOUN" and lemma in cues.reason["nouns"]:
            why = _outright(anchors, token, cues)
            if why:
                out.append(why)
        if word == "to" and token.dep_ == "mark" and token.head.dep_ == "advcl":
            aim = _aim(anchors, token, cues)
            if aim:
                out.append(aim)
        elif word == "for" and token.dep_ == "case":
            aim = _errand(anchors, token, cues)
            if aim:
                out.append(aim)
    return out


def _marked(reading: Reading, anchors: Anchors, token: Token, cues: Cues) -> Candidate | None:
    doc = token.doc
    for marker in cues.markers[token.lower_]:
        size = len(marker.words)
        if size > 1 and [t.lower_ for t in doc[token.i : token.i + size]] != list(marker.words):
            continue
        head = _governed(doc, token, size)
        if head is None or (
            size == 1 and token.dep_ not in ("case", "mark") and not marker.clause and token.lower_ != "because"
        ):
            return None
        governor = head.head
        if marker.needs and governor.lemma_.lower() not in marker.needs:
            continue
        if marker.clause and head.dep_ != "advcl":
            continue
        if marker.words[-1] == "to" and marker.words[0] != "in" and marker.kind == "cause" and head.tag_ == "VB":
            return None  # "due to start": a plan
        if marker.kind == "trigger" and size == 1 and not _is_act(reading, anchors, head):
            return None
        ahead = head.tag_ in ("VBZ", "VBP") and any(k.tag_ == "MD" for k in governor.children)
        if marker.kind == "trigger" and (head.tag_ == "VBG" or ahead):
            return None  # "after attending prayers", "will be taken over after it is approved": order in time
        start, end = token.i + size, _end(head, token.sent.end)
        if all(word.is_space for word in head.doc[start:end]):
            return None  # the report's words end where the reason would begin
        event = anchors.of(governor, without=range(token.i, end))
        words = " ".join(marker.words)
        confidence = cues.learned.get(words, 0.8 if marker.kind == "cause" and not marker.needs else 0.65)
        return Candidate(start, end, marker.kind, marker.strength, event, f"why:{words}", confidence)
    return None


def _governed(doc: Doc, token: Token, size: int) -> Token | None:
    """The head of the words after a marker: what it marks, or the token right of it whose governor lies left of them."""
    after = token.i + size
    if after >= token.sent.end:
        return None
    if token.dep_ in ("case", "mark", "advmod") and token.head.i >= after and token.head.head.i != token.head.i:
        return token.head
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


def _caused(anchors: Anchors, token: Token, verb: Verb) -> Candidate | None:
    """As in "X sparked Y", "X resulted in Y", "Y stemmed from X": one side is the reason, where the other is an event."""
    subject = next((k for k in token.children if k.dep_ == "nsubj"), None)
    if verb.case:
        told = [k for k in token.children if k.dep_ in ("obl", "advcl") and _case(k) == verb.case]
    else:
        told = [k for k in token.children if k.dep_ in ("obj", "xcomp")]
    if subject is None or not told or subject.pos_ == "PRON":
        return None
    reason, explained = (told[0], [subject]) if verb.backward else (subject, told)
    event = next((anchors.event_at[k.i] for k in explained if k.i in anchors.event_at), None)
    if event is None:
        event = next((anchors.event_at[g.i] for k in explained for g in k.children if g.i in anchors.event_at), None)
    if event is None:
        return None
    start = reason.left_edge.i + (1 if verb.backward else 0)
    end = reason.right_edge.i + 1
    return Candidate(
        start, end, verb.kind, verb.strength, event, f"why:{token.lemma_.lower()} {verb.case}".rstrip(), 0.65
    )


def _case(token: Token) -> str:
    return next((k.lower_ for k in token.children if k.dep_ in ("case", "mark")), "")


def _outright(anchors: Anchors, noun: Token, cues: Cues) -> Candidate | None:
    """As in "the root of the accident lies in the school's management", "the aim is to stop the virus": the predicate is why."""
    if noun.dep_ != "nsubj":
        return None
    predicate = noun.head
    copular = any(k.dep_ == "cop" for k in predicate.children)
    if not copular and predicate.lemma_.lower() not in cues.reason["verbs"]:
        return None
    event = next((anchors.event_at[k.i] for k in noun.subtree if k.i in anchors.event_at), None)
    event = event or anchors.of(predicate, without=range(noun.right_edge.i + 1, predicate.right_edge.i + 1))
    start, end = noun.right_edge.i + 1, _end(predicate, predicate.sent.end)
    while start < end and (
        noun.doc[start].is_punct or noun.doc[start].pos_ == "AUX" or noun.doc[start].i == predicate.i
    ):
        if noun.doc[start].i == predicate.i and copular:
            break
        start += 1
    aims = frozenset({"aim", "goal", "objective", "purpose"})
    kind = "purpose" if noun.lemma_.lower() in aims else "cause"
    if end - start < 2:
        return None
    return Candidate(start, end, kind, cues.reason["strength"], event, f"why:{noun.lemma_.lower()} is", 0.7)  # type: ignore[arg-type]


def _aim(anchors: Anchors, to: Token, cues: Cues) -> Candidate | None:
    """As in "sent troops to guard the border": the infinitive is the purpose of an event, where there is one."""
    verb, governor = to.head, to.head.head
    asked = governor.lemma_.lower() in cues.purpose["asking"] and not any(_case(k) == "for" for k in governor.children)
    if governor.pos_ != "VERB" or verb.i < governor.i or asked:
        return None
    end = _end(verb, to.sent.end)
    event = anchors.event_at.get(governor.i)
    if event is None:
        told = [k for k in governor.children if k.dep_ == "obj"]
        told += [governor.head] if governor.dep_ in ("xcomp", "ccomp", "conj") else []
        event = next((anchors.event_at[k.i] for k in told if k.i in anchors.event_at), None)
    strength = cues.purpose["infinitive_strength"]
    return Candidate(to.i, end, "purpose", strength, event, "why:to-infinitive", cues.learned["to-infinitive"])


def _errand(anchors: Anchors, token: Token, cues: Cues) -> Candidate | None:
    """As in "flew to Cairo for talks": what follows "for" is the purpose of the journey."""
    noun, governor = token.head, token.head.head
    if noun.lemma_.lower() not in cues.purpose["nouns"] or governor.lemma_.lower() not in cues.purpose["movement"]:
        return None
    event = anchors.of(governor, without=range(token.i, noun.right_edge.i + 1))
    return Candidate(
        token.i + 1, _end(noun, token.sent.end), "purpose", cues.purpose["strength"], event, "why:errand", 0.6
    )
