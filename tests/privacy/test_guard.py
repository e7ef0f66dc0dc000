"""The guard finds identifiers, leaves ordinary talk alone, and what it has masked is clean."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from nhs_number.validate import calculate_checksum

from bot.privacy.guard import Finding, Kind, excerpt, mask, points_to_person, screen
from bot.privacy.harm import speaks_of_harm
from tests import shared


def shared_data(name: str) -> Any:
    return json.loads(shared.data(f"identifiers/{name}").read_text("utf-8"))


SHARED_KINDS = {
    "nhs_number": Kind.NHS_NUMBER,
    "date_of_birth": Kind.DATE_OF_BIRTH,
    "hospital_number": Kind.HOSPITAL_NUMBER,
    "phone": Kind.PHONE,
    "email": Kind.EMAIL,
    "postcode": Kind.POSTCODE,
    "national_insurance_format_only": Kind.NI_NUMBER,
}


def test_every_shared_positive_is_found_and_nothing_else() -> None:
    for known in shared_data("text_examples.json")["positive"]:
        assert set(kinds(known["text"])) == {SHARED_KINDS[known["kind"]]}, known


def test_no_shared_negative_is_found() -> None:
    for text in shared_data("text_examples.json")["negative"]:
        assert screen(text) == (), text


def test_shared_nhs_numbers() -> None:
    numbers = shared_data("nhs_numbers.json")
    for text in numbers["valid"]:
        assert screen(text) == (Finding(Kind.NHS_NUMBER, 0, len(text)),), text
    for known in numbers["invalid"]:
        assert screen(known["value"]) == (), known


def kinds(text: str) -> list[Kind]:
    return [finding.kind for finding in screen(text)]


def masked(text: str) -> str:
    return mask(text, screen(text))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Pt 999 123 4578 seen", "Pt ●●● ●●● ●●●● seen"),
        ("999-123-4578", "●●●-●●●-●●●●"),
        ("999.123.4578", "●●●.●●●.●●●●"),
        ("999\u00a0123\u20114578", "●●●\u00a0●●●\u2011●●●●"),
        ("999\u2013123\u22124578", "●●●\u2013●●●\u2212●●●●"),
        ("９９９１２３４５７８", "●●●●●●●●●●"),
        ("٩٩٩ ١٢٣ ٤٥٧٨", "●●● ●●● ●●●●"),
        ("99\u200b9 12\u00ad3 45\u206078", "●●\u200b● ●●\u00ad● ●●\u2060●●"),
        ("NHS9991234578", "NHS●●●●●●●●●●"),
        ("NHS no: 99 91 23 45 78", "NHS no: ●● ●● ●● ●● ●●"),
        ("NHS number 987 654 3210", "NHS number ●●● ●●● ●●●●"),
    ],
)
def test_nhs_number_is_hidden_however_it_is_written(text: str, hidden: str) -> None:
    assert (kinds(text), masked(text)) == ([Kind.NHS_NUMBER], hidden)


@pytest.mark.parametrize(
    ("text", "kind", "hidden"),
    [
        ("DOB 14/03/1951", Kind.DATE_OF_BIRTH, "DOB ●●/●●/●●●●"),
        ("d.o.b. 14.03.51", Kind.DATE_OF_BIRTH, "d.o.b. ●●.●●.●●"),
        ("*DOB:* 1951-03-14", Kind.DATE_OF_BIRTH, "*DOB:* ●●●●-●●-●●"),
        ("date of birth is 14 March 1951", Kind.DATE_OF_BIRTH, "date of birth is ●● ●●●●● ●●●●"),
        ("born on the 14th Mar 51", Kind.DATE_OF_BIRTH, "born on the ●●●● ●●● ●●"),
        ("Birthday 14-3-1951", Kind.DATE_OF_BIRTH, "Birthday ●●-●-●●●●"),
        ("hosp no R1234567", Kind.HOSPITAL_NUMBER, "hosp no ●●●●●●●●"),
        ("MRN: AB-123456", Kind.HOSPITAL_NUMBER, "MRN: ●●-●●●●●●"),
        ("case note no. 123 4567", Kind.HOSPITAL_NUMBER, "case note no. ●●● ●●●●"),
        ("patient id=12345", Kind.HOSPITAL_NUMBER, "patient id=●●●●●"),
        ("call 07700 900123 now", Kind.PHONE, "call ●●●●● ●●●●●● now"),
        ("+44 7700 900123", Kind.PHONE, "+●● ●●●● ●●●●●●"),
        ("+44 (0)20 7946 0123", Kind.PHONE, "+●● (●)●● ●●●● ●●●●"),
        ("0044 1632 960456", Kind.PHONE, "●●●● ●●●● ●●●●●●"),
        ("(01632) 960-456 ext 12", Kind.PHONE, "(●●●●●) ●●●-●●● ext 12"),
        ("0800 123 4567", Kind.PHONE, "●●●● ●●● ●●●●"),
        ("ask j-s@mail.example.com.", Kind.EMAIL, "ask ●-●●●●●●●●●●●●●●●●●●."),
        ("from ZZ99 3VZ", Kind.POSTCODE, "from ●●●● ●●●"),
        ("at Ex4 6pq", Kind.POSTCODE, "at ●●● ●●●"),
        ("sw1a1aa", Kind.POSTCODE, "●●●●●●●"),
        ("postcode: e17 4ab", Kind.POSTCODE, "postcode: ●●● ●●●"),
        ("QQ 12 34 56 C", Kind.NI_NUMBER, "●● ●● ●● ●● ●"),
    ],
)
def test_other_identifiers_are_hidden_and_their_cues_stay(text: str, kind: Kind, hidden: str) -> None:
    assert (kinds(text), masked(text)) == ([kind], hidden)


@pytest.mark.parametrize(
    "text",
    [
        "9991234579",
        "99912345780",
        "1-999-123-4578",
        "987 654 3210",
        "Slack ts 1763770001.000200",
        "1712345678",
        "seen on 14/03/2024, born in 1951",
        "01-02-2024 10:30",
        "shift 0800-2000, ext 4321",
        "patient no longer here in 2024; hospital no 4",
        "patient numbers 2024/25",
        "FY26 2nd quarter, E17 4ab, b12 4th dose, N95 masks, CO2 94%",
        "pkg@1.2.3 and Priya@ home",
        "L-1234, C-7, £1,234,567.89",
    ],
)
def test_ordinary_talk_is_left_alone(text: str) -> None:
    assert screen(text) == ()


def test_findings_are_sorted_and_point_into_the_original_text() -> None:
    text = "e\u0301\u200b 07700 900123, pt@example.com, 999 123 4578"
    assert [(it.kind, text[it.start : it.end]) for it in screen(text)] == [
        (Kind.PHONE, "07700 900123"),
        (Kind.EMAIL, "pt@example.com"),
        (Kind.NHS_NUMBER, "999 123 4578"),
    ]


def test_what_overlaps_is_hidden_whole_under_the_longer_name() -> None:
    assert screen("9991234578@example.com") == (Finding(Kind.EMAIL, 0, 22),)
    assert screen("patient no 9991234578") == (Finding(Kind.NHS_NUMBER, 11, 21),)


def test_excerpt_is_one_line_cut_between_words() -> None:
    text = "The afternoon team on the ward\nsaw  Pt 999 123 4578 again before the evening handover began"
    (finding,) = screen(text)
    assert excerpt(mask(text, [finding]), finding) == "…on the ward saw Pt ●●● ●●● ●●●● again before the…"
    assert excerpt(mask(text, [finding]), finding, around=0) == "…●●● ●●● ●●●●…"


def test_excerpt_of_a_short_text_is_all_of_it_and_of_one_long_word_is_cut() -> None:
    assert excerpt("Pt ●●● ●●● ●●●●", Finding(Kind.NHS_NUMBER, 3, 15)) == "Pt ●●● ●●● ●●●●"
    assert excerpt("abcdef●●●●ghijkl", Finding(Kind.PHONE, 6, 10), around=2) == "…ef●●●●gh…"


COLLEAGUES = ["Priya Sharma", "Grace Okafor", ""]


@pytest.mark.parametrize(
    "text",
    [
        "bed 4, 82F",
        "82 yo M in bay 2",
        "84yr old lady in bed 3",
        "side room 3: 45-year-old",
        "Mr J.S. waited",
        "pt J.S.",
        "patient AB came back",
        "Mrs Patel",
        "mrs patel",
        "Dr Jones",
        "Miss O'Brien",
        "seen by priya SHARMA",
        "thanks @Grace",
        "<@U012AB> found it",
    ],
)
def test_what_may_point_to_a_person(text: str) -> None:
    assert points_to_person(text, COLLEAGUES)


@pytest.mark.parametrize(
    "text",
    [
        "Drug trolley key on a red lanyard stops the 8 am hunt.",
        "bed 4F has a broken rail",
        "Female bay 3 is short of commodes; male patients in bay 2",
        "patient ED pathway, pt IV access, patient ID bands",
        "Near Miss Reporting in Ms Teams",
        "a grace period for Grace",
    ],
)
def test_what_describes_the_system(text: str) -> None:
    assert not points_to_person(text, COLLEAGUES)


@pytest.mark.parametrize(
    "text",
    [
        "She fell over",
        "Patient fell 3 times in bay 2",
        "fell from bed 4",
        "fell to the floor",
        "He died",
        "missed a dose of levodopa",
        "hospital-acquired pressure ulcer",
        "a low harm incident",
        "No harm came of it, but it was a near miss",
        "safeguarding concern raised",
        "cardiac arrest on the ward",
    ],
)
def test_words_of_harm(text: str) -> None:
    assert speaks_of_harm(text)


@pytest.mark.parametrize(
    "text",
    [
        "Median fell from 12.5 to 9",
        "waiting time fell",
        "falls rate fell again",
        "Waits fell 12%",
        "we fell short and fell behind with observations",
        "harm-free care is harmless",
        "no patients were harmed; no harm",
        "reduce avoidable harm and prevent pressure ulcers",
        "moved the cardiac arrest trolley",
        "safeguarding training by the deadline",
        "the bleep battery died",
    ],
)
def test_words_that_only_sound_like_harm(text: str) -> None:
    assert not speaks_of_harm(text)


HOSTILE = (
    "0 a@ _9 dob_ hosp_no_1/ +44_ 01_ 0123_45_ "
    "EX46PQ_ a@b. dob1/1/51 mrn12345 a@b.co07700900123ex46pq 9993982598_ NHS_ bed_1_ it_a_ Mr_A._ - \u200b"
)


@pytest.mark.parametrize("piece", [piece.replace("_", " ") for piece in HOSTILE.split(" ")])
def test_hostile_text_is_screened_to_the_end(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert screen(masked(text)) == ()
    points_to_person(text)
    speaks_of_harm(text)


PIECES = st.sampled_from(
    "dob|born on |NHS number |hosp no |postcode |9991234578|999 123 4578|14/03/1951|14 Mar 51|07700 900123|+44 "
    "|01632 960456|a.b@example.com|@example.com|.com|ex46pq|TR1 3HF|E17 4AB|QQ123456C|K445566|MRN|_|●|\u200b|.|-|@| "
    "|1|9|A|٩|９|é|\n|(|)|①|Ⓐ|'".split("|")
)


@given(st.lists(PIECES | st.text(max_size=4)).map("".join))
@example("0 9991234578.14/03/51")
@example("dob dob 1/1/51999 123 4578")
def test_masked_text_keeps_its_length_and_is_clean(text: str) -> None:
    findings = screen(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(findings))
    hidden = mask(text, findings)
    assert len(hidden) == len(text)
    assert screen(hidden) == ()
    outside = [text[a:b] for a, b in _gaps(findings, len(text))]
    assert [hidden[a:b] for a, b in _gaps(findings, len(text))] == outside


def _gaps(findings: tuple[Finding, ...], length: int) -> list[tuple[int, int]]:
    starts, ends = [it.start for it in findings], [it.end for it in findings]
    return list(zip([0, *ends], [*starts, length]))


@given(
    st.integers(999_000_000, 999_999_999).map(str),
    st.sampled_from(["", " ", "-", ".", "\u00a0", "\u2013", "\u200b"]),
    st.text("abc xyz,;", max_size=20),
    st.text("abc xyz,;", max_size=20),
)
def test_a_test_range_number_is_found_among_any_words(nine: str, join: str, before: str, after: str) -> None:
    check = calculate_checksum(nine)
    assume(check != 10)
    number = f"{nine[:3]}{join}{nine[3:6]}{join}{nine[6:]}{check}"
    text = f"{before} {number} {after}"
    at = len(before) + 1
    assert screen(text) == (Finding(Kind.NHS_NUMBER, at, at + len(number)),)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert points_to_person(text, [text]) in (True, False)
    assert speaks_of_harm(text) in (True, False)
