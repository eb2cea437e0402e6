"""What leaves the process: traces on the wire."""
