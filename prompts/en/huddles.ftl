# A huddle, from its reminder to its end.

huddle-name = { BOLD($name) }
huddle-named = { $name }: { $questions }
huddle-when = { $day } { $time }
huddle-at = { BOLD($name) } at { $when }
huddle-on = { BOLD($name) }, { $when }
huddle-start = Start huddle
huddle-begin = Start
huddle-start-now = Start now
huddle-not-today = Not today
huddle-started = The huddle has begun. It stands in { $team }’s channel now.
huddle-show = Show it
huddle-led-by = { $leads } leads { $team }’s huddles. Away today?
huddle-stand-in = Stand in today

# In the room.
huddle-room = { BOLD($name) } · { $minutes } of { $of } min
huddle-room-with = { BOLD($name) } · { $minutes } of { $of } min · { $people } in the room
huddle-step = { $number } of { $of }: { $label }
huddle-bold = { BOLD($text) }
huddle-add-concern = Add concern
huddle-add-action = Add action
huddle-add-learning = Add learning
huddle-next = Next
huddle-finish = Finish
huddle-how-many = How many in the room?
huddle-people = How many people are in the room?
huddle-people-hint = A number; nobody is named.
huddle-save = Save
huddle-in-room = Noted: { $people } in the room.
huddle-learned = Learned: { $title }
huddle-passed-up = { BOLD("Passed up to you") }
huddle-carried-over = { BOLD("Carried over") }
huddle-answer-concern = Answer
huddle-more = and { $count } more

# Its end.
huddle-took = Done in { $minutes } min.
huddle-done = { BOLD($took) } { $came }.
huddle-done-nothing = { BOLD($took) } Nothing new to follow up.
huddle-closed-itself = { BOLD("Closed automatically.") } Anything to add?
huddle-concerns =
    { $count ->
        [one] 1 concern
       *[other] { $count } concerns
    }
huddle-actions =
    { $count ->
        [one] 1 action
       *[other] { $count } actions
    }
huddle-learning = { $count } learning
huddle-was = { $name }, { $when }
huddle-was-with = { $name }, { $when } · { $people } in the room
huddle-add = Add something
huddle-pass-up = Pass up a concern
huddle-pass-this-up = Pass up
huddle-add-to = Add something to { BOLD($name) }, { $when }
huddle-which-concern = Which concern goes to your site huddle?
huddle-all-concerns = All concerns
huddle-no-concern = No concern of this huddle is waiting. Add one first.
huddle-nothing-open = No huddle of { $team } is open.
huddle-missed = { $name }, { $when }: not held.
huddle-called-off = { $name }, { $when }: Not today.
huddle-unanswered = { $name }, { $when }: no answers this time.

# By form.
huddle-opens = Opens at { $when }. You can answer now.
huddle-opens-on = Opens { $when }. You can answer now.
huddle-answered =
    { $count ->
        [0] Nobody has answered yet. Open until { $until }.
        [one] 1 has answered. Open until { $until }.
       *[other] { $count } have answered. Open until { $until }.
    }
huddle-answer = Answer
huddle-answer-late = Answer late
huddle-on-today = I’m on today
huddle-skip = Skip today
huddle-form-done =
    { $count ->
        [0] { BOLD("Done.") } { $came }.
       *[other] { BOLD("Done.") } { $count } took part. { $came }.
    }
huddle-form-done-nothing =
    { $count ->
        [0] { BOLD("Done.") } Nobody had time today.
       *[other] { BOLD("Done.") } { $count } took part.
    }
huddle-summary-below = The summary is below.

# The same time tomorrow?
huddle-same-time = Same time tomorrow?
huddle-weekdays = Weekdays { $at }
huddle-every-day = Every day
huddle-choose = Choose
huddle-no-schedule = No
huddle-scheduled-already = Your next huddle is set already.
huddle-list = All huddles
huddle-not-scheduled = All right. To set a time, say huddle schedule.

# What is on, and how it has gone.
huddle-overview = { BOLD($team) }: huddles
huddle-overview-none = { $team } has no huddle planned.
huddle-now = { BOLD($name) } is open now
huddle-next-is = Next: { BOLD($name) }, { $when }
huddle-schedule = Schedule a huddle
huddle-held = Held { $held } of { $possible } in the last 4 weeks, { $in_time } on time.
huddle-embedded =
    { $needed ->
        [15] Embedded since { DATETIME($day, dateStyle: "medium") } (15 in a row within 21 days).
       *[other] Embedded since { DATETIME($day, dateStyle: "medium") } ({ $needed } in a row).
    }
huddle-days-since =
    { $days ->
        [0] Today: { $what }. The count starts again.
        [one] 1 day since the last { $what }.
       *[other] { $days } days since the last { $what }.
    }
huddle-count-days = Count days since …
huddle-since-title = Count the days since …
huddle-since-what = Since the last what?
huddle-since-what-hint = For example: fall. Leave it empty to stop counting.
huddle-since-day = When did it last happen?
huddle-since-day-hint = If it happened today, leave it as it is.
home-huddles = { BOLD("Your huddles") }

# The sheet to print.
huddle-sheet-for = A sheet to print: { $name }
huddle-open-sheet = Open the sheet
huddle-sheet-how = It opens in a browser, ready to print: for people without phones. Anybody with the link can read it.
huddle-sheet = { BOLD($name) }, { $when }
huddle-sheet-room = In the room: ______
huddle-sheet-question = { $number }. { $label }
huddle-sheet-actions = To do
huddle-sheet-what = What
huddle-sheet-who = Who
huddle-sheet-by = By when
huddle-sheet-after = No patient details, please. Afterwards somebody types it in: “Add something” on the huddle’s card in the chat.

help-huddle = what is on now and next, and how your huddles have gone
help-huddle-start = starts a huddle at once; name one, or its questions, if you like
help-huddle-close = finishes the huddle that is open
help-huddle-sheet = the next huddle on a sheet to print

# In a team’s own weekly round-up.
digest-huddles = { BOLD("Huddles") }
digest-huddles-held =
    { $held ->
        [0] { $possible ->
            [one] The huddle was not held. Five minutes are enough for the next one.
           *[other] None of { $possible } huddles was held. Five minutes are enough for the next one.
        }
       *[other] You held { $held } of { $possible } huddles.
    }
digest-huddles-all =
    { $possible ->
        [one] You held your huddle.
        [2] You held both of your huddles. Lovely.
       *[other] You held all { $possible } huddles. Lovely.
    }
digest-milestone = { $count } huddles in a row: they have become part of your day. Well done, all of you.
