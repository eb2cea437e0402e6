"""Sites of the body: each with its broader parts, and its words in three languages.

A line is a site: its name, after “<” the parts that it belongs to, then its English, Spanish and
Chinese words as regular expressions. Words are matched in lower case and without accents, Chinese
in Traditional characters; of two that overlap, the longer one counts. Parts follow the branches A01
(body regions) and A14 (mouth and teeth) of the Medical Subject Headings, and the lay words were
chosen for this project.
"""

SITES = r"""
head ; heads?(?! (?:of|down|up|home|for|to|back)\b)|headaches?|scalps? ; (?:la|su|de) cabeza|
    cuero cabelludo ; 頭[部痛皮頂]|頭上
brain < head ; brains? ; cerebr\w+ ; 大?腦(?!袋)
face < head ; (?:your|the|his|her|their|\w+['’]s) faces?(?! (?:up|down|mask|cloth)\b)|facial ;
    (?:la|su|una|en) cara|rostro|facial(?:es)? ; 臉(?!書)|面[部頰]
forehead < face ; foreheads?|temples? ; frente (?:de la cabeza|caliente)|la frente|sien(?:es)? ;
    額頭|前額|太陽穴
cheek < face mouth ; cheeks? ; mejillas?|mofletes? ; 臉頰|面頰|腮
jaw < face mouth ; jaws?|chins? ; mandibulas?|mentones?|barbillas? ; 下巴|下顎|下頷
eye < face ; (?<!keep an )eyes?|eyeballs?|ocular ;
    (?<!a )(?<!eche un )(?<!echele un )ojos?|ocular(?:es)? ; 眼(?!科|鏡)[睛部球]?
eyelid < eye ; eyelids?|(?:upper|lower) lids? ; parpados? ; [上下]?眼[皮瞼]
eyelash < eye ; eyelash(?:es)?|lash(?:es)? ; pestanas? ; 睫毛
ear < head ; ears?|earlobes?|earaches? ; oidos?|orejas? ; (?<![木銀])耳(?!鼻喉)[朵道]?
nose < face ; nos(?:e|es)|nasal(?:ly)?|nosebleeds? ; nariz|nasal(?:es)? ; 鼻(?!胃管)子?
nostril < nose ; nostrils? ; fosas?(?: nasal(?:es)?)?|narinas?|ventanas? nasales ; 鼻[孔腔]
mouth < face ; mouths? ; bocas?(?! (?:arriba|abajo)) ; 嘴(?!唇)巴?|口腔|經口|口中|口裡
tongue < mouth ; tongues?|sublingual(?:ly)? ; lenguas?|sublingual(?:es)? ; 舌頭?
gum < mouth ; gums? ; encias? ; 牙齦|牙肉
tooth < mouth ; tooth|teeth|toothaches? ; dientes?|muelas? ; 牙(?![齦肉刷膏線醫科])齒?
lip < mouth face ; lips? ; labios? ; 嘴唇|唇
throat < neck mouth ; throats? ; gargantas? ; 喉嚨?|咽喉?
neck ; necks?(?! of\b) ; cuellos?(?! (?:uter|del? (?:utero|frasco))) ; 脖子|頸部?
shoulder < arm back ; shoulders?(?! blades?) ; hombros? ; 肩[膀部]?
armpit < arm ; armpits?|underarms? ; axilas?|sobacos? ; 腋[下窩]
chest ; chests?(?! of\b) ; pechos?|torax|toracic[oa]s? ; 胸(?!腔鏡)[口部前]?
breast < chest ; breasts?(?! ?(?:milk|feed)) ; mamas?|senos?|pezon(?:es)? ; 乳房|乳頭
heart < chest ; hearts? ; corazon(?:es)?|cardiac[oa]s? ; 心臟
lung < chest ; lungs? ; pulmon(?:es)?|pulmonar(?:es)? ; 肺[部臟]?
rib < chest ; ribs? ; costillas? ; 肋骨
back ; (?:your|the|his|her|their|lower|upper) back(?! (?:of|to|in|home|on|from|seat|door|passage|
    up|pain relief)\b)|backaches?|back pains? ; espaldas? ; (?<![手腳])背(?!包|面|對|景|心|誦)部?|
    後背
waist < back belly ; waists?|low(?:er)? backs? ; cintura|lumbar(?:es)?|rinonada ; 腰(?![果帶])部?
belly ; bell(?:y|ies)|tumm(?:y|ies)|abdom\w+|(?<!empty )(?<!full )stomach(?:s|aches?)? ; barrigas?|
    tripas?|vientre|abdom\w+|panza|estomago(?! (?:vacio|lleno)) ; (?<!空著)(?<!餓著)肚子?|腹[部痛]|
    [小上下]腹|胃(?!口|酸|藥|液)部?
navel < belly ; navels?|belly ?buttons? ; ombligos? ; 肚臍
groin < belly leg ; groins? ; ingles?(?! (?:americano|britanico)) ; 腹股溝|鼠蹊
bladder < belly ; bladders? ; vejigas? ; 膀胱
kidney < belly back ; kidneys? ; rinon(?:es)?|renal(?:es)? ; 腎(?!上腺素)臟?
liver < belly ; livers? ; higados?|hepatic[oa]s? ; 肝臟?(?!素)
bowel < belly ; bowels?(?! (?:movement|motion))|intestin\w+ ; intestin\w+ ; (?<!直)(?<!腦)腸
womb < belly ; wombs?|uter(?:us|ine) ; uter[oa]s?|matriz ; 子宮
private < ; private parts|genitals?|genital area ; partes intimas|genital(?:es)? ; 私密處|下體|
    生殖器|會陰
vagina < private ; vagin\w+ ; vagin\w+ ; 陰道
penis < private ; penis|foreskin ; penes?|prepucio ; 陰莖|包皮
buttock ; buttocks?|(?:your|his|her|their|\w+['’]s) bottom(?! of\b)|bum ; nalgas?|gluteos?|culo|
    culito|trasero ; 屁股|臀部?
rectum < buttock ; rect(?:um|al|ally)|anus|anal|back passage ; (?:el|al|del|por) recto|
    rectal(?:es)?|(?:el|del|al) ano|anal(?:es)? ; 直腸|肛門
limb ; limbs? ; extremidad(?:es)? ; 四肢|肢體
upperlimb < limb ; upper limbs? ; (?:extremidad|miembro)(?:es|s)? superior(?:es)? ; 上肢|
    (?<![對新助選放動著分熟人水])手(?![術機冊動續段法工錶套提推帕杖勢足語臂腕肘指])
lowerlimb < limb ; lower limbs? ; (?:extremidad|miembro)(?:es|s)? inferior(?:es)? ; 下肢|
    腳(?![踏步本凳趾踝底跟])
arm < upperlimb ; arms?(?!rest) ; brazos? ; 手臂|[胳][膊臂]|(?<!上)(?<!前)臂(?!部?外側)
upperarm < arm shoulder ; upper arms?|biceps ; (?:parte (?:de arriba|alta|superior)|
    (?:lo )?alto) del brazo ; 上臂
forearm < arm ; forearms?|lower arms? ; antebrazos? ; 前臂|下臂
elbow < arm ; elbows? ; codos? ; 手?肘
wrist < arm hand ; wrists? ; munecas? ; 手腕|腕
hand < upperlimb ; (?:your|the|his|her|their|both|(?<!on the )one|each|clean|left|right|(?<!on the )
    other) hands?(?! (?:gel|wash|towel))|(?<!by )(?<!second )hands ; (?<!a )manos?(?! libres) ;
    手[掌背心部]
finger < hand ; fingers?|fingertips?|thumbs?|index finger ; pulgar(?:es)?|yemas? ; 手指頭?縫?|
    指[尖頭]|拇指
digit < hand foot ; digits? ; dedos? ; 指縫
leg < lowerlimb ; legs?(?! of (?:the|a) (?:chair|table)) ; piernas? ; (?<!大)(?<!小)腿
thigh < leg ; thighs?|upper legs? ; muslos? ; 大腿
knee < leg ; knees? ; rodillas? ; 膝蓋?
calf < leg ; calf|calves|shins?|lower legs? ; pantorrillas?|espinillas?|
    (?:los|sus|ambos) gemelos ; 小腿
ankle < leg foot ; ankles? ; tobillos? ; 腳?踝
foot < lowerlimb ; (?<!\d )(?<!a )(?:feet|foot)(?! of (?:the|your) bed) ;
    (?<!de )(?<!en )(?<!a )pies?|(?:planta|dorso) del pie ; 腳掌|腳背|足部|雙足
toe < foot ; toes? ; dedos? (?:gordos? )?(?:del?|de los) pies? ; 腳趾頭?縫?|趾縫?
heel < foot ; heels? ; talon(?:es)? ; 腳[後]?跟|足跟
sole < foot ; soles? of (?:the|your) f(?:ee|oo)t|soles ; plantas? (?:del?|de los) pies? ; 腳底|足底
hip < leg buttock ; hips? ; caderas? ; 髖[部關骨]?
bedding ; (?:under|beneath|below) (?:your|the|a) (?:pillow|mattress|bed|blanket|cushion) ;
    (?:debajo|bajo) (?:de )?(?:la|el|su) (?:almohada|colchon|cama|manta|cojin) ; (?:枕頭|床墊|棉被|
    床|坐墊)(?:下|底)
"""
