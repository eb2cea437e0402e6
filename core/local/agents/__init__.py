"""The agents of the local service."""
