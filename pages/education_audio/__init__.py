"""The page Education Audio."""
