"""The voice provider ElevenLabs."""
