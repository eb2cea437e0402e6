"""Compares a script with its document, sentence by sentence, without a language model."""
