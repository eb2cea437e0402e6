"""What a patient hears back: replies of the agent, and texts that are not the agent's to say."""
