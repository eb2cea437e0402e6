"""Names of medicines, and where a text has them."""
