"""Tells by meaning alone whether a reply is taken from documents in another language.

Vectors of a sentence and of its translation lie near each other once what all sentences of each
language share is taken off. Words tell nothing then, but figures still do.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from core.retrieval.answer_type import wanted_form
from core.retrieval.asking.evidence import Passage
from core.retrieval.asking.kinds import special_question
from core.retrieval.asking.subjects import MODEL, standard, subjects
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Language, detect_language
from core.retrieval.quotes import read_passage
from plugins.conversations.review.by_meaning.alignment import ReplyMeaning
from plugins.conversations.review.by_meaning.contradictions import figures_by_kind
from plugins.conversations.review.otherwise.contradictions import is_among
from plugins.conversations.review.otherwise.yes_or_no import asks_yes_or_no, opening
from plugins.conversations.review.replies import declines

# Documents whose nearest sentences are looked at, and the sentences that may hold a figure.
_DOCUMENTS = 2
_ASKED = 20
_NEAR = 3


@dataclass(frozen=True, slots=True)
class AbroadSigns:
    """What tells whether a sentence of a reply answers; the same with what each of them counts.

    Attributes:
        suits: how well the sentence suits the question, which is of its language (see
            `Suits.together`).
        nearest: how much nearer its nearest sentence of the document comes than all do on average,
            in standard deviations.
        together: how much less near a sentence comes to both than the nearest to each.
        special: whether leaflets seldom answer such a question, such as for a price.
        declines: whether the reply says that it cannot answer.
        form: 1 when it has the form that is asked for, such as a time, and -1 when it lacks it.
    """

    suits: float
    nearest: float
    together: float
    special: float
    declines: float
    form: float


# Logistic regression (L2 of 1) on replies in the language of their documents: see decision 82.
_BIAS = -1.29
_WEIGHTS = AbroadSigns(0.28, 0.21, 1.81, -2.01, -5.69, 0.46)
FITTED_WITH = "367cdb8cd955e9f7d0731694844772dce4159c92279749db950dfccf812c7fab"
"""The `fingerprint` of the subjects whose signs these weights were fitted to."""


@dataclass(frozen=True, slots=True)
class ToldAbroad:
    """What answers best: its signs, the sentence, and what of the document it retells."""

    signs: AbroadSigns
    said: str
    told: tuple[str, ...]
    passage: Passage
    language: Language

    @property
    def odds(self) -> float:
        """The odds that it answers; above 0 it does."""
        counted = zip(astuple(_WEIGHTS), astuple(self.signs), strict=True)
        return float(_BIAS + sum(weight * sign for weight, sign in counted))


def answered_abroad(index: DocumentIndex, question: str, reply: str) -> Passage | None:
    """The passage of a document in another language that a reply answers from; None where none is.

    None too where the reply gives a figure that the nearest sentence with one of its kind has not,
    or says a plain yes: whether the document denies is told by its words.
    """
    language = detect_language(f"{question} {reply}")
    if language is None or index.meaning is None:
        return None
    others = [
        (name, part.language)
        for name, part in index.parts
        if part.language is not None and part.language is not language
    ]
    near = index.meaning.nearest(question, [name for name, _ in others[:_ASKED]])[:_DOCUMENTS]
    spoken = dict(others)
    found = [
        told
        for name in near
        if (told := told_abroad(index, name, spoken[name], question, reply, language)) is not None
    ]
    best = max(found, key=lambda told: told.odds, default=None)
    if best is None or best.odds <= 0 or _unproven(best, question, reply, language):
        return None
    return best.passage


def told_abroad(
    index: DocumentIndex,
    document_id: str,
    document_language: Language | None,
    question: str,
    reply: str,
    language: Language,
) -> ToldAbroad | None:
    """What of a reply answers best from a document; None where it cannot be compared."""
    meaning = index.meaning
    said = ReplyMeaning(index, reply).sentences
    if meaning is None or document_language is None or not said:
        return None
    vectors = meaning.vectors(document_id)
    asked, replied = meaning.of_question(question), meaning.of_said(said)
    if vectors is None or asked is None or replied is None or len(vectors.rows) <= _NEAR:
        return None
    if not vectors.model.startswith(MODEL):
        return None
    learnt = subjects()
    suited = learnt.suits(asked, replied, language)
    sentences = learnt.centred(vectors.sentences, document_language)
    suits = standard(sentences @ learnt.aimed(asked, language))
    wanted = wanted_form(question)
    each = [standard(sentences @ vector) for vector in learnt.centred(replied, language)]
    together = [float((near + suits).max() - near.max() - suits.max()) for near in each]
    number = max(range(len(said)), key=lambda one: suited[one].match + together[one] / 5)
    order = (each[number] + suits).argsort()[::-1][:_NEAR]
    told = [
        (text, passage)
        for passage in index.passages_of(document_id)
        for text in read_passage(passage.text, document_language).texts
    ]
    return ToldAbroad(
        AbroadSigns(
            suits=suited[number].together,
            nearest=float(each[number].max()),
            together=together[number],
            special=float(special_question(question) is not None),
            declines=float(declines(reply)),
            form=0.0 if wanted is None else 1.0 if wanted.search(reply) else -1.0,
        ),
        said[number],
        tuple(told[int(place)][0] for place in order),
        told[int(order[0])][1],
        document_language,
    )


def _unproven(told: ToldAbroad, question: str, reply: str, language: Language) -> bool:
    """Whether it says a plain yes, or a figure that the sentence that it retells has otherwise.

    Whether that sentence says yes too cannot be told without its words.
    """
    if asks_yes_or_no(question, language) and opening(reply) > 0:
        return True
    asked = figures_by_kind(question, language)
    held = [figures_by_kind(text, told.language) for text in told.told]
    for kind, given in figures_by_kind(reply, language).items():
        nearest = next((one[kind] for one in held if kind in one), set())
        if not all(is_among(one, nearest | asked.get(kind, set())) for one in given):
            return True
    return False
