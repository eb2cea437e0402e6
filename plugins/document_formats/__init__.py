"""PDF, Word and web pages for Upload Knowledge."""
