"""Questions about changing, stopping or repeating the dose of one's own medicine."""

from __future__ import annotations

from core.retrieval.asking.kind_words.named import DAY, MAY_I, MEDICINE, Forms

# "ACE inhibitors lower blood pressure", "it stops the production of a hormone" and "if you skip a
# meal" say nothing of a dose.
_LEFT_OUT = (
    r"(?:skip|miss)\w* (?!(?:an? |any |your |the )?(?:meals?|breakfast|lunch|dinner|snacks?)\b)"
)
# "It slows or stops the disease" and "the pain may stop" say nothing of a medicine.
_STOPPED = (
    rf"(?:(?<!does )(?<!did )(?<!will )(?<!would )not|(?<!does)(?<!did)(?<!would)n't|never|before"
    rf"|without|you|and|or|to|if|may|can|should|must|please|told)"
    rf" (?:to )?stop(?:ping)?(?! the (?!{MEDICINE}|treatment))"
    rf"|stop(?:ping|ped)? (?:taking|using|it\b|them\b|treatment|too|early"
    rf"|(?:\w+ ){{0,4}}?{MEDICINE})"
    rf"|{MEDICINE} (?:\w+ ){{0,4}}?stopp(?:ed|ing)|^\W*stop"
    rf"|(?:do not|don't|avoid|no) (?:take |use |taking )?(?:any |your |the |\w+ or )?{MEDICINE}"
    r"|(?:keep|continue|go on|carry on) (?:to )?(?:tak|us)|as usual"
)
_CHANGED_DOSE = (
    rf"(?:reduc|lower|increas|rais|chang|adjust)\w* (?:[\w'-]+ ){{0,5}}?{MEDICINE}\b"
    rf"|{MEDICINE} (?:[\w'-]+ ){{0,4}}?(?:reduced|lowered|increased|raised|changed|adjusted)"
)
_TOLD_ABOUT_STOPPING = (
    rf"\b(?:{_STOPPED}|quit|{_LEFT_OUT}|without (?:asking|talking|checking|your)|as prescribed"
    r"|forg[eo]t|abrupt|suddenl|wean|taper|finish|full course|even if you feel)"
)
_TOLD_ABOUT_CHANGE = (
    rf"\b(?:doubl|two doses|extra|more than|{_LEFT_OUT}|half|halve|split|cut|crush"
    rf"|{_CHANGED_DOSE}|without (?:asking|talking|checking|your)|as prescribed|exactly as"
    r"|forg[eo]t|maximum|no more)"
)
_CHANGES = r"(?:skip|stop|leave out|pause|hold|change|adjust|halve|double|raise|lower|increase)"

OWN_DOSE: Forms = (
    # "May I stop it when I feel well?", "¿Puedo dejarla ya?"
    (
        rf"\b(?:{MAY_I})\b(?: [\w'-]+){{0,3}}? (?:stop|quit|pause|skip|come off|leave off"
        rf"|leave out"
        r"|give up) (?:taking |using )?(?:it|them|these|those|this)\b(?! (?:from\b|\w+ing\b))"
        r"|\b(?:puedo|podr[ií]a|debo|deber[ií]a|tengo que|hay que|necesito)"
        r" (?:dejar(?:me)?|suspender|parar|interrumpir)l[oa]s?\b",
        rf"{_TOLD_ABOUT_STOPPING}|\b(?:dej|suspend|interrump|sig[au]|contin[uú]e)",
    ),
    # What one's own reading, weight or visit means for one's dose, no leaflet tells.
    (
        r"\bhow (?:many|much)\b.{0,25}\b(?:should|do|can|may|must|shall) i (?:\w+ )?"
        r"(?:take off|knock off|cut(?: back| down)?|drop|add|leave off|subtract|go (?:up|down)"
        rf"|give myself)\b.{{0,40}}\b{MEDICINE}\b.{{0,20}}\b(?:{DAY}|now|because|before|if"
        r"|after)\b",
        "",
    ),
    (
        r"^(?!.*\b(?:forg[eo]t|miss))"
        rf"(?:.*\b(?:should|can|may|do|must|shall) i (?:\w+ )?{_CHANGES} .{{0,25}}\b{MEDICINE}\b"
        r".{0,25}\b(?:tomorrow|tonight|(?:before|until) (?:i see|i come|my (?:next )?(?:visit"
        r"|appointment|check-?up)))"
        r"|.*\bmy (?:[\w-]+ ){0,3}(?:is|was|were|reads?|went|has)\b.{0,30}\d.*"
        rf"\b(?:should|do|can|may|must|shall) i (?:\w+ )?(?:take|use|inject|{_CHANGES}) (?:an? )?"
        r"(?:another|extra|more|less|my|second|double|half)\b"
        r"|.*\bi(?: have|'ve)? (?:lost|gained|put on)\b.*\b(?:should|do|can|may|must|shall) i"
        rf" (?:\w+ )?(?:take (?:more|less|half)|{_CHANGES})\b.*\b{MEDICINE}\b)",
        "",
    ),
    (
        # "One at 6 pm, is that right for me?" asks when and how many, as a leaflet tells it.
        rf"\bi (?:took|used|injected)\b.{{0,60}}\b(?:{MEDICINE}|one|two)\b"
        r"(?!.*\b(?:right|correct)\b).*\bfor me\b",
        r"\b(?:too (?:much|many)|overdos|by mistake|by accident|late)",
    ),
    (
        r"\b(?:do|should|can|could|may|must|shall) (?:i|we)\b.{0,20}\b(?:leave out|go (?:up"
        r"|down) to|add another|take another)\b"
        rf"|\b(?:{MAY_I})\b.{{0,12}}\b(?:take|use"
        rf"|inject)\b.{{0,25}}\b{MEDICINE}\b.{{0,12}}\b(?:\d+|two|three|four|five|six|seven|eight"
        r"|nine|ten|several|many) times\b",
        _TOLD_ABOUT_CHANGE,
    ),
    (
        r"多(?:吃|打|點|点|擦|噴|喷)(?:一|兩|两|二|三|幾|几)(?:顆|颗|粒|片|針|针|滴|次|下|包|錠)",
        r"多|加|增|過量|过量|最多|不可超過|不可超过",
    ),
    (
        rf"\b(?:do|must|should|shall|can|could|may|will) i\b.{{0,20}}\b(?:still|really|keep"
        rf"|only|just|sometimes|now)\b.{{0,25}}"
        rf"\b(?:finish|take|taking|continue|use|using|skip)?\b.{{0,20}}\b(?:the|my|these|this"
        rf"|those) (?:[\w-]+ ){{0,2}}?"
        rf"{MEDICINE}\b(?=.*\b(?:every other|every second|less|more|only|better|well|great"
        r"|good|fine|gone|finish"
        r"|anymore|any more|any longer)\b)|\b(?:better|fine|well|great|gone"
        r"|good)\b.{0,12}\b(?:do|must|should) i (?:still )?"
        rf"(?:have to |need to )?(?:finish|take|keep|continue|go on)\b.*\b{MEDICINE}\b",
        _TOLD_ABOUT_STOPPING,
    ),
    (
        r"\b(?:take|use|inject|have|give) (?:my|the|this"
        rf"|these) (?:[\w-]+ ){{0,2}}?{MEDICINE}\b.{{0,25}}\b(?:every other"
        r"|every second|less often|more often|twice|three times|only|instead)\b"
        r"|\b(?:is|are|would|will) (?:\d+|two|three|four|five|six) (?:\w+ ){0,2}?(?:at once"
        r"|together|a day|at a time|in one go)?"
        r".{0,12}\b(?:ok|okay|alright|all right|fine|safe|too much|too many)\b(?=.*\b(?:because"
        r"|today|tonight|now|i|my|me)\b)",
        _TOLD_ABOUT_CHANGE,
    ),
    (
        r"\b(?:dejo|suspendo|paro|dejamos|puedo dejar|sigo (?:con|tomando))\b(?: ya"
        r"| de tomar)?(?: \S+){0,2} (?:antibi[oó]tico"
        r"|pastillas?|comprimidos?|medicinas?|medicamentos?|medicaci[oó]n|inhalador|insulina"
        r"|gotas|jarabe|tratamiento|hierro)\b",
        r"\b(?:dej|suspend|interrump|sin (?:consultar|hablar|preguntar)|aunque se sienta|termin"
        r"|complet)",
    ),
    (
        r"(?:好了|不痛了|沒事了|没事了|正常了|退燒了|退烧了).{0,10}(?:不吃|停|不用吃|還要吃"
        r"|还要吃|繼續吃|继续吃)",
        r"停藥|停药|自行|吃[完滿满]|繼續|继续|療程|疗程",
    ),
    (
        rf"\b(?:{MAY_I})\b(?: [\w'-]+){{0,4}}? (?:skip|stop|quit|pause|discontinue|drop|leave"
        rf" (?:out|off)|hold off|give up|come off|go off|get off|wean off|do without)\b.{{0,40}}?"
        rf"\b{MEDICINE}\b",
        _TOLD_ABOUT_STOPPING,
    ),
    (
        rf"\b(?:{MAY_I})\b(?: [\w'-]+){{0,4}}? (?:double|halve|triple|cut|split|increase|raise"
        r"|(?<!throw )(?<!bring )(?<!give )up|lower"
        rf"|reduce|switch|change)\b.{{0,40}}?\b{MEDICINE}\b",
        _TOLD_ABOUT_CHANGE,
    ),
    (
        rf"\b(?:{MAY_I})\b(?: [\w'-]+){{0,3}}? (?:take|use|inject|have|swallow"
        rf"|put)(?: [\w'-]+){{0,4}}? (?:two|three"
        r"|four|five|twice|double|half|extra|another|more|less|fewer|a second|a third"
        r"|\d+(?:\.\d+)?)\b"
        rf"(?=.{{0,60}}\b(?:{MEDICINE}|instead of|at once|together|at the same time|{DAY}|until"
        r"|because|if it)\b)",
        _TOLD_ABOUT_CHANGE,
    ),
    (
        r"\b(?:puedo|podr[ií]a|debo|deber[ií]a|me conviene|es malo|pasa si"
        r"|y si|tengo que|hay que|necesito|debemos|tendr[ií]a que"
        r"|he de)\b(?: \S+){0,3}?"
        r" (?:dejar|dejo|suspender"
        r"|suspendo|parar|saltarme|salto|doblar|duplicar|reducir|bajar|subir|aumentar|cambiar"
        r"|partir)\b.{0,40}\b"
        r"(?:pastillas?|comprimidos?|medicinas?|medicamentos?|medicaci[oó]n|dosis|inhalador"
        r"|insulina|gotas|jarabe|aspirina|anticoagulantes?|anticonceptivo|p[ií]ldora|metformina"
        r"|sintrom|diur[eé]tico|[a-z]{3,}(?:pril|sart[aá]n|olol|statina|azol|cilina|parina"
        r"|xab[aá]n)"
        r"|tratamiento|antibi[oó]tico|parche|inyecci[oó]n|hierro)\b",
        r"\b(?:dej|suspend|interrump|salt|dobl|duplic|reduc|aument|cambi|sin (?:consultar"
        r"|hablar|preguntar)|olvid|no tome|sig[au][en]? (?:tomando|con)|contin[uú]e"
        r"|aunque se sienta|termin|complet)",
    ),
    (
        r"\b(?:tomar|tome|tomo|ponerme|usar)(?: \S+){0,2} (?:el doble|(?<!las )(?<!los )dos"
        r"|tres|cuatro|m[aá]s"
        r"|menos|media|la mitad|otra)\b"
        r".{0,40}\b(?:hoy|mañana|esta noche|porque|hasta|en vez|a la vez|de golpe|junt[oa]s"
        r"|pastillas?"
        r"|dosis|comprimidos?|gotas"
        r"|hierro|insulina)\b",
        r"\b(?:dej|suspend|interrump|salt|dobl|duplic|reduc|aument|cambi|sin (?:consultar"
        r"|hablar)|olvid|m[aá]ximo)",
    ),
    (
        r"(?:可以|能|可不可以|能不能|要不要|想).{0,8}(?:自己)?(?:停藥|停药|停吃|不吃藥|不吃药"
        r"|減藥|减药|加藥|加药|減量|减量|加量|多吃|少吃|多點"
        r"|多点|多打|少打|多擦|換藥|换药吃|加倍|減半|减半|一次吃(?:兩|两|二|三"
        r"|四))(?!.{0,3}(?:菜|水果|飯|饭|肉|魚|鱼|鹽|盐))",
        r"停藥|停药|自行|自己(?:停|加|減|减|調|调)|加倍|減|减|增|兩倍|两倍|忘記|忘记|漏",
    ),
    (
        r"(?:[藥药]|阿[斯司]匹[靈林灵]|胰[島岛]素|抗凝血?[劑剂]?|避孕[丸器]).{0,6}"
        r"(?:(?:要|需要|[該该]|[應应][該该]|必[須须]|可以|能|可不可以|能不能|要不要|需不需要).{0,3}"
        r"(?:先)?(?:停(?!幾|几|多)|不[吃打用]|不用[吃打]|停掉|[暫暂]停)|停.{0,3}(?:可以|行|[嗎吗]))"
        r"|(?:可以|能|可不可以|能不能).{0,3}不[吃打用點点](?:[藥药]|胰[島岛]素|阿[斯司]匹|抗)",
        r"停[藥药用]|[暫暂]停|自行|不[可要]停|不[可要][吃服]|勿[吃服]|[繼继][續续]"
        r"|照[常舊旧樣样吃用服打]"
        r"|停止(?:服|吃|使)",
    ),
)
