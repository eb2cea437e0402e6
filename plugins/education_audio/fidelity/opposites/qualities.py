"""Words of two that exclude each other, in English, Spanish and Chinese: “tight” and “loose”.

A line is an axis: its name, then for each language its poles, parted by “;”, with the words of each
pole parted by “|”; what is indented goes on with the line before. Words may be regular expressions
and are matched in lower case and without accents, Chinese in Traditional characters. To deny one
word of an axis is to say the other: “do not let it get loose” is “keep it tight”. Chosen for this
project.
"""

from __future__ import annotations

import re
from functools import cache

_LANGUAGES = ("en", "es", "zh")
_TABLE = r"""
waking = awake ; asleep|sleeping = despiert[oa]s? ; dormid[oa]s?|durmiendo
    = 醒著|清醒 ; 睡著|睡覺(?:的?時|中)
tightness = tight(?:ly|er)? ; loose(?:ly|r)?(?! stools?)
    = apretad[oa]s?|ajustad[oa]s? ; floj[oa]s?|suelt[oa]s?|holgad[oa]s?
    = 緊(?![急張接密]) ; 鬆(?!餅)
effect = helps?(?! (?:to )?(?:prevent|stop|avoid|block))|aids?|makes? it easier|boosts? ;
    hinders?|hampers?|interferes? with|impairs?|makes? it harder|blocks?|weakens?
    = ayudan?(?! a (?:prevenir|evitar))|facilitan?|favorecen? ;
    impiden?|dificultan?|entorpecen?|bloquean?|empeoran?|estorban?
    = 幫助|有助|促進|協助(?!您) ; 妨礙|阻礙|干擾|影響(?=[^，。；]{0,3}吸收)|抑制|阻止
pace = speeds?(?: up)?|faster|quicken(?:s|ed)?|accelerat\w+ ; slow(?:s|ed|er|ly|ing)?(?: down)?
    = acelera\w*|aceleren?|mas rapid\w+ ; retras\w+|ralentiz\w+|enlentec\w+|mas (?:lent\w+|despacio)
    = 加快|加速|較快|更快 ; 減慢|變慢|延緩|較慢|更慢|拖慢
depth = deep(?:ly)? ; shallow(?:ly)? = profund[oa]s?|profundamente|hondo ; superficial(?:es|mente)?
    = 深(?![色淺]) ; 淺(?!色)
raw = raw|undercooked|uncooked ; (?<!un)cooked|well done = crud[oa]s? ; cocid[oa]s?|cocinad[oa]s?
    = (?<![衛陌])生[的吃食肉魚蛋菜] ; 煮熟|熟的|熟食|全熟
wiping = (?:from )?(?:the )?front to (?:the )?back ; (?:from )?(?:the )?back to (?:the )?front
    = de delante (?:hacia|a) atras|de adelante (?:hacia|a) atras ;
    de atras (?:hacia|a) a?delante = 從?[由從]前[往向到]後 ; [由從]後[往向到]前
wideness = wide(?:ly|r)? ; narrow(?:er|ly)? = anch[oa]s? ; estrech[oa]s? = 寬(?!度|心) ; 窄
sweetness = sugary|sweetened|sweet ; sugar-free|unsweetened|no added sugar|without sugar
    = azucarad[oa]s?|dulces?|con azucar ; sin azucar = 含糖|加糖|甜的 ; 無糖|不加糖
milkfat = whole milk|full-fat|full-cream ; skimmed|skim|fat-free|low-fat
    = leche entera ; desnatad[oa]s?|descremad[oa]s? = 全脂 ; 脫脂|低脂
feeding = breast-?feed\w*|breastfed ; bottle-?fe\w+|formula(?: milk)?
    = (?:dar?|de|dando) (?:el )?pecho|lactancia materna|amamant\w+ ; biberon(?:es)?|leche de formula
    = 母乳|親餵|哺乳 ; 配方奶|奶粉|奶瓶
germ = vir(?:us(?:es)?|al) ; bacteri\w+ = virus|viral(?:es)? ; bacteri\w+ = 病毒 ; 細菌
vessel = arter\w+ ; veins?|venous = arteria\w* ; venas?|venos[oa]s? = 動脈 ; (?<!打)靜脈(?!注)
bowels = constipat\w+ ; diarrh\w+|loose stools? = estren\w+ ; diarre\w+ = 便[秘祕] ; 腹瀉|拉肚子
injected = (?:under|beneath|just under) (?:the|your) skin|subcutaneous(?:ly)? ;
    into (?:the|your|a) muscle|intramuscular(?:ly)?
    = (?:debajo de|bajo) la piel|subcutane\w+ ; en el musculo|intramuscular\w*
    = 皮下 ; 肌肉注射|肌注|打[在進入]肌肉
lasting2 = permanent(?:ly)?|for ever|forever ; temporar(?:y|ily)
    = permanentes?|para siempre ; temporal(?:es|mente)?|pasajer[oa]s? = 永久|永遠 ; 暫時|短暫
course2 = acute ; chronic = agud[oa]s? ; cronic[oa]s? = 急性 ; 慢性
growth = benign ; malignant|cancerous = benign[oa]s? ; malign[oa]s?|cancerigen[oa]s? = 良性 ; 惡性
result = positive ; negative = positiv[oa]s? ; negativ[oa]s? = 陽性 ; 陰性
muscles = relax(?:ed|ing|es)? ; tens(?:e|ed|ing)|clench\w*
    = relaj\w+|afloj\w+ ; tens[oa]s?|apriet\w+ los = 放鬆 ; 繃緊|用力
bending = bend(?:s|ing)?|bent ; straight(?:en\w*)?(?! (?:away|to|after|into|on))
    = dobl(?:e|ar|ad[oa]s?)|flexion\w+ ; estir(?:e|ar|ad[oa]s?)|rect[oa]s?(?! (?:a|hacia))
    = 彎 ; 伸直|打直
anaesthetic = general an\w+ ; local an\w+ = anestesia general ; anestesia local
    = 全身麻醉|全麻 ; 局部麻醉|局麻
newness = new|fresh|unused ; used(?=(?: [\w-]+)? (?:needle|lancet|blade|syringe|dressing|gauze|
    filter|towel|lens|mask|glove)s?\b)|old(?! (?:man|woman|people|age))
    = nuev[oa]s? ; usad[oa]s?|viej[oa]s? = 新(?![陳生]) ; 用過的|舊
sunlight = in the (?:full |direct )?sun(?:light|shine)?|sunny ; in the shade|shady|away from the sun
    = al sol|soleado ; a la sombra|lejos del sol|protegid[oa]s? del sol
    = (?<!遠離)(?<!避免)(?:陽光下|太陽下|日曬) ; 陰涼|遠離陽光|避光
tapwater = tap water ; distilled|boiled water|sterile water
    = agua del grifo ; destilada|agua hervida|agua esteril = 自來水|生水 ; 蒸餾水|開水|無菌水
solids = solids?|solid foods? ; fluids only|liquids only|clear (?:fluids?|liquids?)
    = alimentos? solidos?|solidos ; solo liquidos|liquidos claros = 固體食物 ; 清流質|流質
holiday = weekdays? ; weekends? = dias laborables|entre semana ; fines? de semana = 平日 ; 週末|假日
season = summer ; winter = verano ; invierno = 夏[天季] ; 冬[天季]
cleanness = clean ; dirty|unwashed = limpi[oa]s? ; suci[oa]s? = 乾淨 ; 髒|不潔
strictness = regular(?:ly)? ; irregular(?:ly)? = regular(?:es|mente)? ; irregular\w*
    = (?<!不)規[則律] ; 不規[則律]
force = gent(?:ly|le) ; forceful(?:ly)?|vigorous(?:ly)?|rough(?:ly)?|with force
    = suave(?:s|mente)?|con suavidad ; con fuerza|energic\w+|brusc\w+
    = 輕輕|輕(?=[壓按拍揉拉擦]) ; 用力|大力
pushing = push(?:es|ed|ing)? ; pull(?:s|ed|ing)? = empuj\w+ ; tir(?:e|ar|ando) (?:de|hacia)|jal\w+
    = 推(?!薦) ; 拉(?!肚|傷)
distance = near|close to|next to|inside of ; away from|far from
    = cerca de|junto a|dentro del? ; lejos del?
    = (?<!不)靠近|接近|貼近 ; 遠離
direction = towards? ; away from = hacia(?= (?:el|la|su)) ; alej\w+ de|lejos de
    = 朝向|靠近 ; 遠離|背向
potency = weaker|less effective|less well ; stronger|more effective|better
    = mas debil(?:es)?|menos eficaz(?:es)?|menos efecto ; mas fuertes?|mas eficaz(?:es)?|mas efecto
    = 變弱|減弱|效果變?差|效果較差 ; 變強|增強|效果變?好
amount = little ; a lot(?: of)?|plenty(?: of)?|lots(?: of)? = poc[oa]s? ; much[oa]s?
    = 少量|少許 ; 大量
firsttime = first (?:day|night|evening|24 hours) ; first week ; first month ; first year
    = primer(?: dia|a noche|a tarde) ; primera semana ; primer mes ; primer ano
    = 第一(?:天|晚|夜|個晚上) ; 第一(?:個)?(?:週|周|星期|禮拜) ; 第一個月 ; 第一年
appetite = hungry ; not hungry|full up = hambre ; sacied\w+|llen[oa] = 餓(?!著) ; 飽(?!滿)
"""


@cache
def qualities(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each axis of a language (en, es, zh) with its poles."""
    place = _LANGUAGES.index(language)
    found = []
    for line in re.sub(r"(?<=[|(])\n +", "", _TABLE).replace("\n    ", " ").strip().splitlines():
        name, *poles = line.split(" = ")
        found.append((name.strip(), tuple(re.split(r" ; ?", poles[place].strip()))))
    return tuple(found)


QUALITIES = frozenset(name for name, _ in qualities("en"))
"""The names of the axes."""
