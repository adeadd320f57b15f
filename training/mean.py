"""Mean: the weights between a run's network and an exported model, so that old heads get back what a new one took.

    python -m training.mean --of training/runs/pairs --with models/third --run training/runs/mean [--share 0.5]

The weights of the event head are the run's own (as Wortsman et al. 2022, arXiv:2109.01903, do for the whole network). Writes
RUN/checkpoint.pt and RUN/labels.json, to be exported and trained on.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training import shipped
from training.export import load
from training.train import EVENT_HEAD


def main() -> None:
    """Write the mean of a run and a model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", type=Path, required=True, help="a training run")
    parser.add_argument("--with", dest="other", type=Path, required=True, help="an exported model")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.5, help="how much of the run's weights, from 0 to 1")
    options = parser.parse_args()
    network, labels = load(options.of)
    other, _ = load(options.of)
    shipped.load(other, options.other)
    there = other.state_dict()
    mean = {
        name: here if name.split(".")[0] in EVENT_HEAD else options.share * here + (1 - options.share) * there[name]
        for name, here in network.state_dict().items()
    }
    options.run.mkdir(parents=True, exist_ok=True)
    torch.save({"network": mean}, options.run / "checkpoint.pt")
    (options.run / "labels.json").write_text(json.dumps(labels), "utf-8")


if __name__ == "__main__":
    main()
