"""Why a script will not be of the minutes that are chosen, said before it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core import ui
from core.i18n import _
from plugins.education_audio.contract import LENGTH_TOLERANCE, DocumentLength
from plugins.knowledge.contract import KnowledgeDocument

_LENGTH = "audio.length"


def draw_other_length(document: KnowledgeDocument, minutes: int, *, twice: bool) -> None:
    """Say that the document holds too little, or warnings for more; with `twice` two speakers say
    all of it in two languages."""
    length = ui.fetch(
        partial(_length_of, document),
        f"{_LENGTH}.again",
        _("Measuring the document…"),
        last=_LENGTH,
    )
    if length is None:
        return
    times = 2 if twice else 1
    needed, whole = times * length.needed, times * length.document
    if needed > (1 + LENGTH_TOLERANCE) * minutes:
        st.caption(
            _(
                ":material/timer: The script will be longer than {minutes}: the warning signs of "
                "this document and when to get help take about {needed}, and no script leaves them "
                "out.",
                minutes=spoken_duration(minutes),
                needed=spoken_duration(needed),
            )
        )
    elif whole < (1 - LENGTH_TOLERANCE) * minutes:
        st.caption(
            _(
                ":material/timer: The script will be shorter than {minutes}: all of this document "
                "takes about {whole} to say.",
                minutes=spoken_duration(minutes),
                whole=spoken_duration(whole),
            )
        )


def _length_of(document: KnowledgeDocument) -> DocumentLength:
    """Asked for once for each text. Raises ApiProblem."""
    content = (document.knowledge_id, document.content_sha256)
    known: tuple[tuple[str, str], DocumentLength] | None = st.session_state.get(_LENGTH)
    if known is not None and known[0] == content:
        return known[1]
    address = ui.path("api", "audio", "documents", document.knowledge_id, "length")
    length = ui.api().get(address, DocumentLength)
    st.session_state[_LENGTH] = (content, length)
    return length


def spoken_duration(minutes: float) -> str:
    """About so long, to ten seconds."""
    return ui.duration(max(round(minutes * 6) * 10, 10))
