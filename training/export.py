"""Write a checkpoint as the package's weights: int8 model, scorers over pairs, labels.

python training/export.py --checkpoint WORK/run/checkpoint.pt --out src/whence/language/weights
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import labels
import numpy as np
import torch
from network import ARC, PAIR, REL, WIDTH, Network, one
from torch import nn


class Scores(nn.Module):
    """Kept word vectors to one row of all head scores and projections."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, casing: torch.Tensor, keep: torch.Tensor) -> torch.Tensor:
        x = self.net.encoder(ids, casing).reshape(-1, WIDTH)[keep]
        heads = self.net.heads
        return torch.cat([*heads.tokens(x).values(), *heads.projections(x).values()], -1)


class HeadScores(nn.Module):
    file = "heads.onnx"
    sizes = (ARC, ARC)

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.heads = net.heads

    def forward(self, dep: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        return self.heads.arcs(dep, head)


class RelationScores(HeadScores):
    file = "relations.onnx"
    sizes = (REL, REL)

    def forward(self, dep: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        weights = self.heads.rel
        flat = (one(dep) @ weights.transpose(0, 1).reshape(weights.shape[1], -1)).view(-1, *weights.shape[::2])
        return (flat * one(head)[:, None]).sum(-1)


class PartScores(HeadScores):
    file = "parts.onnx"
    sizes = (PAIR, PAIR)

    def forward(self, cue: torch.Tensor, word: torch.Tensor, bucket: torch.Tensor) -> torch.Tensor:
        weights = self.heads.pair
        left = (one(cue) @ weights.transpose(0, 1).reshape(weights.shape[1], -1)).view(-1, *weights.shape[::2])
        return (left @ one(word).T).transpose(1, 2) + self.heads.distance[bucket]


def small(graph: nn.Module, names: tuple[str, ...], path: Path) -> None:
    """Export one scorer over pairs, in full precision, and check it."""
    import onnxruntime

    same = graph.file != "parts.onnx"
    left, right = torch.randn(6, graph.sizes[0]), torch.randn(6 if same else 9, graph.sizes[1])
    feed = (left, right) if same else (left, right, torch.randint(0, 25, (6, 9)))
    a = torch.export.Dim("words", min=1, max=20000)
    b = a if same else torch.export.Dim("others", min=1, max=20000)
    shapes = dict(zip(names, ({0: a}, {0: b}, {0: a, 1: b}), strict=False))
    torch.onnx.export(graph, feed, str(path), input_names=list(names), output_names=["scores"], dynamo=True,
                      external_data=False, dynamic_shapes=shapes)  # fmt: skip
    strip(path)
    got = onnxruntime.InferenceSession(str(path)).run(None, {n: f.numpy() for n, f in zip(names, feed, strict=True)})[0]
    with torch.no_grad():
        print(path.name, f"largest difference {np.abs(got - graph(*feed).numpy()).max():.6f}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--full", type=Path, help="keep the model in full precision here, to see what int8 costs")
    args = ask.parse_args()
    net = Network()
    net.load_state_dict(torch.load(args.checkpoint, map_location="cpu", weights_only=False)["net"])
    net.eval()
    slices, at = {}, 0
    for name, layer in [*net.heads.out.items(), *net.heads.project.items()]:
        slices[name] = (at, at + layer.out_features)
        at += layer.out_features
    schemes = {h: names for h, (names, _) in labels.HEADS.items()} | {"relation": labels.DEPREL, "part": labels.PAIR}
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_text(json.dumps({"schemes": schemes, "slices": slices}) + "\n")
    ids = torch.randint(1000, 20000, (2, 40))
    batch = torch.export.Dim("batch", min=1, max=64)
    pieces = torch.export.Dim("pieces", min=3, max=512)
    shapes = {
        "ids": {0: batch, 1: pieces},
        "casing": {0: batch, 1: pieces},
        "keep": {0: torch.export.Dim("words", min=1, max=20000)},
    }
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Scores(net).eval(),
            (ids, torch.ones_like(ids), torch.arange(30)),
            str(full),
            input_names=["ids", "casing", "keep"],
            output_names=["scores"],
            dynamo=True,
            external_data=False,
            dynamic_shapes=shapes,
        )
        if args.full:
            shutil.copy(full, args.full)
        quantise(full, args.out / "model.onnx")
        for graph, names in ((HeadScores(net), ("dep", "head")), (RelationScores(net), ("dep", "head")),
                             (PartScores(net), ("cue", "word", "bucket"))):  # fmt: skip
            small(graph.eval(), names, args.out / graph.file)
        check(net, full, args.out / "model.onnx")


def strip(path: Path) -> None:
    """Take the exporter's notes (its calls, with the paths of this machine) off a graph; what it computes stays."""
    import onnx

    model = onnx.load(str(path))
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("metadata_props")
    onnx.save(model, str(path))


def quantise(full: Path, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = full.with_name("ready.onnx")
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    # seven bits (reduce_range) cost nothing on dev, and cannot overflow on processors without VNNI
    quantize_dynamic(str(ready), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    strip(out)


def check(net: Network, full: Path, small: Path) -> None:
    """Print how far the exported graphs stand from torch on random input, and the size."""
    import onnxruntime

    ids = torch.randint(1000, 20000, (3, 77))
    ids[1, 60:] = 0
    keep = torch.arange(0, 50)
    casing = torch.ones_like(ids)
    with torch.no_grad():
        true = Scores(net).eval()(ids, casing, keep).numpy()
    for path in (full, small):
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        got = session.run(None, {"ids": ids.numpy(), "casing": casing.numpy(), "keep": keep.numpy()})[0]
        off = np.abs(got - true).max()
        print(
            path.name,
            f"{path.stat().st_size / 1e6:.1f} MB, off by {off:.3f} at most (mean size {np.abs(true).mean():.2f})",
        )


if __name__ == "__main__":
    main()
