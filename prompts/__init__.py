"""Prompts for the optional language model, one file each."""
