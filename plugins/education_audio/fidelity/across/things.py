"""Things, people and places that leaflets speak of, in three languages; `concepts` reads them."""

from __future__ import annotations

THINGS = """
eye | ojo | 眼
eyelid lid | parpado | 眼皮 眼瞼
ear | oido oreja | 耳
nose nostril nasal | nariz nasal fosa | 鼻
mouth mouthpiece oral | boca boquilla bucal | 嘴 口腔 口中
lip | labio | 唇
tongue | lengua | 舌
tooth teeth dental dentist | diente muela dental dentista | 牙
gum. gums. | encia | 牙齦 牙齦
face facial | cara. rostro facial | 臉 面部
head. heads. | cabeza | 頭部 頭上 頭
hair | pelo cabello | 頭髮
neck | cuello | 脖 頸
throat | garganta | 喉
shoulder | hombro | 肩
arm. arms. | brazo | 手臂 胳膊 上肢
elbow | codo | 手肘 肘
wrist | muñeca | 手腕
hand. hands. | mano. manos. | 手
finger thumb | dedo pulgar | 手指 拇指
nail | uñero | 指甲
chest | pecho torax | 胸
breast nipple breastfe nursing | pecho. mama. mamas. seno pezon lactancia amamant lacta | 乳 哺乳
    餵奶 母奶 餵母奶
back. | espalda | 背
belly tummy abdom stomach | barriga abdom vientre estomago tripa | 肚 腹 胃
hip. hips. | cadera | 髖 臀
groin | ingle | 鼠蹊 腹股溝
leg. legs. limb | pierna extremidad | 腿 下肢 患肢
knee | rodilla | 膝
calf calves | pantorrilla gemelo | 小腿
ankle | tobillo | 腳踝 踝
foot feet | pie. pies. | 腳 足
toe. toes. | dedo | 腳趾
heel | talon | 腳跟
heart | corazon cardia | 心臟 心
lung | pulmon | 肺
kidney | riñon renal | 腎
liver | higado | 肝
bladder | vejiga | 膀胱
bowel gut | intestin | 腸
skin | piel cutane | 皮膚 肌膚
bone | hueso | 骨
muscle | muscul | 肌肉
nerve | nervio | 神經
blood bleed bled | sangr hemorragia | 血
vein | vena. venas. | 靜脈 血管
pulse heartbeat | pulso latido | 脈搏 心跳
brain | cerebr | 腦
urine urinat pee. | orin. orina orine orinar | 尿
stool stools faeces feces poo. | heces deposicion caca | 大便 糞 排便
breath breathe breathing inhale | respir alient inspir | 呼吸 氣
womb uterus | utero matriz | 子宮
vagina vaginal | vagina | 陰道
treatment therapy chemo | tratamiento quimio terapia | 治療 化療
expire expiry expired | caduc caduqu vencim | 過期 效期 到期
next. | siguiente | 隔天 隔日 第二天 翌日 次日
same. | mismo misma | 當天 當日 同一天
weekend | fines | 週末 假日
period menstru | regla. menstrua | 月經 經期
wound cut. cuts. incision | herida corte incision | 傷口 刀口
scar | cicatriz | 疤
stitch sutur | punto sutura | 縫線 拆線 縫合
dressing bandage gauze plaster | vendaje venda aposito gasa tirita esparadrapo | 敷料 繃帶 紗布
    膠布 包紮
cast. casts. splint | yeso escayola ferula | 石膏 夾板
sling brace collar | cabestrillo collarin ortesis faja | 吊帶 護具 頸圈 支架
stocking | media. medias. | 彈性襪 壓力襪 襪
tube. tubes. tubing drain drains drainage catheter | sonda tubo drenaje cateter | 管 引流 導管
bag. bags. pouch | bolsa | 袋
needle syringe | aguja jeringa | 針頭 針筒 注射器 針
patch | parche | 貼片
pump | bomba | 幫浦 泵
mask | mascarilla | 面罩 口罩
shield | protector | 眼罩 護罩
glasses spectacles | gafas lentes anteojos | 眼鏡
lens lenses | lentillas | 隱形眼鏡
crutch cane. stick walker | muleta baston andador | 拐杖 枴杖 助行器 柺杖
wheelchair | ruedas | 輪椅
pillow cushion | almohada cojin | 枕頭 枕 墊
bed. beds. bedtime | cama. acost | 床
chair seat | silla asiento | 椅
toilet | baño inodoro retrete | 廁所 馬桶
stairs staircase upstairs downstairs | escaler | 樓梯 上樓 下樓
~ medicine medicat drug drugs | medicament medicina farmac | 藥
tablet pill pills tablets capsule | pastilla comprimido tableta pildora capsula | 藥片 藥丸 藥錠
    膠囊 錠
drop drops. eyedrop | gota colirio | 滴 眼藥水 藥水
syrup | jarabe | 糖漿
cream ointment lotion gel. | crema pomada locion gel | 藥膏 乳膏 乳液 軟膏 凝膠
inhaler puffer spray spacer | inhalador espray camara | 吸入器 吸藥 噴劑 噴霧
injection inject jab. shot. shots. | inyec inyect pinch | 注射 打針
vaccin | vacun | 疫苗 接種
antibiotic | antibiotic | 抗生素
painkiller | analgesic calmante | 止痛藥
sleeping | somnifer | 安眠藥
insulin | insulina | 胰島素
dose dosage doses | dosis toma. tomas. | 劑量 劑 份
bottle vial | frasco botella vial | 瓶
prescri | receta | 處方
label | etiqueta | 標籤 標示
leaflet instruction | prospecto folleto instruccion | 說明書 單張 指示
oxygen | oxigeno | 氧氣 氧
machine device equipment | maquina aparato dispositivo equipo | 機器 儀器 裝置
battery | bateria pila | 電池
bread rice grain | pan. arroz cereal | 麵包 米飯 白飯 米
milk dairy cheese yogurt yoghurt | leche lacteo queso yogur | 牛奶 奶製品 乳製品 起司 優格
fruit | fruta | 水果
grapefruit | pomelo toronja | 葡萄柚 柚子 西柚
vegetable greens | verdura vegetal | 蔬菜 青菜
meat | carne | 肉
fish seafood | pescado marisco | 魚 海鮮
egg eggs | huevo | 蛋
nut. nuts. seed seeds | nuez nueces frutos. semilla | 堅果 種子
salt salty sodium | sal. salad sodio | 鹽 鹹
sugar sugary sweet | azucar dulce | 糖 甜
fat. fatty greasy fried | gras frit | 油 脂 炸
spicy | picante | 辣
juice | zumo jugo | 果汁
water | agua | 水 碰水 沾水 泡水
coffee caffeine tea. | cafe te. cafeina | 咖啡 茶
alcohol beer wine drunk | alcohol cerveza vino | 酒
cigarette tobacco smok | cigarr tabaco fum- | 菸 抽煙 吸煙 煙
fluid liquid | liquid | 液體 水分 液
food foods meal meals diet | comida comidas comer aliment dieta | 食物 餐 飲食 飯
breakfast | desayun | 早餐
lunch | almuerz almorz | 午餐
dinner supper | cena. cenas. cenar | 晚餐
~ doctor physician surgeon gp. | medico doctor cirujan | 醫師 醫生
nurse midwife | enfermer matrona comadrona | 護理師 護士 助產
pharmac chemist | farmac | 藥師 藥局
~ clinic hospital ward emergency | clinica hospital consulta. planta. urgencias | 診所 醫院 病房
    急診
ambulance | ambulancia | 救護車
appointment visit | cita. visita revision | 預約 門診 回診 複診
child children kid kids toddler | niñ- hij- | 孩 兒童 小朋友
baby babies infant newborn | bebe recien lactante | 寶寶 嬰兒 新生兒
~ adult | adult | 成人 大人
family relative partner | famili pareja | 家人 親友 伴侶
~ someone somebody anyone anybody others another. people person everyone | alguien nadie otra.
    otro. otras. otros. persona demas. gente | 別人 他人 有人 任何人 人
pet. pets. dog. cat. | mascota perro gato | 寵物 狗 貓
car. cars. wheel drive driving drove | coche carro conduc conduz manej auto. | 車 駕駛
bicycle bike cycling | bicicleta bici | 腳踏車 自行車 騎車
plane fly flying flight | avion vuel volar volando | 飛機 搭機 飛
machinery tools | maquinaria herramienta | 機具 機械
work job | trabaj | 上班 工作
school | escuela colegio | 上學 學校
home house | casa. domicilio hogar | 家裡 在家 家
fridge refrigerat | nevera frigorific refriger | 冰箱 冷藏
freezer freez frozen | congel | 冷凍
bathroom bath bathe bathtub | bañar bañera bañes bañe. | 泡澡 盆浴 浴缸
shower | ducha duch | 淋浴 沖澡
washing | bañar bañes | 洗澡 浴
pool swim swimming sauna | piscina nade nadar nadando natacion sauna | 游泳 三溫暖
sun sunlight sunshine sunbath | sol. soleado solar | 太陽 陽光 曬
dust dusty | polvo polvorient | 灰塵 塵
soap | jabon | 肥皂
towel | toalla | 毛巾
perfume deodor makeup cosmetic | perfum desodor maquill cosmetic | 香水 化妝 除臭
clothes clothing shoes shoe sock | ropa zapat calcet | 衣 鞋 襪子
jewel ring. rings. earring metal | joya anillo pendiente metal | 首飾 戒指 耳環 金屬
phone telephone mobile | telefono movil | 手機
television tv. screen screens | tele. television pantalla | 電視 螢幕
book read reading | libro lee. leer lea leyendo | 書 閱讀 看書
hearing | audifon audicion oye. oir | 助聽器 聽
patient | paciente enfermo | 病人 患者
scab | costra | 結痂 痂
razor | maquinilla cuchilla | 刮鬍刀 剃刀
watch. clock | reloj | 手錶 時鐘
window | ventana | 窗
door | puerta | 門
floor ground | suelo piso | 地板 地上
rail handrail | barandilla pasamanos | 扶手
gum. chewing | chicle | 口香糖
soup broth | sopa caldo | 湯
honey | miel | 蜂蜜
pork bacon ham. | cerdo jamon | 豬肉
plant plants herbal herb | planta hierba | 草藥 植物
vitamin supplement iron. | vitamina suplemento hierro | 維他命 補充劑 鐵劑
pacemaker | marcapasos | 節律器
port. | reservorio | 人工血管
mattress sheet | colchon sabana | 床墊 床單
blanket | manta | 毯 被子
belt seatbelt | cinturon | 安全帶
toy toys | juguete | 玩具
cot crib | cuna | 嬰兒床
pacifier dummy | chupete | 奶嘴
nappy diaper | pañal | 尿布
milk. formula | formula biberon | 配方奶 奶瓶
spoon | cuchara | 湯匙
glass cup | vaso taza | 杯
box. packet package | caja envase paquete | 盒 包裝
light lamp | luz lampara | 燈 光
noise loud | ruido | 噪音 聲
smell odour odor | olor mal oliente | 味道 臭
colour color | color | 顏色
hole | agujero | 洞
skin. crease fold | pliegue | 皺褶
armpit underarm | axila | 腋下
cheek | mejilla | 臉頰
jaw chin | mandibula barbilla | 下巴 下顎
rib ribs | costilla | 肋骨
spine | columna espina | 脊椎
prostate | prostata | 攝護腺 前列腺
testicle scrotum | testiculo escroto | 睪丸 陰囊
penis | pene | 陰莖
stoma | estoma | 造口
tampon pad. pads. | tampon compresa | 棉條 衛生棉
condom contracepti | condon preservativo anticoncepti | 保險套 避孕
cotton swab | algodon bastoncillo | 棉花 棉棒
ice. | hielo | 冰塊 冰敷
thermometer | termometro | 溫度計
monitor glucometer meter | glucometro medidor | 血糖機 血壓計
pressure | tension presion | 血壓 壓力
diary notebook record | diario cuaderno registro | 日記 紀錄
card | tarjeta | 卡
solid | solid | 固體
fiber fibre | fibra | 纖維 低纖
polyp | polipo | 息肉
cancer tumour tumor | cancer tumor | 癌 腫瘤
cloth | trapo paño | 布
powder | polvos talco | 粉
paper papers | papel | 紙
thinner anticoagul | anticoagul | 抗凝血
cataract | catarata | 白內障
contact | lentilla contacto | 隱形眼鏡
lens. implant | cristalino implante protesis | 水晶體 植入物 人工
pupil | pupila | 瞳孔 散瞳
sunglasses | sol. | 太陽眼鏡
motorbike motorcycle scooter | moto. motocicleta | 騎車 機車
inpatient overnight | ingres hospitaliz | 住院
steroid cortisone | corticoid esteroide cortisona | 類固醇
airway bronch | bronqui | 支氣管 氣管
disease illness | enfermedad | 疾病
animal fur | animal pelaje | 動物
plastic | plastico | 塑膠
cap. caps. lid. | tapa tapon | 蓋子 瓶蓋
button. buttons | boton | 按鈕 釦子
tissue | tejido pañuelo | 組織 衛生紙
screw plate | tornillo placa | 鋼釘 鋼板
joint | articulacion | 關節
wheel wheels | rueda | 輪子
"""
