"""A small ctypes binding to espeak-ng: text in, samples and word times out.

espeak-ng is licensed GPL-3.0-or-later, keeps one state for the whole process and is not safe to
call from several threads. Only the speech worker process may import this module.
"""

import ctypes
from typing import ClassVar

import espeakng_loader
import numpy as np
import numpy.typing as npt

from core.local.speech.text import WordEvent

Samples = npt.NDArray[np.float32]

# From speak_lib.h, espeak-ng 1.52.
_OUTPUT_SYNCHRONOUS = 2
_INITIALIZE_DONT_EXIT = 0x8000
_PARAMETER_RATE = 1
_POSITION_IN_CHARACTERS = 1
_TEXT_IS_UTF8 = 1
_EVENT_LIST_TERMINATED = 0
_EVENT_WORD = 1
_OK = 0


class _Event(ctypes.Structure):
    _fields_: ClassVar[list[tuple[str, type]]] = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """The espeak-ng library, initialised once. Raises OSError when it cannot be used."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data_path = espeakng_loader.get_data_path().encode()
        self.sample_rate: int = self._library.espeak_Initialize(
            _OUTPUT_SYNCHRONOUS, 0, data_path, _INITIALIZE_DONT_EXIT
        )
        if self.sample_rate <= 0:
            raise OSError("espeak-ng did not find its voice data")
        self._chunks: list[bytes] = []
        self._words: list[WordEvent] = []
        # The library keeps the pointer, so the callback object must live as long as this one.
        self._callback = _Callback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(
        self, text: str, engine_voice: str, words_per_minute: int
    ) -> tuple[Samples, list[WordEvent]]:
        """Speak `text`; return samples between -1 and 1 and the word events.

        Raises OSError when the library refuses the voice or the text.
        """
        self._chunks, self._words = [], []
        self._check(self._library.espeak_SetVoiceByName(engine_voice.encode()), engine_voice)
        self._check(
            self._library.espeak_SetParameter(_PARAMETER_RATE, words_per_minute, 0), "the rate"
        )
        encoded = text.encode()
        self._check(
            self._library.espeak_Synth(
                encoded,
                ctypes.c_size_t(len(encoded) + 1),
                0,
                _POSITION_IN_CHARACTERS,
                0,
                _TEXT_IS_UTF8,
                None,
                None,
            ),
            "the text",
        )
        samples = np.frombuffer(b"".join(self._chunks), dtype=np.int16)
        return samples.astype(np.float32) / np.float32(32768), self._words

    def _check(self, status: int, subject: str) -> None:
        if status != _OK:
            raise OSError(f"espeak-ng refused {subject} with status {status}")

    def _receive(self, samples: int | None, count: int, events: "ctypes._Pointer[_Event]") -> int:
        if samples and count > 0:
            self._chunks.append(ctypes.string_at(samples, count * 2))
        index = 0
        while events[index].type != _EVENT_LIST_TERMINATED:
            event = events[index]
            if event.type == _EVENT_WORD:
                self._words.append(
                    # The library counts characters from one.
                    WordEvent(event.text_position - 1, event.length, event.audio_position / 1000)
                )
            index += 1
        return 0
