"""Commands of `kehoach` that need more than a few lines, one module each."""
