"""Training of the second opinion (`assistant.understanding.opinion`) from the phrasings."""
