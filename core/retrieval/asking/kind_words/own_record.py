"""Questions about one's own results, values and treatment, which no leaflet knows."""

from __future__ import annotations

from core.retrieval.asking.kind_words.named import DAY, Forms

_TESTS = (
    r"(?:tests?|results?|reports?|scans?|x-?rays?|ultrasounds?|echo|ecg|ekg|mri|ct|biops(?:y|ies)"
    r"|blood ?work|labs?|lab work|samples?|cultures?|charts?|files?|records?|notes|letter|diary"
    r"|readings?|pictures?|images?|screenings?|swabs?|sleep study|stress test|values?|numbers?)"
)
# What comes out of a body, where a result "comes out" of a laboratory.
_TAKEN_OUT = (
    r"(?:stitch(?:es)?|sutures?|clips?|staples?|drains?|tubes?|catheters?|stents?|pins?|wires?"
    r"|screws?|needles?|packing|gauze|tampons?|dye|contrast|stones?)"
)
# What is measured of a patient and kept in a file.
_VALUE = (
    r"(?:ldl|hdl|tsh|psa|inr|bmi|egfr|gfr|hba1c|a1c|crp|ana|cd4|t-?scores?|z-?scores?|ahi"
    r"|cholesterol|triglycerides|ferritin|h(?:a)?emoglobin|creatinine|potassium|sodium|uric acid"
    r"|ejection fraction|peak flow|levels?|counts?|scores?|readings?|values?|numbers?|results?"
    r"|saturation|prescription|refraction)"
)

OWN_RECORD: Forms = (
    # "When do I get my results?" A leaflet may say how long they take.
    (
        rf"\bwhen (?:do|will|can|shall) (?:i|we) (?:get|have|receive|hear) my (?:[\w-]+ ){{0,3}}"
        rf"{_TESTS}\b",
        r"\b(?:results?|reports?)\b.{0,60}\b(?:days?|weeks?|hours?)\b",
    ),
    (
        # "Has it healed enough to swim?" asks what has to be healed for that.
        r"\b(?:has|have) my .{1,40}\b(?:cleared|healed|closed|shrunk|grown|settled|spread)\b"
        r"(?! (?:\w+ )?enough (?:to|for)\b)"
        r"|\b(?:which|what) [\w -]{2,30}? (?:is|are|was|were) (?:planned|chosen|booked|scheduled"
        r"|intended|ordered) (?:for|in|on) (?:me|my)\b"
        r"|\bis my [\w' -]{2,30}\d[^?]*\bfor me\b"
        r"|\b(?:is|are) my [\w' -]{2,30} (?:back to normal|(?:normal|fine|ok|okay) (?:again|yet"
        r"|now))\b",
        "",
    ),
    (
        r"\bis my [\w' -]{2,30} (?:better|worse|higher|lower|bigger|smaller|thicker) than\b"
        r"|\b(?:do|does|did) my [\w -]{2,25} look [\w ]{2,20} (?:on|in) (?:the|that|this|your)\b",
        "",
    ),
    (
        rf"\bdid (?:the|that|this|my) (?:[\w-]+ )?{_TESTS}\b|\bdid i (?:pass|fail)\b"
        r"|\b(?:what|which) (?:stage|grade|type|size|class|blood (?:group"
        r"|type)) (?:of [\w ]+ )?(?:is|are|was|do|did|am)"
        r" (?:my|mine|i)\b|\bwhat(?:'s| is) my (?:blood (?:group|type)|diagnosis|prognosis"
        r"|stage|grade|score)\b"
        r"|\bwhich of my\b|\b(?:has|have) (?:anything|something|much) (?:changed|improved"
        r"|happened)\b.*\bmy\b"
        r"|\b(?:they|you|the (?:doctor|surgeon)s?) (?:took|cut|removed|scraped"
        r"|drew) (?:out )?(?:of|from) me\b"
        r"|\bhow (?:is|are) my [\w ]{2,25} (?:doing|looking)\b",
        "",
    ),
    # What was done or seen to oneself: "Has the pathologist looked at my mole?"
    (
        r"\b(?:did|has|have|had) (?:they|he|she|anyone|anybody|someone|somebody|you guys"
        r"|the (?!stud|research|scientist)[\w-]+(?: [\w-]+)?|my (?:doctor|nurse|surgeon|clinic"
        r"|gp))"
        r" (?!cause|need|help|work)[\w-]+\b.*\b(?:my|me|i|mine)\b"
        r"|\b(?:did|have|had) you (?:see|seen|find|found|notice|noticed|look|looked|get|got"
        r"|check|checked"
        r"|take|taken|remove|removed|give|given|receive|received|put|test|tested|measure"
        r"|measured)\b",
        "",
    ),
    (
        r"\b(?:was|were) there (?:any|a|an|some)\b.*\b(?:my|me|you (?:did|took|made))\b"
        r"|\bread me (?:the|my|out)\b|\baccording to (?:you|my|the (?:file|chart|computer"
        r"|system))\b"
        r"|\bhow (?:low|high|big|large|bad|far|fast|many|much|well) did (?:my"
        r"|i)\b(?!.* (?:get it|get this))"
        r"|\bhow (?:does|do|did|is) my [\w -]{2,30}? compared? (?:with|to)\b"
        r"|\bmy (?:current|present|actual|exact|own personal) (?!medicine|doctor|treatment|diet"
        r"|job)\w+",
        "",
    ),
    (
        r"\bam i (?:still |already |really )?(?:allergic to|up to date|due|overdue|registered"
        r"|on (?:the|a|your) list"
        r"|immune|an[a]?emic|diabetic|pregnant|booked|signed up|positive|negative|clear|cured"
        r"|in remission)\b",
        "",
    ),
    (
        r"\bis my [\w' -]{2,40} (?:on|in) (?:the|that|this|your) (?:picture|image|scan|x-?ray"
        r"|screen|report|file)\b",
        "",
    ),
    # "Was my ferritin normal?", "How were my antibodies?": what was has been measured.
    (
        r"(?:^|[.,;!?] |\b(?:what|how|which|so|and)(?: \w+){0,3} )(?:was|were) my (?!fault\b)",
        "",
    ),
    # "Did my lungs do better on Tuesday's test?"
    (
        rf"^(?:and |so )?did my .{{1,40}}\b(?:{_TESTS}|normal|better|worse|up|down|high(?:er)?"
        r"|low(?:er)?"
        rf"|improve|change|{DAY})\b",
        "",
    ),
    # "What did the echo show?", "Did the lab find anything?"
    (
        # "How long does the lab need to find it?" asks about every patient.
        r"(?<!how long )(?<!how soon )"
        r"\b(?:did|does|do|has|have|had) (?:the|my|your|that|this|dr\.?|those|these) "
        r"(?!stud|research|scientist|experts?\b|trials?\b)"
        rf"(?!(?:[\w'-]+ ){{0,2}}?{_TAKEN_OUT}\b)(?:[\w.'-]+ ){{1,4}}?(?:show|find|found"
        r"|say|said"
        r"|write|written|reveal|mention|report|decide|prescribe|tell|told|come (?:back|out|in)"
        r"|came"
        r"|arrived?|been (?:read|checked|sent))\b(?=.*\b(?:my|me|i|it|anything|about|back|yet"
        r"|say|show"
        r"|in)\b|\W*$)",
        "",
    ),
    (
        rf"\b(?:what|how|when) (?:do|does|did) my (?:[\w'-]+ ){{0,3}}{_TESTS} (?:say|show|mean"
        r"|look|come)\b",
        "",
    ),
    (
        rf"\b(?:is|are|was|were|has|have) my (?:[\w'-]+ ){{0,3}}{_TESTS}\b.{{0,20}}\b(?:back|in"
        r"|ready|here"
        r"|normal|ok|okay|good|bad|fine|high|low|better|worse|yet|done|arrived?|come|available"
        r"|clear)\b",
        "",
    ),
    (r"\b(?:has|have) my .{1,30}\b(?:come|been|gone|arrived|changed|improved|dropped|risen)\b", ""),
    # "Is my potassium still too low?", "What is my ejection fraction now?"
    (
        # "At what number is my blood sugar too low?" asks for the limit.
        r"(?<!when )(?<!number )(?<!level )(?<!value )(?<!point )(?<!reading )"
        r"\bis my [\w' -]{2,30} (?:still|now|already|too)\b.{0,12}\b(?:high|low|above|below"
        r"|over|under"
        r"|normal|big|up|down|raised|elevated|positive|negative)\b",
        "",
    ),
    (
        r"(?!.*\b(?:options?|choices?|treatments?)\b)"
        r"\b(?:what(?:'s| is| are)|how (?:high|low|big|large|bad|good) (?:is"
        r"|are)) my (?!risks?\b|chances?"
        r"|options?\b|best\b)[\w' -]{2,30}\b(?:now|today|at the moment|currently|these days"
        r"|this time"
        r"|reading|level|score|count|value|number|result|percentage|setting)\b",
        "",
    ),
    (r"\bwhat (?:\w+ ){1,3}is my [\w-]+(?: \w+)? (?:on|set|at)\b", ""),
    # "What's my LDL?", "What's the pressure in my eye now?": no leaflet is asked so.
    (
        rf"^(?:\W*(?:and|so|hi|hello|please)\W+)*what(?:'s| is| are|s) my"
        rf" (?:[\w-]+ ){{0,2}}{_VALUE}\W*$"
        r"|\b(?:what(?:'s| is)|how (?:high|low|big|large|bad|good) (?:is|are)) the (?:[\w-]+ ){0,2}"
        rf"(?:pressure|sugar|iron|fluid|stone|clot|{_VALUE}) (?:in|of|on) my [\w ]{{2,25}}"
        r" (?:now|today|at the moment|currently|these days|this time)\W*$"
        r"|^(?:\W*(?:and|so|hi|hello|please)\W+)*(?:is|are) my [\w' -]{2,30} (?:(?:in|within)"
        r" (?:the )?(?:normal |target |right )?range|on target|where (?:it|they) should be)\b",
        "",
    ),
    # "How big was the stone on my scan?", "according to my chart"
    (
        r"\b(?:on|in|from|of|to|by|at|with) my (?:own |last |latest |new |old |recent "
        r"|most recent |first"
        rf" |previous |\w+ (?=test|scan|study|report)){{0,2}}(?:{_TESTS}|visit"
        r"|check-?up)\b(?=.*\b(?:was"
        r"|were|did|show|say|see|find|found|mean)\b|.*\baccording\b)"
        r"|\b(?:was|were|did|show|say|see|find|found|according)\b.*\b(?:on|in|from|of|to|by|at"
        r"|with) my "
        rf"(?:\w+ ){{0,2}}(?:{_TESTS}|visit|check-?up)\b",
        "",
    ),
    (
        r"\b(?:last|previous|first|latest) (?:time|visit|appointment|check-?up)\b(?=.*\b(?:my|i"
        r"|me|we)\b)"
        r"|\b(?:my|i|me|we)\b.*\b(?:last|previous|latest) (?:time|visit|appointment|check-?up"
        r"|test|scan)\b"
        r"|\bmy (?:last|latest|previous|most recent|new) (?:[\w-]+ ){0,2}"
        rf"{_TESTS}\b",
        "",
    ),
    (
        r"\b(?:how (?:many|much|often|long|high|low)|which|what|when)\b(?: [\w'-]+){0,5} did i "
        r"(?:get|have|report|tell|say|weigh|score|stop|sleep|receive|measure|lose|gain|start"
        r"|take)\b"
        r"(?! (?:it|this|that)\b)",
        "",
    ),
    (
        r"\b(?:you|he|she|they|the doctor|the nurse|my doctor) (?:prescribed|wrote|ordered|told"
        r"|gave|sent"
        r"|measured|found|saw|took|put|checked|removed) (?:for )?(?:me|my|in me|in my|last"
        r"|from me)\b",
        "",
    ),
    (
        r"\b(?:how|why) (?:does|is|are|do) my (?:new |latest |own )?(?:[\w-]+ ){0,2}"
        rf"{_TESTS}\b.{{0,30}}\b(?:compared?|different|than|high|low)\b",
        "",
    ),
    (
        r"\b(?:han|ha|hab[ií]an?) (?:visto|encontrado|mirado|le[ií]do|salido|detectado|llegado"
        r"|notado)\b.*\b(?:mis?|me|yo)\b"
        r"|\b(?:la|mi|el) [uú]ltim[oa] (?:\S+ )?(?:revisi[oó]n|visita|consulta|control|prueba"
        r"|an[aá]lisis|anal[ií]tica)\b"
        r"|\b(?:pesaba|med[ií]a|ten[ií]a) (?:yo )?(?:en|la|el)\b",
        "",
    ),
    (
        r"\btengo (?:bien|mal|alt[oa]s?|baj[oa]s?|normal(?:es)?) (?:el|la|los|las|mi)\b"
        r"|\bgrupo sangu[ií]neo\b"
        r"|我的[^，。？]{1,6}(?:第?幾期|第?几期|良性|惡性|恶性|多大|血型)",
        "",
    ),
    # Spanish.
    (
        r"\b(?:qu[eé]|c[oó]mo|cu[aá]l|cu[aá]nto) (?:\S+ )?(?:sali[oó]|salieron|dijo|dijeron"
        r"|dice|dicen|ponen?"
        r"|mostr[oó]|dio|dieron|encontr\S+|vieron|vio|indica|es|era|fue|fueron|est[aá]n?) "
        r".{0,25}\b(?:mis? (?:\S+ )?(?:an[aá]lisis|anal[ií]tica|resultados?|prueba|pruebas|informe"
        r"|radiograf[ií]a|ecograf[ií]a|resonancia|biopsia|historial|tac|escáner)|la [uú]ltima)",
        "",
    ),
    (
        r"\b(?:mis?|la|las|los|el) (?:\S+ )?(?:an[aá]lisis|anal[ií]tica|resultados?|pruebas?"
        r"|informe"
        r"|radiograf[ií]as?|ecograf[ií]a|resonancia|biopsia)\b.{0,25}\b(?:sali[oó]|salieron"
        r"|est[aá]n? (?:ya"
        r"|list[oa]s?|bien|mal)|llegado|lleg[oó]|dic[ae]n?|mostr[oó])\b",
        "",
    ),
    (
        r"\b(?:ya )?(?:est[aá]n|han llegado|han salido|llegaron|salieron|tienen) (?:ya |bien "
        r"|mal )?(?:mis"
        r"|los) "
        r"(?:resultados|an[aá]lisis)|\bseg[uú]n (?:mi|la|el) [uú]ltim[oa]"
        r"|\bmi [uú]ltim[oa] (?:\S+ )?"
        r"(?:an[aá]lisis|anal[ií]tica|visita|prueba|revisi[oó]n|control)|\bla [uú]ltima vez\b",
        "",
    ),
    (
        r"\bc[oó]mo tengo (?:el|la|los|las) \S+ (?:ahora|hoy|seg[uú]n)|\bqu[eé] me (?:recet|dij"
        r"|encontr)\S+",
        "",
    ),
    # Chinese: the possessive and a result, or what was the last time.
    (
        r"我(?:的|上次的|這次的|这次的|昨天的|媽媽的|妈妈的)?[^，。？]{0,8}(?:報告|报告|檢查結果"
        r"|检查结果|結果|结果|檢驗|检验"
        r"|化驗|化验|片子|X光片|病歷|病历|切片|數值|数值|指數|指数)(?!.{0,4}(?:怎麼拿|怎么拿"
        r"|如何拿|要等|多久))",
        "",
    ),
    (
        r"(?:我)?(?:上次|上一次|上回|前次|上個月|上个月|昨天|前天).{0,14}(?:多少|怎樣|怎么样"
        r"|怎麼樣|正常|結果|结果|說|说|幾)",
        "",
    ),
    (
        r"我(?:的)?(?:血壓|血压|血糖|眼壓|眼压|尿酸|膽固醇|胆固醇|腎功能|肾功能|肝功能)(?:現在"
        r"|现在|今天|還|还)",
        "",
    ),
)
