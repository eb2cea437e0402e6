"""What a treatment or an illness does to the body, and how patients ask about it."""

from __future__ import annotations

from core.retrieval.asking.named.thing import Thing

EFFECTS = (
    Thing(
        r"\b(?:(?:gain|lose|losing|gaining|put on) (?:any |some )?weight|weight will i|make me fat"
        r"|engord\w+|adelgaz\w+|subir de peso|perder peso)\b|[變变發发][胖瘦]|[體体]重",
        r"\b(?:weight|fat|heav|appetite|hungr|kilo|pound|thin|slim|diet|eat less|engord|adelgaz"
        r"|peso|apetito|hambre)|胖|瘦|[體体]重|胃口|食[慾欲]|公斤|[餓饿]",
    ),
    Thing(
        r"\b(?:hair (?:fall|loss|come|will)|los[ei]n?g? (?:my )?hair|(?:caer|cae|caerá"
        r"|perder) (?:el|mi) pelo)\b|掉[頭头]?[髮发]|[脫脱][髮发]",
        r"\b(?:hair|bald|pelo|cabello|calv)|[髮发]",
    ),
    Thing(
        r"\b(?:dreams?|nightmares?|sueños|pesadillas?)\b|[惡恶噩][夢梦]|做[夢梦]",
        r"\b(?:dream|nightmare|sleep|sueño|pesadilla|dorm)|[夢梦]|睡",
    ),
    Thing(
        r"\b(?:(?:make|give) me (?:a )?cough|cause (?:a )?cough|dar(?:me)? tos)\b|[會会].{0,2}咳",
        r"\b(?:cough|tos\b|toser)|咳",
    ),
    Thing(
        r"\b(?:addict\w+|hooked|habit-?forming|engancha\w*|adicci[oó]n|adictiv\w+|dependencia)\b"
        r"|[上成][癮瘾]|依[賴赖]",
        r"\b(?:addict|habit|hooked|depend|withdraw|engancha|adic|abstinencia)|[癮瘾]|依[賴赖]",
    ),
    Thing(
        r"\b(?:memory|forgetful|la memoria)\b|[記记][憶忆]|失智",
        r"\b(?:memory|forget|confus|concentrat|memoria|olvid)|[記记]|忘|失智|混[亂乱]",
    ),
    Thing(
        r"\b(?:(?:harm|hurt|damage|bad for|damages?) (?:my|the) kidneys?|(?:daña|dañar|malo para"
        r"|afecta a) (?:los|mis|el) riñ\w+)\b|[傷伤]腎|[傷伤]肾",
        r"\b(?:kidney|renal|urine|riñ|orina)|腎|肾|尿",
    ),
    Thing(
        r"\b(?:is it cancer|have cancer|cancerous|malignant|c[aá]ncer|malign[oa])\b|癌|[惡恶]性",
        r"\b(?:cancer|tumou?r|malign|benign|harmless|cells|c[aá]ncer|benign|célula)|癌|[惡恶]性"
        r"|良性|[細细]胞|腫瘤|肿瘤",
    ),
    Thing(
        r"\b(?:radiation|radiaci[oó]n)\b|[輻辐]射",
        r"\b(?:radiat|rays?\b|radiac|rayos)|[輻辐]|射[線线]|放射",
    ),
    Thing(
        r"\b(?:(?:does|will|did|is) (?:it|this|that|the \w+) (?:going to |be |gonna )?(?:hurt"
        r"|painful)|does \w+ hurt|duele (?:mucho)?|(?:me )?va a doler|dolerá|es dolorosa?)\b"
        r"|[會会]不?[會会]?.{0,2}[痛疼][嗎吗不]?",
        r"\b(?:hurt|pain|sore|numb|discomfort|uncomfort|feel|sting|burn|ache|prick|an(?:a)?esth"
        r"|cramp|tender|pressure|scratch|pinch|sedat|asleep|dol(?:or|er)|duel|molest|pinch|anest"
        r"|sient|sent|not[ae]|escoc|presi)|[痛疼痠酸麻刺脹胀]|不舒服|不[適适]|感[覺觉]",
    ),
    Thing(
        r"\b(?:can|could|will|does|might) (?:it|they|this|the \w+) (?:ever )?(?:come|grow"
        r"|return)(?: back| again)?\b(?! (?:off|out|on|to))|\b(?:puede|podría) volver a (?:salir"
        r"|aparecer|pasar)\b|[復复][發发]|再[長长]|再[犯患]",
        r"\b(?:back|again|return|recur|new\b|repeat|prevent|volver|vuelv|otra vez|nuev|repet"
        r"|preven)|[復复][發发]|再|又|[預预]防",
    ),
    Thing(
        r"\b(?:contagious|infectious|catch it from me|contagios[oa]|contagiar)\b|[傳传]染",
        r"\b(?:contag|infect|catch|pass|spread|others|home|school|hands|share|towel|pegar|compart"
        r"|manos|casa|otr[oa]s)|[傳传]染|感染|隔離|隔离|共用|洗手",
    ),
    Thing(
        r"\b(?:feel(?:ing)? (?:so )?(?:sad|low|down|depressed)|triste|deprimid[oa])\b|[憂忧][鬱郁]"
        r"|沮[喪丧]|[難难][過过]",
        r"\b(?:mood|sad|low\b|down\b|depress|tearful|cry|anxious|harm|irritab|triste|depri|ánimo"
        r"|llor)|[憂忧][鬱郁]|沮|情[緒绪]|心情",
    ),
    Thing(
        r"\b(?:(?:make|makes|made) me (?:feel )?(?:tired|sleepy|drowsy)|da(?:r[aá])? sueño"
        r"|me cansa)\b|想睡|嗜睡|[會会]累",
        r"\b(?:tired|sleep|drows|energy|fatig|dizz|weak|alert|cans|sueño|energ|debil|mare)|睡|累"
        r"|疲|[暈晕]",
    ),
    Thing(
        r"\bhow long (?:\w+ ){0,4}(?:recover|heal|get better|be back to normal|be over it)\b"
        r"|\brecuperaci[oó]n\b|\b(?:tard\w+|cu[aá]ndo) .{0,12}recuper|多久.{0,3}(?:[會会]好|才好"
        r"|恢[復复]|[復复]原)",
        r"\b(?:recover|heal|better|normal|again|settle|goes|gone|improve|until|fully|worst"
        r"|lasts?\b|comes off|stays on|recuper|cur|san|mejor|dura)|恢[復复]|[復复]原|[癒愈]|好|消"
        r"|正常",
    ),
    Thing(
        r"\b(?:(?:if|when|after) i (?:vomit|throw up)|vomito|vomitar)\b|吐了|[嘔呕]吐",
        r"\b(?:vomit|sick|throw|threw|nausea|vómit|vomit|devuel)|吐|[噁恶]心",
    ),
    Thing(
        r"\b(?:a rash|rashes|hives|sarpullido|ronchas|urticaria)\b|[紅红疹]疹|起疹|[蕁荨]麻疹",
        r"\b(?:rash|hives|skin|allerg|spots|itch|red\b|redness|blister|sarpull|roncha|urticaria"
        r"|piel|alerg|rojo|pic(?:a|or))|疹|[過过]敏|皮[膚肤]|[癢痒]|[紅红]",
    ),
    Thing(
        r"\b(?:diarrh?o?ea|the runs|loose stools|diarrea)\b|拉肚子|腹[瀉泻]",
        r"\b(?:diarr|stool|loose|bowel|upset|the runs|deposicion|heces|est[oó]mago|vientre)|拉肚"
        r"|腹[瀉泻]|[腸肠]|大便",
    ),
    Thing(
        r"\b(?:(?:have|got|get|gets|has|with) (?:a |any )?(?:fever|temperature)|is a fever"
        r"|(?:tengo|tiene|con) fiebre)\b|[發发][燒烧](?!.{0,2}[退好])",
        r"\b(?:fever|temperature|hot\b|degrees|ill\b|unwell|infect|shiver|chill|fiebre|temperatura"
        r"|grados|escalofr|mal\b|infec)|[燒烧]|[體体][溫温]|[溫温]度|感染|不舒服",
    ),
    Thing(
        r"\bwhen (?:will|do|can) i (?:feel|be) (?:normal|better|well|fine|myself)\b"
        r"|\bcu[aá]ndo (?:me sentir[eé]|estar[eé]) (?:mejor|bien|normal)",
        r"\b(?:recover|heal|better|normal|again|settle|goes|gone|improve|until|fully|worst|lasts?"
        r"|works?|effect|notice|comes off|weeks?|days?|hours?|mejor|normal|dura|días?|semanas?"
        r"|horas?|efecto)\b",
    ),
)
