"""Traces of both processes: what is recorded, what is kept, what may leave, and to where."""
