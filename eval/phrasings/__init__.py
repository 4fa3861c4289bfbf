"""Ways to ask, from phrasings.toml: questions made of them, said and typed as people do."""
