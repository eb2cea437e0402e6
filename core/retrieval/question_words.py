"""How questions are worded in each language when no mark tells that they are questions.

Written for this project from general knowledge of the languages. The expressions are regular
expressions over text as `core.retrieval.implied_questions` spells it: lower case, without accents
(Chinese, Japanese and Korean keep their signs), words parted by blanks and clauses by " , ".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a language that ask.

    Attributes:
        grammar: everyday words that tell the language from others of the same script.
        first: what asks at the beginning of a sentence; in a later clause it joins ("when I walk").
        opening: what asks at the beginning of any clause.
        closing: what asks at the end of a sentence.
        anywhere: what asks wherever it stands.
        unsure: saying that one does not know, or was not told, which asks when `matter` follows.
        matter: whether, what, when and so on, and "about".
        finite: forms of verbs, and pronouns, that make a statement of words.
        linking: prepositions and the like between the words of a topic.
        naming: what begins a topic named by what is done, such as an infinitive.
        topics: things that are asked for by their name alone.
        idle: words at the beginning of what is no topic: answers, wishes, and how somebody feels.
    """

    grammar: str = ""
    first: str = ""
    opening: str = ""
    closing: str = ""
    anywhere: str = ""
    unsure: str = ""
    matter: str = ""
    finite: str = ""
    linking: str = ""
    naming: str = ""
    topics: str = ""
    idle: str = ""


_EN_AUXILIARY = (
    r"can|could|will|would|shall|should|may|might|must|do|does|did|is|are|am|was|were|has|have"
    r"|had"
    r"|isn't|aren't|doesn't|don't|didn't|won't|can't|couldn't|shouldn't|wasn't"
)
_EN_SUBJECT = (
    r"i|you|we|they|he|she|it|that|this|these|those|there|my|your|our|the|a|an|any|some|someone"
    r"|anyone|somebody|anybody|people|his|her|their|kids|children|one|both"
)

ENGLISH = Wording(
    grammar="the a an i you he she it we they my your is are was does did can could should"
    " will"
    " to of for and or but with after before when what how if not at in on have has had need"
    " which who why where this that these me him them be been any"
    " don't can't didn't i'm it's i'd i've",
    opening=rf"(?!have an? )(?:{_EN_AUXILIARY}) (?:{_EN_SUBJECT})"
    rf"|(?:what|how|why|when|where|which|who|whom|whose)(?: \S+){{0,3}}? (?:{_EN_AUXILIARY})"
    rf" (?:{_EN_SUBJECT})"
    rf"|(?:at|by|for|from|in|of|on|to|with) (?:what|which)(?: \S+){{0,3}}? (?:{_EN_AUXILIARY})"
    rf" (?:{_EN_SUBJECT})"
    r"|(?:by|from|since|till|until) when|(?:at|for|in|with) how (?:few|long|many|much)"
    r"|now what|what now|and now|so what happens|what if|what about|how about|what happens"
    r"|how (?:many|much|often|long|soon|late|early|far)|what (?:time|kind|sort|dose)"
    r"|help (?:me|us) (?:understand|with|work out|figure out)"
    r"|which (?:\S+ ){1,3}(?:do|does|is|are|should|can|comes?|goes)|is it|is that"
    r"|(?:is |it's |still |also |really )*(?:ok|okay|fine|alright|all right|safe|allowed"
    r"|permitted"
    r"|possible|normal|dangerous|harmful|bad|risky|better|best) (?:to|if|for me|with|that i)"
    r"|any (?:idea|chance|risk|risks|danger|harm|harmful|side|problem|problems|issue|issues"
    r"|interactions?"
    r"|restrictions?|need|reason|advice|tips|info|information|news|word|thing|things|food|foods"
    r"|alternatives?|exercises?|effects?|way)|anything (?:i|to|else|that)"
    r"|(?:please )?(?:tell|show|remind|explain|describe|advise|inform) (?:me|us|what|how|why"
    r"|the)",
    closing=r"when|how long|how often|how many|how much|how many times|how soon|what for|for what"
    r"|until when|which one|which ones|where|or not|or what|what then|what now|now what|what next"
    r"|(?:and|but|so) why|how come|or no|right or wrong|before or after(?: \S+)?|(?:is"
    r"|would be) (?:that|this) (?:ok|okay"
    r"|normal|safe|bad)|(?:yes or no)"
    r"|, (?:is (?:that|it|this) )?(?:true|correct|right|true or false)",
    anywhere=r"^(?:and |but )?(?:and|but) if (?:i|my|it|he|she|we)(?: \S+){1,6}$|(?:need|want"
    r"|wanna|wanted|like|love|have|trying|hoping|curious|keen|eager|dying)"
    r" to (?:know|ask|check|hear|learn|understand|find out|be told|be sure|confirm|clarify"
    r"|see if)"
    r"|(?:i'd|i would|we'd) (?:just )?(?:like|love|appreciate) (?:\S+ )?(?:info|information"
    r"|details"
    r"|advice|an explanation|help with|to hear)"
    r"|(?:wants|needs|asking|likes|asked) to (?:know|hear|understand)"
    r"|(?:asks|asked|asking)(?: me)? (?:if|whether)"
    r"|(?:told|here|meant|supposed|said|have|going|remember) to ask(?: \S+){0,2} (?:if|whether"
    r"|about)"
    r"|wondering|i wonder|just asking|asking (?:if|whether|about|for)|my question"
    r"|a question about"
    r"|a question on|quick question about|question is|more (?:info|information|details) (?:on"
    r"|about)"
    r"|looking for (?:info|information|advice|details)|some (?:info|information|advice) (?:on"
    r"|about)",
    unsure=r"(?:not|isn't|wasn't|never|hardly) (?:\S+ )?(?:sure|certain|clear|know|told|said"
    r"|mentioned|explained|understood|remember|catch|caught|get|got|follow)|unsure|uncertain"
    r"|unclear|no idea|no clue|no one|nobody|noone|none of (?:them|you|the nurses|the doctors)"
    r"|dunno|(?:don't|do not|didn't|did not|doesn't|does not|can't|cannot|can not|couldn't"
    r"|could not|never|haven't|hasn't) (?:\S+ )?(?:know|understand|remember|recall|say|tell|told"
    r"|said|mention|mentioned|explain|explained|catch|work out|figure out|find out|make out)"
    r"|(?:didn't|did not|couldn't|could not|don't) (?:get|hear|see)(?= (?:what|how|which|why"
    r"|whether|for))|forgot|forget|forgotten|forgetting|confused|puzzled|mixed up"
    r"|curious|wasn't told|been told nothing|worried whether|anxious whether|in doubt|doubts?"
    r"|lost track of|can anyone|have to ask|let me know|tell me",
    matter=r"if|whether|what|how|when|where|which|why|who|whom|about",
    finite=r"i|you|he|she|it|we|they|this|that|these|those|there|i'm|i've|i'd|i'll|it's|that's"
    r"|he's"
    r"|she's|we're|they're|you're|is|are|was|were|am|be|been|has|have|had|does|do|did|can|could"
    r"|will|would|should|may|might|must|shall|can't|cannot|don't|didn't|won't|isn't|wasn't"
    r"|hurts?|aches?|feels?|felt|gets?|got|goes|went|comes?|came|said|says|told|gave|gives|took"
    r"|takes"
    r"|started|starts|stopped|stops|works|worked|helps|helped|lives|lived|likes|liked|wants"
    r"|wanted"
    r"|needs|needed|made|makes|ate|eats|slept|sleeps|woke|fell|bled|bleeds|called|saw|broke|lost"
    r"|forgot|missed|tried|ended|turned|looks|looked|seems|seemed|keeps|kept|happened|happens"
    r"|became|began|since|ago|again|all (?:day|night|week)|right now|this morning|last night"
    r"|brought|bought|thought|knew|knows|think|know|want|need|feel|hope|love"
    r"|thank|thanks|wish|drove|drives|showed|shows|asked|asks|explained|has|swelled|vomited"
    r"|lasted"
    r"|my name|me|us|much appreciated",
    linking=r"of|for|after|with|before|during|when|while|without|in|on|from|between|under"
    r"|following"
    r"|and|or|vs|versus|to|at|per|while",
    naming=r"(?!feeling|doing|having|sleeping|getting|nothing|anything|something|everything"
    r"|morning"
    r"|evening|wishing|looking|hoping|speaking|talking|sitting|going|coming|waiting|evening|king"
    r"|thinking|calling|being|sending|seeing)\S{2,}ing",
    topics=r"(?:side|adverse|long term|possible|common|unwanted|late) effects?|dosage|dose|doses"
    r"|opening (?:hours|times)|visiting (?:hours|times)|instructions?|interactions?|costs?|price"
    r"|prices|fees?|risks?|precautions?|recovery time|recovery|alternatives?|warning signs?"
    r"|symptoms?"
    r"|phone number|address|parking|test results|ingredients|contraindications?|complications?"
    r"|exercises?|diet|foods?|meaning|causes?|treatments?|storage|preparation",
    idle=r"yes|yeah|yep|yup|no|nope|not|never|ok|okay|fine|good|great|well|nice|perfect|lovely"
    r"|excellent|wonderful|awesome|cool|all|thanks|thank|cheers|sorry|sure|right|exactly|correct"
    r"|true|alright|bye|goodbye|hi|hello|hey|dear|see|have|enjoy|take|happy|merry|best|many|much"
    r"|so|too|very|really|quite|pretty|a bit|a little|a lot|better|worse|still|just|only|about"
    r"|around|maybe|perhaps|since|for|every|once|twice|last|this|yesterday|today|tomorrow|tonight"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|at|in|on|one|two|three|four|five"
    r"|six"
    r"|seven|eight|nine|ten|half|mostly|always|sometimes|often|usually|call|wait|stop|hold|go"
    r"|come"
    r"|let|give|look|listen|leave|try|be|say|speak|talk|keep|remember|do|please|feeling|god|bless"
    r"|got|understood|glad|oh|ah|wow|hmm|um|uh|my|our|left|until|till|nothing|same|with pleasure"
    r"|severe|terrible|awful|bad|mild|sharp|sudden|horrible|constant|strong|sore|tired|dizzy|sick"
    r"|nobody|somebody|someone|everybody|everyone|everything|talk|read|write|put|bring|send|use"
    r"|get",
)

SPANISH = Wording(
    grammar="a el la los las un una yo tu usted mi su es esta estoy de del que no me se con para"
    " por"
    " al en y o pero si cuando como despues antes puedo debo tengo hay lo le muy he ha fue",
    # ", que es muy amable" tells of somebody.
    opening=r"(?!(?<=, )que (?:es|son|era|esta|estan|tiene)"
    r" (?:muy|tan|un|una|el|la|mi|de|en|todo)\b)"
    r"(?:por |para |a |de |con |en |desde |hasta )?(?:que|cual|cuales|quien|quienes"
    r"|cuanto"
    r"|cuanta|cuantos|cuantas) (?:es|son|era|esta|estan|debo|deberia|puedo"
    r"|podre|podria|puede|tengo|tenia|hay|hago|hacer|significa|pasa|pasaria|seria|sera|necesito"
    r"|dura|tarda|tiempo|veces|dosis|dias|horas|pastillas|gotas|comprimidos|me|se|le|lo|la|tomo"
    r"|quiere|sirve|va|voy|tipo|clase|ahora|vez|medicamento|medicina|pie|brazo|parte|mas)"
    r"|(?:donde|adonde|como|cuando) (?:es|son|era|esta|debo|deberia|puedo|podre|puede|pueden"
    r"|tengo"
    r" que|hay que|hago|sera|seria|necesito|empiezo|vuelvo|me toca|me quitan|me dan|me llaman"
    r"|me operan"
    r"|se puede|se toma|lo tomo|la tomo|lo uso|funciona|sirve)"
    r"|(?:cuanto|cuanta|cuantos|cuantas|cual|cuales) \S+|para que sirve"
    # A preposition before the word that asks; "hasta que" and "para que" join clauses.
    r"|(?:a|cada|con|de|desde|en|hasta|para|por) (?:cuanto|cuanta|cuantos|cuantas|cual|cuales)"
    r"|(?:a partir de|desde|hasta|para) cuando|(?:a|de|en|hacia|por) donde"
    r"|(?:a|a partir de|con|de|desde|en|hasta|por) que (?:altura|brazo|dia|edad"
    r"|frecuencia|hora|lado|momento|orden|parte|pierna|posicion|temperatura|velocidad|zona)"
    r"|(?:puedo|podre|podria|podemos|puede|pueden|debo|deberia|debemos|tengo que(?! ir)"
    r"|tendre que"
    r"|hay que|hace falta|hara falta|necesito (?:saber|informacion|ir|hacer|tomar|estar)"
    r"|es normal"
    r"|es peligroso|es seguro|es necesario|es malo|es bueno|es mejor|es posible|es verdad"
    r"|sera normal"
    r"|se puede|me puede|me podria|me dice|me dices|sirve|duele mucho (?:la|el)|esta bien si"
    r"|esta permitido|esta prohibido|y si|que tal si|y ahora que|ahora que hago|(?:algun|alguna)"
    r" (?:riesgo|problema|consejo|efecto|restriccion|peligro))"
    r"|(?:digame|dime|expliqueme|explicame|cuenteme|quiero saber|quisiera saber"
    r"|quisiera preguntar)",
    first=r"por que",
    closing=r"cuando|cada cuanto|cuanto|cuantas veces|cuanto tiempo|hasta cuando|donde|por que"
    r"|para que|o no|y ahora que|que hago|que hago ahora|como|cual|verdad o no"
    r"|, (?:verdad|cierto|no)",
    anywhere=r"(?:quiero|quisiera|queria|querria|necesito|necesitaba|me gustaria|gustaria"
    r"|me encantaria)"
    r" (?:saber|preguntar|preguntarle|consultar|entender|conocer|informacion|que me \S+)"
    r"|(?:pregunta|preguntan|pregunto|quiere saber|quieren saber)(?: \S+)? (?:si|que|como|cuando"
    r"|cuanto)"
    r"|me pregunto|una pregunta|mi pregunta|una duda|mi duda|tengo dudas"
    r"|informacion sobre|(?:que|como) (?:hago|debo hacer)",
    unsure=r"(?:no|nadie|tampoco|nunca|ni) (?:\S+ ){0,3}?(?:se|sabia|sabemos|recuerdo|acuerdo"
    r"|entiendo"
    r"|entendi|explico|explicaron|dijo|dijeron|comento|aclaro|seguro|segura|claro|menciono"
    r"|tengo claro)"
    r"|dudo|duda|dudas|ni idea|se me olvido|olvide|he olvidado|no oi",
    matter=r"si|que|como|cuando|donde|cual|cuales|quien|cuanto|cuanta|cuantos|cuantas|sobre"
    r"|lo de",
    finite=r"deseo|espero|yo|tu|usted|el me|ella|nosotros|me|te|se|nos|es|son|era|fue|esta|estoy"
    r"|estan|estaba"
    r"|estuve"
    r"|soy|he|ha|hemos|han|habia|hay|tengo|tiene|tenia|tuve|puedo|puede|debo|debe|voy|va|fui|hice"
    r"|hago"
    r"|hace|duele|duelen|tomo|tome|toma|dijo|dio|quiero|quiere|creo|siento|vivo|vive|gusta|llamo"
    r"|vine|vino|dormi|duermo|comi|como bien|gracias|tenga|tengas|que le|muy|lo siento|encanta",
    linking=r"de|del|para|con|sin|despues|antes|durante|tras|al|en|por|y|o|entre|contra",
    naming=r"(?!ayer|mujer|lugar|hogar|favor|dolor|señor|senor|mejor|peor|placer)[a-z]{2,}(?:ar"
    r"|er|ir)"
    r"(?:me|se|lo|la|los|las)?",
    topics=r"efectos? (?:secundarios?|adversos?)|dosis|horarios?|precios?|coste|costo|riesgos?"
    r"|sintomas?"
    r"|instrucciones|alimentos|dieta|ejercicios|cuidados|contraindicaciones|interacciones|causas"
    r"|tratamientos?|recuperacion|alternativas|precauciones|telefono|direccion|alcohol",
    idle=r"si|no|vale|bien|muy|gracias|muchas|de acuerdo|de nada|perfecto|claro|adios|hasta|hola"
    r"|buen"
    r"|buena|buenos|buenas|feliz|que|igualmente|desde|cada|una|dos|tres|ayer|hoy|manana|dolor"
    r"|mucho"
    r"|mucha|mi|mis|por favor|con gusto|encantado|encantada|un poco|entendido|todo|nada|a las"
    r"|ver",
)

FRENCH = Wording(
    grammar="le la les un une des je j tu il elle nous vous mon ma mes est suis ai a pas ne que"
    " qui"
    " de du au aux et ou mais avec pour apres avant ce cette c d l qu n m s t puis dois"
    " peux comment"
    " quand combien faut en sur dans quel quelle sans y pendant",
    opening=r"(?:a|dans|de|depuis|en|par|pendant|pour|sur|a partir de|jusqu a) (?:combien"
    r"|quand|quels?|quelles?|quoi)|"
    r"(?:est ce (?:que|qu)|qu est ce|pourquoi|combien|comment (?!dire)|quels?|quelles?"
    r"|lequel|laquelle|lesquels|a quelle|a partir de quand|jusqu a quand|depuis quand|c est quoi"
    r"|c est (?:normal|grave|dangereux|possible) (?:de|d|si|que|qu|docteur)|que (?:faire|dois"
    r"|puis|faut"
    r"|se passe|signifie|veut|risque)|qu (?:en est|est ce)|qui (?:dois|peut|puis|faut|est ce)"
    r"|(?:quand|ou|et quand) (?:est|dois|doit|puis|peut|peux|pourrai|pourrais|pourra|faut|va|vais"
    r"|sera"
    r"|aura|prendre|commencer|arreter|reprendre|faire)"
    r"|(?:puis|peut|peux|pourrais|pourrai|pourrait|dois|doit|devrais|faut|faudra|faudrait|est|a"
    r"|y a|ai"
    r"|suis|sont|vais|va|avez|pouvez|pourriez|savez|ont|as|es)(?: t)? (?:je|tu|il|elle|on|nous"
    r"|vous|ce|ils"
    r"|elles)|je (?:peux|dois|devrais|pourrais) (?:\S+ )*(?:avant|apres|avec|ou)"
    r"|et si|et maintenant|que faire|quoi faire|faut il|y a t il"
    r"|dites moi|expliquez moi|(?:un|une|des) (?:risque|danger|probleme|conseil)s?)",
    closing=r"quand|combien|combien de temps|comment|pourquoi|ou ca|quoi|ou non|a quelle heure"
    r"|lequel"
    r"|combien de fois|je fais quoi|jusqu a quand|tous les combien",
    anywhere=r"(?:voudrais|voulais|aimerais|veux|souhaite|souhaiterais|besoin de|aimerai"
    r"|aimerions)"
    r" (?:\S+ )?(?:savoir|demander|comprendre|connaitre|des informations|des renseignements"
    r"|verifier)"
    r"|je me demande|ma question|une question|est ce qu[ei]?|qu est ce",
    unsure=r"(?:sais|sait|savais|savons|comprends|compris|souviens|rappelle|dit|explique|precise"
    r"|sur|sure"
    r"|certain|certaine|clair|entendu|retenu) (?:pas|plus|jamais|rien)|personne|aucune idee"
    r"|pas (?:sur|sure|certain|certaine|compris|clair|dit|explique|retenu|precise|entendu)"
    r"|j ai oublie|oublie|je doute|j hesite",
    matter=r"si|s il|s|comment|quand|ou|quel|quelle|quels|quelles|combien|pourquoi|ce que|ce qu"
    r"|qui|quoi"
    r"|lequel|laquelle|a propos|sur",
    finite=r"je|j|tu|il|elle|on|nous|vous|ils|elles|est|suis|es|sont|etait|ai|as|a|avons|avez|ont"
    r"|fait"
    r"|fais|va|vais|dois|doit|peux|peut|faut|me|m|se|s|c|merci|ca|prends|prend|veux|voudrais"
    r"|habite",
    linking=r"de|du|des|d|apres|avant|avec|sans|pour|pendant|sous|et|ou|en|sur|au|aux|entre"
    r"|contre",
    naming=r"(?!hier|premier|dernier|cher|bonsoir|plaisir|noir|soir|au revoir|voir|notre|votre"
    r"|quatre"
    r"|autre|rire|pire|oncle|centre|novembre|decembre|septembre|octobre|encore|derriere|merci)"
    r"(?:ne pas )?(?:me |se |s |m )?[a-z]{2,}(?:er|ir|re|oir)",
    topics=r"effets? (?:secondaires?|indesirables?)|dose|posologie|horaires?|prix|cout|risques?"
    r"|symptomes?"
    r"|precautions?|contre indications?|interactions?|regime|aliments?|exercices?|traitements?"
    r"|causes?"
    r"|alternatives?|duree|alcool|consignes|soins|complications?|convalescence",
    idle=r"oui|non|d accord|merci|bonjour|bonsoir|bonne|bon|bien|tres|parfait|super|au revoir"
    r"|a bientot"
    r"|a demain|salut|enchante|joyeux|depuis|tous|toutes|deux|trois|hier|aujourd|demain|pas|mal"
    r"|douleur"
    r"|beaucoup|un peu|mon|ma|mes|de rien|compris|entendu|s il|desole|desolee|voila|c|tout",
)

PORTUGUESE = Wording(
    grammar="o a os as um uma eu voce ele ela meu minha seu sua e esta estou de do da dos das"
    " que nao"
    " me se com para por ao no na em ou mas depois antes posso devo tenho ha muito"
    " quando como qual"
    " apos pelo pela ja foi tomei sei gostaria",
    first=r"para que|porque",
    opening=r"(?:a|apos|ate|com|de|depois de|desde|em|por|a partir de|a cada) (?:quando|quantos?"
    r"|quantas?|qual|quais|que horas?|que dias?)|"
    r"(?:por que|quanto|quanta|quantos|quantas|qual|quais|quem|de quem)"
    r"(?: \S+)?|a que horas|que horas|(?:o que|que|como|quando|onde|ate quando|desde quando) (?:e"
    r"|devo|posso|pode|tenho|faco|fazer|significa|acontece|tomo|sera|seria|devemos|preciso|esta"
    r"|ha"
    r"|tipo|quer|vou|vai|dose|medicamento|remedio)|(?:posso|podemos|pode|poderia|devo|deveria"
    r"|deve|tenho que"
    r"|tenho de|preciso (?:saber|parar|tomar|ficar|estar|de|ir|fazer)|sera que|e normal"
    r"|e perigoso|e seguro|e preciso|e possivel"
    r"|e necessario|e verdade|faz mal|ha algum|ha alguma|tem algum|tem alguma|tem problema|e se"
    r"|e agora"
    r"|da para|esta certo se|tudo bem se|ok se|(?:algum|alguma) (?:risco|problema|cuidado|efeito"
    r"|restricao|perigo))(?! (?:ser|ir|desligar|sair)\b)"
    r"|diga me|me diga|me explique|explique me|e agora|o que faco",
    closing=r"quando|quanto|quantas vezes|quanto tempo|ate quando|onde|por que|para que|ou nao"
    r"|e agora"
    r"|o que faco|o que faco agora|como|qual|a que horas",
    anywhere=r"(?:quero|queria|gostaria de|preciso|precisava|gostava de"
    r"|queria muito) (?:de )?(?:saber|perguntar"
    r"|entender|informacoes|confirmar|esclarecer)|minha duda|minha duvida|uma duvida"
    r"|tenho duvidas?"
    r"|uma pergunta|minha pergunta|sera que|me pergunto|o que (?:devo|posso|faco)"
    r"|informacoes sobre",
    unsure=r"(?:nao|ninguem|nunca|nem) (?:\S+ ){0,3}?(?:sei|sabia|sabemos|lembro|entendi|entendo"
    r"|explicou|disse"
    r"|disseram|explicaram|falou|falaram|certeza|claro|percebi|avisou)|esqueci|duvida|sem saber",
    matter=r"se|que|o que|como|quando|onde|qual|quais|quem|quanto|quanta|quantos|quantas|sobre"
    r"|por que",
    finite=r"eu|voce|ele|ela|nos|me|te|e|sou|esta|estou|estava|foi|fui|tenho|tem|tinha|tive|ha"
    r"|posso|pode"
    r"|devo|deve|vou|vai|fiz|faco|faz|doi|doem|tomo|tomei|toma|disse|deu|quero|quer|acho|sinto"
    r"|moro|gosto"
    r"|obrigado|obrigada|fico|dormi|comi|chamo|muito|tenha",
    linking=r"de|do|da|dos|das|para|com|sem|depois|antes|durante|apos|em|no|na|por|ou|entre",
    naming=r"(?!mulher|lugar|lar|favor|dor|senhor|melhor|pior|prazer|qualquer)[a-z]{2,}(?:ar|er"
    r"|ir)",
    topics=r"efeitos? (?:colaterais|colateral|secundarios?|adversos?)|dose|dosagem|horarios?"
    r"|precos?|custo"
    r"|riscos?|sintomas?|cuidados|alimentos|dieta|exercicios?|contraindicacoes|interacoes|causas"
    r"|tratamentos?|recuperacao|alternativas|alcool",
    idle=r"sim|nao|obrigado|obrigada|ola|oi|bom|boa|bem|muito|tudo|ate|tchau|adeus|de nada|certo"
    r"|claro"
    r"|perfeito|feliz|desde|cada|duas|dois|tres|ontem|hoje|amanha|dor|entendi|entendido|meu"
    r"|minha|um pouco",
)

GERMAN = Wording(
    grammar="der die das ein eine einen ich du er sie wir ihr mein meine ist sind bin war habe"
    " hat nicht"
    " und oder aber mit nach vor bei von zu zum zur im am auf fur den dem des es mich"
    " mir darf kann muss"
    " soll wie wann was wo warum wenn ob noch auch diese vom ohne uber",
    first=r"(?:ab|an|auf|bis|fur|in|mit|nach|seit|um|von|zu) (?:wann|wie|welche[mnrs]|wieviele?)"
    r"|(?:wann|wie|ob|warum|wo|was|welche\S*) (?:\S+ )*(?:soll|muss|darf|kann|sollte)"
    r"|(?:ist|sind|hat|haben|gibt|wird|werden|braucht|brauche|hilft|schadet|tut|geht|bin|habe"
    r"|mochte|wurden|wurde|macht"
    r"|dauert|bekomme|verursacht|stimmt|reicht|hort|wirkt)"
    r" (?:ich|man|du|er|sie|es|wir|das|die|der|mein|meine|meinen|dieses|diese|dieser|ein|eine"
    r"|jemand|mir)",
    opening=r"(?:wie (?:heissen|heißen|heisst|heißt|geht|ist|sind|war|wird|werden|wirkt"
    r"|funktioniert) \S+"
    r"|wer (?:ist|sind|kann|darf|muss) \S+)"
    r"|(?:wie (?:oft|lange|viel|viele|hoch|fruh|spat|geht|muss|soll|kann|darf|mache|nehme|heisst"
    r"|heissen|heiß\S*|ist|sind|schnell|wirkt|funktioniert|gefahrlich|lang|weit|bald|wird|werden"
    r"|bekomme)"
    r"|ab wann|bis wann|seit wann|wann|warum|weshalb|wieso|wozu|wofur|wogegen|woran|womit|worauf"
    r"|wodurch"
    r"|wo|wohin|woher|wer|wen|wem|welche|welcher|welches|welchen|welchem|was)"
    r"(?! (?:ich|er|sie|es|wir|man|der|die|das|mir|mich|sich|ihr|du)(?!\S))"
    r"|(?:was (?:nun|jetzt)|und (?:nun|jetzt)|(?:darf|durfen|kann|konnen|konnte|konnten|muss"
    r"|mussen|soll|sollte|sollten"
    r"|sollen) (?:ich|man|du|er|sie|es|wir|das|die|der|mein|meine|meinen|dieses|diese|dieser|ein"
    r"|eine|jemand|mir)"
    r"|sagen sie mir|erklaren sie|was wenn|was ist wenn)",
    closing=r"wann|wie oft|wie lange|wie viel|wie viele|warum|wozu|wofur|was nun|was jetzt"
    r"|oder nicht|oder"
    r"|und nun|und jetzt|was tun|wo|wohin",
    anywhere=r"(?:mochte|wollte|wurde gerne?|musste|will|muss|hatte gern) (?:\S+ ){0,3}?(?:wissen"
    r"|fragen|erfahren"
    r"|verstehen|nachfragen)|ich frage mich|meine frage|eine frage|was (?:soll|muss|kann) ich"
    r"|wissen ob"
    r"|informationen (?:uber|zu)",
    unsure=r"(?:weiss|weiß|wusste|verstehe|verstand|verstanden|sicher|klar|erinnere|gesagt"
    r"|erklart|erinnern"
    r"|gehort|mitbekommen) (?:\S+ ){0,2}?nicht|nicht (?:\S+ )?(?:sicher|klar|verstanden|gesagt"
    r"|erklart"
    r"|mitbekommen|gehort|gewusst)|niemand|keiner|keine ahnung|unsicher|unklar|vergessen"
    r"|frage mich|keine idee",
    matter=r"ob|was|wie|wann|wo|warum|wer|welche|welcher|welches|welchen|wozu|wofur|wieso",
    finite=r"ich|du|er|wir|ihr|es|ist|sind|bin|war|waren|habe|hat|hatte|haben|darf|kann|muss|soll"
    r"|will|wird"
    r"|werde|tut|geht|gehe|nehme|nimmt|nahm|kam|mir|mich|danke|wohne|heisse|mag|hilft|schlafe"
    r"|wunsche",
    linking=r"von|vom|nach|vor|mit|ohne|bei|beim|fur|zu|zum|zur|wahrend|und|oder|am|im|auf|gegen"
    r"|trotz"
    r"|zwischen",
    naming=r"(?!guten|schonen|vielen|besten|gestern|heute|morgen)[a-z]+(?:fahren|trinken|essen"
    r"|duschen|baden)",
    topics=r"nebenwirkungen?|wechselwirkungen?|dosierung|dosis|offnungszeiten|besuchszeiten"
    r"|kosten|preis|risiken"
    r"|symptome|ursachen|behandlung|ernahrung|ubungen|alternativen|komplikationen|genesung"
    r"|alkohol"
    r"|warnzeichen|einnahme",
    idle=r"ja|nein|danke|vielen|guten|gute|guter|einen|schonen|schones|schone|auf|bis|tschuss"
    r"|hallo|sehr|gut"
    r"|alles|bitte|okay|genau|richtig|seit|jeden|zwei|drei|gestern|heute|morgen|schmerzen|starke"
    r"|mein|meine"
    r"|frohe|frohes|verstanden|ein bisschen|klar|nichts|leider|nicht|mach|machen|herzlichen"
    r"|besten|im moment",
)

ITALIAN = Wording(
    grammar="il lo la i gli le un una io tu lei mio mia mie e sono ho ha non che di del della"
    " dei delle"
    " mi si con per da al alla nel in o ma dopo prima posso devo quando come quanto cosa se"
    " stamattina molto",
    first=r"perche",
    opening=r"(?:a|con|da|di|dopo|entro|fino a|fra|ogni|tra) (?:quando|quanto|quanta|quanti"
    r"|quante|quale|quali|che ora|che giorno)|per (?:quanto tempo|quanti|quante)|"
    r"(?:quanto|quanta|quanti|quante|qual|quale|quali|chi (?:devo|posso|puo)|a che ora"
    r"|che ora"
    r"|da quando|fino a quando|ogni quanto|che cosa|cosa) ?(?:\S+)?"
    r"|(?:quando|come|dove|che) (?:devo|posso|si (?:puo|prende|usa|fa)|bisogna|faccio|fare"
    r"|succede"
    r"|significa|tipo|vuol|potro|dovro|dose|effetti|mi tolgono|funziona)|(?:posso|potrei|possiamo"
    r"|puo|puoi|potrebbe|devo|dovrei|dobbiamo|bisogna"
    r"|si puo|si possono|e normale|e pericoloso|e possibile|e sicuro|e necessario|va bene se"
    r"|fa male (?:se|bere|mangiare)"
    r"|(?:c e|ci sono) (?:qualche|rischi\S*|pericol\S*)|serve|e se|e adesso|e ora|qualche"
    r"|mi dica|mi dici|mi spieghi|mi spiega)(?! andare)",
    closing=r"quando|quanto|quante volte|quanto tempo|dove|perche|come|o no|e adesso|e ora"
    r"|cosa faccio|che faccio"
    r"|a che ora|fino a quando|ogni quanto|per quanto",
    anywhere=r"(?:vorrei|volevo|voglio|mi piacerebbe|desidero|bisogno di) (?:\S+ )?(?:sapere"
    r"|chiedere|chiederle"
    r"|capire|informazioni|conoscere)|mi chiedo|mi domando|la mia domanda|una domanda|un dubbio"
    r"|cosa (?:devo|posso|faccio)|informazioni su",
    unsure=r"(?:non|nessuno|mai|neanche) (?:\S+ ){0,3}?(?:so|sapevo|sappiamo|ricordo|capisco"
    r"|capito|detto|spiegato"
    r"|sicuro|sicura|chiaro|sentito)|nessuna idea|dimenticato|dubbio",
    matter=r"se|che|cosa|come|quando|dove|quale|quali|chi|quanto|quanta|quanti|quante|perche|su",
    finite=r"io|tu|lei|lui|noi|mi|ti|si|ci|e|sono|sto|sta|era|ho|hai|ha|abbiamo|posso|puo|devo"
    r"|deve|vado|va|fa"
    r"|faccio|prendo|preso|voglio|grazie|vivo|abito|dormo|chiamo",
    linking=r"di|del|della|dei|delle|dello|dell|dopo|prima|con|senza|per|durante|in|da|tra|e|o",
    naming=r"(?!ieri|mare|sempre|oltre|mentre|altre|buonasera|madre|padre|cuore|dolore|piacere"
    r"|dottore"
    r"|favore|signore)[a-z]{2,}(?:are|ere|ire)",
    topics=r"effetti? (?:collaterali|indesiderati|collaterale)|dose|dosaggio|orari|orario|prezzo"
    r"|costo|rischi"
    r"|sintomi|precauzioni|controindicazioni|interazioni|dieta|alimenti|esercizi|cause|terapia"
    r"|alternative"
    r"|convalescenza|alcol",
    idle=r"si|no|grazie|ciao|buongiorno|buonasera|buona|buono|buon|bene|molto|tanto|tutto"
    r"|arrivederci|a presto"
    r"|a domani|prego|perfetto|certo|capito|va bene|da ieri|ogni|due|tre|ieri|oggi|domani|dolore"
    r"|mio|mia|un po"
    r"|auguri|mille",
)

VIETNAMESE = Wording(
    grammar="tôi có không thể thuốc và của là được bao lâu nào gì uống khi bác sĩ ngày đã cho"
    " này sau trước"
    " em anh chị con ơn",
    opening=r"tại sao|vì sao|bao giờ|bao nhiêu|bao lâu|khi nào|liệu|làm sao|làm thế nào",
    closing=r"không|chưa|hả|à|nhỉ|nào|gì|đâu|bao lâu|bao nhiêu|thế nào|làm sao|lúc nào|khi nào"
    r"|không ạ|được không"
    r"|không bác sĩ|vậy|mấy lần|mấy viên",
    anywhere=r"khi nào|bao nhiêu|bao lâu|tại sao|vì sao|thế nào|như thế nào|có được|có nên"
    r"|có phải|có cần"
    r"|làm gì|làm sao|mấy (?:lần|viên|giờ|ngày)|muốn (?:biết|hỏi)|cho (?:tôi|em|con) hỏi"
    r"|không biết"
    r"|tác dụng phụ",
)

TURKISH = Wording(
    grammar="bu ve bir için ile ne var yok çok daha sonra önce gibi kadar zaman ben bana benim"
    " olarak ilaç ilacı doktor gün günde şu değil",
    # The word that makes a question of a sentence, with the ending of the verb.
    anywhere=r"m[iıuü](?:y[iıuü]m|y[iıuü]z|s[iıuü]n(?:[iıuü]z)?|yd[iıuü]\S{0,4}|d[iıuü]r)?"
    r"|ne (?:zaman|kadar|sıklıkla|yapmalı\S*|olur|için)|kaç (?:gün|kez|kere|saat|tane|doz)",
    opening=r"nasıl|neden|niçin|niye|nerede|nereye|hangi|kaç|kim",
    closing=r"ne zaman|ne kadar|nasıl|nerede|kaç (?:gün|kez|kere|saat|tane)|ne yapmalı\S*|neden",
    unsure=r"bilmiyorum|emin değilim",
    matter=r"ne|nasıl|hangi|kaç",
)

LATIN = (ENGLISH, SPANISH, FRENCH, PORTUGUESE, GERMAN, ITALIAN, VIETNAMESE, TURKISH)
"""The languages in Latin letters, told from each other by their grammar words."""

GREEK = Wording(
    first=r"(?:τι|πως|ποτε|που|γιατι)(?! (?:ωραια|καλα|καλο))",
    opening=r"τι (?:να|κανω|πρεπει)|ποσο|ποση|ποσες|ποσα|ποσοι|ποσους|ποσων|ποιος|ποια|ποιο|ποιον"
    r"|ποιες|ποιοι|ποια|μηπως|αραγε"
    r"|καθε ποτε|μεχρι ποτε|απο ποτε|σε ποσο|για ποσο|μπορω|μπορει|μπορουμε|πρεπει(?! να φυγω)"
    r"|επιτρεπεται|κανει να"
    r"|απαγορευεται|ειναι (?:φυσιολογικο|επικινδυνο|ασφαλες|κακο|απαραιτητο|καλο|δυνατον|νορμαλ)"
    r"|υπαρχει|υπαρχουν|και αν|και τωρα"
    r"|θα (?:μπορεσω|μπορουσα|πρεπει|πονεσω|ποναω)|να (?:παρω|σταματησω|συνεχισω|φαω|πιω)",
    closing=r"ποτε|τι κανω|τι να κανω|γιατι|πως|ποσο|η οχι|και τωρα|τωρα τι|που",
    anywhere=r"(?:θελω|ηθελα|θα ηθελα|πρεπει|χρειαζεται|χρειαζομαι) (?:\S+ )?να (?:μαθω|ρωτησω"
    r"|ξερω|καταλαβω)|αναρωτιεμαι"
    r"|μια ερωτηση|τι (?:κανω|να κανω|πρεπει)|πως λεγεται|πληροφοριες για",
    unsure=r"(?:δεν|κανεις|κανενας|ουτε|ποτε) (?:\S+ ){0,3}?(?:ξερω|ηξερα|θυμαμαι|καταλαβα"
    r"|καταλαβαινω|ειπε|ειπαν|εξηγησε"
    r"|σιγουρος|σιγουρη|σαφες|ακουσα|γνωριζω)|ξεχασα|δεν ειμαι σιγουρ\S+",
    matter=r"αν|εαν|τι|πως|ποτε|που|γιατι|ποσο|ποσες|ποια|ποιο|ποιος|για",
    finite=r"εχω|ειμαι|ειναι|πηρα|πηγα|ξερω|θελω|μου|με|σας ευχαριστω|ευχαριστω|ηρθα|νιωθω|ποναω"
    r"|πονάει|ποναει|εκανα|ηταν"
    r"|θα|να|κοιμηθηκα|παιρνω|μενω",
    linking=r"του|της|των|μετα|πριν|με|χωρις|για|κατα|απο|στο|στη|στην|και",
    topics=r"παρενεργειες|ανεπιθυμητες ενεργειες|δοσολογια|δοση|ωραριο|κοστος|τιμη|κινδυνοι"
    r"|συμπτωματα|διατροφη|οδηγιες"
    r"|ασκησεις|οδηγηση|αλκοολ",
    idle=r"ναι|οχι|καλη|καλο|καλως|καλημερα|καλησπερα|καληνυχτα|γεια|ευχαριστω|ενταξει|τιποτα"
    r"|ολα|πολυ|χθες|σημερα|αυριο|αντιο",
)

CYRILLIC = Wording(
    first=r"(?:что(?! то(?!\S))|как(?! (?:то|хорошо|приятно|раз|только|будто|обычно|же)(?!\S))"
    r"|когда|где(?! то(?!\S))|куда|откуда|почему|зачем|сколько|какои|какая|какое|какие|каких"
    r"|каким|какую|кто"
    r"|кому|чеи|нельзя|должен|должна|могу|опасно|вредно|через сколько"
    r"|до какого|с какого|до скольки|во сколько|если)"
    r"(?! (?:я|у меня|он|она|мы)(?! (?:могу|должен|должна|смогу|буду)))",
    opening=r"почему|зачем|сколько|можно|как (?:долго|часто)",
    closing=r"когда|сколько|как долго|как часто|или нет|или нельзя|зачем|почему|что теперь"
    r"|что делать|теперь что|где|куда|как",
    anywhere=r"ли|(?:хочу|хотел|хотела|хотелось|хотелось бы|нужно|надо"
    r"|можно) (?:бы )?(?:\S+ )?(?:узнать|спросить|знать|понять|уточнить)"
    r"|интересно|скажите|подскажите|объясните|вопрос про|вопрос о|что делать|что мне делать",
    unsure=r"не (?:\S+ )?(?:знаю|помню|понял|поняла|понимаю|уверен|уверена|сказал|сказали|сказала"
    r"|объяснил|объяснили|ясно|расслышал"
    r"|расслышала|понятно|уверены)|никто|забыл|забыла|сомневаюсь",
    matter=r"что|как|когда|где|куда|почему|зачем|сколько|какои|какая|какое|какие|кто|можно|нужно"
    r"|надо|ли|про|о",
    finite=r"я|ты|он|она|мы|вы|они|меня|мне|был|была|было|есть|болит|спасибо|принял|приняла|выпил"
    r"|выпила|пришел|пришла|сплю|живу"
    r"|чувствую|зовут|хочу|могу|знаю|понял|поняла|вам|вас",
    linking=r"после|до|перед|с|со|без|при|во|в|на|для|от|из|и|или",
    topics=r"побочные (?:эффекты|деиствия)|побочка|дозировка|доза|противопоказания|цена|стоимость"
    r"|часы|график|риски|симптомы"
    r"|диета|питание|упражнения|причины|лечение|осложнения|алкоголь|вождение",
    idle=r"да|нет|спасибо|хорошо|ладно|понятно|здравствуите|привет|добрыи|доброе|до свидания|пока"
    r"|всего|хорошего|с днем|вчера|сегодня"
    r"|завтра|каждыи|два|две|три|очень|немного|сильная|боль|пожалуиста|приятно|удачи|до завтра"
    r"|до встречи|до вечера|с утра|с тех",
)

ARABIC = Wording(
    first=r"(?:و|ف)?(?:هل|متى|متي|كيف|كم|لماذا|ليش|ماذا|ما(?: هو| هي| هذا| هذه| معنى| الذي| اسم"
    r"| سبب| مدة| جرعة| افضل| اذا|ذا)|اين|وين|من اين|اي|ايش|شو|مين|اينبغي|ايمكن"
    r"|الى متى|منذ متى|بكم|لمن|عند من)|ممكن|يمكن|هل من|يجوز|مسموح|يصح",
    opening=r"(?:و|ف)?(?:هل|متى|كم|لماذا|ماذا)",
    closing=r"متى|كم|كيف|لماذا|ام لا|او لا|ماذا افعل|ماذا افعل الان|ما العمل|اين|ليش|شو",
    anywhere=r"(?:و|ف)?(?:هل|متى|كم مرة|ماذا (?:افعل|يجب|علي))|(?:اريد|اود|احتاج|ارغب|بدي|عايز"
    r"|عاوز)(?: ان| في)? (?:ان )?(?:اعرف|اسال|افهم|معرفة|السؤال|اسالك)"
    r"|عندي سؤال|سؤالي|اتساءل|معلومات عن",
    unsure=r"(?:لا|لم|ما|لست|مش) (?:\S+ ){0,2}?(?:اعرف|ادري|اعلم|افهم|اتذكر|متاكد|متاكدة|يخبرني"
    r"|يشرح|يقل|اسمع|واضح|عارف|عارفة)|نسيت",
    matter=r"ان|اذا|لو|هل|متى|كيف|كم|ماذا|ما|اين|لماذا|اي|عن|ام",
    finite=r"انا|انت|هو|هي|نحن|اخذت|شربت|اكلت|شعرت|عندي|لدي|كان|كانت|اشعر|شكرا|ذهبت|نمت|اريد"
    r"|يؤلمني|تؤلمني",
    linking=r"بعد|قبل|مع|من|في|عند|اثناء|بدون|او|ل\S+",
    topics=r"(?:ال)?(?:اثار|اعراض) (?:ال)?(?:جانبية)\S*|الاثار|الاعراض|الجرعة|جرعة|مواعيد|سعر"
    r"|تكلفة|مخاطر|موانع|تعليمات|القيادة|الكحول|اسباب",
    idle=r"اتمنى|نتمنى|الله|ان شاء|بالتوفيق|تصبح|تصبحون|نهارك|دمت|بارك|سلمت|نعم|لا|شكرا|حسنا"
    r"|مرحبا|السلام|صباح|مساء|مع السلامة|الى اللقاء|تمام|طيب|جيد|امس|اليوم|غدا|كل|الم|وداعا|اهلا"
    r"|يوم|عفوا|الحمد",
)

HINDI = Wording(
    anywhere=r"क्या|कब|कैसे|कितना|कितनी|कितने|क्यों|कहाँ|कहां|कौन|कौनसा|कौनसी|किस|किसे|किसको"
    r"|किसलिए|जानना|पूछना|पता नहीं|नहीं पता"
    r"|मालूम नहीं|नहीं मालूम|समझ नहीं|बताइए|बताएं|बताओ|बता दीजिए|या नहीं",
    topics=r"दुष्प्रभाव|साइड इफेक्ट|साइड इफेक्ट्स|खुराक|परहेज|समय",
    linking=r"के|की|का|में|से|बाद|पहले|साथ",
    finite=r"मैं|मैंने|मुझे|मेरा|मेरी|है|हैं|था|थी|हूँ|हूं|ली|लिया|किया|गया|गई|धन्यवाद|शुक्रिया",
)
JAPANESE = Wording(
    anywhere=r"いつ(?!も|か|つ|の間)|どこ(?!か)|どう(?!も|ぞ|にか)|どの|どれ|どちら|どんな"
    r"|どのくらい|どれくらい|なぜ|なんで|何(?:時|回|日|錠|分|歳|を|が|で|か|の|ですか|個|週間"
    r"|カ月|ヶ月|ml|人|色)"
    r"|いくつ|いくら|誰|ますか|ですか|でしょうか|ませんか|ましょうか|んですか|のか(?:わ|分|知|な"
    r"|教|、|$)|かどうか"
    r"|教えて(?!くれ|もら|いただ|くださり)|知りたい|聞きたい|伺いたい|質問(?:が|です)|わからな"
    r"|分からな|わかりません|分かりません|ですかね|かな$|かしら",
    closing=r"か|の\?|かな|かしら|って何|とは|について|ても(?:いい|大丈夫|平気)(?:の)?"
    r"|でも(?:いい|大丈夫)|まで(?:の期間|何\S+)|副作用|の(?:副作用|飲み方|使い方|食事"
    r"|注意点|費用|料金|値段|時間|方法|理由|原因|症状|危険性|リスク|期間|運転|飲酒|お酒|入浴"
    r"|運動|量|効果)",
)
KOREAN = Wording(
    anywhere=r"며칠|언제(?!나|든)|어디(?!든)|어떻게|어떤|어느|왜(?!냐)|얼마|몇|무엇|뭐|뭘|뭔|무슨"
    r"|누가|누구|나요|까요|은가요|인가요|는가요|습니까|ㅂ니까|할까|될까|을까|궁금|알고 싶"
    r"|모르겠|몰라|알려|여쭤|물어보|어떡|어쩌|되나|되는지|하는지|인지 |는지|을지",
    closing=r"나요|까요|가요|니까|을까|될까|할까|(?:하|되|있|없|먹|했|됐)[나니]|냐|인가|는가|는지"
    r"|을지|되죠|하죠|어떡하죠|돼요|되요|(?:괜찮아|해도 돼|먹어도 돼)(?:요)?"
    r"|부작용|복용법|사용법|주의사항|비용|가격|(?:운영|진료|면회|복용|회복) ?시간|방법|식사|식단"
    r"|증상|원인|운전|음주|운동|용량|효과|기간",
)
CHINESE = Wording(
    anywhere=r"(?!不)(\S)不\1|(\S\S)不\2|(?:能|会|會|可以|行|要|用|需要|应该|應該"
    r"|有)[^，,]{0,12}不(?=$| )"
    r"|(\S)\S{0,4}(?:还是|還是)\S{0,2}\3"
    r"|[吃打用喝先早坐躺左右冷热熱冰]\S{0,4}(?:还是|還是)(?![很有会會不没沒痛疼腫肿覺觉一感睡好])"
    r"|怎|为啥|為啥|咋|啥|几点|幾點|(?<![好这這前过過])[几幾](?:片|遍|周|分|小时|小時|號|号|瓶|包"
    r"|袋|杯|克|毫)"
    r"|哪(?!怕)|谁|誰|多(?:长|長|高|大|远|遠|快|晚|早|重|深)(?:时间|時間)?(?=$| )"
    r"|(?:不知道|不清楚|不晓得|不曉得|不确定|不確定|不明白)\S{3,}"
    r"|(?:没|沒)(?:有)?(?:说|說|讲|講|告诉|告訴|提)\S*[要能该該多怎什可]"
    r"|忘[了记記](?:问|問|怎|该|該)|想(?:了解|請教|请教|问|知道)|能否|可否|有无|有無"
    r"|(?:^|[请請]|, |可以|能)(?:告訴我|告诉我|解释|解釋|說明|说明)|忘[了记記]\S{0,6}办"
    r"|[么麼嘛][啊呀]",
    closing=r"[吗嗎呢么麼](?:医生|醫生|醫師|大夫|護士|护士)?|(?:了|过|過)[没沒]"
    r"|^[^我你他她了是很怕有,]{0,14}(?:副作用|注意事[项項]|禁忌|用法|用量|併發症|并发症)"
    r"|^[^我你他她了是很怕有,]{0,10}(?:的|[后後]|期间|期間)(?:[费費]用|价格|價格|方法|时间|時間"
    r"|饮食|飲食"
    r"|原因|[风風][险險]|症[状狀]|作用|剂量|劑量|保存|运动|運動|喝酒|飲酒|饮酒|[开開][车車]|護理"
    r"|护理|洗澡"
    r"|照[护護顾顧]|恢复期|恢復期|治[疗療])",
)
