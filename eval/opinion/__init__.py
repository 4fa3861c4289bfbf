"""Training of the second opinion (`assistant.opinion`) from the phrasings."""
