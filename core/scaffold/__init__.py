"""Writes the package of a new plugin from the templates beside this module."""

from __future__ import annotations

import importlib.util
import keyword
import re
import sys
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from core.contracts import API_VERSION
from core.version import __version__

_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_MIN_NAME, _MAX_NAME = 2, 40
_TAKEN = frozenset({"core", "plugins", "pages", "elevendops", "test", "tests", "templates"})
_SUFFIX = ".tmpl"


class ScaffoldError(Exception):
    """The package cannot be written; the text says why and what to do."""


def new_plugin(name: str, into: Path) -> Path:
    """Write the package of a plugin into a new folder `into/elevendops-<name>`; its path.

    Nothing that exists is touched. Raises ScaffoldError.
    """
    package = package_name(name)
    address = package.replace("_", "-")
    title = address.replace("-", " ").title()
    distribution = f"elevendops-{address}"
    target = into / distribution
    template_folder = files(__package__) / "templates"
    values = {
        "package": package,
        "address": address,
        "title": title,
        "distribution": distribution,
        "variable": package.upper(),
        "collection": package,
        "api_version": str(API_VERSION),
        "elevendops_version": __version__,
    }
    try:
        target.mkdir(parents=True)
        _write(template_folder, target, values)
    except FileExistsError:
        raise ScaffoldError(
            f"{target} exists already and is left as it is; choose another name or another "
            "folder (--into)."
        ) from None
    except OSError as error:
        raise ScaffoldError(f"{target} cannot be written: {error.strerror}.") from None
    return target


def package_name(name: str) -> str:
    """The id and package of a plugin of this name. Raises ScaffoldError."""
    if not _NAME.fullmatch(name):
        raise ScaffoldError(
            f"{name!r} is no name for a plugin: it must begin with a lower-case letter and have "
            "lower-case letters and digits, in words that are joined by single hyphens, such as "
            "'waiting-room'."
        )
    if not _MIN_NAME <= len(name) <= _MAX_NAME:
        raise ScaffoldError(
            f"{name!r} is no name for a plugin: it must have {_MIN_NAME} to {_MAX_NAME} characters."
        )
    package = name.replace("-", "_")
    if keyword.iskeyword(package) or package in sys.stdlib_module_names or package in _TAKEN:
        raise ScaffoldError(f"{name!r} means something else in Python; choose another name.")
    if importlib.util.find_spec(package) or importlib.util.find_spec(f"plugins.{package}"):
        raise ScaffoldError(
            f"There is a plugin or a package named {package!r} here already; choose another name."
        )
    return package


def _write(folder: Traversable, target: Path, values: dict[str, str]) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            inner = target / (values["package"] if entry.name == "package" else entry.name)
            inner.mkdir()
            _write(entry, inner, values)
        elif entry.name.endswith(_SUFFIX):
            name = entry.name.removesuffix(_SUFFIX).replace("gitignore", ".gitignore")
            text = Template(entry.read_text(encoding="utf-8")).substitute(values)
            (target / name).write_text(text, encoding="utf-8")
