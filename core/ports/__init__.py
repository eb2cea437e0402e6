"""What the application needs from the outside, as protocols; adapters provide it."""
