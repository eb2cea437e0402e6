"""One thin page per feature, drawn from API answers only."""
