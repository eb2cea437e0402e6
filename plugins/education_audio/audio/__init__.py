"""Audio files: asked for, spoken, joined."""
