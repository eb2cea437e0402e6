"""Tests of the versions of what is stored."""
