"""Who looks at the dashboard, and what is theirs to see."""
