"""Reads the shipped int8 model back into a network, so that training goes on from it when a new head or corpus comes.

What rounding to int8 took stays taken. The exported graph keeps the name of every parameter, save that
a matrix bears the name of the node that multiplies by it ("/encoder.0/qkv/MatMul_quant") and lies transposed.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from training.batches import Labels
from training.network import Network


def labels_of(model: Path) -> tuple[Labels, list[str]]:
    """The classes of each head, and the layers, of an exported model."""
    found = json.loads((model / "labels.json").read_text("utf-8"))
    return Labels({head: found[head] for head in ("upos", "xpos", "feats")}, found["deps"]), found["layers"]


def parameters(model: Path) -> dict[str, torch.Tensor]:
    """All parameters of the model in folder `model`, by their names in the network."""
    out: dict[str, torch.Tensor] = {}
    for file in ("encoder.onnx", "labels.onnx"):
        graph = onnx.load(model / file).graph
        arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
        for name, array in arrays.items():
            name = name.removeprefix("network.")
            if name.endswith("_quantized") and not name.startswith("onnx::"):
                out[name.removesuffix("_quantized")] = _exact(arrays, name)
            elif array.dtype == np.float32 and not name.startswith(("/", "onnx::")) and not name.endswith("_scale"):
                out[name] = torch.from_numpy(array.copy())
        for node in graph.node:
            if node.op_type == "MatMulInteger" and node.input[1].startswith("onnx::"):
                module = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
                out[f"{module}.weight"] = _exact(arrays, node.input[1]).T.contiguous()
    return out


def _exact(arrays: dict[str, npt.NDArray[np.generic]], name: str) -> torch.Tensor:
    """A quantized matrix as floats; scale and zero point are one, or one a column."""
    stem = name.removesuffix("_quantized")
    steps = arrays[name].astype(np.float32) - arrays[f"{stem}_zero_point"].astype(np.float32)
    return torch.from_numpy(steps * arrays[f"{stem}_scale"].astype(np.float32))


def load(network: Network, model: Path) -> list[str]:
    """Fill `network` from the model in folder `model`; heads that the model lacks, or has with other classes, stay new.

    Returns the names of the parameters that stay new."""
    own = network.state_dict()
    given = {name: p for name, p in parameters(model).items() if name in own and own[name].shape == p.shape}
    network.load_state_dict(given, strict=False)
    return sorted(set(own) - set(given))
