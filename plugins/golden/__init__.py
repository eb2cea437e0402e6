"""Golden questions: what an agent has to answer rightly before patients hear it."""
