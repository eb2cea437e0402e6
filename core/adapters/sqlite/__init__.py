"""Documents in an SQLite file."""
