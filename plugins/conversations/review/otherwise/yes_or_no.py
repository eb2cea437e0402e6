"""Reads yes and no: of a question, of the reply to it, and of a document's sentences.

"Never freeze them" says no to "Can I freeze my insulin?", and so does an item of a list under "Do
not:", and "You need not stop" says no to "Must I stop?". A question that a document asks itself is
answered by what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.asking.evidence import Passage
from core.retrieval.language import Language
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import read_passage
from core.retrieval.structure.list_blocks import is_list_item, list_blocks
from plugins.conversations.review.otherwise.polarity import clauses, denies, turned

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
    r"^\W*(?:(?:(?:i['’]?m )?(?:so |very )?sorry|but|well|actually|unfortunately|sadly"
    r"|i['’]?m afraid"
    r"|bueno|pues|lo siento(?: mucho)?|lamentablemente|por desgracia|me temo que"
    r"|很?抱歉|不好意思)\W+)*"
    r"(?:no\b(?! (?:problem|worries|harm|doubt|matter"
    r"|hay (?:ning[uú]n )?(?:problema|inconveniente)"
    r"|pasa nada|se preocupe))"
    r"|nope\b|never\b|not\b(?! only)|better not\b|(?:it|that|they|you|he|she|this|there)(?:['’]s)? "
    r"(?:isn['’]t|is not|not|won['’]t|will not|aren['’]t|are not|doesn['’]t|does not|don['’]t"
    r"|do not|can['’]?t|cannot|shouldn['’]t|should not|mustn['’]t|must not|no need)\b"
    r"|it['’]?s (?:best|better) (?:not\b|avoided\b|to avoid\b)|there is no need\b"
    r"|(?:[\w'-]+ ){1,4}(?:is|are)(?:n['’]t| not) (?:allowed|permitted|possible|safe|recommended"
    r"|advised|advisable)\b"
    r"|i(?:['’]d| would) (?:rather )?(?:not\b|hold off\b|avoid\b|steer clear\b|skip\b)"
    r"|i(?: would not|['’]? ?wouldn['’]t)\b"
    r"|(?:please )?(?:don['’]t|do not|avoid|refrain|steer clear|hold off|keep off|skip)\b"
    r"|nunca\b|mejor no\b|en absoluto\b|de ning[uú]n modo\b|para nada\b|evite\b|tampoco\b"
    r"|不|別|别|請勿|请勿|勿|最好不|最好別|最好别|還不|还不|千萬不|千万不|沒有|没有|先不|暫時不|暂时不|請不|请不|請別|请别"
    r"|先別|先别|恐怕不)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|sure|of course|certainly|absolutely|definitely|by all means|go ahead"
    r"|no (?:problem|worries|harm)|feel free|fine|you (?:can|may|should|must|do|will)\b(?! ?not)"
    r"|it (?:is|does|can|will|should)\b(?! ?not)"
    r"|s[ií]\b(?! (?:no|le|se|tiene|es|su|el|la|usted))|claro|por supuesto|desde luego"
    r"|(?:sin|no hay) (?:ning[uú]n )?(?:problema|inconveniente)|perfectamente|adelante|puede\b"
    r"|可以|能|會|会|要|是|對|对|當然|当然|沒問題|没问题|沒關係|没关系|好|有)",
    re.IGNORECASE,
)
# "Don't worry, timolol is fine" says no to nothing.
_REASSURES = re.compile(
    r"^\W*(?:(?:please )?(?:don['’]t|do not|no need to|you needn['’]t) (?:worry|panic|fret"
    r"|be (?:afraid|alarmed|scared|frightened))|no (?:se preocupe|te preocupes|tenga miedo)"
    r"|(?:請|请)?(?:別|别|不用|不必|不要)(?:太)?(?:擔心|担心|緊張|紧张|害怕))"
    r"[^,.;:!?，。；：！？]*[,.;:!?，。；：！？\s]*",
    re.IGNORECASE,
)
_REST_OF_CLAUSE = re.compile(r"[^,.;:!?，。；：！？]*")
_AT_ONCE_NO = re.compile(
    r"^\W*(?:que )?(?:not?\b(?! hay (?:ning[uú]n )?(?:problema|inconveniente))|不)", re.IGNORECASE
)
# "When" and the like in the midst of what asks yes or no: "can I stop when my sight is fine?"
_JOINS = {
    Language.ENGLISH: re.compile(r"(?:when|where|which|who|how)$", re.IGNORECASE),
    Language.SPANISH: re.compile(r"(?:que|cuando|donde|como|quien(?:es)?)$", re.IGNORECASE),
}
_OPENS_CLAUSE = re.compile(
    r"(?:^|[.,;:!?¿(]|\b(?:and|but|so|or|then|for|at|by|on|in|to|from|of|with|about|until|since"
    r"|y|o|pero|entonces|a|de|por|para|con|en|desde|hasta|sobre"
    r"|tell|tells|told|know|knows|say|says|see|sure|remember|explain|advise|ask|asked|me|us"
    r"|decirme|decir|dice|sabe|saber|diga|digame|dígame|explicar|explicarme"
    r"|recuerda))\W*$",
    re.IGNORECASE,
)
# A heading that only forbids leads in what stands below it.
_MAX_HEADING = 24  # characters; a longer one tells something itself
# "No." before another sentence is an answer; before a number it stands for "number".
_NO_ANSWERS = re.compile(r"^(\W*no\.)\s+(?=[¿¡A-ZÁÉÍÓÚÑ])", re.IGNORECASE)
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
        place: the number of the sentence that `read_passage` cuts, among all of the passages.
    """

    text: str
    lead: str
    asked: str
    passage: Passage
    place: int


def sentences_of(passages: Sequence[Passage], language: Language | None) -> list[Told]:
    """The sentences of the passages in their order, as `read_passage` cuts them, but for a "No."
    that answers and is one of its own.
    """
    told: list[Told] = []
    place = 0
    for passage in passages:
        texts = read_passage(passage.text, language).texts
        told += _of_passage(passage, texts, place)
        place += len(texts)
    return told


def _of_passage(passage: Passage, texts: Sequence[str], first: int) -> Iterator[Told]:
    leads = leads_of(passage)
    asked, answers = "", 0
    for place, text in _cut(texts, first):
        if text.rstrip().endswith(("?", "？")):
            asked, answers = text, 0
            yield Told(text, "", "", passage, place)
            continue
        answers += 1
        lead = leads.get(text.strip(), "")
        yield Told(text, lead, asked if answers <= _ANSWERS else "", passage, place)


def _cut(texts: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    for place, text in enumerate(texts, first):
        answer = _NO_ANSWERS.match(text)
        if answer is None:
            yield place, text
        else:
            yield place, answer[1]
            yield place, text[answer.end() :]


def leads_of(passage: Passage) -> dict[str, str]:
    """The line that leads in each item of a list, or the heading that does."""
    lines = passage.text.splitlines()
    found: dict[str, str] = {}
    heading = passage.section_title.strip()
    if len(heading) <= _MAX_HEADING and turned(heading):
        for line in filter(is_list_item, lines):
            _lead(found, line, heading)
    for first, end in list_blocks(lines):
        lead = (split_sentences(lines[first]) or [""])[-1]
        for item in lines[first + 1 : end]:
            _lead(found, item, lead)
    return found


def _lead(found: dict[str, str], item: str, lead: str) -> None:
    for sentence in (item, *split_sentences(item)):
        found[sentence.strip()] = lead


def asks_yes_or_no(question: str, language: Language) -> bool:
    """Whether yes or no answers it."""
    asking = _ASKS[language].search(question)
    return asking is not None and not any(
        _asks_itself(question, asking.start(), more, language)
        for more in _ASKS_MORE[language].finditer(question)
    )


def _asks_itself(question: str, asking: int, more: re.Match[str], language: Language) -> bool:
    """Whether an interrogative asks, rather than joins a clause to one that asks yes or no."""
    joins = _JOINS.get(language)
    return (
        joins is None
        or joins.match(more.group()) is None
        or more.start() <= asking
        or _OPENS_CLAUSE.search(question[: more.start()]) is not None
    )


def opening(sentence: str) -> int:
    """1 where it opens with a yes, -1 with a no, else 0.

    "Of course not" is a no, and "yes you can do without it" is neither.
    """
    sentence = _REASSURES.sub("", sentence)
    if _NO.search(sentence):
        return -1
    yes = _YES.search(sentence)
    if yes is None:
        return 0
    rest = sentence[yes.end() :]
    if _AT_ONCE_NO.match(rest):
        return -1
    clause = _REST_OF_CLAUSE.match(rest)
    return 0 if clause is not None and denies(clause.group()) else 1


def first_opening(sentences: Iterable[str]) -> int:
    """The `opening` of the first sentence that opens with a yes or a no, else 0."""
    return next(filter(None, map(opening, sentences)), 0)


def only_answers(sentence: str) -> bool:
    """Whether a sentence says yes or no and nothing else: "Better not."."""
    rest = _YES.sub("", _NO.sub("", sentence, count=1), count=1)
    return rest != sentence and not any(char.isalnum() for char in rest)


def after_yes(sentence: str) -> str:
    """What a sentence says beside the yes that it opens with; "" for nothing."""
    rest = _YES.sub("", _REASSURES.sub("", sentence), count=1)
    return rest if any(char.isalnum() for char in rest) else ""


def asked_in(question: str, language: Language) -> str:
    """The clause of a question that asks, without the "not" of "can or can't I"."""
    plain = _OR_NOT.sub(r"\1", question)
    asking = [clause for clause in clauses(plain) if _ASKS[language].search(clause)]
    if language is Language.CHINESE:
        return clauses(plain)[-1] if clauses(plain) else plain
    return asking[-1] if asking else plain
