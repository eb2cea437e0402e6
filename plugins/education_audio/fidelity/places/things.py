"""Things of one family that exclude one another: what a medicine is taken with, how, by whom.

A heading names a family. A line is a thing, written as a site of the body is: its name, after “<”
the broader things that it is one of, then its English, Spanish and Chinese words.
"""

THINGS = r"""
# drink
liquid ; liquids?|fluids?|drinks? (?:of|that)|beverages? ; liquidos?|bebidas? ; 液體|飲料|飲品
water < liquid ; water(?!proof|y)(?! (?:infusion|tablet|bottle)) ; aguas?(?! oxigenada) ;
    (?<![藥膿口汗淚尿羊鹽果牛腹積胸滴脫抽墨薪香氧毒潛])(?<!汽)(?:開|清|白開|溫|
    冷)?水(?![腫泡果痘分楊銀管蛭療龍準平道])
milk < liquid dairy ; (?<!breast )milk|milkshakes? ; leche(?! materna) ; (?<!母)(?:牛|鮮)奶|
    (?<!母)乳品
dairy ; dairy|yogh?urts?|cheeses? ; lacteos?|yogur(?:es)?|quesos? ; 乳製品|優格|優酪乳|起司|乳酪
juice < liquid ; juices? ; zumos?|jugos?(?! gastric) ; 果汁|[橙桔梨莓萄蘋]汁
orange < juice ; orange juice|oranges ; (?:zumo|jugo) de naranja|naranjas? ; 柳橙汁?|柳丁汁?|橙汁|
    橘子汁?
grapefruit < juice ; grapefruit(?: juice)? ; (?:(?:zumo|jugo) de )?(?:pomelo|toronja)s? ;
    葡萄柚汁?|西柚汁?
apple < juice ; apple juice ; (?:zumo|jugo) de manzana ; 蘋果汁
alcohol < liquid ; alcohol(?!-free| wipe| swab| rub| pad)|alcoholic drinks? ; alcohol(?! de 70)|
    bebidas? alcoholicas? ; (?<!戒)(?<!碘)酒(?!精棉|精擦|窩)
wine < alcohol ; wines? ; vinos? ; [紅白]酒|葡萄酒
beer < alcohol ; beers? ; cervezas? ; 啤酒
spirits < alcohol ; (?<!your )(?<!good )(?<!high )spirits|whisk(?:e)?y|vodka|liquor ;
    licor(?:es)?|whisky|ron ; 烈酒|威士忌|高粱酒?|米酒
caffeine < liquid ; caffeine|caffeinated drinks? ; cafeina ; 咖啡因|含咖啡因飲料
coffee < caffeine ; coffees? ; cafes? ; 咖啡(?!因)
tea < caffeine ; teas? ; tes? ; (?<!抹)[綠紅濃]?茶(?![匙几])
fizzy < caffeine ; (?:fizzy|soft|carbonated) drinks?|soda|cola|lemonade ; refrescos?|gaseosas?|
    cola ; 汽水|可樂
soup < liquid ; soups?|broths? ; sopas?|caldos? ; (?<!米)湯(?!匙)

# kept
fridge ; fridges?|refrigerat\w+ ; nevera|frigorifico|refrigerador ; 冰箱|冷藏
freezer ; freezers?|freez(?:e|ing)|frozen(?! shoulder) ; congelador|congel\w+ ; 冷凍庫?|冰凍
room ; room temperature|cupboards?|shelf|shelves|(?<!chest of )drawers? ;
    temperatura ambiente|armarios?|
    cajon(?:es)?|estante ; 室溫|常溫|櫃子?|抽屜|架上
bathroom ; bathrooms? ; en (?:el|su) (?:cuarto de )?bano(?! de (?:agua|asiento)) ; 浴室|廁所
kitchen ; kitchens? ; cocinas? ; 廚房
car ; (?:in|inside) (?:the|your|a) (?:car|glove)\b ; (?:en|dentro) (?:de)?l (?:coche|carro|auto) ;
    車[內裡上]

# air
dry ; dry(?! (?:mouth|skin|eyes?|cough))|moisture-free ; sec[oa]s?(?! la boca) ; 乾燥|
    乾(?=的?(?:地方|櫃|盒))
damp ; damp|moist|humid|wet ; humed[oa]s?|mojad[oa]s? ; 潮濕|濕(?=的?(?:地方|櫃|盒))

# way
oral ; swallow(?:ed|ing|s)?(?! (?:properly|well|hard))|by mouth|orally ; tragu\w+|tragar\w*|
    por via oral|via oral|bebase ; 吞[下服入進]?|口服|喝下|送服
dissolved ; (?:under|beneath|below) (?:your|the) tongue|sublingual(?:ly)?|melts?|dissolves?|
    let (?:it|one) dissolve|suck(?:s|ed|ing)? ; (?:debajo de|bajo) (?:la|su) lengua|
    sublingual(?:es)?|chup[eao]\w*|disuelv\w+|deshaga\w* ; 含(?=著|在|於|到|住|[一1])|
    舌[頭]?[下底]|融化
injected ; inject(?:s|ed|ing|ions?)?|jabs? ; inyect\w+|inyeccion(?:es)?|pinch(?:e|ar|azo)\w* ;
    注射|打針|施打
inhaled ; inhal(?:e|es|ed|ing)|breath(?:e|ing) (?:\w+ ){0,2}?in|puffs? ; inhal[aeo]\w*|aspir(?:e|
    ar)\b|pulsaci\w+ ; 吸[入進]|噴霧吸
rectal ; suppositor(?:y|ies)|(?:into|in|up) (?:the|your|his|her) (?:rectum|back passage|bottom|
    anus)|rectally|enemas? ; supositorios?|(?:en|por) (?:el|via) (?:recto|ano|rectal) ; 栓劑|塞劑|
    直腸|肛門

# who
clinician ; (?:doctor|nurse|gp|surgeon|dentist|midwife|physician|consultant|specialist|pharmacist|
    physiotherapist|(?:care )?team)s? ; medic[oa]s?|enfermer[oa]s?|cirujan[oa]s?|dentistas?|
    matronas?|especialistas?|farmaceutic[oa]s?|equipo ; 醫[師生]|護理?[師士]|大夫|外科醫[師生]|
    藥師|醫護
adult ; adults?|grown-?ups? ; adult[oa]s?|personas? (?:adulta|mayor)\w* ; 大人|成年?人
relative ; relatives?|famil(?:y|ies)|friends?|partners?|carers? ; familiar(?:es)?|amig[oa]s?|
    parejas?|cuidador\w* ; 家人|親友|朋友|伴侶|照顧者
self ; (?:you |do it |it )?yoursel(?:f|ves)|on your own|it is (?:you|up to you)|you(?: can|
    may)? decide|up to you ; usted mism[oa]|(?:es|sera) usted|usted (?:puede )?decid\w+|
    por su cuenta|uno mismo ; 您?自[己行](?!吃)
child ; child|children|kids?|bab(?:y|ies) ; nin[oa]s?|bebes?|hij[oa]s? ; 兒童|小孩子?|孩子|小朋友|
    嬰兒
"""
