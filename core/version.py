"""The version of ElevenDops."""

__version__ = "0.1.0"
