"""Small talk of patients, and what an agent says around an answer to be polite."""
