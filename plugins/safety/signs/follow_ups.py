"""What patients say of a symptom that they have named before: "it is getting worse"."""

from __future__ import annotations

from core.retrieval.language import Language
from core.signs import SignTable, SignTables

WORSE = "Worse"
"""It goes on, or is worse than before."""

HERE = "Here"
"""What was asked about before is there now."""

AGAIN = "Again"
"""What is told of an earlier time has come back."""

_ENGLISH = """
Worse
    (worse|worsening|worsened|stronger|bigger|more intense|more severe|no better|not better|not any
        better|spreading|spread) unless {body}
    (won't|wont|doesn't|doesnt|hasn't|hasnt|isn't|isnt|can't get it to|not|never) ~2 (stop|stopping|
        stopped|go away|gone away|going away|ease|eased|easing|settle|settled|let up|improve|
        improved|improving|getting better) unless {body}
    (still|keeps|keep) ~2 (going|coming|there|happening|bleeding|hurts|hurting|pouring|running|bad|
        growing) unless {body}
    (soaked|soaking|soaks|went through|gone through|bled through|filled|filling) ~4 (dressing*|
        bandage*|gauze*|towel*|pad|pads|plaster*|sheet*|cup|bowl|basin|shirt|trousers|it)
Here
    (i|he|she|i've|i'm|he's|she's|we) ~2 (get|have|got|gotten|having|feel|feeling|has|gets|feels|
        notice|noticed) ~1 (it|that|this|them|those|one|exactly|both|all) ~5 (now|today|tonight|
        even|
        sitting|resting|rest|lying|all the time|without|this morning|since|suddenly|too|myself)
    (now|today|tonight|since|suddenly|this morning) ~2 (i|he|she|i've|i'm|he's|she's|we) ~2 (get|
        have|got|having|feel|feeling|has|gets|feels|notice) ~1 (it|that|this|them|those|one|exactly|
        both|all)
    (it|this|that|mine) ~2 (came on|comes on|started|has started|began|begun|happened|happening|is
        happening|back|came back) ~6 (now|today|tonight|morning|ago|sudden*|me|again|last night|
        yesterday|thunderclap|like)
    (i|he|she|we) ~1 just (did|have|had|got)
    (that's|that is|which is|exactly) ~2 (what i have|what i've got|what i've had|what i feel|what
        he has|what she has|me right now|me now|how i feel)
Again
    (another|another one|second one|one more) ^4 (now|today|tonight|ago|again|just|morning|
        afternoon|evening|last night)
    (happened|happening|came|come|started|back|have it|got it|get it|have this|it's|it is) ~1
        (again|back) ~4 (now|today|tonight|ago|just|
        morning|afternoon|evening|last night)
    (now|today|tonight|just|morning|afternoon|evening|last night) ~3 (happened|came|come|started) ~1
        (again|back)
    (this|it|that|now) ~1 feels ~2 (the same|same|just like it|just like that|like it again|like
        that again|like last time|like then)
    (just|now|today|tonight) ~1 (had|having) (one|another) unless (question*|check*|scan|test|meal|
        more|appointment|drink)
"""

_SPANISH = """
Worse
    (peor|empeora*|empeor*|mas fuerte|aumenta*|va a mas|cada vez mas|se extiende|creciendo|crece)
        unless {body}
    no ~3 (para|parar|cesa|cede|quita|se va|mejora|mejor|pasa|calma|deja de) unless {body}
    (sigue|siguen|continua) ~2 (igual|ahi|sangrando|saliendo|doliendo|doli*|fuerte|mal) unless
        {body}
    (empap*|moj*|llen*|atraves*) ~4 (gasa*|venda*|toalla*|aposito*|compresa*|ropa|sabana*)
Here
    (ahora|hoy|ahorita|anoche|de repente|desde) ~4 (lo|la|me|los|las|eso|le) ~2 (tengo|noto|siento|
        pasa|ocurre|da|tiene|paso|dio|esta dando|esta pasando)
    (lo|la|me|los|las|eso|le) ~2 (tengo|noto|siento|pasa|ocurre|da|tiene|paso|dio|esta dando|esta
        pasando) ~3 (ahora|hoy|ahorita|anoche|de repente|desde|sentad*|en reposo|tambien)
    (acaba|acabo) ~1 (de pasar|de pasarme|de dar|de darme|de ocurrir|de ocurrirme|de hacerlo)
    (eso es|justo eso|es lo que) ~2 (tengo|siento|me pasa|lo que tengo|lo que siento|me esta)
    (empezo|comenzo|me empezo|volvio) ~4 (hoy|ahora|manana|noche|rato|repente|anoche)
Again
    (otro|otra|otra vez|de nuevo|volvio a|volvieron a) ^4 (hoy|ahora|ahorita|anoche|tarde|manana|
        noche|hace|acabo|acaba)
    (esto|ahora|hoy) ~2 (siente|siento) ~1 (igual|lo mismo|igualito|como aquella)
"""

_CHINESE = r"""
Worse
    (越來越|更|愈來愈|加重|惡化|變得?)(?=.{0,3}(?:嚴重|厲害|痛|喘|多|大|糟|差|不舒服|重|麻|暈|腫|
        了))
        unless 體重|胖|瘦|老
    (?:加重|惡化|變嚴重|更嚴重|更厲害|更糟|沒有?好轉|沒有?改善|沒有?比較好|沒好|還沒好|沒停|
        停不下來|
        止不住|還在流|一直流|一直在流|還是一直|還是很|一直沒停|擴散)
    (濕透|浸濕|浸透|染紅|換了).{0,6}(紗布|毛巾|衛生棉|繃帶|床單|衣服)
Here
    (現在|剛剛|今天|剛才|突然|昨晚|今早).{0,3}(就是|也是|就有|也有|有這|有那|開始了?|發作|出現)
    (我|他|她|媽|爸)(現在|剛剛|今天|剛才|突然|昨晚|今早)?(就是這樣|就是這種|就有這|也有這|正是這|
        也這樣|
        也會這樣|就這樣|也是這樣)
Again
    (現在|剛剛|今天|剛才|突然|昨晚|今早|早上|下午).{0,5}(又來|又發作|再次|又一次|又不|又開始|的?感覺(也|都|完全)?(很像|一樣|一模一樣))
"""

_ENGLISH_TOPICS = """
Chest pain
    (chest|angina|heart attack)
Trouble breathing
    (breath*|short of breath|wheez*|suffocat*|out of breath)
Heart racing or very slow
    (palpitation*|heart racing|heart race|racing heart|heartbeat|irregular heart)
Fainting
    (faint*|dizz*|pass out|passing out|light headed|lightheaded|black out|blackouts)
Seizure
    (seizure*|convuls*|fits)
Heavy bleeding
    (bleed*|blood)
Possible stroke
    (stroke*|numb*|tingl*|slurred|weakness|paralys*)
Swelling of face, tongue or throat
    (swell*|swollen|allerg*|hives)
Thoughts of suicide or self-harm
    (suicid*|hurting myself|hurt myself|self harm|kill myself)
Sudden change of sight
    (vision|sight|blurr*|double vision)
Severe belly pain
    (belly|stomach|abdomen|abdominal) ^3 (pain*|hurt*|cramp*|ache*)
"""

_SPANISH_TOPICS = """
Chest pain
    (pecho|angina|infarto)
Trouble breathing
    (respir*|ahog*|falta de aire|falta el aire|pitos)
Heart racing or very slow
    (palpitacion*|taquicardia|latidos)
Fainting
    (desmay*|mare*|perder el conocimiento)
Seizure
    (convuls*|ataque epileptico)
Heavy bleeding
    (sangr*|hemorragia*)
Possible stroke
    (ictus|derrame|adormec*|dormir*|hormigue*|paralisis|entumec*)
Swelling of face, tongue or throat
    (hinch*|alerg*|ronchas)
Thoughts of suicide or self-harm
    (suicid*|hacerme dano|matarme|quitarme la vida)
Sudden change of sight
    (vista|vision|borroso)
Severe belly pain
    (dolor|duele|colico*) ^3 (barriga|estomago|vientre|abdomen)
"""

_CHINESE_TOPICS = r"""
Chest pain
    (胸|心絞痛|心肌梗塞|心梗)
Trouble breathing
    (喘|呼吸|氣促|窒息)
Heart racing or very slow
    (心悸|心跳)
Fainting
    (昏|暈)
Seizure
    (抽搐|癲癇|抽筋|痙攣)
Heavy bleeding
    (出血|流血|滲血)
Possible stroke
    (中風|發麻|手麻|腳麻|麻痺|無力)
Swelling of face, tongue or throat
    (腫|過敏|蕁麻疹)
Thoughts of suicide or self-harm
    (自殺|自殘|傷害自己|輕生)
Sudden change of sight
    (視力|模糊|看不清)
Severe belly pain
    (肚子|腹|胃)痛
"""

TOPICS: SignTables = {
    Language.ENGLISH: SignTable(_ENGLISH_TOPICS, Language.ENGLISH),
    Language.SPANISH: SignTable(_SPANISH_TOPICS, Language.SPANISH),
    Language.CHINESE: SignTable(_CHINESE_TOPICS, Language.CHINESE),
}
"""What a question may be about, so that "I have it now" can be understood."""

_ENGLISH_MEANS = """
Means
    (have|got|holding|bought|counted|collected|saved) ^5 (tablets|pills|morphine|insulin|knife|rope|
        razor|gun|blade|poison) ^6 (front of me|here|ready|hand|beside me|next to me|table|lap|
        already)
    (standing|sitting|i'm|i am) ^4 (bridge|roof|ledge|railway|tracks|balcony|cliff|edge)
"""
_SPANISH_MEANS = """
Means
    (tengo|estan|guardo|guardado|compre|comprado|juntado) ^5 (pastillas|morfina|insulina|cuchillo|
        cuerda|soga|navaja|pistola|cuchilla|veneno) ^5 (aqui|delante|mano|mesa|list*|preparad*|
        al lado)
    (estoy|me he subido) ^4 (puente|azotea|tejado|balcon|via|vias|acantilado)
"""
_CHINESE_MEANS = r"""
Means
    (藥|刀|繩子|農藥|木炭) ^8 (手上|手裡|旁邊|面前|桌上|準備好|買好|都在這)
    (準備好|買好|拿著|手上有|面前有) ^6 (藥|刀|繩子|農藥|木炭)
    在 ^4 (頂樓|橋上|陽台上|窗邊|鐵軌)
"""

MEANS: SignTables = {
    Language.ENGLISH: SignTable(_ENGLISH_MEANS, Language.ENGLISH),
    Language.SPANISH: SignTable(_SPANISH_MEANS, Language.SPANISH),
    Language.CHINESE: SignTable(_CHINESE_MEANS, Language.CHINESE),
}
"""What somebody has at hand, or where she stands: after thoughts of suicide that is urgent."""

FOLLOW_UPS: SignTables = {
    Language.ENGLISH: SignTable(_ENGLISH, Language.ENGLISH),
    Language.SPANISH: SignTable(_SPANISH, Language.SPANISH),
    Language.CHINESE: SignTable(_CHINESE, Language.CHINESE),
}
"""The table of each language."""
