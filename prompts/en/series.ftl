# Huddles that come again.

help-huddle-schedule = sets the days and the time of a huddle that comes again
help-huddle-list = your team’s huddles, and when each comes next
help-huddle-pause = pauses a huddle until you say that it goes on
help-huddle-resume = a paused huddle goes on

series-name = { $team } huddle
series-name-again = { $team } huddle { $number }

# When it comes.
series-weekday =
    { $day ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
series-date =
    { $month ->
        [1] { $weekday } { $day } January
        [2] { $weekday } { $day } February
        [3] { $weekday } { $day } March
        [4] { $weekday } { $day } April
        [5] { $weekday } { $day } May
        [6] { $weekday } { $day } June
        [7] { $weekday } { $day } July
        [8] { $weekday } { $day } August
        [9] { $weekday } { $day } September
        [10] { $weekday } { $day } October
        [11] { $weekday } { $day } November
       *[12] { $weekday } { $day } December
    }
series-and = { $others } and { $last }
series-once = once, { $date } { $times }
series-nth =
    { $nth ->
        [1] first { $days } of the month { $times }
        [2] second { $days } of the month { $times }
        [3] third { $days } of the month { $times }
        [4] fourth { $days } of the month { $times }
       *[-1] last { $days } of the month { $times }
    }
series-some-weeks = every { $weeks } weeks on { $days } { $times }
series-on-weekdays = weekdays
series-on-weekends = Saturday and Sunday
series-on-all-days = all seven days
series-weekdays = weekdays { $times }
series-weekends = weekends { $times }
series-every-day = every day { $times }
series-each = every { $days } { $times }
series-when-today = today, { $time }
series-when-tomorrow = tomorrow, { $time }
series-when = { $day }, { $time }
series-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
series-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
series-long-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }

# The form.
series-form = When do you huddle?
series-form-save = Save
series-form-more = More
series-huddle-name = What is it called?
series-days = On which days?
series-times = At what time?
series-times-hint = 08:25, or several with commas: 08:25, 20:25
series-way = How?
series-way-room = In the room, the lead presses Start
series-way-by-itself = In the room, it starts by itself
series-way-form = By form, everybody when it suits them
series-questions = Questions
series-rhythm = How often?
series-rhythm-1 = Every week
series-rhythm-2 = Every 2 weeks
series-rhythm-3 = Every 3 weeks
series-rhythm-4 = Every 4 weeks
series-rhythm-first = First of the month
series-rhythm-second = Second of the month
series-rhythm-third = Third of the month
series-rhythm-fourth = Fourth of the month
series-rhythm-last = Last of the month
series-rhythm-once = Once, on a date
series-first-day = First day
series-first-day-hint = For “Once”: the date itself.
series-zone = Time zone
series-zone-hint = Type the big city whose clocks you share.
series-region = Bank holidays
series-region-none = We work on them
series-region-england = Off as in England
series-region-wales = Off as in Wales
series-region-scotland = Off as in Scotland
series-region-northern-ireland = Off as in Northern Ireland
series-region-ireland = Off as in Ireland
series-people = Who takes part?
series-people-hint = Choose nobody for everybody in the channel.
series-lead = Who leads it?
series-lead-hint = I ask them in private before it begins. Empty: whoever leads the team.
series-reminder = Remind the channel: minutes before
series-reminder-hint = 0 for no reminder.
series-window = By form: minutes that answers may take
series-window-hint = From 5 minutes to 7 days. 240 is 4 hours.
series-nudges = Nudges
series-nudges-hint = By form: a private word to whoever has not answered yet. Left at No, each can still switch them on for themselves.
series-summary = Summary
series-summary-by-question = By question
series-summary-by-person = By person

# The card.
series-title = { $name }: { $rhythm }
series-next = Next: { $when }.
series-no-next = It does not come again. Press Change to set a new day.
series-paused = Paused. Press Go on when it should come again.
series-paused-no-channel = I can no longer write in { $team }’s channel, so this huddle waits. Invite me again, then press Go on.
series-no-channel = { $team } has no channel that I can write in. Add me to it, and say something to me there.
series-how = How
series-in-room = In the room, the lead presses Start
series-in-room-by-itself = In the room, starts by itself
series-by-form = By form, open for { $time }
series-led-by = Led by
series-nobody-leads = Nobody yet
series-takes-part = Takes part
series-everybody = Everybody in the channel
series-and-more =
    { $count ->
        [one] { $names } and 1 more
       *[other] { $names } and { $count } more
    }
series-channel-reminded = Reminder
series-before = { $time } before, in the channel
series-never-reminded = None
series-nudges-on = On
series-start-now = Start now
series-change = Change
series-pause = Pause
series-go-on = Go on
series-sheet = Sheet to print
series-delete = Delete
series-delete-really = Delete { $name }?
series-delete-keeps = It will not come again. What was held stays.
series-delete-yes = Delete it
series-delete-no = Keep it
series-deleted = { $name } is deleted. What was held stays.

# Lists.
series-list = { $team }’s huddles
series-line = { BOLD($name) }: { $rhythm }. Next: { $when }.
series-line-paused = { BOLD($name) }: { $rhythm }. Paused.
series-line-over = { BOLD($name) }: { $rhythm }. It does not come again.
series-open = Open
series-schedule = Schedule a huddle
series-none-yet = { $team } has no huddle that comes again yet.
series-which-pauses = Which huddle shall I pause?
series-which-goes-on = Which huddle goes on?
series-all-paused = All your huddles are paused already.
series-none-paused = None of your huddles is paused.
series-which-asks = Which huddle asks “{ $questions }”?
series-asks = { BOLD($name) } asks “{ $questions }” now
series-ask-these = Ask these
series-wait = { $team }’s huddles wait
series-no-longer-there = I can no longer write in { $team }’s channel, so its huddles wait. Invite me again, then press Go on.
