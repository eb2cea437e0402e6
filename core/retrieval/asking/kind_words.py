"""The forms of questions that are none for a leaflet, in English, Spanish and Chinese.

Each is a pair: what the question looks like, and what a sentence of a document must say to answer
it ("" when none can). Written for this project from general knowledge of the languages.
"""

from __future__ import annotations

Forms = tuple[tuple[str, str], ...]

_DAY = (
    r"(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|week)|right now"
    r"|(?:on |last |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|'s)?|next week"
    r"|last"
    r" week|(?:in|last) (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)|on the \d{1,2}(?:st|nd|rd|th))"
)
_RELATIVE = (
    r"(?:husband|wife|partner|mother|mom|mum|father|dad|sister|brother|son|daughter|child|kid|aunt"
    r"|uncle|cousin|grand(?:mother|father|ma|pa|son|daughter)|friend|mate|neighbou?r|roommate"
    r"|flatmate|twin|teen(?:ager)?|baby|toddler|boyfriend"
    r"|girlfriend|colleague|co-?worker|boss|in-law|niece|nephew|parents?|family)"
)
_STAFF = (
    r"(?:doctor|nurse|surgeon|specialist|dietiti?an|midwife|therapist|physio(?:therapist)?"
    r"|pharmacist|anesthetist|anaesthetist|anesthesiologist|cardiologist|technician|receptionist"
    r"|interpreter|consultant|dentist|somebody|someone)"
)
_TESTS = (
    r"(?:tests?|results?|reports?|scans?|x-?rays?|ultrasounds?|echo|ecg|ekg|mri|ct|biops(?:y|ies)"
    r"|blood ?work|labs?|lab work|samples?|cultures?|charts?|files?|records?|notes|letter|diary"
    r"|readings?|pictures?|images?|screenings?|swabs?|sleep study|stress test|values?|numbers?)"
)
_MEDICINE = (
    r"(?:pills?|tablets?|capsules?|medicines?|medications?|meds|drugs?|dos(?:es?|age)|inhalers?"
    r"|puffs?"
    r"|injections?|shots?|insulin|drops|steroids?|antibiotics?|patch(?:es)?|syrup|cream|units|pen"
    r"|painkillers?|(?:water|thyroid|heart|blood pressure) (?:pill|tablet|medicine)s?"
    r"|blood thinners?"
    r"|aspirins?|anticoagulants?|beta[- ]?blockers?|contraceptives?|diuretics?|opioids?|hrt"
    r"|statins?|triptans?|nsaids?|vitamins?|sprays?|chemo(?:therapy)?|antivirals?|antidepressants?"
    r"|sleeping \w+|metformin|[a-z]{4,}(?:mab|nib|pril|sartan|olol|statin|azole|cillin|mycin"
    r"|oxacin|prazole"
    r"|parin|xaban|gliptin|gliflozin|formin|purinol|chicine|roxine|thyroxine|trexate|olone|isone"
    r"|profen|mide|zepam|zolam|oxetine|traline|pentin|pam|dipine|fen|arin|ine))"
)
_MAY_I = (
    r"(?:can|could|may|should|shall|must|do|would) (?:i|we)|(?:is it|would it be|it's"
    r"|am i) (?:\w+ )?"
    r"(?:ok|okay|fine|safe|alright|all right|allowed|possible|bad|better)(?: to| if i| for me to)?"
    r"|what if i|i (?:want|would like|'d like|plan|am going) to|thinking of"
)
# "ACE inhibitors lower blood pressure", "it stops the production of a hormone" and "if you skip a
# meal" say nothing of a dose.
_LEFT_OUT = (
    r"(?:skip|miss)\w* (?!(?:an? |any |your |the )?(?:meals?|breakfast|lunch|dinner|snacks?)\b)"
)
# "It slows or stops the disease" and "the pain may stop" say nothing of a medicine.
_STOPPED = (
    rf"(?:(?<!does )(?<!did )(?<!will )(?<!would )not|(?<!does)(?<!did)(?<!would)n't|never|before"
    rf"|without|you|and|or|to|if|may|can|should|must|please|told)"
    rf" (?:to )?stop(?:ping)?(?! the (?!{_MEDICINE}|treatment))"
    rf"|stop(?:ping|ped)? (?:taking|using|it\b|them\b|treatment|too|early"
    rf"|(?:\w+ ){{0,4}}?{_MEDICINE})"
    rf"|{_MEDICINE} (?:\w+ ){{0,4}}?stopp(?:ed|ing)|^\W*stop"
    rf"|(?:do not|don't|avoid|no) (?:take |use |taking )?(?:any |your |the |\w+ or )?{_MEDICINE}"
    r"|(?:keep|continue|go on|carry on) (?:to )?(?:tak|us)|as usual"
)
_CHANGED_DOSE = (
    rf"(?:reduc|lower|increas|rais|chang|adjust)\w* (?:[\w'-]+ ){{0,5}}?{_MEDICINE}\b"
    rf"|{_MEDICINE} (?:[\w'-]+ ){{0,4}}?(?:reduced|lowered|increased|raised|changed|adjusted)"
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

# What comes out of a body, where a result "comes out" of a laboratory.
_TAKEN_OUT = (
    r"(?:stitch(?:es)?|sutures?|clips?|staples?|drains?|tubes?|catheters?|stents?|pins?|wires?"
    r"|screws?|needles?|packing|gauze|tampons?|dye|contrast|stones?)"
)

_DEVICE = (
    r"(?:machines?|devices?|pumps?|cpap|bipap|meters?|monitors?|cuffs?|hearing aids?"
    r"|nebuli[sz]ers?|concentrators?|braces?|sensors?|scales?|thermometers?|oximeters?|pen"
    r"|walker|pacemaker|wheelchair|bed)"
)
# "My brace rattles, when can I drive?" asks about driving; "what do I do?" is about the brace.
_ASKS_NO_MORE = (
    r"(?!.*[,;:.!?] (?:and |so |but |then )?(?:when|how (?:many|much|often|long)"
    r"|(?:can|may|could|should|must|do) (?:i|we) (?!(?:still |now |just |have to |need to )?(?:use"
    r"|fix|repair|return|bring|exchange|replace|swap|send|get|open|trust|do|have|buy)\b))\b)"
)
_SHOP = (
    r"(?:shop|store|bakery|restaurant|caf[eé]|supermarket|canteen|cafeteria|deli|market|takeaway"
    r"|bar|diner|pizzeria|buffet|stall|bistro)"
)
# "The market" sells what all of them do; what a kitchen makes, no leaflet knows.
_SELLER = r"(?:shops?|stores?|supermarket|market)"
_SUPPLY = (
    rf"(?:{_DEVICE}|{_MEDICINE}|prescriptions?|(?:oxygen )?(?:tanks?|cylinders?|bottles?)|oxygen"
    r"|glasses|lens(?:es)?|insoles?|splints?|stockings?|crutches|masks?|dentures?|supplies)"
)
_ASKED_TO_DO = (
    r"(?:prescribe|renew|order|sign|stamp|switch|call in|swap|exchange|replace|repair|lend"
    r"|send (?:me )?(?:more|another|some))"
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
        rf"|improve|change|{_DAY})\b",
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

OFFICE: Forms = (
    (
        r"\bwhen (?:is|are|will) my [\w -]{2,30}? (?:(?:going to )?be|being) (?:\w{3,}ed|done|taken"
        r"|put|seen|cut)\b",
        r"\b(?:after|within|in|until|before)\b.{0,25}\b(?:days?|weeks?|months?|hours?)\b"
        r"|\b(?:days?|weeks?|months?|hours?) (?:later|after|before)\b",
    ),
    (
        r"\bhow (?:do|can|should) (?:i|we) (?:best )?(?:get|come|travel|go) (?:from .{2,30}? )?to"
        r" (?:the|your) (?:[\w-]+ )?(?:clinic|hospital|practice|office|ward)\b",
        r"\b(?:bus|train|tram|metro|subway|street|exit)\b",
    ),
    # What is to be done for the patient, and what is wrong with a thing.
    (
        rf"\b(?:can|could|will|would) (?:you|the clinic|(?:the|my|a) {_STAFF}) (?:please )?"
        rf"{_ASKED_TO_DO}\b"
        r"|\b(?:buy|rent|borrow|hire)\b.{0,30}\b(?:from|at|off) (?:you|your|the (?:clinic|desk"
        r"|practice|hospital))\b"
        rf"|\b(?:does|do|is|are|has) (?:the|that|this|their) [\w' -]{{2,30}}? (?:at|from|in)"
        rf" (?:the (?!{_SELLER}\b)|my |our |that )(?:[\w-]+ ){{0,2}}{_SHOP}\b"
        rf"|\b(?:does|do|is|are|has) (?:the|that|this) (?:[\w-]+ ){{0,2}}{_SHOP}\b",
        r"(?!)",
    ),
    # "When will my hearing aids be ready?", "Who brings the oxygen?": how this clinic does it.
    (
        rf"\bwhen (?:is|are|will|can|could|may)\b.{{0,30}}\b(?:it|them|{_SUPPLY})\b.{{0,12}}"
        r"\b(?:ready|delivered|arrive|picked up|collected)\b"
        r"|\bwhen (?:can|could|may) i (?:pick up|collect) (?:it|them"
        rf"|(?:my|the) (?:\w+ )?{_SUPPLY})\b",
        r"\b(?:days?|weeks?|hours?)\b",
    ),
    (
        r"\b(?:walk-?ins?|without (?:an |any )?appointment)\b"
        r"|\bis (?:the|your) (?:clinic|practice|office|surgery|ward|lab|pharmacy) (?:\w+ )?"
        r"(?:shut|open|closed)\b",
        r"\b(?:walk-?ins?|appointments?|open|shut|closed|hours)\b",
    ),
    (
        r"\bwho (?:comes|will come|is coming) (?:to|for|and)\b"
        r"|\bwho (?:brings|delivers|changes|will (?:bring|deliver|change)) (?:\w+ ){1,3}"
        rf"{_SUPPLY}\b"
        r"|\b(?:what|which) days? (?:do|does|will) (?:you|they|the (?:nurse|driver|service"
        r"|company))\b"
        r"|\bcu[aá]ndo (?:llegan?|traen?|est[aá]n? (?:ya )?list[oa]s?|puedo recoger) (?:ya )?mis? "
        r"|\bqu[eé] d[ií]as? (?:vienen?|traen?) "
        r"|(?:我的|氧氣|氧气|助聽器|助听器|眼鏡|眼镜|假牙|義肢|义肢|護具|护具).{0,4}"
        r"(?:什麼時候|什么时候|何時|何时|哪一?天|幾號|几号).{0,3}(?:拿|領|领|取|送|到)"
        r"|(?:護理師|护士|居服員|廠商|厂商|師傅|师傅).{0,4}"
        r"(?:什麼時候|什么时候|何時|何时|哪一?天|幾號|几号|幾點|几点).{0,2}[來来到]",
        r"(?!)",
    ),
    (
        rf"\bmy (?:[\w-]+ ){{0,3}}{_DEVICE}\b.*\b(?:repair\w*|warranty|accurate|calibrat\w*"
        rf"|right(?=\W*$)){_ASKS_NO_MORE}"
        r"|\bwho (?:repairs|fixes|services|replaces|mends) my\b|\brepair my\b",
        r"\b(?:nois|beep|alarm|error)",
    ),
    (
        rf"\bmy (?:[\w-]+ ){{0,3}}{_DEVICE}\b.*\b(?:broken?|broke|defect\w*|fault\w*|beep\w*"
        rf"|error|noise|noisy|rattl\w*|won't (?:start|turn on|switch on)){_ASKS_NO_MORE}",
        r"\b(?:nois|beep|alarm|error|breaks?\b|broken?\b|faulty?\b|defect|fails\b|failed\b|rattl"
        r"|(?:not|n't|cannot|stops?|stopped) (?:work|start|run|turn|switch)|stops\b"
        r"|spare\b|back-?up\b|instead\b)",
    ),
    (
        r"\b(?:\w*where|place)\b.{0,30}\b(?:leave|put) (?:the|my|our) (?:car|bike)\b",
        r"\b(?:park|garage)",
    ),
    (
        r"\b(?:can|could|may) i (?:please )?(?:speak|talk|chat) (?:to|with) (?:an?|the"
        r"|somebody|someone)\b"
        r"|\bcan'?t make it\b|\bwaiting room\b|\b(?:get"
        r"|find my way) to the [\w ]{0,15}(?:clinic|unit|ward|hospital|lab|centre"
        r"|center|office|department)\b",
        r"(?!)",
    ),
    (
        r"(?<!\bat )(?<!\bbelow )(?<!\babove )\bwhat(?:'s| is)? (?:the |your )?"
        r"(?:phone |telephone |fax )?number\b(?! of (?:days"
        r"|times|people|tablets|pills))"
        r"|(?<!\bat what )(?<!\babove what )(?<!\bbelow what )\bnumber (?:do|should|can|must) i"
        r" (?:call|dial|ring)\b",
        r"\d{3}|\b(?:call|phone)\b",
    ),
    (
        r"\bwhen (?:can|could|may|will) (?:i|we) (?:next )?(?:see|speak|talk"
        rf"|meet)\b.{{0,15}}\b{_STAFF}\b"
        r"|\bbook (?:me|us)\b|\bwho(?:'s| is| will be) (?:on (?:call|duty)|in charge|working)\b"
        r"|\bi (?:need|want|would like|'d like) an? (?:\w+ )?(?:letter|note|certificate|form"
        r"|copy|slot|booking)\b",
        r"(?!)",
    ),
    (
        r"\b(?:garage|lobby|elevators?|escalator|reception desk|front desk|ward \w+|entrance"
        r"|wheelchairs?)\b"
        r"(?=.*\b(?:you|your|i|the|my)\b)(?!.*\b(?:push|sit|transfer)\b)",
        r"\b(?:garage|lobby|elevator|reception|desk|ward|entrance|wheelchair)",
    ),
    (
        r"\b(?:cancel|reschedule|move|change|postpone|book|make|confirm|have) (?:my|an?|the|our"
        r"|another)"
        r" (?:[\w-]+ )?(?:appointment|visit|slot|booking|check-?up)\b|\bwhen(?:'s"
        r"| is) my (?:next )?"
        r"(?:[\w-]+ )?(?:appointment|visit|surgery|operation|check-?up|scan)\b"
        r"|\b(?:where|what time|with whom|confirm|about)\b.{0,12}\bmy (?:next )?appointment"
        r"\b|\breschedul|\b(?:free|open|earlier|later) (?:slots?|appointments?|times?)\b",
        r"\b(?:reschedul|cancel|postpone|book (?:a|your|an)|by (?:phone|e-?mail)"
        r"|(?:chang|mov|ma[dk])\w* (?:\w+ ){0,3}appointment|appointments? (?:can|may|must|should))",
    ),
    (
        r"\b(?:can|could|may) i (?:move|change|postpone|shift) (?:my|the) [\w-]+(?: \w+)? (?:to"
        r"|for|until)\b"
        rf"|\bcan i come (?:in )?(?:at|on|earlier|later|{_DAY})|\bwhat time (?:should|do|shall"
        r"|must) i (?:come|be"
        r"|arrive|show)\b",
        r"\b(?:appointment|arrive|come|reschedul|by phone)\b",
    ),
    # Papers, copies, and what the clinic's desk does.
    (
        r"\b(?:copy|copies|transcript) of my\b|\b(?:send|forward|fax|email|mail"
        r"|transfer) (?:me |my|the|them|it)\b.{0,30}"
        r"\b(?:file|records?|results?|pictures|images|letter|doctor|home|prescription)\b"
        r"|\bfill (?:in|out) (?:the|a|my|this)"
        r"\b|\b(?:patient portal|password|log ?in|sign in)\b|\b(?:renew|reorder|repeat) (?:my"
        r"|the|a) (?:\w+ )?(?:prescription"
        rf"|{_MEDICINE})\b|\b(?:have|get|keep) the (?:pictures|images|video|photos) (?:from|of)\b"
        r"|\b(?:disability|insurance) (?:claim|form)",
        r"\b(?:cop(?:y|ies)|records|portal|form|desk|request)\b",
    ),
    # Named staff, and whether somebody is there.
    (r"\b(?:[Dd]r|[Dd]oc|[Pp]rof|[Nn]urse|[Dd]octor)\b\.? (?-i:[A-Z])[\w'-]+", ""),
    (
        r"\b(?:is|are|will|can|could|does|do) (?:the|a|an|any|my|your|there an?|there any"
        r"|that) (?:\w+ )?"
        rf"{_STAFF}s?\b.{{0,30}}\b(?:in(?=\W*$| today| tomorrow| on| this| now)|there|available"
        r"|working|on duty|free|around|see me"
        rf"|off|{_DAY}"
        r"|be an? (?:wo)?man|(?:fe)?male)",
        "",
    ),
    (
        r"\b(?:will|does|is|can|could|has|have|did) (?:my|the|your) "
        rf"{_STAFF} (?:\w+ )?(?:do|doing|done|perform|performed|operate|operated|want me"
        r"|be (?:there|doing)"
        r"|come|call me|phone me|write me|visit me)\b",
        "",
    ),
    (
        rf"\b(?:can|could|will|would|may) (?:you|{_STAFF}|the clinic|they) (?:please )?(?:call"
        r"|phone|ring|email"
        r"|text|write|send|give|fax|mail|see|find|get|recommend|refer|visit)\b.{0,6}\b(?:me|us"
        r"|my|a|the)\b"
        r"(?! (?:more )?(?:information|tips|advice|example|idea))",
        r"(?!)",
    ),
    (
        r"\bwho (?:will|is going to|is|does|gives|performs|'s)\b.{0,12}\b(?:do|doing|give"
        r"|giving|perform"
        r"|operate|operating|treat|treating|see|seeing|put|removing|remove|take"
        r"|taking)\b.{0,20}\b(?:me|my|mine|"
        rf"{_DAY})\b|\b(?:which|what) (?:doctor|surgeon|nurse|specialist) (?:will|is|did|has"
        r"|are)\b|\b(?:which|what) (?:brand|mesh|implant|model|make) .{0,25}\b(?:will|do you|does"
        r"|did|sell|put|get|given|use)\b|\bname of (?:the|my) (?:doctor|surgeon|specialist)",
        r"(?!)",
    ),
    (
        r"\b(?:female|male|woman|lady|man) (?:doctor|nurse|surgeon)|\bbe an? (?:wo)?man\b"
        r"|\bdoctor'?s note\b"
        r"|\bsick (?:note|leave)|\bmedical certificate|\brefill\b|\bin stock\b|\bdo you (?:sell"
        r"|stock|carry"
        r"|have (?:any|the|an?) (?:\w+ ){0,3}(?:in stock|left|available|for sale))\b"
        r"|\b(?:pharmacy|shop) "
        r"(?:downstairs|next door|upstairs|here)",
        r"\b(?:note|certificate|refill|stock|sell|pharmacy|female|woman)",
    ),
    (
        r"\bwhat time (?:do|does|will) (?:you|the|your|it) .{0,30}\b(?:open|close|start|shut)"
        r"|\b(?:when|until when"
        r"|are you|is it|is the (?:\w+ )?(?:clinic|office|lab|ward|desk|pharmacy|practice"
        r"|hospital))\b.{0,30}"
        r"\b(?:open|closed?)\b(?! (?:wound|sore|heart))|\bopening hours|\bvisiting hours"
        r"|\boffice hours",
        r"\b(?:open|close[sd]?(?!-)|opening hours|o'clock|from \w+ to|until|\d ?[ap]\.?m)\b",
    ),
    (
        r"\bpark(?:ing)?\b(?! ?inson)(?=.*\b(?:i|we|you|there|where|car|free|here|clinic"
        r"|hospital)\b)",
        r"\bpark",
    ),
    (
        r"\b(?:what|which) (?:floor|room|building|entrance|bus|desk|counter)\b|\b(?:cafeteria"
        r"|canteen|wi-?fi"
        r"|shuttle|wheelchair rental)\b|\bwhere (?:is|are) (?:the|your) (?:clinic|office|lab"
        r"|ward|x-?ray"
        r"|reception|entrance|pharmacy|toilets?|bathroom)\b|\bhow long is the wait\b"
        r"|\bwaiting (?:time|list)\b"
        r"|\b(?:which|what|where|nearest|closest|any|good) .{0,20}\b(?:near me|nearby|near here"
        r"|in my (?:town|area)"
        r"|in town|next door|downstairs)\b|\brecommend an? (?:\w+ )?(?:doctor|dentist|pharmacy"
        r"|clinic|specialist)",
        r"\b(?:floor|room|building|entrance|bus|desk|cafeteria|canteen|wi-?fi|shuttle|wait)",
    ),
    # Spanish.
    (
        r"\b(?:mi|una?|otra|la|pedir|cambiar|anular|cancelar|adelantar"
        r"|aplazar) (?:pr[oó]xima )?cita\b|\bmi turno\b"
        r"|\b(?:aplazar|adelantar|cambiar) (?:mi|la) \S+ (?:a|al|para)\b|\bcita (?:para|con"
        r"|libre|antes)\b"
        r"|\bhueco\b",
        r"\b(?:cita|turno|cancel|anul|cambi)",
    ),
    (r"\b(?:doctora?|dra?\.?|enfermer[oa]) (?-i:[A-ZÁÉÍÓÚÑ])\S+", ""),
    (
        r"\b(?:est[aá]|viene|atiende|trabaja|hay|puede verme|me puede ver|me ve"
        r"|me atiende)\b.{0,20}\b(?:la|el|un|una"
        r"|alg[uú]n) ?(?:m[eé]dic[oa]|doctora?|enfermer[oa]|cirujan[oa]|dietista|matrona"
        r"|fisioterapeuta)",
        "",
    ),
    (
        r"\bpuedo hablar con (?:el|la|una?|alguien)\b|"
        r"\bme (?:puede|podr[ií]a|va a) (?:atender|ver|operar|llamar)\b|"
        r"\bqui[eé]n (?:me|va a|hace|har[aá]|pone)\b|\b(?:una mujer|un hombre) (?:que me|quien)"
        r"|\bjustificante\b"
        r"|\bbaja (?:m[eé]dica|laboral)\b|\breceta (?:nueva|otra)|\botra receta\b"
        r"|\btienen .{2,25} en (?:la farmacia|stock)",
        r"(?!)",
    ),
    (
        r"\b(?:a qu[eé] hora|cu[aá]ndo|hasta qu[eé] hora) (?:abren?|cierran?|abre|cierra)"
        r"|\bhorario\b|\best[aá]n? abiert",
        r"\b(?:abr|cierr|abiert|horario|de \w+ a \w+)",
    ),
    (
        r"\b(?:aparcar|aparcamiento|estacionar|estacionamiento|parking)\b|\bqu[eé] (?:planta"
        r"|piso|sala|autob[uú]s)\b"
        r"|\bcafeter[ií]a\b|\bd[oó]nde (?:est[aá]|queda) (?:la|el) (?:consulta|cl[ií]nica"
        r"|laboratorio|farmacia)",
        r"\b(?:aparc|estacion|parking|planta|piso|sala|autob|cafeter)",
    ),
    # Chinese.
    (
        r"(?:改(?:個|个)?時間|改(?:個|个)?时间|掛號|挂号|預約|预约|約診|约诊|看診時間|看诊时间"
        r"|改期|改約|改约|取消(?:看診|門診|门诊)|(?:改到"
        r"|延到|提前到|換到|换到)"
        r".{0,6}(?:週|周|月|天|號|号|點|点|午|星期|禮拜|礼拜))",
        r"掛號|挂号|預約|预约|改期|取消",
    ),
    (
        r"(?<![一-龥])?[王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡林郭何高羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蔡]"
        r"(?:醫師|医师|醫生|医生|護理師|护士|主任)",
        "",
    ),
    (
        r"(?:哪(?:位|個|个)|誰|谁)(?:是)?(?:醫師|医师|醫生|医生|護理師|护士)?.{0,6}(?:幫我|帮我"
        r"|給我|给我|替我|開刀|开刀|動手術|动手术|做)"
        r"|(?:醫師|医师|醫生|医生|護理師|护士|營養師|营养师|藥師|药师)(?:今天|明天|現在|现在"
        r"|下午|週|周|星期|在不在|有沒有空|有没有空|會在|会在|有空)"
        r"|(?:女|男)(?:醫師|医师|醫生|医生|護理師|护士)",
        "",
    ),
    (
        r"(?:停車|停车|幾樓|几楼|餐廳|餐厅|接駁車|公車|公交|門診時間|门诊时间|幾點(?:開|關|上班"
        r"|下班)|几点(?:开|关|上班|下班)|診斷書|诊断书"
        r"|請假單|请假单|病假|有(?:沒有|没有)貨|缺貨|缺货|還有.{1,6}嗎(?=.*(?:疫苗|庫存)))",
        r"停車|停车|樓|楼|餐廳|餐厅|接駁|公車|公交|點|点|診斷書|诊断书",
    ),
)

_MONEY = (
    r"(?:[$€£¥]|\bfree\b|\b(?:costs?|price|fees?|pay|paid|free of charge|charge[sd]?|insurance"
    r"|medicare"
    r"|medicaid"
    r"|euros?|dollars?|covered|coverage|afford|bill)\b)"
)
PRICE: Forms = (
    (
        r"\b(?:money|cash|refund)\b.{0,12}\bback\b|\bset (?:me|us) back\b|\b(?:is"
        r"|are) .{2,40}\bfree\b(?: of charge|\W*$"
        r"| (?:for (?!\d|diabetics|people with)|at|here|with|on))(?!.*gluten)",
        _MONEY,
    ),
    (
        r"\b(?:costs?|costly|prices?|pric(?:ed|ey)|fees?|expensive|cheap(?:er|est)?|afford"
        r"|co-?pay|deductible"
        r"|refunds?|reimburse\w*|invoice|discounts?|coupons?|voucher|installments?|instalments?"
        r"|credit cards?"
        r"|insur(?:ance|er|ed)|medicare|medicaid|blue cross|nhs|tax|owe|charged?|for free"
        r"|out of pocket)\b"
        r"(?! of (?:not|living))|\b(?:pay|paying|paid) (?:for|by|with|in|the|my|extra|it|me|a)\b"
        r"|\b(?:have to|must|do i|will i|need to|employer|who) pay\b",
        _MONEY,
    ),
    (
        r"\bhow much (?:is|are|for|would|will|do|does)\b (?!(?:too|enough|safe|normal|ok|okay"
        r"|recommended)\b)"
        r"(?:an?|one|two|the|each|that|it|this|those|these|you)\b(?!.*\b(?:need|should|take"
        r"|drink|eat|use"
        r"|weigh|hurt|help|swell\w*|bleed\w*|sleep|dose|contain|reduce|raise|lower|affect"
        r"|improve|matter"
        r"|serving|in (?:an?|one|each))\b)",
        _MONEY,
    ),
    (
        r"\bhow much (?:is|are|was|for)\b.{3,50}\b(?:here|at (?:your|this|the) (?:clinic"
        r"|hospital|office)|per (?:session"
        r"|visit|night|month)|each|without|with my|altogether|in total)\b",
        _MONEY,
    ),
    (
        r"\b(?:cu[aá]nto valen?|cuest\w+|costar?|coste|costo|precio|tarifa"
        r"|cobr(?:a\w*|en|emos)\b|pag(?:ar|o|an?|ue)\b"
        r"|seguro (?:m[eé]dico|cubre"
        r"|paga|de)|cubre (?:el|mi|la)|(?:el|mi) seguro|aseguradora|mutua|gratis|gratuit\w+"
        r"|descuento|factura|"
        r"reembols\w+|a plazos|tarjeta)\b",
        r"\b(?:cuest|cost|precio|pag|seguro|gratis|gratuit|euros?|cubr|tarifa)|[€$]",
    ),
    (
        r"(?:多少錢|多少钱|費用|费用|價錢|价钱|價格|价格|收費|收费|健保|醫保|医保|保險|保险|自費"
        r"|自费|給付|给付|報銷|报销|理賠|理赔"
        r"|付款|付錢|付钱|刷卡|分期|便宜|貴不貴|贵不贵|免費|免费|補助|补助)",
        r"錢|钱|元|費|费|價|价|健保|醫保|医保|保險|保险|給付|给付|報銷|报销|免費|免费",
    ),
)

_SHARING = (
    r"\b(?:shar|someone else|somebody else|other people|another person|anyone else|others\b"
    r"|prescribed"
    r" (?:only )?(?:for|to) you|lend|borrow|give .{0,20} to (?:any|some|other))"
)
OTHERS_MEDICINE: Forms = (
    (
        rf"\b(?:can|could|may|should|shall) (?:i|we) (?:take|use|have|borrow|try|finish)\b.{{0,30}}"
        rf"\b{_MEDICINE} of (?:my|our|an?) (?:\w+ )?{_RELATIVE}\b",
        _SHARING,
    ),
    # Whose medicine it is: "My cousin offered me one of her pills."
    (
        rf"\b(?:my|a|our|the) (?:[\w'-]+ ){{0,2}}{_RELATIVE}(?:'s"
        rf"|s')? (?:[\w'-]+ ){{0,3}}?(?:{_MEDICINE}|machine|mask)\b"
        r".*\b(?:i|me|we|us|my)\b|\b(?:can|could|may|should|shall) (?:i|we)\b.*"
        rf"\b(?:my|a|our|the) (?:[\w'-]+ ){{0,2}}{_RELATIVE}(?:'s"
        rf"|s') (?:[\w'-]+ ){{0,3}}?(?:{_MEDICINE}|machine|mask)\b",
        _SHARING,
    ),
    (
        rf"\b{_RELATIVE}(?:'s \w+)?\b.{{0,20}}\b(?:gave|gives|offered|lent|left|got|was given"
        r"|were given|was prescribed"
        rf"|is on|takes|swears by)\b.{{0,40}}\b(?:me|i|we|us|help|ok|okay|same|too)\b",
        _SHARING,
    ),
    (
        r"\b(?:can|could|may|should|is it|would it)\b.{1,30}\b(?:have|take|use|try|get|share"
        r"|split)\b (?:some|one|two|a bit"
        r"|a little|the rest|half|part|a few)? ?(?:of )?(?:my|our|his|her"
        rf"|their) (?:[\w-]+ )?{_MEDICINE}\b"
        r"(?=.*\b(?:with|to|by|and) (?:my|a|his|her)\b)|\b(?:can|could|may|should) (?:the|my"
        r"|our|a) (?:\w+ )?"
        rf"(?:baby|toddler|dog|cat|{_RELATIVE}) (?:have|take|use|try|get)\b.{{0,20}}\bmy\b",
        _SHARING,
    ),
    (
        rf"\b(?:borrow|lend|share|swap|exchange|trade)\b.{{0,60}}\b(?:{_MEDICINE}|{_RELATIVE}"
        r"|machine|mask|meter"
        r"|aid|brace)\b",
        _SHARING,
    ),
    (
        rf"\b(?:{_MAY_I})\b.{{0,40}}\b(?:my|our|his|her|a|the) (?:\w+ )?{_RELATIVE}(?:'s"
        r"|s') (?!(?:wedding|house"
        r"|birthday|party|home|food|cooking)\b)\w+",
        _SHARING,
    ),
    (
        rf"\b(?:my|a|our) (?:\w+ )?{_RELATIVE} (?:has|had|takes?|uses?|is on|got|gave me|gets"
        rf"|left)\b.{{0,60}}"
        r"\b(?:can|could|may|should|is it|would) (?:i|we|it|that)\b.{0,25}\b(?:use|take|try"
        r"|have|finish|work"
        r"|same|those|them|it|one|some)\b",
        _SHARING,
    ),
    (
        rf"\b(?:use|take|try|have|finish)\b.{{0,30}}\b(?:the one|those|some"
        r"|what) (?:that )?(?:my|our) "
        rf"(?:\w+ )?{_RELATIVE}\b",
        _SHARING,
    ),
    (
        rf"\b(?:can|could|may|should) (?:my|a|our) (?:\w+ )?{_RELATIVE} (?:also )?(?:take|use"
        r"|have|try|finish)"
        r" (?:some of |one of )?my\b",
        _SHARING,
    ),
    (
        rf"\b(?:give|offer|pass)\b (?:some of |one of )?my (?:\w+ ){{0,2}}{_MEDICINE} to\b"
        rf"|\b(?:give|offer) (?:my|a) (?:\w+ )?{_RELATIVE} (?:some of |one of )?my\b",
        _SHARING,
    ),
    (
        r"\b(?:me sirven?|me valen?|me ayudan?)\b.{0,40}\bde (?:mi|un|una) \S+|"
        r"\b(?:prestar|compartir|usar|tomar|dar(?:le)?|ponerme|terminar)\b.{0,40}\b(?:de"
        r"|a) (?:mi|un|una|su) "
        r"(?:\S+ )?(?:marido|mujer|espos[oa]|madre|padre|herman[oa]|hij[oa]|prim[oa]|t[ií][oa]"
        r"|amig[oa]|vecin[oa]"
        r"|abuel[oa]|novi[oa]|suegr[oa]|cuñad[oa])\b",
        r"\b(?:compart|prest|otra persona|otras personas|nadie)",
    ),
    (
        r"(?:用|吃|喝|擦|戴|借|打|給|给|分)[^，。？]{0,6}(?:我)?(?:爸爸|媽媽|妈妈|先生|太太|老公"
        r"|老婆|哥哥|姊姊|姐姐|弟弟|妹妹|朋友|鄰居"
        r"|邻居|同事|兒子|儿子|女兒|女儿|奶奶|爺爺|爷爷|阿嬤|阿公|家人|別人|别人|同學|同学)(?:的"
        r"|剩|吃|用)",
        r"別人|别人|他人|共用|分享|分給|借",
    ),
)

_CHANGES = r"(?:skip|stop|leave out|pause|hold|change|adjust|halve|double|raise|lower|increase)"

OWN_DOSE: Forms = (
    # "May I stop it when I feel well?", "¿Puedo dejarla ya?"
    (
        rf"\b(?:{_MAY_I})\b(?: [\w'-]+){{0,3}}? (?:stop|quit|pause|skip|come off|leave off"
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
        rf"|give myself)\b.{{0,40}}\b{_MEDICINE}\b.{{0,20}}\b(?:{_DAY}|now|because|before|if"
        r"|after)\b",
        "",
    ),
    (
        r"^(?!.*\b(?:forg[eo]t|miss))"
        rf"(?:.*\b(?:should|can|may|do|must|shall) i (?:\w+ )?{_CHANGES} .{{0,25}}\b{_MEDICINE}\b"
        r".{0,25}\b(?:tomorrow|tonight|(?:before|until) (?:i see|i come|my (?:next )?(?:visit"
        r"|appointment|check-?up)))"
        r"|.*\bmy (?:[\w-]+ ){0,3}(?:is|was|were|reads?|went|has)\b.{0,30}\d.*"
        rf"\b(?:should|do|can|may|must|shall) i (?:\w+ )?(?:take|use|inject|{_CHANGES}) (?:an? )?"
        r"(?:another|extra|more|less|my|second|double|half)\b"
        r"|.*\bi(?: have|'ve)? (?:lost|gained|put on)\b.*\b(?:should|do|can|may|must|shall) i"
        rf" (?:\w+ )?(?:take (?:more|less|half)|{_CHANGES})\b.*\b{_MEDICINE}\b)",
        "",
    ),
    (
        # "One at 6 pm, is that right for me?" asks when and how many, as a leaflet tells it.
        rf"\bi (?:took|used|injected)\b.{{0,60}}\b(?:{_MEDICINE}|one|two)\b"
        r"(?!.*\b(?:right|correct)\b).*\bfor me\b",
        r"\b(?:too (?:much|many)|overdos|by mistake|by accident|late)",
    ),
    (
        r"\b(?:do|should|can|could|may|must|shall) (?:i|we)\b.{0,20}\b(?:leave out|go (?:up"
        r"|down) to|add another|take another)\b"
        rf"|\b(?:{_MAY_I})\b.{{0,12}}\b(?:take|use"
        rf"|inject)\b.{{0,25}}\b{_MEDICINE}\b.{{0,12}}\b(?:\d+|two|three|four|five|six|seven|eight"
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
        rf"{_MEDICINE}\b(?=.*\b(?:every other|every second|less|more|only|better|well|great"
        r"|good|fine|gone|finish"
        r"|anymore|any more|any longer)\b)|\b(?:better|fine|well|great|gone"
        r"|good)\b.{0,12}\b(?:do|must|should) i (?:still )?"
        rf"(?:have to |need to )?(?:finish|take|keep|continue|go on)\b.*\b{_MEDICINE}\b",
        _TOLD_ABOUT_STOPPING,
    ),
    (
        r"\b(?:take|use|inject|have|give) (?:my|the|this"
        rf"|these) (?:[\w-]+ ){{0,2}}?{_MEDICINE}\b.{{0,25}}\b(?:every other"
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
        rf"\b(?:{_MAY_I})\b(?: [\w'-]+){{0,4}}? (?:skip|stop|quit|pause|discontinue|drop|leave"
        rf" (?:out|off)|hold off|give up|come off|go off|get off|wean off|do without)\b.{{0,40}}?"
        rf"\b{_MEDICINE}\b",
        _TOLD_ABOUT_STOPPING,
    ),
    (
        rf"\b(?:{_MAY_I})\b(?: [\w'-]+){{0,4}}? (?:double|halve|triple|cut|split|increase|raise"
        r"|(?<!throw )(?<!bring )(?<!give )up|lower"
        rf"|reduce|switch|change)\b.{{0,40}}?\b{_MEDICINE}\b",
        _TOLD_ABOUT_CHANGE,
    ),
    (
        rf"\b(?:{_MAY_I})\b(?: [\w'-]+){{0,3}}? (?:take|use|inject|have|swallow"
        rf"|put)(?: [\w'-]+){{0,4}}? (?:two|three"
        r"|four|five|twice|double|half|extra|another|more|less|fewer|a second|a third"
        r"|\d+(?:\.\d+)?)\b"
        rf"(?=.{{0,60}}\b(?:{_MEDICINE}|instead of|at once|together|at the same time|{_DAY}|until"
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
        r"\b(?:tomar|tome|tomo|ponerme|usar)(?: \S+){0,2} (?:el doble|dos|tres|cuatro|m[aá]s"
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
        r"停[藥药用]|[暫暂]停|自行|不[可要]停|不[可要][吃服]|勿[吃服]|[繼继][續续]|照常"
        r"|停止(?:服|吃|使)",
    ),
)
