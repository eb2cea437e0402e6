"""Tells how well a stretch of a reply answers one question."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from core.retrieval.answer_type import wanted_form
from core.retrieval.answers import answer_from
from core.retrieval.asking.evidence import Evidence, token_matches
from core.retrieval.index import DocumentIndex
from core.retrieval.language import Token, document_terms
from core.retrieval.passage_terms import section_terms
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.otherwise.contradictions import same_figure
from plugins.conversations.review.replies import GroundedSentence

# Logistic regression (L2 of 1) on the development transcripts: every question with the sentence
# that answers it, against the sentences that answer other questions of the same document, and
# against questions of the same and of other topics that the documents do not answer. Checked by
# five-fold cross-validation over documents. The bias is set so that 0 is the threshold: with one
# from 0.4 lower to 0.5 higher, the unanswered questions are found about as well.
_BIAS = -2.2
_ECHO = 1.9
_CONTEXT = 1.7
_PLACE = 2.5
_MISSING = -0.9
_BEST_QUOTE = 2.2
_FORM = 1.3

# A word that no passage holds is taken to be as rare as one in fifty passages.
_RAREST = 0.02
_MAX_MISSING = 3.0

_TOLD = 0.3  # of the words of a quotation, or of a reply that has fewer

_ASKS_PRICE = re.compile(
    r"\bhow much (?:is|are|would|will it be)\b|\bhow much\b.*\b(?:costs?|pay|charge|owe)\b"
    r"|\bprices?\b|\bcosts?\b|\bcu[aá]nto (?:cuestan?|vale|hay que pagar)|\bprecio"
    r"|多少錢|多少钱|費用|费用|價格|价格",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"[$€£¥]|\b(?:dollars?|euros?|pounds?|pesos?|costs?|prices?|fees?|charge\w*|pay|free|insurance"
    r"|cuestan?|precio|pagar|gratis|seguro)\b|元|塊錢|块钱|費|费|價|价|健保|医保",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"\bhow (?:long|soon|often|late|early)\b|\bwhen\b|\bwhat time\b|\bcu[aá]ndo\b"
    r"|\bcu[aá]nto tiempo\b|\bcada cu[aá]nto\b|\bcu[aá]ntas veces\b|\ba qu[eé] hora\b"
    r"|多久|何時|何时|什麼時候|什么时候|甚麼時候|幾(?:天|週|個月|小時|點)|几(?:天|周|个月|小时|点)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d|\b(?:twice|daily|minutes?|hours?|days?|nights?|weeks?|months?|years?|before|after|until"
    r"|once|every|each|morning|evening|minutos?|horas?|d[ií]as?|noches?|semanas?|mes(?:es)?|años?"
    r"|antes|despu[eé]s|hasta|cada|cuando)\b"
    r"|天|日|週|周|月|年|小時|小时|分鐘|分钟|次|前|後|后|時|时|早|晚",
    re.IGNORECASE,
)
_ASKS_NUMBER = re.compile(
    r"\bhow (?:much|many|fast|high|low|old|far|big)\b|\bcu[aá]nt[oa]s?\b|多少|幾|几", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|none|few|most|common\w*|little"
    r"|once|twice|daily|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|pocos?|poca|mayor[ií]a)\b"
    r"|[一二兩两三四五六七八九十半每幾几]",
    re.IGNORECASE,
)
_KINDS = ((_ASKS_PRICE, _PRICE), (_ASKS_TIME, _TIME), (_ASKS_NUMBER, _NUMBER))
_ASKS_CAUSE = re.compile(
    r"\bwhy\b|\bwhat (?:makes|causes)\b|\bpor qu[eé]\b|\bqu[eé] causa\b"
    r"|為什麼|为什么|為何|为何|原因",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:caus\w+|because|due to|risks?|reasons?|factors?|lead\w* to|results?|prevent\w*"
    r"|reduc\w+|help\w*|porque|debid[oa]s?|riesgos?|factor(?:es)?|evita\w*|ayuda\w*)\b"
    r"|因為|因为|由於|由于|造成|導致|导致|引起|風險|风险|原因|避免|預防|预防",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AnswerFeatures:
    """What speaks for a stretch answering a question, each 0 to 1 unless said otherwise.

    Attributes:
        echo: the share of the question's words, weighed by rarity, that the stretch holds.
        context: the same for the passage that the stretch stands in.
        place: the passage's relevance to the question beside that of the document's best one.
        missing: words naming the question's topic that the document lacks (0 to 3).
        best_quote: the share of the stretch that is in the best quotation for the question.
        form: 1 when the stretch has the kind of thing asked for (a price, time, number or cause),
            -1 when it lacks a price, time or number that is asked for, else 0.
    """

    echo: float
    context: float
    place: float
    missing: float
    best_quote: float
    form: float


def signs(found: QuotedEvidence, stretch: GroundedSentence) -> AnswerFeatures:
    """The signs, from what the stretch's document holds about the question."""
    evidence, passage = found.evidence, stretch.passage
    rarity = [
        token.weight * math.log(1 + 1 / max(share, _RAREST))
        for token, share in zip(evidence.tokens, evidence.prominence, strict=True)
    ]
    told = frozenset(document_terms(stretch.text, evidence.language))
    around = section_terms(passage, evidence.language)
    in_section = [own.score for own in evidence.passages if own.section_id == passage.section_id]
    return AnswerFeatures(
        echo=_share(rarity, evidence.tokens, told),
        context=_share(rarity, evidence.tokens, around),
        place=max(in_section, default=0.0) / evidence.passages[0].score,
        missing=min(_MAX_MISSING, _missing(evidence)),
        best_quote=len(told & found.quote_terms) / max(1, len(told)),
        form=_form(found.question, stretch.text),
    )


def answer_odds(found: AnswerFeatures) -> float:
    """The logarithm of the odds that the stretch answers the question; above 0 it does."""
    return (
        _BIAS
        + _ECHO * found.echo
        + _CONTEXT * found.context
        + _PLACE * found.place
        + _MISSING * found.missing
        + _BEST_QUOTE * found.best_quote
        + _FORM * found.form
    )


def is_left_out(index: DocumentIndex, part: str, reply: str) -> bool:
    """Whether the documents answer a part of a question, and the reply hardly tells it.

    What answers the other part may stand so near that it seems to answer this one too.
    """
    found = [QuotedEvidence(evidence, part) for evidence in index.evidence(part, limit=1)]
    if not found or not answer_from(found).answered:
        return False
    language, passage = found[0].evidence.language, found[0].quote.passage
    quoted = found[0].quote.text
    wanted = wanted_form(part)
    if wanted is not None and wanted.search(quoted) and not wanted.search(reply):
        return True
    if same_figure(reply, part, quoted):
        return False
    said = set(document_terms(reply, language))
    answer = found[0].quote_terms - set(document_terms(passage.document_title, language))
    return len(said & answer) < _TOLD * min(len(said), len(answer))


def has_form(part: str, reply: str) -> bool:
    """Whether the reply has what a part of a question asks for, such as a time."""
    wanted = wanted_form(part)
    return wanted is not None and wanted.search(reply) is not None


def _share(rarity: list[float], tokens: tuple[Token, ...], terms: frozenset[str]) -> float:
    whole = sum(rarity)
    held = token_matches(tokens, terms)
    return sum(w * h for w, h in zip(rarity, held, strict=True)) / whole if whole else 0.0


def _missing(evidence: Evidence) -> float:
    return sum(
        token.weight * (1 - held)
        for token, held in zip(evidence.tokens, evidence.in_document, strict=True)
        if token.topic
    )


def _form(question: str, text: str) -> float:
    for asks, holds in _KINDS:
        if asks.search(question):
            return 1.0 if holds.search(text) else -1.0
    return float(bool(_ASKS_CAUSE.search(question) and _CAUSE.search(text)))
