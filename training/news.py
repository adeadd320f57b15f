"""Reads the news corpora: PolNeAR (attribution; silver names), TimeBank and AQUAINT (times), toponyms (places)."""

from __future__ import annotations

from benchmarks.common import data_dir, is_held, read_gold

from dragoman.language.tokens import tokenize
from training.examples import SAID, Example, Sentence, mark

SILVER = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "PLACE"}
PLACES = frozenset(
    "Literal Mixed Coercion Metonymic Embedded_Literal Literal_Modifier Embedded_Non_Lit".split()
)  # of GeoWebNews; demonyms, languages, homonyms and common nouns are left out


Positions = list[list[tuple[int, int]]]


def split(text: str) -> tuple[list[Sentence], Positions]:
    """Sentences of a text as the reader will split it, and the characters of each word."""
    sentences: list[Sentence] = []
    positions: Positions = []
    end = 0
    for sent in tokenize(text).sents:
        words = [token for token in sent if not token.is_space]
        if words:
            paragraph = not sentences or "\n\n" in text[end : words[0].idx]
            sentences.append(Sentence([word.text for word in words], paragraph))
            positions.append([(word.idx, word.idx + len(word.text)) for word in words])
            end = positions[-1][-1][1]
    return sentences, positions


def polnear(part: str) -> list[Example]:
    """Attributions (gold) with names and times by a tool (silver)."""
    out = []
    for record in read_gold(data_dir() / "said" / f"polnear-{part}.jsonl.gz"):
        sentences, positions = split(record["text"])
        for layer in SAID:
            mark(sentences, layer, positions, [tuple(s) for a in record["attributions"] for s in a[layer.lower()]])
        runs: dict[str, list[tuple[int, int]]] = {layer: [] for layer in SILVER.values()}
        unsure: list[tuple[int, int]] = []
        before = (0, "O")
        for tokens in record.get("sentences", []):
            for start, end, _, kind, _ in tokens:
                if kind in SILVER:
                    spans = runs[SILVER[kind]]
                    if before == (start, kind) or (spans and before[1] == kind and start - spans[-1][1] <= 1):
                        spans[-1] = (spans[-1][0], end)
                    else:
                        spans.append((start, end))
                elif kind == "MISC":
                    unsure.append((start, end))
                before = (end, kind)
        if record.get("sentences"):
            for layer, spans in runs.items():
                mark(sentences, layer, positions, spans)
            _mask(sentences, positions, unsure)
        out.append(Example("polnear", record["id"], sentences, 0.4))
    return out


def _mask(sentences: list[Sentence], positions: Positions, spans: list[tuple[int, int]]) -> None:
    for start, end in spans:
        for sentence, places in zip(sentences, positions, strict=True):
            for i, (first, last) in enumerate(places):
                if first < end and start < last:
                    for layer in SILVER.values():
                        sentence.layers[layer][i] = -100


def timebank(*, held: bool) -> list[Example]:
    """TIMEX3 spans, of the documents that are `held` out of training and measured on, or of the others."""
    out = []
    for number, record in enumerate(read_gold(data_dir() / "times" / "timebank-dev.jsonl")):
        if is_held("times", number) == held:
            sentences, positions = split(record["text"])
            mark(sentences, "TIME", positions, [(t["start"], t["end"]) for t in record["timexes"]])
            out.append(Example("timebank", record["id"], sentences))
    return out


def toponyms(corpus: str, *, held: bool) -> list[Example]:
    """Place names of `geowebnews`, `lgl` or `geovirus`, of the documents that are `held` out of training, or of the others."""
    out = []
    for number, record in enumerate(read_gold(data_dir() / "places" / f"{corpus}-dev.jsonl")):
        if is_held("places", number) == held:
            sentences, positions = split(record["text"])
            named = [t for t in record["toponyms"] if t.get("type") is None or t["type"] in PLACES]
            if corpus != "geowebnews":  # these also mark adjectives ("Georgian"): peoples, not places
                named = [t for t in named if not t["text"].endswith(("ian", "ish", "ese", "ians", "an"))]
            mark(sentences, "PLACE", positions, [(t["start"], t["end"]) for t in named])
            out.append(Example(corpus, record["id"], sentences))
    return out
