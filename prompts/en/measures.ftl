# Measures: what a team counts and times, how a value is read, and how its chart is drawn.

measure-add = Add measure
measure-form = Add a measure
measure-form-edit = Change this measure
measure-form-more = More
measure-save = Save
measure-name = What do you measure?
measure-name-hint = A short name that you can type, for example: Falls
measure-name-needed = Please give the measure a name.
measure-shape = What kind of number is it?
measure-shape-count = A count, such as 3 falls
measure-shape-percentage = So many out of so many, such as 12 of 15
measure-shape-rate = A rate, such as 3 falls in 412 bed days
measure-shape-continuous = A measurement, such as 45 minutes
measure-shape-between = Days or cases between two events
measure-shape-bundle = A care bundle: who got everything, such as 12 of 15
measure-direction-of = Better
measure-direction = Which way is better?
measure-direction-increase = Higher is better
measure-direction-decrease = Lower is better
measure-direction-neutral = Neither, or not sure
measure-target = Target
measure-target-hint = A number, for example: 95
measure-number-alone = Please write the number alone, such as 95. Its unit goes below it.
measure-unit = Unit
measure-unit-hint = For example: min; of a rate what it is out of: bed days
measure-unit-rate = per { $per } { $unit }
measure-per = Of a rate: shown per how many?
measure-per-hint = For example: 1,000
measure-per-above-zero = Please write a number above 0, such as 1,000.
measure-purpose = What is it for?
measure-purpose-of = Purpose
measure-purpose-outcome = Outcome: does it get better for patients?
measure-purpose-process = Process: do we do what we mean to do?
measure-purpose-balancing = Balancing: does anything else get worse?
measure-definition-of = What counts
measure-definition = What exactly counts?
measure-definition-hint = What counts, where you read it, who is left out. No patient details, please.
measure-collector-of = Collected by
measure-collector = Who collects it?
measure-often-of = How often
measure-often = How often?
measure-often-hint = I ask whoever collects it, in private, when a value is missing. Leave it empty, and I never ask.
measure-often-day = Every working day
measure-often-week = Every week
measure-often-month = Every month
measure-elements = Elements
measure-elements-of-bundle = Elements of the care bundle
measure-elements-hint = One a line, only for a care bundle
measure-too-many-elements = That is more than { $most } elements. Please write one a line, { $most } at most.
measure-project-of = Aim
measure-project = Which aim does it belong to?

measure-value-form = Record numbers
measure-values = Number
measure-values-hint = For example: 12/15 or 3.5. Or paste several, a line for each day: 3 Nov 12/15
measure-day = Day
measure-day-hint = Today, if you leave it empty; lines that begin with their own day keep it
measure-note = Note
measure-element-hint = Given of eligible, for example: 14/15
measure-which = Which measure?

measure-of = { $name } · { $team }
measure-footer = { $ref } · Seen by: your team
measure-no-values = No values yet. Say: { CODE($example) }
measure-value = { BOLD($day) } { $value }
measure-value-shown = { $line } ({ $shown })
measure-value-note = { $line }, { $note }
measure-value-left-out = { $line }; left out: { $why }
measure-value-of = { $name }, { DATETIME($day, dateStyle: "medium") }
measure-record = Record
measure-show-chart = Show chart
measure-post = Post to channel
measure-posted = The chart is in the channel, and changes there with every new value.
measure-change = Change
measure-change-value = Change
measure-take-out = Take it out
measure-leave-out = Leave out
measure-all-of-it = Details
measure-saved = Saved for { $team }: { $name }
measure-saved-several =
    { $count ->
        [one] Saved for { $team }: { $name }, 1 value
       *[other] Saved for { $team }: { $name }, { $count } values
    }

measure-list = What { $team } measures
measure-none = { $team } measures nothing yet.
measure-line = { BOLD($ref) } { $name }: { $value } on { $day } · { $reading }
measure-line-beyond = { BOLD($ref) } { $name }: { $reading }
measure-line-empty = { BOLD($ref) } { $name }: no values yet
measure-how-to-see = To see one, say its number: measure { $ref }
measure-more = More

measure-quoted = “{ $words }”
measure-did-you-mean = Did you mean one of these?
measure-not-known = I don’t know that measure yet.
measure-it-is = { $name }
measure-choose = Choose the measure
measure-add-this = Add this measure
measure-words-kept = Not saved yet. I keep your words for 12 hours.
measure-cannot-read = Not saved yet: { $name }
measure-value-on = { $value } on { DATETIME($day, dateStyle: "medium") }
measure-write-again = Write it again
measure-fault-of-line = Line { $number }: { $what }
measure-faults-more =
    { $count ->
        [one] One more line cannot be read either.
       *[other] { $count } more lines cannot be read either.
    }
measure-there-already =
    { $count ->
        [one] { $name } has a value on that day already
       *[other] { $name } has values on { $count } of these days already
    }
measure-has-already = { BOLD($day) } has { $old }; you wrote { $new }
measure-and-more = and { $count } more
measure-change-to = Change to { $value }
measure-keep = Keep { $value }
measure-change-all = Change them
measure-keep-all = Keep them

measure-corrections = Corrections
measure-corrections-of = What { $name } said before
measure-no-corrections = Nothing has been corrected.
measure-column-day = Day
measure-column-before = Was
measure-column-then = Then
measure-was-changed = changed on { DATETIME($day, dateStyle: "medium") }
measure-was-removed = taken out on { DATETIME($day, dateStyle: "medium") }

measure-delete = Delete
measure-do-not = Keep it
measure-delete-really = Delete { $name }?
measure-delete-what =
    { $count ->
        [0] It has no values yet.
        [one] Its one value goes with it. You can bring it back.
       *[other] Its { $count } values go with it. You can bring it back.
    }
measure-ended = Deleted on { DATETIME($day, dateStyle: "medium") }. Its values are kept.
measure-bring-back = Bring it back

measure-wanted =
    { $count ->
        [one] A number is missing
       *[other] Some numbers are missing
    }
measure-wants = { BOLD($name) }, last on { $last }
measure-wants-first = { BOLD($name) }, the first one
measure-not-this-time = Not this time
measure-none-wanted = Thank you. Nothing is missing today.
measure-not-asked-again = All right. I’ll ask again next time.
measure-part-wanted = { BOLD("Numbers that are missing") }

measure-latest-drawn = The latest { $most } of { $count } values are drawn. What it says is about all of them.
measure-element = Element
measure-element-last = Latest
measure-element-all = All together
measure-mark = Add a note or a new line
measure-draw-otherwise = Draw it otherwise
measure-take-back = Take back
measure-line-from = New line from { BOLD($day) }: { $why }
measure-note-on = { BOLD($day) } { $why }
measure-without = { BOLD($day) } is left out: { $why }

measure-draw-form = How it is drawn
measure-draw-more = Note, new line
measure-kind = Chart
measure-kind-run = Run chart: the values and their median
measure-kind-xmr = XmR chart, as the NHS draws it
measure-kind-i = I chart: the values with limits
measure-kind-mr = MR chart: from each value to the next
measure-kind-p = P chart: out of so many, with limits
measure-kind-pp = P′ chart: for very large numbers
measure-kind-c = C chart: counts with limits
measure-kind-u = U chart: rates with limits
measure-kind-up = U′ chart: for very large numbers
measure-kind-t = T chart: time between rare events
measure-kind-g = G chart: cases between rare events
measure-rules = When does it say that something has changed?
measure-rules-anhoej = Long runs, few crossings (Anhøj; usual)
measure-rules-ihi = Shift of 6, trend of 5 (IHI)
measure-rules-nhs = Shift of 7, trend of 7 (NHS)
measure-baseline = Baseline: the first how many values?
measure-baseline-hint = Leave it empty to use all of them
measure-baseline-of = Please write how many of the first values are the baseline: 2 to { $most }, or nothing for all of them.
measure-phase-day = Start a new line from this day
measure-phase-day-hint = Only where you know of a lasting change
measure-phase-why = because …
measure-phase-why-hint = What has changed for good
measure-note-day = Put a note on this day
measure-note-text = The note
measure-note-text-hint = A few words, for example: flu on the ward
measure-leave-out-day = Leave out the value of this day
measure-leave-out-why = because …
measure-leave-out-why-hint = What made it a value of another kind
measure-why-new-line = Please say why a new line begins there.
measure-why-note = Please write the note for that day.
measure-why-leave-out = Please say why that value is left out.
measure-no-value-that-day = There is no value on { DATETIME($day, dateStyle: "medium") }. Choose a day that has one.
measure-too-many-marked = A chart can have { $most } notes and { $most } new lines. Take one back first.

misread-nothing = There is no number yet. Try: 12, or 12/15.
misread-number = I can’t read “{ $said }” as a number. Try: 12, 12/15, 1,250 or 3.5.
misread-identifier = That looks like a patient’s or a telephone number, and was left out. Please check the file.
misread-too-large = { $said } is larger than any number that I can keep. Please check it.
misread-percent = Please give how many out of how many, such as 12/15: 80% of 5 is something else than 80% of 500.
misread-other-percent = { $said } is not { $percent }%. Please check which of them is right.
misread-out-of = { $said } out of how many? Please write both, such as 12/15.
misread-rate = { $said } in how many? Please write both, such as 3/412.
misread-one-number = { $said } are two numbers, and this measure has one a day. Please write one number.
misread-negative = { $said } is below 0, and this measure cannot be. Please check it.
misread-of-none = { $said }: out of none there is nothing to count. Leave that day out.
misread-whole = { $said } is not whole, and this measure counts. Please write a whole number.
misread-more-than-all = { $said } is more than all. Please check which is which.
misread-unit = This measure is in { $unit }, and you wrote { $said }. Please write it in { $unit }.
misread-day = I can’t read “{ $said }” as a day. Try: 3 Nov, Friday, yesterday, or 2026-11-03.
misread-no-such-day = There is no such day as { $said }. Which day did you mean?
misread-day-to-come = { DATETIME($day, dateStyle: "medium") } is still to come. Record it when it is over.
misread-day-twice = { DATETIME($day, dateStyle: "medium") } is there twice, as { $before } and as { $after }. Please keep one.
misread-there-already = { DATETIME($day, dateStyle: "medium") } has { $before } already, and the file says { $after }. The value stays; change it in the chat, if it is wrong.
misread-yes-no = { $name }: I can’t read “{ $said }”. Write yes, no, or nothing where it does not apply.
misread-no-day = Which day is “{ $said }”? Begin each line with its day: 3 Nov 12/15.
misread-two-ways = Is that { $one } on { DATETIME($day, dateStyle: "medium") }, or { $two } on { DATETIME($other, dateStyle: "medium") }? With “on” before the day I know.
misread-too-many = That is more than { $most } lines. Please paste { $most } at a time.
misread-note = That note has { $length } characters; { $most } fit.
misread-element = { $name }: I can’t read “{ $said }”. Write given of eligible, such as 14/15.

help-measure = what your team measures, each with its last value
help-measure-record = saves a value: measure Falls 3, measure Hand hygiene 12/15 on Friday
help-measure-add = opens the form for something to measure
help-measure-chart = shows a measure’s chart, and what it says

# In a weekly round-up.
digest-numbers = { BOLD("Numbers") }
digest-measure = { $team }: { $name }. { $said }
digest-measure-own = { $name }: { $said }

# Beyond the team nothing is said in figures where they are small.
measure-beyond-small = Some of its counts are under 5, so its figures stay with its team.
measure-few = fewer than { $most }
measure-beyond-better = Something has changed for the better.
measure-beyond-worse = Something has changed, and not for the better.
measure-beyond-up = Something has changed: it is higher than it was.
measure-beyond-down = Something has changed: it is lower than it was.
measure-beyond-unusual = It varies in an unusual way.
measure-beyond-nothing = Nothing to tell yet.
