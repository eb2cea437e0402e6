"""The sheet that a clinic prints for a patient: the address as a QR code and in letters."""

from __future__ import annotations

from html import escape
from io import BytesIO

from plugins.education_audio.contract import HeardAudio
from plugins.handouts.guests.page import (
    document,
    emergency,
    made_by_a_computer,
    of_the_script,
    works_until,
)
from plugins.handouts.guests.service import OpenedHandout
from plugins.handouts.words import _


def sheet_page(opened: OpenedHandout, heard: HeardAudio, address: str) -> str:
    """The sheet of an open link, whose whole address this is."""
    how = _("Your clinic made this recording for you. Point a phone's camera at the picture:")
    whose = _("It is meant for you: whoever has it can listen.")
    picture = escape(_("QR code with the address below"))
    body = (
        f'<main class="sheet"><h1 {of_the_script(heard)}>{escape(heard.name)}</h1>'
        f"<p>{escape(how)}</p>"
        f'<div class="code" role="img" aria-label="{picture}">{qr_code(address)}</div>'
        f"<p>{escape(_('Or type this address:'))}</p>"
        f'<p class="address" dir="ltr">{escape(address)}</p>'
        f"<p>{works_until(opened)} {escape(whose)}</p>"
        f"<p>{made_by_a_computer(heard)}</p><p>{emergency(opened)}</p>"
        f'<p class="no-print"><button type="button" id="print">{escape(_("Print"))}</button></p>'
        "</main>"
    )
    return document(heard.name, opened.language, body)


def qr_code(address: str) -> str:
    """The address as an SVG element."""
    import segno  # no start waits for it

    file = BytesIO()
    # One in seven of its squares may be covered or blotted.
    code = segno.make(address, error="m")
    code.save(file, kind="svg", scale=6, border=4, xmldecl=False, nl=False)
    return file.getvalue().decode()
