"""The robotic preview voices that the local service offers, two or more for each language."""

from dataclasses import dataclass, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class LocalVoice:
    """One preview voice, described as a voice of the hosted service would be.

    `voice_id` never changes once published, because saved audio and agents refer to it.
    `language` is an ISO 639-1 code, `locale` a BCP 47 tag, `gender` "female" or "male".
    `engine_voice` names an espeak-ng language and speaker variant, such as "en-us+f3".
    `words_per_minute` is the rate at normal speed; espeak-ng counts a word as about five letters.
    """

    voice_id: str
    name: str
    language: str
    locale: str
    gender: str
    description: str
    engine_voice: str
    words_per_minute: int

    @property
    def base(self) -> str:
        """The espeak-ng language that this voice reads its text with, such as "en-us"."""
        return self.engine_voice.partition("+")[0]

    @property
    def variant(self) -> str:
        """The espeak-ng speaker variant, such as "f3", which works with every language."""
        return self.engine_voice.partition("+")[2]


def _voice(
    voice_id: str,
    name: str,
    locale: str,
    language_name: str,
    engine_voice: str,
    words_per_minute: int,
) -> LocalVoice:
    gender = "female" if "+f" in engine_voice else "male"
    return LocalVoice(
        voice_id=voice_id,
        name=f"{name} (preview)",
        language=locale.partition("-")[0],
        locale=locale,
        gender=gender,
        description=(
            f"A robotic {gender} voice for {language_name}, made on this computer "
            "to preview texts before a natural voice is used."
        ),
        engine_voice=engine_voice,
        words_per_minute=words_per_minute,
    )


# Japanese is left out on purpose: espeak-ng does not read kanji, it spells each one out.
# At its rate each voice keeps the pace of `core.text.speech_rate`: a script of five minutes is five
# minutes of sound.
VOICES: tuple[LocalVoice, ...] = (
    _voice("localEnglishAnna0001", "Anna", "en-US", "English", "en-us+f3", 142),
    _voice("localEnglishPaul0001", "Paul", "en-US", "English", "en-us+m3", 142),
    _voice("localChineseMei00001", "Mei", "zh-TW", "Mandarin Chinese", "cmn+f2", 173),
    _voice("localChineseWei00001", "Wei", "zh-TW", "Mandarin Chinese", "cmn+m7", 173),
    _voice("localSpanishLucia001", "Lucía", "es-MX", "Spanish", "es-419+f4", 155),
    _voice("localSpanishDiego001", "Diego", "es-MX", "Spanish", "es-419+m3", 155),
    _voice("localFrenchClaire001", "Claire", "fr-FR", "French", "fr+f3", 120),
    _voice("localFrenchLouis0001", "Louis", "fr-FR", "French", "fr+m3", 120),
    _voice("localGermanKlara0001", "Klara", "de-DE", "German", "de+f2", 128),
    _voice("localGermanJonas0001", "Jonas", "de-DE", "German", "de+m3", 128),
    _voice("localPortuguAna00001", "Ana", "pt-BR", "Portuguese", "pt-br+f3", 146),
    _voice("localPortuguRui00001", "Rui", "pt-BR", "Portuguese", "pt-br+m3", 146),
    _voice("localItalianGiulia01", "Giulia", "it-IT", "Italian", "it+f2", 138),
    _voice("localItalianMarco001", "Marco", "it-IT", "Italian", "it+m3", 138),
    _voice("localHindiAsha000001", "Asha", "hi-IN", "Hindi", "hi+f3", 162),
    _voice("localHindiRavi000001", "Ravi", "hi-IN", "Hindi", "hi+m3", 162),
    _voice("localVietnamLan00001", "Lan", "vi-VN", "Vietnamese", "vi+f5", 134),
    _voice("localVietnamMinh0001", "Minh", "vi-VN", "Vietnamese", "vi+m3", 134),
    _voice("localKoreanJiwoo0001", "Jiwoo", "ko-KR", "Korean", "ko+f3", 136),
    _voice("localKoreanMinho0001", "Minho", "ko-KR", "Korean", "ko+m3", 136),
)

_VOICES_BY_ID = {voice.voice_id: voice for voice in VOICES}


# Languages that a text can be told to be in. The hosted voices speak all of theirs; so do these,
# each with its own sound.
@cache
def _readers() -> dict[str, LocalVoice]:
    from core.retrieval.language import Language

    return {voice.language: voice for voice in reversed(VOICES) if voice.language in set(Language)}


def voice_for(text: str, voice: LocalVoice) -> LocalVoice:
    """The voice as it reads this text: with another language's pronunciation if it is in one."""
    from core.retrieval.language import detect_language

    language = detect_language(text)
    readers = _readers()
    if language is None or language == voice.language or voice.language not in readers:
        return voice
    reader = readers[language]
    return replace(
        voice,
        engine_voice=f"{reader.base}+{voice.variant}",
        words_per_minute=reader.words_per_minute,
    )


def find_voice(voice_id: str) -> LocalVoice | None:
    """Return the preview voice with this id, or None when there is none."""
    return _VOICES_BY_ID.get(voice_id)
