"""What the models of pydantic have in common."""
