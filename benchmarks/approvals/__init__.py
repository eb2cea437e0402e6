"""Whether a patient ever gets words that nobody has approved: random acts on the real API."""
