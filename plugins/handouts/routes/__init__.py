"""The routes of Handouts: for the clinic, and for patients."""
