"""Expressions that mean the same to a patient: lay words beside the clinical ones.

A general resource, written for this project from common usage in English, Spanish and Chinese; it
is not taken from any document collection. One line is one meaning; "=" separates the expressions,
each of one or several words, and starts a line that continues the one before.
"""

from __future__ import annotations


def meanings(table: str) -> list[list[str]]:
    """The expressions of each meaning in one of the tables below."""
    return [line.split(" = ") for line in table.strip().replace("\n= ", " = ").splitlines()]


def in_simplified(expression: str) -> str:
    """A Chinese expression of the table in simplified characters."""
    return expression.translate(_SIMPLIFIED)


# The characters of the table that have a simplified form, each with that form.
_SIMPLIFIED = str.maketrans(
    "來傳傷兒則劑勞動嘔噁塊壓婦嬰寶復懷應暈東氣減溫瀉烏煙菸熱燒癢發糞絡線縫聯脈脹腦腫臟臥"
    "藥術規視記診話講說識護車進運過釋針開長難電預頭顫風飯飲駕駛體點沒著種",
    "来传伤儿则剂劳动呕恶块压妇婴宝复怀应晕东气减温泻乌烟烟热烧痒发粪络线缝联脉胀脑肿脏卧"
    "药术规视记诊话讲说识护车进运过释针开长难电预头颤风饭饮驾驶体点没着种",
)

ENGLISH_MEANINGS = """
heart attack = myocardial infarction
irregular heartbeat = arrhythmia = irregular heart rhythm = irregular pulse
afib = atrial fibrillation = a fib
racing heart = fast heartbeat = palpitation = pounding heart = heart flutter
high blood pressure = hypertension
low blood pressure = hypotension
blood pressure pill = antihypertensive = blood pressure medicine
water pill = diuretic
blood thinner = anticoagulant = blood thinning = thin the blood = warfarin
blood clot = thrombosis = clot = thrombus
stroke = cerebrovascular accident = brain attack
mini stroke = transient ischemic attack = tia
heart doctor = cardiologist
heart bypass = coronary bypass = cabg
heart tracing = electrocardiogram = ekg = ecg
echo = echocardiogram = echocardiography = heart ultrasound
hardening of the arteries = atherosclerosis
swollen = swelling = edema = oedema = puffy = swell
out of breath = shortness of breath = short of breath = breathless = dyspnea
= trouble breathing = difficulty breathing = hard to breathe = cannot breathe
lung = pulmonary
collapsed lung = pneumothorax
lung infection = pneumonia = chest infection
phlegm = mucus = sputum
puffer = inhaler
runny nose = rhinitis
flu = influenza
stomach flu = stomach bug = gastroenteritis = stomach virus = tummy bug
throw up = vomit = vomiting = threw up = throwing up = puke = be sick
sick to my stomach = nausea = queasy = nauseous
stomach = belly = tummy = abdomen = abdominal = gut
stomach ache = belly pain = abdominal pain = stomach pain = tummy ache = bellyache
heartburn = acid reflux = gerd = gastroesophageal reflux
the runs = diarrhea = diarrhoea = loose stools
poop = stool = bowel movement = poo = feces
blocked up = constipation = constipated
passing gas = flatulence = fart = wind
bloated = bloating = bloat
piles = hemorrhoid = haemorrhoid
bottom = anus = anal = rectum = rectal = back passage
pee = urinate = urine = urination = urinary = peeing = pass water = wee
bladder infection = urinary tract infection = uti = water infection = cystitis
kidney = renal
kidney doctor = nephrologist
kidney failure = renal failure
kidney stone = nephrolithiasis = renal stone
water works = urinary tract
wet the bed = bedwetting = enuresis
leaking urine = incontinence = leak pee
liver = hepatic
yellow skin = jaundice = yellow eyes
gall bladder = gallbladder
sugar = glucose = blood sugar = blood glucose
low sugar = hypoglycemia = low blood sugar = low blood glucose
high sugar = hyperglycemia = high blood sugar = high blood glucose
sugar test = glucose test = glucose tolerance test = glucose challenge test
sugar diabetes = diabetes mellitus = diabetes = diabetic
pregnancy diabetes = gestational diabetes
pregnant = pregnancy = expecting = pregnancies
after the baby = postpartum = after birth = after delivery = after childbirth
birth control = contraception = contraceptive
miscarriage = pregnancy loss
morning sickness = nausea of pregnancy
period = menstruation = menstrual = monthly bleeding = menses
change of life = menopause = menopausal
womb = uterus = uterine
breast feed = breastfeed = nursing = nurse the baby = breastfeeding
baby = infant = newborn = babies
child = children = kid = pediatric = childhood
elderly = older adult = old people = older people = senior = aging
underactive thyroid = hypothyroidism = slow thyroid = low thyroid
overactive thyroid = hyperthyroidism
fat = lipid = fatty
bad cholesterol = ldl = low density lipoprotein
good cholesterol = hdl = high density lipoprotein
overweight = obese = obesity = too heavy
lose weight = weight loss = losing weight
iron pill = iron supplement = iron tablet
low iron = iron deficiency = low in iron
low blood = anemia = anaemia
red blood cell = erythrocyte
white blood cell = leukocyte
platelet = thrombocyte
cancer = malignancy = malignant = tumor = tumour = carcinoma
skin doctor = dermatologist
rash = skin eruption = hives
itch = itchy = itching = pruritus
bruise = bruising = contusion
scab = crust = scabs
bed sore = pressure ulcer = bedsore = pressure sore
pimple = acne = zit
broken bone = fracture = break a bone = broke my = fractured
bone = bones = skeletal
brittle bones = osteoporosis = bone loss = thin bones
bone density test = dxa = dexa = bone mineral density = bone scan
joint pain = arthritis = arthralgia
wear and tear arthritis = osteoarthritis
ra = rheumatoid arthritis
joint = joints
knee cap = patella = kneecap
new knee = knee replacement = artificial knee = knee implant
new hip = hip replacement
backbone = spine = spinal = vertebrae
slipped disc = herniated disk = herniated disc = ruptured disk
pins and needles = tingling = tingle = paresthesia = prickling
numb = numbness = loss of feeling
dizzy = dizziness = lightheaded = light headed = vertigo = giddy
faint = fainting = pass out = passed out = syncope = black out
fit = seizure = convulsion = epileptic
shaking = tremor = shaky = trembling
bad headache = migraine = severe headache
headache = head pain = headaches
memory loss = dementia = forgetful = alzheimer
feeling down = depression = depressed = sad
nerves = anxiety = anxious = nervous
cannot sleep = insomnia = sleepless = trouble sleeping = trouble falling asleep
= difficulty sleeping
sleeping pill = sleep medicine = hypnotic = sleep aid
snore = snoring
breathing machine = cpap = ventilator
tired = fatigue = tiredness = exhausted = exhaustion = worn out = weary
weak = weakness = feeble
fever = high temperature = temperature = febrile
chill = chills = shivering
pain killer = painkiller = pain reliever = analgesic = pain medicine = pain relief
= pain medication
ibuprofen = nsaid = anti inflammatory = advil = motrin
acetaminophen = paracetamol = tylenol
antibiotic = antibiotics = antibacterial
germ = bacteria = bacterial = microbe = bug
virus = viral
steroid = corticosteroid = cortisone
shot = injection = inject = needle = jab
vaccine = vaccination = immunization = vaccinated = immunize
pill = tablet = medicine = medication = drug = capsule = meds = medicines
over the counter = nonprescription = without a prescription
dose = dosage
side effect = adverse effect = complication = adverse reaction
allergy = allergic
surgery = operation = surgical = operated = operate = procedure
surgeon = surgical doctor
anesthesia = anaesthesia = put to sleep = anesthetic = numbing
keyhole surgery = laparoscopic = laparoscopy = minimally invasive
stitches = sutures = stitch
cut = incision = wound
blood test = blood work = lab test = blood sample
x ray = xray = radiograph = radiography
scan = imaging = mri = ct = tomography
scope = endoscopy = endoscope = endoscopic
colon check = colonoscopy = colon exam
tissue sample = biopsy = biopsies
stool test = fecal test
tube = catheter = drain
drip = intravenous = iv
oxygen tank = oxygen cylinder = oxygen therapy = home oxygen
eye doctor = ophthalmologist = optometrist = eye specialist
ear doctor = otolaryngologist = ear nose and throat = ent
hearing test = audiologist = audiogram = hearing exam
cloudy lens = cataract = clouding
blurry = blurred = blurriness = blur
eye pressure = intraocular pressure
eye drops = eyedrops = drops = artificial tears
sight = vision = eyesight = see = visual
go blind = blindness = lose sight = vision loss = blind
deaf = hearing loss = hard of hearing = deafness = lose hearing
ringing in the ears = tinnitus = ringing = buzzing in the ear
dry mouth = xerostomia = mouth dry
spit = saliva
tooth = teeth = dental
dentist = dental care
gum = gums = gingival
sore throat = pharyngitis
cold = common cold
cold sore = herpes labialis = fever blister
chickenpox = varicella = chicken pox
shingles = herpes zoster = zoster
lice = louse = nits
groin = inguinal
rupture = hernia
womens doctor = gynecologist = obstetrician
waterworks doctor = urologist
bone doctor = orthopedic = orthopaedic = orthopedist
cancer doctor = oncologist
family doctor = primary care = general practitioner = gp
doctor = physician = health care provider = healthcare provider = health care professional
emergency room = emergency department = casualty = er = emergency medical
hospital stay = hospitalized = hospitalization = overnight
go home the same day = outpatient = same day surgery
back to normal = normal routine = recover = recovery = get better = heal = usual activities
= normal activities
eat = diet = food = eating = meal
drink = fluid = liquid = fluids = beverage = drinking
booze = alcohol = beer = wine = alcoholic
smoke = smoking = cigarette = tobacco = smoker
salt = sodium
salty = sodium
fiber = fibre = roughage
milk = dairy = lactose
wheat = gluten = bread
work out = exercise = physical activity = physically active = workout = gym
fly = airplane = flight = plane = air travel
trip = travel = traveling = travelling
drive = driving
bath = bathe = shower = bathing
sex = sexual = intercourse = intimacy = sexual activity
runs in the family = inherited = hereditary = genetic = family history = passed down = genes
catch = contagious = spread = infectious = get it from = pass it on
cure = cured = curable = go away for good
come back = recur = recurrence = return = comes back = coming back
hurt = pain = painful = ache = sore = discomfort = aching = hurts
burn = burning = sting
lump = bulge = bump = mass = knot
thigh = upper leg
calf = lower leg
leg veins = varicose veins = bulging veins = spider veins
wrist = carpal
finger = fingers = thumb
shoulder blade = scapula
collar bone = clavicle
windpipe = trachea
food pipe = esophagus = gullet
voice box = larynx
belly button = navel
big toe = toe
flare up = flare = attack = flareup = flared up
warning sign = symptom = sign
find out if = diagnose = diagnosis = test for = tell if = prove
clean = wash = rinse = wipe
take off = remove = take out
forget = forgot = forgotten = miss = skip
loud = noisy = noise
talk = speak
rest = lie down = relax
lift = carry = heavy
sport = sports = football = soccer = tennis = basketball = jog = jogging
swim = swimming = pool
lunch = dinner = breakfast = meal
leafy green = green vegetable = spinach = kale = broccoli = lettuce
coffee = caffeine = tea
fried = greasy = chips = fries
metal = jewelry = jewellery = ring = watch = piercing
sun = sunlight = sunbathe = tan = sunscreen
bleed = bleeding = blood = bloody
pus = discharge = ooze = weeping
urgent = emergency = ambulance
phone = call = ring = contact
fridge = refrigerator = cool place
wrap = bandage = dressing
danger = complication = risk = dangerous = serious
odds = chance = likely = risk = likelihood
prevent = avoid = prevention = keep from = lower the risk
"""

SPANISH_MEANINGS = """
presión alta = hipertensión = tensión alta = presión arterial alta
azúcar = glucosa = glucemia
azúcar baja = hipoglucemia = bajón de azúcar
ataque al corazón = infarto = infarto de miocardio
derrame cerebral = accidente cerebrovascular = ictus = embolia cerebral
anticoagulante = adelgazar la sangre = medicina para la sangre
coágulo = trombo = trombosis
pastilla = medicamento = medicina = tableta = píldora = comprimido = fármaco
pastilla para dormir = somnífero
analgésico = calmante = medicina para el dolor
operación = cirugía = intervención = operar = operado = operada
herida = incisión = corte
puntos = suturas
inyección = vacuna = pinchazo
hinchazón = inflamación = hinchado = edema
falta de aire = dificultad para respirar = ahogo = respirar
mareo = vértigo = mareado = mareada = marearse = marear
desmayo = desmayarse = perder el conocimiento
vomitar = vómito = devolver
náusea = ganas de vomitar = asco
diarrea = heces líquidas
estreñimiento = estreñido = no poder evacuar
orinar = orina = hacer pipí = mear
barriga = abdomen = vientre = estómago = panza
fiebre = calentura = temperatura
cansancio = fatiga = agotamiento = cansado = cansada
embarazo = embarazada = gestación
bebé = recién nacido = lactante
bañarse = ducha = ducharse = baño
comer = alimento = dieta = comida = alimentación
beber = líquido = bebida = tomar agua
ejercicio = actividad física
manejar = conducir
picazón = comezón = picor
gripe = influenza
dolor de cabeza = migraña = cefalea = jaqueca
vista = visión = ver
gotas = colirio
riñón = renal
corazón = cardíaco = cardiaco
pulmón = pulmonar
limpiar = lavar = aclarar = enjuagar
quitar = retirar = sacar
olvidar = saltarse = olvido
deporte = fútbol = gimnasio = correr = ejercicio
nadar = natación = piscina
desayuno = cena = almuerzo = comida
fumar = tabaco = cigarrillo
alcohol = cerveza = vino
frito = patatas fritas = papas fritas = grasa
sangrar = sangre = sangrado = hemorragia
reposo = descansar = acostarse
levantar = cargar = peso
nevera = frigorífico = refrigerador
lentilla = lente de contacto = lentes de contacto
llamar = teléfono = avisar
urgencias = emergencia = ambulancia
contagioso = contagiar = transmitir = pegar
bolsa = plástico
pérdida de peso = bajar de peso = adelgazar
"""

CHINESE_MEANINGS = """
高血壓 = 血壓高 = 血壓過高
低血壓 = 血壓低
低血糖 = 血糖低 = 血糖過低
高血糖 = 血糖高 = 血糖過高
血糖 = 糖分 = 葡萄糖
糖尿病 = 糖尿
中風 = 腦中風 = 腦梗塞
心臟病發 = 心肌梗塞 = 心臟病發作
心跳 = 心律 = 脈搏
心律不整 = 心跳不規則 = 心房顫動
抗凝血劑 = 抗凝血藥 = 薄血藥 = 通血路的藥 = 血液稀釋劑
血栓 = 血塊
利尿劑 = 利尿藥 = 去水藥
藥 = 藥物 = 藥品 = 藥丸
吃藥 = 服藥 = 用藥 = 服用
副作用 = 不良反應
止痛藥 = 止痛劑
安眠藥 = 助眠藥
抗生素 = 消炎藥
開刀 = 手術 = 動刀
傷口 = 切口
拆線 = 縫線
洗澡 = 沐浴 = 淋浴 = 洗頭
發燒 = 發熱 = 體溫 = 高燒
咳嗽 = 咳
喘 = 呼吸困難 = 氣喘 = 喘不過氣
頭暈 = 暈眩 = 頭昏
昏倒 = 暈倒 = 失去意識
嘔吐 = 吐
噁心 = 想吐 = 反胃
拉肚子 = 腹瀉 = 拉稀
便秘 = 排便困難 = 大不出來
大便 = 排便 = 糞便
小便 = 排尿 = 尿液 = 尿尿
肚子 = 腹部 = 胃
肚子痛 = 腹痛 = 胃痛
腫 = 腫脹 = 水腫
痛 = 疼痛 = 痠痛
癢 = 搔癢 = 發癢
疲倦 = 疲勞 = 累 = 沒力氣
睡不著 = 失眠
懷孕 = 孕婦 = 妊娠
嬰兒 = 寶寶 = 新生兒
老人 = 長者 = 年長者
打針 = 注射 = 針劑
疫苗 = 預防針 = 接種
點眼藥 = 眼藥水 = 點藥
視力 = 看東西 = 視線
吃 = 飲食 = 食物
喝 = 飲水 = 喝水
喝酒 = 飲酒 = 酒精
抽菸 = 吸菸 = 抽煙 = 吸煙
運動 = 活動
開車 = 駕駛
減重 = 減肥 = 體重
傳染 = 感染
說話 = 講話 = 聊天
吃飯 = 進食 = 用餐 = 吃東西 = 早餐 = 午餐 = 晚餐
忘記 = 忘了 = 漏 = 沒吃到
拿掉 = 拿下 = 取下 = 摘 = 移除
刷牙 = 漱口
提 = 搬 = 重物
游泳 = 泡水 = 泳池
流血 = 出血
冰敷 = 冷敷
打電話 = 聯絡 = 通知
休息 = 躺 = 臥床
瘀青 = 烏青
急診 = 急救 = 救護車
停藥 = 不吃藥
復原 = 恢復 = 康復
"""
