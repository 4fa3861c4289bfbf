"""What is asked, by the words side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import add
from typing import Literal, NamedTuple, cast

from assistant.answer import Kind
from assistant.understanding.opinion.features import question_features
from assistant.understanding.opinion.tokens import Token
from assistant.understanding.opinion.weights import Weights

Role = Literal["lead", "coordinating", "tracking"]


class Asked(NamedTuple):
    """The likeliest kind, with the role that a list of work asks for, and how likely it is
    (0-1). `shares` has the likelihood of every kind."""

    kind: Kind
    role: Role
    share: float
    shares: dict[str, float]

    @property
    def label(self) -> str:
        """As in `Weights.labels`."""
        return self.kind if self.role == "lead" else f"{self.kind}/{self.role}"


def asked(tokens: Sequence[Token], topic: Sequence[bool], weights: Weights) -> Asked:
    """What the words ask for. Labels are kinds, with a role behind a slash where it is not
    the lead: "responsibility/coordinating"."""
    totals = [0] * len(weights.labels)
    for name in question_features(tokens, topic):
        if row := weights.row(name):
            totals = list(map(add, totals, row))
    each = [b + weights.kind_scale * t for b, t in zip(weights.bias, totals, strict=True)]
    most = max(each)
    parts = [exp(value - most) for value in each]
    whole = sum(parts)
    shares: dict[str, float] = {}
    for label, part in zip(weights.labels, parts, strict=True):
        kind = label.partition("/")[0]
        shares[kind] = shares.get(kind, 0.0) + part / whole
    kind = cast(Kind, max(shares, key=lambda k: shares[k]))
    own = [(p, label) for p, label in zip(parts, weights.labels, strict=True)
           if label.partition("/")[0] == kind]  # fmt: skip
    role = cast(Role, max(own)[1].partition("/")[2] or "lead")
    return Asked(kind, role, shares[kind], shares)
