"""The clinic's own emergency texts: drafted, approved word for word, kept in every version."""
