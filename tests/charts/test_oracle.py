"""Against the reference data, through the command: what `huddlelog chart --json` says is what public implementations
say, to a ten-millionth part. What the command cannot express goes to the functions behind it."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.charts.model import Side
from bot.charts.rephase import rephase
from bot.charts.runs import crossings_min, longest_run_max
from bot.measures.bundle import all_or_none
from tests.shared import data

Case = Mapping[str, Any]
COUNTS = ("part", "first", "last", "n_obs", "n_useful", "longest_run", "longest_run_max", "crossings", "crossings_min")


def _cases(name: str) -> list[Case]:
    found: list[Case] = json.loads(data(f"spc/{name}.json").read_text("utf-8"))
    return found


def _close(expected: float | None, given: float | None) -> bool:
    if expected is None or given is None:
        return expected is given
    return math.isclose(expected, given, rel_tol=1e-7, abs_tol=1e-12)


def _file(folder: Path, case: Case) -> tuple[Path, list[str]]:
    """The case as a CSV file; points that have a number instead of a day get one day after another."""
    given = case["data"]
    numbered = not isinstance(given["x"][0], str)
    days = [str(date(2026, 1, 1) + timedelta(x)) if numbered else x for x in given["x"]]
    columns = [days, *([["" if v is None else repr(v) for v in given[k]] for k in ("y", "n") if given.get(k)])]
    header = ("date", "value", "denominator")[: len(columns)]
    path = folder / f"{case['id']}.csv"
    path.write_text("\n".join(",".join(row) for row in [header, *zip(*columns)]) + "\n", "utf-8")
    return path, days


def _chart(path: Path, arguments: Sequence[object], capsys: pytest.CaptureFixture[str]) -> tuple[int, Case]:
    code = main(["chart", str(path), "--json", *map(str, arguments)])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else {}


def _options(options: Mapping[str, Any]) -> list[object]:
    found: list[object] = ["--multiply", options["multiply"], "--screen" if options["screened_mr"] else "--no-screen"]
    found += ["--freeze", options["freeze"]] if options["freeze"] else []
    found += ["--centre", options["fixed_cl"]] if options["fixed_cl"] is not None else []
    found += [each for at in options["part_after"] for each in ("--phase-after", at)]
    return found + [each for at in options["exclude"] for each in ("--exclude", at)]


def test_qicharts2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In two cases the reference reads by other rules, best box and cut box; there they say what Anhøj's rules say."""
    cases = _cases("qicharts2_cases")
    assert len(cases) == 171
    wrong: list[tuple[str, object]] = []
    for case in cases:
        path, _ = _file(tmp_path, case)
        code, given = _chart(path, ["--type", case["chart"], *_options(case["options"])], capsys)
        if "error" in case["expected"]:
            wrong += [] if code == 2 else [(case["id"], "error")]
            continue
        wrong += [(case["id"], what) for what in _differences(case["expected"], given)]
    assert wrong == []


def _differences(expected: Case, given: Case) -> list[object]:
    found: list[object] = []
    for want, have in zip(expected["phases"], given["phases"], strict=True):
        found += [(key, want[key], have[key]) for key in (*COUNTS, "runs_signal") if want[key] != have[key]]
        found += [] if _close(want["centre"], have["centre"]) else ["centre"]
    want, have = expected["points"], given["points"]
    for theirs, ours in (("y", "y"), ("cl", "centre"), ("lcl", "lower"), ("ucl", "upper")):
        values = want[theirs] or [None] * len(have[ours])  # a lone missing value is written as []
        found += [(ours, i) for i, pair in enumerate(zip(values, have[ours], strict=True)) if not _close(*pair)]
    return found + ([] if [bool(each) for each in want["sigma_signal"]] == have["outside"] else ["outside"])


def test_nhs_xmr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = _cases("nhs_xmr_cases")
    assert len(cases) == 59
    wrong = []
    for case in cases:
        path, days = _file(tmp_path, case)
        options = case["options"]
        arguments: list[object] = ["--type", "xmr", "--direction", options["improvement_direction"]]
        arguments += ["--screen" if options["screen_outliers"] else "--no-screen"]
        arguments += ["--freeze", options["fix_after_n_points"]] if options["fix_after_n_points"] else []
        arguments += ["--target", options["target"]] if options["target"] is not None else []
        arguments += [each for day in options["rebase_dates"] for each in ("--phase-after", days.index(day))]
        _, given = _chart(path, arguments, capsys)
        wrong += [(case["id"], what) for what in _nhs_differences(case["expected"], given)]
    assert wrong == []


def _nhs_differences(expected: Case, given: Case) -> list[object]:
    want, have = expected["points"], given["points"]
    found: list[object] = []
    for theirs, ours in (("y", "y"), ("mean", "centre"), ("lpl", "lower"), ("upl", "upper")):
        found += [(ours, i) for i, pair in enumerate(zip(want[theirs], have[ours], strict=True)) if not _close(*pair)]
    found += [(key, want[key], have[key]) for key in ("special_cause_type", "point_type") if want[key] != have[key]]
    icons = [have["point_type"][phase["last"] - 1] for phase in given["phases"]]
    wanted = expected["summary"]["variation_type"]
    found += [] if icons == (wanted if isinstance(wanted, list) else [wanted]) else ["variation"]
    summary = {"variation_type": icons[-1], "assurance_type": expected["summary"].get("assurance_type")}
    return found + ([] if given["summary"] == summary else ["summary"])


def test_rephasing() -> None:
    cases = _cases("run_rephase_cases")
    assert len(cases) == 16
    for case in cases:
        options, days = case["options"], case["data"]["x"]
        sides = [Side.HIGH if options["direction"] == "above" else Side.LOW]
        found = rephase(case["data"]["y"], options["med_rows"], options["runlength"], sides)
        assert [(each.median, days[each.first], days[each.last], days[each.until]) for each in found] == [
            (each["median"], each["start"], each["end"], each["extend_to"]) for each in case["expected"]["segments"]
        ], case["id"]


def test_all_or_none() -> None:
    whole = json.loads(data("spc/all_or_none.json").read_text("utf-8"))
    elements = ("alive_30d", "not_readmitted_30d", "los_9d_or_less")
    assert len(whole["expected"]) == 6
    for month in whole["expected"]:
        items = [case["items"] for case in whole["cases"] if case["month"] == month["month"]]
        cases = [[each[name]["received"] if each[name]["eligible"] else None for name in elements] for each in items]
        found = all_or_none(cases, len(elements))
        assert (found.complete, found.cases) == (month["all_or_none"], month["n"])
        assert found.elements == tuple((month[name], month[f"{name}_den"]) for name in ("alive", "notread", "los"))
        assert sum(given for given, _ in found.elements) == month["received"]
        assert sum(eligible for _, eligible in found.elements) == month["opportunities"]


def test_critical_values() -> None:
    for case in _cases("anhoej_critical_values"):
        found = longest_run_max(case["n"]), crossings_min(case["n"])
        assert found == (case["longest_run_max"], case["crossings_min"])
