"""Tells whether words deny or affirm, and what of them asserts nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.retrieval.language import Language, document_terms

_CLAUSE = re.compile(
    r"[,;:，；：、]\s*|\s(?:-{1,2}|–|—)\s"
    r"|\s(?=(?:and|but|because|although|though|unless|y|pero|porque|aunque|sino)\s)|(?=但|因為|因为|雖然|虽然)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|no|never|cannot|neither|nor|none|avoid|skip|wait|refrain|stop|without|nunca|jamás|tampoco"
    r"|evit(?:e|en|es)(?:l[oa]s?)?|(?:hay que|deb\w+|conviene) evitar\w*|evít[ea]l[oa]s?"
    r"|esper(?:e|ar)|sin|deje(?! (?:que|pasar|secar|reposar|actuar)\b)|ningun[oa]?|ningún"
    r"|nadie|(?<!de )(?<!que )nada)\b|n['’]t\b|[不勿沒没別别禁]|避免",
    re.IGNORECASE,
)
# What is only supposed asserts nothing: "if you do not rinse", "otherwise".
SUPPOSES = re.compile(
    r"\b(?:if|unless|when|otherwise|in case|si|cuando|de lo contrario|a menos que)\b"
    r"|如果|若|假如|的話|的话|不然|否則|否则",
    re.IGNORECASE,
)
# Forms with a "not" that deny nothing.
DENIES_NOTHING = re.compile(
    r"\bno (?:problem|worries|matter|doubt)\b"
    # "Do not forget to rinse" is "rinse".
    r"|(?:\b(?:not|never)|n['’]t) (?:forget|hesitate)\b"
    r"|\b(?:no|nunca) (?:(?:se|te|os|le) )?(?:olvid|dud)\w+|[別别]忘[記记了]?|不要忘[記记了]?"
    r"|\b(?:no|not(?: for)?) (?:more|longer|later) than\b|\bnot only\b|\bno s[oó]lo\b"
    # A bound: "do not go over four grams" is "at most four".
    r"|(?:\b(?:not|never)|n['’]t) (?:[\w'’]+ ){0,3}?"
    r"(?:(?:more|longer|later) than|over|above|beyond)"
    r"(?= (?:\d|a\b|an\b|one|two|three|four|five|six|seven|eight|nine|ten|half))"
    r"|\bno (?:[\w]+ ){1,2}?más de\b"
    # Nothing speaks against it.
    r"|\bno (?:need|reason) (?:to|for \w+ to) (?:skip|stop|avoid|wait|miss|cancel|delay|postpone"
    r"|worry|stay away)\b"
    r"|\bno (?:restrictions?|objections?)\b|\bnothing (?:against|wrong with)\b"
    r"|\bno hay(?: ning[uú]n)? (?:impedimento|inconveniente|obst[aá]culo)s?\b"
    r"|\bno (?:impide\w*|(?:es|hay|son) (?:motivos?|raz[oó]n) para (?:esperar|dejar|aplazar|evitar"
    r"|suspender|preocuparse)|obliga a (?:aplazar|dejar|esperar|suspender|evitar)\w*)\b"
    r"|不(?:會|会)?(?:影響|影响|妨礙|妨碍)"
    # Either way is offered.
    r"|\bor (?:without|not)\b|\bwithout\b(?=[^.;]{0,80}\bor with\b)"
    r"|\bo (?:sin|no)\b|\bsin\b(?=[^.;]{0,80}\bo con\b)"
    r"|不(?:管|論|论)|(?P<either>.)[不沒没](?P=either)"
    r"|\b(?:sin|no hay) problemas?\b|\bno más de\b"
    r"|\b(?:not?|do not|should not) exceed\w*|\bno exceda\w*"
    r"|\b(?:(?<!sure )(?<!best )(?<!important )that|who|which|what"
    r"|(?<!lo )(?<!mejor )(?<!conviene )(?<!importante )(?<!recomendable )que|quienes)"
    r" (?:[\w'’]+ ){0,2}?"
    r"(?:can ?not|not|no|never|(?:is|are|does|do|did|was|were|has|have|ca|wo)n['’]t)\b"
    r"|[不別别勿](?:可以?|要|能)?[^，；。、]{0,8}?(?:超過|超过)|失禁|[沒没]有?(?:問題|问题)|[沒没](?:關係|关系|事)|不僅|不仅|不只|不過|不过|不錯|不错|不同|不舒服|不適|不适",
    re.IGNORECASE,
)
# What goes beyond a bound, where nothing denies it.
_MORE_THAN = re.compile(r"\b(?:(?:more|longer|later) than|más de)\b|超過|超过", re.IGNORECASE)
# Beside what denies itself, what warns of a thing or puts it off.
_WARNS = re.compile(
    r"\b(?:stop(?:ped|ping)?|avoid\w*|hold off|steer clear"
    r"|(?:keep|stay)(?: [\w'’]+){0,3}? (?:off|away|out)"
    r"|(?:is|are) (?:out|off)(?! of\b)"
    r"|wait|bad|worse\w*|harm|risky|unsafe|harmful|dangerous|forbidden|off limits|prohibited"
    r"|refrain|better not|empeor\w+"
    r"|(?:not|no) longer|instead of|in place of|rather than|only after|until|till"
    r"|too (?:soon|early)"
    r"|leave (?:out|off)|dej[ea]\w*|evit[ea]\w*|prohibid\w+|peligros\w+|espere\w*|hasta"
    r"|en (?:vez|lugar) de|abst[eé]ng\w+|dañin\w+)\b"
    r"|停|避免|禁|惡化|恶化|變差|变差|等到|以後再|以后再|之後再|之后再|危險|危险|才(?:可|能)|而不是|勿",
    re.IGNORECASE,
)
# "Not until" only puts off.
_NOT_UNTIL = re.compile(
    r"(\b(?:not|never|cannot|no|nunca)\b|n['’]t\b)([^.;]{0,80}?)\b(?:until|till|hasta)\b",
    re.IGNORECASE,
)
# "It has to wait a week" is "after a week".
_PUTS_OFF = re.compile(r"\b(?:wait|hold off|put off|esper\w+)\b|等", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|from|once|later|at|a l[ao]s|a partir de|despu[eé]s|tras|pasad[oa]s"
    r"|transcurrid[oa]s)\b|[後后]|才",
    re.IGNORECASE,
)
# "Only down to one metre" is "no deeper than that".
_ONLY = re.compile(r"\b(?:only|solo|s[oó]lo|únicamente)\b|只(?:有|能|可)", re.IGNORECASE)
_CLOSING = " *_\"'”’」』)）"
WITHOUT = re.compile(r"\b(?:without|sin)\s+((?:[\w'’-]+\s*){1,3})", re.IGNORECASE)
"""What "without" denies: the next words."""
_WITH = re.compile(r"\b(?:with|con)\s+((?:[\w'’-]+\s*){1,3})", re.IGNORECASE)


def clauses(sentence: str) -> Sequence[str]:
    """The clauses of a sentence, as far as commas and conjunctions tell."""
    return [clause for clause in _CLAUSE.split(sentence) if clause.strip()]


def is_question(text: str) -> bool:
    """Whether a sentence of a document ends as a question, which asserts nothing."""
    return text.rstrip(_CLOSING).endswith(("?", "？"))


def denies(text: str) -> bool:
    """Whether a clause denies or forbids."""
    return _DENIES.search(DENIES_NOTHING.sub(" ", text)) is not None


def has_denial(text: str) -> bool:
    """Whether a text has any word of denial, though it may deny nothing of what the text says."""
    return _DENIES.search(text) is not None


def turned(text: str) -> bool:
    """Whether it denies or warns an odd number of times: "need not stop" tells nothing against."""
    plain = _NOT_UNTIL.sub(r"\1\2 ", DENIES_NOTHING.sub(" ", text))
    warns = _WARNS.search(plain) is not None
    return denies(_WARNS.sub(" ", plain)) is not warns


def opposed(one: str, other: str, language: Language | None) -> bool:
    """Whether one clause denies what the other affirms, as far as that is sure.

    "No reason to stay away" is no denial of "come".
    """
    beyond = {_goes_beyond(one), _goes_beyond(other)}
    if with_and_without(one, other, language) or beyond == {True, False}:
        return True
    plain, other_plain = beside_without(one), beside_without(other)
    if any(
        denies(rest) and rest != DENIES_NOTHING.sub(" ", text)
        for rest, text in ((plain, one), (other_plain, other))
    ):
        # "Not without" denies nothing.
        return False
    if any(
        WITHOUT.search(text) and denies(rest) for text, rest in ((one, other_plain), (other, plain))
    ):
        # "Whole, without chewing" is "do not chew".
        return False
    if any(
        (_ONLY.search(text) and not denies(text) and denies(rest))
        or (_AFTER.search(text) and _PUTS_OFF.search(rest))
        for text, rest in ((plain, other_plain), (other_plain, plain))
    ):
        return False
    return denies(plain) is not denies(other_plain) and turned(plain) is not turned(other_plain)


def _goes_beyond(text: str) -> bool | None:
    """Whether it permits more than a bound; None where it tells of none."""
    if not _MORE_THAN.search(text):
        return None
    return _MORE_THAN.search(DENIES_NOTHING.sub(" ", text)) is not None and not denies(text)


def beside_without(text: str) -> str:
    """A text but for "without milk", which denies the milk alone, and for what one may choose."""
    return WITHOUT.sub(" ", DENIES_NOTHING.sub(" ", text))


def with_and_without(one: str, other: str, language: Language | None) -> bool:
    """Whether one has "with" it what the other has "without", and neither denies that."""
    one, other = DENIES_NOTHING.sub(" ", one), DENIES_NOTHING.sub(" ", other)
    if denies(WITHOUT.sub(" ", one)) or denies(WITHOUT.sub(" ", other)):
        return False
    lacked, had = [
        [_next_terms(form, text, language) for text in (one, other)] for form in (WITHOUT, _WITH)
    ]
    return any(lacked[side] & had[1 - side] and not lacked[1 - side] for side in (0, 1))


def _next_terms(form: re.Pattern[str], text: str, language: Language | None) -> set[str]:
    return {term for found in form.finditer(text) for term in document_terms(found[1], language)}
