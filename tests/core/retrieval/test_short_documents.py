"""Leaflets of a few sentences: each question gets the sentence that answers it, or a refusal."""

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.index import DocumentIndex, SourceDocument

SPLINT = SourceDocument(
    "splint",
    "Your wrist splint",
    "Wear the splint day and night for four weeks. Take it off only to wash your hand. Stretch your"
    " fingers ten times every hour. Do not carry anything heavier than a plate. The skin under it"
    " may itch. It stops when the splint comes off. Phone us if your fingers turn white.",
)
ALLERGY = SourceDocument(
    "allergy",
    "Cetirizine",
    "Swallow one tablet each evening. Do not drink wine or beer on the same day. If you forget a"
    " tablet, leave it out and go on the next evening. Your mouth may feel dry. You may drive in"
    " the morning. But do not drive if you feel sleepy. Show the packet to your pharmacist before"
    " you buy cough syrup.",
)
ENDOSCOPIA = SourceDocument(
    "endoscopia",
    "Gastroscopia",
    "No coma nada desde seis horas antes de la prueba. Puede beber agua hasta dos horas antes."
    " Quítese la dentadura postiza. La garganta puede doler un día. Venga acompañado, porque no"
    " podrá conducir. Si vomita sangre, acuda a urgencias.",
)
INJECTION_ZH = SourceDocument(
    "injection",
    "肩膀注射",
    "注射當天不要游泳，可以淋浴。三天內不要提重物。肩膀可能會痠兩天。冰敷二十分鐘可以減輕疼痛。"
    "第二天就可以上班。如果手臂發麻，請當天回診。",
)
BLOOD_HANS = SourceDocument(
    "blood",
    "抽血须知",
    "抽血前八小时不要吃饭。可以喝白开水。抽完请按住针口五分钟。手臂青了可以冰敷。"
    "两天后可以拿报告。如果头晕，请马上躺下。",
)
EVERY = [SPLINT, ALLERGY, ENDOSCOPIA, INJECTION_ZH, BLOOD_HANS]


@pytest.mark.parametrize(
    ("document", "question", "expected"),
    [
        (SPLINT, "How long do I have to wear the splint?", "four weeks"),
        (SPLINT, "May I remove the splint when I wash?", "only to wash"),
        (SPLINT, "How often should I stretch my fingers?", "ten times every hour"),
        (SPLINT, "Can I carry my shopping?", "heavier than a plate"),
        (SPLINT, "My fingers are white, what should I do?", "Phone us"),
        (ALLERGY, "When do I swallow the tablet?", "each evening"),
        (ALLERGY, "Is beer allowed?", "Do not drink wine or beer"),
        (ALLERGY, "I forgot a tablet, what now?", "leave it out"),
        (ALLERGY, "Why is my mouth so dry?", "mouth may feel dry"),
        (ENDOSCOPIA, "¿Puedo beber agua?", "hasta dos horas antes"),
        (ENDOSCOPIA, "¿Tengo que quitarme la dentadura?", "dentadura postiza"),
        (ENDOSCOPIA, "Me duele la garganta, ¿es normal?", "garganta puede doler"),
        (ENDOSCOPIA, "Vomito sangre, ¿qué hago?", "urgencias"),
        (INJECTION_ZH, "打完可以淋浴嗎？", "可以淋浴"),
        (INJECTION_ZH, "肩膀會痠嗎？", "痠兩天"),
        (INJECTION_ZH, "什麼時候可以上班？", "第二天"),
        (INJECTION_ZH, "手臂發麻怎麼辦？", "當天回診"),
        (BLOOD_HANS, "抽血前可以吃饭吗？", "不要吃饭"),
        (BLOOD_HANS, "要按住几分钟？", "五分钟"),
        (BLOOD_HANS, "头晕怎么办？", "躺下"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_the_sentence_that_answers_is_quoted(
    document: SourceDocument, question: str, expected: str, linked: str
) -> None:
    answer = answer_question(DocumentIndex([document] if linked == "alone" else EVERY), question)
    assert answer.answered
    assert expected in answer.quote
    assert len(answer.quote) < len(document.text) / 2


@pytest.mark.parametrize(
    ("document", "question"),
    [
        (SPLINT, "Can I swim with the splint?"),
        (SPLINT, "Does my insurance pay for the splint?"),
        (SPLINT, "Will I need an operation?"),
        (ALLERGY, "Can I take cetirizine while I am pregnant?"),
        (ALLERGY, "Can I swim?"),
        (ENDOSCOPIA, "¿Puedo nadar después?"),
        (ENDOSCOPIA, "¿Cuánto cuesta la gastroscopia?"),
        (INJECTION_ZH, "注射要多少錢？"),
        (INJECTION_ZH, "可以搭飛機嗎？"),
        (BLOOD_HANS, "可以打疫苗吗？"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_what_a_short_document_does_not_hold_is_declined(
    document: SourceDocument, question: str, linked: str
) -> None:
    answer = answer_question(DocumentIndex([document] if linked == "alone" else EVERY), question)
    assert not answer.answered


def test_a_sentence_about_it_is_quoted_with_what_it_speaks_of() -> None:
    answer = answer_question(DocumentIndex([SPLINT]), "When does it stop to itch?")
    assert answer.quote == "The skin under it may itch. It stops when the splint comes off."


def test_a_permission_is_quoted_with_its_restriction() -> None:
    answer = answer_question(DocumentIndex([ALLERGY]), "May I drive in the morning?")
    assert answer.quote.startswith("You may drive in the morning. But do not drive if")


def test_different_questions_get_different_sentences() -> None:
    index = DocumentIndex([ENDOSCOPIA])
    questions = ["¿Puedo beber agua?", "¿Cuándo dejo de comer?", "¿Puedo conducir?"]
    assert len({answer_question(index, question).quote for question in questions}) == 3


PATCH = SourceDocument(
    "patch",
    "Pain patch",
    "Stick a fresh patch on your upper back every Sunday. Fold the used patch and put it in the"
    " household bin. You may stand under the shower with the patch on. A heating pad near the patch"
    " is dangerous. Stay off beer and wine. Patches are stored in the bedroom drawer. Bowel"
    " movements may become rare; eat prunes. Because the patch makes you drowsy, leave the car at"
    " home for three days.",
)
RODILLA = SourceDocument(
    "rodilla",
    "Infiltración de rodilla",
    "Mantenga la rodilla en reposo durante cuarenta y ocho horas. El bebedor habitual de vino debe"
    " decirlo. Puede conducir al tercer día. La rodilla puede estar hinchada una semana. Las heces"
    " pueden oscurecerse. Si olvida la cita, llame por la mañana. El brazo no se ve afectado. Los"
    " lactantes no deben tocar el apósito.",
)
DRESSING_ZH = SourceDocument(
    "dressing",
    "人工皮貼片",
    "貼片每三天更換一次。可以淋浴，不可游泳。忘記更換時，想起來就換。每天早上用生理食鹽水清潔。"
    "皮膚發癢可以擦乳液。拆線後一週才可以提重物。",
)
TOPICS = [PATCH, RODILLA, DRESSING_ZH, SPLINT, ENDOSCOPIA]


@pytest.mark.parametrize(
    ("document", "question", "expected"),
    [
        # Another word for the same thing, clinical or of daily life.
        (PATCH, "Where do I keep the patches?", "bedroom drawer"),
        (PATCH, "How do I throw the patch away?", "household bin"),
        (PATCH, "Can I have a bath with the patch?", "under the shower"),
        (PATCH, "May I use a hot water bottle?", "heating pad"),
        (PATCH, "Is alcohol allowed?", "beer and wine"),
        (RODILLA, "¿Cuándo puedo manejar?", "conducir"),
        (RODILLA, "Mi caca es oscura, ¿es malo?", "heces"),
        (DRESSING_ZH, "可以洗澡嗎？", "淋浴"),
        (DRESSING_ZH, "什麼時候可以搬重物？", "提重物"),
        # The phrase that asks is not looked for.
        (PATCH, "I am so sleepy, should I be worried?", "drowsy"),
        (RODILLA, "Tengo la rodilla hinchada, ¿me preocupo?", "hinchada"),
        (DRESSING_ZH, "皮膚很癢，要緊嗎？", "乳液"),
        # A diminutive.
        (RODILLA, "¿Le pasa algo al bracito?", "brazo"),
        # The form that the question asks for.
        (PATCH, "How often do I stick on a new patch?", "every Sunday"),
        (PATCH, "Why should I leave the car at home?", "Because"),
        (DRESSING_ZH, "貼片多久換一次？", "每三天"),
    ],
)
@pytest.mark.parametrize("linked", ["alone", "all"])
def test_a_lay_question_finds_the_sentence_in_other_words(
    document: SourceDocument, question: str, expected: str, linked: str
) -> None:
    answer = answer_question(DocumentIndex([document] if linked == "alone" else TOPICS), question)
    assert answer.answered
    assert expected in answer.quote


HEADED = SourceDocument(
    "headed",
    "After your hand operation",
    "## Going home\n\nSomebody has to take you home. Keep the arm in a sling for two days.\n\n"
    "## Washing\n\nYou may stand under the shower with a bag over the bandage.\n\n"
    "## Pain\n\nIce the hand four times a day. It may be swollen for six weeks.\n\n"
    "## Work\n\nHeavy work is possible after five weeks, a desk job after eight days.\n\n"
    "## Stitches\n\nThe stitches come out after twelve days. Do not swim before.\n\n"
    "## Call us\n\nCall us if the fingers are white or have no feeling.",
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who drives me home?", "take you home"),
        ("I have a desk job, when do I go back?", "eight days"),
        ("Can I go back to the office?", "desk job"),
    ],
)
def test_many_headings_do_not_make_it_long(question: str, expected: str) -> None:
    answer = answer_question(DocumentIndex([HEADED]), question)
    assert answer.answered
    assert expected in answer.quote


def test_of_short_documents_the_one_that_says_it_answers() -> None:
    tea = SourceDocument(
        "tea", "Stool test kit", "Black tea is allowed. Send the kit within a day. Write your name."
    )
    charcoal = SourceDocument(
        "charcoal", "Charcoal tablets", "Your stools may turn black. Swallow them with water."
    )
    answer = answer_question(DocumentIndex([tea, charcoal]), "My poo is black, is that normal?")
    assert answer.quote == "Your stools may turn black."


FLY = SourceDocument(
    "drops",
    "Nose spray",
    "Spray once into each side every morning. Blow your nose before. Taste may change for a week."
    " Bring the bottle back after you took the last dose. Never lie down at once.",
)
SONDA = SourceDocument(
    "sonda",
    "Sonda urinaria",
    "Traiga una bolsa nueva a la consulta. No toque la válvula sin lavarse. Utilice solo jabón"
    " neutro. Coja la bolsa por el asa. La próxima visita será en doce días.",
)
LIGHT_ZH = SourceDocument(
    "light",
    "照光治療",
    "照光前要戴護目鏡。每次照光十二分鐘。地面潮濕時不要走動。皮膚發紅是正常的。燈管離皮膚三十公分。",
)


@pytest.mark.parametrize(
    ("document", "question", "expected"),
    [
        # A form of a verb that the stemmer keeps apart.
        (FLY, "When did you say I should take the bottle back?", "Bring the bottle back"),
        (FLY, "I lay down right after it, is that bad?", "Never lie down"),
        (SONDA, "¿Tengo que traer una bolsa?", "Traiga"),
        (SONDA, "¿Puedo tocar la válvula?", "No toque"),
        (SONDA, "¿Qué jabón puedo utilizar?", "neutro"),
        (SONDA, "¿Por dónde se coge la bolsa?", "asa"),
        # What only asks is no topic.
        (SONDA, "¿Cuándo tendré la próxima visita?", "doce días"),
        (LIGHT_ZH, "燈管要離多遠？", "三十公分"),
        # A doubled word.
        (LIGHT_ZH, "地上濕濕的可以走嗎？", "潮濕"),
        (LIGHT_ZH, "皮膚紅紅的正常嗎？", "發紅"),
        # The form of its answer, where nothing else tells the sentences apart.
        (LIGHT_ZH, "照光要多久？", "十二分鐘"),
    ],
)
def test_forms_of_words_and_of_answers_are_told(
    document: SourceDocument, question: str, expected: str
) -> None:
    answer = answer_question(DocumentIndex([document]), question)
    assert answer.answered
    assert expected in answer.quote


def test_two_sentences_that_answer_alike_are_both_quoted() -> None:
    document = SourceDocument(
        "belt",
        "Rib belt",
        "Wear the belt on Monday. Sit when you eat. Wear the belt on Friday. Sleep on your side.",
    )
    answer = answer_question(DocumentIndex([document]), "Do I wear the belt?")
    assert answer.quote == "Wear the belt on Monday. … Wear the belt on Friday."


def test_a_word_of_the_title_alone_answers_nothing() -> None:
    for question in ("Can I paint the belt?", "Is the belt made in France?"):
        document = SourceDocument(
            "belt", "Rib belt", "Wear the belt on Monday. Sit when you eat. Sleep on your side."
        )
        assert not answer_question(DocumentIndex([document]), question).answered


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Can I stop my blood pressure tablets?", False),
        ("Is it ok to stop my statins?", False),
        ("Can I come off my antidepressants?", False),
        ("When do I stop and ring the nurse?", True),
        ("Can I stop the drops early?", True),
    ],
)
def test_to_stop_something_stops_no_other_medicine(question: str, answered: bool) -> None:
    leaflet = (
        "Put three drops of warm oil into the ear twice a day for five days. Do not use cotton "
        "buds. If the ear hurts or smells, stop the drops and ring the nurse."
    )
    index = DocumentIndex([SourceDocument("ear", "Ear wax", leaflet)])
    assert answer_question(index, question).answered is answered
