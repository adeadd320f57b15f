"""Export: a training run's network as ONNX, float and int8, into the package.

    python -m training.export --run training/runs/first [--to src/dragoman/language/model]

Writes encoder.onnx (int8 weights, per channel), labels.onnx, labels.json, tokenizer.json; the float model stays in RUN.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import LABEL, Network
from training.train import base_folder

# The fused operators are ONNX Runtime's own, so that shape inference does not know what they give.
KNOWN = {"DefaultTensorType": onnx.TensorProto.FLOAT}
PACKAGE = Path(__file__).parent.parent / "src" / "dragoman" / "language" / "model"


class LabelScorer(nn.Module):
    """The network's label scores as a model of their own: labels are asked for only once the tree is known."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return self.network.label_scores(dependents, heads)


def load(run: Path) -> tuple[Network, dict[str, list[str]]]:
    """The network of a run as last saved, and its labels."""
    labels = json.loads((run / "labels.json").read_text())
    sizes = {head: len(labels[head]) for head in ("upos", "xpos", "feats")}
    counts = (len(labels[kind]) for kind in ("layers", "deps", "events", "roles"))
    network = Network(sizes, *counts)
    network.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=True, map_location="cpu")["network"])
    return network.eval(), labels


def main() -> None:
    """Export the last checkpoint of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=PACKAGE)
    parser.add_argument("--float", action="store_true", help="write the float model, to measure what int8 costs")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    network, labels = load(options.run)
    example = torch.randint(1000, 2000, (2, 20)), *(torch.zeros(2, 20, dtype=torch.long) for _ in range(3))
    names = ["pieces", "shapes", "quoted", "opens", "first"]
    outputs = ["tags", "layers", "arcs", "dependents", "heads", "events", "triggers", "parties"]
    exact = options.run / "float.onnx"
    with torch.no_grad():
        torch.onnx.export(
            network,
            (*example, torch.arange(10).repeat(2, 1)),
            str(exact),
            input_names=names,
            output_names=outputs,
            dynamic_axes={name: {0: "b", 1: "w" if name == "first" else "p"} for name in names}
            | {name: {0: "b", 1: "w"} for name in outputs},
            opset_version=17,
            dynamo=False,
        )
    fused = options.run / "fused.onnx"
    session = onnxruntime.SessionOptions()
    session.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    session.optimized_model_filepath = str(fused)
    onnxruntime.InferenceSession(str(exact), session, providers=["CPUExecutionProvider"])
    if options.float:
        shutil.copy(exact, options.to / "encoder.onnx")
    else:
        quantize_dynamic(
            fused, options.to / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8, extra_options=KNOWN
        )
    with torch.no_grad():
        torch.onnx.export(
            LabelScorer(network),
            (torch.zeros(3, LABEL), torch.zeros(3, LABEL)),
            str(options.to / "labels.onnx"),
            input_names=["dependents", "heads"],
            output_names=["scores"],
            dynamic_axes={name: {0: "n"} for name in ("dependents", "heads", "scores")},
            opset_version=17,
            dynamo=False,
        )
    (options.to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    shutil.copyfile(base_folder() / "tokenizer.json", options.to / "tokenizer.json")
    for file in sorted(options.to.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.2f} MB  {file.name}")


if __name__ == "__main__":
    main()
