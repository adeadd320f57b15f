"""Parser: text to a spaCy Doc with everything that the heads say."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.symbols import IDS
from spacy.tokens import Doc, Span, SpanGroup

from dragoman.language.encoder import Encoder, Scores, model_hash
from dragoman.language.events import EventScores
from dragoman.language.lemmas import lemma
from dragoman.language.sentences import PARAGRAPH, sentence_starts
from dragoman.language.spans import best_spans, chances
from dragoman.language.tokens import blank
from dragoman.language.tree import best_tree

__all__ = ["Parser", "model_hash"]

NAMES = ("PERSON", "ORG", "PLACE", "PEOPLE", "EVENT", "OTHER")
# Span layers of the Doc, and the encoder's layers in each. A layer may run over sentences where the flag says so.
GROUPS: dict[str, tuple[tuple[str, ...], bool]] = {
    "names": (NAMES, False),
    "times": (("TIME",), False),
    "sources": (("SOURCE",), False),
    "cues": (("CUE",), False),
    "contents": (("CONTENT",), True),
}


class Parser:
    """Parses texts, one at a time; `threads` is how many cores one text may use."""

    def __init__(self, threads: int = 1) -> None:
        self._encoder = Encoder(threads)
        labels = self._encoder.labels
        self._heads = {head: labels[head] for head in ("upos", "xpos", "feats")}
        self._layers = {layer: i for i, layer in enumerate(labels["layers"])}

    def parse(self, text: str) -> Doc:
        """A Doc over `text`, character for character, with sentences, Universal Dependencies, tags, lemmas, `doc.ents`, and the
        span layers "names", "times", "sources", "cues" and "contents", each with the probabilities of its spans in
        `doc.spans[layer].attrs["scores"]`; `doc.user_data["events"]` are the EventScores, none where the text has no word."""
        doc = blank().make_doc(text)
        words = [token.text for token in doc]
        spaces = [token.whitespace_ for token in doc]
        starts = sentence_starts(words, spaces)
        solid = [i for i, word in enumerate(words) if not word.isspace()]
        if not solid:
            for layer in GROUPS:
                doc.spans[layer] = SpanGroup(doc, name=layer, spans=[], attrs={"scores": []})
            return doc
        sentences, paragraphs = _sentences(words, starts, solid)
        scores = self._encoder.run([[words[i] for i in s] for s in sentences], paragraphs)
        self._annotate(doc, words, solid, scores)
        self._spans(doc, solid, sentences, scores.layers)
        doc.user_data["events"] = EventScores.of(
            len(doc), sentences, self._encoder.labels["events"], scores.events, scores.triggers, scores.parties
        )
        return doc

    def _annotate(self, doc: Doc, words: list[str], solid: list[int], scores: Scores) -> None:
        strings, morphology = doc.vocab.strings, doc.vocab.morphology
        best, start = {}, 0
        for kind, classes in self._heads.items():
            best[kind] = [classes[i] for i in scores.tags[:, start : start + len(classes)].argmax(1)]
            start += len(classes)
        heads: list[int] = []
        for arcs in scores.arcs:
            before = len(heads)
            heads += [h - 1 + before if h else -1 for h in best_tree(arcs)]
        above = np.array(heads)
        vectors = np.where((above < 0)[:, None], scores.root[None], scores.heads[above])
        relations = self._encoder.label_scores(scores.dependents, vectors)
        names = self._encoder.labels["deps"]
        is_root = np.array([name == "root" for name in names])
        relations[np.ix_(above < 0, ~is_root)] = -np.inf
        relations[np.ix_(above >= 0, is_root)] = -np.inf
        labels = relations.argmax(1)

        dep_ids = [strings.add(name) for name in names]
        space = [0, strings.add("dep"), IDS["SPACE"], strings.add("_SP"), morphology.add(""), 0]
        rows: npt.NDArray[np.uint64] = np.zeros((len(doc), 6), np.uint64)
        for k, i in enumerate(solid):
            head = i if heads[k] < 0 else solid[heads[k]]
            upos, xpos = best["upos"][k], best["xpos"][k]
            rows[i] = (
                (head - i) & 0xFFFFFFFFFFFFFFFF,
                dep_ids[labels[k]],
                IDS[upos],
                strings.add(xpos),
                morphology.add(best["feats"][k]),
                strings.add(lemma(words[i], upos, xpos)),
            )
        known = set(solid)
        for i, word in enumerate(words):
            if i not in known:  # white space hangs on the word before it, or after it at the very start
                other = i - 1 if i else solid[0]
                space[5] = strings.add(word)
                rows[i] = ((other - i) & 0xFFFFFFFFFFFFFFFF, *space[1:])
        doc.from_array([HEAD, DEP, POS, TAG, MORPH, LEMMA], rows)  # type: ignore[arg-type] # spaCy's stub has no uint64

    def _spans(self, doc: Doc, solid: list[int], sentences: list[list[int]], scores: npt.NDArray[np.float32]) -> None:
        chance = chances(scores)
        opens = {s[0] for s in sentences}
        for group, (layers, runs_on) in GROUPS.items():
            breaks = [i in opens and not runs_on for i in solid]
            found: list[tuple[int, int, str, float]] = []
            for layer in layers:
                of_layer = chance[:, self._layers[layer]]
                for first, last in best_spans(of_layer, breaks):
                    sure = float(1 - of_layer[first:last, 0].mean())
                    found.append((solid[first], solid[last - 1] + 1, layer, round(sure, 4)))
            found.sort(key=lambda f: (f[0], -f[1]))
            spans = [Span(doc, first, last, label) for first, last, label, _ in found]
            doc.spans[group] = SpanGroup(doc, name=group, spans=spans, attrs={"scores": [f[3] for f in found]})
        covered = 0
        entities = []
        for span in doc.spans["names"]:
            if span.start >= covered:
                entities.append(span)
                covered = span.end
        doc.ents = entities


def _sentences(words: list[str], starts: list[bool], solid: list[int]) -> tuple[list[list[int]], list[bool]]:
    """Word indexes by sentence, without white space; and whether each sentence opens a paragraph."""
    sentences: list[list[int]] = []
    paragraphs: list[bool] = []
    before = -1
    for i in solid:
        if starts[i] or not sentences:
            gap = "".join(words[before + 1 : i])
            paragraphs.append(not sentences or bool(PARAGRAPH.search(gap)))
            sentences.append([])
        sentences[-1].append(i)
        before = i
    return sentences, paragraphs
