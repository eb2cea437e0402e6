"""The writer Gemini."""
