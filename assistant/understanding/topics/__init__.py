"""What a question says of a matter, in words that name nothing known."""
