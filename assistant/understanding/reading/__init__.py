"""Everything that a text says, each word once; what is asked is not decided here."""
