"""How the letters of a web page are stored is told by its words; what it says is evidence."""

from __future__ import annotations

import time

import pytest

from core.errors import InvalidInput
from plugins.knowledge.files.encodings import decode_page
from plugins.knowledge.files.pages import said_codecs, words_of_page

_WORDS = {
    "cp1252": "Take 50 µg once a day. Keep it below 25 °C. Don’t drive. ½ tablet ± food.",
    "gb18030": "每天服用两次，每次五毫克。如果发烧超过三十八度，请立即去医院。",
    "big5": "每天服用兩次，每次五毫克。如果發燒超過三十八度，請立即去醫院。",
    "shift_jis": "毎日二回、五ミリグラムを服用してください。熱が出たら、すぐに病院へ。",
    "euc_jp": "毎日二回、五ミリグラムを服用してください。熱が出たら、すぐに病院へ。",
    "euc_kr": "하루에 두 번, 한 번에 오 밀리그램을 드십시오. 열이 나면 바로 병원으로 오십시오.",
    "cp1251": "Принимайте две таблетки в день после еды. При температуре обратитесь к врачу.",
    "utf-8": "Take 50 µg once a day. Keep it below 25 °C. Don’t drive. ½ tablet ± food.",
}
_PAGE = """<!DOCTYPE html>
<html><head><title>Leaflet</title>{said}<style>.main {{ color: red }}</style>
<script>var words = "of a script in English that say nothing of the leaflet";</script></head>
<body class="leaflet main content"><div id="navigation" class="menu top"><p>{words}</p></div>
</body></html>"""


@pytest.mark.parametrize("codec", _WORDS)
@pytest.mark.parametrize("said", ["", "own", "iso-8859-1", "utf-8", "gb2312", "no-such-letters"])
def test_a_page_is_read_whatever_it_says_of_itself(codec: str, said: str) -> None:
    name = codec if said == "own" else said
    words = _WORDS[codec]
    page = _PAGE.format(said=f'<meta charset="{name}">' if name else "", words=words)
    assert words in decode_page(page.encode(codec))


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_mark_says_more_than_the_page(mark: str) -> None:
    words = _WORDS["gb18030"]
    page = _PAGE.format(said='<meta charset="gb2312">', words=words)
    assert words in decode_page(page.encode(mark))


def test_what_the_site_says_holds_where_the_page_says_nothing() -> None:
    page = "<p>25 µg</p>".encode("cp1252")
    assert decode_page(page, charset="windows-1252") == "<p>25 µg</p>"
    with pytest.raises(InvalidInput):
        decode_page(page)


@pytest.mark.parametrize(
    ("page", "codecs"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">', ("gb18030",)),
        (b"<META CHARSET=x-sjis>", ("cp932",)),
        (b'<?xml version="1.0" encoding="Big5"?>', ("cp950", "big5hkscs")),
        (b'<meta charset="rot13">', ()),
        (b"<p>charset=big5</p>", ()),
    ],
)
def test_what_a_page_says(page: bytes, codecs: tuple[str, ...]) -> None:
    assert said_codecs(page) == codecs


def test_letters_of_seven_bits_are_read_where_the_page_says_so() -> None:
    words = _WORDS["shift_jis"]
    page = _PAGE.format(said='<meta charset="iso-2022-jp">', words=words)
    assert words in decode_page(page.encode("iso2022_jp"))


@pytest.mark.parametrize("repeated", [b"<", b"<!--", b"<script ", b"&a", b"<meta charset", b"</"])
def test_the_words_are_found_in_linear_time(repeated: bytes) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        words_of_page(repeated * times)
        return time.process_time() - began

    # Ten times the length takes some ten times as long; a square would take a hundred times.
    assert seconds(300_000) < 40 * seconds(30_000) + 0.05
