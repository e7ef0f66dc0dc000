"""Words of harm, which bring a reminder of the incident system and block nothing."""

import re

from bot.privacy.guard import one_of, plain_text

_FIGURES = one_of(
    "median mean average rates? times? waits? waiting delays? counts? numbers? scores? compliance length "
    "stays? percentages? proportion los attendances admissions infections uptake costs? levels? use usage "
    "demand falls errors? incidents? calls? dnas? backlog lists? queues? volumes? performance spend "
    "complaints requests sickness occupancy minutes hours temperature harms? injuries doses ulcers sores "
    "interruptions discharges cancellations readmissions it which"
)
_WHO = one_of("patient pt she he they who and when lady m[ae]n woman after because resident nurse child mrs? ms")
_AMOUNT = r"(?:(?:about|around|roughly|nearly|almost|just|only|over|less than|more than) )?[\d£]"
_IDIOM = one_of(
    r"short sharply significantly slightly steadily dramatically markedly further through apart asleep ill "
    r"silent below behind\s(?:on|with|schedule|target) in\s(?:line|love|half) out\sof\s(?:use|date|favour) "
    r"into\s(?:place|line|disuse) to\s(?:zero|nil|half|under|below|less|its|the\s(?:lowest|target|national)) "
    r"by\s(?:half|two|three|a\s(?:half|third|quarter)) from\san?\s(?:median|mean|average|high|peak|baseline)"
)
_NONE = one_of(r"no zero without never not nobody fewer less free\sfrom reduc\w+ prevent\w* avoid(?:s|ing)? minimis\w+")
_BETWEEN = one_of(
    "any actual the number of new more one avoidable preventable further serious patients? hospital acquired "
    "ward was were came to be been a staff risk"
)
_EVENT = one_of(
    r"harm(?:s|ed)? injur(?:y|ies|ed) died deaths? fell falls? overdoses? pressure\s(?:ulcer|sore|injur)\w* "
    r"missed\sdoses? near[\s-]miss\w* never\sevents? cardiac\sarrests? "
    r"(?:medication|drug|prescribing)\serrors?"
)
_NO_HARM = re.compile(
    rf"\bharm[ -]?(?:free|less\w*|reduction)|\b{_NONE} (?:{_BETWEEN}[ -]){{0,4}}{_EVENT}\b"
    r"|\bdeath (?:certificat\w+|rates?)|\bminor injur\w+|\bkidney injur\w+|\binjury prevention"
    r"|\bcardiac arrest (?:trolley|team|call|bell|training|drill|simulation)"
    r"|\bsafeguarding (?:training|lead|team|policy|level|champion|nurse|module)"
    r"|\bpressure (?:ulcer|sore|injury)s? (?:prevention|risk|assessment|rate|audit|training|bundle|care)"
    r"|\b(?:batter\w+|phones?|laptops?|tablets?|printer|signal|idea|project) (?:ha[sd] |have )?died"
    rf"|\b{_FIGURES}(?: (?!{_WHO}\b)\w+){{0,3}} fell"
    rf"|\b(?:fell|fallen) (?:(?:from|to|by) {_AMOUNT}|\d[\d.]{{0,9}} ?(?:%|per ?cent|points?)|{_IDIOM}\b)"
)
_HARM = re.compile(
    r"\b(?:fell|fallen (?:over|off|down|out of bed|from (?:bed|chair|trolley|the))|(?:un)?witnessed fall"
    r"|(?:had|suffered|sustained) \w+ (?:\w+ )?fall(?! (?:in|of|to)\b)|fall with (?:\w+ )?fracture"
    r"|(?:slipped|tripped) (?:and|over)|died|dies|deaths?|found dead|suicide|injur(?:ed|y|ies)"
    r"|harm(?:s|ed|ful|ing)?|near[ -]miss(?:es)?|overdos(?:e|es|ed)|(?:extra|double|duplicate) dose"
    r"|wrong[ -](?:dose|patient|drug|medication|pt|medicine|blood|limb|eye|tooth|infusion|strength)"
    r"|wrong[ -](?:site|side) (?:surgery|block|procedure)|missed (?:\w+ ){0,2}(?:dose|diagnosis)"
    r"|(?:medication|drug|prescribing|dispensing) error|allergic reaction|anaphyla\w+|dose (?:was )?missed"
    r"|pressure (?:ulcer|sore|injury|damage)|never[ -]event|serious incident|cardiac arrest|safeguarding"
    r"|assault(?:ed)?|abused?|chok(?:ed|ing))s?\b"
)


def speaks_of_harm(text: str) -> bool:
    """Words of harm; but figures fall, harm is prevented, and a cardiac arrest has a trolley."""
    words = " ".join(plain_text(text).lower().split())
    return _HARM.search(_NO_HARM.sub(" ; ", words)) is not None
