"""Which medicine a Chinese name means: generic names of Taiwan and the mainland, common brands.

Without it a Chinese leaflet and an English one on the same medicine would be about two.
"""

from __future__ import annotations

from collections.abc import Iterator

# One medicine a line: its generic name in English, and its Chinese ones in Traditional characters.
_LINES = """
acarbose 阿卡波糖 醣祿 糖祿
acetylcysteine 乙醯半胱氨酸
acyclovir 阿昔洛韋 阿昔洛維
adalimumab 阿達木單抗 復邁
adapalene 阿達帕林
albendazole 阿苯達唑
alendronate 阿侖膦酸
alprazolam 阿普唑侖 贊安諾
ambroxol 氨溴索
amiloride 阿米洛利
aminophylline 氨茶鹼
amiodarone 胺碘酮
amitriptyline 阿米替林
anastrozole 阿那曲唑 安美達
apixaban 阿哌沙班 艾必克凝
aripiprazole 阿立哌唑 安立復
atropine 阿托品
azathioprine 硫唑嘌呤
baclofen 巴氯芬
benazepril 貝那普利
benzbromarone 苯溴馬隆
betamethasone 倍他米松
brimonidine 溴莫尼定
brinzolamide 布林佐胺
bumetanide 布美他尼
buprenorphine 丁丙諾啡
bupropion 安非他酮
buspirone 丁螺環酮
calcipotriol 卡泊三醇
calcitriol 骨化三醇
canagliflozin 卡格列淨
candesartan 坎地沙坦 博脈舒
capecitabine 卡培他濱
carbocisteine 羧甲司坦
carboplatin 卡鉑
carvedilol 卡維地洛
cefalexin 頭孢氨苄
cefdinir 頭孢地尼
cefixime 頭孢克肟
ceftriaxone 頭孢曲松
cefuroxime 頭孢呋辛
celecoxib 塞來昔布 希樂葆
chloroquine 氯喹
chlorphenamine 氯苯那敏 撲爾敏
chlorpromazine 氯丙嗪
ciclosporin 環孢素
cimetidine 西咪替丁
ciprofloxacin 環丙沙星
cisplatin 順鉑
citalopram 西酞普蘭
clindamycin 克林黴素
clomifene 克羅米芬 氯米芬
clonazepam 氯硝西泮 利福全
clozapine 氯氮平
cyclophosphamide 環磷醯胺
dabigatran 達比加群 普栓達
dapagliflozin 達格列淨 福適佳
dextromethorphan 右美沙芬
diltiazem 地爾硫卓
diphenhydramine 苯海拉明
domperidone 多潘立酮
donepezil 多奈哌齊 愛憶欣
doxazosin 多沙唑嗪
dulaglutide 度拉糖肽 易週糖
duloxetine 度洛西汀 千憂解
dutasteride 度他雄胺
ebastine 依巴斯汀
edoxaban 依度沙班 里先安
empagliflozin 恩格列淨 恩排糖
enoxaparin 依諾肝素 克立生
entecavir 恩替卡韋 貝樂克
eplerenone 依普利酮
erlotinib 厄洛替尼
escitalopram 艾司西酞普蘭 立普能
esomeprazole 艾司奧美拉唑 耐適恩
estazolam 艾司唑侖
estradiol 雌二醇
eszopiclone 右佐匹克隆
ethambutol 乙胺丁醇
etoricoxib 依托考昔 萬克適
exemestane 依西美坦
ezetimibe 依折麥布 怡妥
famotidine 法莫替丁
febuxostat 福避痛
felodipine 非洛地平
fenofibrate 非諾貝特
ferrous sulfate 硫酸亞鐵
fexofenadine 非索非那定
finasteride 非那雄胺
fluconazole 氟康唑
fluoxetine 氟西汀 百憂解
fluvastatin 氟伐他汀
formoterol 福莫特羅
fosfomycin 磷黴素
fosinopril 福辛普利
fusidic acid 夫西地酸
gabapentin 鎮頑癲
ganciclovir 更昔洛韋
gefitinib 吉非替尼
gemfibrozil 吉非羅齊
aspart 門冬胰島素
degludec 德谷胰島素
detemir 地特胰島素
glargine 甘精胰島素
glulisine 賴穀胰島素 賴谷胰島素
lispro 賴脯胰島素
haloperidol 氟哌啶醇
hydromorphone 氫嗎啡酮
hydroxychloroquine 必賴克瘻
imatinib 伊馬替尼
imipramine 丙米嗪
indapamide 吲達帕胺
indometacin 吲哚美辛
ipratropium 異丙托溴銨
irbesartan 厄貝沙坦 安普諾維
isoniazid 異煙肼
isosorbide 硝酸異山梨酯
isotretinoin 異維A酸
itraconazole 伊曲康唑
ivabradine 伊伐布雷定
ivermectin 伊維菌素
ketoprofen 酮洛芬
ketotifen 酮替芬
labetalol 拉貝洛爾
lacidipine 拉西地平
lamivudine 拉米夫定
lamotrigine 拉莫三嗪 樂命達
lansoprazole 蘭索拉唑
latanoprost 拉坦前列素
leflunomide 來氟米特
letrozole 來曲唑 復乳納
levetiracetam 左乙拉西坦 優閒
levocetirizine 左西替利嗪
levodopa 左旋多巴
levofloxacin 左氧氟沙星 可樂必妥
levonorgestrel 左炔諾孕酮
levothyroxine 優甲樂 昂特欣
linagliptin 利格列汀 糖漸平
liraglutide 利拉魯肽 胰妥善
lisinopril 賴諾普利
lithium 碳酸鋰
loperamide 洛哌丁胺
lorazepam 勞拉西泮 安定文
mebendazole 甲苯咪唑
medroxyprogesterone 甲羥孕酮
meloxicam 美洛昔康
memantine 美金剛 憶必佳
mesalazine 美沙拉嗪
methimazole 甲巰咪唑
methotrexate 滅殺除癌
methylprednisolone 甲潑尼龍
metoclopramide 甲氧氯普胺
midazolam 咪達唑侖
mifepristone 米非司酮
minocycline 米諾環素
mirabegron 米拉貝隆 貝坦利
mirtazapine 米氮平
misoprostol 米索前列醇
mometasone 莫米松
mosapride 莫沙必利
moxifloxacin 莫西沙星
mupirocin 莫匹羅星
mycophenolate 嗎替麥考酚酯
naloxone 納洛酮
nateglinide 那格列奈
nebivolol 奈必洛爾 奈比洛爾
nitrofurantoin 呋喃妥因
nystatin 制黴菌素
olanzapine 奧氮平 金普薩
olmesartan 奧美沙坦
ondansetron 昂丹司瓊
oseltamivir 奧司他韋 克流感
oxcarbazepine 奧卡西平 除癲達
oxycodone 羥考酮
paclitaxel 紫杉醇
paracetamol 對乙醯氨基酚
paroxetine 帕羅西汀 克憂果
perindopril 培哚普利
pilocarpine 毛果芸香鹼
pioglitazone 吡格列酮 愛妥糖
pitavastatin 匹伐他汀 力清之
pramipexole 普拉克索
pravastatin 普伐他汀
pregabalin 普瑞巴林 利瑞卡 樂瑞卡
probenecid 丙磺舒
progesterone 黃體酮
promethazine 異丙嗪
propafenone 普羅帕酮
propylthiouracil 丙硫氧嘧啶
pyrazinamide 吡嗪醯胺
quetiapine 喹硫平 思樂康
rabeprazole 雷貝拉唑
ramipril 雷米普利
ranitidine 雷尼替丁
repaglinide 瑞格列奈
ribavirin 利巴韋林
rifampicin 利福平
risedronate 利塞膦酸
risperidone 利培酮 理思必妥
rivaroxaban 利伐沙班 拜瑞妥
rivastigmine 利凡斯的明
rosiglitazone 羅格列酮
sacubitril 沙庫巴曲
saxagliptin 沙格列汀
semaglutide 司美格魯肽 胰妥讚
sertraline 舍曲林 樂復得
sildenafil 西地那非 威而鋼
sitagliptin 西格列汀 佳糖維
solifenacin 索利那新 衛喜康
sotalol 索他洛爾
sucralfate 硫糖鋁
sulfamethoxazole 磺胺甲噁唑
sulfasalazine 柳氮磺吡啶
sumatriptan 舒馬曲坦
tacrolimus 他克莫司
tadalafil 他達拉非 犀利士
tamoxifen 他莫昔芬
tamsulosin 坦索羅辛
telmisartan 替米沙坦
tenofovir 替諾福韋 惠立妥
terazosin 特拉唑嗪
terbinafine 特比萘芬
terbutaline 特布他林
tetracycline 四環素
ticagrelor 替格瑞洛 百無凝
timolol 噻嗎洛爾
tiotropium 噻托溴銨
tizanidine 替扎尼定
tolterodine 托特羅定
topiramate 托吡酯 妥泰
torasemide 托拉塞米
trazodone 曲唑酮
triamcinolone 曲安奈德
valaciclovir 伐昔洛韋
valproate 丙戊酸鈉 帝拔癲
valsartan 得安穩
vancomycin 萬古黴素
venlafaxine 文拉法辛
verapamil 維拉帕米
vildagliptin 維格列汀
voglibose 伏格列波糖
voriconazole 伏立康唑
zidovudine 齊多夫定
zolmitriptan 佐米曲普坦
zolpidem 使蒂諾斯
zopiclone 佐匹克隆
"""


def chinese_names() -> Iterator[tuple[str, str]]:
    """Each Chinese name, in Traditional characters, with the generic name that it means."""
    for line in _LINES.strip().splitlines():
        generic, *rest = line.split(" ")
        while rest and rest[0].isascii():
            generic = f"{generic} {rest.pop(0)}"
        for name in rest:
            yield name, generic
