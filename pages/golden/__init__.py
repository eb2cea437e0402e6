"""Golden questions on the pages of agents, tests and conversations."""
