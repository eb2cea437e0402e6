"""Tells small talk, and what is asked about the conversation itself or about the agent."""

from __future__ import annotations

import re

# What people say around a question out of politeness, before or after it.
_AROUND_BEFORE = (
    r"(?:(?:hi|hello|hey|ok(?:ay)?|so|and|but|well|oh|sorry|please|thanks|thank you|excuse me"
    r"|doctor"
    r"|by the way|just curious|tell me|now|hola|oiga|disculpe|perd[oó]n|por favor|y|pero|bueno"
    r"|doctora?"
    r"|gracias|por cierto|d[ií]game)\b|請問|请问|不好意思|對不起|对不起|那麼|那么|那|你好|您好"
    r"|謝謝|谢谢|醫生|医生)"
)
_AROUND_AFTER = (
    r"(?:(?:please|thanks|thank you|doctor|by the way|then|now|today|really|actually|again|for me"
    r"|to me"
    r"|exactly|anyway|por favor|gracias|doctora?|ahora|hoy|otra vez|de nuevo)\b|好嗎|好吗|可以嗎"
    r"|可以吗|謝謝|谢谢|啊|呀|呢|嗎|吗|喔|哦)"
)
_GAP = r"[\s,.;:!?¿¡，。！？、；：'\"“”‘’…–-]*"

_ENGLISH = (
    r"(?:who|what)(?: are|'re|\u2019re) you|(?:what(?:'s|\u2019s|s| is) your|do you have a) name"
    r"|what (?:can|should|do) i call you|how old are you|where are you from|where do you live"
    r"|are you (?:an? |the )?(?:real|robot|human|person|machine|computer|bot|ai|there|listening"
    r"|still there"
    r"|real person|real human|real doctor|human being|computer program"
    r"|chatbot)(?: or (?:an? )?\w+)?"
    r"|am i (?:talking|speaking) (?:to|with) an? (?:\w+ )?(?:robot|human|person|machine|computer"
    r"|bot|ai)"
    r"|do you (?:like|love) (?:me|your (?:job|work)|music|football|movies|chocolate|pizza|people"
    r"|it here)"
    r"|do you (?:sleep|dream|eat|ever (?:sleep|dream|eat|get tired))"
    r"|(?:how|what)(?:'s|\u2019s|s| is| will) the (?:weather|news)"
    r"(?: be)?(?: like)?(?: (?:outside|there|today|tomorrow))?"
    r"|(?:is it|will it) (?:going to )?(?:rain|snow|raining|snowing)(?: (?:outside|today"
    r"|tomorrow))?"
    r"|who (?:won|will win|is winning)(?: the)?(?: \w+){0,3}"
    r"|(?:(?:can|could|will|would) you )?(?:please )?(?:tell|sing|write|read)(?: me)? "
    r"an?(?:other)?(?: \w+)? (?:joke|story|song|poem|riddle)"
    r"|(?:do you know|know) an?(?: \w+)? (?:joke|story|song|poem|riddle)s?"
    r"|(?:do you know )?what (?:time|day|date|day of the week) (?:is it|it is)"
    r"|what(?:'s|\u2019s| is) (?:the (?:time|date)|today(?:'s|\u2019s) date)"
    r"|(?:(?:can|could|will|would) you )?(?:please )?(?:repeat|say) "
    r"(?:that|it|this|what you said|the last part|yourself)(?: (?:once more|one more time))?"
    r"|(?:(?:can|could|will|would) you )?(?:please )?speak (?:up|louder|slower|more (?:slowly"
    r"|loudly))"
    r"|what did you (?:just )?say|how are you(?: doing)?|can you hear me"
)
_SPANISH = (
    r"(?:y )?(?:usted )?(?:qui[eé]n (?:eres|es usted)|qu[eé] eres)"
    r"|c[oó]mo (?:te llamas|se llama usted|se llama)|cu[aá]l es (?:tu|su) nombre"
    r"|cu[aá]ntos años (?:tienes|tiene usted)|de d[oó]nde (?:eres|es usted)"
    r"|(?:eres|es usted) (?:un|una) (?:robot|m[aá]quina|persona(?: real)?|humano|humana|ordenador"
    r"|computadora)"
    r"|(?:sabes |me dices |me puede decir )?qu[eé] (?:hora|d[ií]a) es"
    r"|qu[eé] tiempo (?:hace|har[aá])(?: mañana| afuera)?"
    r"|c[oó]mo est[aá] el (?:tiempo|clima)|(?:va a llover|llueve|est[aá] lloviendo)(?: mañana)?"
    r"|(?:(?:puede|puedes|podr[ií]a) )?(?:cu[eé]nt[ea]me|contarme|dime|d[ií]game|sabes|sabe"
    r"|me cuentas|me cuenta) "
    r"(?:un|otro|alg[uú]n) chiste|qui[eé]n (?:gan[oó]|va a ganar)(?: el| la| los)?(?: \w+){0,2}"
    r"|(?:(?:puede|puedes|podr[ií]a|me lo puede|me lo puedes) )?"
    r"(?:repetir|rep[ií]ta|repite|repetirlo|repetirme|rep[ií]talo|rep[ií]tamelo)"
    r"(?: (?:eso|lo que dijo|lo [uú]ltimo|una vez m[aá]s|la pregunta))?"
    r"|(?:(?:puede|puedes|podr[ií]a) )?(?:hablar|hable|habla) m[aá]s (?:alto|despacio|fuerte|lento)"
    r"|m[aá]s (?:alto|despacio)|c[oó]mo est[aá]s?(?: usted)?|me oyes?|te gusta (?:el f[uú]tbol"
    r"|la m[uú]sica|tu trabajo)"
)
_CHINESE = (
    r"(?:你|您)(?:是誰|是谁|叫什麼(?:名字)?|叫什么(?:名字)?|叫甚麼名字|幾歲(?:了)?|几岁(?:了)?"
    r"|是(?:不是)?(?:機器人|机器人|真人|人|電腦|电脑)"
    r"(?:還是真人|还是真人)?|從哪裡來|从哪里来|好|聽得到(?:我)?|听得到(?:我)?|喜歡(?:音樂|唱歌"
    r"|我)|喜欢(?:音乐|唱歌|我)|會(?:唱歌|睡覺|累)|会(?:唱歌|睡觉|累))"
    r"|(?:你|您)的名字(?:是什麼|是什么|叫什麼|叫什么)"
    r"|(?:今天|明天|外面|現在|现在|今天的|明天的|外面的)?(?:天氣|天气)(?:如何|怎麼樣|怎么样|好"
    r"|會怎樣|会怎样)"
    r"|(?:今天|明天|外面)?(?:會不會|会不会|會|会|有沒有|有没有)?下雨"
    r"|(?:(?:可以|可不可以|能不能|請|请)?(?:再)?(?:你)?(?:跟我|給我|给我)?(?:講|讲|說"
    r"|说)(?:一)?(?:個|个)?)(?:笑話|笑话|故事)(?:給我聽|给我听)?"
    r"|(?:昨天|今天|這場|这场)?(?:的)?(?:比賽|比赛|球賽|球赛)?(?:是)?(?:誰|谁)(?:贏|赢)(?:了)?"
    r"|(?:現在|现在)(?:是)?(?:幾點|几点)(?:了|鐘|钟)?"
    r"|今天(?:是)?(?:星期幾|星期几|禮拜幾|礼拜几|幾號|几号)"
    r"|(?:你|您)?(?:可以|可不可以|能不能|能|請|请)?(?:您|你)?(?:再(?:說|说|講|讲)(?:一次|一遍)"
    r"|重複(?:一次|一遍)|重复(?:一次|一遍)"
    r"|(?:說|说|講|讲)(?:慢|大聲|大声)(?:一點|一点|點|点))"
)
_SMALL_TALK = re.compile(
    rf"{_GAP}(?:{_AROUND_BEFORE}{_GAP})*(?:{_ENGLISH}|{_SPANISH}|{_CHINESE}){_GAP}(?:{_AROUND_AFTER}{_GAP})*",
    re.IGNORECASE,
)


def is_small_talk(sentence: str) -> bool:
    """Whether a whole sentence is small talk; one that asks something beside it is none."""
    return _SMALL_TALK.fullmatch(sentence) is not None
