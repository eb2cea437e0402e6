"""What several features use, and the core does not: removals at a provider, voices, samples."""
