"""What is kept of a conversation, while it goes on and when it has ended."""
