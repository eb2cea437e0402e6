"""Tests of the jobs, on the SQLite store."""
