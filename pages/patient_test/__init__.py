"""The page Patient Test."""
