"""Messages are split into sentences and into the questions that they ask."""

import pytest

from core.retrieval.questions import split_questions, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Take 2.5 mg. See Dr. Lin at noon.", ["Take 2.5 mg.", "See Dr. Lin at noon."]),
        ("Eat soft food, e.g. soup. Rest!", ["Eat soft food, e.g. soup.", "Rest!"]),
        ("¿Puedo comer? Sí.  Claro.", ["¿Puedo comer?", "Sí.", "Claro."]),
        ("三天內不可洗澡。可以走路！真的？", ["三天內不可洗澡。", "可以走路！", "真的？"]),
        ("One\nTwo\n\nThree", ["One", "Two", "Three"]),
        ("1. Wash. 2. Dry.", ["1. Wash.", "2. Dry."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_sentences_are_verbatim_pieces() -> None:
    text = 'He said "stop." Then  he left... 好的。Bien.'
    position = 0
    for sentence in split_sentences(text):
        position = text.index(sentence, position) + len(sentence)
    assert position == len(text)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Can I drive?", ["Can I drive?"]),
        ("Can I drive? And when may I swim?", ["Can I drive?", "And when may I swim?"]),
        ("when can I drive", ["when can I drive"]),
        ("My knee is swollen. Why", ["My knee is swollen. Why"]),
        ("Hello. I want to know about the side effects", ["I want to know about the side effects"]),
        ("Is it safe? I have asthma. May I run?", ["Is it safe?", "I have asthma. May I run?"]),
        ("I can't sleep, what should I do", ["I can't sleep, what should I do"]),
        ("手術後多久可以洗澡？可以喝酒嗎", ["手術後多久可以洗澡？", "可以喝酒嗎"]),
        ("我眼睛很紅。怎麼辦", ["我眼睛很紅。怎麼辦"]),
        ("您好！請問要回診嗎", ["請問要回診嗎"]),
        ("Hola. ¿Puedo conducir? ¿Y nadar?", ["¿Puedo conducir?", "¿Y nadar?"]),
        ("cuando puedo trabajar", ["cuando puedo trabajar"]),
        ("Me duele la pierna. Es normal", ["Me duele la pierna. Es normal"]),
    ],
)
def test_questions_are_found(message: str, questions: list[str]) -> None:
    assert split_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "Okay, thank you.",
        "Hello! How are you?",
        "When I lie down it hurts.",
        "I am worried about the operation.",
        "Can't breathe",
        "Do not call me on Friday.",
        "Okay?",
        "謝謝您",
        "我頭很痛。",
        "Muchas gracias, doctora.",
        "Cuando camino me duele la rodilla.",
        "Mi rodilla está mejor, para que no duela camino poco.",
        "",
    ],
)
def test_statements_and_courtesies_ask_nothing(message: str) -> None:
    assert split_questions(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "how late can i eat the day before",
        "i need to know if the plaster may get wet",
        "Okay, one thing, may my husband stay with me",
        "the spray is used how often",
        "Nobody said what the yellow tablet is for",
        "not sure whether the drops or the ointment comes first",
        "I dropped my pen needle, now what",
        "safe to sunbathe with this cream",
        "wondering about garlic while I take these",
        "cycling with a hip replacement",
        "adverse effects of lithium",
        "no tengo claro si puedo nadar",
        "efectos secundarios del litio",
        "hola, a partir de cuándo puedo nadar",
        "y cada cuántas horas me pongo las gotas",
        "en qué brazo me pincho",
        "I was asked to come and I have to ask about the cream",
        "help me understand the colours on the chart",
        "my aunt says garlic thins the blood, is that true",
        "bu hapı kahveyle içebilir miyim",
        "pansumanı ne zaman değiştirmeliyim",
        "se me cayó el parche, y ahora qué",
        "la pomada se pone cada cuánto",
        "锂盐的副作用",
        "早上吃还是晚上吃",
        "拆线以后能游泳不",
        "faut-il arrêter le café",
        "je ne sais pas combien de gouttes mettre",
        "nager avec un plâtre",
        "preciso saber se posso viajar",
        "efeitos colaterais do lítio",
        "darf ich danach schwimmen",
        "ich bin nicht sicher, ob ich die Salbe weiter nehmen soll",
        "posso nuotare con il gesso",
        "quanti giorni devo riposare",
        "هل يمكنني السباحة",
        "كم قرصا آخذ",
        "Μπορώ να κολυμπήσω;",
        "δεν ξέρω πόσες σταγόνες",
        "泳いでもいいですか",
        "リチウムの副作用",
        "수영해도 되나요",
        "можно ли мне плавать",
        "tôi bơi được không",
        "क्या मैं तैर सकता हूँ",
    ],
)
def test_questions_need_no_mark_and_may_be_in_other_languages(message: str) -> None:
    assert split_questions(message) == [message]


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("هل أصوم؟ ومتى أشرب؟", ["هل أصوم؟", "ومتى أشرب؟"]),
        ("Πονάει; Πόση ώρα κρατάει;", ["Πονάει;", "Πόση ώρα κρατάει;"]),
        ("Bonjour. Puis-je nager ? Et courir ?", ["Puis-je nager ?", "Et courir ?"]),
    ],
)
def test_questions_are_parted_by_the_marks_of_their_script(
    message: str, questions: list[str]
) -> None:
    assert split_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "Have a pleasant weekend!",
        "Two tablets, in the morning.",
        "Much better today",
        "I know how to use it.",
        "The pharmacist told me when to come back.",
        "When I cough, my side hurts.",
        "La farmacéutica me dio la crema.",
        "Que descanse",
        "我的脚还是肿",
        "祝你週末愉快",
        "Je prends la pilule le soir.",
        "Quand je tousse, ça tire.",
        "Bonne soirée !",
        "Eu tomo o remédio à noite.",
        "Tenha uma boa semana!",
        "Wenn ich huste, ist es schlimmer.",
        "Schönes Wochenende!",
        "Prendo la pastiglia la sera.",
        "شكرا لك",
        "Παίρνω το χάπι το βράδυ.",
        "毎晩薬を飲んでいます。",
        "약은 매일 먹고 있어요.",
        "Я пью таблетки вечером.",
        "Tôi uống thuốc mỗi tối.",
        "मैं रात को दवा लेता हूँ।",
    ],
)
def test_statements_and_wishes_of_other_languages_ask_nothing(message: str) -> None:
    assert split_questions(message) == []
