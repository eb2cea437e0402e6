"""The page Doctor Dashboard."""
