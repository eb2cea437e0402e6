"""What differs between an agent here and at the voice service, and what staff choose of it."""
