"""What patients eat, drink and do, and whom they live with."""

from __future__ import annotations

from core.retrieval.asking.named.thing import Thing

FOOD_AND_DRINK = (
    Thing(
        r"\b(?:alcohol\w*|wine|beers?|whiske?y|vodka|cocktails?|champagne|pints?|spirits|booze"
        r"|vinos?|cervezas?|copas?|cava|licor(?:es)?|brindar)\b|酒(?!精)",
        r"\b(?:alcohol|wine|beer|spirits|drunk|sober|whisk|booze|any drinks|vino|cerveza|licor"
        r"|copa|brind)|酒(?!精)",
    ),
    Thing(
        r"\b(?:coffee|tea|caffeine|espresso|café|té|cafeína)\b|咖啡|茶(?!匙)",
        r"\b(?:coffee|tea\b|caffein|fluid|liquid|breakfast|milk|hot drinks?|(?:not|nothing"
        r"|anything) (?:eat or |to eat or )?(?:to )?drink(?! (?:any |much "
        r"|large amounts of )?(?:alcohol|wine|beer|grapefruit))|drink(?:ing)? (?:only|as|nothing"
        r"|anything|normally|before|for|until|what)|only .{0,12}(?:drink|water)|water until"
        r"|eat and drink|café|té\b|cafeína|líquid|desayun|no beba|beber? (?:solo|nada|como)"
        r"|solo agua)|咖啡|茶|白[開开]水|不要喝|禁食|[飲饮]料|液",
    ),
    Thing(
        r"\b(?:grapefruits?|pomelos?|toronja)\b|葡萄柚|西柚",
        r"\b(?:grapefruit|juice|fruit|pomelo|toronja|zumo|jugo|fruta)|柚|果",
    ),
    Thing(
        r"\b(?:smok(?:e|ing)|cigar\w*|tobacco|vap(?:e|ing)|fum(?:ar|o|e)|cigarr\w*|tabaco"
        r"|vapear)\b|[抽吸][菸烟]|[電电]子[菸烟]|香[菸烟]",
        r"\b(?:smok|cigar|tobac|vap|nicotin|fum|tabac)|[菸烟]",
    ),
    Thing(
        r"\b(?:vitamins?|supplements?|herbal|herbs|vitaminas?|suplementos?|hierbas)\b|維他命"
        r"|维生素|維生素|保健食品|中[藥药]|草[藥药]",
        r"\b(?:vitamin|supplement|herb|natural|calcium|iron\b|mineral|medicines|(?:other|any|usual"
        r"|all) (?:\w+ )?(?:medic|tablet)|suplemento|hierba|calcio|hierro|medicament)|維他命"
        r"|维生素|維生素|保健|[鈣钙]|[鐵铁]|其[他它]|[藥药]物",
    ),
    Thing(
        r"\b(?:(?:have|need) to fast|empty stomach|fasting|en ayunas|ayunar|ayuno)\b|空腹|禁食",
        r"\b(?:eat|ate|food|stomach|fast|breakfast|meals?|drink|ayun|com(?:a|er|ida)|desayun"
        r"|estómago|beb)|空腹|禁食|吃|食|喝|[飯饭]",
    ),
    Thing(
        r"\b(?:gluten|lactose|gelatin[ea]?|halal|kosher|vegan|ingredients?|lactosa|vegano"
        r"|ingredientes)\b|乳糖|麩質|麸质|成分|素食",
        r"\b(?:gluten|lactos|gelatin|halal|kosher|vegan|ingredient|contain|milk|contien|leche)|乳"
        r"|麩|麸|成分|素|含",
    ),
    Thing(
        r"\b(?:chocolate|sweets|candy|cakes?|cookies|biscuits|ice cream|dulces|pasteles?|helados?"
        r"|galletas)\b|巧克力|甜[食點点]|蛋糕|冰淇淋",
        r"\b(?:sweet|sugar|chocolate|candy|cake|ice cream|cool|soft|cold|food|meals?\b|diet"
        r"|nothing to eat|not eat (?:for|before|or drink|until|anything)|eat (?:and drink|as|what"
        r"|anything|nothing|normal|light)|comida|dieta|no coma (?:nada|durante|desde)|en ayunas"
        r"|coma (?:normal|de todo)|dulce|azúcar|pastel|helado|galleta)|甜|糖|蛋糕|冰|[軟软]"
        r"|不要吃[東东]西|空腹|禁食|正常[飲饮]食|[飲饮]食",
    ),
    Thing(
        r"\b(?:seafood|fish|prawns?|shrimps?|shellfish|marisco|pescado|gambas)\b|海[鮮鲜]"
        r"|[魚鱼](?!肝)|[蝦虾]",
        r"\b(?:seafood|fish|prawn|shrimp|shellfish|protein|purine|marisco|pescado|gamba|food"
        r"|meals?\b|diet|nothing to eat|not eat (?:for|before|or drink|until|anything)"
        r"|eat (?:and drink|as|what|anything|nothing|normal|light)|comida|dieta|no coma (?:nada"
        r"|durante|desde)|en ayunas|coma (?:normal|de todo))|海[鮮鲜]|[魚鱼]|[蝦虾]|[軟软]"
        r"|不要吃[東东]西|空腹|禁食|正常[飲饮]食|[飲饮]食",
    ),
    Thing(
        r"\b(?:spicy|curry|chill?i|picante)\b|辣",
        r"\b(?:spic|curry|chill?i|pepper|hot\b|soft|food|meals?\b|diet|nothing to eat"
        r"|not eat (?:for|before|or drink|until|anything)|eat (?:and drink|as|what|anything"
        r"|nothing|normal|light)|comida|dieta|no coma (?:nada|durante|desde)|en ayunas"
        r"|coma (?:normal|de todo)|picante)|辣|刺激|[軟软]|不要吃[東东]西|空腹|禁食|正常[飲饮]食"
        r"|[飲饮]食",
    ),
    Thing(
        r"\b(?:chewing gum|chew gum|chicle)\b|口香糖",
        r"\b(?:gum|chew|sweets|food|meals?\b|diet|nothing to eat|not eat (?:for|before|or drink"
        r"|until|anything)|eat (?:and drink|as|what|anything|nothing|normal|light)|comida|dieta"
        r"|no coma (?:nada|durante|desde)|en ayunas|coma (?:normal|de todo)|chicle|mastic)|口香糖"
        r"|嚼|不要吃[東东]西|空腹|禁食|正常[飲饮]食|[飲饮]食",
    ),
    Thing(
        r"\b(?:milk|leche)\b(?! tooth)|牛奶",
        r"\b(?:milk|dairy|yogh?urt|calcium|fluid|liquid|food|meals?\b|diet|nothing to"
        r"|eat and drink|not drink(?! alcohol)|leche|lácte|yogur|comida|dieta|líquid|desayun)|奶"
        r"|[鈣钙]|空腹|禁食|[飲饮]食",
    ),
)

DOINGS = (
    Thing(
        r"\b(?:fl(?:y|ying|ights?)|aero?planes?|airplanes?|planes?|airports?|volar|avi[oó]n"
        r"|vuelos?|aeropuerto)\b|[飛飞]機|飞机|搭[機机]",
        r"\b(?:fl(?:y|ies|ying|ights?)\b|aero?plane|airplane|plane|airport|travel|trip|journey"
        r"|abroad|holiday|volar|avi[oó]n|vuel|viaj|aerop)|[飛飞]|旅行|旅[遊游]|出[國国]"
        r"|[機机][場场]",
    ),
    Thing(
        r"\b(?:drive|driving|steering wheel|behind the wheel|motorbike|conducir|manejar el|coche"
        r"|volante)\b|[開开][車车]|[駕驾][駛驶]|[騎骑]機車|[騎骑]摩托",
        r"\b(?:driv|wheel|car\b|cars\b|vehicle|machine|home|bus\b|taxi|alert|sleepy|drowsy|dizzy"
        r"|bring|adult|condu|manej|coche|volante|casa|acompañ|máquina|sueño|mare)|[車车]|[駕驾]"
        r"|[機机]械|回家|家人|陪|睏|困|想睡|[頭头][暈晕]",
    ),
    Thing(
        r"\b(?:bikes?|bicycles?|cycling|bici\w*)\b|[腳脚]踏[車车]|自行[車车]|[單单][車车]",
        r"\b(?:bik|bicycl|cycl|sport|exercis|exert|activ|ride|saddle|bici|deporte|ejercicio"
        r"|esfuerz)|[車车]|[運运][動动]|活[動动]",
    ),
    Thing(
        r"\b(?:back to work|go to work|off work|volver al? trabaj\w+|trabajar|la baja)\b|上班|工作",
        r"\b(?:work|job|office|sick note|days off|rest|home|week|usual|normal|lift|trabaj|baja"
        r"|repos|descans|casa|semana|habitual)|上班|工作|休息|在家|休養|休养|週|周|日常",
    ),
    Thing(
        r"\b(?:school|nursery|daycare|kindergarten|colegio|escuela|guarder[ií]a)\b|上[學学]"
        r"|[學学]校|幼[兒儿][園园]|幼稚[園园]",
        r"\b(?:school|nursery|daycare|kindergarten|class|contag|infect|home|coleg|escuel|guarder"
        r"|clase|contagi|casa)|[學学]|幼|傳染|传染|在家|隔離|隔离",
    ),
    Thing(
        r"\b(?:swim(?:ming)?|the pool|nadar|piscina)\b|游泳|泳池",
        r"\b(?:swim|swam|pool|sea\b|bath|shower|water|wet|dry|soak|nad|piscina|mar\b|bañ|duch|agua"
        r"|mojar|seco)|泳|水|浴|澡|[濕湿]|乾|干",
    ),
    Thing(
        r"\b(?:sports?|gym|jog(?:ging)?|tennis|football|soccer|rugby|golf|yoga|ski(?:ing)?|deporte"
        r"|gimnasio|correr|fútbol|tenis)\b|(?:可以|能|可不可以|能不能).{0,3}[運运][動动]|健身|跑步"
        r"|打球|瑜[珈伽]",
        r"\b(?:sport|exercis|exert|activ|train|run|gym|jog|lift|strain|walk|play|ball|contact|rest"
        r"|heavy|jump|swim|danc|tennis|football|yoga|deport|ejercici|esfuerz|activid|gimnas|corr"
        r"|camin|repos|pesad|juga)|[運运][動动]|活[動动]|跑|球|走|重|休息|[劇剧]烈|用力",
    ),
    Thing(
        r"\b(?:travel|on holiday|abroad|go on (?:a )?trip|viajar|vacaciones)\b|旅行|旅[遊游]"
        r"|出[國国]",
        r"\b(?:travel|holiday|abroad|trip|journey|fly|flight|plane|luggage|viaj|vacacion|vuel"
        r"|avi[oó]n)|旅|出[國国]|[飛飞]",
    ),
    Thing(
        r"\b(?:stairs|escaleras)\b|[樓楼]梯",
        r"\b(?:stair|climb|steps?\b|walk|escaler|camin|and(?:ar|e)\b)|[樓楼]|走",
    ),
    Thing(
        r"\b(?:housework|hoover\w*|vacuum\w*|garden(?:ing)?|tareas de casa|jard[ií]n)\b|家事"
        r"|家[務务]|[園园][藝艺]",
        r"\b(?:housework|hoover|vacuum|garden|chore|lift|heavy|rest|activ|work|bend|strain|tarea"
        r"|jard|pesad|repos|esfuerz|activid)|家|重|休息|活[動动]|用力",
    ),
    Thing(
        r"\b(?:watch (?:tv|television)|computer|look at (?:a |my )?screens?|ver la tele(?:visión)?"
        r"|ordenador)\b|看[電电][視视]|看手[機机]|[電电][腦脑]",
        r"\b(?:screen|read|tv|televis|computer|desk|office|work|book|eyes|rest|phone|pantalla|leer"
        r"|tele|ordenador|oficina|trabaj|ojos|repos)|[電电]|[讀读]|看|休息",
    ),
    Thing(
        r"\b(?:stay (?:in (?:the )?hospital|overnight|the night)|kept in|ingresad[oa]"
        r"|pasar la noche)\b|住院",
        r"\b(?:overnight|in (?:the )?hospital|go home|went home|same day|ward|discharg|admitted"
        r"|(?:take|drive|bring) you home|ingres|hospital|mismo día|a casa)|住院|回家|[當当]天",
    ),
    Thing(
        r"\b(?:go for a walk|go walking|salir a (?:pasear|caminar)|pasear)\b|散步",
        r"\b(?:walk|foot|feet|weight|crutch|rest|bed\b|move|moving|activ|exercis|sport|lie|sit"
        r"|pase|camin|and(?:ar|e)\b|repos|muev|deport)|走|散步|[運运][動动]|活[動动]|休息|[臥卧]床",
    ),
)

PEOPLE = (
    Thing(
        r"\b(?:pregnan\w+|embaraz\w+)\b|[懷怀]孕|孕[婦妇]",
        r"\b(?:pregnan|expecting|bab(?:y|ies)|unborn|contracep|birth control|womb|embaraz|beb[eé]"
        r"|anticoncep|gestac)|孕|胎",
    ),
    Thing(
        r"\b(?:breast-?feed\w*|breast milk|amamant\w+|lactancia|dar (?:el )?pecho)\b|哺乳"
        r"|[餵喂](?:母)?[奶乳]",
        r"\b(?:breast|nurs|milk|bab(?:y|ies)|lactan|pecho|leche|amamant|beb[eé])|乳|奶",
    ),
    Thing(
        r"\b(?:(?:still|able to) (?:have (?:children|kids|a baby)|get pregnant)|fertility"
        r"|tener hijos|fertilidad)\b|生[育小]|不孕",
        r"\b(?:pregnan|child|fertil|bab(?:y|ies)|hijos|embaraz)|孕|生育|孩",
    ),
    Thing(
        r"\b(?:can|may|could|will|does|should) (?:my|the) (?:husband|wife|partner|mother|father"
        r"|mum|mom|daughter|son|family|friend) (?:stay|come|be|sleep|visit|wait)\b|\bvisitors\b"
        r"|\b(?:puede|podrá) (?:venir|quedarse|entrar|estar) (?:mi|conmigo)\b|可以陪|家人可以",
        r"\b(?:husband|wife|partner|famil|visit|someone|somebody|adult|bring|alone|accompan"
        r"|relative|companion|friend|parent|together|marido|mujer|pareja|acompañ|alguien|visita"
        r"|sol[oa]\b|padres)|家人|家[屬属]|陪|一起|[獨独]自|探[視视病]|伴",
    ),
    Thing(
        r"\b(?:(?:for|about|safe in) (?:a |my |our |the )?(?:child(?:ren)?|kids?|toddlers?|sons?"
        r"|daughters?)\W*$|(?:can|may|do) (?:children|kids|toddlers) (?:\w+ )?(?:have|take|use|get)"
        r"|y (?:para )?(?:los|mis|un) niñ[oa]s?\W*$|pueden los niños)"
        r"|(?:小孩|兒童|儿童|孩子)(?:呢|也?(?:可以|能)[打吃用])",
        r"\b(?:child|kid|toddler|son\b|daughter|adult|age|under|bab(?:y|ies)|infant|everyone|anyone"
        r"|famil|niñ|hij[oa]|edad|adulto|beb[eé]|todos)|孩|兒|儿|[歲岁]|成人|大人|每[個个]?人",
    ),
    Thing(
        r"\b(?:what age|how old|qu[eé] edad)\b|[幾几][歲岁]",
        r"\b(?:age|years?|months?|old|child|adult|under|over|edad|años|meses|niñ|adult|menores"
        r"|mayores)|[歲岁]|孩|兒|儿|成人",
    ),
    Thing(
        r"\b(?:my (?:dog|cat)|pets?|mi (?:perro|gato)|mascotas?)\b|[貓猫狗]|[寵宠]物",
        r"\b(?:dog|cat|pet|animal|fur|perro|gato|mascota|animal)|[貓猫狗]|[寵宠]物|[動动]物",
    ),
    Thing(
        r"^\W*who (?:takes|does|will|changes|removes|gives|puts|checks|do i|can i|should i)\b"
        r"|^\W*¿?(?:qui[eé]n|a qui[eé]n)\b|^誰|^谁",
        r"\b(?:us|we|nurse|doctor|gp|surgeon|team|clinic|practice|unit|hospital|midwife|pharmac"
        r"|dentist|physio|optician|adult|friend|someb|someo|family|partner|yourself|111|112|911"
        r"|999|enfermer|m[eé]dico|cirujan|farmac|dentista|cl[ií]nica|hospital|alguien|familiar"
        r"|ll[aá]men(?:os)|nosotros)\b|\b(?:pharmac|enfermer|avís|llám)|[護护][士理]"
        r"|[醫医][師师生院]|[診诊]所|家人|我[們们]|急[診诊]",
    ),
)
