"""Train the model for a set time; it can be stopped and resumed at any checkpoint.

    python training/train.py --encoded WORK/encoded.npz --start MODEL.safetensors --out WORK/run --minutes 95

The learning rate follows the clock: warm-up, constant, then a linear decay over the last part of the time, so that
the run ends when it was told to. Every few minutes it writes a checkpoint and its figures on dev.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import time
from pathlib import Path

import labels
import numpy as np
import torch
import windows
from network import Network, from_bert
from torch.nn import functional

MIX = {
    "polnear": 0.26, "ewt": 0.16, "gum": 0.14, "gmb": 0.15, "wikipedia": 0.11, "re3d": 0.06, "wikigold": 0.05,
    "wikinews": 0.03, "pud": 0.02, "framenet": 0.02,
}  # fmt: skip

#: weight of one (cue, word) pair beside one word
PAIR_WEIGHT = 0.6


class Draws(torch.utils.data.IterableDataset):
    """An endless stream of batches; each worker has its own seed."""

    def __init__(
        self, sets: dict[str, windows.Corpus], size: int, seed: int, word_dropout: float, longest: int
    ) -> None:
        self.sets, self.size, self.seed, self.word_dropout, self.longest = sets, size, seed, word_dropout, longest

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = random.Random(self.seed * 1000 + (info.id if info else 0))
        names = [n for n in self.sets if n in MIX]
        weights = [MIX[n] for n in names]
        while True:
            top = self.longest if rng.random() < 0.8 else rng.randint(60, self.longest)
            rooms = [rng.randint(int(top * 0.8), top) for _ in range(self.size)]
            chosen = rng.choices(names, weights, k=self.size)
            drawn = [
                windows.draw(self.sets[n], rng, room, self.word_dropout) for n, room in zip(chosen, rooms, strict=True)
            ]
            yield {k: torch.from_numpy(v) for k, v in windows.batch(drawn).items()}


def summed(scores: torch.Tensor, tags: torch.Tensor) -> torch.Tensor:
    """Cross entropy in full precision, summed over the words that carry a tag."""
    flat = scores.float().flatten(0, -2)
    return functional.cross_entropy(flat, tags.flatten(), ignore_index=-100, reduction="sum")


def losses(net: Network, b: dict[str, torch.Tensor]) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
    """The weighted sum over all heads; each is a sum over its labelled words, over the pieces of the batch."""
    x = net(b["ids"], b["casing"], b["first"])
    total = (b["casing"] > 0).sum().float()
    parts = {h: summed(s, b[h]) / total * labels.HEADS[h][1] for h, s in net.heads.tokens(x).items()}
    p = net.heads.projections(x)
    treed = (b["head"] >= 0).any(1)
    if treed.any():
        head, sent = b["head"][treed], b["sentence"][treed]
        scores = net.heads.arcs(p["arc_dep"][treed], p["arc_head"][treed]).float()
        scores = scores.masked_fill(sent[:, :, None] != sent[:, None, :], -1e4)
        parts["arc"] = summed(scores, head) / total
        up = p["rel_head"][treed].gather(1, head.clamp(min=0)[..., None].expand(-1, -1, p["rel_head"].shape[-1]))
        parts["rel"] = summed(net.heads.relations(p["rel_dep"][treed], up), b["rel"][treed]) / total
    if b["cues"].shape[1]:
        cued = (b["cues"] >= 0).any(1)
        at, tags = b["cues"][cued].clamp(min=0), b["tags"][cued]
        word = p["pair_word"][cued]
        cue = p["pair_cue"][cued].gather(1, at[..., None].expand(-1, -1, word.shape[-1]))
        distance = torch.arange(word.shape[1], device=word.device)[None, None] - at[..., None]
        # each cue has a whole window of tags, most of them O: less than a word's weight each
        parts["pair"] = summed(net.heads.pairs(cue, word, distance), tags) / total * PAIR_WEIGHT
    return sum(parts.values()), parts


def spans(tags: list[int], names: list[str]) -> set[tuple[int, int, str]]:
    """Spans of a BIO sequence; a stray I- begins one."""
    out, start, kind = set(), 0, ""
    for i, t in enumerate([*tags, 0]):
        name = names[t] if t >= 0 else "O"
        if kind and name != f"I-{kind}":
            out.add((start, i, kind))
            kind = ""
        if name != "O" and not kind:
            start, kind = i, name[2:]
    return out


@torch.no_grad()
def figures(net: Network, dev: dict[str, windows.Corpus], device: str) -> dict[str, float]:
    """Quick figures on dev: non-overlapping windows, plain argmax, gold sentences for trees."""
    net.eval()
    out = {}
    for name, c in dev.items():
        tags = {h: [np.zeros(0, int), np.zeros(0, int)] for h in labels.HEADS if (c.labels[h] >= 0).any()}
        arcs = labelled = words = 0
        pieces = []
        for d in range(len(c.doc) - 1):
            at = int(c.doc[d])
            while at < c.doc[d + 1]:
                last = min(int(np.searchsorted(c.ptr, c.ptr[at] + 250, side="right")) - 1, int(c.doc[d + 1]))
                back = last
                if last < c.doc[d + 1] and c.labels["start"][at] >= 0:
                    while back > at and c.labels["start"][back] != 1:
                        back -= 1
                last = back if back > at else last
                pieces.append((at, max(last, at + 1)))
                at = max(last, at + 1)
        if name == "gmb":
            pieces = pieces[:100]
        for k in range(0, len(pieces), 32):
            drawn = []
            for a, b in pieces[k : k + 32]:
                index = np.arange(a, b)
                w = {
                    "ids": c.ids[c.ptr[a] : c.ptr[b]],
                    "counts": (c.ptr[index + 1] - c.ptr[index]).astype(np.int64),
                    "casing": c.casing[index].astype(np.int64),
                    "labels": {h: c.labels[h][index].astype(np.int64) for h in labels.HEADS},
                }
                if c.has_trees:
                    h = c.head[index] - a
                    w["head"] = np.where((c.head[index] >= a) & (h < b - a), h, -100)
                    w["rel"] = c.rel[index].astype(np.int64)
                    w["sentence"] = np.cumsum(c.labels["start"][index] == 1)
                drawn.append(w)
            b = {k2: torch.from_numpy(v).to(device) for k2, v in windows.batch(drawn).items()}
            with torch.autocast(device, torch.bfloat16):
                x = net(b["ids"], b["casing"], b["first"])
                logits = net.heads.tokens(x)
                for h in tags:
                    best = logits[h].argmax(-1)
                    for i, w in enumerate(drawn):
                        m = len(w["casing"])
                        tags[h][0] = np.concatenate([tags[h][0], best[i, :m].cpu().numpy()])
                        tags[h][1] = np.concatenate([tags[h][1], w["labels"][h]])
                if c.has_trees:
                    p = net.heads.projections(x)
                    scores = net.heads.arcs(p["arc_dep"], p["arc_head"]).float()
                    scores = scores.masked_fill(b["sentence"][:, :, None] != b["sentence"][:, None, :], -1e4)
                    best = scores.argmax(-1)
                    up = p["rel_head"].gather(1, best[..., None].expand(-1, -1, p["rel_head"].shape[-1]))
                    rel = net.heads.relations(p["rel_dep"], up).argmax(-1)
                    known = b["sentence"] >= 0
                    good = (best == b["head"]) & known
                    arcs += int(good.sum())
                    labelled += int((good & (rel == b["rel"])).sum())
                    words += int(known.sum())
        for h, (guess, gold) in tags.items():
            guess = np.where(gold >= 0, guess, 0)
            if h in ("upos", "xpos", "noun"):
                known = gold >= 0 if h != "noun" else (gold > 0) | (guess > 0)
                out[f"{name}.{h}"] = float((guess == gold)[known].mean())
                continue
            if h == "start":
                a, b2 = set(np.flatnonzero(guess == 1)), set(np.flatnonzero(gold == 1))
            else:
                a, b2 = spans(list(guess), labels.HEADS[h][0]), spans(list(gold), labels.HEADS[h][0])
            out[f"{name}.{h}"] = 2 * len(a & b2) / max(1, len(a) + len(b2))
        if words:
            out[f"{name}.uas"], out[f"{name}.las"] = arcs / words, labelled / words
    net.train()
    return {k: round(v * 100, 1) for k, v in out.items()}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--encoded", required=True)
    ask.add_argument("--start", help="all-MiniLM-L6-v2 as .safetensors (or .pt made of it)")
    ask.add_argument("--onward", type=Path, help="start from this checkpoint's weights, with a fresh optimiser")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--minutes", type=float, required=True)
    ask.add_argument("--windows", type=int, default=5, help="windows a step")
    ask.add_argument("--longest", type=int, default=245, help="pieces a window")
    ask.add_argument("--device", default="cpu")
    ask.add_argument("--workers", type=int, default=0)
    ask.add_argument("--encoder-rate", type=float, default=2e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--encoder-dropout", type=float, default=0.0)
    ask.add_argument("--head-dropout", type=float, default=0.2)
    ask.add_argument("--word-dropout", type=float, default=0.04)
    ask.add_argument("--train-words", action="store_true", help="train the word embeddings too")
    ask.add_argument("--decay", type=float, default=0.35, help="share of the time with a falling rate")
    ask.add_argument("--every", type=float, default=4.0, help="minutes between checkpoints")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    sets, dev = windows.load(args.encoded, "train"), windows.load(args.encoded, "dev")
    net = Network(args.encoder_dropout, args.head_dropout)
    if args.onward:
        net.load_state_dict(torch.load(args.onward, map_location="cpu", weights_only=False)["net"])
    elif args.start:
        from safetensors.torch import load_file

        net.encoder.load_state_dict(from_bert(load_file(args.start)), strict=False)
    else:
        ask.error("--start or --onward is needed")
    net.encoder.word.weight.requires_grad_(args.train_words)
    net.to(args.device).train()
    named = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    slow = [p for n, p in named if n.startswith("encoder.") and "casing" not in n]
    fast = [p for n, p in named if not n.startswith("encoder.") or "casing" in n]
    opt = torch.optim.AdamW(
        [{"params": slow, "peak": args.encoder_rate}, {"params": fast, "peak": args.head_rate}],
        lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=args.device == "cuda",
    )  # fmt: skip
    spent, steps, pieces = 0.0, 0, 0
    last = args.out / "checkpoint.pt"
    if last.exists():
        saved = torch.load(last, map_location=args.device, weights_only=False)
        net.load_state_dict(saved["net"])
        opt.load_state_dict(saved["opt"])
        spent, steps, pieces = saved["spent"], saved["steps"], saved["pieces"]
    stream = Draws(sets, args.windows, args.seed + steps, args.word_dropout, args.longest)
    loader = iter(
        torch.utils.data.DataLoader(
            stream,
            batch_size=None,
            num_workers=args.workers,
            pin_memory=args.device == "cuda",
            prefetch_factor=6 if args.workers else None,
        )
    )
    log = (args.out / "log.jsonl").open("a")
    budget, begun, marked = args.minutes * 60, time.time() - spent, time.time()
    sums: dict[str, float] = {}
    told: list[int] = []  # a polite end writes a checkpoint first
    signal.signal(signal.SIGTERM, lambda number, frame: told.append(number))
    while (share := (time.time() - begun) / budget) < 1:
        rate = min(1.0, share / 0.04, (1 - share) / args.decay)
        for g in opt.param_groups:
            g["lr"] = g["peak"] * rate
        b = {k: v.to(args.device, non_blocking=True) for k, v in next(loader).items()}
        with torch.autocast(args.device, torch.bfloat16):
            loss, parts = losses(net, b)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
        opt.step()
        opt.zero_grad(set_to_none=True)
        steps += 1
        if told:
            save(args.out, net, opt, time.time() - begun, steps, pieces)
            return
        if steps % 20 == 0:
            (args.out / "progress").write_text(f"{steps} steps, {pieces} pieces, {time.time() - begun:.0f} s\n")
            pieces += int((b["casing"] > 0).sum()) * 20
            for k, v in parts.items():
                sums[k] = 0.9 * sums.get(k, float(v.detach())) + 0.1 * float(v.detach())
        if time.time() - marked > args.every * 60:
            report(args, net, opt, dev, log, sums, steps, pieces, time.time() - begun)
            marked = time.time()
    report(args, net, opt, dev, log, sums, steps, pieces, time.time() - begun)
    (args.out / "done").write_text("")


def report(args, net, opt, dev, log, sums, steps, pieces, spent) -> None:
    """Figures to the log, then a checkpoint."""
    line = {
        "steps": steps,
        "pieces": pieces,
        "minutes": round(spent / 60, 1),
        "loss": {k: round(v, 3) for k, v in sums.items()},
        "dev": figures(net, dev, args.device),
    }
    log.write(json.dumps(line) + "\n")
    log.flush()
    print(json.dumps(line), flush=True)
    save(args.out, net, opt, spent, steps, pieces)


def save(out: Path, net, opt, spent: float, steps: int, pieces: int) -> None:
    """A checkpoint that replaces the last one at once."""
    state = {"net": net.state_dict(), "opt": opt.state_dict(), "spent": spent, "steps": steps, "pieces": pieces}
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").replace(out / "checkpoint.pt")


if __name__ == "__main__":
    main()
