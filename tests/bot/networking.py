"""Two organisations in one network, and what their people see of one another."""

from dataclasses import replace
from datetime import timedelta

from bot.chat.card import Card, plain_text
from bot.chat.reply import Reply
from bot.learning.intents import ShowSaved
from bot.networks.intents import ShowNetwork
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.talk import Talk, buttons, shown, text


class Region(Ward):
    """Ward 7 of the Trust, and Ward 9 of Southmead."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.boss, self.chief = self.admin("boss"), self.admin("chief", "southmead")
        self.amina = self.person("amina")
        self.dan = self.person("dan", "Ward 9", organisation="southmead")
        for each in (self.boss, self.chief, self.amina, self.dan):
            each.say("hi")

    def admin(self, name: str, organisation: str = "trust") -> Talk:
        talk = self.person(name, "", organisation=organisation)
        return Talk(self.app, replace(talk.where, admin=True))

    def guest(self, name: str, organisation: str, channel: str) -> Talk:
        talk = self.person(name, channel, organisation=organisation)
        return Talk(self.app, replace(talk.where, guest=True))

    def make(self, name: str = "South West ICS", by: Talk | None = None, **answers: str) -> Reply:
        boss = by or self.boss
        return boss.send(boss.press(boss.say("network"), "Make a network"), {"network_name": name, **answers})

    def code(self, network: Reply, by: Talk | None = None) -> str:
        card = text((by or self.boss).press(network, "Invite"))
        return card.splitlines()[1]

    def join(self, network: Reply, who: Talk | None = None, by: Talk | None = None) -> None:
        chief, boss = who or self.chief, by or self.boss
        chief.press(chief.say(f"network join {self.code(network, boss)}"), "Ask to join")
        self.wait()
        boss.press(self.private(boss.where.person_key)[-1], "Let them in")
        self.wait()

    def wait(self) -> None:
        self.until(self.clock.moment + timedelta(seconds=5))

    def share(self, who: Talk, learned: str, network: str = "South West ICS") -> str:
        """N-5, of a new entry."""
        before = who.say(f"share {saved_as(who.say(f'learn {learned}'))}")
        return shared_as(who.press(before, f"Share with {network}"))


def shared_as(offered: Reply) -> str:
    """N-5: its number goes on from whatever was shared anywhere before."""
    return text(offered).split("can read this, as ")[1].split()[0]


def saved_as(saved: Reply) -> str:
    """L-12"""
    view = shown(saved).view
    assert isinstance(view, ShowSaved)
    return view.ref


def network_of(who: Talk) -> str:
    view = shown(who.press(who.say("network"), "See")).view
    assert isinstance(view, ShowNetwork)
    return view.network


def labels(reply: Reply | Card) -> list[str]:
    return list(buttons(reply if isinstance(reply, Card) else shown(reply)))


def said(card: Card) -> str:
    return plain_text(card)
