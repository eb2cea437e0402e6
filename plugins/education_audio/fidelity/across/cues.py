"""Words by which a sentence denies, holds back, asks first or tells what is not there."""

from __future__ import annotations

import re

# What one language says by a “not”, another says by these.
REFRAIN = {
    "en": re.compile(
        r"\b(?:avoid\w*|stop\w*|refrain\w*|skip\w*|omit\w*|resist\w*|refuse\w*|forbid\w*|forbade"
        r"|never|nothing|nobody|none|no one|instead|rather than|hands off|give up"
        r"|leave (?:it|them|the \w+|your \w+) (?:alone|be|to|at home|behind)"
        r"|(?:leave|let|keep|stay|stick|steer)\w* (?:[\w']+ ){0,5}?(?:away|clear|off|out|back"
        r"|to us|safe from)|wait\w*|hold off|hold back|put off|postpone|delay|too (?:early"
        r"|soon)|not yet|limit\w*|protect\w*|beware|watch out|free of|free from|banned|taboo"
        r"|off[- ]limits|out of the question|fail\w*|lack\w*|miss\w*|less|fewer"
        r"|as (?:little|few|briefly|short|rarely)|minimi[sz]\w+|cut down|reduc\w+"
        r"|(?:better|rather|more) [^,.;]{1,30} than|only|un(?:safe|necessary|able|harmed)"
        r"|harmless)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:evit\w*|suspend\w*|interrump\w*|abst(?:eng|en)\w*|omit\w*|ning[uú]n\w*|nunca|jam[aá]s"
        r"|nadie|nada|tampoco|ni|s[aá]lte\w*|dej\w* de|prohib\w*|vetad\w+|descartad\w+|renunci\w+"
        r"|prescind\w+|resist\w+|aguant\w+|lej(?:os|ano)|alej\w+|apart\w+|fuera de|en paz"
        r"|tranquil[oa]|en (?:vez|lugar) de|esper\w+|pospon\w+|aplaz\w+|a[uú]n no|todav[ií]a no"
        r"|limit\w+|d[eé]jel[oa]s?(?! (?:puest|en |sobre |secar|actuar|reposar))|protej\w+"
        r"|cuidado con|libre de|(?<!hace )falt[ae]\w*|inofensiv\w+"
        r"|innecesari\w+|sobra\w*"
        r"|ahorr\w+|menos|menor|m[ií]nimo|poc[oa]|reduzc\w+|reduc\w+|mejor (?:\w+ ){1,4}que"
        r"|olv[ií]de\w*|parar|pare|dej[ea]\w*(?= (?:el|la|los|las|sus?|de)\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "停(?!車)|避免|避開|離[^，。；]{0,2}遠|保持距離|躲開|禁|切勿|不|勿|別|毋|免|戒|忌|跳過|忍住|忍著|遠離|離開|少|減|寧可|而不是|代替|比較好|比[^，。；]{1,6}(?:安全|好|適合)|莫|沒有|沒"
        "|無|未|先[問別不]|等到?|延後|暫停|暫緩|以外|除了|拒絕|不宜"
    ),
}
# “Ask before you stop” forbids to stop unasked.
ASK_FIRST = {
    "en": re.compile(
        r"\b(?:ask(?:s|ed|ing)?|check\w* with|talk\w* to|speak\w* (?:to|with)|consult\w*"
        r"|permission|approval|say-so|advice|(?<!is )(?<!are )allow\w*"
        r"|agree\w*|approv\w*|clear\w*|permit\w*|says?|unless)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:pregunt\w+|consult\w+|habl\w+ con|permiso|autoriz\w+|permit(?!id[oa])\w+"
        r"|aprob\w+|aprueb\w+"
        r"|acuerdo|consejo|indi(?:que|ca|caci[oó]n)\w*|visto bueno|lo dig\w+|a menos que"
        r"|salvo|a no ser)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("問|諮詢|詢問|商量|同意|許可|允許|批准|指示|除非|交代"),
}
# “Before the doctor agrees you may” asks nobody.
UNASKED = {
    "en": re.compile(
        rf"\b(?:before|until|till)\b[^,.;]{{0,40}}{ASK_FIRST['en'].pattern}", re.IGNORECASE
    ),
    "es": re.compile(
        rf"\b(?:antes de|hasta)\b[^,.;]{{0,40}}{ASK_FIRST['es'].pattern}", re.IGNORECASE
    ),
    "zh": re.compile(rf"(?:{ASK_FIRST['zh'].pattern})[^，。；]{{0,4}}前"),
}
ORDERED = {
    "en": re.compile(
        r"\b(?:before|first|only|once|after|when|until|unless|with|if)\b", re.IGNORECASE
    ),
    "es": re.compile(
        r"\b(?:antes|primero|s[oó]lo|solamente|[uú]nicamente|una vez|despu[eé]s|tras|cuando|con"
        r"|si|a menos que|salvo|a no ser)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("前|先|才|只|後|再|除非|等|經"),
}
WITHOUT = {
    "en": re.compile(r"\bwithout\b(?:(?! (?:do|must|may|can|should) )[^,.;:!?]){0,60}", re.I),
    "es": re.compile(r"\bsin\b(?:(?! (?:no|debe|puede) )[^,.;:!?]){0,60}", re.IGNORECASE),
    "zh": re.compile(
        "(?:未經?|沒有?|不)(?:[^，。；！？]{0,8}?)"
        "(?:同意|允許|許可|指示|交代|詢問|問過|問|批准|諮詢)[^，。；！？]{0,4}?(?:[之以]?前|下|就|時|(?=不|，|$|可|自))"
    ),
}
NOT = re.compile(
    r"\b(?:not|never|no|cannot|nunca|jam[aá]s)\b|n['\u2019]t\b|[不勿別毋]", re.IGNORECASE
)
DANGER = re.compile(r"\b(?:danger|risk|harm|peligr|riesg|grave)|危險|有害|不行", re.IGNORECASE)
# What something is done for: “so that you do not rub it” asks for nothing of its own.
PURPOSE = re.compile(
    r"\W*(?:(?:in order |so as )?(?:not )?to (?:avoid|prevent|keep from)"
    r"|so (?:that )?(?:you|it|they)|para (?:evitar|no|que no|prevenir)|as[ií] (?:no|evita)"
    r"|避免|以免|以防|才不會|就不會|比較不會)",
    re.IGNORECASE,
)
# The same within a clause: “get up slowly so as not to faint”.
INNER_PURPOSE = re.compile(
    r"\b(?:so as not to|so (?:that )?(?:you|it|they) (?:do not|don['\u2019]t|does not)"
    r"|para no|para evitar)\b[^,.;:]*|(?:以免|以防)[^，。；]*",
    re.IGNORECASE,
)
MUST_NOT = re.compile("no hay que", re.IGNORECASE)  # and “need not”
# They say what is not there or does not happen, and forbid nothing.
STATES = {
    "en": re.compile(
        r"(?:\b(?:is|are|was|were|does|did|has|have|had|will|would)(?: not|n['\u2019]t)"
        r"|\bwon['\u2019]t)"
        r"\b(?! (?:allowed|permitted|to be|recommended|for you|safe|suitable))"
        r"|(?<=\w )no (?!longer\b)|\b(?:neither|nor|none|nobody"
        r"|(?<!eat )(?<!drink )(?<!take )(?<!put )nothing|unable|ineffective|unlikely"
        r"|unnecessary|impossible|unhealthy|uncommon|fails? to|unsafe|dangerous|harmful|risky)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\bno (?:(?:se|le|les|lo|la|me|nos) )?(?:es|son|est[aá]n?|era|hay(?! que)"
        r"|habr[aá]|tienen?|hacen?|causan?|producen?|necesitan?|requieren?|duelen?|siente|sirven?|funcionan?|ha|han|existen?"
        r"|suelen?|significa|contienen?|quiere|va|van|cura|engordan?|afectan?|\w+r[aá]n?)\b"
        r"(?! (?:permitid|recomend|aconsej|conveniente|bueno))"
        r"|\b(?:sin|nada(?! de)|ning[uú]n[ao]?|nadie|ni|tampoco|peligros[oa]s?|ineficaz"
        r"|innecesari[oa]|imposible|fuera)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("沒有|沒|無法|無(?!須|需)|未|非|不(?![要可能得准許宜應該用必需]|建議|適合)"),
}
# “Shoes that do not slip”, “sin azúcar”, “無糖” tell which thing is meant.
OF_A_THING = re.compile(
    r"(?<=\w )(?:that|which) (?:(?:do|does|is|are|can)(?: not|n['\u2019]t)|cannot)(?: stop)?\b"
    r"|(?<=\w )que no(?= (?:se |le )?\w+[aen]n?\b)|\b(?:\w+-free|non-\w+)\b"
    r"|\bsin (?:az[uú]car|sal|gas|alcohol|lactosa|gluten|grasa|cafe[ií]na|fibra)\b"
    r"|無[糖鹽酒菸油渣咖麩][精因質]?|防[滑水曬]",
    re.IGNORECASE,
)
UNLESS = {
    "en": re.compile(r"\b(?:unless|except)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:a menos que|salvo|a no ser|excepto)\b", re.IGNORECASE),
    "zh": re.compile("除非|除了|以外"),
}
OVER = {
    "en": re.compile(
        r"\b(?:gone|over|stop\w*|end\w*|away|disappear\w*|free|without|clear\w*|lack\w*|miss\w*|no)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:pas[aeó]\w*|desapare\w+|termin\w+|acab\w+|quit\w+|libre|sin|par[ae]|baj[ae]|falt\w+)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("退|消|停|沒|無|不|完|止|過了"),
}
# “Drink only clear liquids” lets nothing else through.
ALONE = {
    "en": re.compile(
        r"\b(?:only|nothing but|nothing except)\b"
        r"(?! (?:if|when|after|before|once|until|in|on|at|for"
        r"|with|by|to|from)\b)(?P<what>[^,.;:!?]{1,30})",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:s[oó]lo|solamente|[uú]nicamente|nada m[aá]s que)\b"
        r"(?! (?:si|cuando|despu|antes|en|con|por|a|para|de)\b)(?P<what>[^,.;:!?]{1,30})",
        re.IGNORECASE,
    ),
    "zh": re.compile("(?:只能|只可以?|只)[吃喝用服](?P<what>[^，。；：！？]{1,10})"),
}
EXCEPT = re.compile(
    r"\b(?:but|except|other than|apart from|besides|only|salvo|excepto|que no sean?|m[aá]s que"
    r"|aparte de|s[oó]lo)\b|除了|以外|之外|只",
    re.IGNORECASE,
)
AFTER_IT = re.compile(r"\b(?:in|dentro de|a los|a las) $", re.IGNORECASE)
"""In front of a time that has to pass first: “in three weeks”."""
UNTIL = {
    "en": re.compile(r"\b(?:until|till|before|unless)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:hasta que|hasta|antes(?: de)?|a menos que|salvo)\b", re.IGNORECASE),
    "zh": re.compile("[之以]?前(?![和及與、]?後)|直到|除非|為止"),
}
ONLY_THEN = {
    "en": re.compile(r"\b(?:after|once|from|when|only|as soon as|if)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:despu[eé]s|cuando|una vez|a partir|desde|s[oó]lo|tras|en cuanto|si)\b", re.IGNORECASE
    ),
    "zh": re.compile("[之以]?後|才|再|等|只|過了"),
}
