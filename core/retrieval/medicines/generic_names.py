"""Names of medicines that have one spelling: generic names (INN, USAN), and common brands.

Those with several names stand in `names`. Spanish spellings follow from the English ones
(`normalised`). Generic names after the WHO Model List of Essential Medicines (23rd list, 2023) and
what clinics prescribe most; Chinese names in Traditional characters.
"""

from __future__ import annotations

from core.text.folding import word_set

LATIN_NAMES = word_set(
    """
    abatacept abilify abiraterone acamprosate acarbose aceclofenac acetazolamide acetylcysteine
    acitretin adalimumab adapalene adderall adiro advair agomelatine albendazole alemtuzumab
    alfuzosin aliskiren almotriptan aspart degludec detemir glargine glulisine lispro
    altace amantadine ambroxol amikacin amiloride
    aminophylline amiodarone amisulpride amphetamine amphotericin anakinra anastrozole apiretal
    apremilast aprepitant arimidex aripiprazole arixtra asenapine atacand atazanavir atomoxetine
    atropine atrovent augmentin avapro avelox avodart azathioprine azelastine bacitracin baclofen
    bactrim baricitinib bedaquiline benazepril benicar benralizumab benserazide benzoyl
    betahistine betamethasone bethanechol bevacizumab bezafibrate bicalutamide bimatoprost
    biperiden bleomycin bortezomib bosentan brexpiprazole brilinta brimonidine brinzolamide
    bromazepam bromocriptine bumetanide buprenorphine bupropion buspirone busulfan byetta
    cabergoline calcipotriol calcitonin calcitriol canagliflozin candesartan capecitabine
    capsaicin carbidopa carbimazole carbocisteine carboplatin cardura carvedilol caspofungin
    cefaclor cefadroxil cefazolin cefdinir cefepime cefixime cefotaxime cefpodoxime ceftazidime
    cefuroxime cellcept cephradine certolizumab chlorambucil chloramphenicol chlordiazepoxide
    chlorhexidine chloroquine chlorphenamine chlorpheniramine chlorpromazine chlorpropamide
    chlortalidone chlorthalidone cholecalciferol cholestyramine ciclosporin cilostazol cimetidine
    cinacalcet cinnarizine cisplatin cleocin clobazam clobetasol clomifene clomiphene clomipramine
    clonidine clotrimazole clozapine cobicistat colecalciferol colesevelam colestyramine combivent
    coreg cromoglicate cyclizine cyclobenzaprine cyclophosphamide cyclosporine cymbalta
    cyproterone cytarabine dacarbazine dalsy dalteparin danazol dantrolene dapsone darbepoetin
    darifenacin darunavir dasatinib deferasirox deferoxamine demerol denosumab depakote
    desloratadine desmopressin desogestrel desvenlafaxine detrol dexketoprofen dexlansoprazole
    dexmethylphenidate dextroamphetamine diamicron dienogest diflucan dihydrocodeine dilantin
    dimenhydrinate dimeticone diosmin dipyridamole disopyramide disulfiram docetaxel docusate
    dolutegravir dorzolamide dosulepin doxazosin doxepin doxorubicin doxylamine dronedarone
    drospirenone dulaglutide duloxetine dupilumab dutasteride ebastine econazole edoxaban
    efavirenz effexor effient eletriptan eltrombopag emtricitabine enantyum enbrel enoxaparin
    entacapone entecavir entresto eplerenone epoetin eprosartan ergotamine erlotinib ertapenem
    estradiol estriol eszopiclone etanercept ethambutol ethinylestradiol ethosuximide etodolac
    etoposide etoricoxib everolimus exemestane ezetimibe farxiga feldene felodipine femara
    fenofibrate fesoterodine fexofenadine filgrastim fingolimod flecainide flonase flucloxacillin
    fludrocortisone flunarizine fluorouracil fluphenazine flurazepam flutamide fluvastatin
    fluvoxamine fondaparinux fosfomycin fosinopril fragmin frenadol frovatriptan fulvestrant
    galantamine ganciclovir gefitinib gelocatil gemcitabine gemfibrozil gemifloxacin glatiramer
    glucotrol glycopyrronium golimumab goserelin granisetron griseofulvin guanfacine halcion
    haloperidol humalog humira hydromorphone hydroxycarbamide hydroxyurea hyoscine hytrin
    ibandronate idarucizumab ifosfamide iloperidone imatinib imipramine imiquimod imitrex imuran
    indacaterol indapamide indocin indometacin indomethacin infliximab invokana irbesartan
    irinotecan isoniazid isosorbide isotretinoin isradipine itraconazole ivabradine ivermectin
    keppra ketamine ketoconazole ketoprofen ketorolac ketotifen klonopin labetalol lacosamide
    lamictal lamisil lamivudine lansoprazole lantus leflunomide lenalidomide lercanidipine lescol
    letrozole leuprolide leuprorelin levaquin levemir levitra levocetirizine levodopa levofloxacin
    levonorgestrel lexapro lexatin linaclotide linagliptin linezolid liothyronine lisdexamfetamine
    lomustine lopinavir lopressor lorcaserin lovastatin lovenox loxapine lubiprostone lunesta
    lurasidone maxalt mebendazole mebeverine meclizine medroxyprogesterone mefenamic mefloquine
    megestrol meloxicam melphalan memantine mepolizumab mercaptopurine meropenem mesalamine
    mesalazine metamizole metaxalone methadone methimazole methocarbamol methyldopa
    methylphenidate methylprednisolone metolazone mexiletine mianserin micardis miconazole
    midazolam midodrine mifepristone minocycline minoxidil mirabegron mirtazapine misoprostol
    mitomycin mitoxantrone mobic modafinil moexipril mometasone mounjaro moxifloxacin moxonidine
    mupirocin mycophenolate nabumetone nadolol naftidrofuryl nalbuphine naloxone naltrexone
    naratriptan nasonex natalizumab nateglinide nebivolol nefazodone neomycin neostigmine
    neurontin nevirapine niacin nicardipine nicorandil nicotine nilotinib nimodipine nintedanib
    nitrazepam nolotil nolvadex nortriptyline novolog novorapid nystatin ofloxacin olanzapine
    olmesartan olopatadine omalizumab orfidal orlistat orphenadrine oseltamivir oxaliplatin
    oxazepam oxybutynin oxycontin oxymetazoline oxytocin paclitaxel palbociclib paliperidone
    pancreatin paroxetine paxlovid pembrolizumab penicillamine pentazocine pentoxifylline
    perampanel percocet perindopril permethrin perphenazine pethidine phenelzine phenobarbital
    phenoxymethylpenicillin phentermine phenylephrine pilocarpine pimecrolimus pimozide pindolol
    pioglitazone pirfenidone piroxicam pizotifen plavix plendil posaconazole pramipexole prasugrel
    pravachol pravastatin praziquantel prazosin primaquine primidone procainamide prochlorperazine
    procyclidine progesterone prograf promethazine propafenone propantheline propofol
    propylthiouracil proscar prucalopride pyrazinamide pyridostigmine pyridoxine quinapril
    quinidine quinine rabeprazole racecadotril raloxifene raltegravir ramelteon ranolazine
    rapamune rasagiline reboxetine relpax remdesivir remicade repaglinide restoril rhinocort
    ribavirin rifabutin rifampicin rifampin rifaximin riluzole risedronate risperdal ritalin
    ritonavir rituximab rivastigmine rizatriptan roflumilast romosozumab ropinirole rosiglitazone
    rotigotine rufinamide rupatadine sacubitril salicylic saxagliptin scopolamine secukinumab
    selegiline septra seretide seroquel sevelamer singulair sirolimus sofosbuvir solifenacin
    somatropin sorafenib sotalol spiriva suboxone sucralfate sulfadiazine sulfamethoxazole
    sulindac sulpiride sumatriptan sunitinib suvorexant symbicort tacrolimus tamiflu tapentadol
    tegaserod tegretol telmisartan temazepam temozolomide tenecteplase tenofovir terazosin
    terbinafine terbutaline teriflunomide teriparatide testosterone tetrabenazine thalidomide
    thiamine thioridazine tiagabine ticagrelor ticlopidine tigecycline tinidazole tinzaparin
    tirzepatide tizanidine tobramycin tocilizumab tofacitinib tolbutamide tolcapone tolterodine
    tolvaptan topamax topiramate toprol toradol torasemide toremifene torsemide toujeo
    trandolapril tranexamic trankimazin trastuzumab trazodone tresiba tretinoin triamcinolone
    triamterene triazolam tricor trifluoperazine trihexyphenidyl triptorelin trospium trulicity
    ulipristal ultram umeclidinium upadacitinib ustekinumab valaciclovir valacyclovir
    valganciclovir valtrex vardenafil varenicline vedolizumab venlafaxine ventolin vesicare
    vibramycin vicodin victoza vigabatrin vilanterol vildagliptin vinblastine vincristine
    voriconazole vortioxetine vytorin wegovy wellbutrin xylometazoline zafirlukast zaldiar
    zanamivir zestril zetia zidovudine zileuton ziprasidone zocor zoledronate zoledronic
    zolmitriptan zomig zonisamide zopiclone zyprexa
    """
)
CHINESE_NAMES = word_set(
    """
    丁丙諾啡 丁螺環酮 丙戊酸鈉 丙硫氧嘧啶 丙磺舒 丙米嗪 乙哌立松 乙胺丁醇 乙醯半胱氨酸
    他克莫司 他莫昔芬 他達拉非 伊伐布雷定 伊曲康唑 伊維菌素 伊馬替尼 伏格列波糖 伏立康唑
    伐昔洛韋 佐匹克隆 佐米曲普坦 佳糖維 使蒂諾斯 來曲唑 來氟米特 依巴斯汀 依托考昔
    依折麥布 依普利酮 依西美坦 依諾肝素 保栓通 倍他米松 優甲樂 克憂果 克拉黴素 克林黴素
    克流感 克羅米芬 冠脂妥 別嘌醇 利伐沙班 利凡斯的明 利培酮 利巴韋林 利必通 利拉魯肽
    利格列汀 利福平 制黴菌素 加巴噴丁 勞拉西泮 匹伐他汀 千憂解 卡培他濱 卡格列淨
    卡泊三醇 卡維地洛 卡鉑 厄洛替尼 厄貝沙坦 可悅您 右佐匹克隆 右美沙芬 司美格魯肽
    吉非替尼 吉非羅齊 吡嗪醯胺 吡格列酮 吲哚美辛 吲達帕胺 呋喃妥因 咪達唑侖 唑來膦酸
    唑吡坦 善胃得 喹硫平 嗎替麥考酚酯 噻嗎洛爾 噻托溴銨 四環素 地爾硫卓 坎地沙坦
    坦索羅辛 培哚普利 塞來昔布 多奈哌齊 多沙唑嗪 多潘立酮 多索茶鹼 多西環素 夫西地酸
    奈必洛爾 奧卡西平 奧司他韋 奧氮平 奧美沙坦 安柏寧 安滅菌 安眠諾登 安立復 安非他酮
    對乙醯氨基酚 左乙拉西坦 左旋多巴 左氧氟沙星 左炔諾孕酮 左西替利嗪 巴氯芬 布林佐胺
    布美他尼 希樂葆 帕羅西汀 帝拔癲 度他雄胺 度拉糖肽 度洛西汀 庫魯化 康肯 得安穩
    思樂康 恩排糖 恩替卡韋 恩格列淨 托吡酯 托拉塞米 托特羅定 拉坦前列素 拉米夫定
    拉莫三嗪 拉西地平 拉貝洛爾 拜瑞妥 撲爾敏 文拉法辛 斯斯 日舒 昂丹司瓊 普伐他汀
    普拉克索 普拿疼 普栓達 普瑞巴林 普羅帕酮 曲唑酮 曲安奈德 更昔洛韋 替扎尼定 替格瑞洛
    替米沙坦 替諾福韋 柳氮磺吡啶 樂命達 樂復得 樂瑞卡 毛果芸香鹼 氟伐他汀 氟哌啶醇
    氟康唑 氟西汀 氨溴索 氨茶鹼 氫嗎啡酮 氯丙嗪 氯吡格雷 氯喹 氯氮平 氯硝西泮 氯米芬
    氯苯那敏 沙庫巴曲 沙格列汀 法莫替丁 泰諾 洛哌丁胺 溴莫尼定 潑尼松龍 爐甘石 特布他林
    特拉唑嗪 特比萘芬 理思必妥 瑞格列奈 環丙沙星 環孢素 環磷醯胺 甘精胰島素 甲巰咪唑
    甲氧氯普胺 甲氨蝶呤 甲潑尼龍 甲羥孕酮 甲苯咪唑 異丙嗪 異丙托溴銨 異煙肼 異維A酸
    癲能停 百憂解 百無凝 硝酸異山梨酯 硫唑嘌呤 硫糖鋁 硫酸亞鐵 碳酸鈣 碳酸鋰 磷黴素
    磺胺甲噁唑 福善美 福莫特羅 福辛普利 福適佳 秋水仙鹼 立普妥 立普能 米拉貝隆 米氮平
    米索前列醇 米諾環素 米非司酮 糖祿 納洛酮 索他洛爾 索利那新 紫杉醇 維拉帕米 維格列汀
    羅格列酮 美沙拉嗪 美洛昔康 美金剛 羥氯喹 羥考酮 羧甲司坦 耐適恩 胃潰寧 胺碘酮 脈優
    舍曲林 舒馬曲坦 艾司唑侖 艾司奧美拉唑 艾必克凝 苯海拉明 苯溴馬隆 莫匹羅星 莫沙必利
    莫米松 莫西沙星 萘普生 萬克適 萬古黴素 葉酸 蒙脫石散 蘭索拉唑 西咪替丁 西地那非
    西替利嗪 西格列汀 西酞普蘭 貝那普利 賴諾普利 贊安諾 達格列淨 達比加群 那格列奈
    酮替芬 酮洛芬 金普薩 鋁碳酸鎂 鋰鹽 鎮頑癲 開普拓 阿侖膦酸 阿卡波糖 阿哌沙班 阿托品
    阿昔洛韋 阿普唑侖 阿立哌唑 阿米替林 阿米洛利 阿苯達唑 阿達帕林 阿達木單抗 阿那曲唑
    雌二醇 雙氯芬酸 雷尼替丁 雷米普利 雷貝拉唑 非洛地平 非索非那定 非諾貝特 非那雄胺
    順鉑 頭孢克肟 頭孢呋辛 頭孢地尼 頭孢曲松 頭孢氨苄 骨力強 骨化三醇 黃體酮 齊多夫定
    """
)
