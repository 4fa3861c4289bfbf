"""What a run comes to: rates with intervals, tables, the page, two runs side by side."""
