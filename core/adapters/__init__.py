"""Adapters: who provides what the ports ask for."""
