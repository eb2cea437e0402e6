"""Handouts: an approved audio for one patient, by a link that ends."""
