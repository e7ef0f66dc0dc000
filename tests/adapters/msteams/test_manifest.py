"""The app package: what it asks for, within the schema's limits, with icons of the right size."""

import io
import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from adapters.msteams.manifest import DEFAULT_SITE, package
from bot.features import COMMANDS
from tests.adapters.msteams.validating import SAY
from tests.shared import SHARED

APP = "0a1b2c3d-0000-4000-8000-00000000000f"
LINES = [(each.words[0], SAY.line(each.help)) for each in COMMANDS if each.help]


def made(commands: list[tuple[str, str]] = LINES, public_url: str = "https://bot.nhs.uk") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package(APP, commands, SAY, public_url=public_url)))


def manifest(commands: list[tuple[str, str]] = LINES, public_url: str = "https://bot.nhs.uk") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(made(commands, public_url).read("manifest.json"))
    return read


def test_the_package_has_its_three_files_and_is_the_same_each_time() -> None:
    assert made().namelist() == ["manifest.json", "color.png", "outline.png"]
    assert package(APP, LINES, SAY, public_url="") == package(APP, LINES, SAY, public_url="")


@pytest.mark.parametrize(("name", "pixels"), [("color.png", 192), ("outline.png", 32)])
def test_icons_have_their_size(name: str, pixels: int) -> None:
    picture = made().read(name)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (pixels, pixels)


def test_the_outline_may_be_seen_through() -> None:
    assert made().read("outline.png")[25] == 6  # colour with transparency


def test_it_is_one_bot_everywhere_that_asks_for_little() -> None:
    read = manifest()
    [bot], [extension] = read["bots"], read["composeExtensions"]
    assert read["id"] == bot["botId"] == extension["botId"] == APP
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert bot["supportsFiles"] is False
    assert read["permissions"] == ["identity", "messageTeamMembers"]
    assert not {"authorization", "webApplicationInfo", "devicePermissions", "staticTabs"} & set(read)
    assert read["validDomains"] == ["bot.nhs.uk"]


def test_search_and_the_message_action() -> None:
    [extension] = manifest()["composeExtensions"]
    find, save = extension["commands"]
    assert (find["id"], find["type"], [each["name"] for each in find["parameters"]]) == (
        "findLearning",
        "query",
        ["words"],
    )
    assert (save["id"], save["type"], save["context"], save["fetchTask"]) == (
        "saveAsLearning",
        "action",
        ["message"],
        True,
    )


def test_commands_are_those_of_the_grammar_each_once() -> None:
    [listed] = manifest()["bots"][0]["commandLists"]
    titles = [each["title"] for each in listed["commands"]]
    assert titles == list(dict(LINES))[:12]
    assert listed["commands"][0] == {"title": LINES[0][0], "description": LINES[0][1]}


def test_what_is_over_a_limit_is_shortened_or_left_to_help() -> None:
    many = [(f"command {number}", "d" * 200) for number in range(20)]
    [listed] = manifest([("t" * 33, "too long to be listed"), *many])["bots"][0]["commandLists"]
    assert [each["title"] for each in listed["commands"]] == [f"command {number}" for number in range(12)]
    assert {each["description"] for each in listed["commands"]} == {"d" * 127 + "…"}


def test_texts_are_within_the_limits_of_the_schema() -> None:
    read = manifest()
    assert len(read["name"]["short"]) <= 30
    assert len(read["name"]["full"]) <= 100
    assert len(read["description"]["short"]) <= 80
    assert len(read["description"]["full"]) <= 4000
    assert len(read["developer"]["name"]) <= 32
    for command in read["composeExtensions"][0]["commands"]:
        for each in (command, *command.get("parameters", [])):
            assert len(each["title"]) <= 32
            assert len(each["description"]) <= 128


@pytest.mark.parametrize(
    ("public_url", "site"),
    [
        ("https://bot.nhs.uk/", "https://bot.nhs.uk"),
        ("https://nhs.uk/huddlelog", "https://nhs.uk/huddlelog"),
        ("http://bot.nhs.uk", DEFAULT_SITE),
        ("", DEFAULT_SITE),
    ],
)
def test_pages_about_the_app_are_the_operators_or_to_be_replaced(public_url: str, site: str) -> None:
    read = manifest(public_url=public_url)
    assert read["developer"]["websiteUrl"] == f"{site}/privacy"
    assert read["developer"]["privacyUrl"] == f"{site}/privacy"
    assert read["developer"]["termsOfUseUrl"] == f"{site}/terms"
    assert bool(read["validDomains"]) is (site != DEFAULT_SITE)


@pytest.mark.parametrize("app_id", ["", "app", "${{BOT_ID}}"])
def test_an_app_id_that_is_none_is_refused(app_id: str) -> None:
    with pytest.raises(ValueError, match="badly formed"):
        package(app_id, LINES, SAY, public_url="")


def test_the_package_is_clean_under_the_validator(tmp_path: Path) -> None:
    program = SHARED / "validators" / "teams_manifest.py"
    if not program.exists():
        pytest.skip("the validator of manifests is not here; HUDDLELOG_SHARED names the folder that it is in")
    pytest.importorskip("jsonschema", reason="the validator of manifests needs the package jsonschema")
    (tmp_path / "app.zip").write_bytes(package(APP, LINES, SAY, public_url="https://bot.nhs.uk"))
    ran = subprocess.run(
        [sys.executable, str(program), "app.zip"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.stdout.splitlines() == ["app.zip: manifestVersion 1.25: 0 error(s)"]
