"""When somebody is to call, and how soon: its conditions, signs and urgency, compared."""
