"""What the benchmarks share: processes, load, clinics full of data, visitors, and the table."""
