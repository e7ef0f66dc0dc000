"""A ward that measures and has an aim, and every way to ask for what it has by hand."""

from dataclasses import fields
from typing import Any

from bot.chat.intent import Intent, encode
from bot.measures.intents import INTENTS as MEASURES
from bot.measures.intents import ChangeDrawing
from bot.pdsa.intents import SaveTest
from bot.ports import Store
from bot.projects.intents import INTENTS as PROJECTS
from bot.projects.intents import SaveNode
from bot.reports.intents import INTENTS as REPORTS
from tests.bot import testing
from tests.bot.attacking import SECRET, Target
from tests.bot.huddling import Ward
from tests.bot.measuring import measure

INTENTS: tuple[type[Intent], ...] = (*MEASURES, *PROJECTS, *REPORTS)
WRITTEN = ("aim", "driver", "idea", "keys", "note", "mark", "lanyard", "gone")
DAY = "2026-11-20"
SAID = "written by somebody else"


class Measuring(Target):
    """Ward 7: an aim with a driver and an idea, two measures with values, one that was deleted, and a finished test."""

    kinds = INTENTS
    ours = (*(f"{SECRET} {each}" for each in WRITTEN), "amina")

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        amina = self.amina
        amina.say("hi")
        self.team, self.person = ward.team_of(self.sister), ward.known(amina).person.id
        self.question = ""
        amina.send(amina.say("project start"), {"called": f"{SECRET} aim"})
        amina.press_intent(encode(SaveNode("P-1", "driver", f"{SECRET} driver", "0")))
        amina.press_intent(encode(SaveNode("P-1", "idea", f"{SECRET} idea", "1")))
        for name in ("falls", "keys", "gone"):
            measure(amina, f"{SECRET} {name}", {"project": "P-1", "often": "week"}, shape="count")
            amina.say(f"measure {SECRET} {name} 3 on {DAY} - {SECRET} note")
            amina.say(f"measure {SECRET} {name} 4 on 2026-11-19")
        amina.press_intent(encode(ChangeDrawing("M-1", note_day=DAY, note=f"{SECRET} mark")))
        amina.say("measure delete M-3")
        amina.press(amina.say("measure delete M-3"), "Delete")
        tried = SaveTest(team=self.team, trying=f"{SECRET} lanyard", project="P-1", measure="M-1")
        amina.press_intent(encode(tried))
        for step in (testing.begun, testing.done, testing.studied, testing.acted):
            step(amina, "C-1")
        ward.go()

    def _values(self, kind: type[Intent], name: str) -> tuple[Any, ...]:
        default = next(each for each in fields(kind) if each.name == name).default
        if name == "ref":
            return ("P-1",) if kind in PROJECTS or kind in REPORTS else ("M-1", "M-3")
        known: dict[str, tuple[Any, ...]] = {
            "team": (self.team,),
            "project": ("P-1",),
            "measure": ("", "M-1"),
            "called": (f"{SECRET} falls",),
            "line": (f"{SECRET} falls 9", "9 on 2026-11-18"),
            "values": ("9",),
            "day": ("", DAY),
            "was": ("", DAY),
            "shape": ("count",),
            "often": ("week",),
            "collector": (self.person,),
            "kind": ("idea",) if kind in PROJECTS else ("", "c"),
            "note_day": ("", DAY),
            "leave_out_day": ("", DAY),
            "what": (SAID,) if kind in PROJECTS else ("note", "phase", "left-out"),
            "id": (1, 2),
            "back": (False, True),
            "correct": (True, False),
            "answered": (("called",),),
        }
        if name == "under":
            return (1,) if isinstance(default, int) else ("1",)
        if name in {"text", "note", "phase_why", "leave_out_why"}:
            return (SAID,)
        return known.get(name, (default,))
