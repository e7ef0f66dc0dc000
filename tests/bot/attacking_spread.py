"""A ward that tries what another team keeps to itself, and every way to ask for it by hand."""

from dataclasses import fields
from typing import Any

from bot.chat.intent import Intent, encode
from bot.learning.intents import RecordLearning
from bot.ports import Store
from bot.spread.intents import INTENTS, HearOfAdoption, SaveTry
from tests.bot.attacking import SECRET, Target
from tests.bot.huddling import Ward
from tests.bot.spreading import went


class Trying(Target):
    """Amina is in Ward 7 and in Ward 3, whose L-1 is seen there alone; Ward 7 has tried it, and learned L-2 from it."""

    kinds = tuple(each for each in INTENTS if each is not HearOfAdoption)
    ours = (SECRET, "Ward 3", "amina")

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        there = ward.person("amina", "Ward 3")
        there.say(f"learn {SECRET} lanyard")
        there.say(f"learn {SECRET} clock")
        self.amina.say("hi")
        self.team, self.person = ward.team_of(self.sister), ward.known(self.amina).person.id
        self.question = "worries"
        for ref in ("L-1", "L-2"):
            self.amina.press_intent(encode(SaveTry(f"{SECRET} hook", f"{SECRET} blue", team=self.team, ref=ref)))
        went(self.amina, "T-1", "abandoned", f"{SECRET} lost")
        learned = RecordLearning(team=self.team, learned=f"{SECRET} blue", about="T-1")
        self.amina.press_intent(encode(learned))
        ward.go()

    def _values(self, kind: type[Intent], name: str) -> tuple[Any, ...]:
        default = next(each for each in fields(kind) if each.name == name).default
        known: dict[str, tuple[Any, ...]] = {
            "ref": ("L-1", "L-3", "T-1", "T-2", "N-1"),
            "team": (self.team,),
            "kept": ("written by somebody else",),
            "told": ("written by somebody else",),
            "outcome": ("worked", "trying"),
            "setting": ("rural",),
        }
        return known.get(name, (default,))
