"""The care of the body, and what belongs to a treatment."""

from __future__ import annotations

from core.retrieval.asking.named.thing import Thing

BODY_CARE = (
    Thing(
        r"\b(?:scars?|scarring|cicatri\w+)\b|疤",
        r"\b(?:scar|mark|cicatri|señal|marca)|疤|痕",
    ),
    Thing(
        r"\b(?:stitch(?:es)?|sutures?|staples?|puntos|grapas|suturas?)\b|拆[線线]|[縫缝][線线]",
        r"\b(?:stitch|suture|staple|thread|clip|dissolv|punto|grapa|sutur|hilo)|[線线]",
    ),
    Thing(
        r"\b(?:my period|periods|menstruation|la regla|menstruaci[oó]n)\b|月[經经]|生理期",
        r"\b(?:period|menstru|bleed|monthly|cycle|regla|ciclo|sangr)|[經经]|生理|出血",
    ),
    Thing(
        r"\b(?:make-?up|mascara|lipstick|foundation|maquill\w+|r[ií]mel)\b|化[妝妆]|睫毛膏"
        r"|口[紅红]",
        r"\b(?:make-?up|mascara|cosmetic|lipstick|cream|lotion|face|maquill|cosm[eé]t|crema|rostro"
        r"|cara\b)|[妝妆]|睫毛|保[養养]",
    ),
    Thing(
        r"\b(?:glasses|spectacles|gafas)\b(?! of\b)|眼[鏡镜]",
        r"\b(?:glasses|spectacle|lens|sunglass|optic|gafas|lentes|[oó]ptic)|[鏡镜]",
    ),
    Thing(
        r"\b(?:contact lens(?:es)?|lentillas|lentes de contacto)\b|[隱隐]形眼[鏡镜]",
        r"\b(?:lens|contacts|lentilla|lentes)|[隱隐]形|[鏡镜]片",
    ),
    Thing(
        r"\b(?:brush my teeth|toothbrush\w*|floss\w*|cepillar\w*|cepillo)\b|刷牙|牙刷|牙[線线]",
        r"\b(?:brush|floss|clean|tooth|teeth|mouthwash|cepill|diente|limpi|hilo)|刷|牙[線线]"
        r"|[潔洁]",
    ),
    Thing(
        r"\b(?:saunas?|hot tubs?|jacuzzis?)\b|桑拿|三[溫温]暖|泡[湯汤]|[溫温]泉",
        r"\b(?:sauna|steam|hot|heat|bath|tub|pool|soak|water|wet|dry|vapor|calor|caliente|bañ"
        r"|agua)|桑拿|[溫温]|[熱热]|泡|浴|水",
    ),
    Thing(
        r"\b(?:tattoos?|piercings?|tatuaj\w+)\b|刺青|[紋纹]身|穿洞",
        r"\b(?:tattoo|pierc|needle|jewel|tatua)|刺青|[紋纹]|穿洞",
    ),
    Thing(
        r"\b(?:dye my hair|hair dye|colou?r my hair|teñir\w*|tinte)\b|染[髮发]|染[頭头]",
        r"\b(?:dye|colou?r|teñ|tinte)|染",
    ),
    Thing(
        r"\b(?:tampons?|tampones|tamp[oó]n)\b|[衛卫]生棉[條条]|棉[條条]",
        r"\b(?:tampon|pads?\b|towel|cups?\b|tamp[oó]n|compresa|copa)|棉",
    ),
    Thing(
        r"\b(?:have sex|sex life|sex|make love|making love|intercourse|relaciones(?: sexuales)?"
        r"|hacer el amor|vida sexual|sexo)\b|性生活|行房|性行[為为]|同房|做[愛爱]",
        r"\b(?:sex|love|intercourse|partner|condom|intima|relaciones|pareja|preservativo|amor\b)"
        r"|性|房|伴[侶侣]|套",
    ),
    Thing(
        r"\b(?:wash my hair|shampoo|lavar(?:me)? (?:el|la) (?:pelo|cabeza)|champú)\b|洗[頭头]",
        r"\b(?:hair|shampoo|head\b|wet|shower|bath|dry|pelo|cabello|cabeza|champú|moj|duch|bañ"
        r"|seco)|[頭头]|浴|澡|[濕湿]|水|乾|干",
    ),
    Thing(
        r"\b(?:sunbathe|sunbathing|in the sun|suntan|sun ?bed|tomar el sol|al sol)\b"
        r"|[曬晒]太[陽阳]|日光浴",
        r"\b(?:sun|tan\b|light|uv\b|shade|heat|hot|sol\b|luz|sombra|calor)|[曬晒]|日|[陽阳]|光"
        r"|[熱热]",
    ),
    Thing(
        r"\b(?:nail (?:polish|varnish)|esmalte(?: de uñas)?)\b|指甲油",
        r"\b(?:nail|polish|varnish|uñas?|esmalte)|指甲",
    ),
    Thing(
        r"\b(?:jewell?e?ry|necklace|earrings?|wedding ring|joyas|pendientes|anillo)\b|[項项][鍊链]"
        r"|戒指|耳[環环]|首[飾饰]",
        r"\b(?:jewel|necklace|earring|rings?\b|metal|pierc|joya|pendiente|anillo)|[鍊链]|戒指"
        r"|[環环]|[飾饰]|金[屬属]",
    ),
    Thing(
        r"\b(?:sleep on my (?:side|front|back|stomach|belly)|which side|on what side|de qué lado"
        r"|dormir de lado|boca abajo|硬床)\b|[側侧]睡|趴睡|睡[硬軟软]床",
        r"\b(?:sleep|lie|lying|bed\b|side|back|pillow|night|dorm|dur?erm|lado|boca|almohada|cama)"
        r"|睡|躺|[側侧]|床|枕",
    ),
    Thing(
        r"\b(?:shav(?:e|ing)|razor|afeitar\w*|depilar\w*)\b|刮[鬍胡]|剃",
        r"\b(?:shav|razor|hair|wax|afeit|depil|vello|pelo)|刮|剃|毛",
    ),
    Thing(
        r"\b(?:deodorant|perfume|aftershave|desodorante|perfume|colonia)\b|香水|[體体]香",
        r"\b(?:deodor|perfum|scent|cream|lotion|powder|soap|desodor|colonia|crema|jab[oó]n)|香"
        r"|乳液|皂",
    ),
    Thing(
        r"\b(?:ice pack|put ice|heat pad|hot water bottle|warm compress|poner(?:me)? (?:hielo"
        r"|calor)|bolsa de agua caliente)\b|冰敷|[熱热]敷",
        r"\b(?:ice|cold|cool|heat|warm|hot|compress|hielo|fr[ií]o|calor|calient|compresa)|冰|冷"
        r"|[熱热]|敷",
    ),
    Thing(
        r"\b(?:high heels|(?:wear|which) (?:\w+ )?(?:shoes|sandals)|tacones|qué zapatos)\b|高跟鞋"
        r"|穿.{0,3}鞋",
        r"\b(?:shoe|heel|sandal|boot|slipper|foot|feet|walk|zapat|tac[oó]n|sandalia|pie|and(?:ar"
        r"|e)\b|camin)|鞋|走|[腳脚]",
    ),
    Thing(
        r"\b(?:jeans|trousers|tight clothes|bra|pantalones|vaqueros|sujetador)\b|[褲裤]|[內内]衣",
        r"\b(?:cloth|loose|tight|shirt|dress(?:ed|es)?\b|trouser|skirt|underwear|bra\b|ropa|pantal"
        r"|holgad|ajustad|camisa|sujetador)|衣|[褲裤]|[寬宽][鬆松]",
    ),
)

TREATMENT = (
    Thing(
        r"\b(?:where (?:do|should|can|shall|must) (?:i|we) (?:keep|store) (?:it|them|this|these"
        r"|the \w+|my (?:tablets|pills|medicines?|drops|insulin|pens?|injections?))|store (?:it"
        r"|them|the)|fridge|refrigerator|nevera|frigor[ií]fico|c[oó]mo (?:lo |la |los "
        r"|las )?(?:guard|conserv)\w*|d[oó]nde (?:lo |la |los |las )?(?:guard|conserv)\w*)\b|冰箱"
        r"|保存|放[哪在]",
        r"\b(?:stor|fridge|refrigerat|freez|room temp|degrees|cupboard|dry place|cool\b|dark"
        r"|out of|away from|in (?:its|the) (?:box|bottle|packet)|guard|conserv|nevera|fr[ií]o"
        r"|fresco|temperatura|grados)|冰|保存|存放|放[在到]|室[溫温]|[陰阴][涼凉]|度",
    ),
    Thing(
        r"\bwhere (?:can|do|could|should|shall) (?:i|we) (?:buy|purchase|order|get (?:it|them|one"
        r"|some|more|another|a new|the|these|those))\b|\bd[oó]nde (?:puedo |se |lo |la |los |las )?"
        r"(?:compr|consig|consegui|vend)\w*|(?:哪[裡里兒儿]|什麼地方|什么地方).{0,3}[買买]",
        r"\b(?:pharmac|chemist|shops?\b|drug ?store|sell|sold|buy|online|order|supplie[rs]|from us"
        r"|desk|reception|provide|(?:we|nurse|clinic|hospital|ward) (?:will )?gives?|get (?:it|them"
        r"|one) |farmacia|tienda|vend|compr|internet|pedir|recepci[oó]n|le (?:damos|entreg))"
        r"|[藥药][局房店]|商店|[買买賣卖]|[櫃柜][台檯]|提供|[網网]|[領领]",
    ),
    Thing(
        r"\b(?:crush|chew|split|halve|break|cut)\b.{0,25}\b(?:it|them|tablets?|pills?|capsules?"
        r"|half|two)\b|\b(?:partir|masticar|triturar|machacar)(?:l[oa]s?)?\b|磨[粉碎成]|剝半|掰|嚼"
        r"|咬碎|切半|[對对]半",
        r"\b(?:crush|chew|split|break|halv|half|cut|whole|swallow|dissolve|powder|part[aeio]|mast"
        r"|tritur|machac|enter[oa]|mitad|disuel|trag|cort)|磨|剝|掰|嚼|咬|切|半|整|吞|粉|溶",
    ),
    Thing(
        r"\b(?:vaccin\w+|flu (?:jab|shot)s?|boosters?|vacunas?|vacunar\w*)\b|疫苗|[預预]防[針针]",
        r"\b(?:vaccin|jab|shot|immuni[sz]|booster|vacun)|疫苗|[預预]防[針针]|接[種种]",
    ),
    Thing(
        r"\b(?:results?|resultados?)\b|[報报]告|[結结]果",
        r"\b(?:result|report|find|found|letter|tell|told|call|phone|ring\b|write|know|laborator"
        r"|see you|doctor|ready|resultado|inform|llama|av[ií]s|carta|cita|m[eé]dico|sabr)|[報报]告"
        r"|[結结]果|通知|回[診诊]|知道|告[訴诉]|[醫医][師师生]",
    ),
    Thing(
        r"\b(?:dental implants?|the implant|crowns?|dentures|la corona|dentadura)\b|假牙|牙冠"
        r"|[植種种]牙",
        r"\b(?:implant|crown|bridge|denture|corona|dentadura)|假牙|牙冠|[植種种]牙",
    ),
    Thing(
        r"\b(?:mobile|cell ?phones?|smartphone|m[oó]vil|celular)\b|手[機机]",
        r"\b(?:phone|mobile|electr|device|magnet|m[oó]vil|celular|tel[eé]fono|aparato|im[aá]n)"
        r"|手[機机]|[電电]子|磁",
    ),
    Thing(
        r"\b(?:microwaves?|induction (?:stove|hob|cooker)|microondas|inducci[oó]n)\b|微波[爐炉]"
        r"|[電电]磁[爐炉]",
        r"\b(?:microwave|induction|electr|magnet|device|appliance|cooker|stove|hob|microond|inducc"
        r"|im[aá]n|aparato)|微波|[電电]磁|磁|[電电]器",
    ),
    Thing(
        r"\b(?:mri|resonancia)\b|磁振|核磁|磁力共振",
        r"\b(?:mri|scan|magnet|metal|resonancia|im[aá]n)|磁|[掃扫]描|金[屬属]",
    ),
    Thing(
        r"\b(?:massages?|acupuncture|masajes?|acupuntura)\b|按摩|推拿|[針针]灸",
        r"\b(?:massag|acupunct|rub|press|masaj|acupunt|frot)|按|推拿|[針针]灸|揉",
    ),
    Thing(
        r"\b(?:giv(?:e|ing) blood|donat(?:e|ing) blood|donar sangre)\b|捐血|[獻献]血",
        r"\b(?:donat|giv(?:e|ing) blood|donar|donaci)|捐|[獻献]",
    ),
    Thing(
        r"\bhow (?:long|much time) (?:does|do|will|is|are) (?:the|this|that|an?"
        r"|my) (?:\w+ )?(?:tests?|scan|operation|procedure|surgery|exam|examination|check|session"
        r"|treatment|appointment|injection|infusion|study|visit)\b(?: (?:itself|last|take|going"
        r"|be\b)|\W*$)|\bcu[aá]nto (?:dura|tarda|tiempo dura) (?:la|el) (?:prueba|operaci[oó]n"
        r"|examen|cirug[ií]a|sesi[oó]n|tratamiento|exploraci[oó]n)|(?:[檢检]查|手[術术]"
        r"|治[療疗]).{0,3}(?:要|[會会]|需要)?多久(?=$|[?？嗎吗呢])",
        r"\b(?:takes?|taking|lasts?|lasting|over\b|done\b|finish|minutes?|until|dura|durar|tarda"
        r"|minutos?|termina|hasta)\b|分[鐘钟]|大[約约]|需[時时]|左右|完成|[結结]束|直到",
    ),
    Thing(
        r"\b(?:put (?:me )?to sleep|will i be (?:asleep|awake|put under)|general an(?:a)?esthetic"
        r"|me (?:van a )?duermen?|dormid[oa]|anestesia general)\b|全身麻醉|[會会]睡著|[會会]睡着",
        r"\b(?:sleep|awake|sedat|an(?:a)?esth|numb|drows|inject|dorm|duerm|despiert|sedac|anest)"
        r"|麻|睡|[鎮镇][靜静]|清醒",
    ),
    Thing(
        r"\b(?:pacemaker|marcapasos)\b|[節节]律器",
        r"\b(?:pacemaker|implant|metal|device|heart|marcapasos|implante|aparato|coraz)|[節节]律"
        r"|金[屬属]|植入|心",
    ),
    Thing(
        r"\b(?:the pill|birth control|contracepti\w+|condoms?|anticoncepti\w+|la píldora"
        r"|preservativos?)\b|避孕",
        r"\b(?:pill\b|birth control|contracep|condom|pregnan|sex|anticoncep|píldora|preservat"
        r"|embaraz|relaciones)|避孕|孕|套",
    ),
    Thing(
        r"\b(?:cold (?:medicine|remedy|tablets)|flu (?:medicine|remedy)|migraine tablets?"
        r"|thyroid (?:tablets?|pills?)|hay ?fever (?:tablets?|medicine)|pastillas? de(?: la"
        r"|l)? (?:tiroides|resfriado|alergia))\b|感冒[藥药]|甲[狀状]腺[藥药]|[過过]敏[藥药]",
        r"\b(?:cold|flu\b|migraine|thyr|tiro|hay ?fever|allerg|antihist|(?:other|any|all|your"
        r"|more) (?:\w+ )?(?:medic|tablet|pill|drug)|medicines|medications|pharmacist|tiroid"
        r"|resfri|alergi|otr[oa]s|medicament|farmac)|感冒|甲[狀状]腺|[過过]敏|其[他它]|[別别]的"
        r"|[藥药][師师物]",
    ),
    Thing(
        r"\b(?:physio\w*|fisio\w*)\b|[復复]健|物理治[療疗]",
        r"\b(?:physio|exercis|therap|train|fisio|ejercic|rehabilit)|[復复]健|物理|[運运][動动]",
    ),
    Thing(
        r"\bblood[- ]pressure (?:tablets?|pills?|medicines?|medication)\b|\b(?:pastillas?|medicina"
        r"|medicación) (?:de|para) la tensión\b|(?:降|高)血[壓压][藥药]",
        r"\b(?:blood[- ]pressure|(?:other|usual|all|any|normal|regular|your) (?:\w+ )?(?:medic"
        r"|tablets|pills|drug)|medicines|medications|tensión|otr[oa]s|habitual|medicament)"
        r"|血[壓压]|其[他它]|[藥药]物|平[常時时]",
    ),
    Thing(
        r"\b(?:prescription|over the counter|con receta|sin receta)\b|[處处]方",
        r"\b(?:prescri|buy|counter|receta|compr)|[處处]方|[買买]",
    ),
    Thing(
        r"\b(?:have|got|with) (?:a|the) (?:cold|flu)\b(?! (?:pack|medic|remed|tabl|sore))"
        r"|\b(?:resfriado|con gripe)\b|感冒(?![藥药])",
        r"\b(?:colds?\b(?! (?:pack|compress|water|food|drink))|flu\b|ill\b|illness|unwell|fever"
        r"|cough|infect|sick|temperature|resfri|gripe|enferm|fiebre|infecci)|感冒|[發发][燒烧]"
        r"|生病|不舒服|感染",
    ),
    Thing(
        r"\bblood tests?\b|\ban[aá]lisis de sangre\b|\bun an[aá]lisis\b|抽血|[驗验]血",
        r"\b(?:blood tests?|blood samples?|(?:take|takes|check|checks|test|measure|measured"
        r"|draw)\w* (?:your |some )?blood(?! pressure)|blood is|your blood(?! pressure| sugar)"
        r"|(?:is|are|be) (?:checked|measured|tested)|levels?|an[aá]lisis|sangre|controles)|抽血"
        r"|[驗验]血|血液",
    ),
    Thing(
        r"\b(?:is there|are there|hay) .{0,40}\b(?:instead|alternatives?|alternativas?|en vez"
        r"|en lugar)\b|有[別别]的.{0,6}代替|[別别]的[選选][擇择]",
        r"\b(?:instead|alternativ|other|also|or\b|otr[oa]|también|en vez|en lugar)|[別别]的"
        r"|其[他它]|或|也可",
    ),
    Thing(
        r"\bhow (?:big|large|thick|long|wide) (?:is|are) the (?:needle|cut|wound|tube|camera"
        r"|incision)\b|\bc[oó]mo de (?:grande|larga?|gruesa?)\b",
        r"\b(?:cm|centim\w*|mm|millim\w*|inch\w*|small|tiny|thin|fine|size|big|large|long|pequeñ"
        r"|fin[oa]|delgad|grande|larg|tamaño)",
    ),
)
