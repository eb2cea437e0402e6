"""What an agent is told, and what it says before any answer."""
