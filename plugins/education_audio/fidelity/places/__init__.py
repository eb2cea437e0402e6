"""Where on the body something goes, and things of which one excludes another."""
