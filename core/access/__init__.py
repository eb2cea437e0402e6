"""What a plugin may touch, and what it was refused and spent."""
