"""What a measure is made of, in words."""

from collections.abc import Mapping

from bot.charts.model import Direction, Kind, Rules
from bot.measures.model import Often, Purpose, Shape

PURPOSES: Mapping[Purpose, str] = {
    Purpose.OUTCOME: "measure-purpose-outcome",
    Purpose.PROCESS: "measure-purpose-process",
    Purpose.BALANCING: "measure-purpose-balancing",
}
SHAPES: Mapping[Shape, str] = {
    Shape.COUNT: "measure-shape-count",
    Shape.PERCENTAGE: "measure-shape-percentage",
    Shape.RATE: "measure-shape-rate",
    Shape.CONTINUOUS: "measure-shape-continuous",
    Shape.BETWEEN: "measure-shape-between",
    Shape.BUNDLE: "measure-shape-bundle",
}
DIRECTIONS: Mapping[Direction, str] = {
    Direction.INCREASE: "measure-direction-increase",
    Direction.DECREASE: "measure-direction-decrease",
    Direction.NEUTRAL: "measure-direction-neutral",
}
OFTEN: Mapping[Often, str] = {
    Often.DAY: "measure-often-day",
    Often.WEEK: "measure-often-week",
    Often.MONTH: "measure-often-month",
}
KINDS: Mapping[Kind, str] = {
    Kind.RUN: "measure-kind-run",
    Kind.XMR: "measure-kind-xmr",
    Kind.I: "measure-kind-i",
    Kind.MR: "measure-kind-mr",
    Kind.P: "measure-kind-p",
    Kind.PP: "measure-kind-pp",
    Kind.C: "measure-kind-c",
    Kind.U: "measure-kind-u",
    Kind.UP: "measure-kind-up",
    Kind.T: "measure-kind-t",
    Kind.G: "measure-kind-g",
}
RULES: Mapping[Rules, str] = {
    Rules.ANHOEJ: "measure-rules-anhoej",
    Rules.IHI: "measure-rules-ihi",
    Rules.NHS: "measure-rules-nhs",
}
