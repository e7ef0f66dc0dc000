"""What another organisation has told us of a network: our administrators hear of it."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.errors import NotFound
from bot.chat.intent import Intent, encode
from bot.chat.outbox import Post
from bot.chat.timers import Due, WhenDue
from bot.networks.intents import HearOfNetwork, ShowAsking, ShowNews
from bot.networks.model import News
from bot.networks.ports import NetworkUnit
from bot.people.model import NetworkId


def hear(dues: Sequence[Due], unit: NetworkUnit, now: datetime) -> None:
    """What we were told is only told on: whether it is so is read from the record, when it is shown."""
    admins = unit.people.admins()
    posts: list[Post] = []
    for due in dues:
        heard: HearOfNetwork = due.intent
        if heard.what == News.LET_GO:
            _clear(NetworkId(heard.network), unit)
        key = f"network {heard.what} {heard.network} {heard.member} {due.at.isoformat()}"
        posts += [Post(encode(_shown(heard)), key, person=each) for each in admins]
    unit.outbox.post_many(posts, now)


def _shown(heard: HearOfNetwork) -> Intent:
    if heard.what == News.ASKED:
        return ShowAsking(heard.network, heard.member)
    return ShowNews(heard.network, heard.what, heard.network_name)


def _clear(network: NetworkId, unit: NetworkUnit) -> None:
    try:
        unit.networks.get(network)
    except NotFound:
        unit.networks.clear(network)


WHEN_DUE: WhenDue = {HearOfNetwork: hear}
