"""Tells by its figure that a reply answers: "Half an hour" where the document says 30 minutes."""

from __future__ import annotations

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.kinds import special_question
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.by_meaning.contradictions import figures_by_kind
from plugins.conversations.review.otherwise.contradictions import is_among
from plugins.conversations.review.otherwise.yes_or_no import asks_yes_or_no, opening
from plugins.conversations.review.replies import GroundedSentence

# What `Suits.together` counts beside nearness and words where sentences are compared.
_SUITS = 0.5


def told_by_figure(aligned: Alignment) -> GroundedSentence | None:
    """The sentence of the reply that gives the figure that is asked for, if one does.

    It is the one of the document's sentence that suits the question best among those with a figure
    of its kind: a figure of any other is that of something else. What reply and document share is
    all that such a short reply may have of the document. No figure proves a yes.
    """
    wanted, beside = wanted_form(aligned.question), aligned.beside_question
    if wanted is None or beside is None or special_question(aligned.question) is not None:
        return None
    answering = next(filter(wanted.search, aligned.said), None)
    language = aligned.language
    asked = figures_by_kind(aligned.question, language)
    given = {
        kind: new
        for kind, found in figures_by_kind("\n".join(aligned.said), language).items()
        if (new := [one for one in found if not is_among(one, asked.get(kind, set()))])
    }
    says_yes = asks_yes_or_no(aligned.question, language) and any(
        opening(one) > 0 for one in aligned.said
    )
    if answering is None or not given or says_yes:
        return None
    near, words, suits = beside
    suited = near + words + _SUITS * suits
    held = [figures_by_kind(text, language) for text, _ in aligned.told]
    passage = None
    for kind, figures in given.items():
        places = [place for place, one in enumerate(held) if kind in one]
        if not places:
            return None
        best = max(places, key=lambda place: float(suited[place]))
        if not all(is_among(one, held[best][kind]) for one in figures):
            return None
        passage = aligned.told[best][1]
    return None if passage is None else GroundedSentence(answering, passage)
