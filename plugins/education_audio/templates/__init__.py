"""Templates of the clinic's own for scripts."""
