"""Write a checkpoint as the package's weights: int8 model, scorers over pairs, labels.

    python training/export.py --checkpoint WORK/run/checkpoint.pt --out src/whence/language/weights
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import labels as L
import numpy as np
import torch
from network import WIDTH, Network
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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    net = Network()
    net.load_state_dict(torch.load(args.checkpoint, map_location="cpu", weights_only=False)["net"])
    net.eval()
    slices, at = {}, 0
    for name, layer in [*net.heads.out.items(), *net.heads.project.items()]:
        slices[name] = (at, at + layer.out_features)
        at += layer.out_features
    schemes = {h: names for h, (names, _) in L.HEADS.items()} | {"relation": L.DEPREL, "part": L.PAIR}
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_text(json.dumps({"schemes": schemes, "slices": slices}) + "\n")
    small = {k: getattr(net.heads, k).detach().numpy().astype(np.float16) for k in ("arc", "rel", "pair", "distance")}
    np.savez_compressed(args.out / "pairs.npz", **small)
    ids = torch.randint(1000, 20000, (2, 40))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Scores(net).eval(), (ids, torch.ones_like(ids), torch.arange(30)), str(full),
            input_names=["ids", "casing", "keep"], output_names=["scores"], dynamo=True, external_data=False,
            dynamic_shapes={"ids": {0: torch.export.Dim("batch", min=1, max=64), 1: torch.export.Dim("pieces", min=3, max=512)},
                            "casing": {0: torch.export.Dim("batch", min=1, max=64), 1: torch.export.Dim("pieces", min=3, max=512)},
                            "keep": {0: torch.export.Dim("words", min=1, max=20000)}},
        )  # fmt: skip
        quantise(full, args.out / "model.onnx")
        check(net, full, args.out / "model.onnx")


def quantise(full: Path, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = full.with_name("ready.onnx")
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(out), weight_type=QuantType.QInt8, per_channel=True)


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
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB, largest difference {np.abs(got - true).max():.3f} of {np.abs(true).mean():.2f}")


if __name__ == "__main__":
    main()
