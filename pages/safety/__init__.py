"""The page Safety."""
