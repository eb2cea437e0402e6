"""What a sentence says, before it is compared."""
