"""What a question is, before anything is looked up: its kind, and what it leans on."""
