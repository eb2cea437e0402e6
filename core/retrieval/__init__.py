"""Finds passages of a clinic's documents, and answers questions from them or declines."""
