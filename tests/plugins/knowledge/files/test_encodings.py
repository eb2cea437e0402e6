"""Text files are read in the encoding that they were written in, or the user is asked."""

from __future__ import annotations

import random

import pytest

from core.errors import InvalidInput
from plugins.knowledge.files.encodings import EncodingUnclear, decode, possible_readings
from plugins.knowledge.files.known_encodings import CODECS
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic

_ENGLISH = (
    "Keep your inhaler with you. Rinse your mouth after each dose and write down your readings. "
    "Bring the diary to every visit, and ask the nurse when something is not clear."
)
_SIGNS = (
    "Come in when you are hotter than 38.5°C.",
    "The nurse gives 25 µg each week.",
    "You mustn’t drive tonight.",
    "Weigh yourself: ±2 is fine.",
    "Swallow 10\u00a0ml with food.",
    "Cut it and take ½.",
    "Wait 2–3 days – then walk again…",
    "Say “it hurts” when it hurts.",
    "Store it below 25 °C.",
    "• Bring your card",
    "The café is on floor 2.",
    "It costs 5 €.",
)
_WESTERN = (
    "Señora: no tome más de ½ pastilla. ¿Tiene fiebre? Llame después de las 8.",
    "Appelez l’infirmière si la douleur s’aggrave après l’opération. Évitez l’alcool.",
    "Não tome o remédio em jejum. A medicação só é eficaz com água.",
    "Nehmen Sie täglich 2 Tabletten früh und spät. Schwindel? Rufen Sie die Ärztin an: ß, ä, ö.",
    "Beva più acqua. Così starà meglio. La perché è già nota.",
)
_EASTERN = {
    "gb18030": "手术前一天晚上十点以后不要吃东西。每天量3次血压，如有胸痛请立即就医。",
    "cp950": "手術前一天晚上十點以後不要吃東西。每天量3次血壓，如有胸痛請立即就醫。",
    "cp932": "手術の前の晩は十時から何も食べないでください。血圧を1日3回はかってください。",
    "euc_jp": "薬は朝と夜に一錠ずつ飲んでください。熱が出たときは電話してください。",
    "cp949": "수술 전날 밤 10시부터 아무것도 먹지 마세요. 가슴이 아프면 바로 전화하세요.",
}


@pytest.mark.parametrize("sign", _SIGNS)
@pytest.mark.parametrize("around", ["", _ENGLISH, f"{_ENGLISH}\r\n" * 400])
def test_one_sign_of_windows_in_an_english_leaflet(sign: str, around: str) -> None:
    text = f"{around}\r\n{sign}\r\n"
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", _WESTERN)
def test_a_sentence_of_western_europe(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", ["Mañana pague 20 €, señor.", "Für Sie: 8 € täglich, früh."])
def test_the_euro_of_latin_9_is_no_sign_for_any_currency(text: str) -> None:
    assert decode(text.encode("iso8859_15")) == text


@pytest.mark.parametrize("codec", _EASTERN)
@pytest.mark.parametrize("times", [1, 500])
def test_a_sentence_of_east_asia(codec: str, times: int) -> None:
    text = f"{_EASTERN[codec]}\n" * times
    assert decode(text.encode(codec)) == text
    with_drug = f"# COPD\n\n{_EASTERN[codec]} (Aspirin 100 mg)\n"
    assert decode(with_drug.encode(codec)) == with_drug


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf_16_le", "utf_16_be"])
@pytest.mark.parametrize("text", [*_SIGNS, *_WESTERN, *_EASTERN.values(), "Take two tablets."])
def test_unicode_with_and_without_a_mark(codec: str, text: str) -> None:
    assert decode(text.encode(codec)) == text


def test_other_scripts_and_languages() -> None:
    texts = {
        "cp1251": "Не ешьте ничего после десяти вечера. При боли в груди звоните сразу.",
        "koi8_u": "Не ешьте ничего после десяти вечера. При боли в груди звоните сразу.",
        "cp1253": "Μην φάτε τίποτα μετά τις δέκα το βράδυ. Πάρτε το φάρμακο με νερό.",
        "cp1255": "אין לאכול אחרי השעה עשר בערב. יש לשתות מים עם הכדור.",
        "cp1256": "لا تأكل شيئا بعد الساعة العاشرة مساء. اشرب الماء مع الدواء.",
        "cp874": "ห้ามรับประทานอาหารหลังสี่ทุ่ม ดื่มน้ำพร้อมยา",
        "cp1250": "Nie należy jeść po dziesiątej wieczorem. Proszę zażyć lek z wodą, także rano.",
    }
    for codec, text in texts.items():
        assert decode(text.encode(codec)) == text, codec


@pytest.mark.parametrize(
    ("codec", "end"),
    [
        ("gb18030", "每天两次，饭后"),
        ("cp950", "每天兩次，飯後"),
        ("mac_roman", "Don’t smoke – ever."),
    ],
)
def test_what_stands_late_in_one_long_line(codec: str, end: str) -> None:
    text = f"{_ENGLISH} " * 60 + end
    assert decode(text.encode(codec)) == text


def test_a_long_line_of_letters_of_two_bytes() -> None:
    text = f"a{_EASTERN['gb18030'].replace('3', '')}" * 140
    assert decode(text.encode("gb18030")) == text


def test_older_ways_to_store_letters() -> None:
    for codec, text in (
        ("cp866", "Пейте больше воды. При боли в груди звоните сразу."),
        ("iso2022_jp", "食後に一錠飲んでください。"),
    ):
        assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    "content",
    [
        b"Take one tablet.\x00\x00\nCall us.",
        random.Random(7).randbytes(4_000),
        b"\xff\xd8\xff\xe0\x10JFIF\x01\x02" + bytes(range(128, 256)) * 20,
        b"\x00\x00\x00\x00",
        "Take two.".encode("utf-16")[:-1],
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInput):
        decode(content)


def test_damaged_utf8_is_named_and_not_taken_for_something_else() -> None:
    text = "手術前一天不要吃東西。\n每天量3次血壓。\n".encode()
    with pytest.raises(InvalidInput, match=r"damaged in line 2") as refused:
        decode(text[:-6] + text[-5:])
    assert not isinstance(refused.value, EncodingUnclear)


def test_a_few_letters_that_may_be_two_things_are_asked_about() -> None:
    content = "口服 oral".encode("gb18030")
    ways = {reading.codec: reading.lines for reading in possible_readings(content)}
    assert ways.get("gb18030") == ("口服 oral",)
    assert len(ways) > 1
    assert all(content.decode(codec) == lines[0] for codec, lines in ways.items())
    assert decode(content, "gb18030") == "口服 oral"


def test_two_letters_that_look_like_utf8_by_accident_are_not_taken_for_it() -> None:
    content = "目录".encode("gb18030")
    assert content.decode() == "Ŀ¼"
    assert "目录" in {reading.lines[0] for reading in possible_readings(content)}


def is_read_or_asked_about(text: str, codec: str) -> bool:
    """Whether what is stored so is read rightly, or that way to read it is offered."""
    content = text.encode(codec)
    offered = {reading.codec for reading in possible_readings(content)}
    return codec in offered or decode(content) == text


@pytest.mark.parametrize("text", ["飯後", "Таблетки", "Keep SpO₂ above 90 %.", "每次50毫克"])
@pytest.mark.parametrize("codec", ["utf_16_le", "utf_16_be"])
def test_short_unicode_is_never_taken_for_utf8(text: str, codec: str) -> None:
    assert is_read_or_asked_about(text, codec)


@pytest.mark.parametrize(
    "text",
    [
        "Cirugía mayor",
        "Fever above 39 °C: call us.",
        "Use 5 mL… then wait.",
        "“Fast” means no food.",
        "Señor",
        "Atención",
        "10 €",
        "X – Y",
        "37 °C",
    ],
)
def test_what_a_macintosh_has_stored_is_not_read_otherwise_in_silence(text: str) -> None:
    assert is_read_or_asked_about(text, "mac_roman")


@pytest.mark.parametrize("text", ["Take 5 mg — twice", "Stop — call us", "Rest — then walk"])
def test_a_dash_of_taiwan_begins_no_spanish_exclamation_in_silence(text: str) -> None:
    with pytest.raises(EncodingUnclear) as unclear:
        decode(text.encode("big5"))
    assert text in {line for one in unclear.value.readings for line in one.lines}


@pytest.mark.parametrize(
    "text", ["¡Atención!", "¿Tiene fiebre? 38 °C", "¡Cuidado:\nno coma!\n\nSí"]
)
def test_an_exclamation_may_end_on_another_line(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_every_codec_that_may_be_chosen_exists() -> None:
    assert len(set(CODECS)) == len(CODECS)
    for codec in CODECS:
        assert decode("Take two.".encode(codec), codec) == "Take two."


async def test_an_unclear_upload_stores_nothing_until_a_reading_is_chosen(clinic: Clinic) -> None:
    content = "口服 oral".encode("gb18030")
    files = {"file": ("leaflet.txt", content, "text/plain")}
    form: dict[str, str | list[str]] = {"disease_name": "Leaflet", "tags": ["faq"]}
    refused = await clinic.client.post("/api/knowledge/upload", files=files, data=form)
    assert refused.status_code == 422
    problem = refused.json()
    assert problem["error_code"] == "encoding_unclear"
    assert problem["errors"][0]["field"] == "encoding"
    assert "口服 oral" in problem["errors"][0]["message"]
    ways = (await clinic.client.post("/api/knowledge/upload/readings", files=files)).json()
    assert {"encoding": "gb18030", "title": "Chinese (GB 18030, GBK)", "lines": ["口服 oral"]} in (
        ways["readings"]
    )
    for wrong in ("utf-7", "utf_32_le", "zip"):
        answer = await clinic.client.post(
            "/api/knowledge/upload", files=files, data=form | {"encoding": wrong}
        )
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "encoding"
    assert (await clinic.client.get("/api/knowledge")).json()["total_count"] == 0
    kept = await clinic.client.post(
        "/api/knowledge/upload", files=files, data=form | {"encoding": "gb18030"}
    )
    assert kept.status_code == 201
    assert kept.json()["raw_content"] == "口服 oral"


async def test_the_page_shows_the_readings_and_saves_the_chosen_one(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
        test.file_uploader[0].set_value(
            ("leaflet.txt", "口服 oral".encode("gb18030"), "text/plain")
        )
        test.text_input(key="upload.name").set_value("Leaflet")
        test.multiselect(key="upload.tags").set_value(["faq"])
        next(button for button in test.button if button.label == "Save document").click()
        await run(test)
        assert "does not say how its letters and signs are stored" in words(test)
        choice = test.radio[0]
        assert choice.value is None
        choice.set_value(next(option for option in choice.options if "口服 oral" in option))
        await run(test)
        next(button for button in test.button if button.label == "Save document").click()
        await run(test)
        assert "“Leaflet” is saved" in " ".join(element.value for element in test.success)
    [kept] = (await clinic.client.get("/api/knowledge?include=content")).json()["documents"]
    assert kept["raw_content"] == "口服 oral"


async def test_a_web_page_that_may_be_two_things_is_asked_about_too(clinic: Clinic) -> None:
    files = {"file": ("leaflet.html", "<p>25 µg</p>".encode("cp1252"), "text/html")}
    form: dict[str, str | list[str]] = {"disease_name": "Leaflet", "tags": ["faq"]}
    refused = await clinic.client.post("/api/knowledge/upload", files=files, data=form)
    assert (refused.status_code, refused.json()["error_code"]) == (422, "encoding_unclear")
    ways = (await clinic.client.post("/api/knowledge/upload/readings", files=files)).json()
    assert {one["encoding"]: one["lines"] for one in ways["readings"]} == {
        "cp1252": ["25 µg"],
        "cp950": ["25 痢"],
    }
    kept = await clinic.client.post(
        "/api/knowledge/upload", files=files, data=form | {"encoding": "cp1252"}
    )
    assert kept.status_code == 201, kept.text
    assert kept.json()["raw_content"] == "25 µg"


async def test_a_web_page_with_a_wrong_word_about_itself_is_kept_as_it_is_meant(
    clinic: Clinic,
) -> None:
    page = "<meta charset='iso-8859-1'><p>Take 50 µg once a day, below 25 °C.</p>"
    files = {"file": ("leaflet.html", page.encode(), "text/html")}
    seen = await clinic.client.post("/api/knowledge/upload/preview", files=files)
    assert seen.json()["text"] == "Take 50 µg once a day, below 25 °C."
