"""Scripts: written, followed while they grow, edited."""
