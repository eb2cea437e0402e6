"""What a reply tells otherwise than its documents: figures, denials, opposites, sentences."""
