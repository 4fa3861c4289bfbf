"""What was typed, as it was meant; and what cannot be a question."""
