"""How the clinic has its words said: medicine names and the like, by language."""
