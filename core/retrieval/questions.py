"""Splits texts into sentences, and a patient's message into the questions that it asks."""

from __future__ import annotations

import re

from core.retrieval.implied_questions import implies_question, names_topic
from core.text.kept import kept

# A full stop after these does not end a sentence.
_ABBREVIATIONS = frozenset(
    {"dr", "dra", "mr", "mrs", "ms", "prof", "st", "sr", "sra", "srta", "dept", "ud", "uds", "vol"}
    | {"vs", "etc", "e.g", "i.e", "eg", "ie", "p.ej", "approx", "ca", "no", "nos", "fig", "u.s"}
    | {"a.m", "p.m"}
)
_BOUNDARY = re.compile(
    r"\n+"
    r"|[。！？；…؟।]+[」』”’）)\"]*"
    r"|(?<=[\u0370-\u03ff\u1f00-\u1fff]);(?=\s|$)|\u037e"
    r"|(?<![.!?])[.!?]++[\"'”’)\]]*+(?=\s+\S|$)"
)
_LAST_WORD = re.compile(r"([^\s(]+)\.$")
_MAX_WORD = 40  # characters; no abbreviation is longer


def split_sentences(text: str) -> list[str]:
    """Return the sentences of an English, Spanish or Chinese text, verbatim and in order.

    A line break ends a sentence. Abbreviations ("Dr.", "e.g."), initials and decimal points do
    not.
    """
    return list(_sentences(text))


@kept
def _sentences(text: str) -> tuple[str, ...]:
    sentences: list[str] = []
    start = 0
    for boundary in _BOUNDARY.finditer(text):
        if _inside_sentence(text, start, boundary):
            continue
        sentences.append(text[start : boundary.end()])
        start = boundary.end()
    sentences.append(text[start:])
    return tuple(stripped for sentence in sentences if (stripped := sentence.strip()))


def _inside_sentence(text: str, start: int, boundary: re.Match[str]) -> bool:
    if boundary.group() != ".":
        return False
    following = text[boundary.end() : boundary.end() + 40].lstrip()[:1]
    if following.islower():
        return True
    last = _LAST_WORD.search(text[max(start, boundary.end() - _MAX_WORD) : boundary.end()])
    if last is None:
        return False
    word = last.group(1).lower()
    if word.isdigit():
        # "1." at the start of a line numbers a list item; "in 1990." ends a sentence.
        return text[start : boundary.start()].strip() == word
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")


def split_questions(message: str) -> list[str]:
    """Return the questions of one patient message, each with the statements that lead up to it.

    A question need not end in a question mark, because transcripts of speech often lack it.
    A message that only names a topic ("side effects of warfarin") asks about it. Greetings, thanks
    and statements that ask nothing give no question.
    """
    return list(_questions(message))


@kept
def _questions(message: str) -> tuple[str, ...]:
    questions: list[str] = []
    leading: list[str] = []
    sentences = [found for found in split_sentences(message) if not _COURTESY.fullmatch(found)]
    if len(sentences) == 1 and names_topic(sentences[0]):
        return tuple(sentences)
    for number, sentence in enumerate(sentences, start=1):
        if number < len(sentences) and _ANNOUNCES.search(sentence):
            leading.append(sentence)
        elif asks(sentence) or (not _is_tag(sentence) and implies_question(sentence)):
            questions.append(_join([*leading, sentence]))
            leading = []
        else:
            leading.append(sentence)
    return tuple(questions)


def asks(sentence: str) -> bool:
    """Tell whether a sentence is a question or a request for information."""
    if _QUESTION_MARK.search(sentence):
        return not _is_tag(sentence)
    return bool(
        _ENGLISH_QUESTION.search(sentence)
        or _SPANISH_QUESTION.search(sentence)
        or _CHINESE_QUESTION.search(sentence)
    )


def _is_tag(sentence: str) -> bool:
    return _TAG.fullmatch(sentence) is not None


def _join(sentences: list[str]) -> str:
    joined = sentences[0]
    for sentence in sentences[1:]:
        # Chinese is written without spaces between sentences.
        joined += sentence if joined[-1] > "\u2e80" else f" {sentence}"
    return joined


# The Greek one looks like a semicolon.
_QUESTION_MARK = re.compile(
    r"(?:[?？؟\u037e]"
    r"|(?<=[\u0370-\u03ff\u1f00-\u1fff]);)[\"'”’」』)）]*$"
)

_COURTESY = re.compile(
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?(?: (?:so"
    r"|very) much)?"
    r"|ok(?:ay)?|yes|no|bye|goodbye|how are you|nice to meet you|can you hear me|i see|got it"
    r"|bonjour|bonsoir|salut|merci(?: beaucoup)?|au revoir|ol[aá]|oi|bom dia|boa (?:tarde|noite)"
    r"|obrigad[oa]"
    r"|hallo|guten (?:morgen|tag|abend)|danke(?: sch[oö]n)?|ciao|buon(?:giorno|asera)|grazie"
    r"|γεια(?: σας)?|καλημέρα|καλησπέρα|ευχαριστώ|здравствуйте|привет|добрый (?:день|вечер)"
    r"|спасибо"
    r"|مرحبا|السلام عليكم|شكرا|नमस्ते|धन्यवाद|xin chào|cảm ơn"
    r"|hola|buen[oa]s (?:d[ií]as|tardes|noches)|(?:muchas )?gracias|adi[oó]s|c[oó]mo est[aá]s?"
    r"|s[ií]|vale|me oyes?|de acuerdo|doctor|there|again|doctora)[\s,.!?¿¡]*)+"
    r"|(?:你好嗎|您好嗎|你好|您好|哈囉|早安|午安|晚安|謝謝|谢谢|多謝|感謝|您|你|好的|好|再見"
    r"|沒有了"
    r"|了解|知道了|聽得到嗎|嗎|醫生|醫師)(?:[\s，。！？、,.!?]|你好嗎|您好嗎|你好|您好|謝謝|谢谢"
    r"|您|你|好的|醫生|醫師)*",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"[¿\s]*(?:ok(?:ay)?|right|yes|no|really|huh|you know|verdad|s[ií]|vale|好嗎|是嗎|對嗎|對吧)"
    r"[\s?？]*",
    re.IGNORECASE,
)
# What says that a question follows is none.
_ANNOUNCES = re.compile(
    r"(?:\bask(?: you)? (?:something|a (?:quick |little |small |silly )?question|one thing)"
    r"|\b(?:have|got) (?:a|one|this) (?:quick |little |small |silly )?question(?: for you)?"
    r"|\bwhom? to (?:believe|trust|ask|listen to)(?: any ?more| now)?"
    r"|\ba qui[eé]n (?:creer(?:le)?|hacer(?:le)? caso|preguntar(?:le)?)"
    r"|[聽听信問问][誰谁]的?(?:好)?"
    r"|\bhere (?:is|comes) my question|\bmy question(?: is)?(?: this)?"
    r"|\bpreguntar(?:le|te)? (?:algo|una cosa)|\b(?:tengo|traigo) una (?:duda|pregunta)"
    r"|\bmi (?:duda|pregunta)(?: es)?(?: esta)?"
    r"|[問问](?:你|您)?(?:一下|一件事|(?:一)?[個个]?[問问][題题])|有(?:一)?[個个]?[問问][題题](?:想[問问])?)\W*$",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:i|you|we|they|he|she|it|that|this|these|those|there|my|your|our|the|a|an|any|some"
    r"|someone"
    r"|anyone|people|his|her|their|dr\.?|doctors?|nurses?|patients?|children|kids|women|men|one"
    r"|both|all|most)"
)
_LEAD_IN = (
    r"^\W*(?:(?:and|but|so|also|ok|okay|well|um|uh|er|hi|hello|please|sorry|doctor|then|now"
    r"|actually"
    r"|by the way|excuse me|oh|another thing|one more thing|hey)\b[\s,:.-]*)*"
)
_ENGLISH_QUESTION = re.compile(
    _LEAD_IN
    # "Have a nice day" is a wish.
    + r"(?!have an? )(?:"
    + r"(?:can|could|will|would|should|shall|may|might|must|do|does|did|is|are|am|was|were|has"
    + r"|have|had|isn'?t|aren'?t|doesn'?t|don'?t|didn'?t|won'?t|can'?t|couldn'?t|shouldn'?t"
    + r"|wasn'?t)"
    + rf" (?!not\b){_SUBJECT}\b"
    + r"|(?:can|could|will|would|should|does|is|are) (?!not\b|be\b|you know\b)\w+"
    + r"|(?:why|who|whose|which)(?:'s)?\b"
    + r"|what(?:'s|s)?\b(?! an? \w+[.!]?$)"
    + r"|how(?:'s)?\b(?! (?:nice|kind|funny)\b)"
    + r"|(?:when|where) (?:is|are|was|do|does|did|can|could|will|would|should|must|may|am)\b"
    + r"|(?:tell me|explain|describe|show me|remind me)\b"
    + r"|what about|how about"
    + r")"
    + r"|\bi(?:'d| would)? (?:want|like|need|wanted|love) to (?:know|ask|understand|find out)\b"
    + r"|\bi (?:wonder|am wondering|was wondering)\b|\bi'm wondering\b"
    + r"|\b(?:can|could|would) you (?:please )?(?:tell|explain|help|say|give|send|describe)\b"
    + r"|\bi (?:do not|don't) (?:know|understand) (?:what|why|how|when|where|which|who|if)\b"
    # "…, which takes a week" tells.
    + r"|[,;] (?:why|what|how|when|where|which (?:ones?|of|should|do|can|could|must|may|would)|who"
    + r"|should i|can i|is it|is that|do i|will it)\b"
    + r"(?=[^,;]*$)(?! (?:i|it|he|she|they|we) )",
    re.IGNORECASE,
)
_SPANISH_QUESTION = re.compile(
    r"¿|^\W*(?:(?:y|pero|entonces|hola|doctora?|perd[oó]n|oiga|por favor)\b[\s,:.-]*)*(?:"
    r"qué|cómo|cuándo|dónde|adónde|cuánt[oa]s?|cuál(?:es)?|quién(?:es)?|por qué|para qué"
    r"|(?:que|como|cuando|donde|cuant[oa]s?|cual|quien|por que) (?:es|son|debo|puedo|tengo que"
    r"|hay"
    r"|hago|significa|pasa|puede|ser[ií]a|necesito|dura|tiempo|veces|tarda)\b"
    r"|(?:puedo|debo|podr[ií]a|deber[ií]a|tengo que|hay que|necesito saber|es normal|es peligroso"
    r"|es seguro|es necesario|es malo|es bueno|se puede|me puede|puede decirme|d[ií]game"
    r"|expl[ií]queme|quiero saber|quisiera saber|me gustar[ií]a saber|quer[ií]a preguntar"
    r"|no s[eé] si)\b"
    r")",
    re.IGNORECASE,
)
_CHINESE_QUESTION = re.compile(
    r"嗎|吗|呢[。！!]?$|什麼|什么|甚麼|怎麼|怎么|怎樣|怎样|為何|为何|如何|是否|是不是|能不能"
    r"|可不可以|要不要"
    r"|會不會|会不会|有沒有|有没有|該不該|需不需要|好不好|(?<![沒没])多久|多少|(?<![好這前過頭那])幾(?:次|天|個"
    r"|點|顆|週|年|歲|片|小時|粒)"
    r"|(?<![好这前过头那])几(?:次|天|个|点|颗|周|年|岁)"
    r"|何時|何时|哪(?:裡|里|些|個|个|一|種|种|位)|請問|请问|想知道|想問|想请问"
)
