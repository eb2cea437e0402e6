"""What staff choose before a script is written: content, language, length and model."""
