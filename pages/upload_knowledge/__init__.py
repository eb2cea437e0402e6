"""The page Upload Knowledge."""
