"""The preview writer: scripts of a document's own sentences."""
