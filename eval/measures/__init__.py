"""How good one answer is, each measure a small pure function.

An answer, item, citation or record is the JSON object that `kehoach ask --json` and
`kehoach records --json` print; an expectation is the `expect` object of a golden case.
A share lies in 0..1. A measure that does not apply to a case returns None: such cases
are counted as unscored by `estimate`, never dropped.
"""
