"""A panel on Upload Knowledge and Education Audio: withdrawing, and who had it."""
