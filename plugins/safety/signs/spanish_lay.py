"""Urgent symptoms in Spanish as people say them at home; accents may be left out.

Rules are made of slots: whose body, which part, what it does or no longer does, how badly. They add
to the signs of the same names in `plugins.safety.signs.spanish` and use its concepts.
"""

from __future__ import annotations

LAY_SPANISH = """
familiar = mama|papa|madre|padre|esposo|esposa|marido|mujer|hermano|hermana|abuelo|abuela|abuelita|
        abuelito|tio|tia|primo|prima|amigo|amiga|vecino|vecina|companero|companera|suegro|suegra|
        novio|novia|pareja|senor|senora|jefe|cunado|cunada|yayo|yaya|viejo|vieja|alguien
menor = {child}|crio|cria|chico|chica|nene|nena|chiquillo|chiquilla|pequenin|bebito|bebita|mocoso|
        escuincle|chamaca|guaguita|nietecito|nietecita|hijito|hijita|nietito|nietita|el mayor|la
        mayor|ahijado|ahijada|de # anos|gemelo|gemela|mellizos|adolescente
inutil = no me obedece|no le obedece|no obedece|no me hace caso|no le hace caso|colgando|cuelga|sin
        vida|no me sube|no le sube|no sube|no lo puede|no la puede|no tengo control|sin control|
        inutil|de trapo|como muerto|como muerta|como de corcho|acorchado|acorchada|no agarra|no me
        agarra|no le agarra|no sirve|no me sirve|se me va|no lo levanta|no la levanta|no lo mueve|
        no
        la mueve|como dormido|como dormida|como de goma|como gelatina|pesa como|flacido|flacida|no
        reacciona|no me responde|no responde|no aguanta|cede|se me dobla|se le dobla|no lo noto|no
        la noto|se cae solo|se cae sola|sin fuerza|perdio fuerza|perdio la fuerza|no siente|no
        siento|no puedo mover|no puede mover|no puedo levantar|no puede levantar|tiesa|tieso
cara_rara = colgando|cuelga|chueca|chueco|torcida|torcido|de lado|ladeada|caida|caido|rara|raro|
        descolgada|descolgado|desencajada|congelada|sin expresion|no se mueve|no mueve|no le sube|
        no sonrie|mas baja|mas bajo|deforme|virada|desviada
babea = baba|babea|babeando|babeo|saliva
veneno = {toxic}|quitagrasa|limpiahornos|desengrasante|salfuman|agua fuerte|limpia vidrios|
        limpiavidrios|limpiacristales|ambientador|cloro de piscina|capsula de detergente|capsulas
        de lavadora|capsula de lavadora|suavitel|fabuloso|pinol|insecticidas|raid|cucarachicida|
        veneno para ratas|veneno de ratas|aceite esencial|vapeador|liquido de vapeo|nicotina|
        cigarrillo|colilla|colillas|hormiguicida|abono|fertilizante|diesel|petroleo|pegamento|
        esmalte|agua oxigenada|alcohol de farmacia|alcohol de curar|cloro de limpiar|pilas de
        boton|pila de boton|bolitas magneticas|bolas de agua|laca|tinte|gas de mechero|marihuana|
        porro|gominolas de cannabis|termometro|mercurio|bola de naftalina
farmaco = {medicine}|pastillas para dormir|pastillas de la presion|pastillas de la tension|
        pastillas
        del azucar|pastillas del corazon|orfidal|trankimazin|lexatin|valium|zolpidem|fluoxetina|
        sertralina|amitriptilina|propranolol|enalapril|losartan|amlodipino|metadona|fentanilo|
        oxicodona|codeina|omeprazol|antihistaminico|quetiapina|pregabalina|gabapentina|
        glibenclamida|
        levotiroxina|hierro|vitaminas|tratamiento|blister|frasco de pastillas|bote de pastillas
ingirio = {swallowed}|tragos|sorbo|sorbos|buche|buches|buchito|traguito|chupo|chupado|chupando|
        lamio|lamido|mordio|mordisqueo|mastico|masticado|metio a la boca|metio en la boca|echo a la
        boca|llevo a la boca|agarro|cogio|encontro|abrio|vacio|se acabo|probo|chupeteo|masticando|
        comiendo|bebiendo|traga|toma
herido = corte|corto|cortado|cortada|cortandome|herida|tajo|sierra|cuchillo|vidrio|cristal|machete|
        navaja|amoladora|radial|motosierra|hacha|rebane|rebano|raje|rajo|abri|abrio la cabeza|lata|
        cuchilla|tijeras|brecha
chorro = a chorros|a chorro|borbotones|chorrea|chorreando|brota|brotando|no para|no deja de salir|
        no
        para de salir|no se corta|no se detiene|no cesa|no logro parar|no puedo parar|no paro|se ve
        el hueso|hasta el hueso|hueso|colgando|profund*|empapad*|empapo|empapa|charco|tendon|salta|
        saltando|como grifo|como un grifo|como fuente|a mares|a raudales|no consigo parar|sigue
        saliendo|litros|pulsos|a pulsaciones
por_donde = nariz|encia|encias|oido|oidos|boca|vagina|abajo|ahi abajo|pene|herida|corte|ano|recto|
        cicatriz|puntos|ombligo|estoma|variz|variz rota|muela|sonda|fistula|regla|periodo|
        menstruacion|garganta
despertar = despertarlo|despertarla|despertarle|que despierte|que reaccione|hacerlo reaccionar|
        hacerla reaccionar|reanimarlo|reanimarla|que me conteste|que responda|que abra los ojos|
        levantarlo del suelo|que me hable
tirado = tirado|tirada|tendido|tendida|desplomo|desplomado|desplomada|cayo redondo|cayo redonda|se
        fue al suelo|cayo al suelo|cayo al piso|en el suelo|en el piso|azoto|se cayo|cayo de golpe|
        se derrumbo|se vino abajo|se fue de boca|se fue para atras|lo encontre|la encontre|se
        desvanecio|colapso
sin_respuesta = no despierta|no se despierta|no contesta|no responde|no reacciona|no habla|no se
        mueve|no se levanta|no abre los ojos|ojos en blanco|no respira|respira raro|ronca raro|
        inconsciente|blanco|palido|palida|azul|morado|morada|como muerto|como muerta|ido|ida|
        desmayado|desmayada|gris|flojo|floja|tieso|tiesa|frio|fria|no hay manera|no vuelve en si|
        no me oye|babea
mal = no nos conoce|no reconoce|no nos reconoce|disparates|delira|delirando|desvaria|no sabe|
        incoherencias|tonterias|cosas raras|ve cosas|ve
        gente|habla con|alucina|ido|ida|perdido|perdida|no conoce|no me conoce|moteada|marmoreada|
        tirita|tiritando|temblando|temblores|no orina|no ha orinado|sin orinar|confus*|confundid*|
        somnolient*|amodorrad*|adormilad*|no despierta|respira rapido|respira muy rapido|jadea|
        palid*|manos frias|pies frios|sudor frio|no se tiene|no se sostiene|no puede pararse|muy
        decaid*|postrad*|desorientad*|atontad*|como en otro mundo|escalofrios muy|muy mal|fatal
golpe = golpe|golpeo|golpee|golpearon|golpeado|di|dio|pegue|pego|choco|choque|cai|cayo|caida|caido|
        porrazo|trompazo|resbale|resbalo|tropece|tropezo|pelotazo|patada|punetazo|columpio|
        bicicleta|
        bici|moto|escalera|escaleras|caballo|ladrillo|accidente|descalabro|descalabre|rodo|rode|
        coscorron|cabezazo|batazo|pedrada|estrello|aventaron|tumbo
craneo = cabeza|craneo|frente|nuca|sien|coronilla|mollera|cogote|sesera|cabezazo
tras_golpe = {drowsy}|{confused}|{thinner}|{fainted}|{mal}|vomit*|devuelv*|devolvio|doble|repite|lo
        mismo|misma pregunta|se duerme|dormid*|sueno|no se despierte|raro|rara|mareo*|maread*|habla
        mal|sangre por el oido|sangre del oido|ojos morados|tambalea*
quemado = queme|quemo|quemado|quemada|quemadura|quemaduras|escaldo|escalde|escaldado|agua
        hirviendo|aceite hirviendo|aceite caliente|agua caliente|olla|sopa|cafe|te caliente|caldo|
        plancha|fuego|llamas|vapor|explosion|cohete|acido|sosa|freidora|sarten|estufa|horno|brasas|
        gasolina
quemadura_mala = ampolla|ampollas|pellejo|piel|carne viva|blanca|carbonizad*|medio cuerpo|toda la|
        todo el|cara|pecho|cuello|genitales|espalda|brazo|bebe|nina|nino|hijo|hija|nieto|nieta|
        pierna|ojos|manos
corriente = descarga|calambre|calambrazo|toque|toques|corriente|electrocut*|electric*|chispazo|
        corrientazo|garrampa
aparato = enchufe|cable|cables|lavadora|tomacorriente|contacto|licuadora|plancha|lampara|horno|
        refrigerador|nevera|foco|regleta|poste|cerca|valla|electrico|electrica|secador|tostadora|
        calentador|ducha|maquina|luz
ronchas = ronchas|habones|sarpullido|urticaria|granos|picor|picazon|rojeces|manchas rojas|hinchad*|
        verdugones|pica todo|comezon|hincharme|rash|erupcion
alergeno = comi|comio|comer|picadura|pico|picaron|abeja|avispa|avispon|mariscos|marisco|camaron|
        camarones|gambas|mani|cacahuate|cacahuates|nuez|nueces|huevo|leche|pescado|kiwi|
        antibiotico|
        penicilina|amoxicilina|vacuna|inyeccion|contraste|ibuprofeno|aspirina|medicamento|pastilla|
        medicina|alergi*|latex|hormiga|almendras|fresas|tinte|avellanas|enalapril|jarabe
cerrar = cierra*|cerrando|cerro|cerrada|aprieta|apretad*|hincha|hinchad*|hincho|hinchando|
        hinchando*|
        estrech*|gruesa|gorda|enorme|bola|nudo|tapad*|tapando|ronca|ronco|ronquera|afonic*|
        chillona|
        inflam*|dormida|pastosa|como salchichas|el doble
sinmi = sin mi|si no estuviera|si yo no estuviera|si no estoy|si ya no estoy|cuando no este|cuando
        yo no este|cuando ya no este|si me muero|si me muriera|si desaparezco|si desapareciera|si
        yo faltara|si falto|cuando me vaya para siempre|si me voy para siempre|si me mato|cuando me
        muera|conmigo muert*
medio = pastillas|soga|cuerda|pistola|cuchillo|navaja|cuchilla|veneno|hoja de afeitar|escopeta|
        arma|
        cinturon|gas|insulina|frasco|puente|azotea|balcon|tren|vias|rio|raticida|somniferos
embarazo = {pregnant}|# semanas|de # semanas|de # meses|sexto mes|septimo mes|octavo mes|noveno
        mes|tercer trimestre|segundo trimestre|a punto de parir|esperando bebe|esperando un bebe|
        salgo de cuentas|primeriza|panzona|en estado
preeclampsia = luces|lucecitas|destellos|chispas|chispitas|estrellitas|estrellas|puntitos|manchas|
        borros*|nublad*|nublada|hinchad*|presion|tension|boca del estomago|veo doble|
        #severepressure|no veo|zumbido*

Chest pain!
    (punzada|punzadas|pinchazo|pinchazos|puntada|puntadas|dolor|duele|cuchillada) ~5 (respirar
        hondo|respiro hondo|al respirar|al inspirar|cuando respiro|si respiro|tomo aire|cojo aire|
        coger aire|tomar aire) & (operacion|operad*|operaron|cirugia|vuelo|avion|yeso|pierna|
        pantorrilla|parto|{sudden}|hoy|desde|sangre|tos|ahogo|falta)
    (pecho|esternon|corazon|torax) ~6 (aplast*|oprim*|opresion|apriet*|aprietan|losa|elefante|
        plomo|
        piedra|garra|ladrillo|encima|camion|bloque|pisando|sentad*|punalada|punaladas|punzada*|
        ardiendo|quema|revienta|reventar|explotar|
        estruj*|faja|cincho|tenaza|peso|como si|atravesad*|cuchillo)
    (aplast*|oprim*|apriet*|estruj*|losa|peso|plomo|ladrillo|piedra|bloque|elefante|punzada*|
        punalada*) ~6 (pecho|esternon|
        corazon)
    ({pain}|presion|opresion|hormigueo|adormec*) ~7 (mandibula|quijada|brazo izquierdo|entre los
        omoplatos|ambos brazos|los dos brazos|hombro izquierdo|baja por el brazo|baja al brazo|
        corre
        al brazo|corre por el brazo|sube al cuello) & (pecho|sud*|ahogo|aire|nausea*|palid*|mareo*|
        maread*|frio|corazon|empapad*|vomit*)
    (boca del estomago|tabla del pecho|caja del pecho) & ({pain}|{pressure}) & (sud*|brazo|ahogo|
        mandibula|aire|palid*|frio)
Trouble breathing!
    (respira|respiro|respirando|respiracion|respirar) ~4 (rapido|rapidisimo|agitad*|mal|ruidos*|
        silbido*|pitos|ronquid*|raro|con dificultad|entrecortad*|cortad*|superficial|peor|apenas|a
        duras penas|por la boca abierta|hundid*|como pez|como perrito|costar*|trabajosa|fatal|cada
        vez mas|pausas|se para) unless (ejercicios de|hondo|nariz)
    (jadea|jadeando|jadeo|boquea|boqueando|resopla|resoplando|resuella|ahogandose|ahogandome|
        me falta
        el aire|le falta el aire|bocanadas|sofoco|sofocando|sofocad*|asfixiando*) & (caminar|andar|
        hablar|pasos|cama|sentad*|quiet*|labios|palabra*|frase|noche|reposo|pecho|aire|peor|bano|
        cocina|acostad*|ahora|hoy|sin|dos|levant*|{menor}|{familiar})
    {no_puede} ~2 (terminar|acabar|decir|hablar) ~4 (frase|frases|palabras|palabra|dos palabras|
        seguido)
    (no le|no me|no) ~2 (llega|entra|pasa|alcanza) ~2 (aire|oxigeno)
    (inhalador|salbutamol|ventolin|puffer|bombita) ~5 (no le|no me|no hace|no sirve|no funciona|no
        alivia|vacio|se acabo|sin efecto|nada) & (respir*|aire|asma|ahog*|pecho|pitos|silb*|
        {menor})
    (hunden|hunde|hundiendo|mete|meten) ~4 (costillas|pecho|cuello|barriga|pancita)
Choking!
    (atragant*|atorad*|atoro|atoramos|atascad*|atascado|atraveso|atravesad*|clavad*|clavo|ahogo|
        ahogando|quedo) ^6 (garganta|carne|hueso|uva|moneda|espina|comida|pan|caramelo|dulce|
        salchicha|juguete|pollo|manzana) & (respir*|tos*|habla*|trag*|saliva|azul|morad*|babea*|
        aire|{menor}|rojo|duele)
    {no_puede} ~2 (tragar|pasar) ~3 (saliva|nada|agua|ni|propia)
Possible stroke!
    (cafe|agua|sopa|saliva|baba|comida) ~5 (sale|cae|escapa|escurre|escurren|caen) ~4 (lado de la
        boca|comisura|un lado) unless (taza|vaso|botella|manta)
    (mirada perdida|mirada fija|ojos perdidos|mirada ida) & ({inutil}|no entiende|no habla|babea|
        brazo|cara|boca)
    (no entiende|no me entiende|no comprende) ~3 (digo|hablo|decimos|hablamos|dicen) & ({sudden}|
        brazo|cara|boca|hoy|desde|perdida|palabra*)
    (brazo|pierna|mano|pie|lado|mitad|dedos) ~4 {inutil} & ({side}|{sudden}|cara|boca|habla*|desde|
        hoy|ahora|manana|rato|un|una|todo|toda) unless (anestesia|yeso|escayola|operacion del
        hombro|dormi encima|anos|tunel)
    {inutil} ~4 (brazo|pierna|mano|lado|mitad) ~3 (derech*|izquierd*|cuerpo|cara)
    (media|mitad|lado|un lado) ~3 (cara|cuerpo|boca) ~5 ({inutil}|{cara_rara}|dormid*|adormecid*|
        paralizad*|muert*|acorchad*)
    {face} ^5 {cara_rara} & (lado|un|una|derech*|izquierd*|habla*|{sudden}|brazo|desde|hoy|baba|
        babea*|amanecio|desperto|media|mitad) unless (anestesia|dentista|muela|botox)
    {babea} ~5 (un lado|de lado|comisura|lado de la boca|lado derecho|lado izquierdo)
    (dejo|deje|paro|empezo|empece|se quedo|me quede) ~2 (de hablar|sin hablar|sin habla|
        a hablar raro|
        a hablar mal|sin poder hablar|mud*|tartamud*|balbuce*|a balbucear)
    (habla|hablo|hablando|palabras|lengua|dice|digo|voz) ~4 (enredad*|enreda*|trabad*|traba|
        arrastra*|
        borrach*|no se le entiende|no se me entiende|no se entiende|nadie entiende|galimatias|no le
        salen|no me salen|al reves|sin sentido|pastosa|trapo|de trapo|patata|papa caliente|
        revueltas|
        cambiadas) unless (ingles|idioma|extranjer*)
    (no le|no me|no) ~1 (salen|sale|encuentro|encuentra) ~3 (palabras|palabra|habla|voz) ~6 unless
        (afoni*|ronc*|garganta)
    (camina|camino|anda|ando|caminando) ~4 (borrach*|de lado|chueco|se va de lado|para un lado|
        chocando|tambalea*|zigzag) & ({sudden}|hoy|desde|manana|ahora|habla|vomit*|cabeza|no ha
        bebido|sin beber)
    (se me cae|se me caen|se le cae|se le caen|tira|suelta) ~3 (cosas|todo|vaso|taza|tenedor|
        cuchara|
        cubiertos|llaves|telefono) & (mano|brazo|{sudden}|habla*|cara|derech*|izquierd*)
Heart racing or very slow!
    (corazon|pulso|latidos|palpitaciones) ^6 (se salta|saltado|saltando|a mil|desbocad*|brincos|
        se me
        sale|galope|loco|como tambor|tambor|200|190|180|170|160|150|se para|brinca|aletea*|
        disparad*|
        arritmi*|lentisimo|muy lento) & (desmay*|mare*|pecho|aire|sud*|horas|hora|vista|negr*|no
        para|ahogo|descarga|palid*|fri*|tembl*|caer*)
Sudden confusion!
    (no sabia|no se|no recuerdo|no recordaba|no me acuerdo) ~2 (quien era|quien soy|donde estaba|
        donde estoy|como me llamo|como llegue) unless (cita|consulta|hablando|planta)
    no sabe ~1 (quien|quienes|donde|que dia|en que|como se llama|que ano|su nombre) ~3 (es|somos|
        soy|
        esta|estamos|son|dia|ano|vive) unless (cita|consulta|contrasena)
    (disparates|delira|delirando|desvaria|incoherencias|tonterias|cosas raras|ve gente|ve cosas|
        habla con|habla solo|habla sola|desorientad*|alucina*|no conoce|no me conoce|no sabe) &
        ({sudden}|hoy|desde|orin*|infeccion|azucar|operacion|{fever}|manana|anoche|arde|no bebe|no
        come|golpe|calor) & (disparates|delira|delirando|desvaria|incoherencias|cosas raras|
        desorientad*|alucina*|no conoce|no me conoce|no nos conoce|no sabe donde|no sabe quien|no
        sabe que|gente que no|no esta|ve gente|ve cosas)
Worst headache!
    (dolor de cabeza|cabeza|cefalea|jaqueca|migrana|dolor) ^8 (bestia|rayo|trueno|en segundos|en un
        segundo|mazazo|como si me|explosion|de repente|de golpe|de pronto|como un tiro|balazo|
        latigazo|como un hachazo|hachazo|estallido|de la nada|peor de|mas fuerte de mi|mas
        bestia) &
        (cabeza|cefalea|jaqueca|migrana) & (vomit*|peor|nunca|fuert*|insoportable|rayo|trueno|
        explo*|cuello|nuca|luz|segundo*|mazazo|hachazo|latigazo|vista|vision|desmay*|bestia|brutal|
        estall*|terrible|horrible|atroz) unless (golpe en la cabeza)
Rash that does not fade!
    (manchas|puntitos|puntos|ronchas|petequias|moretones) ^8 (no se van|no se va|no desaparec*|no
        se
        borran|no se quitan|vaso|cristal|morad*|rojo vino|vino|violet*|al apretar|al presionar|
        aprieto|presiono) & ({fever}|{mal}|{menor}|cuello|luz|vomit*|sueno|dormid*|vaso|extiend*)
Possible sepsis!
    ({fever}|arde|infeccion|neumonia|orina) & (disparates|delira|delirando|desvaria|moteada|
        marmoreada|tirita*|confus*|confundid*|desorientad*|no orina|no ha orinado|sin orinar|manos
        frias|respira muy|somnolient*|amodorrad*|no despierta|postrad*|no se tiene en pie|tension
        baja|presion baja|incoherencias|atontad*|trasplant*|quimio*|sonda|cateter|defensas|bazo|
        temblores|castanete*|escalofrios violentos|peor que nunca|me muero) & ({fever}|arde|
        infeccion|{mal})
    (siento que me muero|siento que me voy a morir|creo que me muero|creo que se muere|se esta
        muriendo|me estoy muriendo|se me muere) unless (risa|hambre|sueno|verguenza|calor|frio|sed|
        pena|aburrimiento|amor|ganas|por)
Coughing or vomiting blood!
    (toso|toser|tosiendo|escup*) ~6 (lavabo|lavamanos|panuelo|papel|inodoro|taza) ~4 (roj*|rosad*)
    (lavabo|lavamanos|panuelo|inodoro) ~5 (roj*|rosad*) ~6 (toso|toser|escup*)
    (tos|toso|tose|toser|tosiendo|escup*|vomit*|devuelv*|arroj*|gargajo*|flema*|arcad*) ^9 (sangre|
        coagulos|sanguinolent*|posos|cafe molido|borra de cafe|rosad*|espuma rosa) unless (encias|
        cepill*|diente*|muela|presion|analisis|nariz)
    (bocanada|bocanadas|buche|buches|cucharada|cucharadas|taza|vaso|palangana|trozos|cuajos|
        cuajarones)
        ~3 (sangre|coagulos)
Black or bloody stool!
    {stool} ^6 (sangre|alquitran|brea|petroleo|betun|negr*|coagulos|cuajos|vino|mermelada|jalea|
        granate|carbon) & (mare*|debil*|mucha|mucho|huel*|apest*|pegajos*|desmay*|palid*|charco|
        taza|lleno|llena|sudor|dolor|coagulos|cuajos|alquitran|brea|petroleo|pura|puro|bebe|roja)
        unless (hierro|bismuto|papel|encias|remolacha|analisis|pocas gotas)
Heavy bleeding!
    {thinner} & (sangra|sangro|sangrando|sangrado|sangre) & (horas|hora|minutos|no para|sin parar|
        mucho|mucha|rato) unless (analisis|presion)
    (pano|trapo|toalla|compresa|gasa|venda|panal|sabana|pantalon|camisa) ~3 (lleno|llena|empap*|
        chorre*|mojad*) ~2 sangre
    (no para|no deja|no paro|no cesa|no dejo|no termina) ~2 sangr*
    (mucho|mucha|bastante|demasiado|demasiada|muchisimo) ~1 (sangrado|sangramiento|hemorragia)
    {herido} & {chorro} & (sangr*|chorr*|borbotones|hueso|tendon|colgando|profund*|dedo|mano|brazo|
        pierna|muslo|muneca|cuello|cabeza|pie)
    {por_donde} ^6 (sangr*|sangre|hemorragia|coagulos) & {chorro}
    (sangre|sangra|sangro|sangrando|sangrado|hemorragia) ~8 {chorro} unless (presion|analisis|
        azucar)
    (empap*|lleno|llene|mancho|cambio|cambiando|gasto|gaste|llevo|he usado) ~4 (compresa*|toalla*|
        tampon*|panal*|paños|trapo*|sabana*|gasas|vendas) ~5 (hora|horas|media hora|minutos|sangre|
        rato)
    (coagulos|cuajos|cuajarones) ~5 (grandes|enormes|como|tamano|pelota|huevo|puno|limon|higado)
    (dedo|oreja|mano|punta|falange) ~4 (arranc*|cercen*|amput*|corto entero|colgando|desprend*|
        volo|
        seccion*)
Fainting!
    (no logro|no consigo|no hay manera|no hay forma|no podemos|no logramos) ~5 (reaccione|
        despierte|responda|conteste|vuelva en si|abra los ojos) unless (telefono|doctor|clinica)
    (no logro|no puedo|no consigo|no hay manera de|no hay forma de|no podemos|no logramos|
        imposible|
        intento) ~2 {despertar}
    {tirado} & {sin_respuesta} & ({familiar}|{menor}|suelo|piso|bano|cocina|cama|reacciona|
        responde|despierta|el|ella|se)
    (se me va|se le va|pierde|perdiendo|va y viene|entra y sale) ~2 (conciencia|conocimiento|
        consciencia|la cabeza|el mundo) & (sangr*|pecho|corazon|aire|cabeza|golpe|dolor|no|palid*|
        se|va)
    (ojos) ~3 (en blanco|volteados|virados|hacia arriba|fijos|perdidos|vidriosos|
        para atras) & (tiembl*|
        sacud*|tieso|tiesa|no|suelo|espuma|floj*|respir*|{menor}|{familiar}|rigid*|desmay*)
    ({familiar}|{menor}) ~5 (no despierta|no se despierta|no reacciona|no responde|no contesta|no
        vuelve en si|no se mueve|no respira|no abre los ojos) unless (telefono|llamadas|mensaje*|
        correo|whatsapp|temprano)
    (a punto de|voy a|me voy a|por poco|casi) ~2 (desmayar*|desmayo|caerme redond*|perder el
        conocimiento|desplomarme) & (pecho|sangr*|corazon|aire|garganta|ronchas|pulso|embaraz*|
        negr*|
        barriga|vientre|sud*|palpit*)
Seizure!
    (convuls*|ataque|crisis|temblando|sacudidas|sacudiendo*|espasmos) ~5 (no para|no paran|no se le
        quita|sigue|minutos|otra vez|una tras otra|no cede|no le para|todavia) unless (nervios|
        panico|
        ansiedad|risa|tos|asma)
    (todo el cuerpo|cuerpo entero|brazos y piernas|las piernas y los brazos|
        extremidades) ~5 (tembl*|
        tiembl*|sacud*|rigid*|tieso|brinc*|salt*|convuls*) & (ojos|espuma|no|babea*|{familiar}|
        {menor}|orin*|lengua|morad*)
    (espuma|espumarajo*|babas) ~4 boca
Swelling of face, tongue or throat!
    (pico|picadura|picaron|avispa|abeja|alergi*|comi|antibiotico|vacuna) & (no puedo tragar|no
        puede
        tragar|no puedo hablar|no puedo respirar|me ahogo|se ahoga|voz ronca)
    (garganta|lengua|labios|labio|cara|voz|parpados|ojos|cuello|glotis) ~5 {cerrar} & {alergeno}
        unless (resfri*|gripe|dentista)
    {ronchas} & (todo el cuerpo|por todas partes|por todos lados|de pies a cabeza|cuerpo entero|
        llen*|cubiert*|cuerpo|brotad*) & (garganta|voz|lengua|labios|respir*|aire|mare*|desmay*|
        vomit*|cara|ahog*|tragar|pitos|pecho|ojos)
Thoughts of suicide or self-harm!
    (cinturon|cuerda|soga|sabana) ~4 (colgad*|atad*|anudad*|preparad*|list*) unless (ropa|coche|
        asiento|pantalon|vestido)
    (tome|trague|tomado|tragado) ~3 (pastillas|frasco|caja|pastillero|veneno) & adios & (gracias
        por todo|lo siento|perdon*|para siempre)
    se ~1 (intento|quiso|quiere|trato de|intenta) ~1 (matar|suicidar|quitar la vida|ahorcar|colgar|
        cortar las venas|envenenar)
    (tome|trague|tomado|tragado) ~3 (pastillas|frasco|caja|pastillero|veneno) & (perdon*|
        despid*|hasta siempre|los quiero|las quiero|no me busquen|cuiden|se acabo)
    ? (cuantas|cuantos|cuanta|cuanto|que cantidad) ~8 (no despertar*|no despierte*|no despiert*|no
        volver a despertar|dormirse para siempre|dormirme para siempre)
    nadie ~3 (extran*|echar de menos|echara de menos|va a llorar|llorara|notara) & (yo|mi|me|mis|
        sin)
    (regale|regalado|reparti|repartido|regalando) ~3 (mis cosas|mi ropa|mis pertenencias|todo lo
        mio|lo mio) & (nadie|descans*|adios|despid*|extran*|noche|carta|perdon*|fin|siempre)
    (despedi|despedido|despedirme|despidio) ~2 (todos|familia|hijos|mundo|vida|ellos) & (acaba|
        termina|
        noche|fin|adios|{medio}|hoy|perdon*|vida|mas) unless (trabajo|empresa|vacaciones)
    (todos|familia|mundo|hijos|ellos|nadie|gente|estarian|estaran|estara|estaria|vivirian|viviran|
        descansarian) ~6 {sinmi}
    {sinmi} ~5 (mejor|tranquil*|descans*|feliz|felices|aliviad*|nadie|iguales|contentos|problemas)
    (no le veo|no veo|no encuentro|no le encuentro|ya no tiene|nada tiene) ~1 sentido ~3 (a nada|
        a la vida|a vivir|a seguir|a esto|a mi vida|nada) unless (tratamiento|dieta)
    (mejor|tranquilos|felices) ~5 {sinmi}
    (carta|cartas|nota|notas|despedida|despedidas|testamento) ~4 (escrit*|escribi|deje|dejado|
        lista|
        listas|escribiendo|despedida) & (adios|perdon*|sin mi|{medio}|todos|familia|hijos|morir*|
        vida|noche|despedida)
    {medio} ~4 (lista|listas|listo|preparad*|juntas|juntando|a mano|guardad*|en la mesa|en la mano|
        delante|enfrente|compre|comprad*|contadas|cargada|conmigo|a mi lado) & (acabar|morir*|
        adios|perdon*|vida|vivir|mas|noche|todo|ya|sin mi|matar*|fin|terminar|sufrir|aguanto)
        unless (desayun*|pastillero|semana)
    (compre|comprado|tengo|consegui|prepare|junte|guardo|estoy juntando|escondi) ~4 (soga|pistola|
        veneno|cuerda para|pastillas para acabar|pastillas para morir*|pastillas suficientes|arma)
    (cansad*|hart*|harto|ganas|agotad*) ~2 (de vivir|de la vida|de existir|de esta vida|de estar
        vivo|de estar viva|de todo y quiero) unless (vivir en|vivir con)
    (no|ya no|sin) ~3 (quiero|quiere|tengo ganas|tiene ganas|ganas|deseo|me interesa|le veo
        sentido|
        veo sentido|encuentro sentido|veo salida|hay salida|veo futuro|tengo motivos|vale la pena)
        ~3 (vivir|estar aqui|estar en este mundo|seguir|existir|despertar|despertarme|nada ya|la
        vida|levantarme nunca|estar viva|estar vivo|salida|futuro|sufrir mas) unless (vivir con|
        vivir en|seguir el|seguir con|seguir la|seguir tomando)
    (no veo|sin|no hay|no encuentro|ninguna) ~1 (salida|futuro|otra salida|razon para vivir|motivo
        para vivir|razones para vivir) unless (autobus|parking|tratamiento)
    (ojala|quisiera|quiero|espero|deseo|pido|rezo|le pido) ~4 (no despertar|no despertarme|no
        despierte|dormir para siempre|dormirme para siempre|desaparecer|que dios me lleve|me lleve
        dios|me lleve|no haber nacido|dejar de existir|me atropelle|que todo acabe|que todo
        termine|
        que esto acabe|descansar para siempre|morir*|irme de este mundo|no existir|acabar con todo)
        unless (cicatriz|manchas|risa|hambre|ganas)
    (adios|despedirme|despido|ultimo mensaje|ultima vez que|me voy) ~4 (para siempre|
        de este mundo|de
        todos|mundo|mundo cruel|escribo|leen|no volvere)
    (carga|estorbo|peso|molestia|lastre) ~4 (todos|familia|hijos|mujer|ellos) & (mejor|muert*|
        morir*|
        desaparec*|fin|acabar|sin mi|ir*|no estar)
    ? (cuantas|cuantos|cuanta|cuanto|que cantidad) ~4 ({farmaco}|alcohol|veneno) ~8 (morir*|no
        despertar|matar*|dormir para siempre|mortal|letal|acabar|no despertarme)
    ? (como|forma|manera|metodo) ~5 (morir sin|matarme|suicidarme|quitarme la vida|morir rapido|
        morir
        sin dolor|sin sufrir|ahorcarme|acabar con mi vida)
    (tirarme|aventarme|lanzarme|arrojarme|saltar|colgarme|ahorcarme|estrellarme|cortarme|tomarmelas
        todas|tomarme todas|volarme) ~4 (tren|metro|puente|balcon|ventana|azotea|coche|carro|venas|
        rio|vias|camion|arbol|munecas|autobus|todas|cabeza|sesos|barranco|viga)
    ({familiar}|{menor}|el|ella) ~6 (se quiere matar|quiere matarse|quiere morir*|no quiere vivir|
        se
        corta|se corto las|se hace dano|intento matarse|intento suicid*|quitarse la vida|se quiere
        morir|se tomo todas)
Severe pain!
    (peor dolor|dolor insoportable|dolor horrible|dolor atroz|dolor brutal|dolor inhumano|
        me muero del
        dolor|me muero de dolor|se muere de dolor|dolor de muerte|dolor infernal|
        dolor bestial) unless
        (parto hace)
    (duele|dolor) ~4 (horrible|insoportable|horrores|a rabiar|brutal|bestial|atroz|como nunca|un
        infierno|no aguanto|10/10)
    (grita|gritando|grito|llora|llorando|lloro|chilla|retuerce|retuerzo|retorciendo*|aullando|se
        revuelca) ~3 (dolor)
Overdose or poisoning!
    (acaba de|acabo de|acaban de) ~1 (tragar|tragarse|tomar|tomarse|beber|beberse|comer|comerse|
        ingerir|chupar|lamer) ~5 {veneno} unless (pastilla|medicamento)
    (litio|digoxina|teofilina) & (confus*|confundid*|tembl*|torpe|tambale*|amarillo) & (vomit*|
        nausea*|confus*|confundid*|diarrea|somnolient*)
    {veneno} & (lamio|chupo|probo|se lo tomo|se lo bebio|se lo comio|lo trago|se la tomo|se la
        comio|la trago|lo mordio) & ({menor}|{familiar}|solo|se|lo|la)
    {menor} ~7 {ingirio} ~6 ({veneno}) unless (enjuag*|limpiar la|lavar)
    {ingirio} ~5 {veneno} & ({menor}|{familiar}|vomit*|garganta|arde|quem*|accidente|error|
        sin querer|
        confundi*|boca|espuma)
    {menor} ~7 (se trago|trago|se comio|se tomo|tomo|comio|mastico|agarro|encontro|abrio|se metio|
        chupo|vacio|confundio|ha tomado|ha comido) ~6 {farmaco} unless (recetad*|antibiotico|cada|
        le
        toca|segun|como dijo)
    {farmaco} ~4 (como dulces|como caramelos|por dulces|por caramelos|como si fueran)
    (tome|tomo|tomado|trague|trago|tragado|ingeri|ingirio|meti|metio|bebio|tomarme) ~5 (frasco|
        bote|
        caja|cajas|blister|blisters|tira|tiras|punado|punados|monton|todas|toda|todo|entero|entera|
        #many|veinte|treinta|cuarenta|cincuenta|quince|doble|triple) ~4 ({farmaco}|dormir|entero|
        entera|de golpe|juntas|de una vez) unless (mg|recetad*|todas las mananas|todas las noches|
        todos los dias|dias|tratamiento de)
    (heroina|cocaina|fentanilo|ketamina|drogas|alcohol|extasis|cristal|metanfetamina|tequila|vodka|
        overdose|sobredosis|crack|borracho|borracha|pastillas) & (inconsciente|no despierta|no
        reacciona|no responde|azul|morado|ronca|ronca raro|no respira|convulsi*|desmay*|pupilas|
        frio|
        vomita dormid*)
    (monoxido|brasero|carbon|estufa|calentador|caldera|gas|generador|parrilla|chimenea|humo|
        calefactor)
        & (todos|casa|cuarto|dentro|encerrad*|habitacion|cocina|bano|familia|perro|
        garaje) & (cabeza|
        maread*|mareo*|vomit*|nausea*|sueno|desmay*|atontad*|debil*|confus*|flojas)
    (mezcle|mezclo|mezclar|mezclado|juntado) ~5 (lejia|cloro|amoniaco|vinagre|salfuman|
        acido) & (tos*|
        respir*|ojos|pecho|garganta|ahog*|arde*|maread*|pica*)
    (insulina|sintrom|warfarina|morfina|metadona|litio|fentanilo|parche|parches|
        metotrexato) ~6 (doble|
        dos veces|equivocad*|por error|de mas|demasiad*|triple|en vez de|me equivoque|diez veces) &
        (puse|puso|tome|tomo|inyect*|di|dio|ahora|hoy|sud*|tembl*|maread*|sueno|sangr*)
Severe belly pain!
    (doblad*|retorc*|retuerz*|encogid*|gritando|llorando|revolcando*|no me puedo enderezar|no puede
        enderezarse|no puedo estar de pie|hecho un ovillo|hecha un ovillo) & ({belly}|costado|ijar|
        rinon) & ({pain}|doblad*|retorc*|retuerz*)
    ({belly}|costado|rinon|ijada) ^6 (cuchill*|punal*|desgarr*|insoportable|atroz|brutal|horrible|
        tabla|
        piedra|como palo|durisim*|bestial|explotar|reventar) & ({pain}|fiebre|vomit*|dur*|tocar|
        mover*|espalda|desmay*|sud*|desde)
Vomiting that does not stop!
    (vomit*|devuelv*|devolviendo|arroj*|arcadas|guacare*|gomit*) ~6 (todo|cada rato|sin parar|
        toda la
        noche|todo el dia|horas|veces|a cada|agua|no para|no paro|no retien*|desde ayer|
        desde anoche|
        nada) & (nada|agua|horas|debil*|sec*|orin*|veces|parar|paro|para|noche|dia|retien*|dolor|
        {menor}|diabet*|rato|cada|embaraz*|bilis) unless (una vez)
Testicular pain!
    (testiculo|testiculos|huevo|huevos|escroto|bolas|cojon|cojones|guevo) ^7 (horrible|horrores|
        subido|
        girado|retorcid*|de golpe|de repente|insoportable|vomit*|hinchad*|morad*|brutal|atroz|
        muchisimo
        |muerto) & (duele|dolor|hinchad*|insoportable|vomit*|retorcid*) unless (desayun*|gallina|
        cocid*|
        comi|comer)
Ill after missed dialysis!
    (dialisis|hemodialisis) & (falte|falto|perdi|perdio|no fui|no fue|no pude ir|no pudo ir|salte|
        salto|no me la|no he ido|no ha ido|sin|saltado|cancelaron|suspendieron) & (debil*|fuerza|
        fuerzas|corazon|aire|respir*|hinchad*|confus*|palpitaciones|pulso|maread*|mareo*|flojas|
        calambres|vomit*|gelatina|hormigue*|desmay*)
Possible pressure on the spine!
    (no siento|no siente|no noto|dormid*|adormecid*|entumecid*|acorchad*) ~6 (limpi*|al orinar|
        al hacer|
        trasero|cola|nalgas|entrepierna|genitales|partes|cintura para abajo|cintura hacia abajo|
        piernas|ingles|papel)
    (cintura|ombligo|cuello|pecho) ~2 (abajo) ~5 (no siento|no siente|nada|dormid*|no puedo|
        no puede|
        muert*|no muevo|no mueve|sin sensibilidad|paraliz*)
    (no siento|no siente|no muevo|no mueve|nada|paraliz*) ~5 (cintura para abajo|
        cintura hacia abajo|
        cuello para abajo|ombligo para abajo)
    (me orine|me hice pis|me hice pipi|me hice encima|se orino|se hizo encima|me meo|me cague|se me
        sale) & (piernas|espalda) & (no siento|no siente|dormid*|debil*|flojas|no responden|no me
        responden|dolor|fuerza)
Sudden change of sight!
    (se me va|se me fue|se le va|se le fue|se me esta yendo) ~1 (vista|vision) & (ojo|{sudden}|hoy|
        hace|desde)
    (nubla|nublo|apaga|apago|oscurece|oscurecio|borro) ~2 (vista|vision|ojo) & ({sudden}|hoy|hace|
        ojo|desde) unless (cristal|gafas)
    (ojo|vista|vision|ojos|veo|ve|ver) ^5 (negro|oscuro|cortina|sombra|telon|nublad*|niebla|gris|
        apag*|mitad|borros*|blanco|nada|doble|velo|tunel) & ({sudden}|hace|un ojo|ojo izquierdo|ojo
        derecho|hoy|esta manana|minutos|en un instante) & (no veo|no ve|deje de ver|dejo de ver|veo
        negro|cortina|sombra|telon|apag*|mitad|perdi|perdio|doble|negro|velo|nada) unless (anos|
        poco
        a poco|moraton)
Cold, pale or numb limb!
    (pierna|pie|pies|brazo|mano|dedo|dedos) & (frio|fria|frios|helad*|hielo|congelad*|
        marmol) & (blanc*|
        palid*|azul*|morad*|gris*|cera|moteada|no siento|no siente|dormid*|sin pulso|negr*) &
        (dol*|
        duele|{sudden}|no|grit*|desde|un|una|izquierd*|derech*|rabiar) unless (nieve|invierno|
        raynaud|siempre)
Possible clot in the leg
    (pantorrilla|pierna|muslo|gemelo) & (hinchad*|hincho|inflamad*|el doble|dura|tensa|
        globo) & (aire|
        respir*|pecho|ahog*|jade*|dol*|duele|roja|caliente|vuelo|yeso|operacion) unless (rodilla|
        tobillo|ambas|las dos)
Very low blood sugar!
    insulina & (comer|comi|comio|comido|desayun*|almorz*|cen*) & ({lowsigns}|doble|pensar|agitad*|
        atontad*)
    #many ~5 insulina & (en vez|en lugar|de mas|por error|equivoq*|me pase|demasiad*|sin querer)
    (diabetic*|diabetes|insulina|azucarado) & (empapad*|sud*|tembl*|no despierta|no reacciona|no
        responde|despertarlo|despertarla|raro|rara|agresiv*|borrach*|ido|ida|palid*|convuls*|
        sacud*|
        confund*|desmay*) & (no despierta|no reacciona|no responde|sud*|tembl*|borrach*|confund*|
        convuls*|despertarlo|despertarla|agresiv*|desmay*|ido|ida|empapad*|sacud*)
Very high blood sugar!
    (acabo|acabe|sin|olvide|deje|no me he puesto|no me puse|no se ha puesto|falta|suspendi|no
        tengo|
        quede sin|dejo|dias sin|no se puso|terminado|termino) ~4 insulina & (vomit*|devuelv*|
        respir*|
        sed|acetona|debil*|sueno|manzana*|fruta|barriga|orin*|jade*|cetonas|confus*)
    (aliento|boca) ~4 (acetona|fruta|manzana*|quitaesmalte|dulce) & (vomit*|diabet*|sed|sueno|
        respir*|
        insulina|azucar)
Fever in a small baby!
    ({menor}|el|ella|gordito|gordita) & (# dias|# semanas|dias de nacid*|dias de vida|semanas de
        nacid*|semanas de vida|recien nacid*|recien nacida|un mes|mes y medio|dos meses|dos
        semanas|tres semanas|cinco semanas|seis semanas|siete semanas|nacio hace) & ({fever}|
        caliente|quemando) unless (embaraz*|operacion|operad*|hace # dias que|anos)
Very ill child!
    (nino|nina|bebe|pequeno|pequena|hijo|hija) ~4 (como un trapo|como una trapo|muneco de trapo|
        muneca de trapo) unless trapo de
    {menor} & (como trapo|de trapo|como muneco|desmadejad*|aguadit*|floj*|gris|blanco como|palid*
        como|no abre los ojos|sin lagrimas|hundid*|mollera|quejando*|quejido*|gime|no llora|llanto
        debil|no quiere pecho|no quiere biberon|no quiere teta|no agarra el pecho|rechaza|panal
        seco|no ha mojado|no moja|moteada|jaspead*|morad*|ido|ida|mirada perdida|no reacciona|
        cuesta despertar*|no se despierta|grun*|adormilad*|no come nada|amodorrad*) & (vomit*|
        diarrea|bebe|meses|dias|semanas|horas|desde|respir*|hoy|teta|pecho|leche|toma|llor*|
        caliente|dormid*|panal*|{fever}|manchas)
Trouble in pregnancy!
    {embarazo} & (pinchazo|pinchazos|punzada|punzadas|dolor|dolores|duele) & (a un lado|de un lado|
        un lado|hombro) & (desplom*|desmay*|mare*|fort*|fuerte|sangr*|intens*|horrible|
        insoportable)
    {embarazo} & (cabeza) & {preeclampsia} unless (hace anos)
    {embarazo} & (sangr*|hemorragia|liquido|aguas|fuente|contracciones|no se mueve|
        no se ha movido|no
        patea|no siento|no noto|#severepressure|cordon|convuls*|colicos|punzad*|pica todo|picor en|
        desmay*|goteo) & (bebe|embaraz*|embarazo|sangr*|liquido|aguas|mueve|patea|contracciones|
        presion|tension|cordon|manchad*|moverse|meses de) unless (analisis|operacion|rodilla|
        cadera)
Blow to the head!
    {golpe} ^6 {craneo} & {tras_golpe}
    (porrazo|golpe|golpazo|caida|trompazo|cabezazo|pelotazo|se cayo|me cai) & (columpio|bici|cama|
        escalera*|cabeza|craneo|nuca|frente|sofa|moto|caballo|tobogan|cambiador) & (no se
        despiert*|
        no despiert*|vomit*|somnolient*|confund*|repite|no se acuerda|no recuerda|sueno|dormid*|
        inconsciente|raro|rara|atontad*|doble)
    {thinner} & {golpe} & {craneo}
Serious injury or burn!
    (ve|asoma|sale|veo|sobresale|sobresaliendo) ~3 hueso unless (caldo)
    {quemado} ~9 {quemadura_mala} & (quem*|hirviendo|caliente|escald*|ampolla*|fuego|llamas|acido|
        vapor|
        explosion) unless (sol|estomago|orinar|acidez|garganta|cafe antes|lengua)
    (cayo|cai|volco|tiro|echo|derramo|salpico) ~5 (agua hirviendo|aceite|olla|sopa|cafe|caldo|te|
        agua
        caliente|sarten|hirviendo) & (encima|cara|pecho|brazo|pierna|{menor}|piel|ampolla*|espalda|
        cuerpo|mano)
    {corriente} ~6 {aparato} unless (factura|corte de|recibo|cortaron)
    (cayo|cai|caido|caida|tiro|choco|choque|volco|salio disparad*|resbale|resbalo) & (escalera|
        tejado|
        techo|caballo|moto|bici|andamio|balcon|ventana|arbol|coche|carro|azotea|piscina|barranco|
        escaleras) & (no puede mover*|no puedo mover*|no siento|no siente|piernas|cuello|espalda|
        hueso|inconsciente|confund*|sangr*|cabeza|no se mueve|hormigue*|respir*|levantar*|grita*)
    (aplast*|atrap*|pillad*|prensad*|machac*) ~5 (brazo|pierna|pie|mano|dedos|pecho|coche|carro|
        maquina|
        puerta|tractor|camion)
"""
