"""Where other plugins tell what of an audio file is with patients."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from core.contracts import AttentionItem
from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import text


@dataclass(frozen=True, slots=True)
class GivenSpec:
    """Tells what stands still since an audio file may not be heard: `find(audio_id)` yields a
    sentence for each kind of thing, such as "3 links for patients play nothing", and none where
    nothing was given. `collections` are all that the sentences follow from, beside the hour (UTC):
    where they are not named, the dashboard asks at each look. `gone()` yields what to look at of
    audio files that were deleted (`AudioGone`), if patients hold something of one still.

    .. versionadded:: 2
    """

    key: str
    title: str
    find: Callable[[str], AsyncIterator[str]]
    order: int = 100
    collections: tuple[str, ...] = ()
    gone: Callable[[], AsyncIterator[AttentionItem]] | None = None

    def __post_init__(self) -> None:
        validate_text(self.title, "GivenSpec.title")
        validate_order(self.order, "GivenSpec.order")
        validate_callable(self.find, "GivenSpec.find")
        if self.gone is not None:
            validate_callable(self.gone, "GivenSpec.gone")
        # One name alone would pass for as many names as it has letters.
        validate(isinstance(self.collections, tuple), "GivenSpec.collections must be a tuple")
        validate(KEY.fullmatch(self.key), f"GivenSpec.key {self.key!r} must be snake_case")


GIVEN = ExtensionPoint("education_audio.given", GivenSpec, text("What patients were given of it"))
"""The dashboard tells it beside the audio file that has to be approved again."""
