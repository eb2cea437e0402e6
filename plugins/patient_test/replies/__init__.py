"""What a patient hears back: the agent's replies, held back where they contradict, and fixed texts."""
