"""Stored records of a plugin: their field types, their read models, and files with a version.

`Stamp` is the type of a stored time. `record_of(stored, Model)` is a document as the model that
`CollectionSpec.record` names, which a read has made already. A `BlobFormat` reads and writes the
content of a file that has versions as documents have them.
"""

from core.records import Stamp, record_of
from core.stored.upgrades import BlobFormat

__all__ = ["BlobFormat", "Stamp", "record_of"]
