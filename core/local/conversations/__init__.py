"""Conversations: how they run, what is answered, what is kept."""
