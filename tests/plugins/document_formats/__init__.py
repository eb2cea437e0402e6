"""PDF, Word and web pages."""
