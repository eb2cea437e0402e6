"""The forms of the names that plugins give to things, and the check of what they declare."""

from __future__ import annotations

import re

PLUGIN_ID = re.compile(r"[a-z][a-z0-9_]{1,40}")
SEGMENT = re.compile(r"[a-z][a-z0-9-]{0,40}")
TARGET = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")
ICON = re.compile(r":material/[a-z0-9_]+:")
KIND = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
KEY = re.compile(r"[a-z][a-z0-9_]{0,60}")
FOLDER = re.compile(r"[A-Za-z0-9_.-]{1,100}")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?")
SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?")
"""A host as browsers name it: a name or an address, and the port where it is not the usual one."""


def validate(matches: object, message: str) -> None:
    """Raise ValueError with this message unless `matches` is true."""
    if not matches:
        raise ValueError(message)


def validate_text(value: object, what: str, longest: int = 200) -> None:
    """Raise ValueError, naming `what` it is, unless the value is a text that is not blank."""
    validate(isinstance(value, str) and value.strip(), f"{what} is blank or no text")
    validate(len(str(value)) <= longest, f"{what} is longer than {longest} characters")


def validate_order(value: object, what: str) -> None:
    """Raise ValueError unless the value is a whole number."""
    validate(isinstance(value, int), f"{what} is {value!r} and no whole number")


def validate_callable(value: object, what: str) -> None:
    """Raise ValueError unless the value can be called."""
    validate(callable(value), f"{what} is no function")
