"""How well passages are found: on sets in BEIR form, at scale, beside a stock pipeline."""
