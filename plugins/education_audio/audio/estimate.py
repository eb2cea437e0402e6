"""What the speech of a script will cost before it is made, and whether the account has as much."""

from __future__ import annotations

import logging
import math
import time

from core.context import PluginContext
from core.errors import AppError, OutOfCredit
from core.i18n import amount, text
from core.ports.documents import JsonObject
from core.ports.speech import SpeechQuota, terms_of
from plugins.education_audio.audio.parts.spoken import SpokenParts
from plugins.education_audio.contract import EstimateRequest, SpeechEstimate
from plugins.education_audio.lexicon.service import Lexicon
from plugins.education_audio.settings import EducationAudioSettings
from plugins.education_audio.speech_text import MAX_PART

log = logging.getLogger(__name__)

_QUOTA_SECONDS = 20.0
"""So old may be what a page shows of the account; a request looks anew."""


class SpeechEstimates:
    """Counts what is not spoken yet, by the rate and the quota that the voice service tells."""

    def __init__(self, context: PluginContext) -> None:
        self._voice = context.voice
        self._parts = context.shared(SpokenParts)
        self._lexicon = context.shared(Lexicon)
        self._settings = context.own_settings(EducationAudioSettings)
        self._is_free = context.settings.voice_is_local
        self._shown: tuple[SpeechQuota | None, float] = (None, 0.0)

    async def estimate(self, request: EstimateRequest) -> SpeechEstimate:
        """What the script costs with these voices, as it would be said now."""
        said = {
            "script": request.script,
            "voice_id": request.voice_id,
            "speaker2_voice_id": request.speaker2_voice_id,
            "pronunciations": await self._lexicon.said_of(request.script),
        }
        if time.monotonic() >= self._shown[1]:
            self._shown = (await self._quota(), time.monotonic() + _QUOTA_SECONDS)
        return await self._estimate(said, self._shown[0])

    async def require_credit(self, said: JsonObject) -> None:
        """Raise OutOfCredit when the account has too little left for the parts of `said`, which is
        as for SpokenParts.cut. Where the account does not tell, the voice service will.
        """
        quota = await self._quota()
        if quota is None or quota.left is None:
            return
        found = await self._estimate(said, quota)
        if found.fits is not False or found.credits is None:
            return
        left = text(
            "Needed: {needed}; left: {left}.", needed=amount(found.credits), left=amount(quota.left)
        )
        if quota.resets_at is not None:
            left = text(
                "Needed: {needed}; left until {day}: {left}.",
                needed=amount(found.credits),
                day=quota.resets_at.date().isoformat(),
                left=amount(quota.left),
            )
        raise OutOfCredit(
            text(
                "The account at the voice service has too few credits left for this speech. {left} "
                "Nothing was spoken. Shorten the script, or have credit added.",
                left=left,
            )
        )

    async def _estimate(self, said: JsonObject, quota: SpeechQuota | None) -> SpeechEstimate:
        parts, names = await self._parts.cut(said, MAX_PART)
        single = dict(zip(names, parts, strict=True))
        paid = sum(
            [len(part.text) for name, part in single.items() if await self._parts.is_spoken(name)]
        )
        missing = sum(len(part.text) for part in single.values()) - paid
        rate = await self._rate()
        needed = None if rate is None else math.ceil(missing * rate)
        left = quota.left if quota is not None else None
        price = self._settings.speech_price
        return SpeechEstimate(
            characters=sum(len(part.text) for part in parts),
            characters_to_pay=missing,
            is_free=self._is_free,
            credits=needed,
            credits_left=left,
            resets_at=quota.resets_at if quota is not None else None,
            fits=None if needed is None or left is None else needed <= left,
            price=round(needed * price / 1000, 2) if needed is not None and price else None,
            currency=self._settings.speech_currency if price else None,
        )

    async def _rate(self) -> float | None:
        terms = terms_of(self._voice)
        try:
            return await terms.speech_rate() if terms is not None else None
        except AppError as error:
            log.info("the voice service tells no rate: %s", error.error_code)
            return None

    async def _quota(self) -> SpeechQuota | None:
        terms = terms_of(self._voice)
        try:
            return await terms.speech_quota() if terms is not None else None
        except AppError as error:
            # The key may not read it, or nobody answers: the speech itself will tell.
            log.info("the voice service tells no quota: %s", error.error_code)
            return None
