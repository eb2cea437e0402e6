"""Times as they are stored: UTC, as text that sorts like the times themselves."""

from core.clock import now, parse, stamp

__all__ = ["now", "parse", "stamp"]
