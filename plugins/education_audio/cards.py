"""The dashboard's figure of the audio files."""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from core.contracts import Activity, AttentionItem, CardSpec, CardValue
from core.i18n import text
from core.ports.documents import Filter, Query
from core.shared.late import late
from plugins.education_audio import PAGE
from plugins.education_audio.contract import GIVEN, AudioStatus
from plugins.education_audio.models import AUDIO, DRAFTS, SHOWN
from plugins.recalls.contract import RecallReader

_SHOWN_FAILURES = 5
_FIELDS = ("name", "status", "modified_at")
_ACTIVITY = {
    AudioStatus.GENERATING: text("Audio “{name}” is being made", name=""),
    AudioStatus.WAITING: text("Audio “{name}” waits for the voice service", name=""),
    AudioStatus.COMPLETED: text("Audio “{name}” is ready", name=""),
    AudioStatus.FAILED: text("Audio “{name}” could not be made", name=""),
}


def audio_count_card(context: PluginContext) -> CardSpec:
    """How many audio files there are, which changed last, and what is outdated or failed."""

    outdated_audio = late(context, "plugins.education_audio.outdated:OutdatedAudio")
    voided_scripts = late(context, "plugins.education_audio.scripts.voided:VoidedScripts")

    async def load() -> CardValue:
        count = (await context.documents.totals(AUDIO)).count
        latest = await context.documents.query(
            AUDIO, Query(order_by="-modified_at", limit=1, fields=_FIELDS)
        )
        failed = await context.documents.query(
            AUDIO,
            Query(
                (Filter("status", "==", AudioStatus.FAILED.value),),
                order_by="-modified_at",
                limit=_SHOWN_FAILURES,
                fields=_FIELDS,
            ),
        )
        activity = None
        for stored in latest.items:
            said = _ACTIVITY[AudioStatus(stored.data["status"])]
            activity = Activity(
                text(said.source.message, name=stored.data["name"]),
                clock.parse(stored.data["modified_at"]),
            )
        attention = tuple(
            AttentionItem(
                text("Audio “{name}” could not be made", name=stored.data["name"]),
                PAGE,
                (("audio", stored.id),),
            )
            for stored in failed.items
        )
        outdated = await outdated_audio.attention()
        gone = await outdated_audio.gone()
        voided = await voided_scripts.attention()
        withdrawn = await context.service(RecallReader).attention()
        return CardValue(count, activity, withdrawn + outdated + gone + voided + attention)

    return CardSpec(
        key="audio_count",
        title=text("Audio files"),
        page=PAGE,
        load=load,
        order=20,
        next_step=text("Write a script from a document, approve it and have it spoken."),
        collections=(*SHOWN, DRAFTS),
        points=(GIVEN,),
    )
