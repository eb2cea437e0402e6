"""Numbers in a text: written in digits or words, with their units, and times of day."""
