"""The one error tree; each error is a sentence that a person can act on, in prompts/*/errors.ftl."""

from typing import ClassVar


class HuddlelogError(Exception):
    """Something that a person can be told plainly."""

    phrase: ClassVar[str]

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.phrase)
        self.values = values


class NotFound(HuddlelogError):
    """There is no such record, or it is not for the asker: both look the same from outside."""

    phrase = "error-not-found"


class HideFirst(HuddlelogError):
    """It is read beyond the team: what looks like a patient detail is not saved as it stands."""

    phrase = "error-hide-first"


class NotAllowed(HuddlelogError):
    """Only a member of the team may."""

    phrase = "error-not-a-member"


class NotTheAuthor(HuddlelogError):
    """Only its author edits or deletes an entry."""

    phrase = "error-not-the-author"


class NotTheLead(HuddlelogError):
    """Only the team's lead may; `leads`: how many of them are named in `names`, none where nobody has looked."""

    phrase = "error-not-the-lead"

    def __init__(self, leads: int = 0, names: str = "") -> None:
        super().__init__(leads=leads, names=names)


class NoLongerKept(HuddlelogError):
    """Sealed words were used, discarded or have run out."""

    phrase = "error-no-longer-kept"


class StepsGone(HuddlelogError):
    """The answers of a form's earlier steps have run out."""

    phrase = "error-steps-gone"


class TeamExists(HuddlelogError):
    """A second team of one name would divide its people."""

    phrase = "error-team-exists"


class TooLong(HuddlelogError):
    """More text than is kept; `length` and `most` in characters."""

    phrase = "error-too-long"


class NothingSaid(HuddlelogError):
    """A command that wants words came without any."""

    phrase = "error-nothing-said"


class NotADay(HuddlelogError):
    """Words that are no day; `said`."""

    phrase = "error-not-a-day"


class NoSuchDay(HuddlelogError):
    """A day that the calendar does not have, such as 31 February; `said`."""

    phrase = "error-no-such-day"


class NotATime(HuddlelogError):
    """Words that are no time of day; `said`."""

    phrase = "error-not-a-time"


class TimePassed(HuddlelogError):
    """A huddle that is to come once, in the past."""

    phrase = "error-time-passed"


class TimeLeaptOver(HuddlelogError):
    """A time that the clocks leap over on that day; `said`."""

    phrase = "error-time-leapt-over"


class TooManyTimes(HuddlelogError):
    """Times of day; `count` and `most`."""

    phrase = "error-too-many-times"


class NoWeekday(HuddlelogError):
    """A huddle that comes again, on no day."""

    phrase = "error-no-weekday"


class NoSuchZone(HuddlelogError):
    """Not in the IANA database; `said`."""

    phrase = "error-no-such-zone"


class NotInRange(HuddlelogError):
    """A number that is too small, too large or not whole; `least` and `most`."""

    phrase = "error-not-in-range"


class PersonHasLeft(HuddlelogError):
    """No colleague any more; `name`."""

    phrase = "error-person-has-left"


class TooManyHuddles(HuddlelogError):
    """That come again, in one team; `most`."""

    phrase = "error-too-many-huddles"


class HuddleNameTaken(HuddlelogError):
    """The team's huddles are started by their names; `name`."""

    phrase = "error-huddle-name-taken"


class QuestionRefused(HuddlelogError):
    """A question cannot be so, or cannot be where it was to be; `why` is a sentence."""

    phrase = "error-question-refused"


class NotInTeam(HuddlelogError):
    """An action for somebody who is not in its team, or not any more; `name`."""

    phrase = "error-not-in-team"


class NoHuddleCalled(HuddlelogError):
    """Neither a huddle nor a question set has the name with which one was to be started."""

    phrase = "error-no-huddle-called"


class AnswersClosed(HuddlelogError):
    """A huddle that takes no answers by form: called off, over for good, or never by form."""

    phrase = "error-answers-closed"


class DayPassed(HuddlelogError):
    """A day before today; `said`."""

    phrase = "error-day-passed"


class ChartRefused(HuddlelogError):
    """These values cannot be charted so; `why`, and the `day` of the value that is in the way, or ""."""

    phrase = "error-chart-refused"


class StepNotNow(HuddlelogError):
    """A test is at another step; `ref`, and `where` it stands as a sentence."""

    phrase = "error-step-not-now"


class StepTaken(HuddlelogError):
    """Somebody has written that step of a test in the meantime; as above."""

    phrase = "error-step-taken"


class Started(HuddlelogError):
    """A test that has started, or from which another went on, stays in the record; `ref`."""

    phrase = "error-started"


class NotStarted(HuddlelogError):
    """Nothing can go on from a test that has not started; `ref`."""

    phrase = "error-not-started"


class TooManyGuesses(HuddlelogError):
    """Questions of one test, or later guesses of one question; `most`."""

    phrase = "error-too-many-guesses"


class TooManyProjects(HuddlelogError):
    """That go on in one team; `most`."""

    phrase = "error-too-many-projects"


class TooManyNodes(HuddlelogError):
    """Drivers and ideas of one project; `most`."""

    phrase = "error-too-many-nodes"


class DriverTooDeep(HuddlelogError):
    """A driver below a secondary one, or below itself."""

    phrase = "error-driver-too-deep"


class NotTheAdmin(HuddlelogError):
    """Only an administrator of the organisation may."""

    phrase = "error-not-the-admin"


class NoSuchCode(HuddlelogError):
    """Mistyped, guessed, taken back, or for something else: all look the same."""

    phrase = "error-no-such-code"


class CodeExpired(HuddlelogError):
    """A code that nobody used in time."""

    phrase = "error-code-expired"


class CodeUsed(HuddlelogError):
    """A code works once."""

    phrase = "error-code-used"


class NotYourOwn(HuddlelogError):
    """A team tries what others have learned, not what it has learned itself; `ref`."""

    phrase = "error-not-your-own"


class OldButton(HuddlelogError):
    """A press or a form that this version does not know."""

    phrase = "error-old-button"


class StoreAway(HuddlelogError):
    """The database cannot be reached; nothing was written."""

    phrase = "error-store-away"


class Unexpected(HuddlelogError):
    """A fault of ours, logged under `id`."""

    phrase = "error-unexpected"
