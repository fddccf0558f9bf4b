"""The model: a MiniLM encoder with a casing embedding, one light head for each scheme, three biaffine scorers."""

from __future__ import annotations

import labels
import torch
from torch import nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
VOCABULARY, POSITIONS, CASINGS = 30522, 512, 8
HIDDEN, ARC, REL, PAIR = 192, 256, 96, 128
DISTANCES = 25


def bucket(distance: torch.Tensor) -> torch.Tensor:
    """Signed distance in words to one of 25 classes: 12 is the same word, logarithmic to both sides."""
    size = distance.abs().clamp(min=1).float()
    step = (1 + (torch.log2(size) * 2)).long().clamp(max=12)
    return torch.where(distance == 0, 12, 12 + torch.sign(distance) * step)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, s, _ = x.shape
        q, k, v = self.qkv(x).view(b, s, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if self.training:
            a = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:  # written out, so that the exported graph stays plain
            a = (torch.matmul(q, k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + mask).softmax(-1).matmul(v)
        x = self.norm1(x + self.dropout(self.out(a.transpose(1, 2).reshape(b, s, WIDTH))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.casing = nn.Embedding(CASINGS, WIDTH)
        nn.init.normal_(self.casing.weight, std=0.002)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: torch.Tensor, casing: torch.Tensor) -> torch.Tensor:
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]]) + self.casing(casing)
        x = self.dropout(x)
        mask = ((ids == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


def from_bert(start: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Starting weights under this module's names (the token-type row is added to the positions)."""
    e = "embeddings."
    out = {
        "word.weight": start[e + "word_embeddings.weight"],
        "position.weight": start[e + "position_embeddings.weight"] + start[e + "token_type_embeddings.weight"][0],
        "norm.weight": start[e + "LayerNorm.weight"],
        "norm.bias": start[e + "LayerNorm.bias"],
    }
    for i in range(LAYERS):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        for kind in ("weight", "bias"):
            out[f"{new}qkv.{kind}"] = torch.cat(
                [start[f"{old}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            )
            for a, b in (
                ("attention.output.dense", "out"),
                ("attention.output.LayerNorm", "norm1"),
                ("intermediate.dense", "up"),
                ("output.dense", "down"),
                ("output.LayerNorm", "norm2"),
            ):
                out[f"{new}{b}.{kind}"] = start[f"{old}{a}.{kind}"]
    return {k: v.float() for k, v in out.items()}


class Heads(nn.Module):
    """One hidden layer for each scheme; projections for the biaffine scorers."""

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.ModuleDict({h: nn.Linear(WIDTH, HIDDEN) for h in labels.HEADS})
        self.out = nn.ModuleDict({h: nn.Linear(HIDDEN, len(names)) for h, (names, _) in labels.HEADS.items()})
        sizes = {"arc_dep": ARC, "arc_head": ARC, "rel_dep": REL, "rel_head": REL, "pair_word": PAIR, "pair_cue": PAIR}
        self.project = nn.ModuleDict({k: nn.Linear(WIDTH, n) for k, n in sizes.items()})
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.zeros(len(labels.DEPREL), REL + 1, REL + 1))
        self.pair = nn.Parameter(torch.zeros(len(labels.PAIR), PAIR + 1, PAIR + 1))
        self.distance = nn.Parameter(torch.zeros(DISTANCES, len(labels.PAIR)))
        for p in (self.arc, self.rel, self.pair):
            nn.init.normal_(p, std=0.02)

    def tokens(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {h: self.out[h](self.dropout(functional.gelu(self.hidden[h](self.dropout(x))))) for h in labels.HEADS}

    def projections(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {k: self.dropout(functional.gelu(p(self.dropout(x)))) for k, p in self.project.items()}

    def arcs(self, dep: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """[..., dependent, head] scores."""
        return one(dep) @ self.arc @ head.transpose(-1, -2)

    def relations(self, dep: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """[..., word, relation] for each word and its chosen head."""
        return torch.einsum("...d,lde,...e->...l", one(dep), self.rel, one(head))

    def pairs(self, cue: torch.Tensor, word: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """[batch, cue, word, tag]: what each word is to each cue. ``distance``: word index less cue index."""
        left = torch.einsum("bkd,lde->bkle", one(cue), self.pair)
        return torch.einsum("bkle,bte->bktl", left, one(word)) + self.distance[bucket(distance)]


def one(x: torch.Tensor) -> torch.Tensor:
    """A constant 1 appended to the last dimension: the biaffine's linear part."""
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Network(nn.Module):
    def __init__(self, encoder_dropout: float = 0.0, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(encoder_dropout)
        self.heads = Heads(head_dropout)

    def forward(self, ids: torch.Tensor, casing: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """Word vectors [batch, words, WIDTH] at each word's first piece."""
        x = self.encoder(ids, casing)
        return x.gather(1, first[..., None].expand(-1, -1, WIDTH))
