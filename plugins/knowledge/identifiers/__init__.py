"""Possible identifiers of patients in a text: found by check digits and by what stands beside."""
