"""A ward with a small test at each of its stages, and every way to ask for it by hand."""

from dataclasses import fields
from typing import Any

from bot.chat.intent import Intent
from bot.pdsa.intents import INTENTS, KeepTest
from bot.ports import Store
from tests.bot import testing
from tests.bot.attacking import SECRET, Target
from tests.bot.huddling import Ward

THERE = tuple(f"C-{number}" for number in range(1, 6))


class Started(Target):
    """Ward 7 with a test at each of its stages, and a project, each with the secret in it."""

    kinds = tuple(each for each in INTENTS if each is not KeepTest)
    ours = (f"{SECRET} lanyard", f"{SECRET} guess", f"{SECRET} aim", "amina")

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        self.amina.say("hi")
        self.team, self.person = ward.team_of(self.sister), ward.known(self.amina).person.id
        self.question = "worries"
        self.amina.send(self.amina.say("project start"), {"called": f"{SECRET} aim"})
        self.amina.say(f"learn {SECRET} lanyard")
        steps = (testing.begun, testing.done, testing.studied, testing.acted)
        for number, ref in enumerate(THERE):
            testing.planned(self.amina, f"{SECRET} lanyard", f"{SECRET} guess")
            for step in steps[:number]:
                step(self.amina, ref)
        ward.go()

    def _values(self, kind: type[Intent], name: str) -> tuple[Any, ...]:
        default = next(each for each in fields(kind) if each.name == name).default
        known: dict[str, tuple[Any, ...]] = {
            "ref": THERE,
            "team": (self.team,),
            "about": ("L-1",),
            "previous": ("", "C-5"),
            "project": ("P-1",),
            "idea": (1,),
            "lead": (self.person,),
            "trying": ("written by somebody else",),
            "observations": ("written by somebody else",),
            "learned": ("written by somebody else",),
            "guesses": (("written by somebody else",),),
            "decision": ("adopt",),
            "anyway": (True,),
            "step": ("do", "study", "act", "closed"),
            "words": (SECRET,),
            "stage": ("", "plan", "closed"),
        }
        return known.get(name, (default,))
