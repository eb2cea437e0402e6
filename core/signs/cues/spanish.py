"""The cues of Spanish; accents may be left out."""

from __future__ import annotations

_ANIMALS = "perro perra gato gata cachorro conejo hamster caballo loro pajaro mascota"
_DO = "no esta estaba tiene ha deja dejo sigue convulsiona"
_ANIMALS_DO = "|".join(f"{animal} {does}" for animal in _ANIMALS.split() for does in _DO.split())
_BITES = "mordio arano ataco tiro pateo"
_WHO = "un una el la mi su"
_BY = (
    "del|de la|de mi|por|por un|por una|por el|por la|por mi|por su|de|de un|de una|alergico al"
    "|alergica al"
)
_BY_ANIMALS = "|".join(
    [f"{by} {animal}" for by in _BY.split("|") for animal in _ANIMALS.split()]
    + ["alergica a la gata", "alergica a la perra", "del caballo", "de mi caballo", "de su caballo"]
    + [
        f"{bit} {who} {animal}"
        for bit in _BITES.split()
        for who in _WHO.split()
        for animal in _ANIMALS.split()
    ]
)

SPANISH_CUES = f"""
departed = en paz descanse|sus ultimos dias|sus ultimas horas|sus ultimas semanas|lecho de muerte|
        final de su vida|que en paz|qepd|q e p d|difunto|difunta|finado|finada|fallecido|
        fallecida|fallecio|murio de|murio por|fallecio de|murio hace|murio cuando|murio a los|murio
        en|ya murio|se murio|vivio hasta|llego a los|que dios lo tenga|que dios la tenga|dios lo
        tenga|dios la tenga|en vida|antes de morir|hasta que murio|cuando murio|ya no esta con
        nosotros|ya no esta entre nosotros|que se fue hace|viudo|viuda|velorio|entierro|en gloria
        este|la gloria
other = le|les|ella|tuvo|tenia|sufrio|sufria|padecia|padecio|papa|mama|padre|madre|abuelo|abuela|
        abuelito|abuelita|tio|tia|esposo|esposa|marido|mujer|hermano|hermana|primo|prima|suegro|
        suegra|hijo|hija|vecino|vecina|amigo|amiga|bebe|nino|nina|se
self = pienso|planeo|deseo|necesito|matarme|suicidarme|morirme|mi vida|yo|me|tengo|estoy|siento|
        puedo|quiero|tome|trague|voy|soy|mio|mia|conmigo|nos|tenemos
ongoing = ayer|esta tarde|ya me tome|ya me trague|ya me bebi|ya se tomo|ya se trago|ya se bebio|ya
        tome|ya trague|ya tomo|ya trago|ahora mismo|ahorita mismo|ahorita|en este momento|en estos
        momentos|en este instante|justo ahora|desde ayer|desde hoy|desde anoche|desde esta|desde
        este|desde hace|desde las|desde la una|desde el desayuno|desde el almuerzo|desde la cena|
        desde la manana|desde la madrugada|desde la noche|desde el lunes|desde el martes|desde el
        miercoles|desde el jueves|desde el viernes|desde el sabado|desde el domingo|desde temprano|
        desde que desperto|desde que se desperto|desde que me desperte|desde que amanecio|desde
        antier|desde anteayer|hace # horas|hace una hora|hace # minutos|hace unos minutos|hace
        media hora|hace un rato|hace rato|hace un momento|lleva # horas|llevo # horas|lleva #
        minutos|llevo # minutos|lleva una hora|llevo una hora|lleva media hora|llevo media hora|
        lleva toda|llevo toda|lleva todo|llevo todo|lleva horas|llevo horas|lleva dias|llevo dias|
        lleva # dias|llevo # dias|acaba de|acabo de|esta manana|anoche|ya van
future = cuando sea viejo|cuando sea vieja|cuando sea mayor|cuando empiece|cuando nazca|cuando
        llegue|de mayor|de viejo|de vieja|algun dia|en el futuro|mas adelante|la semana que viene|
        la proxima semana|el proximo|la proxima|el mes que viene|el ano que viene|manana me|durante
        la operacion|durante la cirugia|durante el parto|en el parto|en la operacion|en la cirugia|
        en pleno vuelo|en el avion|de la anestesia|con la anestesia|el dia de manana|con los anos
supposing = digamos|pongamos|supongamos|supon|supongase|imaginese|imaginate|imaginemos|imagina|
        imagine|hipoteticamente|en teoria|es un decir|por ejemplo
instruct = acudir al|acuda al|llamar al medico|vaya al|llamar al|llame al|llamen al|llamar a|llamar
        a urgencias|llamar a emergencias|marcar al|ir a urgencias|vaya a urgencias|acudir a|acuda
        a|directo a urgencias|directo al|derecho a urgencias|corriendo a urgencias|avisar|aviso|
        avise|consultar|llamar enseguida|pedir ayuda|buscar ayuda|ir al hospital|venir a|volver a|
        regresar a|es urgencia|es una urgencia|son urgencias|ambulancia
any = cualquier|cualquiera|todo|toda|ante|por|en caso de
noted = entendido|anotado|apuntado|lo anoto|lo apunto|tomo nota|bueno saberlo|bien saberlo|es bueno
        saber|que bueno saber|me queda claro|queda claro|quedo claro|todo claro|muy claro|
        clarisimo|comprendido|de acuerdo|lo tendre en cuenta|tendre en cuenta|lo recordare|lo tengo
        en cuenta|gracias por|ya se que|ya lo se|aprendi|aprendido|en la nevera|en el refrigerador|
        en el refri|buen consejo|muy util|lo guardo|guardado|perfecto|recibido|lo apunte|apunte
        que|me explico que|me explicaron que|me dijeron que|enterado|enterada|ya entendi|ya lei|lo
        hare|asi lo hare
pair = entre|diferencia de|comparar|distinguir|diferenciar|lo mismo
neg = no|sin|nunca|jamas|ni|tampoco|ningun|ninguna|niego|niega|nada de|ausencia de|descartaron|
        descarto|en vez de|en lugar de
light = he|ha|han|hay|habia|hubo|tengo|tiene|tenia|tuve|tuvo|tener|tenido|siento|siente|sentido|
        sentir|noto|nota|notado|presento|presenta|presentado|me|se|le|te|nos|lo|la|el|los|las|un|
        una|unos|unas|ningun|ninguna|de|del|en|mi|mis|su|sus|ha dado|dado|dio|mas|ya|mucho|mucha|
        tan|nada|signos|signo|sintomas|senales|otro|otra|vuelto|volvio|a|aparecido|sufrido|sufro|
        sufre|padezco|padece|estoy|esta|estaba|quiero|deseo|pienso|pensado|voy|para|nunca|que|este|
        muy|hoy|ahora|tipo|ganas|queda|es|era|fue|sea|ve|parece|o|ni|tampoco|cuando|real|grave|
        fuerte|nuevo|nueva|ideas|pensamientos|al|uso|tomo|especialmente|todavia|aun|por|ahi|alguna|
        algun|ninguno
either = o|ni|u|tampoco
unlike = no siento los|no siento las|no siento mis|no siento mi|no siente los|no siente las|no
        siente sus|no siente su|no para|no paro|no paran|no deja de|no dejo de|no cesa|como este|
        como esta|asi|tan fuerte|tan intenso|tan grande|tan mal|tanto|igual|en mi vida|antes me
        habia|antes habia|parecido|parecida|semejante|como ahora
past = en enero|en febrero|en marzo|en abril|en mayo|en junio|en julio|en agosto|en septiembre|en
        octubre|en noviembre|en diciembre|en el 19*|en el 20*|en los anos|en los 70|en los 80|en
        los 90|en los setenta|en los ochenta|
        en los noventa|toda su vida|a sus # anos|siendo nino|siendo nina|cuando tenia|hace anos|
        hace un ano|hace dos anos|hace tres anos|hace # anos|hace muchos anos|hace varios anos|hace
        unos anos|hace cuatro anos|hace cinco anos|hace seis anos|hace diez anos|hace quince anos|
        hace veinte anos|hace meses|hace unos meses|hace varios meses|hace # meses|hace dos meses|
        hace tres meses|hace seis meses|hace un mes|hace semanas|hace # semanas|hace dos semanas|
        hace tres semanas|hace mucho|hace mucho tiempo|hace tiempo|ano pasado|mes pasado|verano
        pasado|invierno pasado|la navidad pasada|anos atras|meses atras|en el pasado|de nino|de
        nina|de pequeno|de pequena|de joven|de chico|de chica|de adolescente|de bebe|cuando era|
        cuando tenia # anos|cuando estaba embarazada|cuando estuve|en mi infancia|en mi juventud|en
        la infancia|en mi primer embarazo|en mi embarazo anterior|en el embarazo anterior|en mi
        ultimo embarazo|antes de la operacion|antes de operarme|antes de la cirugia|antes del
        tratamiento|antes del stent|antes del marcapasos|antes de empezar|antes de tomar|antes me|
        antes tenia|antes sufria|en aquel entonces|en esa epoca|en aquella epoca|antiguamente|
        solia|solian|en 19*|en 20*|una vez tuve|tuve una vez|antecedentes de|historial de|la ultima
        vez|anteriormente|a los # anos|decadas
present = tengo|tiene|estoy|esta|siento|siente|duele|duelen|no puedo|no puede|sangro|sangra|he|
        vomito|empezo|comenzo|sigo|sigue|llevo|lleva
now = ahora|minutos despues|horas despues|hora despues|minutos mas tarde|una hora mas tarde|
        ahorita|ahora mismo|hoy|esta manana|esta tarde|esta noche|anoche|desde esta|desde anoche|
        desde ayer|desde hoy|desde hace un rato|desde hace # horas|desde hace una hora|desde hace
        dos horas|desde hace tres horas|desde hace unas horas|desde hace # minutos|desde hace #
        dias|desde hace dos dias|desde el|desde la|desde que|en este momento|en estos momentos|
        actualmente|de repente|de pronto|de golpe|subitamente|repentinamente|otra vez|de nuevo|
        nuevamente|cada vez peor|cada vez mas|empeora|empeorando|empeoro|peor que|mas que antes|
        todavia|sigue|sigo|hace una hora|hace un rato|hace # horas|hace dos horas|hace tres horas|
        hace # minutos|hace media hora|hace minutos|hace poco|acabo de|acaba de|ayer|recien|llevo|
        insoportable|aplastante|no para|esta vez
recent = hoy|esta manana|esta tarde|esta noche|anoche|hace una hora|hace un rato|hace # horas|hace
        dos horas|hace tres horas|hace # minutos|hace media hora|hace poco|acabo de|acaba de|hace
        minutos|desde hace
usual = como siempre|de siempre|como de costumbre|como es habitual|como todos los dias|como cada|
        desde hace anos|desde hace muchos anos|desde hace # anos|desde hace diez anos|desde hace
        veinte anos|desde hace varios anos|desde hace dos anos|desde hace tres anos|desde hace
        cinco anos|toda la vida|toda mi vida|desde nino|desde nina|desde pequeno|desde pequena|
        desde siempre|desde la infancia|desde mi infancia|de nacimiento|cronico|cronica|habitual|
        solo cuando|solamente cuando|unicamente cuando|solo si|cuando corro|cuando subo|cuando
        hago ejercicio|cuando hago deporte|al correr|al subir|al hacer ejercicio|despues de
        correr|despues de hacer|despues del gimnasio|siempre que|siempre tengo|siempre he|cada vez
        que corro|cada vez que subo|cada invierno|cada verano|cada primavera|cada ano|cada mes|
        todos los anos|todos los meses|todos los inviernos|siempre me|lo de siempre|lo normal en
        mi
turned = se fue de lado|se fue al suelo|se me fue la vista|se le fue la vista|se me fue la fuerza|
        se le fue la fuerza|se fue la vista|se fue para|se me fue el|se le fue la boca|
        se le fue la cara|se fue de boca|se me paso la mano|se le paso la mano|
        se me paso la dosis|no se me quita|no se le quita
over = todo salio normal|todo salio bien|las pruebas salieron|se me paso|se le paso|ya paso|ya se
        paso|paso solo|se paso|se me quito|se le quito|ya se
        quito|se quito|se fue|ya no|desaparecio|ha desaparecido|se resolvio|se curo|ya estoy bien|
        ya esta bien|estoy bien|esta bien|estoy mejor|ya mejor|mejoro|ha mejorado|me recupere|se
        recupero|recuperado|recuperada|cedio|se calmo|se ha calmado|ya paro|ya se detuvo|se
        detuvo|paro solo|ya no sangra|nunca mas|no ha vuelto|no volvio|no me ha vuelto|nunca
        volvio|no he vuelto|superado|superada|curado|curada|resuelto|se alivio|todo normal|era
        nada|no fue nada|no era nada|quedo en nada|controlado|ya quedo|ya termino
ended = se me quito|se le quito|se me quitaron|se le quitaron|se me ha quitado|se le ha quitado|se
        me paso|se le paso|se me ha pasado|se le ha pasado|desaparecio|desaparecieron|ha
        desaparecido|cedio|cedieron|se calmo|se me calmo|se alivio|me recupere de|se recupero de
back = otra vez|tuve otro|tuve otra|tuvo otro|tuvo otra|dio otro|dio otra|de nuevo|volvio|ha vuelto|
        regreso|vuelve|han vuelto
mine = se quiere|se va a|empapo|mancho|lleno|el mio|la mia|lo mio|los mios|las mias|tengo|tiene|
        siento|siente|estoy|
        esta|me duele|me
        duelen|le duele|le duelen|se me|se le|me|le|llevo|lleva|he|no puedo|no puede|no podemos|me
        he|soy|se trago|se tomo|se bebio|se comio|se cayo|se desmayo|tome|trague|tuve|vomito|
        vomite|vomita|sangro|sangra|toso|quiero|veo|oigo|perdi|perdio|acabo de|acaba de|me cai|no
        respira|no respiro|no despierta|no responde|noto|hago|orino|no veo|creo|estamos|empece|
        empezo|esta teniendo|me estoy|se esta
my = mi|mis|su|nuestro|nuestra|nuestros|este dolor|esta presion|me|se me|le
definite = este|esta|estos|estas|mi|mis
felt = sea un|sea una|es un|es una|esto es|esto sea|me duele|le duele|tengo|estoy|siento|que tengo|
        que siento|desde|no puedo|no puede|llevo|
        esta vomitando|se me
subject = yo|tengo|tiene|tenemos|estoy|esta|estan|me|se|mi|mis|su|le|siento|siente|no puedo|no
        puede|no|he|ha|hay|el|la|los|las|ella|llevo|lleva|soy|es|ahora|hoy|empece|empezo|perdi|
        perdio|vomito|vomite|vomita|sangro|sangra|toso|veo|oigo|quiero|desde|puedo|puede|debo|
        tuve|tomo|tome|noto|creo|que hago|que debo|de repente|de pronto|un|una|todo|nada|acabo|
        acaba|fui|vi
lead = cuando era|cuando|si|antes|despues|el ano|hace|como|en caso|mientras|durante|de nino|de
        nina|siempre que|al
cond = si|en el caso de|en caso que|por si acaso|suponga que|en caso de|en caso|por si|a menos que|
        que pasaria|imagina|suponga|suponiendo|cuando
        tenga|cuando uno|cuando se tiene|cuando te|cuando le|siempre que|hasta que
polite = si no es molestia|si no le importa|si no les importa|si me permite|si puede|si es
        posible|si le parece|si me pueden|si no te importa|si sirve de|si esto es|si es grave|si
        es normal|si me puede
embeds = se|saber|sabe|sabemos|pregunto|seguro|segura|como|dime|digame|ver|decir|entiendo|duda
knowing = como sabria|como sabre|como podria saber|como notaria|como me daria cuenta|como me dare
        cuenta|como reconozco|como reconoceria|como darme cuenta|como se da uno cuenta|como sabe
        uno|como se si me|como se si tengo|como se si estoy|como puedo saber si me|como puedo saber
        si tengo|como puedo saber si estoy
agent = pastilla|pastillas|medicina|medicinas|medicamento|medicamentos|farmaco|jarabe|inyeccion|
        inyecciones|vacuna|parche|inhalador|gotas|crema|pomada|operacion|cirugia|tratamiento|
        antibiotico|antibioticos|quimio|quimioterapia|anestesia|hierro|insulina|aspirina|
        ibuprofeno|contraste|suero|vitaminas|laxante|analgesico|analgesicos|prueba|biopsia|sonda|
        marcapasos|anticonceptivo|dieta|alcohol
evaluates = es habitual|es usual|es corriente|es normal|es malo|es grave|es serio|es peligroso|es
        preocupante|es un problema|importa|
        pasa algo|tiene importancia|debo preocuparme|deberia preocuparme|hay problema|es urgente|
        es comun|esta bien que|es mala senal
inverted = en caso de que
lasting = llevo|lleva|llevamos|ha estado|he estado
borne = que tengo|que siento|que me ha|que me esta|que me dio|que no se me|que no se quita|que
        empezo|
        que me empezo|que tiene|que le ha|que le dio|que llevo|que traigo|que noto|que no para|
        que no cede|que sufro desde
relative = que no puede|que no para|que no responde|que no despierta|que se ha|que se le|que se
        esta|que esta|que lleva|que acaba|quien no|quien esta|el cual|la cual|que tiene|que ha
general = cuanto * es normal|cuanta * es normal|cuantos * son normal*|cuantas * son normal*|
        cuanto * se considera|que se siente|cual es peor|cual es mas|en que se|signos de|signo de|
        sintomas de|sintoma
        de|los sintomas|sintomas del|senales de|senal de|riesgo de|riesgos de|riesgo|riesgos|
        peligro de|probabilidad de|posibilidad de|prevenir|previene|prevencion|evitar|evita|evito|
        causa|causas|causan|causar|provocar|provoca|provocan|producir|produce|producen|puede dar|
        pueden dar|puede haber|me puede dar|podria dar|me podria dar|me va a dar|va a haber|me
        dara|da lugar|que es|que es un|que es una|que son|que significa|significa|quiere decir|
        diferencia entre|diferencia|diferencias|lo mismo|distinguir|diferenciar|distingue|
        distinguen|como se sabe|como saber|tipos de|tratamiento de|tratamiento para|tratar|trata|
        tratan|remedio para|medicina para|pastillas para|cura|curar|efecto secundario|efectos
        secundarios|descartar|usted tiene|tu tienes|una persona|alguien tiene|personas con|gente
        que|personas que|pacientes con|los que tienen|porcentaje|cuantas personas|frecuente|comun|
        informacion sobre|explicame|explique|hablame|saber sobre|cuanto dura|recuperarse de|
        recuperacion de|recuperacion|protege|proteger|reducir|reduce|prueba de|examen de|es
        posible|se puede morir|morir de|puedo tener|puede tener|pueden tener|podria tener|ocurre|
        ocurren|suele|suelen|seguro medico|cubre|primeros auxilios|curso de|charla|durante un|
        despues de un|tras un|es normal tener|es normal sentir|sangrare|voy a sangrar|me dolera|
        dolera|voy a tener|tendre|voy a sentir
imagined = pesadilla|pesadillas|sone que|sone con|sueno con|he sonado|imaginar|imaginarme|me
        imagino|la idea de|pensar que|pensar en|de pensar
fear = odiaria|no quisiera|no quiero que me|no quiero acabar|me angustia|me aterra|me aterroriza|me
        horroriza|me inquieta que|aterra|angustiada por|angustiado por|nervios de|tengo panico|
        nerviosa de|nervioso de|temo sufrir|pesadilla es|miedo a|miedo de|miedo que|miedo de que|
        temo|temor a|terror a|panico a|preocupa que|me preocupa|preocupado por|preocupada por|
        preocupacion por|asusta|me asusta|me da miedo|angustia que|nervioso por|nerviosa por|fobia|
        y si me|algun dia|que me de un|que me de una|que me pase|pudiera|podria pasar
source = simulacro|practicamos un|practicamos una|ensayamos un|ensayamos una|segun la hoja|
        segun el folleto|segun el papel|segun la carta|segun el informe|segun las
        indicaciones|segun la enfermera|segun el medico|la hoja|la tarjeta|el cartel|las
        indicaciones|tengo puesto que|tengo puesto|tengo anotado|tengo apuntado|tengo escrito|
        folleto|folletos|prospecto|pagina|web|internet|google|lei|leo|leido|leia|leyendo|oi que|oi
        hablar|he oido|escuche que|escuche hablar|dice que si|dice que hay|dice que llame|
        dice que vaya|dice que
        acuda|dice que avise|dice que consulte|dice el|dicen que|me contaron|me
        hablaron|noticia|noticias|periodico|revista|pelicula|serie|novela|telenovela|libro|video|
        television|tele|cartel|un amigo tuvo|una amiga tuvo|un conocido tuvo|mi vecino tuvo|mi
        vecina tuvo|mi perro|mi gato|perro|gato|actor|actriz|personaje|clase|curso|examen|tarea|
        antecedentes familiares|en mi familia hay|instrucciones
fiction = en la pelicula|en una pelicula|en la novela|en una novela|en la serie|en la telenovela|
        en el libro|en la obra|en el cuento|en el videojuego|en la historia|en el comic|
        {_ANIMALS_DO}
tells = de|del|sobre|que|donde|como|dice|dicen|cuando|si
harmed = {_BY_ANIMALS}
concede = por mas que|haga lo que haga|no importa lo que
someone = alguien|uno|una persona|la gente|las personas|gente
saying = de risa|riendo|risas|casi me da un infarto|casi le da un infarto|me va a dar un infarto
        con|me dio un infarto cuando vi|infarto al ver|infarto cuando vi|de infarto|da un infarto
        de ver|muero de risa|morir de risa|muerto de risa|muerta de risa|muero de hambre|muero de
        sueno|muero de frio|muero de calor|muero de verguenza|muero de ganas|muero de sed|muero de
        envidia|muero de aburrimiento|muero de pena|muero de amor|muero de curiosidad|muero de
        celos|muero de cansancio|muero de asco|muero de nervios|muero de alegria|muero por|muriendo
        de risa|muriendo de hambre|muriendo de sueno|muriendo de frio|muriendo de calor|muriendo de
        verguenza|muriendo de ganas|muriendo de sed|muriendo de envidia|muriendo de aburrimiento|
        muriendo de pena|muriendo de amor|muriendo de curiosidad|muriendo de celos|muriendo de
        cansancio|muriendo de asco|muriendo de nervios|muriendo de alegria|morirme de risa|morirme
        de hambre|morirme de sueno|morirme de frio|morirme de calor|morirme de verguenza|morirme de
        ganas|morirme de sed|morirme de envidia|morirme de aburrimiento|morirme de pena|morirme de
        amor|morirme de curiosidad|morirme de celos|morirme de cansancio|morirme de asco|morirme de
        nervios|morirme de alegria|muerto de hambre|muerto de sueno|muerto de frio|muerto de calor|
        muerto de verguenza|muerto de ganas|muerto de sed|muerto de envidia|muerto de aburrimiento|
        muerto de pena|muerto de amor|muerto de curiosidad|muerto de celos|muerto de cansancio|
        muerto de asco|muerto de nervios|muerto de alegria|muerta de hambre|muerta de sueno|muerta
        de frio|muerta de calor|muerta de verguenza|muerta de ganas|muerta de sed|muerta de
        envidia|muerta de aburrimiento|muerta de pena|muerta de amor|muerta de curiosidad|muerta de
        celos|muerta de cansancio|muerta de asco|muerta de nervios|muerta de alegria|matarme de
        risa|me mata de|me mata la curiosidad|me matan los zapatos|me matan los tacones|mato por|
        mataria por|mate al|matar el tiempo|matando el tiempo|ahogarse en un vaso|me ahogo en un
        vaso|ahogo en trabajo|ahogado en trabajo|ahogada en trabajo|ahogo en deudas|me ahogan las
        deudas|sangre fria|a sangre|sangre azul|mala sangre|me hierve la sangre|hierve la sangre|me
        quede sin aliento|sin aliento al ver|quita el aliento|me dejo sin|corazon roto|romper el
        corazon|rompio el corazon|parte el corazon|dolor de cabeza este|un dolor de cabeza con|
        dolor de cabeza mi|un dolor de cabeza para|dolores de cabeza mi|cuesta un ojo|un ojo de la
        cara|ojo con el|ojo con la|ojo con los|mal de ojo|me desmayo de risa|me desmayo de hambre|
        desmayarme de risa|ataque de risa|cara dura|caradura|la cara de|se me cae la cara|tomar el
        pelo|a muerte|de mala muerte|sin pies ni cabeza|mas negro que|hasta las narices|suicidio
        comercial|se le hincho el ego|comida del hospital|la factura|la cuenta|el precio|me parto|
        tragar el orgullo|dificil de tragar|veneno de|explotar de|explota de ideas|sobredosis de
        trabajo|sobredosis de azucar|sobredosis de dulces|sobredosis de noticias|sobredosis de
        amor|quemarse las pestanas|estirar la pata|hasta la muerte|pechuga|a pecho|dar el pecho|doy
        el pecho|tomar a pecho|cancer de pecho
joke = es broma|bromeando|de broma|era broma|es un chiste
laugh = jaja*|jeje*|jiji*
fine = bien|normal|perfecto|perfecta|sano|sana|mejor
body = pecho|brazo|brazos|pierna|piernas|pie|pies|mano|manos|cabeza|cuello|espalda|barriga|
        estomago|vientre|abdomen|rodilla|rodillas|tobillo|tobillos|hombro|hombros|ojo|ojos|oido|
        nariz|boca|garganta|lengua|labio|labios|cara|mejilla|diente|dientes|muela|cadera|muneca|
        codo|dedo|dedos|corazon|piel|pantorrilla|muslo|ingle|herida|cicatriz|encia|encias|talon|
        rinon
but = pero|sin embargo|no obstante|excepto que|aunque ahora
link = y|e|ademas|tambien|asi que|o
joint = porque|aunque|entonces|mientras|y ahora|y de repente|y hoy|y luego|y desde|hasta que de|
        luego|ya que|pues
restart = ahora me|ahora tengo|ahora no|ahora mi|ahora se|ahora el|ahora la|ahora estoy|ahora
        siento|ahora vomito|ahora sangro|hoy me|hoy tengo|hoy no|hoy mi|hoy se|hoy el|hoy la|hoy
        estoy|hoy vomite|de repente me|de repente no|de repente se|de pronto me|de pronto no|esta
        manana me|esta manana no|anoche me|que hago|que debo|debo ir|debo llamar|tengo que ir|es
        grave|es normal|es urgente|es peligroso
ask = que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|como|donde|por que|quien|es|son|puede|
        puedo|pueden|podria|debo|deberia|hay|sirve|tiene|tienen|se puede|quiero saber|quisiera
        saber|me gustaria saber|para que
plea = como paro|como detengo|como puedo parar|como puedo detener|que hago|que debo hacer|que puedo
        hacer|que tengo que hacer|que hacemos|ayuda|ayudenme|
        ayudeme|ayudame|socorro|auxilio|debo ir|tengo que ir|deberia ir|voy a urgencias|debo
        llamar|llamo a|es grave|es urgente|es una emergencia|es emergencia|puedo esperar|a donde
        voy|donde voy|adonde voy|a quien llamo|debo preocuparme|me preocupo|es peligroso|es normal|
        sera normal|sera grave|sera peligroso|sera urgente|sera una emergencia|es malo que|pasa
        algo si|importa si
modal = si|cuando|puedo|podria|puede|debo|deberia
due = cuando debo|cuando deberia|cuando debe|cuando deben|cuando debemos|cuando hay que|cuando tengo
        que|cuando tenemos que|cuando tiene que|cuando se debe|cuando conviene|cuando es necesario|
        cuando hace falta|cuando llamo|cuando llamamos|cuando acudo|cuando aviso|en que caso|en que
        casos|en que momento|en que circunstancias
wait = puedo esperar|puede esperar|podemos esperar|espero a|espero al|esperar a|esperar al|
        esperar hasta
mild = leve|leves|levemente|ligero|ligera|ligeramente|ligeros|poquito|poquita|un poquito|apenas|
        minimo|minima|muy poco|muy poca|suave|suavecito|tolerable|soportable|sobre 10|sobre diez|
        de 10|nada grave|superficial|rasguno|pequeno corte|pequena molestia
"""
