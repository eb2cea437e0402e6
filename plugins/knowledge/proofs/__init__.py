"""Whether the voice service has what the clinic has: asked after each sync."""
