"""The page Agent Setup."""
