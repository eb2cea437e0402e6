"""What a script covers: the built-in content modules, and templates of the clinic's own."""
