"""Words that carry grammar or everyday meaning rather than a topic, in English, Spanish, Chinese.

Written for this project from general knowledge of the three languages; they name no illness.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH_FUNCTION_WORDS = _words(
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
    you've your yours yourself may must ok okay hi hello thanks thank
    """
)

SPANISH_FUNCTION_WORDS = _words(
    """
    a al algo alguna algunas alguno algunos ante antes aquel aquella aqui asi aun aunque bien cada
    como con contra cual cuales cualquier cuando cuanta cuantas cuanto cuantos de debe deben debo
    deberia del desde despues donde dos durante e el ella ellas ellos en entre era eran es esa
    esas ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron gracias ha
    haber hace hacer hacia han hasta hay he hola la las le les lo los mas me mi mia mientras mio
    mis misma mismo mucho muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros
    para pero poco por porque puede pueden puedo podria que quien quienes se sea segun ser si sido
    siempre sin sobre solo son soy su sus tal tambien tan tanto te tener tengo ti tiene tienen
    toda todas todo todos tu tus un una unas uno unos usted ustedes va vez voy y ya yo
    """
)

# Expressions between which Chinese content words stand; longest first when matched.
CHINESE_FUNCTION_WORDS = _words(
    """
    請問 為什麼 為甚麼 怎麼樣 怎麼辦 怎麼 怎樣 什麼時候 甚麼時候 什麼 甚麼 何時 多久 多少 幾次
    幾天 如何 是否 是不是 能不能 可不可以 可以 應該 該不該 需不需要 需要 會不會 要不要 有沒有
    有什麼 哪些 哪裡 哪個 哪一 哪種 時候 我們 你們 他們 她們 自己 我 你 您 他 她 它 的 了 嗎 呢 吧
    啊 喔 是 會 要 能 該 就 都 也 還 很 太 更 最 和 與 及 或 但 而 且 在 到 從 把 被 讓 給 對 這個
    那個 這 那 有 沒有 不 已經 已 一個 一些 一下 如果 因為 所以 之 於 為 以 其 並 请问 为什么
    怎么样 怎么办 怎么 怎样 什么时候 什么 何时 几次 几天 应该 会不会 有没有 哪里 哪个 时候 我们
    你们 他们 吗 会 该 还 与 从 让 给 对 这个 那个 这 没有 已经 个 为 于 請 谢谢 謝謝 您好 你好
    知道 想
    """
)

# Words of everyday English that say little about which topic is meant, so that their absence from
# a document says little too. A question's remaining words are taken to name its topic.
ENGLISH_EVERYDAY_WORDS = _words(
    """
    able accept accident active actually add advice advise afraid afternoon age ago agree allow
    almost alone along already always amount angry annoying another answer anybody anyhow anymore
    anyone anything anyway anywhere apart appear apple apply april area around arrange aside ask
    asleep ate august aunt autumn avoid awake aware away awful babies baby back bad bag banana
    barely basketball bathroom beach become bed bedroom begin believe belong bend beneath bent
    beside best better beyond bicycle big bike bird birthday bit black blow blue boat body book
    bored borrow boss bother bothering bottle bottom bought box boy bread break breakfast bright
    bring broke broken brother brought brown bucket build bunch busy butter buy cake call came
    candy car care career carry case cat cats caught cause center certain chair chance change
    chart check cheese chicken child children chocolate choose chose church clean clear climb
    close cloth clothes coffee cold colleague come coming common complete completely computer
    condition consider constantly contain continue control cook cookie cooking cool corner couch
    count couple course cousin cover crash cream cross cry cup cut dad daily damage dance danger
    dangerous dark daughter day deal december decide decrease deep definitely describe desk
    despite dessert destroy develop diagnose diagnosis difference different difficult dig dinner
    dirty discuss disease disorder doctor dog dogs door dot drank dress drier drive driven drop
    drove drunk due dull dusty dying early easily easy eat eaten edge effect egg eggs eight eighty
    eleven else email embarrassed empty end enough especially even evening eventually every
    everyone everything everywhere exactly example expect explain extra face fact fall family far
    fast father february feel felt female fiance fifteen fifty fight figure fill find fine finish
    fire first fish five fix flat floor fold follow football forever forget form forty free friday
    fried friend front fruit full fully game garden gather gave general get getting girl give
    given glad glass go going golf gone good got granddaughter grandfather grandma grandmother
    grandpa grandson gray greasy great greatly green grew grey grow grown guess gym habit half
    hand hang happen happy hard hardly harm hate head health hear heard heavy held help hid hidden
    hide high hit hobby hold holiday home honestly hope hopefully horse hot hour house however
    huge hundred hunt hurt husband ice idea illness important improve include increase indoors
    information inside instead internet issue january job join juice july jump june keep kept kick
    kid kids kind kitchen kneel knew knock know known lady lain lamp large last late lately later
    laugh lay lazy lead lean learn least leave left less lessen let letter level lick lie life
    lift light likely limit line list listen little live long longer look loose lose lost lot loud
    low lower lucky lunch lying machine made main make man manage many march market matter maybe
    mean meat medical melt men mention mess message met middle midnight mind minute mirror miss
    mistake mix mom moment monday month morning mostly mother move movie much mum music name
    narrow nasty near nearby nearly necessary need neighbor nephew nervous never new news next
    nice niece night nighttime nine ninety noise noon normal normally note nothing notice november
    nowadays nowhere number october office often old older one online open orange order outdoors
    outside overnight paid pain painful paint pair pants paper parents park part particular partly
    partner party past patch patient pay people perhaps person personal pet pets phone pick piece
    pink place plan plant plate play point pool possible pour practice prefer prepare present
    press prevent prevention previous probably problem process protect prove provide pull purple
    push put question quick quickly quiet quite radio rain raise ran rather reach read reading
    ready real really reason recently recommend red reduce refuse regular remain remember remove
    repeat replace report rest result retire retired return rice right rise risk road roll roof
    room roommate rose rough round row rub ruin rung running rush sad safe safely said salad sang
    sat saturday sauce save saw say scared scary schedule school screen second see seek seem seen
    send sense september serious seriously set seven seventy several shake shape share sharp shift
    shirt shoes shook shoot shop short shout show shut side sign similar simple since sing single
    sink sister sit sitting situation six sixty size sleep sleeping slept slip slow slowly small
    smell smooth snack snow soap soccer socks soda sofa soft somebody somehow someone something
    sometimes somewhere son soon sore sort sound soup special specific spend spicy spill split
    spoke spoken spoon sport sports spot spread spring square squeeze stage stairs stand standing
    start state stay steal step stick sticky stood stop store story straight strange street strike
    strong stuck stuff suddenly suffer suggest summer sun sunday sunlight sunny supper sure swam
    sweet swim swing symptom syndrome table take taken taking talk taste taught tea tear teenager
    television tell ten tend tennis terrible test thick thin thing think third thirty thought
    thousand three threw thursday tie tight tiny tip today toddler together toilet told tomorrow
    tonight took tool top total totally touch toward towel train travel travelling treat treatment
    trick trip trouble truck true try tuesday turn tv twelve twenty twice twist two type typing
    uncle underneath understand unusual upset use useful usual usually vacation various vegetable
    wait wake walk walking wall wander want warm warn wash waste watch water wave wavy way weather
    website wedding wednesday week weekend weigh weird well went wet wetter whether white whole
    wide wife wind window winter wipe within woke woken woman women wonder word wore work working
    worn worried worry worse worsen worst wrap writing written wrong wrote yard yawn year yellow
    yesterday yet young
    """
)

SPANISH_EVERYDAY_WORDS = _words(
    """
    ahora alguien alto ano antes ayer ayuda bajo bien bueno buena cabeza cada casa causa causas
    cierto comer comenzar cosa cosas cuerpo cuidado dar decir dejar dia dias dice dieron dijo
    doctor doctora dolor duele durar edad empezar enfermedad enfermo enfermera ejemplo falta
    familia forma funciona funcionar gente grande grave haya hija hijo hombre hora horas
    importante ir jamas junto largo libre llamar llega llevar lugar luego madre mal malo manana
    manera marido mayor medica medico mejor menos mes meses momento mujer necesito necesita
    necesitan nadie ninos nino noche normal nueva nuevo nunca ocurre padre parte pasa pasar
    paciente pequeno persona peor pienso posible pregunta primero problema pronto propia quiero
    quiere quita raro realmente riesgo rapido saber seguir seguro semana semanas sentir siente
    siento sintoma sintomas tarde tiempo tipo tomar tratamiento tratar usar usa ultima vida volver
    viene
    """
)

# Bigrams of everyday Chinese: they say little about which topic is meant.
CHINESE_EVERYDAY_BIGRAMS = _words(
    """
    醫生 醫師 醫院 治療 症狀 方法 問題 情況 時間 今天 昨天 明天 晚上 早上 最近 開始 發生 原因 造成
    注意 事項 正常 嚴重 身體 覺得 感覺 知道 小時 分鐘 一直 一次 每天 平常 通常 影響 改善 容易 可能
    風險 家人 媽媽 爸爸 孩子 小孩 先生 太太 疾病 患者 病人 檢查 比較 繼續 停止 避免 出現 以後 之後
    之前 医生 医师 医院 治疗 症状 问题 情况 时间 开始 发生 严重 身体 觉得 感觉 小时 分钟 检查 继续
    """
)
