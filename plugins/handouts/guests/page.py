"""The page of a link as HTML: what it says is in the language that is spoken when it is made."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from core import clock
from core.i18n import speak
from core.i18n.formats import format_day, text_direction
from plugins.education_audio.contract import AudioCue, HeardAudio
from plugins.handouts.contract import PATH
from plugins.handouts.guests.service import OpenedHandout
from plugins.handouts.words import _

_PLACE = "\ue000"
"""Of a value in a sentence that is set apart from it: between the words of a language that is
written from the right, a browser would turn the groups of a number around."""
_SPEEDS = ("0.75", "1", "1.25", "1.5")


def handout_page(opened: OpenedHandout, heard: HeardAudio, address: str) -> str:
    """The page of an open link at this address."""
    ended = escape(_("This link has ended."))
    body = (
        f'<main id="handout" data-address="{escape(address)}" data-ended="{ended}" '
        f'data-seconds-left="{opened.seconds_left:.3f}">'
        f"<h1 {of_the_script(heard)}>{escape(heard.name)}</h1>"
        f'<p class="made">{made_by_a_computer(heard)}</p>'
        f"{_player(heard, address)}{_text(heard)}{_questions(opened)}{_helped()}"
        f"{_footer(opened, address)}</main>"
    )
    return document(heard.name, opened.language, body)


def closed_page(sentence: str, language: str) -> str:
    """A page that says why nothing is played."""
    with speak(language):
        title = _("Recording from your clinic")
    said = f'<p class="made" role="status">{escape(sentence)}</p>'
    return document(title, language, f"<main><h1>{escape(title)}</h1>{said}</main>")


def document(title: str, language: str, body: str) -> str:
    """A whole page around its body."""
    files = f"{PATH}files"
    return (
        f'<!doctype html><html lang="{language}" dir="{text_direction(language)}"><head>'
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="{files}/handout.css">'
        f'<script defer src="{files}/handout.js"></script></head><body>{body}</body></html>'
    )


def made_by_a_computer(heard: HeardAudio) -> str:
    """That voice and text are made by a computer, and who approved them when."""
    said = _(
        "The voice and the text were made by a computer (AI). {clinician} read and approved "
        "them on {day}.",
        clinician=_PLACE,
        day=format_day(heard.approved_at),
    )
    clinician = escape(heard.approved_by_name or _("A clinician of your clinic"))
    return escape(said).replace(_PLACE, f"<bdi>{clinician}</bdi>")


def of_the_script(heard: HeardAudio) -> str:
    """The attributes of what is in the language of the script, whatever that of the page is; ""
    is what HTML says where it is not known."""
    return f'lang="{escape(heard.language)}" dir="auto"'


def works_until(opened: OpenedHandout) -> str:
    """Until when the link works, as HTML."""
    day = format_day(clock.parse(opened.expires_at))
    return escape(_("This link works until {day}.", day=day))


def emergency(opened: OpenedHandout) -> str:
    """What holds whatever was heard, as HTML."""
    if opened.emergency_number:
        said = _("In an emergency, do not wait: call {number}.", number=_PLACE)
        number = escape(opened.emergency_number)
        return escape(said).replace(_PLACE, f'<bdi dir="ltr">{number}</bdi>')
    return escape(_("In an emergency, do not wait: call the emergency number of your country."))


def _player(heard: HeardAudio, address: str) -> str:
    address, spoken = escape(address), escape(heard.language)
    speeds = "".join(
        f'<option value="{speed}"{" selected" if speed == "1" else ""}>{speed}×</option>'
        for speed in _SPEEDS
    )
    return (
        f'<section class="player" aria-label="{escape(_("Listen"))}">'
        f'<audio id="sound" controls preload="metadata" src="{address}/audio">'
        f'<track kind="captions" src="{address}/captions.vtt" srclang="{spoken or "und"}" '
        f'label="{escape(_("Captions"))}" default></audio><p class="controls">'
        f'<button type="button" id="back">{escape(_("Back 10 seconds"))}</button>'
        f'<label for="speed">{escape(_("Speed"))}</label>'
        f'<select id="speed">{speeds}</select></p>'
        # The text below has the same words for those who hear a screen reader.
        f'<p id="caption" class="caption" {of_the_script(heard)} aria-hidden="true"></p>'
        f'<p id="resumed" role="status" data-said="{escape(_("Goes on where you stopped."))}"></p>'
        "</section>"
    )


def _text(heard: HeardAudio) -> str:
    return (
        f'<section aria-labelledby="text"><h2 id="text">{escape(_("The text"))}</h2>'
        f'<div id="words" {of_the_script(heard)}>{"".join(_paragraphs(heard))}</div></section>'
    )


def _paragraphs(heard: HeardAudio) -> Iterator[str]:
    place = 0
    for (_number, language), cues in groupby(heard.cues, key=_paragraph_of):
        sentences = []
        for cue in cues:
            sentences.append(f'<span id="s{place}">{escape(cue.text)}</span>')
            place += 1
        # Of two speakers with two languages, a screen reader has to change its voice too.
        spoken = f' lang="{escape(language)}" dir="auto"' if language else ""
        yield f"<p{spoken}>{' '.join(sentences)}</p>"


def _paragraph_of(cue: AudioCue) -> tuple[int, str]:
    return cue.paragraph, cue.language


def _questions(opened: OpenedHandout) -> str:
    how = _("Say the answers aloud, to yourself or to somebody with you. It is not recorded.")
    asked = "".join(
        f'<fieldset data-kind="question" data-number="{number}">'
        f'<legend dir="auto">{escape(words)}</legend>'
        + _button(_("I could say it"), _("Well done."), yes=True)
        + _button(
            _("I am not sure"), _("Listen to that part again, or ask your clinic."), yes=False
        )
        + '<p role="status"></p></fieldset>'
        for number, words in enumerate(opened.questions)
    )
    return (
        '<section aria-labelledby="own-words">'
        f'<h2 id="own-words">{escape(_("In your own words"))}</h2>'
        f"<p>{escape(how)}</p>{asked}</section>"
    )


def _helped() -> str:
    return (
        '<section aria-labelledby="helped">'
        f'<h2 id="helped">{escape(_("Did this answer you?"))}</h2>'
        '<fieldset data-kind="helped" data-number="0" aria-labelledby="helped">'
        + _button(_("Yes"), _("Thank you."), yes=True)
        + _button(_("No"), _("Please ask your clinic. They are there to help you."), yes=False)
        + '<p role="status"></p></fieldset></section>'
    )


def _button(words: str, said: str, *, yes: bool) -> str:
    """A button with its words, and what is said when it is pressed."""
    return (
        f'<button type="button" aria-pressed="false" data-yes="{str(yes).lower()}" '
        f'data-said="{escape(said)}">{escape(words)}</button>'
    )


def _footer(opened: OpenedHandout, address: str) -> str:
    seen = _("Your clinic sees how often this was heard and answered, but not by whom.")
    return (
        f"<footer><p>{emergency(opened)}</p>"
        f'<p>{works_until(opened)} <a href="{escape(address)}/sheet">{escape(_("Print"))}</a></p>'
        f"<p>{escape(seen)}</p></footer>"
    )
