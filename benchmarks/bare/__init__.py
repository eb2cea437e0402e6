"""What the product is held against: the frameworks alone, with the same answers."""
