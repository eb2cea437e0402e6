"""The parts of a script that are spoken: each is paid once, and heard before the last is there."""
