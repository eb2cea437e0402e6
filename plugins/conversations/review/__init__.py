"""What became of a patient's questions, and what staff should know."""
