"""The forms of networks: making one, joining one with a code, and how the organisation appears there."""

from typing import Any

from bot.chat.form import Answers, Choices, Field, FormSpec, TextField, YesNoField
from bot.chat.intent import Intent
from bot.chat.leading import require_admin
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.networks.intents import (
    AppearAs,
    AskToJoin,
    ChangeAppearance,
    CreateNetwork,
    JoinNetwork,
    MakeNetwork,
    ShowInvitation,
)
from bot.networks.model import LONGEST_NAME
from bot.networks.ports import NetworkUnit
from bot.networks.work import member_of

LONGEST_CODE = 40
"""Characters, with whatever somebody puts between them."""


def _ours(say: Say) -> tuple[Field, ...]:
    return (
        TextField("called", say.line("network-called"), say.line("network-called-hint"), True, most=LONGEST_NAME),
        YesNoField("team_names", say.line("network-team-names"), say.line("network-team-names-hint"), required=True),
    )


def _make_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("network-name"), say.line("network-name-hint")
    return ((TextField("network_name", label, hint, required=True, most=LONGEST_NAME), *_ours(say)),)


def _join_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("network-code"), say.line("network-code-hint")
    return ((TextField("code", label, hint, required=True, most=LONGEST_CODE), *_ours(say)),)


def _make(intent: MakeNetwork, unit: NetworkUnit, turn: Turn) -> tuple[Intent, Answers]:
    require_admin(turn)
    return intent, {"called": unit.networks.our_name()[:LONGEST_NAME], "team_names": "yes"}


def _join(intent: JoinNetwork, unit: NetworkUnit, turn: Turn) -> tuple[Intent, Answers]:
    require_admin(turn)
    called = intent.called or unit.networks.our_name()
    names = "no" if intent.teams_hidden else "yes"
    return JoinNetwork(), {"code": intent.code, "called": called[:LONGEST_NAME], "team_names": names}


def _appearance_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    return (_ours(say),)


def _appearance(intent: ChangeAppearance, unit: NetworkUnit, turn: Turn) -> tuple[Intent, Answers]:
    require_admin(turn)
    network = member_of(intent.network, unit)
    return intent, {"called": network.called, "team_names": "yes" if network.team_names else "no"}


def _values(answers: Answers) -> dict[str, Any]:
    return {"called": answers["called"], "teams_hidden": answers["team_names"] == "no"}


def _answers(intent: CreateNetwork | ShowInvitation | AskToJoin | AppearAs) -> dict[str, str]:
    return {"called": intent.called, "team_names": "no" if intent.teams_hidden else "yes"}


FORMS: dict[type[Intent], FormSpec] = {
    MakeNetwork: FormSpec(
        title="network-make",
        save="network-make-save",
        start=_make,
        steps=_make_steps,
        intent=lambda opened_by, answers: CreateNetwork(answers["network_name"], **_values(answers)),
        again=lambda create: (MakeNetwork(), {"network_name": create.network_name, **_answers(create)}),
        makes=(CreateNetwork,),
    ),
    JoinNetwork: FormSpec(
        title="network-join",
        save="network-join-save",
        start=_join,
        steps=_join_steps,
        intent=lambda opened_by, answers: ShowInvitation(answers["code"], **_values(answers)),
        again=lambda asked: (JoinNetwork(), {"code": asked.code, **_answers(asked)}),
        makes=(ShowInvitation, AskToJoin),
    ),
    ChangeAppearance: FormSpec(
        title="network-appear",
        save="learning-save",
        start=_appearance,
        steps=_appearance_steps,
        intent=lambda opened_by, answers: AppearAs(opened_by.network, **_values(answers)),
        again=lambda appear: (ChangeAppearance(appear.network), _answers(appear)),
        makes=(AppearAs,),
    ),
}
