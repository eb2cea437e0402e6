"""The local voice and writer service: a process of its own that speaks the providers' protocols."""
