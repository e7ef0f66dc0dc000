"""What the first ten minutes ask of whoever stores people."""

from typing import Protocol

from bot.digests.ports import SubscribingUnit
from bot.following.ports import FollowingUnit


class WelcomeUnit(FollowingUnit, SubscribingUnit, Protocol): ...
