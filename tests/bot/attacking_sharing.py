"""A ward that is followed, asked and told of its week, with a network over it, and every way to ask for it by hand."""

from dataclasses import fields, replace
from typing import Any

from bot.chat.intent import Intent, encode
from bot.digests.intents import INTENTS as DIGESTS
from bot.digests.intents import PostDigest, SubscribeDigest
from bot.following.intents import INTENTS as FOLLOWING
from bot.following.intents import AnswerRequest, AskToFollow
from bot.helping.intents import INTENTS as HELPING
from bot.helping.intents import SendQuestion
from bot.joining.intents import INTENTS as JOINING
from bot.joining.intents import ReachMe
from bot.networks.intents import INTENTS as NETWORKS
from bot.ports import Store
from bot.stories.intents import INTENTS as STORIES
from bot.stories.intents import SaveStory
from bot.themes.intents import INTENTS as THEMES
from tests.bot import testing
from tests.bot.attacking import SECRET, Target
from tests.bot.huddling import Ward
from tests.bot.networking import network_of
from tests.talk import Talk

EVERYBODY_S = (AskToFollow, ReachMe)
"""Anybody may ask a team, and choose where their own messages go."""


class Shared(Target):
    """Ward 7 with a story, a test that waits, a follower, a question to it, and a round-up that was sent."""

    kinds = tuple(
        each
        for each in (*FOLLOWING, *HELPING, *STORIES, *THEMES, *NETWORKS, *JOINING, *DIGESTS)
        if each not in EVERYBODY_S
    )
    ours = (f"{SECRET} lanyard", f"{SECRET} ask", f"{SECRET} quote", "amina", "cara")

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        self.amina.say("hi")
        self.team, self.person = ward.team_of(self.sister), ward.known(self.amina).person.id
        self.question = "worries"
        self.amina.say(f"learn {SECRET} lanyard")
        story = SaveStory("L-1", quote=f"{SECRET} quote", answered=("quote",))
        self.amina.press_intent(encode(story))
        testing.planned(self.amina, f"{SECRET} lanyard")
        testing.begun(self.amina)
        self._followed()
        boss = ward.person("boss", "")
        boss = Talk(ward.app, replace(boss.where, admin=True))
        boss.say("hi")
        boss.press_intent('{"do":"network.create","network_name":"Region","called":"Trust"}')
        self.network = network_of(boss)
        for posted in (SubscribeDigest(self.team), PostDigest(self.team)):
            self.sister.press_intent(encode(posted))
        ward.go()

    def _followed(self) -> None:
        ward = self.ward
        cara = ward.person("cara", "Hub")
        cara.say("hi")
        cara.press_intent(encode(AskToFollow((self.team,))))
        self.follower = ward.known(cara).person.id
        self.sister.press_intent(encode(AnswerRequest(self.team, self.follower, agrees=True)))
        cara.press_intent(encode(SendQuestion("C-1", f"{SECRET} ask")))
        ward.go()

    def _values(self, kind: type[Intent], name: str) -> tuple[Any, ...]:
        default = next(each for each in fields(kind) if each.name == name).default
        known: dict[str, tuple[Any, ...]] = {
            "ref": ("L-1", "C-1", "E-1", "D-1", "R-1", "N-1"),
            "found": ("L-1", "E-1"),
            "team": (self.team,),
            "teams": (self.team,) if kind.name == "digest.save" else ((self.team,),),
            "person": (self.follower,),
            "other": (self.person,),
            "network": (self.network,),
            "day": ("2026-11-23",),
            "heading": ("digest-tests", "digest-learned"),
            "question": ("written by somebody else",),
            "answer": ("written by somebody else",),
            "problem": ("written by somebody else",),
            "network_name": ("written by somebody else",),
            "called": ("written by somebody else",),
            "lines": ("written by somebody else",),
            "code": ("AAAA-BBBB-CCCC",),
            "id": ("0" * 16,),
            "what": ("link",) if kind.name == "join.type" else ("asked",),
        }
        return known.get(name, (default,))
