"""For people at a command line: checks, listings, the reference, samples."""
