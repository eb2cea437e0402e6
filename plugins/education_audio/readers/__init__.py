"""Who reads which language, and so may approve a translation into it."""
