"""The red flags that a clinic adds for the patients of one agent."""
