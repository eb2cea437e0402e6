"""The feature Agent Setup."""
