"""Kinds of questions that follow each other: what is asked of work, figures, plans."""

from __future__ import annotations

from assistant.answer import Kind

OF_WORK: tuple[Kind, ...] = ("responsibility", "count", "reporting")
OF_ONE: tuple[Kind, ...] = ("who", "deadline", "citation")  # what is asked of a piece of work
FIGURES: tuple[Kind, ...] = ("target", "series", "comparison")
ABOUT_PLANS: tuple[Kind, ...] = ("signer", "basis", "validity")
