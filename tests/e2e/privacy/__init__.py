"""Words that must not leave, foreign pages, and sign-in."""
