"""Words that carry grammar or everyday meaning rather than a topic, in English, Spanish, Chinese.

Written for this project from general knowledge of the three languages; they name no illness.
"""

from __future__ import annotations

from core.text.folding import word_set

ENGLISH_FUNCTION_WORDS = word_set(
    """
    a about above after again against all also am an and any are aren't as at be because been
    before being below between both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't done down during each either else ever few for from further had hadn't has
    hasn't have haven't having he he's her here hers herself him himself his how i i'd i'll i'm
    i've if in into is isn't it it's its itself just let's me might more most mustn't my myself no
    nor not now of off on once only or other ought our ours ourselves out over own please same
    shall she she's should shouldn't so some still such than that that's the their theirs them
    themselves then there there's these they they're they've this those through to too under until
    up upon us very was wasn't we we'd we'll we're we've were weren't what what's when where which
    while who whom whose why will with without won't would wouldn't yes you you'd you'll you're
    you've your yours yourself may must ok okay hi hello thanks thank although amongst among despite
    except onto per though throughout till toward towards unless via
    """
)

SPANISH_FUNCTION_WORDS = word_set(
    """
    a al algo alguna algunas alguno algunos ante antes aquel aquella aqui asi aun aunque bien cada
    como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos de debe deben debo
    deberia del desde despues donde dos durante e el ella ellas ellos en entre era eran es esa
    esas ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron gracias ha
    haber hace hacer hacia hacen haciendo haga hago han hara haran hare haremos haya hecho hice
    hicieron hizo hasta hay he hola la las le les lo los mas me mi mia mientras mio
    mis misma mismo mucho muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros
    para pero poco por porque puede pueden puedo podria que quien quienes se sea segun ser si sido
    siempre sin sobre solo son soy su sus tal tambien tan tanto te tener tengo ti tiene tienen
    toda todas todo todos tu tus un una unas uno unos usted ustedes va vez voy y ya yo
    """
)

# Expressions between which Chinese content words stand; longest first when matched.
CHINESE_FUNCTION_WORDS = word_set(
    """
    請問 為什麼 為甚麼 怎麼樣 怎麼辦 怎麼 怎樣 什麼時候 甚麼時候 什麼 甚麼 何時 多久 多少 幾次
    幾天 如何 是否 是不是 能不能 可不可以 可以 應該 該不該 需不需要 需要 會不會 要不要 有沒有
    有什麼 哪些 哪裡 哪個 哪一 哪種 時候 我們 你們 他們 她們 自己 我 你 您 他 她 它 的 了 嗎 呢 吧
    啊 喔 是 會 要 能 該 就 都 也 還 很 太 更 最 和 與 及 或 但 而 且 在 到 從 把 被 讓 給 對 這個
    那個 這 那 有 沒有 不 已經 已 一個 一些 一下 如果 因為 所以 之 於 為 以 其 並 请问 为什么
    怎么样 怎么办 怎么 怎样 什么时候 什么 何时 几次 几天 应该 会不会 有没有 哪里 哪个 时候 我们
    你们 他们 吗 会 该 还 与 从 让 给 对 这个 那个 这 没有 已经 个 为 于 請 谢谢 謝謝 您好 你好
    知道 想 一直 老是 總是 总是 常常 經常 经常 突然 忽然 有點 有点 非常 真的 好像 一點 一点
    剛剛 刚刚 剛才 刚才 馬上 马上 現在 现在 還是 还是
    擔心 担心 害怕 很怕 好怕 嚇到 吓到 單子上 单子上 鄰居 邻居
    """
)

# Words of everyday English that say little about which topic is meant, so that their absence from
# a document says little too. A question's remaining words are taken to name its topic.
ENGLISH_EVERYDAY_WORDS = word_set(
    """
    able accept accident across active actually add adult advice advise afraid afternoon age ago
    agree aim allow allowed almost alone along already always amazing amount angry announce
    annoying another answer anybody anyhow anymore anyone anything anyway anywhere apart apologize
    apparently appear apple apply april area argue around arrange aside ask asleep ate august aunt
    autumn available avoid awake aware away awful babies baby back bad bag banana barely basically
    basketball bathroom beach beautiful become bed bedroom begin behave behind believe belong bend
    beneath bent beside best bet better beyond bicycle big bike bird birthday bit black blame
    blank blow blue boat body book bored borrow boss bother bothering bottle bottom bought box boy
    boyfriend brave bread break breakfast brief bright bring broad brochure broke broken brother
    brought brown bucket build bunch busy butter buy cake call calm came candy car care career
    careless carry case cat cats caught cause center certain chair chance change chart cheap check
    cheese chicken child children chocolate choose chose christmas church clean clear clever climb
    clinic clock close cloth clothes coffee cold colleague come comfortable coming common company
    complain complete completely complicated computer concern condition confident confirm connect
    consider constantly contact contain continue control cook cookie cooking cool corner correct
    couch count couple course cousin cover crash crazy cream create cross cry cup curious
    currently cut dad daily damage dance danger dangerous dark daughter day deal december decide
    decrease deep defend definitely delay delicious deliver demand deny depend describe deserve
    desk despite dessert destroy develop diagnose diagnosis difference different difficult dig
    dinner directly dirty disappear discover discuss disease dislike disorder doctor dog dogs door
    dot doubt dozen drag drank dream dress drier drink drive driven drop drove drunk due dull dusty
    dying eager early earn easily easter easy eat eaten edge effect egg eggs eight eighteen eighty
    eleven else email embarrassed empty encourage end enjoy enough enter entire equal escape
    especially essential establish even evening eventually every everyone everything everywhere
    exactly example excellent excited exciting exist expect experience explain extra extremely
    face fact fair fairly fall familiar family famous fantastic far fast father fear february feel
    felt female fiance fifteen fifth fifty fight figure fill final finally find fine finish fire
    firm first fish five fix flat floor fold follow football force forever forget forgive form
    former fortunately forty four fourteen fourth free frequent frequently friday fried friend
    frightened front fruit full fully funny gain game garden gather gave general gentle get
    getting girl girlfriend give given glad glass go going golf gone good got gradually grandchild
    grandchildren granddaughter grandfather grandma grandmother grandpa grandparents grandson
    grateful gray greasy great greatly green grew grey grow grown guess guide guilty gym habit
    half hand handle handout hang happen happy hard hardly harm hate head health hear heard heavy
    held help helpless hesitate hid hidden hide high hire hit hobby hold holiday home honestly
    hope hopefully horrible horse hot hour house however huge human hundred hunt hurry hurt
    husband ice idea identify ignore illness imagine immediately important impossible improve
    include increase incredible independent indicate indoors information inside insist instead
    instruction intelligent intend interest interested interesting internet introduce invite
    involve issue january jealous job join joke judge juice july jump june justify keep kept kick
    kid kids kind kitchen kneel knew knock know known lack lady lain lamp large last late lately
    later laugh lay lazy lead leaflet lean learn least leave left less lessen let letter level
    lick lie life lift light likely limit line list listen little live local lonely long longer
    look loose lose lost lot loud love lovely low lower lucky lunch lying machine mad made main
    major make man manage many march mark market massive matter maybe mean meat medical meet melt
    men mention mess message met middle midnight mild million mind minor minute mirror miss
    mistake mix modern mom moment mommy monday month morning mostly mother move movie much mum
    music name narrow nasty natural near nearby nearly neat necessary need neighbor neighbour
    nephew nervous never new news next nice niece night nighttime nine nineteen ninety noise noon
    normal normally note nothing notice november nowadays nowhere number object obtain obvious
    obviously occasionally occur october odd offer office often old older one online open opposite
    orange order ordinary organize original otherwise outdoors outside overnight paid pain painful
    paint pair pants paper parents park part particular partly partner party past patch patient
    pay people perfect perform perhaps permit person personal pet pets phone pick piece pink place
    plain plan plant plate play pleasant point polite pool popular positive possess possible pour
    powerful practice praise precious prefer prepare present press pretend pretty prevent
    prevention previous private probably problem process produce promise proper properly protect
    proud prove provide public pull purple push put quarter question quick quickly quiet quite
    radio rain raise ran rare rarely rather reach read reading ready real realize really reason
    receive recently recognize recommend red reduce refer reflect refuse regret regular relate
    reliable rely remain remember remind remove repeat replace report represent request resist
    respond responsible rest result retire retired return reveal rice right ripe rise risk road
    roll roof room roommate rose rough round row rub rude ruin rung running rush sad safe safely
    said salad sang sat satisfy saturday sauce save saw say scared scary schedule school screen
    search second secret see seek seem seen seldom send sense sensible september serious seriously
    set settle seven seventeen seventy several shake shape share sharp shift shirt shoes shook
    shoot shop short shout show shut sibling side sign silly similar simple simply since sing
    single sink sister sit sitting situation six sixteen sixty size sleep sleeping slept slight
    slightly slip slow slowly small smart smell smile smooth snack snow soap soccer socks soda
    sofa soft solve somebody somehow someone something sometimes somewhere son soon sore sort
    sound soup spare speak special specific spend spicy spill split spoil spoke spoken spoon sport
    sports spot spouse spread spring square squeeze stage stairs stand standing start state stay
    steal steep step stepfather stick sticky stood stop store story straight strange street strict
    strike strong struggle stuck stuff stupid succeed suddenly suffer suggest suit suitable summer
    sun sunday sunlight sunny super supper supply support suppose sure surprise suspect swam swear
    sweet swim swing switch symptom syndrome system table take taken taking talk taste taught tea
    teach teacher tear teenager television tell ten tend tennis terrible test thick thin thing
    think third thirteen thirty thoroughly thought thousand three threw throw thursday tidy tie
    tight time tiny tip today toddler together toilet told tomorrow tonight took tool top total
    totally touch tough toward towel train travel travelling treat treatment trick trip trouble
    truck true trust try tuesday turn tv twelve twenty twice twist two type typical typing ugly
    unable uncle undergo underneath understand unhappy unite unknown unlikely unlucky unnecessary
    unpleasant unusual update upgrade upset urgent use useful useless usual usually vacation vague
    valuable various vast vegetable visible visit wait wake walk walking wall wander want warm
    warn wash waste watch water wave wavy way wear wearing weather website wedding
    wednesday week weekend weigh
    weird welcome well went wet wetter whether white whole wide wife wild willing win wind window
    winter wipe wise wish within woke woken woman women wonder word wore work working world worn
    worried worry worse worsen worst worth wrap writing written wrong wrote yard yawn year yellow
    yesterday yet young zero frighten frightening terrified
    """
)

SPANISH_EVERYDAY_WORDS = word_set(
    """
    abajo abre abril abrir abuela abuelo abuelos acaba acabar aceptar acerca acompanar acuerdo
    adelante ademas adentro adios afuera agosto agua ahora alegre alguien algun alla alli alto
    amable amarillo amiga amigo amigos ano anoche anos antes apenas apropiado aproximadamente
    aquello arriba asunto atencion atras aumenta aumentar avisar aviso ayer ayuda ayudar azul
    baja bajo bano basta bastante bien blanco bonito breve buena bueno buscar cabeza cada caer
    caliente calle calor cama cambia cambiar cambio camino casa casi caso causa causar causas
    cena cenar cerca cerrar cierto ciudad claro clase clinica coche cocina color comentar
    comenzar comer comienza comun conocer conseguir consejo consejos considerar contar contento
    continuar correcta correcto corta corto cosa cosas costumbre cree creer creo cruzar cuarto
    cuenta cuento cuerpo cuidado cuidar culpa curioso dado dar darme deberia decide decidir
    decir decirme definir dejar demas demasiado dentro depende derecho desayunar desayuno
    descansar describir desea deseo despacio despierta detras dia diario dias dice dieron
    diferencia diferente dificil dijo direccion distinto doble doctor doctora dolor domingo
    dormir duda dudas duele durar echar edad edificio efecto efectos ejemplo elegir embargo
    empeorar empezar empieza encima encontrar enero enfermedad enfermera enfermo enfrente
    ensenar entender entiendo entonces entrar entre enviar equipo error escribir escuchar
    escuela espacio especial especialmente esperar espero esposa esposo estado evitar
    exactamente exacto existe explica explicar explicarme extrano facil facilmente falso falta
    familia familiar familiares febrero fecha feliz fin final fondo forma formar fria frio fuera
    fuerte funcion funciona funcionar futuro general generalmente gente gracias grande grave
    gusta gustar gustaria habla hablar hacerlo hacerme haga hago haya hecho hermana hermano
    hermanos hermosa hija hijas hijo hijos hogar hoja hombre hombres hora horas idea igual
    importa importante indica indicar informacion inmediatamente intentar interesa invierno ir
    izquierda jamas joven jovenes jueves jugar julio junio junto juntos justo lado larga largo
    lavar leer lejos lenta lento levantar leve libre ligero limpiar limpio lista listo llamar
    llega llegar llena lleno llevar llorar llover luego lugar lunes luz madre mal mala malas
    malo manana manejar manera maneras mano mantener mantiene maquina marido martes marzo mas
    maxima maximo mayo mayor mayores media medica medico medio mediodia mejor mejora mejorar
    mejores menor menores menos mes mesa meses metodo miedo miercoles minima minimo minuto
    minutos mira mirar mitad modo momento mostrar motivo mover mueve mujer mujeres mundo nacer
    nadie navidad necesaria necesario necesidad necesita necesitan necesitar necesito negro
    nieta nieto nina ninas ninguna ninguno nino ninos nivel noche noches nombre normal normales
    normalmente novia noviembre novio nueva nuevo nuevos numero nunca obtener ocasiones ocho
    octubre ocurre ocurrir oir ojala olvidar olvido opcion opciones opinion orden ordenar otono
    paciente pacientes padre padres pagina pais palabra papel par parar parece parecer pareja
    parte partes particular pasa pasado pasando pasar paso pasos pedir pensar peor pequena
    pequeno pequenos perder perfecto periodo permitir persona personal personas pesar pide
    piensa pienso plan poner ponerme ponga pongo posibilidad posible practica preferir pregunta
    preocupa preocupada preocupado preocupar preparar presente prevenir prima primavera primera
    primero primo principal principio probable probablemente probar problema problemas producir
    pronto propia propio proteger proxima proximo publico puerta punto quedar quedarme querer
    quiere quiero quinta quinto quita quitar rapida rapidamente rapido raro razon razones
    realidad realizar realmente recibir reciente recientemente recomendar recomienda recomiendan
    recordar recuerdo reducir regresar regreso regular repetir resolver respuesta resto resulta
    resultado rica rico riesgo riesgos rojo ropa ruido sabado saber sacar sala salir salud santa
    seguida seguir segunda segundo segura seguro seis semana semanal semanas senal senales senor
    senora sentir septiembre seria servir sexta siempre siente siento siete significa significar
    siguiente similar simple sintoma sintomas sirve sitio situacion soler soportar subir suceder
    suele suelen suelo suerte suficiente sufrir sugiere tarda tardar tarde tardes tareas
    telefono tema temprano tercera tercero termina terminar tia tiempo tiempos tio tipo tipos
    tocar toma tomar tomo total trabajar trabajo traer tranquilo tratamiento tratamientos tratar
    trato traves treinta tres ultima ultimo unica unico urgente usa usar util utilizar valor
    varias varios veces vecina vecino veinte venir ver verano verdad verdadero verde viajar vida
    vieja viejo viene viernes vine viva vive vivir volver vuelta vuelve
    angustia angustiada angustiado asusta asustada asustado asustan temo temor
    """
)

# Bigrams of everyday Chinese: they say little about which topic is meant.
CHINESE_EVERYDAY_BIGRAMS = word_set(
    """
    一下 一定 一樣 一次 一直 一般 一起 丈夫 上次 上面 下午 下次 下面 不了 不同 不能 不要 不過
    严重 中午 主要 之內 之前 之後 之間 事情 事項 人家 什麼 今天 今年 以上 以下 以內 以前 以後
    住在 你們 使用 來說 停止 傍晚 先生 其他 其實 出現 分鐘 分钟 到底 前面 剛剛 剛才 加重 医师
    医生 医院 半夜 危险 危險 原因 厲害 去年 反而 发生 叔叔 受不 另外 只能 只要 叫做 可怕 可能
    吃完 各種 同時 名字 告訴 周圍 問題 嚴重 回來 回家 回答 因為 困難 國家 地方 增加 增多 壞處
    大人 大家 大概 大約 大部 太太 女人 女兒 奶奶 好像 好處 好轉 如何 如果 妻子 媽媽 孩子 孩童
    安全 定期 家人 家裡 容易 寶貝 小姐 小孩 小时 小時 尤其 左右 差不 常常 常見 幫助 幫忙 平均
    平常 平時 年紀 年輕 年齡 幾乎 幾種 建議 开始 引起 弟弟 影響 後來 忘記 快要 怎樣 性別 患者
    情况 情形 情況 感覺 感觉 慢慢 應該 成人 成年 我們 或是 或者 所以 打算 找到 技術 持續 控制
    擔心 改善 效果 救命 料理 方便 方式 方法 方面 早上 时间 明天 明年 昨天 時候 時間 晚上 普通
    最後 最近 月份 有人 有什 有效 有時 有用 有的 有關 有點 朋友 本來 本身 東西 某些 根本 检查
    機會 機率 檢查 檢驗 正常 步驟 每天 每次 比例 比較 沒事 沒問 沒用 治好 治疗 治療 注意 減少
    準備 為了 父母 爸爸 爺爺 特別 狀態 狀況 現在 理由 生活 生病 產生 男人 疾病 病人 病患 症状
    症狀 發現 發生 的話 目前 目的 直到 相同 看到 看病 看診 看起 真的 知道 碰到 確定 程度 種類
    突然 立刻 等到 簡單 結束 結果 經常 經過 繼續 继续 老公 老婆 而且 聽到 聽說 能夠 自己 至少
    舒服 萬一 處理 裡面 裡頭 覺得 觉得 解決 解釋 許多 診所 診斷 該怎 認為 說明 說法 請教 變化
    變壞 變好 變差 變得 變成 诊所 起來 越來 趕快 身上 身体 身體 輕微 辦法 退步 透過 這樣 這種
    通常 造成 進行 過去 過程 避免 還是 那樣 那種 部位 部分 醫師 醫生 醫護 醫院 重要 長期 門診
    開始 間隔 關係 關於 问题 阿公 阿姨 阿嬤 降低 隔壁 隔天 難過 需要 非常 預防 願意 類型 風險
    风险 馬上 體質 麻烦 麻煩
    """
)

# Verbs that any sentence may be built with; what is asked stands beside them.
ENGLISH_LIGHT_VERBS = word_set(
    """
    become come comes coming feel feeling get gets getting give go goes going got happen happens
    have keep keeping last lasts make making need needs put puts putting take takes taking took use
    using want
    """
)

# The second words of verbs such as "throw away", which take their object between the two.
ENGLISH_PARTICLES = word_set("away back down off on out up")

SPANISH_LIGHT_VERBS = word_set(
    """
    dan dar daran deberia debere doy echo estara estaran estare estuve estuvo habra habria hacerme
    ire iran iba llevar llevo necesitare necesito pasara paso podra podran podre podremos podrian
    pongo poner ponerme puedan pueda quedan quedo quiero sabre saldra sera seran sere sigo seguir
    siento tendra tendran tendre tendremos tendria tengo tenia tenido tiene tomare tomo tomar tuve
    tuvo usa usar uso utilizar utilizo vamos vaya vengo vendra
    """
)

# What a clinic's office answers, not its leaflets: prices, appointments, supplies.
ENGLISH_OFFICE_WORDS = word_set(
    """
    afford bill billing brand cancel copay cost coupon deductible discount expensive fee
    insurance installment invoice parking pay payment price refill refund reimburse reschedule
    sell voucher
    """
)

SPANISH_OFFICE_WORDS = word_set(
    """
    aseguradora barato cancelar cobran cobrar costar costo coste descuento dinero estacionamiento
    factura pagar pago precio reembolso reprogramar tarifa vender venden
    """
)

CHINESE_OFFICE_TERMS = word_set(
    """
    錢 钱 保險 保险 價錢 价钱 價格 价格 健保 優惠 优惠 停車 停车 分期 刷卡 收費 收费 收據 費用
    费用 自費 自费 掛號 挂号 預約 预约 改期 取消 便宜 報銷 理賠 發票 发票
    """
)
