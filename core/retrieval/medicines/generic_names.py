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
# Beside those of `chinese_names`, which tell what each means.
CHINESE_NAMES = word_set(
    """
    乙哌立松 保栓通 克拉黴素 冠脂妥 別嘌醇 利必通 加巴噴丁 可悅您 唑來膦酸 唑吡坦 善胃得
    多索茶鹼 多西環素 安柏寧 安滅菌 安眠諾登 庫魯化 康肯 斯斯 日舒 普拿疼 氯吡格雷 泰諾 潑尼松龍
    爐甘石 甲氨蝶呤 癲能停 碳酸鈣 福善美 秋水仙鹼 立普妥 羥氯喹 胃潰寧 脈優 萘普生 葉酸 蒙脫石散
    西替利嗪 鋁碳酸鎂 鋰鹽 開普拓 雙氯芬酸 骨力強
    """
)
