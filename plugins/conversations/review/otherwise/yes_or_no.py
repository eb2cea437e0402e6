"""Reads yes and no: of a question, of the reply to it, and of a document's sentences.

"Never freeze them" says no to "Can I freeze my insulin?", and so does an item of a list under "Do
not:", and "You need not stop" says no to "Must I stop?". A question that a document asks itself is
answered by what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.asking.evidence import Passage
from core.retrieval.language import Language
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import read_passage
from core.retrieval.structure.list_blocks import list_blocks
from plugins.conversations.review.otherwise.opposites import (
    DENIES_NOTHING,
    clauses,
    denies,
)

_ASKS = {
    Language.ENGLISH: re.compile(
        r"(?:^|[.,;:!?]\s*|\b(?:and|but|so|or|if|whether|then|now)\s+)"
        r"(?:i['’]?m|can|could|may|might|should|shall|must|is|are|was|were|am|do|does|did|will|would"
        r"|has|have|had|need)(?:n['’]t)?\s+(?:i|we|you|he|she|it|they|there|this|that|these|those"
        r"|the|my|our|his|her|their|an?|any|some|\w+)\b"
        r"|\b(?:if|whether)\s+(?:i|we|it|he|she|they|my|the|this|that|a)\b"
        r"|\ballowed\b",
        re.IGNORECASE,
    ),
    Language.SPANISH: re.compile(
        r"(?:^|[.,;:!?¿]\s*|\b(?:y|pero|si|entonces|o)\s+)"
        r"(?:me |se |le |lo |la |los |las |te |nos )*"
        r"(?:pued[eo]\w*|pod(?:emos|r[eéií]\w*)|deb[eo]\w*|teng[oa]|tiene|tenemos|hay que|es|son"
        r"|est[aáoéy]\w*|hace|hacen|sirve\w*|va|van|voy|har[áa]|necesit\w+|duele|conviene|\w+)\b",
        re.IGNORECASE,
    ),
    Language.CHINESE: re.compile(
        r"[嗎吗]|(.)不\1|可不可|能不能|會不會|会不会|是不是|有沒有|有没有|是否|能否|可否"
        r"|(?:可以|能|會|会).{1,20}[?？]"
    ),
}
_ASKS_MORE = {
    Language.ENGLISH: re.compile(
        r"\b(?:what|when|where|which|who|whom|whose|why|how)\b", re.IGNORECASE
    ),
    Language.SPANISH: re.compile(
        r"\b(?:qu[eé]|cu[aá]ndo|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo|qui[eé]n(?:es)?|cu[aá]l(?:es)?)\b",
        re.IGNORECASE,
    ),
    Language.CHINESE: re.compile(
        r"什麼|什么|甚麼|怎|多[久少長长遠远]|[幾几]|哪|誰|谁|何|為什|为什|還是|还是"
    ),
}
_NO = re.compile(
    r"^\W*(?:(?:sorry|well|actually|unfortunately|i['’]?m afraid|bueno|pues|lo siento)\W+)*"
    r"(?:no\b(?! (?:problem|worries|harm|doubt|matter|hay problema|pasa nada|se preocupe))"
    r"|nope\b|never\b|not\b(?! only)|better not\b|(?:it|that|they|you|he|she|this|there)(?:['’]s)? "
    r"(?:isn['’]t|is not|not|won['’]t|will not|aren['’]t|are not|doesn['’]t|does not|don['’]t"
    r"|do not|can['’]?t|cannot|shouldn['’]t|should not|mustn['’]t|must not)\b"
    r"|(?:please )?(?:don['’]t|do not|avoid|refrain|steer clear|hold off|keep off|skip)\b"
    r"|nunca\b|mejor no\b|en absoluto\b|de ning[uú]n modo\b|para nada\b|evite\b|tampoco\b"
    r"|不|別|别|請勿|请勿|勿|最好不|最好別|最好别|還不|还不|千萬不|千万不|沒有|没有|先不|暫時不|暂时不|請不|请不|請別|请别"
    r"|先別|先别|恐怕不|抱歉[，,]?不)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|sure|of course|certainly|absolutely|definitely|by all means|go ahead"
    r"|no (?:problem|worries|harm)|feel free|fine|you (?:can|may|should|must|do|will)\b(?! ?not)"
    r"|it (?:is|does|can|will|should)\b(?! ?not)"
    r"|s[ií]\b(?! (?:no|le|se|tiene|es|su|el|la|usted))|claro|por supuesto|desde luego"
    r"|sin (?:ning[uú]n )?problema|no hay problema|perfectamente|adelante|puede\b"
    r"|可以|能|會|会|要|是|對|对|當然|当然|沒問題|没问题|沒關係|没关系|好|有)",
    re.IGNORECASE,
)
# Beside what denies itself, what warns of a thing or puts it off.
_WARNS = re.compile(
    r"\b(?:stop(?:ped|ping)?|avoid\w*|hold off|steer clear|(?:keep|stay) (?:off|away|out)"
    r"|wait|bad|risky|unsafe|harmful|dangerous|forbidden|off limits|prohibited|refrain|better not"
    r"|(?:not|no) longer|instead of|rather than|only after|until|too (?:soon|early)"
    r"|leave (?:out|off)|dej[ea]\w*|evit[ea]\w*|prohibid\w+|peligros\w+|espere\w*|hasta"
    r"|en (?:vez|lugar) de|abst[eé]ng\w+|dañin\w+)\b"
    r"|停|避免|禁|等到|以後再|以后再|之後再|之后再|危險|危险|才(?:可|能)|而不是|勿",
    re.IGNORECASE,
)
# Sentences after a document's own question that answer it.
_ANSWERS = 3
_OR_NOT = re.compile(r"(.)不(?=\1)|不(?:可以|可|能|行|會|会|要)?(?=[?？]?$)")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a document with what it hangs on.

    Attributes:
        text: the sentence.
        lead: the line that leads in the list that it is an item of, "" for none.
        asked: the question of the document that it answers, "" for none.
        passage: where it stands.
    """

    text: str
    lead: str
    asked: str
    passage: Passage


def sentences_of(passages: Sequence[Passage], language: Language | None) -> list[Told]:
    """The sentences of the passages in their order, as `read_passage` cuts them."""
    return [told for passage in passages for told in _of_passage(passage, language)]


def _of_passage(passage: Passage, language: Language | None) -> Iterator[Told]:
    leads = _leads(passage.text)
    asked, answers = "", 0
    for text in read_passage(passage.text, language).texts:
        if text.rstrip().endswith(("?", "？")):
            asked, answers = text, 0
            yield Told(text, "", "", passage)
            continue
        answers += 1
        yield Told(text, leads.get(text.strip(), ""), asked if answers <= _ANSWERS else "", passage)


def _leads(text: str) -> dict[str, str]:
    lines = text.splitlines()
    found: dict[str, str] = {}
    for first, end in list_blocks(lines):
        for item in lines[first + 1 : end]:
            for sentence in (item, *split_sentences(item)):
                found[sentence.strip()] = lines[first].strip()
    return found


def asks_yes_or_no(question: str, language: Language) -> bool:
    """Whether yes or no answers it."""
    return (
        _ASKS[language].search(question) is not None
        and _ASKS_MORE[language].search(question) is None
    )


def opening(sentence: str) -> int:
    """1 where it opens with a yes, -1 with a no, else 0."""
    if _NO.search(sentence):
        return -1
    return 1 if _YES.search(sentence) else 0


def asked_in(question: str, language: Language) -> str:
    """The clause of a question that asks, without the "not" of "can or can't I"."""
    plain = _OR_NOT.sub(r"\1", question)
    asking = [clause for clause in clauses(plain) if _ASKS[language].search(clause)]
    if language is Language.CHINESE:
        return clauses(plain)[-1] if clauses(plain) else plain
    return asking[-1] if asking else plain


def turned(text: str) -> bool:
    """Whether it denies or warns an odd number of times: "need not stop" tells nothing against."""
    plain = DENIES_NOTHING.sub(" ", text)
    warns = _WARNS.search(plain) is not None
    return denies(_WARNS.sub(" ", plain)) is not warns
