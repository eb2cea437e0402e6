"""Questions for the clinic's office: appointments, staff, opening hours, ways and supplies."""

from __future__ import annotations

from core.retrieval.asking.kind_words.named import DAY, MEDICINE, Forms

_STAFF = (
    r"(?:doctor|nurse|surgeon|specialist|dietiti?an|midwife|therapist|physio(?:therapist)?"
    r"|pharmacist|anesthetist|anaesthetist|anesthesiologist|cardiologist|technician|receptionist"
    r"|interpreter|consultant|dentist|somebody|someone)"
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
    rf"(?:{_DEVICE}|{MEDICINE}|prescriptions?|(?:oxygen )?(?:tanks?|cylinders?|bottles?)|oxygen"
    r"|glasses|lens(?:es)?|insoles?|splints?|stockings?|crutches|masks?|dentures?|supplies)"
)
_ASKED_TO_DO = (
    r"(?:prescribe|renew|order|sign|stamp|switch|call in|swap|exchange|replace|repair|lend"
    r"|send (?:me )?(?:more|another|some))"
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
        rf"|\bcan i come (?:in )?(?:at|on|earlier|later|{DAY})|\bwhat time (?:should|do|shall"
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
        rf"|{MEDICINE})\b|\b(?:have|get|keep) the (?:pictures|images|video|photos) (?:from|of)\b"
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
        rf"|off|{DAY}"
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
        rf"{DAY})\b|\b(?:which|what) (?:doctor|surgeon|nurse|specialist) (?:will|is|did|has"
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
