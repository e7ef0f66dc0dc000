"""What the record says of where something worked: no more than it says, and nothing that rests on one team."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.learning.model import Setting
from bot.spread.model import Adoption, Outcome

FEWEST = 2
"""Teams in settings of one kind, below which nothing is said of that kind."""
_WORKED = (Outcome.WORKED, Outcome.ADAPTED)


@dataclass(frozen=True)
class BySetting:
    """Settings in which it worked for every team that told, and those in which it did for none."""

    worked: tuple[Setting, ...] = ()
    stopped: tuple[Setting, ...] = ()


def by_setting(adoptions: Iterable[Adoption]) -> BySetting:
    """A team that tried the same in several ways counts once, as it went last. `adoptions`: oldest first."""
    last: dict[tuple[Setting, str], Outcome] = {}
    for each in adoptions:
        if each.setting is not None and each.outcome is not None:
            last[each.setting, each.team or each.called] = each.outcome
    told = {setting: [went for (where, _), went in last.items() if where is setting] for setting in Setting}
    return BySetting(
        tuple(where for where, went in told.items() if len(went) >= FEWEST and all(each in _WORKED for each in went)),
        tuple(
            where for where, went in told.items() if len(went) >= FEWEST and not any(each in _WORKED for each in went)
        ),
    )
