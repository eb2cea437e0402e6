"""What the checks find in a script, and who has accepted it."""
