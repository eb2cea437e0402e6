"""The frame around every page, and the core's own pages."""
