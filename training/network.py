"""The network: a MiniLM encoder (6 layers, 384 wide) over word pieces, with a head for each question.

Base: Wang et al. 2020, MiniLM (arXiv:2002.10957); biaffine parser: Dozat & Manning 2017 (arXiv:1611.01734).
Added to the word pieces' embeddings: the word's shape (the base is uncased), whether it is quoted, whether it opens a sentence
or a paragraph. Each head reads the first piece of a word.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.events import BIAS
from dragoman.language.pieces import SHAPES

WIDE, DEEP, ATTENTION_HEADS = 384, 6, 12
ARC, LABEL, SPAN, EVENT, ROLE = 256, 64, 256, 128, 48


class Inputs(NamedTuple):
    """One batch of windows. B windows, P pieces, W words; words are padded with index 0, pieces with id 0."""

    pieces: Tensor
    """[B, P] ids of word pieces, with [CLS] and [SEP]."""
    shapes: Tensor
    """[B, P]"""
    quoted: Tensor
    """[B, P]"""
    opens: Tensor
    """[B, P] 0 inside a sentence, 1 opens one, 2 opens a paragraph."""
    first: Tensor
    """[B, W] index of each word's first piece."""


class Layer(nn.Module):
    """One transformer layer; queries, keys and values in one product."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDE, 3 * WIDE)
        self.out = nn.Linear(WIDE, WIDE)
        self.norm1 = nn.LayerNorm(WIDE, eps=1e-12)
        self.up = nn.Linear(WIDE, 4 * WIDE)
        self.down = nn.Linear(4 * WIDE, WIDE)
        self.norm2 = nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, ATTENTION_HEADS, WIDE // ATTENTION_HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDE // ATTENTION_HEADS) + mask
        attended = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(b, p, WIDE)
        x = self.norm1(x + self.drop(self.out(attended)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads. `sizes` gives the number of classes of each token head; layers have three classes each (B, I, O);
    `events` is the number of classes of triggers, with none, and `roles` that of arcs from a trigger."""

    def __init__(self, sizes: dict[str, int], layers: int, labels: int, events: int, roles: int) -> None:
        super().__init__()
        self.sizes, self.layers, self.labels, self.roles = sizes, layers, labels, roles
        self.words = nn.Embedding(30522, WIDE)
        self.places = nn.Embedding(512, WIDE)
        self.shapes = nn.Embedding(len(SHAPES), WIDE)
        self.quotes = nn.Embedding(2, WIDE)
        self.opens = nn.Embedding(3, WIDE)
        for added in (self.shapes, self.quotes, self.opens):
            nn.init.normal_(added.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.encoder = nn.ModuleList(Layer() for _ in range(DEEP))
        self.tags = nn.Linear(WIDE, sum(sizes.values()))
        self.span_up = nn.Linear(WIDE, SPAN)
        self.span_out = nn.Linear(SPAN, 3 * layers)
        self.arc_dep = nn.Linear(WIDE, ARC)
        self.arc_head = nn.Linear(WIDE, ARC)
        self.label_dep = nn.Linear(WIDE, LABEL)
        self.label_head = nn.Linear(WIDE, LABEL)
        self.event_up = nn.Linear(WIDE, EVENT)
        self.event_out = nn.Linear(EVENT, events)
        self.trigger_role = nn.Linear(WIDE, roles * ROLE)
        self.party_role = nn.Linear(WIDE, roles * ROLE)
        self.root = nn.Parameter(torch.randn(WIDE) * 0.02)
        self.arc_bilinear = nn.Parameter(torch.eye(ARC) * 0.05)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.label_bilinear = nn.Parameter(torch.randn(LABEL + 1, labels, LABEL + 1) * 0.02)

    def load_base(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors."""
        base = load_file(path)
        self.words.weight.data = base["embeddings.word_embeddings.weight"]
        self.places.weight.data = (
            base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        )
        names = {"norm": "embeddings.LayerNorm"}
        for i, layer in enumerate(self.encoder):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [base[f"{at}attention.self.{which}.{kind}"] for which in ("query", "key", "value")]
                getattr(layer.qkv, kind).data = torch.cat(parts)
            names |= {
                f"encoder.{i}.out": at + "attention.output.dense",
                f"encoder.{i}.norm1": at + "attention.output.LayerNorm",
                f"encoder.{i}.up": at + "intermediate.dense",
                f"encoder.{i}.down": at + "output.dense",
                f"encoder.{i}.norm2": at + "output.LayerNorm",
            }
        for ours, theirs in names.items():
            module = self.get_submodule(ours)
            for kind in ("weight", "bias"):
                getattr(module, kind).data = base[f"{theirs}.{kind}"]

    def forward(
        self, pieces: Tensor, shapes: Tensor, quoted: Tensor, opens: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Tag scores [B, W, sum of sizes], layer scores [B, W, 3 * layers], arc scores [B, W, W + 1] (column 0 is the root),
        label vectors of dependents [B, W, LABEL] and of heads [B, W + 1, LABEL], scores of triggers [B, W, events], and the role
        vectors of words as triggers and as what they bind [B, W, roles * ROLE]."""
        mask = (pieces == 0).float()[:, None, None, :] * -1e4
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.places(place) + self.shapes(shapes) + self.quotes(quoted) + self.opens(opens)
        x = self.drop(self.norm(x))
        for layer in self.encoder:
            x = layer(x, mask)
        x = x.gather(1, first[:, :, None].expand(-1, -1, WIDE))
        spans = self.span_out(self.drop(nn.functional.gelu(self.span_up(x))))
        heads = torch.cat([self.root.expand(x.shape[0], 1, WIDE), x], 1)
        arc_heads = nn.functional.gelu(self.arc_head(heads))
        arcs = self.drop(nn.functional.gelu(self.arc_dep(x))) @ self.arc_bilinear + self.arc_bias
        return (
            self.tags(x),
            spans,
            arcs @ arc_heads.transpose(1, 2),
            nn.functional.gelu(self.label_dep(x)),
            nn.functional.gelu(self.label_head(heads)),
            self.event_out(self.drop(nn.functional.gelu(self.event_up(x)))),
            self.trigger_role(x),
            self.party_role(x),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[N, labels] from the label vectors [N, LABEL] of dependents and of their heads."""
        left = torch.cat([dependents, torch.ones_like(dependents[:, :1])], 1) @ self.label_bilinear.flatten(1)
        right = torch.cat([heads, torch.ones_like(heads[:, :1])], 1)
        return (left.view(-1, self.labels, LABEL + 1) @ right[:, :, None]).squeeze(-1)

    def role_scores(self, triggers: Tensor, parties: Tensor) -> Tensor:
        """[..., N, M, roles]: how well each of M words fills each role of each of N triggers, from their role vectors
        [..., N, roles * ROLE] and [..., M, roles * ROLE]; logits, divided by the square root of their width."""
        left = triggers.unflatten(-1, (self.roles, ROLE)).transpose(-2, -3)
        right = parties.unflatten(-1, (self.roles, ROLE)).transpose(-2, -3)
        return (left @ right.transpose(-1, -2) / math.sqrt(ROLE) + BIAS).movedim(-3, -1)
