"""Whether what is typed for a script, and the script itself, hold a patient's data."""
