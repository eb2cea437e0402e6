"""What was found in a script, shown beside it before it is approved."""
