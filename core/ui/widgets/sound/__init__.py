"""Sound on a page: its player, its text as it is heard, its language and how long it takes."""
