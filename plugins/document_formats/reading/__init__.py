"""The process that reads a file: no module of it is imported by the API."""
