"""Spanish expressions that mean the same to a patient; `vocabulary` says how to read them."""

from __future__ import annotations

# Illnesses, parts of the body, medicines and examinations.
SPANISH_CLINICAL = """
presión alta = hipertensión = tensión alta = presión arterial alta
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
inyección = vacuna = pinchazo
falta de aire = dificultad para respirar = ahogo = respirar
desmayo = desmayarse = perder el conocimiento
náusea = ganas de vomitar = asco
diarrea = heces líquidas
estreñimiento = estreñido = no poder evacuar
orinar = orina = hacer pipí = mear
cansancio = fatiga = agotamiento = cansado = cansada
bebé = recién nacido = lactante
comer = alimento = dieta = comida = alimentación
beber = líquido = bebida = tomar agua
gripe = influenza
dolor de cabeza = migraña = cefalea = jaqueca
riñón = renal
corazón = cardíaco = cardiaco
pulmón = pulmonar
limpiar = lavar = aclarar = enjuagar
frito = patatas fritas = papas fritas = grasa
reposo = descansar = acostarse
llamar = teléfono = avisar
bolsa = plástico
pérdida de peso = bajar de peso = adelgazar
"""

# Daily life with an illness: what to eat, wash, lift and drive, when, and with whom.
SPANISH_DAILY = """
en ayunas = antes de desayunar = antes del desayuno = ayunas = ayunar = ayuno = sin comer
= estómago vacío = antes de comer = antes de las comidas
estómago lleno = con comida = con las comidas = después de comer = después de las comidas
= con alimentos
comer = desayunar = cenar = almorzar = desayuno = cena = almuerzo = merienda = comida = alimento
= hambre
beber = bebo = beba = agua = líquido = sed = trago = sorbo
refresco = gaseosa = soda = con gas = cola
alcohol = cerveza = vino = copa = licor = whisky = bebida alcohólica = trago = emborracharse
fumar = fumo = fume = tabaco = cigarrillo = cigarro = vapear = vapeo = nicotina
carne = ternera = cerdo = pollo = filete = jamón = res = bistec
pescado = marisco = atún = salmón = gambas
fruta = manzana = plátano = naranja = uva = pomelo = toronja
verdura = ensalada = vegetales = hortalizas = lechuga = espinaca
dulce = chocolate = pastel = galleta = postre = azúcar = helado = caramelo
lácteo = leche = queso = yogur = mantequilla = nata = leche materna
frutos secos = nuez = nueces = almendra = cacahuete = maní = semillas
pan = arroz = pasta = fideos = patata = papa = cereal
picante = chile = ají = condimentado = especias
sopa = caldo = líquidos claros
blando = puré = triturado = dieta blanda
café = té = cafeína = infusión
jugo = zumo
conducir = manejar = conduzca = conduzco = conduce = manejo = maneje = coche = carro = volante
= auto = moto
autobús = metro = tren = taxi = transporte público
bicicleta = bici
bañar = bañarse = baño = bañera = tina = ducha = ducharse = duchar = duche = sumergir = remojar
mojar = mojado = agua = húmedo = mojarse
nadar = nado = piscina = alberca = mar = playa = natación = bañarse
lavar el pelo = champú = lavarse el pelo = lavar la cabeza
trabajar = trabajo = oficina = empleo = laboral = baja laboral
volver al colegio = volver a la escuela = en casa hasta = quedarse en casa = volver a la guardería
escuela = colegio = guardería = clase = cole = kínder
deporte = ejercicio = gimnasio = correr = fútbol = entrenar = gym = yoga = bailar = pesas
= esfuerzo = actividad física
levantar = cargar = peso = pesado = pesada = alzar = bolsas de la compra = kilos = cargo = levanto
escaleras = subir = escalón
caminar = andar = camino = camine = ande = paseo = pasear = levantarse = ponerse de pie = caminata
doblar = agacharse = inclinarse = doblo
sentarse = siento = siente = silla = sentado = sentada = sentar = asiento
tareas domésticas = limpiar la casa = aspiradora = barrer = limpieza
dolor = duele = doler = duelen = duela = dolorido = molestia = molestar = dolerá = adolorido
= molesto = molesta
analgésico = paracetamol = calmante = para el dolor
analgésico = ibuprofeno = para el dolor
analgésico = aspirina = para el dolor
antiinflamatorio = ibuprofeno = aspirina = naproxeno = diclofenaco
anticoagulante = sintrom = acenocumarol = warfarina = para la sangre = medicina para la sangre
paracetamol = acetaminofén
sangrar = sangro = sangre = sangrado = hemorragia = sangra = sangrando
fiebre = calentura = temperatura = febril = grados = termómetro
sarpullido = erupción = ronchas = granos = manchas = urticaria = salpullido = enrojecimiento
picar = pica = picazón = comezón = picor = rascar = rascarse = rasco = rasque
hinchazón = hinchado = hinchada = inflamado = inflamada = hincha = hinchan = inflamación = edema
= inflamar
rojo = rojizo = enrojecido = roja = enrojecimiento
caliente = calor = tibio = templado
frío = hielo = compresa fría = bolsa de hielo = helado
dormir = duermo = duerma = duerme = sueño = acostarse = acuesto = acueste = cama = durmiendo
sueño = somnolencia = adormilado = somnoliento = adormecido = soñoliento
sedación = sedante = anestesia = dormido
sexo = relaciones sexuales = relaciones = hacer el amor = relación sexual
condón = preservativo = anticonceptivo = anticonceptivos
embarazo = embarazada = encinta = gestación = quedarse embarazada = esperando un bebé
= tener un hijo
amamantar = dar el pecho = lactancia = lactar = dar pecho = leche materna
olvidar = olvido = olvida = olvidé = saltar = salto = saltarse = olvidado
doble = dos juntas = dos dosis = dos pastillas = el doble = doblar la dosis = demasiado
= sobredosis
dosis = pastilla = comprimido = cápsula = toma = tableta = cucharada
pastilla = medicamento = medicina = cápsula = comprimido = remedio = medicación = tratamiento
gota = gotas = colirio = gotitas
dejar = suspender = interrumpir = parar = abandonar = deje = dejo = suspenda
guardar = guardo = guarde = conservar = conserve = almacenar = guarda = conservo
nevera = frigorífico = refrigerador = heladera = refrigerar = frío
congelador = congelar
tirar = tiro = basura = desechar = botar = deseche = tire
caducar = caduca = vencer = vencimiento = caducidad = vence = dura
volar = vuelo = vuela = avión = aeropuerto = vuele
viajar = viaje = vacaciones = maleta = viajo
vendaje = venda = apósito = gasa = curita = tirita = parche = vendar
yeso = escayola = férula
medias = medias de compresión = calcetines
muleta = muletas = bastón = andador
gafas = lentes = anteojos
lentilla = lentillas = lentes de contacto = pupilentes = lente de contacto
crema = pomada = ungüento = loción = gel
aguja = jeringa = jeringuilla = agujas = pinchar = pincho = inyección
resultado = resultados = informe = respuesta
cita = consulta = revisión = control = visita = volver = vuelva = vuelvo = regresar
análisis = analítica = análisis de sangre = extracción = prueba de sangre = sacar sangre
= examen de sangre
puntos = suturas = grapas = sutura
quitar = quito = quite = retirar = sacar = saco = retiro = quitan = sacan = retirarán = quitarán
= caer = caen
decir = digo = diga = avisar = aviso = avise = informar = contar = cuento = comunicar = informe
llamar = llamo = llame = teléfono = telefonear = contactar = número
urgencias = emergencia = ambulancia = hospital = 112 = 911 = 061
médico = doctor = doctora = especialista
enfermera = matrona = partera = comadrona
farmacia = farmacéutico = boticario
heces = caca = popó = deposiciones = evacuar = deposición = excremento = hacer de vientre
orina = orinar = pipí = pis = mear = hacer pis = orino
boca = labios = lengua = labio
pie = pies = talón
diente = dientes = muela = dentadura = dental = muelas
brazo = antebrazo
pierna = piernas = muslo = pantorrilla
mano = manos = dedos = muñeca = dedo
ojo = ojos = párpado
oído = oreja = oídos
nariz = nasal
cara = rostro = mejilla
barriga = tripa = panza = vientre = estómago = abdomen = guatita = pancita = barriguita
garganta = tragar = trago = traga
piel = cutis = cutáneo
cicatriz = marca
hijo = hija = niño = niña = bebé = pequeño = peque = crío = nene = nena = chico = hijos = infantil
marido = esposo = esposa = mujer = pareja = novio = novia
madre = padre = mamá = papá = padres
familiar = familia = acompañante = alguien = amigo = otra persona = acompañado = acompañada
solo = sola = familiar = acompañado = acompañada = acompañante = acompañar = acompañe = alguien
mascota = perro = gato = animal
mañana = desayuno = levantarse = al despertar = por la mañana
noche = dormir = duermo = cena = acostarse = antes de dormir = al acostarse = noches = cenar
mediodía = almuerzo
hoy = mismo día = ese día = este día
siguiente = próximo = próxima = segundo = segunda
enfermo = enferma = malo = mala = indispuesto = enfermedad = resfriado
vomitar = vomito = vomita = devolver = devuelvo = vómito = náuseas = arrojar
negro = oscuro = negra = oscura = negras = oscuras
amarillo = amarilla = ictericia
blanco = pálido = blanca = pálida
mejor = mejorar = mejoro = mejora = alivio = curado
hacer efecto = empieza a funcionar = empezar a actuar = actuar = notar mejoría = efecto
peor = empeorar = empeora = empeoro
ayudar = aliviar = alivia = calmar = calma = mejorar
masticar = mastico = triturar = partir = romper = partir la pastilla = entera = tragar entera
suplemento = vitamina = hierbas = natural = herbolario = vitaminas
sed = boca seca = sediento
hambre = apetito
peso = pesarse = báscula = kilos = engordar = engordo = subir de peso = pesar
pelo = cabello = caída del pelo = calvo
temblar = temblor = tiemblo = tembloroso = temblores = tiembla
sudar = sudor = sudo = sudoroso
mareo = mareado = mareada = mareos = marear = marearse = vértigo = desmayo = desmayarse
cansado = cansada = cansancio = fatiga = agotado = débil = debilidad
respirar = respiro = respire = aire = ahogo = ahogarse = falta de aire = respiración = ahoga
ronco = ronquera = afónico = sin voz = afonía
calambre = calambres = cólico = retortijones
dormido = entumecido = hormigueo = adormecido = entumecimiento = adormecimiento
infección = infectado = infectada = pus = supurar = supura = huele mal = secreción
borroso = borrosa = nublado = nublada = visión borrosa
vista = visión = ver = veo = vea = ve
sol = bronceado = protector solar = crema solar = tomar el sol = broncearse
maquillaje = maquillarme = maquillarse = rímel = pintalabios = esmalte
desodorante = perfume = colonia = talco
ropa = vestir = vestirse = ponerse ropa
zapato = zapatos = calzado = zapatillas = tenis
joyas = anillo = reloj = pendientes = collar = metal = piercing = aretes
televisión = tele = pantalla = ordenador = móvil = computadora = celular
leer = leo = lectura = libro
reposo = descansar = descanso = acostado = descanse
elevar = en alto = levantada = levantado = elevado = elevada
mover = muevo = mueva = movimiento = moverse
afeitar = depilar = afeitarse = rasurar
cambiar = cambio = cambie = reemplazar = sustituir = renovar
limpiar = lavar = limpio = lavo = limpie = lave = enjuagar = desinfectar = enjuague
secar = seco = toalla = seque
cepillar = cepillo = cepillarse = lavar los dientes = cepille = lavarse los dientes
medir = mido = mida = comprobar = controlar = control = tomar la tensión = revisar
anotar = apuntar = registrar = apunte = anote = diario = cuaderno
receta = recetar = acabar = se me acaban = quedarse sin
caer = caída = caerse = caigo
regla = menstruación = periodo = período
contagioso = contagiar = contagio = pegar = aislar = transmitir
vacuna = vacunar = vacunarse = pinchazo = vacunación
permitido = se puede = permite
normal = frecuente = habitual = común = no se preocupe
tabletas de hierro = hierro = pastillas de hierro = suplemento de hierro
azúcar = glucosa = glucemia
tensión = presión = presión arterial = tensión arterial
"""

# Everyday speech, and descriptions in the place of a name.
SPANISH_COLLOQUIAL = """
retrete = baño = váter = servicio = inodoro = aseo = excusado = cuarto de baño
caca = heces = deposiciones = popó = cagar = ir de cuerpo = hacer del dos = mojón = vientre
pis = orina = orinar = pipí = mear = hacer del uno
regla = menstruación = mes = periodo = días del mes = ciclo
pecho = mama = mamas = senos = tetas = seno = busto
culo = ano = nalgas = trasero = pompis = glúteo = recto = cola
barriga = vientre = abdomen = panza = tripa = estómago = guata
cabeza = coco = cráneo
ojo = vista = ojos
pierna = patas = piernas = pantorrilla = muslo
mano = manos = manitas
espachurrar = aprieta = apretar = aplastar = comprimir = estrujar = presión = aprietan
silicona = prótesis = implante = implantes = relleno
marca = cicatriz = señal = marcas = cicatrices
cicatriz = quede bonita = que no se note = fea
líquido amarillo = pus = supura = secreción = líquido = amarillento
apesta = huele mal = olor = mal olor = peste = hedor = hiede
abrirse = abre = abierta = abrió = saltar los puntos = se ha abierto
arde = caliente = ardor = quema = escuece = quemazón = escozor
ardores = acidez = estómago = reflujo = sienta mal = ardor de estómago
devolver = vomitar = potar = echar = guacarear = arrojar = vómitos
cagalera = diarrea = descomposición = suelto = ir suelto = colitis
estreñido = estreñimiento = no voy al baño = tapado
gases = flato = hinchazón = aire = meteorismo = pedos = eructos
moco = mocos = secreción = nariz tapada = resfriado = constipado
pachucho = enfermo = malo = resfriado = indispuesto
tos = toser = tose = flema = flemas
ahogarse = falta de aire = no me entra el aire = respirar = asfixia
pinchar = inyección = aguja = pinchazo = pinchan = inyectar
pinchazo = aguja = inyección = extracción
pastilla = comprimido = pastillas = tomarse = tragarse = trago
tragar = tomar = trague = trago = agua
chupar = disolver = deshacer = masticar
olvidarse = olvidar = se me pasó = se me ha pasado = olvidé = no me acordé = se me fue
dejarlas = suspender = dejar = abandonar = parar = cortar
médico = doctor = galeno = matasanos = doc
operar = operación = cirugía = rajar = quirófano = abrir = meter cuchillo = intervención
dormir = anestesia = sedación = me duermen = dormido = sedante
despertar = me entero = despierto = consciente
coger = tomar = agarrar
llevar a casa = acompañante = acompañe = recogerme = venir conmigo = acompañar = lleve
venir solo = acompañado = solo = acompañante
currar = trabajar = trabajo = curro = chamba = oficina = laburo
cole = colegio = escuela = guardería = clases
mover = mueva = caminar = moverse
gimnasio = esfuerzo = esfuerzos = deporte = pesas = entrenar = ejercicio físico
jugar = juego = patio = recreo = deporte
broncearse = sol = ponerse moreno = tomar el sol = bronceado = tostarse = playa = quemarse
lavarse = ducha = ducharse = baño = lavar = asearse = aseo = lavado
bañera = bañar = baño = bañarse = sumergir = tina = remojo
hidratar = crema = hidratante = hidratarse = body milk
afeitarse = rasurar = depilarse = cuchilla = maquinilla
pintarse = maquillaje = pintarse las uñas = esmalte = laca de uñas
lentes = gafas = anteojos = espejuelos
ropita = ropa = pañal = body = pijama
manchita = mancha = gotas = gota de sangre = manchado
sangrar = desangrar = sangre = desangrando = hemorragia
moratón = hematoma = morado = cardenal = moretón
hinchado = inflamado = hinchazón = como una bota = bulto = abultado
bulto = masa = nódulo = hinchazón = chichón
grano = granos = espinilla = ronchas = sarpullido
costra = costras = postilla
picar = rascar = comezón = picores
fiebre = temperatura = calentura = destemplado
tiritar = escalofríos = temblor = tiritona
mareado = mareo = me da vueltas todo = flojo = vahído
molido = cansado = cansancio = hecho polvo = reventado = agotado = sin fuerzas
triste = deprimido = depresión = bajón
nervioso = ansiedad = agobiado = angustia
peque = niño = bebé = chiquitín = criatura = churumbel = chaval = chiquillo = guagua
abuelo = mayor = anciano = abuela = tercera edad = mayores
marido = pareja = esposo = mi media naranja = acompañante
chupete = biberón = chupón = mamadera
biberón = leche = toma = tetero = mamadera
pañal = pañales = culero
arrancar = tirar = tire = quitar = jalar = estirar
colgar = cae = caer = suelto = cuelga
desprenderse = cae = caer = caerse = soltarse = desprende
enterarse = resultado = saber = avisar = saber algo = carta = noticias
saber algo = resultado = resultados = respuesta = recibirá
rato = minutos = segundos = tiempo = dura = mucho rato
conviene = mejor = aconseja = recomienda = recomendable
cortado = café = expreso = solo con leche = capuchino
mate = té = infusión = manzanilla = tila
caña = cerveza = alcohol = birra = chela = copita = vinito = cubata = chupito = trago
porro = tabaco = fumar = pitillo = cigarro = vapear = cigarrillo
bocata = pan = bocadillo = sándwich = torta
chuches = dulces = azúcar = golosinas = caramelos = chucherías
papear = comer = picar algo = merendar = jalar = zampar
atracón = comida = comer mucho = exceso
sosa = sal = sin sal = salado
salero = sal = salar = sazonar
lechuga = verdura = verduras = ensalada = vegetales
chuletón = carne = carne roja = hamburguesa = filete
fritanga = frito = grasa = fritos = grasas
nevera = frío = frigorífico = fresquera
cubo de la basura = basura = tirar = desechar
bici = bicicleta = pedalear
avión = volar = vuelo = viajar
aparato = dispositivo = máquina = chisme = cacharro = trasto = grabadora = monitor
pitar = alarma = suena = pitido = pita
pilas = batería = baterías = cargar
pegatina = parche = electrodo = adhesivo
bolsita = bolsa = saco
vendado = venda = vendaje = gasa
quitarme los puntos = retirar = quitar = puntos
sin receta = venta libre = farmacia
pomada = crema = ungüento = potingue
manchar = mancha = teñir
se me olvida = olvidar = olvida = olvidado
molesta = duele = dolor = incordia
fatal = mal = grave = peor
"""
