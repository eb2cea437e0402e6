"""Long lists of rows, each list drawn as one element of its page."""
