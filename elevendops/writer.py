"""The language model behind `context.writer`."""

from core.ports.writer import Writer, WriterReport, WriterRequest

__all__ = ["Writer", "WriterReport", "WriterRequest"]
