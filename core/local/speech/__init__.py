"""The preview voices: text in, sound out."""
