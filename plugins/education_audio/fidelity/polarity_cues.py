"""Words that deny, allow, oblige or leave open, in English, Spanish and Chinese."""

from __future__ import annotations

import re

from plugins.education_audio.fidelity.words import word_set

NEUTRAL = word_set(
    "need necessari allow permit okay ok fine safe possibl abl pleas alway ever should must may can"
    " avoid stop quit instead refrain advis forbidden prohibit dangerous harm unsaf danger"
    " seguro posibl permit necesari necesit evit deb debe pued siempr nunc jamas favor"
)

SPLIT = {
    "en": re.compile(
        r"(?P<hard>[.;:!?()\n]+|\u2014| - )"
        r"|(?P<comma>,)"
        r"|\b(?P<word>but|however|because|although|though|unless|if|when|while|until|till|before"
        r"|after|otherwise|instead of|rather than|so that|then|except|and (?=(?:do not|don't|never"
        r"|you|it|they|we|please|call|avoid)\b))\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?P<hard>[.;:!?¡¿()\n]+|\u2014| - )"
        r"|(?P<comma>,)"
        r"|\b(?P<word>pero|sino|porque|aunque|a menos que|salvo|si|cuando|mientras|hasta|antes de"
        r"|despu[eé]s de|en lugar de|en vez de|para que|entonces|y (?=(?:no|nunca|evite)\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<hard>[。；：！？（）\n.;:!?()]+)|(?P<comma>[，,])"
        r"|(?P<word>但是|但|不過|不过|因為|因为|如果|若是|除非|而是|所以|否則|否则)"
    ),
}
SUBORDINATE = {
    "en": re.compile(r"(?:because|unless|if|when|while|until|till|before|after)\b", re.I),
    "es": re.compile(
        r"(?:porque|a menos que|salvo|si|cuando|mientras|hasta|antes de|despu[eé]s de)\b",
        re.I,
    ),
    "zh": re.compile(
        r"(?:因為|因为|如果|若|除非|當|当|萬一|万一).*|.*(?:時|时|之前|之後|之后|的話|的话)$", re.S
    ),
}
NOT_NEGATION = {
    "en": re.compile(
        r"\b(?:not only|no matter|whether or not|if not|no problem|no\. ?\d"
        r"|(?:not|n't|never) (?:to )?(?:forget|miss|skip|omit|hesitate|fail|stop (?=\w+ing)|avoid"
        r"|quit|be afraid|worry))\b|\bno (?:more|less|fewer|later|longer|earlier|sooner) than\b"
        r"|\bnot (?:more|less|fewer|later|earlier) than\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no solo|no s[oó]lo|no (?:se )?(?:olvide|dude|deje de|evite|omita)"
        r"|no m[aá]s de|no menos de|sin embargo|sin duda)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"不適|不适|不同|不久|不過|不过|不但|不管|不論|不论|不少|不足|不良|不舒服|差不多|不僅|不仅|不只|不斷|不断"
        r"|不明|不安|不穩|不稳|對不起|非常|除非|未來|未来|別人|别人|特別|特别|分別|分别|個別|个别|性別|性别|類別"
        r"|类别|是不是|會不會|会不会|要不要|不一定|能不能|可不可以|有沒有|有没有|需不需要|不要忘|不忘|別忘|别忘"
        r"|不要超過|不要超过|不得超過|不可超過|不超過|不超过|不要錯過|無論|无论|無法避免|不停"
    ),
}
NEGATION = {
    "en": re.compile(
        r"\b(?:no longer|not|never|no|none|nobody|nothing|neither|nor|cannot|without"
        r"|avoid(?:s|ed|ing)?|refrain(?:s|ing)?|instead of|rather than|unable|forbidden"
        r"|prohibited|unsafe|dangerous|harmful|risky|contraindicated|(?:stop|quit|skip|ban)(?:s|ped|ping)?"
        r"|leave out|ineffective|unnecessary|impossible|unlikely|unhealthy|uncommon|fails? to"
        r"|stops? (?=\w+ing)|wait with|hold off|put off|delay(?:ing)?|postpone"
        r"|(?:keep|kept|stay|leave)(?:s|ing)? (?:[\w'\u2019]+ ){0,4}?(?:out of|away from|off)"
        r"|out of (?=(?:the |your |direct )?(?:reach|sun|sight|heat|light)))\b|n['\u2019]t\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no|nunca|jam[aá]s|ni|sin|ning[uú]n[ao]?|nadie|nada|tampoco|evit(?:e|en|ar|ando)"
        r"|deje de|dejar de|prohibid[oa]s?|en lugar de|en vez de|peligros[oa]s?|ineficaz"
        r"|innecesari[oa]|imposible|abst[eé]ngase)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"不|勿|別|别|避免|避開|禁止|禁用|切忌|嚴禁|严禁|沒有|没有|沒|没(?!事)|無法|无法|無需|无需|未|非|無(?!線|聊)"
    ),
}
TURNS = re.compile(
    r"without|avoid|keep|kept|stay|leave|out of|wait|hold off|put off|delay|postpone"
    r"|unable|forbidden|prohibited|unsafe|dangerous|harmful|risky|stop|quit|skip|ban"
    r"|sin$|evit|dej|prohibid|peligros|ineffective|unnecessary|impossible|unlikely|ineficaz",
    re.IGNORECASE,
)
OPTIONAL = {
    "en": re.compile(
        r"\b(?:(?:not|n['\u2019]t|never) (?:need|have to|required|necessary|usually need)|need not"
        r"|no need|unnecessary|without needing)\b|n['\u2019]t (?:need|have to)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bno (?:es necesari|hace falta|necesita|tiene que|hay que|tiene por qu)", re.IGNORECASE
    ),
    "zh": re.compile("不需要|不必|不用|無需|无需|無須|无须|毋須"),
}
BOUND = {
    "en": re.compile(
        r"\b(?:more than|less than|fewer than|longer than|over|above|below|exceed|within|at least"
        r"|at most|later than|earlier than|higher than|lower than)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(r"\b(?:m[aá]s de|menos de|supere|exceda|sobrepase|mayor|menor)\b", re.I),
    "zh": re.compile("超過|超过|多於|多于|少於|少于|以上|以下|高於|高于|低於|低于"),
}
RESTRICTED = {
    "en": re.compile(r"\bonly\b", re.IGNORECASE),
    # “Solo” is also “alone”.
    "es": re.compile(
        r"\b(?:sólo|solamente|[uú]nicamente"
        r"|solo (?=(?:si|cuando|con|en|el|la|lo|los|las|use|tome)\b))",
        re.IGNORECASE,
    ),
    "zh": re.compile("只有|才|僅|仅|只能"),
}
ALLOWS = {
    "en": re.compile(r"\b(?:may|can|could|might|(?:allowed|free|okay|ok|fine|safe) to)\b", re.I),
    "es": re.compile(r"\b(?:puede|pueden|podr[ií]a|se permite|est[aá] permitido)\b", re.IGNORECASE),
    "zh": re.compile("可以|能夠|能够|允許|允许"),
}
OBLIGES = {
    "en": re.compile(
        r"\b(?:must|have to|has to|should|ought to|always|required to|needs? to|be sure to"
        r"|make sure)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:debe|deben|deber[ií]a|tiene que|tienen que|hay que|siempre|es obligatorio"
        r"|aseg[uú]rese)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("必須|必须|一定要|應該|应该|務必|务必|必要"),
}
CONTINUES = re.compile(r"\s*(?:or|nor|o|ni|u|或|也)\b|\s*(?:或|也不|也別)", re.IGNORECASE)
OTHER_SUBJECT = re.compile(
    r"\s*(?:you|it|this|he|she|they|we|please|so|and|but|usted|y|pero|請|请|而|並|并)\b",
    re.IGNORECASE,
)
OR_INSIDE = re.compile(r"[^,]{1,60}\b(?:or|nor|o|ni)\b", re.IGNORECASE)
WHILE = re.compile(r"\s*while\b", re.IGNORECASE)
WAIT = re.compile(r"\b(?:wait|hold off|put off|delay|espere|aguarde)\b|等", re.IGNORECASE)
