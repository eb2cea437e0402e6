"""Fills a running clinic with the samples of its plugins.

What is there already is left as it is, so that an interrupted run can be completed.
"""

from __future__ import annotations

import sys

import httpx

from core.errors import SampleError, error_location
from core.host.registry import PluginRegistry
from core.settings import Settings
from core.shared.samples import SampleClinic, SampleSpec

_CALL_SECONDS = 120.0


def seed_clinic(settings: Settings, *, only_if_empty: bool = False) -> int:
    """Let every plugin add its samples; the exit code.

    With `only_if_empty` nothing is done in a clinic that has data of its own. A sample that cannot
    be added is named, and the others are added all the same.
    """
    samples = _samples(settings)
    try:
        with httpx.Client(
            base_url=settings.api_url, timeout=_CALL_SECONDS, trust_env=False
        ) as client:
            clinic = SampleClinic(client, settings)
            if only_if_empty and _has_own_data(clinic, samples):
                print("The clinic has data of its own; no sample data is added.")  # noqa: T201
                return 0
            for sample in samples:
                _add(clinic, sample)
    except httpx.TransportError:
        print(  # noqa: T201
            f"The API does not answer at {settings.api_url}. Start the product first: make run",
            file=sys.stderr,
        )
        return 1
    except SampleError as error:
        print(str(error), file=sys.stderr)  # noqa: T201
        return 1
    if clinic.left_out:
        print(  # noqa: T201
            f"{len(clinic.left_out)} of the samples could not be added. Mend what is named above, "
            "then run `elevendops seed` to add them.",
            file=sys.stderr,
        )
        return 1
    return 0


def _samples(settings: Settings) -> list[SampleSpec]:
    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    found: list[SampleSpec] = []
    registry.each(lambda record: found.extend(record.ask("register_samples", SampleSpec)))
    for record in registry.failed():
        why = f"failed at {record.stage}: {record.error}"
        print(f"Without the samples of plugin {record.id}: it {why}", file=sys.stderr)  # noqa: T201
    return sorted(found, key=lambda sample: (sample.order, sample.title))


def _has_own_data(clinic: SampleClinic, samples: list[SampleSpec]) -> bool:
    return any(sample.own_data(clinic) for sample in samples if sample.own_data is not None)


def _add(clinic: SampleClinic, sample: SampleSpec) -> None:
    try:
        with clinic.adding(sample.title, say=False):
            sample.add(clinic)
    except httpx.TransportError:
        raise
    except Exception as error:  # noqa: BLE001 - isolation: plugin code
        clinic.leave_out(sample.title, f"{type(error).__name__} at {error_location(error)}")
