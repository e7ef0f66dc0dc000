"""The confidentiality guard: finds what may identify a person in free text."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from nhs_number.constants import REGION_ENGLAND_WALES_IOM, REGION_NORTHERN_IRELAND, REGION_SCOTLAND
from nhs_number.validate import is_valid


class Kind(StrEnum):
    """What a finding is; of two equally long over one text, the one named first here wins."""

    NHS_NUMBER = "nhs-number"
    DATE_OF_BIRTH = "date-of-birth"
    HOSPITAL_NUMBER = "hospital-number"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    NI_NUMBER = "ni-number"


@dataclass(frozen=True)
class Finding:
    """Half-open, in characters of the screened text; the cue word before it is not part of it."""

    kind: Kind
    start: int
    end: int


_MASK = "●"


def one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


# Between a cue word and what it announces. Nothing below matches the mask: what is hidden stays hidden.
_OTHER = rf"(?:[^\w{_MASK}]|_)"
_GAP = rf"{_OTHER}{{0,6}}(?:(?:is|was|were|on|the|of|as){_OTHER}{{1,4}}){{0,3}}"
_ALONE, _ENDS = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
# Cues, and +44, may follow a digit: else in "dob1/1/51dob1/1/51..." each look would find only one more.
_CUE = r"(?i)(?<![A-Za-z])"

# Not inside a longer number, a decimal, or a message timestamp such as 1763770001.000200.
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = rf"(?<!\d)(?<![\d{_MASK}][.-])", rf"(?!\d)(?![.-][\d{_MASK}])"
_JOIN = r"(?: ?[.-] ?| {1,2})?"
_NHS_BARE = re.compile(rf"{_NO_DIGIT_BEFORE}([1-9]\d\d{_JOIN}\d{{3}}{_JOIN}\d{{4}}){_NO_DIGIT_AFTER}")
_NHS_CUED = re.compile(rf"{_CUE}(?:nhs|chi|hsc|h&c)(?: ?(?:number|num|no|nr|id)\b)?{_GAP}(\d(?:{_JOIN}\d){{9}})(?!\d)")
_ISSUED = (REGION_ENGLAND_WALES_IOM, REGION_NORTHERN_IRELAND, REGION_SCOTLAND)
_EPOCH_SECONDS = range(1_000_000_000, 2_100_000_000)  # September 2001 to July 2036

_BORN = r"(?:d\.? ?o\.? ?b|dates? of birth|birth ?dates?|birth ?day|born)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_SEP = r"(?: ?[/.-] ?| )"
_DATE = (
    rf"(?:\d{{4}}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}}|\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:\d{{4}}|\d\d)|\d{{8}}|\d{{6}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ .-]?(?:of )?{_MONTH}[ ,.'-]{{0,3}}(?:\d{{4}}|\d\d)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?[ ,]{{1,2}}\d{{4}})(?!\d)"
)
_OUTWARD, _INWARD = r"\d(?:\d|[A-HJKMNPR-Y])?", r"\d[ABD-HJLNP-UW-Z]{2}"
_AREAS = one_of(
    "AB AL BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH "
    "EN EX FK FY GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML "
    "NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF "
    "TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE"
)
# FY20 to FY29 are no districts but financial years. ZZ99 stands for no fixed abode and addresses abroad.
_OF_TWO = rf"(?!FY\d\d){_AREAS}{_OUTWARD} {{0,2}}{_INWARD}|ZZ99 {{0,2}}\d[A-Z]{{2}}"
_OF_ONE = rf"[BEGLMNSW]{_OUTWARD} {{0,2}}{_INWARD}"
# In small letters a single-letter area is too like a code or a dose, and "2nd" like an inward part.
_POSTCODE = rf"{_OF_TWO}|{_OF_ONE}|(?i:{_OF_TWO})(?<!\dst|\dnd|\drd|\dth|\dhr|\dyr)"
_NI = r"(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"

_PATTERNS = [
    (Kind.DATE_OF_BIRTH, rf"{_CUE}{_BORN}(?![a-z]){_GAP}({_DATE})"),
    (
        Kind.HOSPITAL_NUMBER,
        rf"{_CUE}(?:mrn|(?:hosp\.?|hospital|k|case ?notes?|records?|unit|patient|pt|pas|chart)(?:'s)? ?"
        rf"(?:number|num|no|nr|id|identifier|#))(?![a-z]){_GAP}"
        r"((?:[a-z] )?(?=(?:[a-z/-]{0,4}\d){4})[a-z0-9](?:[/-]?[a-z0-9]){3,}+"
        rf"|(?=(?: ?\d){{4}})\d{{1,4}}(?: \d{{1,4}}){{1,3}}(?!\d))",
    ),
    # Groups have two digits or more, the first, with its nought, three: 01-02-2024 10:30 is no number.
    (
        Kind.PHONE,
        rf"((?:(?:\+|{_ALONE}00)44(?:\) ?| |[.-])?(?:\(?0\)? ?)?|{_ALONE}(?<![\d{_MASK}][.-])0)[1-378]\d"
        r"(?:(?:(?:\) ?| {1,2}|[.-])(?=\d\d))?\d){7,8})(?!\d)",
    ),
    (Kind.EMAIL, r"(?<![\w.%+'-])[.%+'-]*+(\w[\w.%+'-]*+@(?:[\w-]++\.)+[^\W\d_]{2,})"),
    (Kind.POSTCODE, rf"{_ALONE}(?=[A-Za-z]{{1,2}}\d)({_POSTCODE}){_ENDS}"),
    (Kind.POSTCODE, rf"{_CUE}post ?code{_GAP}({_OF_ONE}){_ENDS}"),
    (Kind.NI_NUMBER, rf"{_ALONE}({_NI}(?: ?\d\d){{3}} ?[A-D]|(?i:{_NI}\d{{6}}[A-D])){_ENDS}"),
]
_EXPRESSIONS = [(kind, re.compile(pattern)) for kind, pattern in _PATTERNS]
_NEEDED = re.compile(r"[\d@]")
"""Every expression wants a digit, but for e-mail's, which wants an @: most sentences have neither."""


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """One character as the expressions know it, or nothing for what has no width: never more than one."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", character)
    plain = folded if len(folded) == 1 else character
    category = unicodedata.category(plain)
    if category == "Zs" or plain == "\t":
        return " "
    if category in ("Cf", "Mn", "Me") or (category == "Cc" and not plain.isspace()):
        return ""
    if category == "Pd" or plain in "−⁃":
        return "-"
    return {"’": "'", "·": ".", "⁄": "/", "∕": "/"}.get(plain, plain)


def plain_text(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text  # each character is as the expressions know it
    return "".join(map(_plain, text))


def _nhs_numbers(plain: str) -> Iterator[tuple[int, int]]:
    for match in _NHS_BARE.finditer(plain):
        number = match[1]
        digits = re.sub(r"\D", "", number)
        # One run of ten digits may be a moment in time; some of the Scottish range is written alike.
        if number == digits and int(digits) in _EPOCH_SECONDS:
            continue
        issued = digits.startswith("999") or any(is_valid(digits, region) for region in _ISSUED)
        if issued and is_valid(digits):
            yield match.span(1)
    for match in _NHS_CUED.finditer(plain):
        if is_valid(re.sub(r"\D", "", match[1])):
            yield match.span(1)


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """What overlaps becomes one finding, named after the longer: no part of either is left in clear."""
    kinds = list(Kind)
    merged: list[Finding] = []
    for finding in sorted(findings, key=lambda it: (it.start, kinds.index(it.kind))):
        if merged and finding.start < merged[-1].end:
            last = merged.pop()
            longer = max(last, finding, key=lambda it: it.end - it.start)
            finding = Finding(longer.kind, last.start, max(last.end, finding.end))
        merged.append(finding)
    return merged


def _look(plain: str) -> list[Finding]:
    if not _NEEDED.search(plain):
        return []
    found = [Finding(Kind.NHS_NUMBER, start, end) for start, end in _nhs_numbers(plain)]
    for kind, expression in _EXPRESSIONS:
        found += [Finding(kind, *match.span(1)) for match in expression.finditer(plain)]
    return found


def screen(text: str) -> tuple[Finding, ...]:
    """What may identify a person, in order and without overlap.

    It looks again at the masked text until nothing more is found: hiding one thing may set the next free of
    what it leant on, and what is stored or posted masked must be clean.
    """
    plain = plain_text(text)
    found: list[Finding] = []
    while new := _look(mask(plain, found)):
        found = _merged([*found, *new])
    if not found:
        return ()
    at = [index for index, character in enumerate(text) if _plain(character)]
    return tuple(Finding(it.kind, at[it.start], at[it.end - 1] + 1) for it in found)


def mask(text: str, findings: Iterable[Finding]) -> str:
    """Hides the letters and digits of the findings, and an e-mail's @ and dots; the length stays."""
    characters = list(text)
    for finding in findings:
        hidden = "@." if finding.kind is Kind.EMAIL else ""
        for index in range(finding.start, min(finding.end, len(text))):
            plain = _plain(text[index])
            if text[index].isalnum() or plain.isalnum() or (plain and plain in hidden):
                characters[index] = _MASK
    return "".join(characters)


def excerpt(text: str, finding: Finding, around: int = 24) -> str:
    """A piece of the already masked text round the finding, on one line, cut between words if it can be."""
    line = "".join(" " if character.isspace() else character for character in text)
    start, end = max(0, finding.start - around), min(len(line), finding.end + around)
    if start > 0:
        start = line.find(" ", start - 1, finding.start) + 1 or start
    if end < len(line):
        space = line.rfind(" ", finding.end, end + 1)
        end = space if space >= 0 else end
    before, after = "…" if line[:start].strip() else "", "…" if line[end:].strip() else ""
    return before + " ".join(line[start:end].split()) + after


_PLACE = re.compile(r"\b(?i:bed|bay|side ?-?room|cubicle) ?(?i:no\.? ?|number )?(?:[A-Za-z]?\d{1,3}[A-Za-z]?|[A-H])\b")
_THINGS = one_of("bays? wards? areas? patients staff beds? side toilets? bathrooms? showers? only")
_AGE_OR_SEX = re.compile(
    r"(?<![\d.])(?:[1-9]\d?|1[01]\d) ?-?(?:(?i:y/?o|yrs?|years?[ -]old)|[MF]|(?<=\d\d)[mf])\b"
    r"|\b(?i:aged? \d{1,3}|lady|gentleman|gent|woman|man|girl|boy)\b"
    rf"|\b(?i:(?:fe)?male\b(?! {_THINGS}\b))"
)
_NEAR = 40  # characters between a place and an age or sex

_TITLE = r"(?:Mr|MR|Mrs|MRS|Ms|(?<!ear )Miss|Mx|Dr|Prof|Professor)\.? "
_NOT_INITIALS = one_of(
    "AE AF AI BP CD CT DC DN ED EP ER EU GI GP HR ID IM IP IT IV MH MR NG NI OK OP OT PC PE PI PO PR PT QI "
    "QR RN SC SW TB TV UK US VR"
)
_PERSON = re.compile(
    rf"\b{_TITLE}(?!{one_of('Teams Word Excel Office Forms Google Foster Scan')}\b)[A-Z]['a-z][\w'-]*"
    rf"|\b(?:{_TITLE}|(?i:pt|patient|mr|mrs|miss|dr)\.? )[A-Z]\.(?: ?[A-Z]\b\.?)+"
    rf"|\b{_TITLE}[A-Z]{{1,3}}\b(?!')"
    r"|\b(?:mrs|mr(?! scan)) [a-z]{3,}"
    rf"|\b(?i:pt|patient) (?!{_NOT_INITIALS}\b)[A-Z]{{2}}\b|<@\w|<at\b"
)


def points_to_person(text: str, colleagues: Collection[str] = ()) -> bool:
    """The softer question; names that nobody gave us are not caught. `colleagues` are display names."""
    plain = plain_text(text)
    if _PERSON.search(plain):
        return True
    for start, end in (place.span() for place in _PLACE.finditer(plain)):
        before = plain[max(0, start - _NEAR) : start + len("side")]  # a male bay is a thing
        if _AGE_OR_SEX.search(before) or _AGE_OR_SEX.search(plain[end : end + _NEAR]):
            return True
    words = " ".join(plain.split())
    return any(_names(words, " ".join(plain_text(name).split())) for name in colleagues)


def _names(words: str, name: str) -> bool:
    """A first name alone is often an ordinary word, so it counts only as a mention: @Grace, not grace."""
    first, _, others = name.partition(" ")
    if others and name.lower() in words.lower() and re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", words):
        return True
    if "@" not in words or not first[:1].isupper():
        return False
    mention = rf"@{re.escape(first)}(?!\w)|(?<!\w){re.escape(first)} ?@"
    return re.search(mention, words) is not None
