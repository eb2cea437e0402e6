"""Whether what is asked for can be spoken: there is something to say, and somebody to say it."""

from __future__ import annotations

from core.errors import InvalidInput
from core.i18n import text
from core.ports.voice import Voice
from core.shared.voices import VoiceCatalog
from plugins.education_audio.approvals import NOTHING_TO_SAY
from plugins.education_audio.contract import AudioRequest
from plugins.education_audio.options import Problems
from plugins.education_audio.speech_text import turns


async def require_speakable(voices: VoiceCatalog, request: AudioRequest) -> Voice:
    """The first voice. Raises InvalidInput that names what the script or the voices lack."""
    problems = Problems()
    said = turns(request.script)
    if not said:
        problems.add("script", NOTHING_TO_SAY)
    second = request.speaker2_voice_id is not None
    two = any(turn.speaker == 2 for turn in said)
    if two and not second:
        # In one voice nobody hears who asks and who answers.
        problems.add(
            "speaker2_voice_id",
            text(
                "the script has lines that begin with “Speaker 2:”; choose a voice for them. If "
                "one voice is to read both, give the same voice here too"
            ),
        )
    if second and not two:
        problems.add(
            "speaker2_voice_id",
            text(
                "the script has no line that begins with “Speaker 2:”; leave the "
                "second voice out or mark the lines of both speakers"
            ),
        )
    problems.raise_any()
    if request.speaker2_voice_id is not None:
        await _voice(voices, request.speaker2_voice_id, "speaker2_voice_id", problems)
    voice = await _voice(voices, request.voice_id, "voice_id", problems)
    problems.raise_any()
    assert voice is not None  # its absence was a problem
    return voice


async def _voice(
    voices: VoiceCatalog, voice_id: str, field: str, problems: Problems
) -> Voice | None:
    try:
        return await voices.require(voice_id, field)
    except InvalidInput as error:
        problems.add_error(error)
        return None
