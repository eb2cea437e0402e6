"""Tells when a document of a few sentences answers surely enough, and when it surely does not."""

from __future__ import annotations

from core.retrieval.asking.forms import has_another_form
from core.retrieval.asking.named import names_what_is_not_told
from core.retrieval.asking.needs import lacks_the_medicine, lacks_what_is_asked
from core.retrieval.asking.polar import asks_yes_or_no
from core.retrieval.quotes import LEFT_OUT, QuotedEvidence
from core.retrieval.short_documents.odds import suits_best
from core.text.unseen import without_unseen

SHORT_THRESHOLD = 0.3
"""The confidence from which a document answers whose sentences can be told to suit a question.

Patients who ask in plain words of a leaflet of six or seven sentences are answered as surely as
with 0.2, and what it does not tell is declined more often; it costs right answers where they ask in
quite other words than the leaflet's: see decision 85.
"""

UNNAMED_THRESHOLD = 0.35
"""The same for a question for a yes or a no, where the sentence that suits best has none of its
words that name what is asked about.

"Can I eat bananas with it?" lies near each sentence about eating. Such a sentence must suit the
more. Since what only its name answers is declined (`lacks_the_answer`), 0.35 declines as many as
0.55 did, and keeps more right answers: see decision 85.
"""

ALONE_LESS = 0.1
"""How much less is asked of the only document that was found for a question.

No other leaflet could be meant then, and a patient whose words are not the leaflet's ("the loo",
"the sticker") seldom comes nearer. It is no more confidence, which the ledger reads.
"""

FORMLESS_THRESHOLD = 0.85
"""The same where the quote has none of the words that tell the kind which is asked for.

"Any pharmacy sells the gel" tells where to buy it without a word for a place, and so do "Choose the
thigh" and "Nothing heavier than a kettle": such a sentence suits the question very well.
"""


def threshold(found: QuotedEvidence, otherwise: float, *, alone: bool = False) -> float:
    """The confidence from which a document answers; `otherwise` where it has none of its own.

    `alone` says that no other document was found for the question.
    """
    evidence = found.evidence
    if evidence.suits is None:
        return otherwise
    if has_another_form(found.question, _told(found)):
        return FORMLESS_THRESHOLD
    best = suits_best(evidence)
    unnamed = best is not None and not best.names and asks_yes_or_no(found.question)
    return (UNNAMED_THRESHOLD if unnamed else SHORT_THRESHOLD) - ALONE_LESS * alone


def lacks_the_answer(found: QuotedEvidence) -> bool:
    """Whether a quote does not name what only its name could answer.

    A long document's heading may name it. What else its answer needs, such as a length of time, is
    asked of a short document only, and where its sentences can be told to suit a question: by words
    alone "Count to ten" is no length.
    """
    passage = found.quote.passage
    told = _told(found)
    if not found.evidence.short:
        told = f"{passage.section_title}\n{told}"
    asked = (found.question, passage.document_title, told)
    lacks = lacks_the_medicine if found.evidence.suits is None else lacks_what_is_asked
    return lacks(*asked) or names_what_is_not_told(*asked)


def _told(found: QuotedEvidence) -> str:
    return without_unseen(LEFT_OUT.join(one.text for one in found.quote.with_others))
