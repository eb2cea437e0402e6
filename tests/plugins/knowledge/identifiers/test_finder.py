"""What may identify a patient is found, and the numbers and names of a leaflet are left alone."""

from __future__ import annotations

import time

import pytest

from plugins.knowledge.identifiers.finder import open_identifiers, possible_identifiers


def found(text: str) -> dict[str, str]:
    return {one.kind.value: one.text for one in possible_identifiers(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("請 F131104093 先生報到", {"national_id": "F131104093"}),
        ("身分證：Ｆ１３１１０４０９３", {"national_id": "Ｆ１３１１０４０９３"}),
        ("身分證字號：F131104093", {"national_id": "F131104093"}),
        ("居留證統一編號 F131104093", {"national_id": "F131104093"}),
        ("CURP: HEGG560427MVZRRL04", {"national_id": "HEGG560427MVZRRL04"}),
        ("NHS: 9434765919", {"record_number": "9434765919"}),
        ("her number 943 476 5919", {"record_number": "943 476 5919"}),
        ("ODELL, Ruth Hosp No 5520931", {"record_number": "5520931"}),
        ("蔡明哲 病歷 5520931", {"name": "蔡明哲", "record_number": "5520931"}),
        ("DNI 12.345.678-Z, alta hoy", {"national_id": "12.345.678-Z"}),
        ("SSN: 219 09 9999", {"national_id": "219 09 9999"}),
        ("Medical record no. 55-20931 was used.", {"record_number": "55-20931"}),
        ("病歷號碼：00558123", {"record_number": "00558123"}),
        ("Nº de historia clínica 558123", {"record_number": "558123"}),
        ("NHS number 943 476 5919", {"record_number": "943 476 5919"}),
        ("DOB: 7/3/1938", {"date_of_birth": "7/3/1938"}),
        ("Ms Ode was born on 7 March 1938.", {"date_of_birth": "7 March 1938"}),
        ("出生日期：民國27年3月7日", {"date_of_birth": "民國27年3月7日"}),
        ("出生日期：民國二十七年三月七日", {"date_of_birth": "民國二十七年三月七日"}),
        ("出生年月日：27.03.07", {"date_of_birth": "27.03.07"}),
        ("居留證號碼 AC01234567", {"national_id": "AC01234567"}),
        ("健保卡號 000055812345", {"record_number": "000055812345"}),
        ("Nº Seguridad Social 28/12345678/40", {"national_id": "28/12345678/40"}),
        ("Medicare 1EG4-TE5-MK73", {"national_id": "1EG4-TE5-MK73"}),
        ("Tel. of the patient: 0912 004 551", {"contact": "0912 004 551"}),
        ("Nacida el 7 de marzo de 1938", {"date_of_birth": "7 de marzo de 1938"}),
        ("Patient name: Ruth O'Dell", {"name": "Ruth O'Dell"}),
        ("姓名：蔡明哲　女", {"name": "蔡明哲"}),
        ("Paciente: Begoña Sáez Ruiz, 3 días", {"name": "Begoña Sáez Ruiz"}),
        ("Send photos to ruth.odell38@gmail.com", {"contact": "ruth.odell38@gmail.com"}),
        ("Patient's mobile: 0912 004 551", {"contact": "0912 004 551"}),
        ("Next of kin: Jon Prats, 634 11 20 98", {"contact": "634 11 20 98"}),
        (
            "Ruth Odell, MRN 5520931, tel 0912 004 551",
            {"name": "Ruth Odell", "record_number": "5520931", "contact": "0912 004 551"},
        ),
        (
            "| Patient name | DOB |\n|---|---|\n| Ruth Odell | 1938-03-07 |",
            {"name": "Ruth Odell", "date_of_birth": "1938-03-07"},
        ),
        ("Name: Ruth Odell\nMRN: 5520931", {"name": "Ruth Odell", "record_number": "5520931"}),
    ],
)
def test_what_may_identify_a_patient(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Call the ward on 01632 960 118 or the hotline 0800-123-456. Emergencies: 112, 119 or 911.",
        "Printed 12/03/2024, leaflet no. 4829301, review March 2027. By Dr Helen Marsh.",
        "Name ________  Date of birth __/__/____  Hospital no ________",
        "Babies born on or after 1 July 2024 get the vaccine; those born before 1/1/2020 do not.",
        "商品編號：F131104093，請帶病歷 3 份",
        "Call the clinic on 943 476 5919.",
        "Bring it to room 943 476 5918.",
        "Your date of birth decides the schedule from 1 July 2025.",
        "Have your medical record number ready when you call 01632 960 118.",
        "Patient Care Line: 555-201-3344. Emergency contact number: 1-800-222-1222",
        "Contact person: Diabetes Nurse Team, 020 7946 0958",
        "Persona de contacto: Enfermera Rosa Gil 976 12 34 56",
        "聯絡人：陳護理師 04-2345-6789 分機 321。病人：檢查當天請由家屬陪同。",
        "2019年1月1日以後出生的兒童不適用。出生後六個月開始副食品。",
        "Los nacidos antes del 1 de enero de 1970 deben repetirla.",
        "Lot 219-09-1234. Catalogue 12345678Z. Nº de serie 87654321X. ISBN 978-3-16-148410-0.",
        "Write to clinic.appointments@gmail.com or citas@hospitalnorte.es.",
        "Patient: How often do I check? Nurse: 4 times. Name: Insulin Glargine.",
        "Patient Information Leaflet. Patients: Please Read Carefully, then sign.",
        "Nombre: Paracetamol Cinfa, 1 g. Registro 65.432",
    ],
)
def test_the_numbers_and_names_of_a_leaflet_are_left_alone(text: str) -> None:
    assert found(text) == {}


def test_the_place_is_told_as_it_is_written() -> None:
    text = "# Letter\n\nSeen today.　DOB：７/３/１９３８ in clinic\n"
    (one,) = possible_identifiers(text)
    assert (one.line, one.text) == (3, "７/３/１９３８")
    assert one.before == "Seen today.　DOB："
    assert one.after == " in clinic"


def test_an_answer_holds_for_the_same_thing_anywhere_and_for_nothing_else() -> None:
    first = possible_identifiers("MRN 5520931")[0].fingerprint
    assert open_identifiers("He has the MRN: 5520931.", [first]) == []
    (other,) = open_identifiers("MRN 5520931 and MRN 5520932", [first])
    assert other.text == "5520932"


@pytest.mark.parametrize(
    "mark",
    ["born ", "MRN 1", "Name: A B\n", "1 年", "a@", "12-", "DOB: 12/03/1951 x@gmail.com ", "|a|"],
)
def test_the_longest_text_is_read_in_linear_time(mark: str) -> None:
    text = (mark * 300_000)[:300_000]
    begun = time.process_time()
    assert len(possible_identifiers(text)) <= 200
    assert time.process_time() - begun < 20  # many minutes when it is quadratic
