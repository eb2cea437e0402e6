"""Settings that are of little use without another one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlsoSet:
    """Stands in the annotation of a field of settings: whoever sets it wants `setting`, too.

    `setting` is named as in the environment, `otherwise` says what happens without it. It is no
    error: `elevendops doctor` says so.
    """

    setting: str
    otherwise: str
