"""Programs and servers as forks of a process that has imported what they need."""
