"""Golden questions: what an agent has to answer rightly before patients hear it."""

SIMULATED_PATIENTS = "simulated_patients"
"""The key of their check, by which a version names their report."""
