"""Empty: no language model is asked. The prompts of one would stand here, one file each."""
