"""The agents at the voice service: made equal to ours, compared, put on trial, and their models."""
