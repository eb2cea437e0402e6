"""Turns an uploaded file into a document's text, by the extractor of whichever plugin reads it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from core import i18n
from core.context import Extension, PluginContext
from core.errors import FieldProblem, InvalidInput, PayloadTooLarge, PluginFault
from core.i18n.formats import format_number
from plugins.knowledge.contract import (
    EXTRACTORS,
    MAX_CONTENT,
    ExtractedText,
    ExtractorSpec,
    FileFormat,
)
from plugins.knowledge.files.encodings import (
    NO_TEXT,
    EncodingUnclear,
    Reading,
    decode,
    decode_page,
    possible_readings,
)
from plugins.knowledge.files.known_encodings import CODECS
from plugins.knowledge.files.scanning import malware_scanner
from plugins.knowledge.settings import KnowledgeSettings

FIELD = "file"
ENCODING_FIELD = "encoding"


class Uploads:
    """The kinds of files that working plugins read, and the reading."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._scanner = context.shared(malware_scanner)
        self._seconds = context.own_settings(KnowledgeSettings).extract_seconds

    def formats(self) -> list[FileFormat]:
        """What can be uploaded; a suffix is listed with the plugin that will read it."""
        found: dict[tuple[str, str], FileFormat] = {}
        for suffix, extension in self._readers().items():
            spec = extension.spec
            listed = found.setdefault(
                (extension.plugin_id, spec.key),
                FileFormat(
                    key=spec.key,
                    title=spec.title,
                    suffixes=[],
                    max_bytes=spec.max_bytes,
                    plugin_id=extension.plugin_id,
                    plugin_title=extension.plugin_title,
                ),
            )
            listed.suffixes.append(suffix)
        return list(found.values())

    async def text(
        self, filename: str, content: bytes, encoding: str | None = None
    ) -> ExtractedText:
        """The file's text; `encoding` names how to read a text file or a web page.

        Raises:
            EncodingUnclear: it can be read in more than one way, and none was named.
            InvalidInput, PayloadTooLarge, PluginFault: it cannot be read at all, or is harmful.
            Unavailable: the malware scanner cannot be asked.
        """
        extension = self._reader(filename, content)
        await self._scanner.require_clean(content)
        if encoding is not None:
            content = await self._reencoded(extension, content, encoding)
        elif extension.spec.is_page:
            content = await self._page(content)
        try:
            found = await extension.run(
                partial(_extracted, extension.spec, content, filename),
                None,
                seconds=self._seconds,
            )
        except EncodingUnclear:
            raise
        except InvalidInput as error:
            said = error.fields[0].message if error.fields else error.detail
            raise InvalidInput.field(FIELD, said) from None
        if found is None:
            raise _not_read(extension)
        return _checked(found, extension)

    async def readings(self, filename: str, content: bytes) -> list[Reading]:
        """The ways to read a text file or a web page, the likeliest first; one where there is no
        doubt.

        Raises InvalidInput, PayloadTooLarge, Unavailable.
        """
        extension = self._reader(filename, content)
        self._require_text(extension)
        await self._scanner.require_clean(content)
        try:
            page = extension.spec.is_page
            return await asyncio.to_thread(partial(possible_readings, content, page=page))
        except InvalidInput as error:
            raise InvalidInput.field(FIELD, error.detail) from None

    def _reader(self, filename: str, content: bytes) -> Extension[ExtractorSpec]:
        extension = self._readers().get(PurePosixPath(filename.lower()).suffix)
        if extension is None:
            raise InvalidInput.field(
                FIELD,
                i18n.text("Choose a file of another kind: {choices}", choices=self._choices()),
            )
        if len(content) > extension.spec.max_bytes:
            raise PayloadTooLarge(
                i18n.text(
                    "The file is too large: it may have at most {size} MB, and a document at most "
                    "{max_content} characters.",
                    size=format_number(round(extension.spec.max_bytes / 1_000_000, 1)),
                    max_content=format_number(MAX_CONTENT),
                )
            )
        return extension

    async def _reencoded(
        self, extension: Extension[ExtractorSpec], content: bytes, encoding: str
    ) -> bytes:
        self._require_text(extension)
        if encoding not in CODECS:
            raise InvalidInput.field(
                ENCODING_FIELD, i18n.text("Choose one of: {join}", join=", ".join(CODECS))
            )
        try:
            read = await asyncio.to_thread(decode, content, encoding)
            return read.encode("utf-8-sig" if extension.spec.is_page else "utf-8")
        except (InvalidInput, UnicodeEncodeError):
            raise InvalidInput.field(
                ENCODING_FIELD, i18n.text("The file cannot be read in this way")
            ) from None

    async def _page(self, content: bytes) -> bytes:
        """A web page as an extractor gets it. Raises InvalidInput."""
        try:
            return (await asyncio.to_thread(decode_page, content)).encode("utf-8-sig")
        except EncodingUnclear:
            raise
        except (InvalidInput, UnicodeEncodeError) as error:
            said = error.detail if isinstance(error, InvalidInput) else NO_TEXT
            raise InvalidInput.field(FIELD, said) from None

    def _require_text(self, extension: Extension[ExtractorSpec]) -> None:
        if extension.plugin_id != self._context.plugin_id and not extension.spec.is_page:
            raise InvalidInput.field(
                ENCODING_FIELD, i18n.text("Only text files and web pages are read in a chosen way")
            )

    def _readers(self) -> dict[str, Extension[ExtractorSpec]]:
        """Who reads each suffix: the built-in extractors, then the others in their order."""
        found = self._context.extensions(EXTRACTORS)
        found.sort(key=lambda extension: extension.plugin_id != self._context.plugin_id)
        readers: dict[str, Extension[ExtractorSpec]] = {}
        for extension in found:
            for suffix in extension.spec.suffixes:
                readers.setdefault(suffix, extension)
        return readers

    def _choices(self) -> str:
        return ", ".join(f"{known.title} ({', '.join(known.suffixes)})" for known in self.formats())


def _extracted(spec: ExtractorSpec, content: bytes, filename: str) -> ExtractedText:
    found: object = spec.extract(content, filename)
    if isinstance(found, str):
        found = ExtractedText(found)
    if not isinstance(found, ExtractedText):
        raise TypeError(f"extract gave {type(found).__name__} instead of text")
    found.text.encode()
    return found


def _not_read(extension: Extension[ExtractorSpec]) -> PluginFault:
    fault = extension.fault(i18n.text("could not read this file, and nothing was stored"))
    fault.fields = (
        FieldProblem(
            FIELD,
            i18n.text(
                "“{title}” of the plugin “{plugin_title}” could not read it",
                title=extension.spec.title,
                plugin_title=extension.plugin_title,
            ),
        ),
    )
    return fault


def _checked(found: ExtractedText, extension: Extension[ExtractorSpec]) -> ExtractedText:
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        reader = i18n.text(
            "“{title}” of the plugin “{plugin_title}”",
            title=extension.spec.title,
            plugin_title=extension.plugin_title,
        )
        raise InvalidInput.field(FIELD, i18n.text("{reader} found no text in it", reader=reader))
    if "\x00" in text:
        raise InvalidInput.field(FIELD, i18n.text("The file does not hold text"))
    if len(text) > MAX_CONTENT:
        raise InvalidInput.field(
            FIELD,
            i18n.text(
                "The text has {size} characters; at most {max_content} are allowed",
                size=format_number(len(text)),
                max_content=format_number(MAX_CONTENT),
            ),
        )
    return replace(found, text=text)
