"""What of a reply answers which question, by all that tells it."""
