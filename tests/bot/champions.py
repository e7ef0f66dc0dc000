"""A ward that has one of everything that can be followed, and a champion who follows it."""

from bot.chat.card import Card, plain_text
from bot.chat.intent import encode
from bot.concerns.intents import SetSite
from bot.following.intents import AnswerRequest, AskToFollow
from bot.people.audience import Audience
from bot.ports import Store
from tests.bot import testing
from tests.bot.huddling import Ward

REQUEST = "Somebody would like to follow"


class Followed:
    """Ward 7 with a lead and a nurse, its site huddle, and Cara of the hub, who may follow Ward 7."""

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        self.amina.say("hi")
        self.site = ward.person("sol", "Site huddle")
        self.site.say("hi")
        self.cara = ward.person("cara", "Hub")
        self.cara.say("hi")
        self.team = ward.team_of(self.sister)

    def nobody(self) -> Audience:
        return Audience(self.ward.known(self.cara).organisation, frozenset())

    def asks(self) -> None:
        self.cara.press_intent(encode(AskToFollow((self.team,))))
        self.ward.go()

    def follows(self) -> None:
        self.asks()
        self.answers(agrees=True)

    def answers(self, agrees: bool) -> None:
        cara = self.ward.known(self.cara).person.id
        self.sister.press_intent(encode(AnswerRequest(self.team, cara, agrees)))
        self.ward.go()

    def told(self, name: str = "cara") -> Card:
        """The last message that somebody has had in private."""
        return self.ward.private(name)[-1]

    def heard(self, name: str) -> str:
        return "\n".join(plain_text(card) for card in self.ward.private(name))

    def works(self) -> None:
        """C-1 of P-1, M-1, K-1 that stays and K-2 that is passed up, L-1 of the team and an answer of nobody's."""
        amina = self.amina
        amina.send(amina.say("project start"), {"called": "Keys"})
        testing.planned(amina, "Red lanyard on the key @amina", "found in a minute")
        amina.send(amina.say("measure add"), {"called": "Falls", "shape": "count"})
        amina.say("measure Falls 7 on 20 Nov - seen by @amina")
        amina.press_intent(encode(SetSite(self.team, self.ward.team_of(self.site))))
        amina.say("concern Two staff short")
        amina.press(amina.say("concern Bladder scanner missing, says @amina"), "Pass up")
        amina.say("learn Not for everybody")
        self.ward.go()
