"""Services on loopback that stand for what is outside the product."""
