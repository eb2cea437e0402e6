"""What a prescription abbreviates: codes, units of dosing, titles."""
