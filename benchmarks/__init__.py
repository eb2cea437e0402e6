"""What ElevenDops costs and how well it judges, measured: see docs/benchmarks.md."""
