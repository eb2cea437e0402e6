"""How a document is built: its markup, its titled sections and its lists."""
