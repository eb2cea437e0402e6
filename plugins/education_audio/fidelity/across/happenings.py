"""What is done and felt, and how things are, in three languages; `concepts` reads them."""

from __future__ import annotations

HAPPENINGS = """
pain painful hurt hurts hurting ache aching sore soreness | dolor duel doler dolorid molest | 痛 疼
fever feverish temperature | fiebre temperatura calentura | 發燒 發熱 體溫
swell swollen swelling | hinch inflam | 腫
red. redness redder reddish | roj- enrojec | 紅
rash hives | erupcion sarpullido ronchas | 疹
itch itchy itching | pica. picor pique picazon | 癢
burn burning burns | quem ardor arde. | 灼 燙傷
sting stings stinging prick | escuec escoz pinchaz | 刺
numb numbness tingl | entumec hormigue adormec | 麻
weak weakness | debil | 無力 虛弱
tired tiredness fatigue exhaust | cansa fatiga agota | 疲 累
dizzy dizziness faint giddy lightheaded | mare desmay vertigo | 頭暈 暈
sick. sickness nausea nauseous queasy | nausea | 噁心 想吐
vomit throw. vomits | vomit devuelv | 嘔吐 吐
diarrh | diarrea | 腹瀉 拉肚子
constipat | estreñ | 便秘
cough coughing | tos. tose | 咳
sneeze sneezing blow | estornud sonars suene. | 打噴嚏 擤
headache migraine | cefalea migraña | 頭痛
infect infected infection | infec | 感染 發炎
pus. discharge ooze oozes oozing leak leaking weep | pus. supur secrecion exud gote | 膿 滲 分泌物
    流出
lump bump | bulto | 硬塊 腫塊
bruise bruising | moraton hematoma cardenal | 瘀青 瘀血
allerg | alerg | 過敏
pregnan | embaraz | 懷孕 孕
diabet | diabet | 糖尿
asthma | asma | 氣喘
clot clots | coagul trombo | 血塊 血栓
symptom sign. signs. | sintoma señal signo | 症狀 徵兆
sleep asleep sleeping sleepy drowsy | dorm duerm sueño somnol | 睡 睏
wake awake waking | despiert despert | 醒
rest resting rests rested | descans repos | 休息 靜養
walk walking walks | camin andar ande. anda. paseo | 走路 走 步行 散步
run running jog jogging | correr corra | 跑
jump | salt | 跳
climb | trep subir suba | 爬 上樓
stand standing | pie. levant | 站
sit sitting | sent siente. sentarse | 坐
lie lying | tumb acuest acost | 躺 臥
bend bending stoop | dobl agach agache flexion inclin | 彎
weight weigh slim | peso pesa pesars engord adelgaz | 體重 變胖 變瘦 胖 瘦
lift lifting lifts carry carrying heavy | levant carg pes. peso pesa | 提 搬 抬 舉 重物
raise elevate raised elevated | elev levant alto. | 抬高 墊高
push pushing strain straining | empuj esfuer fuerza | 推 用力
pull pulling tug | tir. tire. tirar jal- | 拉 扯
move moving movement | muev mov- | 移動 動
exercise exercises exercising sport gym | ejercic deporte gimnas | 運動 健身
stretch | estir | 伸展
turn turning twist roll rolling | gir. gire. girar gira torc | 轉 翻身
cross crossing | cruz | 交叉 翹
kneel squat crouch | arrodill cuclill | 跪 蹲
drink drinking drinks sip | beba bebe beber bebid bebi- trag sorb | 喝 飲
eat eating eats ate eaten | com. come. coma. comer coman comido | 吃 進食 食
swallow | trag | 吞
chew chewing crush bite | mastic mastiqu tritur machac machaqu muerd | 嚼 咬 磨碎 壓碎
fast. fasting empty | ayun vaci | 禁食 空腹
~ take takes taking | tom. tome. tomar toma. tomando | 服用 服 吃
~ use using uses apply applying put. puts. putting | use. uso. usar usa. usan usando utili aplic
    aplique pong poner ponga ponerse eche. | 使用 用 塗 擦 抹
~ start starts starting begin | empie empez comien comenz inici | 開始
~ stop stops stopping discontinue quit pause | dej. deje. dejar suspend interrump par. pare. parar
    abandon | 停 中斷
forget forgot forgotten miss missed skip | olvid salt omit saltarse | 忘 漏
double doubling | dobl doble duplic | 加倍 兩倍 雙倍
share sharing lend borrow | compart prest | 共用 共享 分享 借
mix mixing combine | mezcl combin | 混合 混 一起
~ keep keeping store storing stored | guard conserv almacen manteng | 存放 保存 收 放
throw discard dispose bin flush | tir. tire. tirar desech elimin basura | 丟 倒掉
open opening | abra. abre. abrir abiert | 打開 開啟
close closing shut | cerr cierr | 關 閉
cover covering covered wrap | cubr tap- cubiert envuelv | 蓋 遮 包
wet. wetting soak soaking moist damp | moj- humed sumerj remoj | 濕 泡水 碰水 沾水 泡
dry. drying dried | sec. seca seco seque sequ | 乾
wash washing clean cleaning rinse | lav- limpi enjuag | 洗 清潔 沖
shampoo | champu | 洗髮
rub rubbing scrub | frot restr | 揉 搓 擦
scratch pick picking | rasc rasqu arranqu hurg | 抓 摳
touch touching | toc- toqu | 碰 摸
press pressing squeeze | aprie apriet presion aprete estruj | 按 壓 擠
massage | masaj | 按摩
remove removing off. out. detach peel | quit retir saqu sacar sacars despeg | 拿掉 取下 拆 拔 移除
    脫 撕
wear wearing worn | llev use. uso. pong puest | 戴 穿
change changing swap switch replace | cambi sustitu | 換 更換
cool cold ice icy | frio fria hielo helad | 冰 冷
hot. heat warm heating | calien calor | 熱 溫
shave shaving | afeit rasur depil | 刮 剃
cut cutting trim | cort | 剪 切
shake shaking | agit | 搖
test testing scan exam check measure | prueba analisis examen revis mid. mida. medir control |
    檢查 檢驗 掃描 CT 斷層 抽血 驗血 量 測
operation surgery procedure | operacion cirugia intervencion operar | 手術 開刀 術後 術前
anaesth anesth sedation sedat | anestesia sedacion sedant | 麻醉 鎮靜
call phone ring. telephone contact | llam avis telefon contact | 打電話 來電 致電 聯絡 電話
~ tell telling inform mention report | dig. diga. decir inform avis | 告訴 告知 通知
ask asking consult permission approv allow | pregunt consult permis | 問 詢問 諮詢 同意 許可 允許
~ come return returning | vuelv volver vueva regres venga acud | 回來 回診 來
~ go. going goes | vaya vaya ir. acud | 去
~ wait waiting | esper | 等
~ look watch watching see. | mir. mire. mirar ver. vea. vigil | 看 觀察
write note | anot escrib apunt | 寫 記
sign signing decision document contract legal | firm decision document contrato legal | 簽 決定 文件
~ help | ayud | 幫
alone. | sol. sola. solo. solos. | 獨自 一個人 單獨
sex sexual intercourse | sexual sexo relaciones. | 性行為 性生活 行房
travel trip | viaj | 旅行 出國
~ normal expected usual common | normal habitual comun esper | 正常 常見
harm harmless danger dangerous safe serious worry | inofens peligr segur grave preocup
    importancia. daño dañin | 危險 有害 安全 嚴重 擔心 沒關係 無害
better improve improves heal healing healed recover | mejor cur. cura sana. sanar cicatriz recuper
    | 好轉 改善 癒合 好 恢復
worse worsen worsens worsening | peor empeor | 惡化 變差 更痛 加重
reach. | alcance | 拿不到 接觸不到
expire expiry expired | caduc venc | 過期
~ morning | mañana | 早上 早晨
~ evening night tonight nights | noche | 晚上 夜
~ day. daily | dia. diari | 當天 每天
flat. | plano | 平躺 平
hard | fuerz fuerte | 用力 硬
soft light | blando suave liger | 軟 清淡
hold holding grip | sosten sujet coja coger brazos | 抱 拿 握
blink | parpade | 眨眼
smile talk talking speak speaking sing | habl sonri cant- | 說話 講話 唱
laugh cry crying | rei. reir llor | 笑 哭
gargle | gargar | 漱口
spit spitting | escup | 吐出 吐掉
snore | ronc | 打鼾
shiver chill chills | escalofri tirit | 發抖 寒顫
sweat | sud- sudor | 流汗 出汗
seizure convuls fit. fits. | convuls crisis | 發作 抽搐
fall falls falling slip slipping trip tripping | caer caida caiga resbal tropiez | 跌倒 滑
choke choking | atragant ahog | 嗆 噎
hungry thirst thirsty appetite | hambre sed. apetito | 餓 渴 食慾
stress anxious anxiety nervous | estres ansiedad nervios | 壓力 焦慮 緊張
sad depress mood | trist depres animo | 憂鬱 心情
confus forgetful memory | confus memoria | 混亂 記憶
learn practise practice train | aprend practi entren | 學 練習
turn. switch plug unplug | encend enciend apag enchuf desenchuf | 開著 關掉 插頭
fill refill | llen- rellen | 裝滿 補充
pour | viert vert- ech- | 倒
dilute dissolve | dilu- disuelv disol | 稀釋 溶
inject. self-inject | inyect pinch | 注射
tie. tight tighten loose loosen | apret afloj ajust suelt holgad | 緊 鬆
float sink | flot- hund- | 浮 沉
decide choose choice | decid eleg eligi | 決定 選擇
pay cost. | pag- cost- precio | 付 費用
thank | graci | 謝謝
early late. punctual | temprano tarde puntual | 早到 遲到 準時
rail. adjust | ajust | 調整
lean | inclin apoy | 靠
pat dab | toquecit palmad | 輕拍
peel crack | pel- agriet | 脫皮 裂
stain dye. tint | mancha tiñ- tint | 染
pierc tattoo | perfor tatu | 穿洞 刺青
donate | dona. donar | 捐
visit visiting | visit | 探病 拜訪
lock unlock | bloque desbloque | 鎖
black dark | negr oscur | 黑
yellow yellowish | amarill ictericia | 黃
blue bluish purple | azul morad | 藍 紫
white pale | blanc palid | 白
green | verde | 綠
cramp cramps | retortij calambr | 絞痛 抽筋
brown | marron | 咖啡色 棕色
contagious catching spread | contagi | 傳染
urgent urgency hurry | urgent prisa | 緊急 不急 急著
blur blurred blurry cloudy | borros nubla turbi | 模糊 混濁
control controlled | controlad controlar | 控制
fail works effect | efecto funcion | 效果 作用
die death fatal | morir muerte mortal | 死
"""
