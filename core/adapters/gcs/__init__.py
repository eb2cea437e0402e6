"""Blobs in Cloud Storage."""
