"""Urgent symptoms in Spanish; accents may be left out."""

from __future__ import annotations

from core.retrieval.language import Language
from core.signs import SignTable
from plugins.safety.signs.spanish_lay import LAY_SPANISH

SPANISH = SignTable(
    """
lost = perdi|perdio|perdiendo|pierdo|pierde|perder|perdido|perdida de|perdida subita de|se me fue|
        se le fue|se me ha ido|se le ha ido|se me quito|se le quito|se me apago|se le apago|
        desaparecio|me quede sin|se quedo sin
sudden = de repente|de pronto|de golpe|repentino|repentina|repentinamente|subito|subita|
        subitamente|de un momento a otro|de la nada|brusco|brusca|bruscamente|desperte
recently = de repente|de pronto|de golpe|repentin*|subit*|hoy|ahora|ahorita|esta manana|esta
        tarde|esta noche|anoche|desde|hace|ayer|me desperte|acabo
belly = barriga|vientre|abdomen|abdominal|estomago|panza|tripa|tripas|guata|bajo vientre|lado
        derecho del abdomen|fosa iliaca|estomacal
severe = fuerte|fuertes|fuertisimo|fuertisimos|intenso|intensa|intensisimo|insoportable|
        insoportables|terrible|severo|severa|horrible|atroz|brutal|agudo|aguda|espantoso|
        muchisimo|no aguanto|no lo aguanto|inaguantable|me retuerzo|doblada|doblado|tremendo|
        tremenda|desgarrador|punzante|mucho|muchisimo dolor|demasiado|no me deja|gritar|gritando|
        nunca he sentido|peor
pain = duele|duelen|dolor|dolores|doliendo|dolio|adolorido|adolorida|molestia|punzada|punzadas|
        pinchazo|pinchazos|ardor|quemazon|calambres|retortijones|colico|colicos|doler
pressure = presion|opresion|aprieta|apreta|apretado|apretando|oprime|oprimido|oprimiendo|peso|
        pesadez|aplasta|aplastando|aplastante|tirantez|tension|apreton|apretada|estruja|pesado|
        opresivo|elefante|losa|piedra
side = izquierd*|derech*|medio lado|un lado|media|medio
no_puede = sin poder|sin lograr|no puedo|no puede|no puedo ni|no logro|no logra|no consigo|no
        consigue|no podia|no pude|no pudo|no soy capaz de|incapaz de|no podemos|apenas puedo|apenas
        puede|casi no puedo|casi no puede|imposible|ya no puedo|ya no puede|no alcanzo a|no puedes|
        deje de|dejo de|dejado de
limb = brazo|brazos|pierna|piernas|mano|manos|pie|lado|cuerpo|dedos|lado izquierdo|lado derecho|
        mitad del cuerpo|medio cuerpo
weak = se me duerme|se me duermen|se me durmio|se le duerme|se le durmio|debil|debiles|debilidad|
        dormido|dormida|dormidos|dormidas|entumecido|entumecida|
        entumecimiento|paralizado|paralizada|paralisis|sin fuerza|sin fuerzas|no tiene fuerza|no
        tengo fuerza|no tengo fuerzas|perdi fuerza|perdi la fuerza|perdio fuerza|perdio la fuerza|
        no responde|no me responde|no le responde|hormigueo|adormecido|adormecida|adormecimiento|
        no lo siento|no la siento|no siento|no se mueve|caido|caida|muerto|muerta|flojo|floja|no
        lo puedo mover|no la puedo mover|no puedo mover|no puede mover|no puedo levantar|no puede
        levantar|se me durmio|se le durmio|me falla|arrastra|arrastro|se me durmieron|se me cae|se
        me caen las cosas|torpe
face = cara|boca|rostro|labio|comisura|sonrisa|parpado|mejilla
crooked = dobla|doblo|ladea|ladeo|ladeada|caida|caido|torcida|torcido|chueca|chueco|desviada|
        desviado|desvio|desviando|tuerce|
        torcio|se fue de lado|de lado|paralizada|paralizado|paralisis|dormida|entumecida|colgando|
        cuelga|cayo|se me cae|se le cae|se me cayo|se le cayo|jalada|se fue para un lado|hacia un
        lado|a un lado|asimetrica|adormecida|inmovil|colgada|virada|ladeada|deforme
blood = sangre|sangrar|coagulos|posos de cafe|sangrado|sangrando
bleeding = sangra|sangro|sangran|sangrado|sangrando|sangrar|sangre|hemorragia|sangrante|desangro|
        desangra|sangramiento|desangrando
much = abundante|abundantemente|mucho|mucha|muchisimo|muchisima|a chorros|a chorro|chorro|chorros|
        borbotones|por todos lados|por todas partes|empapado|empapada|empapa|empapando|charco|
        demasiado|demasiada|intenso|intensa|profuso|profusa|grave|litros|muchos|coagulos|grandes|
        un monton|bastante|roja y abundante|sin parar|fuerte|masiva
stool = heces|deposicion|deposiciones|caca|popo|evacuacion|evacuaciones|materia fecal|excremento|
        excrementos|diarrea|diarreas|cagar|defecar|defeco|evacuar|evacuo|recto|ano|poposear|bano|
        inodoro|cuerpo del vientre|obrar|obro|zurrar|bowel
black = negra|negras|negro|negros|negruzcas|alquitran|alquitranadas|como brea|chapopote|color cafe
        negro|como petroleo|con sangre|de sangre|llenas de sangre|sanguinolentas|sangre roja|como
        betun|rojas|sangre|como carbon
swell = hincha|hinchan|hinchado|hinchada|hinchados|hinchadas|hinchando|hincho|hincharon|hinchazon|
        inflama|inflamo|inflamado|inflamada|inflamados|inflamando|inflamacion|cierra|cierran|
        cerrando|cerrada|cerro|cerrado|crecio|creciendo|agranda|enorme|engrosada|gorda|gruesa|
        dura|cerrandose|hinchandose|inflando|inflo|inflada|inflados
airway = lengua|labio|labios|cara|garganta|boca|glotis|parpados|campanilla|rostro|cuello
fainted = desmaye|desmayo|desmaya|desmayado|desmayada|desmayar|desmayarme|desmayos|desvanecio|
        desvaneci|desvanecido|desvanecida|inconsciente|perdi el conocimiento|perdio el
        conocimiento|pierde el conocimiento|perdi la conciencia|perdio la conciencia|perdi la
        consciencia|perdio la consciencia|perdida de conciencia|perdida de conocimiento|se
        desplomo|desplomarse|me desplome|desplomado|colapso|no reacciona|no responde|se
        quedo blanco y cayo|sincope|patatus|no contesta y|quedo inconsciente|privado|se privo|
        quede inconsciente
fits = convulsion|convulsiones|convulsiona|convulsiono|convulsionando|convulsionar|ataque
        epileptico|crisis epileptica|crisis convulsiva|ataque de epilepsia|epileptico|sacudidas|
        espuma por la boca|temblando todo el cuerpo|se sacude|ojos en blanco|ojos volteados|se
        puso tieso|sacudiendose|convulso
child = nino|nina|hijo|hija|bebe|bebes|criatura|nieto|nieta|chiquito|chiquita|pequeno|pequena|
        sobrino|sobrina|guagua|lactante|recien nacido|recien nacida|peque|mi hijito|mi hijita|
        chamaco|niños|gemelos|hermanito|hermanita
fever = fiebre|fiebron|calentura|temperatura|febril|#fever|escalofrios|destemplado|tiritona|
        hirviendo|ardiendo
baby = recien nacido|recien nacida|neonato|neonata|semanas de nacido|semanas de nacida|dias de
        nacido|dias de nacida|semanas de vida|dias de vida|de # semanas|de # dias|# semanas|#
        dias|un mes de nacido|un mes de nacida|un mes de vida|dos semanas|tres semanas|cuatro
        semanas|seis semanas|cinco semanas|diez dias|veinte dias|dos meses|de un mes|de 1 mes|de 2
        meses|un mes|tiene 1 mes|mes y medio|una semana de|quince dias de|quince dias
medicine = pastilla|pastillas|pildora|pildoras|tableta|tabletas|comprimido|comprimidos|capsula|
        capsulas|medicamento|medicamentos|medicina|medicinas|medicacion|remedio|remedios|
        paracetamol|ibuprofeno|aspirina|aspirinas|warfarina|insulina|diazepam|clonazepam|rivotril|
        somniferos|sedantes|ansioliticos|antidepresivos|analgesicos|morfina|tramadol|metformina|
        gotas|jarabe|unidades|dosis|acetaminofen|alprazolam|lorazepam|litio|digoxina|sintrom
swallowed = trago|trague|tragado|tragaron|tomo|tome|tomado|tomaron|ingirio|ingeri|ingerido|comio|
        comi|comido|bebio|bebi|bebido|bebe|se metio|engullo|masco|se trago|tomando|tomarme
toxic = pila|pilas|bateria|baterias|iman|imanes|lejia|cloro|veneno|detergente|anticongelante|
        raticida|matarratas|pesticida|insecticida|plaguicida|amoniaco|acido|sosa|sosa caustica|
        desatascador|quimico|quimicos|moneda|aguja|limpiador|desinfectante|gasolina|queroseno|
        aguarras|disolvente|alcohol en gel|gel antibacterial|setas|hongos|quitaesmalte|
        lavavajillas|jabon|blanqueador|lavandina|hipoclorito|acetona|thinner|tornillo|boton|
        vidrio|herbicida|naftalina|colonia|suavizante|clavo|mis pastillas|pastillas de la abuela|
        pastillas del abuelo|medicinas de la abuela|medicamentos de la abuela|alfiler|alambre|
        metanol|paraquat
eye = ojo|ojos
breath = respirar|respira|respiro|respiracion|aire|aliento|respirando|resuello|inhalar
confused = confundido|confundida|confuso|confusa|desorientado|desorientada|delirando|delira|dice
        incoherencias|incoherencias|dice cosas raras|dice cosas sin sentido|habla sin sentido|no
        sabe donde esta|no sabe quien es|no sabe que dia|no me reconoce|no nos reconoce|no
        reconoce|perdido|perdida|desvaria|confusion|alucina|alucinando|cosas sin sentido|no
        coordina
drowsy = somnoliento|somnolienta|adormilado|adormilada|mucho sueno|muy dormido|muy dormida|no
        despierta|no se despierta|decaido|decaida|mareado|mareada|mareos|mareo|dolor de cabeza|
        nauseas|vision|atontado|atontada|aturdido|aturdida|no recuerdo|no recuerda|no me acuerdo|
        no se acuerda|vomito|vomita|vomite|vomitando|vomitado|desmay*|convulsi*|sangra|sangre|
        liquido|pupila*|inconsciente|perdi el|perdio el
thinner = anticoagulante|anticoagulantes|anticoagulado|anticoagulada|warfarina|sintrom|
        acenocumarol|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|pradaxa|edoxaban|heparina|
        clopidogrel|enoxaparina|clexane|adiro|coumadin|hemofilia|hemofilico|diluye la sangre|
        diluyentes de la sangre|aspirina
pregnant = embarazada|embarazo|gestante|encinta|semanas de embarazo|semanas de gestacion|meses de
        embarazo|preñada|parto|di a luz|cesarea|posparto|postparto|de # semanas y
sugar = azucar|glucosa|glucemia|glicemia|azucares|glucometro|hipoglucemia|hipoglicemia
lowsigns = confundid*|confus*|tembl*|sud*|desmay*|mareo*|maread*|marea*|debil*|inconsciente|no
        responde|habla raro|no despierta|palid*|vision|borros*|hambre|frio|raro|rara|somnolient*|
        no coordina|convulsi*|palpitaciones|ausente
wound = herida|incision|puntos|cicatriz|corte|sutura|operacion|cirugia|grapas|drenaje|mordida|
        mordedura|injerto|ampolla
pus = pus|supura|supurando|se abrio|abierta|abrieron|abrio|huele|mal olor|apesta|liquido|amarillo|
        verde|secrecion|infectad*|raya roja|lineas rojas|linea roja|se extiende|drena
hot = fiebre|roja|rojo|caliente|dolor|duele|calentura|escalofrios|hinchada|hinchado|enrojecida|
        inflamada|ardiendo|extendiendo|rojas

Chest pain!
    ({pain}|{pressure}) ^4 (pecho|torax|esternon|toracico|pectoral) unless (amamant*|lactancia|
        pezon|mastitis|dar pecho)
    (pecho|torax|corazon) ~5 ({pain}|{pressure}|mal)
    (dolor|duele|punzada|pinchazo|presion|opresion|aprieta) ~4 corazon unless (roto|novio|alma)
    (dolor|duele|molestia) ~2 (va|baja|sube|corre|pasa|recorre|llega|irradia) ~3 (brazo|mandibula|
        cuello|quijada) & (sud*|nausea*|mare*|pecho|ahogo|falta)
    (dolor|duele|dormido|hormigueo) ~3 (brazo izquierdo|mandibula) & (sud*|nausea*|pecho|ahogo|
        falta)
    angina de pecho & (tengo|dolor|ahora|ataque)
    (arde|ardor|quema|quemazon|punza|oprime|aprieta) ^4 pecho & (sud*|brazo|aire|mare*|mandibula)
    (se agarra|se aprieta|se toca|se lleva la mano al|se lleva las manos al|agarrandose|tocandose|me
        agarro) ~2 pecho & (sud*|palid*|gris|aire|brazo|mandibula)
Trouble breathing!
    {no_puede} ~3 (respirar|tomar aire|coger aire|agarrar aire|jalar aire|inhalar) unless (por la
        nariz|nariz tapada|nariz)
    no ~1 (respiro|respira|respirando) unless (por la nariz|nariz)
    (cuesta|costando|dificil|dificultad|trabajo|dificultades|problemas|batallo|lucho|cuesta
        trabajo) ~4 (respirar|la respiracion|tomar aire|respiracion) unless (por la nariz|nariz)
    (falta|faltando|falto|falte) ~3 (aire|respiracion|aliento|oxigeno)
    (asfixia|asfixiado|asfixiada) unless (perinatal|riesgo|que es)
    (me ahogo|se ahoga|me estoy ahogando|se esta ahogando|me asfixio|se asfixia|asfixiando|
        ahogandose|ahogandome|sofoco y no|ahogada|ahogado) unless (trabajo|deudas|calor|piscina|
        mar)
    (ahogo|asfixia|fatiga|disnea|sofocacion|sin aire|sin aliento) ~5 (reposo|sentad*|acostad*|
        acostarme|quiet*|noche|fuerte|mucho|hablar|de repente|tumbad*|desde|muy|ahora|hoy|pecho|
        constante|grave)
    (sensacion de|siento|tengo|mucho|mucha|con) ~1 (ahogo|asfixia|disnea)
    (sin aire|sin aliento|no me entra el aire|no le entra aire|no entra aire|no me llega el aire|
        no me llega aire|no hay aire)
    (agitado|agitada|fatigado|fatigada) & (reposo|sentad*|acostad*|hablar|labios|respir*)
    (asma|silbido*|pitos|broncoespasmo) & (inhalador|ataque|crisis) & (no funciona|no me hace|no
        hace|no sirve|no ayuda|fuerte|no mejora|no puedo|no cede|no me alivia|peor|no le hace)
    (saturacion|oxigeno|satura) ~4 #lowoxygen
    (respira|respiracion) ~3 (muy rapido|rapidisimo|agitad*|con dificultad|mal|muy mal|
        entrecortad*|a gatas)
Choking!
    (atragant*|atoro con|se atoro|me atore|se esta atragantando|me atragante) & (no|tos*|respir*|
        azul|con|comida|hijo|bebe|uva|carne|ahora)
    (atorad*|atascad*|atravesad*|clavad*) ~4 (garganta) & (no|respir*|trag*|babea*|saliva|duele|
        dolor|espina|carne)
    no ~2 (tragar|trago) ~2 (saliva|nada|ni) & (babea*|saliva|atorad*|respir*)
Blue lips!
    (labios|cara|unas|dedos|lengua|boca) ^4 (azul*|morad*|amoratad*|violeta*|gris*|cenizo*|
        cianosis) unless (frio de|lapiz|pintalabios|esmalte|moreton|golpe)
    ({child}|esposo|esposa|mama|papa|marido|mujer|piel) ~4 (azul|morado|morada|gris|cenizo) unless
        (camisa|ojos azules|pelo|vestido)
    se ~2 (puso|esta poniendo|pone|ponen|pusieron) ~1 (azul|azules|morado|morada|morados|cenizo|
        moradito|moradita)
Possible stroke!
    (torcer|torciendo|desviar|caer|caerse) ~3 {face}
    {face} ^5 {crooked} unless (anestesia|dentista|muela|botox)
    (tuerce|torcio|torcido|desvio|tuerto|se me va) ~4 (cara|boca|labio)
    parte ~2 cara ~4 ({weak}|{crooked})
    {no_puede} ~2 (hablar|decir palabras|articular|pronunciar|sonreir|decir nada) unless (afoni*|
        ronc*|laringitis|con mi|con el|dolor de garganta|dentista)
    (hablo|habla|hablar|hablando|habla muy|lengua) ~2 (raro|rara|enredad*|arrastrad*|arrastrando|
        arrastra|mal|trabad*|incoherente*|incoherencias|estropajosa|pastosa|como borracho|como
        borracha|trabaj*|gangoso|balbuce*|sin sentido) unless (ingles|idioma|mal de)
    (arrastra|arrastro|arrastrando|traba|enreda|no le salen|no me salen|no encuentro|no encuentra|
        no salen|enredan|traban) ~2 (palabras|lengua|la lengua)
    no ~1 (habla|hablo|le entiendo|se le entiende|se me entiende|se entiende) ~3 (bien|claro|nada|
        lo que dice|lo que digo|de repente|cuando habla)
    (lado|brazo|pierna|mano|cara|mitad|parte|cuerpo) ~2 {side} ~6 ({weak}|no lo|no la)
    (medio|mitad|media) ~2 (cuerpo|cara) ~4 {weak}
    {weak} ~5 (lado|brazo|pierna|mano|mitad|parte|media) ~3 ({side}|cuerpo|cara|boca)
    {weak} ~3 (medio cuerpo|medio lado|un brazo|una pierna|un lado|una mano|media cara)
    (un brazo|una pierna|una mano|un lado) ~4 {weak}
    {sudden} ~6 (debil*|sin fuerza|entumecid*|paralizad*|dormid*|torpe)
    {no_puede} ~1 (mover|levantar|alzar|sentir|mover bien|cerrar) ~3 (brazo|pierna|mano|lado|
        brazos|pie|medio cuerpo|dedos) unless (yeso|operacion del hombro|agujetas)
    ({limb}) ~4 ({weak}) & ({sudden}|desde hoy|hablar|cara|boca)
    (se me cae|se me caen|se le caen|se le cae) ~3 (cosas|baba|brazo|todo) & ({sudden}|brazo|mano|
        lado|cara)
    {sudden} ~6 (no puedo caminar|no puede caminar|perdi el equilibrio|perdio el equilibrio|pierdo
        el equilibrio|vision doble|veo doble|ve doble)
    (no siento|no siente) ~3 (lado|brazo|pierna|mano|mitad|cara) unless (anestesia|dentista)
    {lost} ~1 (habla|sensibilidad|movilidad) unless (anestesia|dentista|gripe|ronco|ronca)
Possible stroke or heart attack!
    (infarto|derrame cerebral|ataque al corazon|ictus|paro cardiaco) unless (riesgo|causa*|mama|
        abuel*|padre|sintoma*|que es|como|cuando|prevenir|puede*|factura|familia|hace|ano|pasado|
        tuvo|tuve|murio|miedo|despues de|tras|dieta|puedo|ejercicio|recuperacion|rehabilitacion|
        historial|antecedentes|dure|dura|cuanto|que senal*|que signo*)
    (es|sea|tengo|teniendo|dando|tiene|me da|le da|le dio|me dio|sufriendo|estar|esta teniendo|
        parece|creo que) ~3 (infarto|derrame|ataque al corazon|ataque cardiaco|derrame cerebral|
        ictus|acv|embolia|paro cardiaco|ataque cerebral) unless (que sintoma*|que senal*|que signo*|
        que consecuencia*|que riesgo*)
Heart racing or very slow!
    (corazon|pulso|palpitaciones|taquicardia|latidos) ^6 (rapido|acelerad*|desbocad*|irregular*|
        mil|late fuerte|se me sale|#fastpulse|muy rapido|a todo|disparad*|fuertes|galopa*|loco) &
        (desmay*|mareo*|marea*|pecho|aire|sud*|{fainted}|ahogo|respirar|no para|horas|palid*|
        desvanec*)
    (palpitaciones|taquicardia) & ({fainted}|desmay*|pecho|mareo*|marea*|aire|ahogo|sudor*|
        sudando|horas)
    (pulso|frecuencia|latidos) ~4 #fastpulse
    (pulso|frecuencia cardiaca) ~4 (30|32|33|34|35|36|37|38|39)
    desfibrilador ~3 (descarg*|disparo)
Sudden confusion!
    {sudden} ~6 {confused}
    {confused} ~5 ({sudden}|desde hoy|hoy|ahora|desde esta manana|desde anoche|esta manana)
    (esta|papa|mama|padre|madre|abuela|abuelo|esposo|esposa|marido|muy) ~3 (confundid*|
        desorientad*|delirando|incoherente)
    (no me reconoce|no nos reconoce|no reconoce|no sabe quien|no sabe donde|no sabe que dia|no
        sabe como se llama|desvaria|dice incoherencias|dice cosas sin sentido|dice cosas raras|
        habla incoherencias|habla cosas sin sentido)
Worst headache!
    peor ~3 (dolor de cabeza|cefalea|migrana|jaqueca)
    (dolor de cabeza|cefalea|cabeza|jaqueca) ~8 (de mi vida|trueno|rayo|{sudden}|explota|explotar|
        estalla|estallar|reventar|revienta|martillazo|nunca antes|como nunca|nunca habia|nunca he)
        unless (ideas|trabajo)
    {sudden} ~6 (dolor de cabeza|cabeza|cefalea) ~4 ({severe}|duele)
    {sudden} ~5 dolor ~2 {severe} ~2 cabeza
    dolor ~1 {severe} ~2 cabeza & (vomit*|vision|{confused}|rigid*|debil*|{sudden}|desmay*|luz|
        golp*|borros*|veo)
    dolor de cabeza ~3 {severe} & (vomit*|vision|{confused}|rigid*|debil*|{sudden}|desmay*|golp*|
        borros*|veo doble|cuello)
    me duele ~3 cabeza & ({severe}) & (vomit*|{sudden}|vision|{confused}|rigid*|golp*|cuello)
Stiff neck with fever!
    (cuello|nuca) ^4 (rigid*|rigidez|tieso|tiesa|duro|dura|no puedo doblar|no puede doblar|no lo
        puedo|no puedo mover) & ({fever}|dolor de cabeza|luz|vomit*|manchas|cabeza)
    {no_puede} ~3 (cuello|barbilla|nuca|menton) & ({fever}|cabeza|luz)
    (molesta|molestan|duele|lastima) ~3 luz & ({fever}|cuello|manchas)
Rash that does not fade!
    (manchas|puntos|erupcion|sarpullido|ronchas) ^7 (no desaparecen|no desaparece|vaso|no se
        borran|no se quitan|morad*|rojo oscuro|purpura|violaceas|petequias|al presionar|al
        apretar) & ({fever}|decaid*|{child}|mal|vomit*|vaso|cuello|somnolient*|presionar|apretar)
    (piel) ~5 (se cae|se pela|pelando|ampollas) & ({fever}|medicamento|antibiotico|boca|ojos)
Possible sepsis!
    (sepsis|septicemia|septico) & (tengo|tiene|creo|puede)
    ({fever}|infeccion) & (piel manchada|manos frias|{confused}|tiritando sin|temblando sin|
        respira muy|no orina|no orino|muy debil|no me puedo levantar|no puede levantarse|presion
        muy baja|tension muy baja|piel moteada|somnolient*)
    {fever} & (trasplant*|sin bazo|cateter|via central|defensas bajas|neutropeni*|inmunosuprimid*|
        inmunodeprimid*)
Coughing or vomiting blood!
    (tos|toso|tose|tosi|tosio|tosiendo|escup*|vomit*|bomit*|expector*|devuelv*|devolvi*|arroj*) ~5
        ({blood}|cafe molido|cafe) unless (encias|cepill*|diente*|muela|presion)
    (sangre) ~4 (tos|toser|toso|tosiendo|vomit*|vomitar|esputo|flema*|flemas|moco|mocos|por la
        boca) unless (encias|cepill*|nariz|muela)
    (flema|flemas|esputo|esputos|vomito|mocos) ~3 (sangre|sanguinolent*|rojo|roja|negro|posos)
    hemoptisis
    vomit* ~4 (verde|bilis|heces|fecal*) & ({belly}|{child}|hernia|no)
Black or bloody stool!
    {stool} ~4 {black} unless (hierro|bismuto|papel|encias)
    (sangre|sangrado) ~4 ({stool}|al obrar|al evacuar|al defecar|rectal) unless (poquit*|papel|
        analisis|hemorroides de siempre|una gota)
    (sangro|sangra|sangrado|hemorragia) ~3 (por el recto|por el ano|por detras|rectal|por atras|
        por abajo) unless (regla|menstruacion)
    (cago|defeco|evacuo|obro|obrando|cagando|evacuando|haciendo del bano) ~2 (sangre|negro)
    melena unless (pelo|cabello)
Heavy bleeding!
    (sale|salen|brota|brotan|chorrea|mana) ~2 (a chorros|a borbotones|sin parar) & (sangr*|herida|
        corte)
    {bleeding} ~5 (sin parar|sin cesar|no para|no se detiene|no deja|no cesa|no se corta|no cede|no
        paran|no parar|no se para|no logro parar|no puedo parar|no ha parado|no se me corta|no se
        quita|sin control|no quiere parar)
    (no para|no deja|no paro|no cesa|no dejo|no ha parado|no termina) ~2 (sangrar|salir sangre|de
        sangrar|de salir sangre|sangrando)
    (no consigo que|no logro que|no conseguimos que|no logramos que|no hay forma de que) ~1 (pare|
        para|deje|deja|cese|cesa|dejan|paran) ~2 (sangr*|sangre|hemorragia)
    (no puedo|no logro|no consigo|no podemos|no logramos|como) ~2 (parar|detener|cortar|controlar)
        ~3 ({bleeding}) unless (prevenir|evitar)
    (sangra|sangro|sangrado|sangrando|sangre|hemorragia|sale|pierdo|pierde|perdiendo) ~3 {much} ~2
        (sangre|sangrado)
    (sangra|sangro|sangrado|sangrando|sangrar|hemorragia) ~3 {much}
    (mucha|muchisima|demasiada|tanta|bastante|un monton de) ~1 (sangre|hemorragia)
    (pierdo|perdiendo|pierde|perdi|perdio|sale|saliendo|brota|chorrea|chorreando) ~3 sangre ~3
        {much}
    (sigue|sigo|continua|no deja de|todavia) ~1 (sangrando|sangrar|el sangrado|saliendo sangre)
    (hemorragia) unless (causa|riesgo|conjuntiva*|hace|cerebral es)
    (sangre|sangrado) ~4 (a chorros|borbotones|por todos lados|por todas partes|charco|empap*|a
        chorro|chorros)
    (empap*|mojando|cambio) ~4 (toalla|toallas|venda|vendas|compresa*|gasas|apositos|aposito|pano*)
        & ({bleeding}|hora)
    (nariz) ~4 (sangr*) & (no para|minutos|horas|hora|{thinner}|no se corta|mucha|rato|no deja)
    (corte|corto|amput*|rebano|trozo|cercen*) ~4 (dedo|mano|brazo|arteria|vena|muneca|munecas|pie)
        & (sangr*|profund*|hueso|arteria|colgando|dedo|amput*) unless (papel)
    me desangro
Fainting!
    {fainted} unless (casi me desmayo de|risa|agujas)
    (me voy a desmayar|voy a desmayarme|siento que me desmayo|a punto de desmayarme|casi me
        desmayo|se me va la cabeza|me siento desmayar) & (sangr*|negr*|pecho|corazon|barriga|
        embaraz*|heces|sud*|ahogo|ahora|hoy|dolor|palpitaciones)
    no ~2 (despierta|despertar|reacciona|responde|contesta|despertarlo|despertarla) unless
        (correo|llamada|mensaje|telefono|whatsapp|doctor|clinica|medico)
    (no respira|sin respirar|sin pulso|no tiene pulso|dejo de respirar|encontre en el suelo|tirado
        en el suelo)
Seizure!
    {fits}
    (tiembla|temblando|sacude|sacudiendo|sacudidas|rigido|tieso) & (inconsciente|ojos|espuma|no
        responde|todo el cuerpo|no reacciona|perdio) unless (frio|azucar)
    le ~2 (ataque|ataques|crisis) & (sacud*|temblo*|temblando|espuma|rigid*|epilep*|ojos|mordio)
Swelling of face, tongue or throat!
    {airway} ^5 {swell} unless (muela|dentista|paperas|diente|botox|quirurgica|ojos cerrados|
        bronceado)
    (garganta|glotis) ~4 (cierra*|cerrando|cerro|apret*|aprieta|estrech*)
    (urticaria|ronchas|alergi*|picazon) & (lengua|garganta|labios|respir*|aire|hinch*|cara|
        desmay*|mareo*|ahogo) & (comi|comer|medicamento|antibiotico|pastilla|picadura|pico|abeja|
        avispa|mariscos|mani|garganta|respir*|lengua|labios|despues|tras|nuez|nueces|cacahuate)
    (anafila*|anafilactic*|choque alergico|shock alergico|reaccion alergica grave|reaccion
        alergica fuerte|epipen|adrenalina) & (tengo|tiene|teniendo|use|creo|esta|me|dando|
        necesito)
Thoughts of suicide or self-harm!
    (matarme|va a matarse|quiere matarse|tirarse de|tirarse del|tirarse por|tirarse a|lanzarse|
        aventarse de|aventarse del|
        pegarse un tiro|suicidarme|suicidarse|suicid*|quitarme la vida|quitarse la vida|hacerme
        dano|hacerse
        dano|lastimarme|autolesion*|cortarme las|ahorcarme|ahorcarse|colgarme|tirarme por|tirarme
        del|tirarme de|aventarme|pegarme un tiro|dispararme|me corto los brazos|cortandome|me hago
        dano|envenenarme|desvivirme|tirarme al|tirarme a las vias|cortarse las) unless (riesgo
        bajo|terrorista)
    (quiero|quisiera|ganas de|deseo|prefiero|preferiria|quiere|desearia|mejor|ojala|pienso en|
        pensando en|pensamientos de|ganas|piensa en) ~2 (morir|morirme|morirse|estar muert*|
        desaparecer|no existir|dormir y no despertar|no despertar|muriera|muriese|me muera|me
        muriera|no vivir|dormirme para siempre)
    no ~2 (quiero|quiere|deseo|aguanto|soporto|puedo) ~2 (vivir|seguir viviendo|seguir vivo|seguir
        viva|seguir asi|existir|estar vivo|estar viva|estar aqui|despertar|continuar viviendo|
        seguir adelante|la vida|mas con mi vida|mas con la vida|mas esta vida) unless (vivir en|
        vivir con|vivir cerca)
    (acabar|terminar|acabo|acabare) ~2 (con mi vida|con todo|mi vida|con su vida|con esto de una
        vez|con mi sufrimiento|con mi dolor para siempre|conmigo)
    (mejor|mas valdria|mejor estaria|estaria mejor|estarian mejor|estaran mejor|vivirian mejor) ~2
        (muert*|sin mi)
    (vida|vivir) ~4 (no tiene sentido|sin sentido|no vale|no vale la pena|no tiene caso|ya no
        tiene)
    (no vale la pena|no tiene sentido|para que|no tiene caso|no encuentro razones para|sin razon
        para|no hay razon para|no tengo razones para) ~2 (vivir|seguir viviendo|seguir)
    voces ~6 (mate|matar*|haga dano|dano|muera|morir|tire|salte|corte)
    (me voy a|voy a|pienso|planeo|quiero|pensado en|pensando en|ganas de) ~2 (matar|matarme|tirar
        por|tirarme|colgar|cortar las venas|tomar todas|saltar del|saltar de)
    (cortar|corte|corto|corta|cortado|cortarse|cortarme|cortandose|cortandome|cortes) ~3 (venas|
        munecas|brazos|antebrazos|piernas|muneca) unless (cocina|cocinando|vidrio|cuchillo de
        cocina|accidente)
    (carta|nota) ~2 (despedida|suicid*)
    (nadie) ~3 (me extranaria|me echaria de menos|notaria) & (muer*|mori*|desaparec*|no estuviera)
Thoughts of harming others!
    (matar|matarlo|matarla|hacerle dano|apunalar|ahogar|ahorcar) ~3 (mi|a mi|al|a la|alguien|
        gente|todos|bebe|hijo|esposa|esposo) & (quiero|voces|ganas|pienso|impulso|voy a|miedo)
        unless (hambre|tiempo)
Severe pain!
    dolor ~3 (insoportable|inaguantable|atroz|peor|10 de 10|10 sobre 10|nunca he sentido|me muero
        del)
    (peor|insoportable) ~1 dolor
    (gritando|llorando|retorciendo*|grito|lloro) ~2 dolor
Violence at home!
    (esposo|marido|novio|novia|pareja|padre|papa|ex|hijo) ~3 (me pega|me golpea|me pego|me golpeo|
        me ahorco|me amenaza|me quiere matar|me violo|me maltrata)
    (me violaron|violacion|me violo|abusaron de mi|abuso sexual)
Overdose or poisoning!
    (sobredosis|intoxicacion|intoxicado con|me intoxique con|envenen*) unless (sobredosis de
        trabajo|de amor|alimentaria)
    {swallowed} ~4 (demasiad*|todas|todos|toda la|todo el|frasco|bote entero|caja entera|muchas|
        muchos|muchisimas|un monton|un punado|media caja|un blister|blister entero|varias|
        bastantes|cantidad|una caja|tableta entera|exceso de|mas de) ~4 {medicine} unless (como
        todas|todas las mananas|todas las noches|todos los dias|recetad*|varias medicinas al dia)
    {swallowed} ~3 (toda la caja|todo el frasco|todo el bote|el frasco entero|la caja entera|todo
        el blister|todas juntas|un frasco)
    {swallowed} ~3 (#many|diez|doce|quince|veinte|treinta|cuarenta|cincuenta|cien|ocho|nueve|
        veinticinco|sesenta|docenas) ~2 {medicine} unless (mg|miligramos|dias|gotas al)
    {swallowed} ~4 (doble|triple|diez veces|demasiad*|equivocad*) ~4 (insulina|digoxina|warfarina|
        metadona|morfina|sintrom|litio)
    (inyect*|puse|puso) ~4 (demasiad*|doble|equivocad*|de mas|unidades en vez|de la cuenta) ~3
        (insulina|unidades)
    {child} ~5 {swallowed} ~5 ({toxic}|{medicine}) unless (recetad*|antibiotico|cada dia|todos los
        dias|le toca|bien la|pecho|leche|como dijo|como indico|como mando|segun|esta mejor|
        mando el|receto)
    ({swallowed}|mordio|mordieron|mastico|masticaron|chupo|chuparon|lamio) ~4 {toxic}
    (monoxido|fuga de gas|olor a gas) & (mareo*|marea*|dolor de cabeza|vomit*|desmay*|huele|
        alarma)
    (respire|inhale|inhalo|respiro|aspire|mezcle) ~4 (gases|humo|vapores|cloro|amoniaco|lejia) &
        (tos*|ahogo|respir*|pecho|garganta|mareo*|maread*|arde)
    (mordio|pico|mordedura|picadura|picado|mordido) ~4 (serpiente|vibora|culebra|alacran|escorpion|
        medusa|arana)
    (serpiente|vibora|alacran|escorpion) ~4 (mordio|pico|mordido|picado)
Chemical in the eye!
    ({toxic}|cal|cemento|quimico*|pegamento|limpia*) ~7 {eye}
    {eye} ~6 (lejia|cloro|acido|amoniaco|detergente|cemento|quimico*|pegamento|cal)
    (pinche|pincho|clave|clavo|metio|piquete|pico) ~3 {eye} & (sangre|veo|ve|duele|dolor|dentro)
    {eye} ~5 (clavad*|clavo|perforad*|vidrio|metal|astilla|pincho) & (duele|dolor|sangr*|veo|
        dentro|clav*)
Severe belly pain!
    (dolor|dolores|colico|calambres) ~3 {severe} ~4 {belly}
    (dolor|dolores|duele) ~2 {belly} ~4 ({severe}|mucho y)
    {belly} ~3 ({pain}) ~2 {severe}
    duele ~1 {severe} ~3 {belly}
    {severe} ~2 (dolor|dolores|retortijones) ~3 {belly}
    {belly} ~4 (duro|dura|rigido|rigida|como tabla|como una tabla|como piedra|como madera) &
        (duele|dolor|fiebre|vomit*|mucho|tocar)
    duele ~4 (lado derecho|parte baja derecha|fosa iliaca|bajo vientre derecho|abajo a la derecha)
        & (fiebre|vomit*|peor|camin*|fuerte|insoportable) unless (espalda|cabeza)
Vomiting that does not stop!
    no ~3 (de vomitar|vomitando|paro de vomitar|de devolver)
    (vomito|vomita|vomitando|vomitos|vomite|vomitar|vomitado|devuelvo) ~4 (sin parar|todo el dia|
        toda la noche|todo lo que|desde ayer|cada hora|cada rato|cada # minutos|#many veces|diez
        veces|no para|no paran|constantemente|no para de|imparables|continuos|no cesan|desde
        anoche|hasta el agua)
    no ~3 (retengo|retiene|tolero|tolera|aguanto|mantengo|retener|tolerar|me queda|me entra|se
        queda) ~4 (nada|agua|liquidos|ni el agua|ni agua|comida|estomago) & (vomit*|agua|nada|
        liquido*)
    (lleva|llevo|hace) ~3 (horas|dias|dia) ~2 (vomitando|sin beber|sin tomar liquidos|sin tomar
        nada)
Possible trapped hernia!
    (bulto|hernia|ingle|bola) ~8 (duro|dura|morado|morada|negro|atascad*|atrapad*|estrangulad*|
        rojo|roja|encarcelad*) & (dol*|duele|vomit*|fiebre|nausea*)
    (bulto|hernia|bola) ~4 (no entra|no vuelve|no puedo meter|no se mete|no se reduce|no baja|no
        puedo empujar|no regresa) & (dol*|duele|vomit*|fiebre|dur*)
Testicular pain!
    (testiculo|testiculos|huevos|escroto|testicular|bolas) ^5 (dol*|duele|hinchad*|fuerte|
        {sudden}|inflamad*|torcid*|insoportable|duro) unless (desayun*|com*|gallina|comer)
    ereccion & (horas|dolorosa|no baja|duele)
Cannot pass urine!
    (revienta|reventando|reventar|explota|estalla) ~3 vejiga
    {no_puede} ~2 (orinar|hacer pipi|hacer pis|mear|vaciar la vejiga|echar orina|orina) unless
        (aguantar|dormir)
    no ~2 (orino|orina|he orinado|ha orinado|he podido orinar|ha podido orinar|hago pipi|hago pis|
        meo|me sale la orina|sale orina|sale nada de orina|me sale orina|puedo hacer pipi|hace
        pipi|hace pis|consigo orinar|sale pipi|me sale el pipi|ha hecho pipi|ha hecho pis|he hecho
        pis|he hecho pipi) unless (por la noche|de noche|mucho|bien|en la cama|con dolor)
    (nada|ni gota|ni una gota) ~2 (orina|pipi|orino)
    (orina|orino|orinado) ~1 (nada|ni una gota|ni gota)
    (sin orinar|sin hacer pipi|sin hacer pis|sin mear|retencion de orina) ~5 (hora*|dia|ayer|
        anoche|manana|desde|noche|#|todo|nada)
    (desde|lleva|llevo|horas|dia) ~4 sin (orinar|hacer pipi|hacer pis|mear)
    sonda ~4 (tapad*|obstruid*|no drena|se salio|no sale|bloquead*)
    (vejiga) ~3 (llena|reventar|a punto) & (no)
Possible pressure on the spine!
    (no siento|dormid*|entumecid*|adormecid*|perdi sensibilidad|sin sensibilidad|hormigueo|no
        siente) ~6 (genitales|entrepierna|ingle|gluteos|nalgas|partes intimas|entre las piernas|
        ambas piernas|las dos piernas|silla de montar|ano|las piernas)
    (ambas piernas|las dos piernas|las piernas) ~4 (dormid*|sin fuerza|no me responden|no
        responden|no las siento|debil*|paralizad*|no le responden)
    (no controlo|no puedo controlar|perdi el control|no aguanto|se me escapa|incontinencia) ~4
        (orina|pipi|esfinteres|vejiga|heces|popo) & (espalda|piernas|dormid*|{sudden})
    {no_puede} ~1 (mover|sentir) ~2 (las piernas|ambas piernas|las dos piernas|los pies)
Sudden change of sight!
    {sudden} ~7 (no veo|no ve|ciego|ciega|destellos|moscas|flashes|ceguera|sombra|perdi la vista|
        vision borrosa|veo borroso|veo negro|manchas negras|veo manchas|veo doble|cortina|ve
        borroso|ve doble|no vi|veo menos|luces)
    (no veo|no ve|deje de ver|dejo de ver|dejado de ver|veo negro) ~4 (de un ojo|con un ojo|ojo|
        nada|{sudden}|desde esta|desde hoy|por el ojo|con el ojo|por un ojo) unless (sin gafas|sin
        lentes|sin mis|nada raro|nada malo|de cerca|letra)
    {lost} ~1 (vista|vision) ~1 unless (de vista|con los anos)
    (destellos|flashes|luces|relampagos|chispas) ^8 (moscas|manchas|puntos|sombra|moscas volantes|
        ojo|vision) unless (anos)
    (como|veo|una|cae) ~2 (cortina|telon|velo|sombra) ~5 (ojo|vista|vision|delante|tapa|negra|cae|
        lado)
    (muchas|un monton de|lluvia de|bastantes|nuevas|muchos) ~1 (moscas volantes|moscas|puntos
        negros|manchas negras|cuerpos flotantes) unless (verano|cocina|comida)
    (quede|quedo|quedando|estoy|me estoy quedando) ~1 (ciego|ciega)
    ojo ~4 ({severe}) & (duele|dolor) & (halos|vomit*|nausea*|borros*|veo|rojo|vision|cabeza)
Eye trouble after surgery!
    (ojo|ojos) & (operacion|operad*|operaron|opere|cirugia|catarata*|inyeccion|laser|retina) &
        (muy rojo|muy hinchad*|rojisimo|duele mucho|duele mas|duele muchisimo|mucho dolor|mas
        dolor|pus|peor|dolor fuerte|dolor intenso|cada vez mas|insoportable|fuerte dolor|veo peor|
        veo menos|ve menos|vision borrosa y|fuerte)
    lentillas & ojo & (mucho|muy|no puedo)
Shingles near the eye
    {eye} & (culebrilla|zoster|herpes) & (vista|vision|borros*|rojo|duele|dolor|llego|hinch*|veo)
    (culebrilla|herpes zoster|herpes|zoster|ampollas) & (ojo|parpado|frente|nariz) & (vista|
        vision|borros*|rojo|duele|dolor|ojo|llego|hinch*)
Cold, pale or numb limb!
    (pierna|pie|pies|brazo|mano|dedo|dedos) & (frio|fria|frios|frias|helad*|congelad*) & (palid*|
        blanc*|azul*|no siento|no lo siento|no la siento|dormid*|morad*|sin pulso|entumecid*|
        negr*) unless (nieve|invierno|raynaud)
    (yeso|ferula|vendaje|escayola) & (apriet*|apretad*|hinchad*|dedos|duele) & (azul*|morad*|
        dormid*|no siento|fri*|insoportable|entumecid*|blanc*)
    (pierna|pie|mano|brazo|dedos) ~5 (se puso|se pusieron|esta|estan) ~2 (negro|negra|morado|azul|
        azules|palida y|blanca y|morados|blanco y) & (fri*|duele|dolor|{sudden}|no siento)
Possible clot in the leg
    (pantorrilla|pierna|muslo|gemelo) ^4 (hinchad*|hincho|inflamad*|hinchazon|hincha|inflamo) &
        (dol*|duele|roj*|caliente|dura|una|izquierda|derecha|aire|pecho) unless (rodilla|tobillo|
        ambas|las dos)
    (tengo|creo|tenga|tiene) ~4 (trombo|coagulo|trombosis|embolia) & (pierna|pulmon|hinchad*|dol*|
        pantorrilla|aire)
    (pantorrilla|pierna) ^4 (duele|dolor) & (roja|caliente) & (hinch*|una|izquierda|derecha|vuelo|
        operacion|yeso|caliente)
Infected wound
    {wound} ^7 {pus} & {hot}
    {pus} ~5 {wound} & {hot}
    (linea|raya|lineas|rayas|enrojecimiento) ~4 (roja|rojas|sube|subiendo|extiende) & (brazo|
        pierna|{wound}|mano|pie|fiebre)
    {wound} ~4 (se abrio|se me abrio|esta abierta|se le abrio|se abrieron|abierta de nuevo|se han
        abierto)
    (mordio|mordida|mordedura|mordido) ~4 (perro|gato|murcielago|animal|mono|rata) & (hinch*|roj*|
        pus|fiebre|callejero|cara|rabia|sangr*|profund*)
Very low blood sugar!
    {sugar} ^6 (baja|bajo|#lowsugar|por los suelos|bajisima|bajon|bajona|bajisimo|muy baja|cayo|
        bajando) & {lowsigns}
    {sugar} ~4 #lowsugar
    (hipoglucemia|hipoglicemia|bajon de azucar|bajada de azucar) & ({lowsigns}|tengo|tiene|esta|
        teniendo|no sube)
    diabetic* & (confundid*|inconsciente|no despierta|no responde|sudando|temblando|desmay*|habla
        raro|convulsi*)
Very high blood sugar!
    {sugar} ^6 (alta|alto|#highsugar|altisima|por las nubes|disparada|muy alta|elevad*) & (vomit*|
        sed|respir*|acetona|cetonas|confundid*|somnolient*|orino|fruta|dolor|sueno|barriga)
    {sugar} ~4 #highsugar
    cetonas & (alta*|vomit*|positiv*|respir*|muy)
    (aliento) ~3 (acetona|fruta|manzana|dulce)
Very high blood pressure
    (presion|tension) ~5 #highpressure & (cabeza|vision|pecho|confus*|nausea*|vomit*|dormid*|
        mareo*|maread*|embaraz*|#highpressure|borros*) unless (azucar|glucosa)
Fever during cancer treatment!
    {fever} & (quimio*|quimioterapia|leucemia|linfoma|radioterapia|inmunoterapia|tratamiento del
        cancer|tratamiento de cancer)
Fever in a small baby!
    {baby} & ({fever}) & (bebe|nino|nina|hijo|hija|nacid*|vida|nieto|nieta|mes|guagua|chiquit*|
        gemel*)
    (tiene|con|es de|tengo) ~2 ({baby}|# semanas|cinco semanas|un mes|# dias) & {fever} & (le|bebe|
        nino|nina|paracetamol|apiretal|biberon|pecho)
    (recien nacid*|neonato) & ({fever}|caliente)
Very ill child!
    {child} & (sin despertar|flacid*|aguado|aguadito|no responde|no despierta|no se despierta|azul|
        morad*|no
        come nada|no quiere mamar|no mama|no toma|no moja|panal seco|panales secos|sin orinar|no
        ha orinado|muy decaid*|hundid*|quejido|no reacciona|no quiere beber|letargic*|moteada|
        abombada|no respira|adormilad*|somnolient*|no bebe|desguanzad*|fontanela|como dormid*|
        dormid*)
    {child} & (41|40|40.5|41.5) & (fiebre|temperatura|grados) & (decaid*|dormid*|vomit*|convulsi*|
        rigid*|manchas|no toma|no bebe|confundid*|dias|somnolient*)
Trouble in pregnancy!
    {pregnant} & (sangr*|hemorragia|rompi*|rompio|fuente|agua*|no se mueve|contracciones|desmay*|
        vision borrosa|veo borroso|luces|destellos|dolor de cabeza|manchas|dolor fuerte|dolor
        intenso|me cai|cara hinchad*|manos hinchad*|liquido|dolor de barriga|dolor en el vientre|
        no siento|no lo siento|convulsi*|estrellitas|fiebre|cordon|dolor de estomago|dolor
        abdominal|coagulos|mucho dolor|dolor muy) unless (analisis|encias|nariz|presion arterial
        normal)
    bebe ~4 (no se mueve|no se ha movido|no ha movido|no patea|se mueve menos|ya no se mueve|dejo
        de moverse|no
        se me mueve|casi no se mueve|se movia)
    no ~2 (ha dado|da|dio|siento|sienta|siente|se mueve|percibo|noto|note|he sentido) ~5 (bebe|
        moverse|
        movimientos|patadas|pataditas)
    (rompi|rompio|se me rompio|rompieron|roto|reventó) ~2 (fuente|bolsa|aguas|bolsa de aguas)
    (cordon) ~3 (sale|saliendo|afuera)
    (aborto espontaneo|embarazo ectopico|amenaza de aborto) & (creo|tengo|tuve|sangr*|dolor)
Blow to the head!
    (golp*|golpie|golpeé|pegue|pego|di|dio|dado|trauma*|azoto) ~5 (cabeza|craneo|frente|nuca) &
        ({drowsy}|{confused}|{thinner}|{fainted}|borros*|chichon enorme|moret*|habla|raro)
    (cai|cayo|caida|caido|accidente|resbal*|tropec*) & (cabeza|craneo|frente|nuca) & ({drowsy}|
        {confused}|{thinner}|{fainted}|golp*)
    (cai|cayo|caida|caido|resbal*|tropec*) & (anticoagulante*|warfarina|sintrom|apixaban|
        rivaroxaban|xarelto|eliquis|heparina|clopidogrel|hemofilia)
    (contusion|conmocion) & (cabeza|cerebral) & ({drowsy}|{confused})
Serious injury or burn!
    (apunal*|balazo|disparo|baleado|baleada|herida de bala|atropell*|accidente de auto|accidente
        de coche|accidente de carro|accidente de moto|choque de auto|navajazo|acuchill*) unless
        (hace anos|noticias|de salida)
    hueso* ~4 (afuera|salido|sale|asoma|ve|expuesto|fuera|saliendo|veo)
    (quem*|quemadura*|agua hirviendo|aceite hirviendo|aceite caliente|escald*) & (cara|mano|manos|
        nino|nina|bebe|hijo|hija|ampollas|grande|cuerpo|pecho|brazo|electric*|grave|pierna|
        piernas|profund*|fuerte|espalda|pie) & (quem*|hirviendo|escald*|aceite) unless (sol|
        estomago|orinar|acidez|garganta quemar)
    (descarga electrica|electrocut*|corriente electrica|me electrocute|alto voltaje)
    (ahog*) & (piscina|alberca|mar|rio|agua|banera|tina) & (hijo|nino|nina|bebe|hija|saco|sacaron|
        casi|inconsciente)
    (cadera|pierna|brazo|tobillo|muneca|cuello|espalda|columna|femur|hombro) ~5 (rot*|quebrad*|
        deform*|dislocad*|fractur*|torcid*|salido|zafado) & (no puedo|no puede|hueso|cai|cayo|
        caida|golpe|mucho|accidente)
    (cai|cayo|caida|caido) & (no puedo caminar|no puede caminar|no puedo levantarme|no puede
        levantarse|no se puede levantar|no me puedo levantar|no puede mover|no puedo mover|no
        puede ponerse|no puede pararse|no puedo pararme|no puedo apoyar|no puede apoyar)
    golpe de calor & (confundid*|desmay*|vomit*|fiebre|creo|no suda|tiene)
"""
    + LAY_SPANISH,
    Language.SPANISH,
)
