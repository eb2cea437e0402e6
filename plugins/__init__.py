"""The built-in features; each folder is one plugin."""
