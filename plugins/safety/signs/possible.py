"""Symptoms that may be urgent: the agent answers, and what to watch for is said beside it.

They carry the names of the urgent ones that they may become. The lines that separate the two are
those of the lists named in `plugins.safety.signs`: "see a doctor today" below "call at once".
"""

from __future__ import annotations

from core.retrieval.language import Language
from core.signs import SignTable, SignTables

_ENGLISH = """
breathless = breathless|short of breath|shortness of breath|out of breath|winded|puffed|wheezy|
        puffing|panting
after = operation|surgery|replacement|flight|plaster|cast|bed rest|in bed|birth|plane|hospital|
        fracture|broke|broken|long drive
joint2 = wound|stitches|scar|incision|cut|dressing|drain|graft|bite
Chest pain
    chest ^3 (odd|funny|strange|weird|twinge*|flutter*|discomfort|uncomfortable|niggle*|tickl*)
    (odd|funny|strange|weird|twinge*|niggle*|uncomfortable) ^4 chest
Trouble breathing
    (bit|little|slightly|somewhat|more|quite|rather|getting|gets|get|feel|felt|feeling|become*) ^2
        {breathless}
    {breathless} ^4 (stairs|walking|walk|uphill|hill|hills|exertion|usual|climb*|shopping)
    (breathing|breath) ^3 (different|heavier|faster|shorter|funny|odd)
Heart racing or very slow
    heart ^3 (skips|skip|skipping|skipped|flutter*|pounding|pounds|racing|races|thump*|irregular|
        irregularly|missing|misses)
    (palpitation*|extra beats|missed beats|skipped beats)
Fainting
    (nearly|almost|about to|close to|going to|felt like|feel like) ^2 (passed out|pass out|passing
        out|faint|fainted|fainting|collapsed|collapse|blacked out|black out|keeled over)
    (floor|room|everything|world) ^3 (spin|spins|spinning|sways|swaying|tilts)
    (lightheaded|light headed|giddy|dizzy|dizziness|woozy|head spins) ^6 (stand|stood|standing|got
        up|get up|getting up|fall|fell|keep|keeps|all day|today|every time)
Black or bloody stool
    (blood|bloody|red streak*) ^5 (wipe|wiped|wiping|toilet paper|loo roll|loo paper|tissue|stool*|
        poo|bowl|toilet)
Heavy bleeding
    ({joint2}|nose|gums) ^4 (bleed*|bled|ooz*|seep*|blood) unless (blood test|dry)
    blood ^4 (pee|urine|wee)
Infected wound
    {joint2} ^4 (red|redder|warm|warmer|hot|swollen|puffy|smells|smelly|ooz*|weeping|discharge|
        yellow)
Possible clot in the leg
    (calf|leg|thigh|shin) ^4 (pain*|hurt*|sore|swollen|swelling|ache*|tender|cramp*|warm|red) &
        ({after}|pregnan*)
    (pain*|soreness|swelling|ache|cramp*) ^3 (calf|leg|thigh|shin) & ({after}|pregnan*)
Possible stroke
    (tingl*|pins and needles|numb*|weak*) ^4 (arm|leg|hand|face|fingers|side|cheek)
Sudden change of sight
    (vision|sight|eye|eyes|seeing) ^3 (blurry|blurred|blur|double|hazy|cloudy|dim)
    (floaters|flashes) ^4 (eye|eyes|vision|new|more)
Severe pain
    (pain|ache|headache|headaches) ^4 (getting worse|worse every day|worsening|keeps me awake|wakes
        me|won't go away|not going away|stronger every)
Thoughts of suicide or self-harm
    (see|no) ^1 (the point|point) ^2 (anymore|any more|in living|going on|of anything|of living)
    (life|living|everything|it all) ^4 (worth|pointless|no point|meaningless|too much)
        unless (worth it|worth trying)
    (nobody|no one|noone) ^3 (miss me|care if i|notice if i|need me)
    (better off|happier|easier) ^2 without me
    (join|be with|go to) ^1 (him|her|them) & (died|death|passed away|lost him|lost her|lost my|
        dead|funeral)
    (hopeless|worthless|a burden|can't go on|cannot go on|can't cope|no way out|had enough of life)
Trouble in pregnancy
    (pregnan*|weeks gone|weeks along|expecting) & (spotting|bleed*|blood|headache*|swollen hands|
        moving less|kicks less|kicking less|cramp*|itch*)
Very ill child
    (baby|toddler|daughter|son|child|little one|newborn|kid) ^6 (not feeding|feeding less|off her
        food|off his food|fewer wet|very sleepy|not drinking|sleepier|won't drink|no wet nappies)
"""

_SPANISH = """
poco = un poco|algo|un poquito|poquito|ligeramente|bastante|medio|mas|a veces|me noto|noto|siento
herida2 = herida|puntos|cicatriz|corte|incision|venda|vendaje|drenaje|aposito
Chest pain
    (arde|ardor|quema|quemazon|punza|oprime|aprieta) ^4 pecho
    pecho ^3 (raro|rara|extrano|incomod*|molest*|pinchazo*|punzad*)
    (molestia*|pinchazo*|punzad*|opresion|presion) ^4 pecho
Trouble breathing
    ({poco}|escaleras|subir|caminar|andar) ^5 (sin aliento|falta de aire|ahogad*|fatigad*|me ahogo|
        me fatigo|agitad*)
    (ahogo|fatigo|agito|falta el aire|falta aire|cuesta respirar) ^5 (escaleras|caminar|subir|
        subiendo|cuesta|cuestas|andar|cuadras|pasos|antes|normal)
Heart racing or very slow
    corazon ^3 (raro|rara|extrano|distinto|alborotado|loco)
    corazon ^4 (salta|brinca|acelera|late|rapido|fuerte|irregular|palpita)
    late ^2 (raro|rapido|fuerte|irregular|distinto)
    (palpitaciones|taquicardia|latidos raros)
Fainting
    (casi|por poco|a punto de|estuve por) ^3 (desmay*|caigo|caer*|cai|perder el conocimiento)
    (mareo|mareos|mareado|mareada|maree) ^6 (levant*|parar*|casi|caer*|caigo|hoy|manana|cada vez|
        todo el dia)
Black or bloody stool
    sangre ^5 (limpi*|papel|heces|caca|popo|bano|inodoro|excusado)
Heavy bleeding
    ({herida2}|nariz|encias) ^4 (sangr*|supura|rezuma)
    sangre ^4 (orina|pipi)
Infected wound
    {herida2} ^4 (roja|rojo|caliente|hinchad*|huele|supura|amarill*|secrecion)
Possible clot in the leg
    (pantorrilla|pierna|muslo) ^4 (duele|dolor|hinchad*|inflamad*|roja|caliente) & (operacion|
        cirugia|operaron|vuelo|avion|yeso|reposo|cama|embaraz*|parto)
    (dolor|hinchazon|molestia) ^3 (pantorrilla|pierna|muslo) & (operacion|cirugia|operaron|vuelo|
        avion|yeso|reposo|cama|embaraz*|parto)
Possible stroke
    (hormigue*|adormec*|dormid*|entumec*|debil*) ^4 (brazo|pierna|mano|cara|dedos|lado)
    (brazo|pierna|mano|cara|lado) ^3 (hormigue*|adormec*|dormid*|entumec*|debil*)
Sudden change of sight
    no veo ^2 (bien|claro|nitido)
    (veo|vista|vision|ojo|ojos) ^3 (borros*|doble|nublad*|empanad*)
Severe pain
    (dolor|duele) ^4 (cada vez mas|va a mas|empeora*|no se quita|no me deja dormir|me despierta)
Thoughts of suicide or self-harm
    (vida|vivir|todo) ^4 (vale la pena|sin sentido|no tiene sentido|demasiado)
    nadie ^4 (echaria de menos|echara de menos|extranaria|extranara|notaria)
    (mejor|tranquilos|felices) ^3 sin mi
    (irme|reunirme|encontrarme|estar) ^1 (con ella|con el|con ellos) & (murio|fallecio|muerte|
        muerto|muerta|perdi a)
    (soy una carga|no puedo mas|sin salida|sin esperanza|no aguanto mas)
Trouble in pregnancy
    (embaraz*|semanas) & (manch*|sangr*|dolor de cabeza|se mueve menos|colicos|manos hinchadas)
        unless (no embarazada)
Very ill child
    (bebe|nino|nina|hijo|hija) ^6 (no come|come menos|no quiere comer|no moja|muy dormid*|decaid*|
        no bebe|no toma)
"""

_CHINESE = r"""
bit = 有點|有些|有一點|一點|稍微|比較|略|偶爾|有時|最近|容易|比平常|比以前
Chest pain
    {bit} ^4 (胸口|胸部|胸|心口) ^4 (怪|不舒服|悶|緊|刺)
    (胸口|胸部|胸|心口) ^4 {bit} ^2 (怪|不舒服|悶|緊|刺|壓)
Trouble breathing
    {bit} ^8 (喘|呼吸不順|氣短|氣促|胸悶)
    (爬樓梯|走路|上樓|爬坡|走一段|走遠) ^6 (喘|氣短|上氣)
Heart racing or very slow
    (心悸|心跳|心臟) ^6 (快|漏拍|漏跳|亂|不規則|不規律|怦怦|撲通|停一下|悸)
    心悸
Fainting
    (差點|差一點|快要|險些|幾乎|好像要) ^4 (昏|暈|倒)
    (頭暈|頭昏|暈眩|眩暈|暈) ^8 (站|起身|起床|跌|摔|今天|整天|一直)
    (站|起身|起床) ^6 (頭暈|頭昏|眼前發黑|暈)
Black or bloody stool
    (擦|衛生紙|馬桶|大便|便便|排便|屁股) ^8 血
    血 ^8 (擦|衛生紙|馬桶|大便)
Heavy bleeding
    (傷口|鼻子|牙齦|縫線|紗布) ^6 (滲血|滲|流血|出血|血)
    (尿|小便) ^3 血
Infected wound
    (傷口|縫線|刀口|疤) ^5 (紅|熱|腫|臭|味道|流膿|滲液|分泌物|黃)
Possible clot in the leg
    (小腿|腿|大腿) ^4 (痛|腫|酸|脹|紅|熱) & (手術|開刀|飛機|石膏|臥床|懷孕|生產)
Possible stroke
    (手|腳|臉|手指|半邊) ^3 (發麻|麻麻|麻|刺刺|沒什麼力)
Sudden change of sight
    (看東西|視力|眼睛|視線) ^5 (模糊|霧|疊影|花)
    (飛蚊|閃光)
Severe pain
    痛 ^6 (越來越|更痛|加重|睡不著|痛醒)
Thoughts of suicide or self-harm
    (沒人|沒有人|誰都不) ^3 (想我|在乎我|想念我|需要我)
    (沒有我|沒我) ^5 (更好|比較好|輕鬆)
    (去陪|去找) ^1 (他|她|爸|媽|先生|太太|老公|老婆) & (走了|過世|死了|往生|離開)
    (活著|人生|生活|日子) ^5 (沒意思|沒意義|沒有意義|好累|太累|撐不下去|值得)
    (撐不下去|是累贅|是負擔|沒希望|很絕望|好絕望|過不下去)
Trouble in pregnancy
    (懷孕|孕|週) & (出血|點狀|落紅|胎動(?:變)?(?:少|減)|肚子(?:一直)?(?:緊|痛)|頭痛|水腫)
Very ill child
    (寶寶|孩子|小孩|兒子|女兒|嬰兒) ^6 (不吃|吃得少|不喝|不喝奶|尿布(?:很)?少|一直睡|沒精神|
        沒什麼精神|精神不好)
"""

POSSIBLE: SignTables = {
    Language.ENGLISH: SignTable(_ENGLISH, Language.ENGLISH),
    Language.SPANISH: SignTable(_SPANISH, Language.SPANISH),
    Language.CHINESE: SignTable(_CHINESE, Language.CHINESE),
}
"""The table of each language."""
