"""What somebody once had, and the complaints that are urgent beside it when they are there now.

"My hand is weak again" is for today's doctor; after a stroke it is an emergency. What once was is
told in the past, or as usual, so the two are looked for apart: `COMPLAINTS` as all signs are,
`HISTORIES` whenever they were. A complaint counts beside a history of its name; `SAME` beside any.
"""

from __future__ import annotations

import re

from core.retrieval.language import Language
from core.signs import SignTable, SignTables

MAY_HAVE_HAD = re.compile(
    "strok|\\btia\\b|bleed|haemor|hemor|aneur|heart|hart|cardiac|infar|angin|stent|bypas|clot|throm|tromb"
    "|dvt|embol|ulcer|úlcer|v[aá]ric|anaph|anaf|allerg|al[eé]rg|shock|epipen|reacci|reaction|ictus"
    "|derram|co[aá]gul|flebit|phleb|cora[sz]|card[ií]|choque|中[風风]|[腦脑]|梗|心[絞绞臟脏]|支架|[繞绕]道|栓"
    "|perfor|append|pancrea|obstru|hernia|periton|穿孔|胰|[腸肠]阻|疝|腹膜|出血|[潰溃][瘍疡]|[過过]敏|[動动][脈脉]瘤",
    re.IGNORECASE,
)
"""Matches whatever may name a history. Most messages name none, and need not be read for one."""

SAME = "Same"
"""It is now as it was then."""

_ENGLISH = """
again = again|today|now|this morning|this afternoon|this evening|tonight|right now|just now|
        suddenly|since yesterday|last night|once more|is back|came back
Possible stroke
    (weak*|numb|numbness|tingl*|slur*|droop*|limp|floppy|hanging|crooked|clumsy) ^6 {again}
    (speech|speak|speaking|words|talk) ^4 (trouble|hard|funny|wrong|muddled|gone|difficult*) ^6
        {again}
Chest pain
    (chest|jaw|breastbone) ^5 (hurt*|pain*|tight*|pressure|ache*|aching|heavy|burn*|squeez*) ^6
        {again}
    (left arm|left shoulder|sweat*|clammy) ^5 {again}
    (won't|doesn't|isn't|not|no longer|nothing) ~2 (ease|easing|eases|stop|stopping|settle|help|
        helps|helping|work|working) ^7 {again}
    (get|getting|have|having|comes|feel) ~1 (it|them|one|that) ~4 (lying|sitting|resting|rest|in
        bed|at night|asleep|doing nothing)
Possible clot in the leg
    (calf|leg|thigh|shin) ^5 (swollen|swelling|swells|hurt*|pain*|sore|hard|thick|warm|red|
        tender) ^6 {again}
    (short of breath|breathless|out of breath|coughing) ^6 {again}
Black or bloody stool
    (stool*|poo|poop|motion*|toilet|bowel*) ^5 (black|dark|tar|tarry|blood|bloody|red) ^6 {again}
Swelling of face, tongue or throat
    (lip|lips|tongue|face|throat|mouth) ^5 (swell*|swollen|puff*|tingl*|itch*|tight*|thick*) ^6
        {again}
Severe belly pain
    (belly|stomach|tummy|abdomen) ^5 (hard|rigid|board|stone|agony|unbearable) ^6 {again}
Same
    (feels|feel|felt|feeling|this|pain|started|starts|happening|thing|it's|exactly) ~4 (the same|
        same as|same way|same thing|just like|exactly like|exactly what|like then|like that time|
        like last time|like it did|like before|identical|like that now|same pain|same feeling)
        unless
        (medicine*|medication*|pill|pills|tablet*|dose|doctor|diet|test|tests|operation|procedure|
        ward|room|question|advice|leaflet|appointment)
    (started|starts|began|begins|feels|feel|felt|it's|is|exactly|pain|same|just) ~3 (like|as) ~3
        (stroke*|tia|heart attack*|infarct*|angina|clot|clots|embolism|ulcer|anaphyla*|stent)
    same ~2 (pain|pressure|tightness|feeling|weakness|numbness|symptoms) ~2 (as|like)
    (felt|started|began|was) ~2 (like this|like it does now|like now|the way it does now)
    (same|that) ~1 (thing|feeling|pain|pressure|tightness) ~4 {again}
"""

_ENGLISH_HISTORIES = """
Possible stroke
    (stroke*|tia|mini stroke*|ministroke*|brain bleed|brain haemorrhage|brain hemorrhage|aneurysm)
Chest pain
    (heart attack*|infarct*|angina|stent|stents|bypass|cardiac arrest)
Possible clot in the leg
    (clot|clots|thrombosis|dvt|embolism|embolus|phlebitis)
Black or bloody stool
    (ulcer*|bleeding stomach|stomach bleed|varices|bleed in my stomach|bleed in my gut)
Severe belly pain
    (ulcer*|perforat*|burst appendix|pancreatitis|blocked bowel|bowel obstruction|hernia)
Swelling of face, tongue or throat
    (anaphyla*|allergic shock|epipen|allergic reaction|severe reaction|bad reaction)
"""

_SPANISH = """
again = otra vez|de nuevo|hoy|ahora|ahorita|esta manana|esta tarde|esta noche|anoche|nuevamente|ha
        vuelto|vuelve a|volvio a|vuelto a|de repente|desde ayer
Possible stroke
    (debil*|floj*|dormid*|adormec*|entumec*|hormigue*|torcid*|tuerce|torcer|torcio) ^6 {again}
    (no puedo|no puede|cuesta|apenas) ~2 (mover*|hablar|levantar|agarrar|coger) ^8 {again}
    (sin fuerza|no tengo fuerza|perdi fuerza|me falta fuerza) ^6 {again}
Chest pain
    (pecho|mandibula) ^5 (duele|dolor|opresion|presion|aprieta|oprime|arde|pesa) ^6 {again}
    (brazo izquierdo|hombro izquierdo|sudor frio|sudores) ^5 {again}
    no ~3 (quita|pasa|alivia|cede|calma|hace nada|funciona) ^7 {again}
    (me da|la noto|lo noto|me viene|la tengo) ~3 (sentad*|acostad*|reposo|en la cama|tumbad*|quiet*)
Possible clot in the leg
    (pierna|pantorrilla|muslo|tobillo) ^5 (hinchad*|hincha*|duele|dolor|dura|caliente|roja) ^6
        {again}
    (falta el aire|sin aire|ahogo|me ahogo|tos) ^6 {again}
Black or bloody stool
    (heces|caca|popo|deposicion*) ^5 (negr*|oscur*|sangre|roj*) ^6 {again}
Swelling of face, tongue or throat
    (labio|labios|lengua|cara|garganta|boca) ^5 (hinch*|pica*|cierra*|hormigue*|aprieta*) ^6 {again}
Severe belly pain
    (barriga|vientre|estomago|abdomen|tripa) ^5 (dur*|tabla|piedra|insoportable|rigid*) ^6 {again}
Same
    (empezo|empieza|es|siento|siente|noto|duele) ~2 (igual que|como) ~3 (ictus|derrame|infarto*|
        angina|embolia|trombosis|ulcera|alergi*)
    (fue|era|empezo|comenzo) ~2 (asi|como ahora|como esto)
    (esto|este dolor|ahora|hoy|siento|siente|noto|es|empezo|empieza|duele) ~4 (igual que|lo mismo
        que|el mismo que|lo mismo|igualito|identic*|igual|como aquella vez|como entonces|como la
        otra vez|como la ultima vez|misma sensacion|mismo dolor) unless (pastilla*|medic*|dosis|
        doctor*|tratamiento|dieta|comprimid*|consejo*|cita)
"""

_SPANISH_HISTORIES = """
Possible stroke
    (ictus|derrame|embolia|trombosis cerebral|infarto cerebral|hemorragia cerebral|aneurisma)
Chest pain
    (infarto*|angina|stent|bypass|ataque al corazon|ataque cardiaco)
Possible clot in the leg
    (trombosis|trombo|trombos|coagulo*|embolia pulmonar|embolia de pulmon|flebitis)
Black or bloody stool
    (ulcera*|varices esofagicas|hemorragia digestiva|hemorragia de estomago)
Severe belly pain
    (ulcera*|perforad*|perforacion|pancreatitis|obstruccion|hernia|peritonitis)
Swelling of face, tongue or throat
    (anafila*|shock alergico|choque alergico|reaccion grave|reaccion alergica|reaccion fuerte)
"""

_AGAIN_CHINESE = "(?:又|再次|再度|今天|現在|剛剛|剛才|今早|今晚|早上|下午|昨晚|突然|忽然)"
_CHINESE = rf"""
Possible stroke
    {_AGAIN_CHINESE}.{{0,9}}(?:沒有?力|無力|發麻|麻(?!煩|醉|辣)|歪|說不清|講不清|口齒|大舌頭|不能動|動不了|抬不起|拿不住|看不清|說不出|講不出|頭.{{0,2}}劇?痛)
Chest pain
    {_AGAIN_CHINESE}.{{0,9}}(?:胸.{{0,4}}[痛悶緊壓]|心臟?.{{0,3}}[痛悶緊]|下巴.{{0,3}}[痛酸麻]|左[肩手臂].{{0,4}}[痛酸麻]|冒?冷汗)
    {_AGAIN_CHINESE}.{{0,12}}(?:沒有?用|沒有?效|沒有?緩解|不會好|停不下來|不退)
    (?:現在|最近|今天|變成).{{0,6}}(?:坐著|躺著|休息|睡覺|不動).{{0,3}}(?:都|也|就)
Possible clot in the leg
    {_AGAIN_CHINESE}.{{0,9}}(?:小腿|大腿|腳|腿).{{0,5}}(?:腫|痛|脹|硬)
    {_AGAIN_CHINESE}.{{0,6}}(?:喘|咳血|吸不到氣)
Black or bloody stool
    {_AGAIN_CHINESE}.{{0,9}}(?:大便|便|排便|拉).{{0,5}}(?:黑|血|柏油)
    (?:大便|便|排便|拉).{{0,4}}又.{{0,3}}(?:黑|血)
Swelling of face, tongue or throat
    {_AGAIN_CHINESE}.{{0,12}}(?:嘴|唇|舌|臉|喉嚨?|眼皮).{{0,5}}(?:腫|緊|麻|癢)
    (?:嘴巴?|嘴?唇|舌頭?|臉|喉嚨?|眼皮)又.{{0,3}}(?:腫|緊|麻|癢)
Severe belly pain
    {_AGAIN_CHINESE}.{{0,9}}(?:肚子|腹部|肚皮).{{0,4}}(?:硬|像板|像石|痛到)
Same
    (?:這|現在|今天|剛剛|剛才|又).{{0,10}}(?:那次|上次|那時候?|當時|以前|之前|那天|去年|當初|發作時).{{0,8}}(?:一樣|一模一樣|相同|很像|差不多)
        unless 藥|飲食|劑量|醫生|醫師|檢查
    (?:跟|和|像|與).{{0,10}}(?:中風|腦梗|心肌梗塞|心梗|心絞痛|血栓|肺栓塞|過敏|出血).{{0,8}}(?:一樣|一模一樣|很像|相同)
        unless 藥|飲食|劑量|醫生|醫師|檢查
    (?:又是|又有|又出現|又來了?).{{0,3}}(?:那種|那個|同樣|一樣|這種)的?(?:感覺|痛|症狀|不舒服)
    (?:感覺|症狀|痛法|痛).{{0,4}}(?:跟|和|與|像).{{0,8}}(?:一樣|一模一樣)
        unless 藥|飲食|劑量|醫生|醫師|檢查
"""

_CHINESE_HISTORIES = """
Possible stroke
    (中風|腦梗|腦出血|腦溢血|腦栓塞|腦血栓|動脈瘤)
Chest pain
    (心肌梗塞|心梗|心絞痛|支架|繞道手術|心臟病發)
Possible clot in the leg
    (血栓|肺栓塞|靜脈栓塞)
Black or bloody stool
    (胃出血|潰瘍|腸胃出血|消化道出血)
Severe belly pain
    (穿孔|潰瘍|胰臟炎|腸阻塞|疝氣|腹膜炎)
Swelling of face, tongue or throat
    (過敏性?休克|嚴重過敏|過敏.{0,6}(?:休克|急診|急救|住院))
"""

COMPLAINTS: SignTables = {
    Language.ENGLISH: SignTable(_ENGLISH, Language.ENGLISH),
    Language.SPANISH: SignTable(_SPANISH, Language.SPANISH),
    Language.CHINESE: SignTable(_CHINESE, Language.CHINESE),
}
"""What is there now, or is as it was then."""

HISTORIES: SignTables = {
    Language.ENGLISH: SignTable(_ENGLISH_HISTORIES, Language.ENGLISH),
    Language.SPANISH: SignTable(_SPANISH_HISTORIES, Language.SPANISH),
    Language.CHINESE: SignTable(_CHINESE_HISTORIES, Language.CHINESE),
}
"""What somebody once had."""
