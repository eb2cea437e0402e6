"""Who reads which language."""
