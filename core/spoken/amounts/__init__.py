"""Says parts, shares and degrees: what stands beside a figure and is no unit."""
