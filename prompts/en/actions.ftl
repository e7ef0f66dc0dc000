# Actions: what is to be done, by whom and by when.

action-add = Add action
action-form = Add action
action-form-edit = Change this action
action-save = Save
action-what = What is to be done?
action-what-hint = One line is enough. No patient details, please.
action-owner = Who
action-who-else = Or somebody without an account
action-who-else-hint = A name or a role, for example: Sister
action-due = By when

action-saved-for = Saved for { $team }
action-of = An action of { $team }
action-quoted = “{ $words }”
action-written = { $ref } · Seen by: your team
action-done-on = { $ref } · Done { DATETIME($day, dateStyle: "medium") }
action-day = { $day }
action-day-overdue = { $day } (overdue)
action-without-day = There is no such day as { $said }. I saved it without a date; press Change to choose one.
action-done = Done
action-change = Change
action-reopen = Not done yet

action-line = { BOLD($ref) } { $text }
action-line-who = { $line } → { $who }
action-line-due = { $line }, due { $day }
action-line-overdue = { $line }, { BOLD("overdue") } since { $day }
action-line-done = { $line } (done)

action-list = Still to do for { $team }
action-list-mine = Still to do for you
action-list-overdue = Overdue for { $team }
action-none = Nothing left to do for { $team }.
action-none-mine = You have nothing left to do.
action-none-overdue = Nothing overdue for { $team }.
action-part-mine = { BOLD("Yours") }
action-part-team = { BOLD("The team’s") }
action-more = More
action-all-mine = All of mine
action-from-test = { BOLD("To do because of it") }
action-see = See
action-and-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
action-how-to-change = To change one, say its number: action A-3

long-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
long-weeks = { $count } weeks
long-months = { $count } months
long-years = { $count } years
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day-of-week =
    { $number ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[other] Sun
    }

help-action = opens the form for something to be done: what, who, by when
help-action-add = saves an action in one line; mention who does it, and end with “by Friday”
help-action-list = what you have to do, and what your team has
help-action-done = marks an action as done
