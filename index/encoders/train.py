"""Trains the bundled encoder: `python -m index.encoders.train --data DIR`.

The story: read the articles → count → vocabulary → pairs → train → write the folder
in sentence-transformers' StaticEmbedding form. The same seed gives the same folder
on the same machine and library versions.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from index.encoders import counting, folder
from index.encoders import pairs as pairing
from index.encoders import vocabulary as vocab
from index.encoders.sampling import Batch, Noise, Sampler
from index.lexical.questions import question_words

HERE = Path(__file__).parent
Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run can be told; the defaults made the bundled encoder.

    `sif` sets how much shorter frequent pieces start; `spans` is the share of windows
    drawn in an epoch; `kept` the share of the untrained start in what is written.
    """

    dim: int = 512
    epochs: int = 2
    batch: int = 2048
    group: int = 1
    rate: float = 0.02
    scale: float = 20.0
    sif: float = 1e-2
    spans: float = 0.6
    width: int = 56
    step: int = 38
    kept: float = 0.35
    seed: int = 0
    sizes: counting.Sizes = field(default_factory=counting.Sizes)
    noise: Noise = field(default_factory=Noise)


class Pieces(nn.Module):
    """One vector a row; the row of a pair of syllables is added to those of its halves."""

    def __init__(self, vocabulary: vocab.Vocabulary, settings: Settings) -> None:
        super().__init__()
        self.table = nn.Parameter(_start(vocabulary, settings))
        self.singles, self.scale = vocabulary.singles, settings.scale
        parts = np.array(vocabulary.parts, np.int64).reshape(-1, 2)
        self.left: torch.Tensor
        self.right: torch.Tensor
        self.rows: torch.Tensor
        self.register_buffer("left", torch.from_numpy(parts[:, 0].copy()))
        self.register_buffer("right", torch.from_numpy(parts[:, 1].copy()))
        self.register_buffer("rows", torch.tensor(vocabulary.rows))

    def matrix(self) -> torch.Tensor:
        single, pair = self.table[: self.singles], self.table[self.singles :]
        return torch.cat([single, pair + single[self.left] + single[self.right]])

    def forward(self, batch: Batch, device: torch.device) -> torch.Tensor:
        matrix = self.matrix()
        query = self._embed(matrix, batch.query_ids, batch.query_offsets, device)
        passage = self._embed(matrix, batch.passage_ids, batch.passage_offsets, device)
        owner = torch.from_numpy(batch.article).to(device)
        same = owner[:, None] == owner[None, :]
        same.fill_diagonal_(False)
        logits = (self.scale * query @ passage.T).masked_fill(same, -1e4)
        target = torch.arange(len(logits), device=device)
        return (
            functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)
        ) / 2

    def _embed(
        self,
        matrix: torch.Tensor,
        ids: npt.NDArray[np.int32],
        offsets: npt.NDArray[np.int64],
        device: torch.device,
    ) -> torch.Tensor:
        rows = self.rows[torch.from_numpy(ids.astype(np.int64)).to(device)]
        bags = torch.from_numpy(offsets).to(device)
        return functional.normalize(functional.embedding_bag(rows, matrix, bags, mode="mean"))


def _start(vocabulary: vocab.Vocabulary, settings: Settings) -> torch.Tensor:
    """Random directions, long where a piece is rare (a / (a + share of the text))."""
    rng = np.random.default_rng(settings.seed)
    share = np.array(vocabulary.weight, np.float32)
    table = rng.standard_normal((len(share), settings.dim)).astype(np.float32)
    for row, forms in vocabulary.forms.items():
        table[row] = sum(table[form] * part for form, part in forms)
    table *= (settings.sif / (settings.sif + share))[:, None]
    table[vocabulary.singles :] *= 0.5
    table[:2] = 0.0
    return torch.from_numpy(table)


def fit(model: Pieces, sampler: Sampler, settings: Settings, device: torch.device) -> None:
    """Adam with a short warm-up and a straight line down to zero."""
    optimizer = torch.optim.Adam(model.parameters(), lr=settings.rate)
    began, done = time.monotonic(), 0
    total = settings.epochs * _steps(sampler, settings)
    for epoch in range(settings.epochs):
        losses = []
        for batch in sampler.epoch(settings.batch, settings.group, settings.spans):
            done += 1
            for parameters in optimizer.param_groups:
                parameters["lr"] = settings.rate * min(1.0, done / 50, max(0.01, 1 - done / total))
            loss = model(batch, device)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(float(loss.detach()))
        spent = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {spent:.0f} s", file=sys.stderr)


def _steps(sampler: Sampler, settings: Settings) -> int:
    drawn = len(sampler.pairs.queries) + settings.spans * len(sampler.pairs.window_start)
    return int(drawn // settings.batch)


def train(data: Path, settings: Settings) -> tuple[Tokenizer, vocab.Vocabulary, Matrix]:
    """The story, up to the matrix [rows, dim]; prints what it does on standard error."""
    torch.manual_seed(settings.seed)
    torch.use_deterministic_algorithms(True, warn_only=True)  # some CUDA kernels have no other form
    articles = pairing.read_articles(data)
    say(f"{len(articles)} articles")
    short = pairing.read_abbreviations()
    counts = counting.count(f"{a.heading} . {a.text}" for a in articles)
    vocabulary = vocab.build(counts, settings.sizes, short)
    tokenizer = vocab.tokenizer(vocabulary)
    say(f"{len(vocabulary.pieces)} pieces in {len(vocabulary.weight)} rows")
    drawn = pairing.build(tokenizer, articles, settings.width, settings.step)
    say(f"{len(drawn.queries)} fixed queries, {len(drawn.window_start)} windows")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Pieces(vocabulary, settings).to(device)
    start = model.matrix().detach().cpu().numpy()
    fit(model, _sampler(tokenizer, vocabulary, drawn, settings), settings, device)
    trained = model.matrix().detach().cpu().numpy()
    matrix: Matrix = np.asarray(settings.kept * start + (1 - settings.kept) * trained, np.float32)
    _tie(matrix, tokenizer, vocabulary, short)
    return tokenizer, vocabulary, matrix


def _tie(
    matrix: Matrix, tokenizer: Tokenizer, vocabulary: vocab.Vocabulary, short: dict[str, str]
) -> None:
    """An abbreviation is worth what the words are worth that it stands for."""
    for name, long in short.items():
        piece = tokenizer.token_to_id(vocab.spelled(name))
        assert piece is not None, name
        parts = [vocabulary.rows[i] for i in tokenizer.encode(long).ids]
        matrix[vocabulary.rows[piece]] = matrix[parts].sum(axis=0)


def _sampler(
    tokenizer: Tokenizer, vocabulary: vocab.Vocabulary, drawn: pairing.Pairs, settings: Settings
) -> Sampler:
    words = [pairing.encode(tokenizer, w) for w in question_words()]
    before, after = ([ragged[i] for i in range(len(ragged))] for ragged in words)
    rng = np.random.default_rng(settings.seed)
    return Sampler(drawn, vocabulary.folded, before, after, settings.noise, rng)


def say(line: str) -> None:
    """Progress, on standard error."""
    print(line, file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.encoders.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training text")
    parser.add_argument("--out", type=Path, default=HERE / "kehoach-static")
    for name in ("seed", "epochs", "dim"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Settings(), name))
    given = vars(parser.parse_args(arguments))
    data, out = given.pop("data"), given.pop("out")
    settings = Settings(**given)
    began = time.monotonic()
    try:
        tokenizer, vocabulary, matrix = train(data, settings)
    except FileNotFoundError as error:
        say(f"no training text: {error.filename} is missing")
        return 2
    card = (HERE / "card.md").read_text(encoding="utf-8")
    folder.write(out, tokenizer, matrix, vocabulary.rows, card, asdict(settings))
    say(f"{out} written after {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
