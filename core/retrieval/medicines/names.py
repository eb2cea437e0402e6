"""Names of medicines: stems of generic names, and names that mean the same medicine.

Stems are those of the WHO, "The use of stems in the selection of International Nonproprietary Names
(INN) for pharmaceutical substances" (2018). Chinese stems are their usual renderings (Chinese
Pharmacopoeia, and the approved names of Taiwan's Food and Drug Administration). Brand names and
doublets (INN and USAN) are those of common medicines in leaflets.
"""

from __future__ import annotations

import re
from functools import cache

from core.retrieval.medicines.chinese_names import chinese_names
from core.retrieval.medicines.generic_names import (
    CHINESE_NAMES,
    LATIN_NAMES,
)
from core.text.folding import word_set
from core.text.scripts import HAN, HAN_CHARACTER
from core.text.simplified import to_traditional

_NO_MEDICINES = word_set(
    "april person reason season poison prison comparison mason jason crimson peril stamin vitamin"
    " ocaison liason garrison weapon melon colon solon semicolon persona mason viral elvir servir"
    " vivir escribir recibir hervir devoir reservir concept accept except intercept precept percept"
    " recept sever never elixir nadir virtual again captain mountain curtain certain chain explain"
    " fountain obtain contain maintain bargain retain remain domain complain cocain abril perfil"
    " repentin clandestin femenin masculin vespertin matutin fertil febril pueril viril subir"
    " debilit colesterol cortisol"
)
# One medicine a line: all its names, in English, Spanish and Chinese, generic and brand.
_NAMES = """
aspirin, acetylsalicylic acid, acido acetilsalicilico, aspirina, asa, bokey,
    阿斯匹靈, 阿斯匹林, 阿司匹林, 阿斯匹灵, 乙醯水楊酸
paracetamol, acetaminophen, acetaminofen, tylenol, panadol,
    撲熱息痛, 扑热息痛, 普拿疼, 乙醯胺酚, 对乙酰氨基酚, 泰諾
ibuprofen, ibuprofeno, advil, motrin, nurofen, 布洛芬, 伊布洛芬
naproxen, naproxeno, aleve, 萘普生, 那普洛先
diclofenac, diclofenaco, voltaren, 雙氯芬酸, 双氯芬酸
celecoxib, celebrex
warfarin, warfarina, coumadin, 華法林, 华法林, 可邁丁, 可迈丁
acenocoumarol, acenocumarol, sintrom
heparin, heparina, 肝素
apixaban, eliquis
rivaroxaban, xarelto
dabigatran, pradaxa
clopidogrel, plavix, 氯吡格雷, 保栓通
metformin, metformina, glucophage, 二甲雙胍, 二甲双胍
insulin, insulina, 胰島素, 胰岛素
glipizide, glipizida, 格列吡嗪
gliclazide, gliclazida, 格列齊特
glibenclamide, glyburide, glibenclamida, 格列本脲
glimepiride, glimepirida, 格列美脲
glucagon, 升糖素, 胰高血糖素
levothyroxine, levotiroxina, thyroxine, synthroid, eltroxin, 左旋甲狀腺素, 左甲状腺素, 甲狀腺素
digoxin, digoxina, lanoxin, 地高辛, 毛地黃
digitoxin
furosemide, furosemida, frusemide, lasix, 呋塞米, 來適泄
hydrochlorothiazide, hidroclorotiazida, 氫氯噻嗪, 氢氯噻嗪
spironolactone, espironolactona, 螺內酯, 螺内酯
amlodipine, amlodipino, norvasc, 氨氯地平, 脈優
nifedipine, nifedipino, 硝苯地平
diltiazem
verapamil, verapamilo
lisinopril
enalapril, 依那普利
ramipril
captopril, 卡托普利
losartan, cozaar, 氯沙坦
valsartan, diovan, 纈沙坦
bisoprolol, 比索洛爾, 比索洛尔
metoprolol, 美托洛爾, 美托洛尔
atenolol, 阿替洛爾
propranolol, 普萘洛爾
nitroglycerin, glyceryl trinitrate, nitroglicerina, gtn, 硝化甘油, 硝酸甘油
atorvastatin, atorvastatina, lipitor, 阿托伐他汀, 立普妥
simvastatin, simvastatina, 辛伐他汀
rosuvastatin, rosuvastatina, crestor, 瑞舒伐他汀, 冠脂妥
omeprazole, omeprazol, prilosec, losec, 奧美拉唑, 奥美拉唑
esomeprazole, esomeprazol, nexium, 埃索美拉唑
pantoprazole, pantoprazol, 泮托拉唑
ranitidine, ranitidina, zantac
famotidine, famotidina
amoxicillin, amoxicilina, 阿莫西林, 安莫西林
penicillin, penicilina, 青黴素, 青霉素, 盤尼西林
ampicillin, ampicilina, 氨苄西林
cephalexin, cefalexin, cefalexina, keflex
ceftriaxone, ceftriaxona
azithromycin, azitromicina, zithromax, 阿奇黴素, 阿奇霉素
clarithromycin, claritromicina, 克拉黴素
erythromycin, eritromicina, 紅黴素, 红霉素
doxycycline, doxiciclina, 多西環素
ciprofloxacin, ciprofloxacino, cipro
nitrofurantoin, nitrofurantoina, macrobid
metronidazole, metronidazol, flagyl, 甲硝唑
trimethoprim, trimetoprima
fluconazole, fluconazol
acyclovir, aciclovir
prednisone, prednisona, 潑尼松, 泼尼松
prednisolone, prednisolona, 潑尼松龍, 普力多寧
dexamethasone, dexametasona, 地塞米松
hydrocortisone, hidrocortisona, 氫化可的松
hydroxyzine, hidroxizina
hydralazine, hidralazina
salbutamol, albuterol, ventolin, proventil, 沙丁胺醇, 泛得林
salmeterol, serevent, 沙美特羅
formoterol
budesonide, budesonida, pulmicort, 布地奈德
fluticasone, fluticasona, flixotide, 氟替卡松
beclometasone, beclomethasone, beclometasona
ipratropium, ipratropio
tiotropium, tiotropio, spiriva
montelukast, singulair, 孟魯司特
theophylline, teofilina, 茶鹼
cetirizine, cetirizina, zyrtec, 西替利嗪
loratadine, loratadina, claritin, 氯雷他定
diphenhydramine, difenhidramina, benadryl
allopurinol, alopurinol, zyloprim, 別嘌醇, 别嘌醇, 異嘌呤醇
febuxostat, 非布司他
colchicine, colchicina, 秋水仙素, 秋水仙碱, 秋水仙鹼
probenecid
methotrexate, metotrexato, 甲氨蝶呤, 氨甲蝶呤
hydroxychloroquine, hidroxicloroquina, plaquenil, 羥氯喹
sulfasalazine, sulfasalazina
alendronate, alendronato, fosamax, 阿崙膦酸, 福善美
morphine, morfina, 嗎啡, 吗啡
codeine, codeina, 可待因
oxycodone, oxicodona
tramadol, 曲馬多, 曲马多
fentanyl, fentanilo, 芬太尼
gabapentin, gabapentina, 加巴噴丁
pregabalin, pregabalina, lyrica
carbamazepine, carbamazepina, tegretol, 卡馬西平
oxcarbazepine, oxcarbazepina
phenytoin, fenitoina, 苯妥英
valproate, valproic acid, acido valproico, valproato, 丙戊酸
lamotrigine, lamotrigina
levetiracetam
sertraline, sertralina, zoloft
fluoxetine, fluoxetina, prozac
citalopram
escitalopram
amitriptyline, amitriptilina
diazepam, valium, 地西泮
lorazepam, ativan
clonazepam
alprazolam, xanax
zolpidem, ambien, 唑吡坦
melatonin, melatonina, 褪黑激素
lithium, litio, 鋰鹽
quetiapine, quetiapina
risperidone, risperidona
donepezil
tamsulosin, tamsulosina, flomax
finasteride, finasterida
sildenafil, viagra
tadalafil, cialis
timolol, timoptic
latanoprost, xalatan
bisacodyl, bisacodilo, dulcolax, 比沙可啶
senna, 番瀉葉
lactulose, lactulosa, 乳果糖
macrogol, polyethylene glycol, polietilenglicol, miralax, 聚乙二醇
loperamide, loperamida, imodium
bismuth subsalicylate, subsalicilato de bismuto, pepto-bismol
ondansetron, zofran
metoclopramide, metoclopramida
domperidone, domperidona
tamoxifen, tamoxifeno
adrenaline, epinephrine, adrenalina, epinefrina, epipen, 腎上腺素
noradrenaline, norepinephrine, noradrenalina, norepinefrina
potassium, potasio, 鉀
calcium, calcio, 鈣片
iron, hierro, 鐵劑, 鐵片
folic acid, acido folico, 葉酸, 叶酸
pseudoephedrine, pseudoefedrina, sudafed
guaifenesin, guaifenesina
dextromethorphan, dextrometorfano
lidocaine, lidocaina, lignocaine
tetracycline, tetraciclina
vancomycin, vancomicina
clindamycin, clindamicina
gentamicin, gentamicina
semaglutide, semaglutida, ozempic
liraglutide, liraglutida
exenatide, exenatida
sitagliptin, sitagliptina, januvia
empagliflozin, empagliflozina, jardiance
dapagliflozin, dapagliflozina
"""
CHINESE_STEMS = re.compile(
    f"[{HAN}]{{2}}(?:普利|沙坦|他汀|洛爾|洛尔|拉唑|康唑|列汀|列淨|列净|雙胍|双胍|肝素|沙班|地平|黴素"
    "|霉素|西林|沙星|他定|西泮|唑侖|唑仑|卡松|米松|尼松|可待因|單抗|单抗|替尼|洛韋|洛韦|膦酸|噻嗪|拉明"
    "|替丁|韋林|氮平|硫平|培酮|哌唑|西汀|普蘭|夫定|諾福韋|匹侖|洛芬|昔布|曲坦|司坦|奈德|地松|特羅|特罗|卡因|西泮|噴丁|喷丁)"
    f"|(?:頭孢|头孢)[{HAN}]{{2}}"
)
_VITAMIN = r"(?:vitamin|vitamina|維生素|维生素|維他命|维他命) ?[A-KÈa-k]\d{0,2}(?![a-z])"


@cache
def _lines() -> list[list[str]]:
    return [line.split(", ") for line in _NAMES.replace(",\n    ", ", ").strip().splitlines()]


@cache
def canonical_names() -> dict[str, str]:
    """Every known name, normalised, with the one that stands for its medicine."""
    table: dict[str, str] = {}
    for line in _lines():
        names = [normalised(name) for name in line]
        table.update(dict.fromkeys(names, names[0]))
    for name, generic in chinese_names():
        means = normalised(generic)
        table.setdefault(normalised(name), table.setdefault(means, means))
    for name in sorted(LATIN_NAMES | CHINESE_NAMES):
        table.setdefault(normalised(name), normalised(name))
    return table


@cache
def known_phrases() -> re.Pattern[str]:
    """Finds names of several words, Chinese names, and vitamins, in a text whose simplified
    characters were made Traditional.
    """
    known = {name for line in _lines() for name in line if " " in name or HAN_CHARACTER.match(name)}
    known.update(CHINESE_NAMES, (name for name, _ in chinese_names()))
    phrases = sorted({to_traditional(name) for name in known}, key=lambda one: (-len(one), one))
    latin = "|".join(re.escape(name) for name in phrases if name.isascii())
    chinese = "|".join(name for name in phrases if not name.isascii())
    return re.compile(rf"\b(?:{latin})\b|{chinese}|(?P<vitamin>{_VITAMIN})", re.IGNORECASE)


@cache
def normalised(name: str) -> str:
    """A name as all languages that write in Latin letters would spell it alike.

    “Hydrochlorothiazide” and “hidroclorotiazida” become one, as do singular and plural, and both
    ways to write Chinese.
    """
    word = name.lower()
    if HAN_CHARACTER.match(word):
        return to_traditional(word)
    for sign, plain in (
        ("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"), ("ph", "f"), ("th", "t"),
        ("ch", "c"), ("y", "i"), ("qu", "c"), ("k", "c"), ("z", "s"),
    ):  # fmt: skip
        word = word.replace(sign, plain)
    word = re.sub(r"([a-z])\1", r"\1", word)
    if len(word) > 5:
        word = re.sub(r"(?:s|es|as|os)$", "", word)
    return re.sub(r"[aeo]$", "", word) if len(word) > 5 else word


# “Hinchazón”, “picazón”, “corazón”: in Spanish, medicines end in “-asona”.
_SPANISH_NOUN = ("azón", "azon", "azones")


@cache
def has_stem(name: str) -> bool:
    """Whether a word is made like the name of a medicine."""
    plain = normalised(name)
    return (
        len(plain) >= 6
        and plain not in _NO_MEDICINES
        and not name.lower().endswith(_SPANISH_NOUN)
        and _stem_forms().search(plain) is not None
    )


@cache
def _stem_forms() -> re.Pattern[str]:
    stems = (
        "pril sartan statin olol micin cilin prazol conazol nidazol gliptin gliflosin glitason"
        " formin parin xaban gatran dogrel dipin tidin triptan setron oxacin ciclin ciclovir"
        " navir tegravir mab tinib profen coxib sepam solam pidem triptilin oxetin afil lucast"
        " terol sonid solon ason tiasid semid lacton glutid glinid fibrat dronat tropium"
        " codon tiroxin trexat gabalin pentin floxacin caserin peridon apin asepam prost barbital"
        " mectin filin tadin astin nafin bendasol kacin penem stigmin sosin sulfon tisol"
    )
    return re.compile(rf"[a-z]{{2,}}(?:{'|'.join(stems.split())})$")
