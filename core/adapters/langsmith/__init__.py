"""Runs of the language model in LangSmith."""
