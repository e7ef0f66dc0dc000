# Answering a huddle by form.

answers-form = Your answers
answers-form-away = Away
answers-save = Save
answers-more = Next
answers-with-names = Your answers are shown with your name.
answers-no-names = Your answers are shown to the team without names.
answers-one-is-enough = Answer at least one question. If there is nothing to say today, close this and press Skip today.
answers-away-until = Away until
answers-away-until-hint = The last day, as you would say it: Friday, in 2 weeks, 3 Dec.

answers-thank-you = Thank you. You can change your answers until the next huddle.
answers-came-late = It came after the huddle, and is added to its summary.
answers-skipped = { $name } goes on without you today. Nobody sees who skips.
answers-change = Change
answers-answer = Answer
answers-away = Away …
answers-skip = Skip today
answers-settings = My settings

answers-next = { $team }: answer a huddle
answers-none-next = { $team } has no huddle that takes written answers now or next.
answers-opens = { BOLD($name) }, opens { $when }
answers-open-until = { BOLD($name) }, open until { $when }

answers-open-today = Open for you today
answers-all-done = All done. Thank you.
answers-on-today = You are counted in for { $team } today. I’ll nudge you at most once, if something is open.
answers-im-on-today = I’m on today

answers-habits = Your own settings
answers-nudges-as-team = { BOLD("Nudges") }: as each team’s lead has set them. One message a day at most, never between 8 in the evening and 7 in the morning.
answers-nudges-on = { BOLD("Nudges") }: on. One message a day at most, only for what you have not answered or done, never between 8 in the evening and 7 in the morning.
answers-nudges-off = { BOLD("Nudges") }: off. I’m on today switches them on for that day.
answers-switch-on = Switch nudges on
answers-switch-off = Switch nudges off
answers-away-till = { BOLD("Away") } until { DATETIME($day, dateStyle: "medium") }: nobody waits for you, and I don’t nudge you.
answers-back = I’m back

# The summary.
answers-summary = { $name }, { DATETIME($day, dateStyle: "medium") }: what was said
answers-heading = { BOLD($heading) }
answers-of-question = { $question }: { $words }
answers-asked = { $question } { $words }
answers-late = { $words } (added later)
answers-unnamed = Without names
answers-concerns = Concerns
answers-actions = Actions
answers-nobody = Nobody had time today.
answers-took-part =
    { $count ->
        [one] 1 took part
       *[other] { $count } took part
    }
answers-decisions =
    { $count ->
        [one] 1 decision
       *[other] { $count } decisions
    }
answers-concerns-count =
    { $count ->
        [one] 1 concern
       *[other] { $count } concerns
    }
answers-actions-count =
    { $count ->
        [one] 1 action
       *[other] { $count } actions
    }
answers-use = Use this
answers-rest = Show the rest
answers-quoted = “{ $words }”
answers-act = Make an action
answers-pass-up = Pass up

help-huddle-answer = answers a huddle by form, also the evening before
help-huddle-away = you are away until a day: nobody waits for you
help-huddle-back = you are back
help-huddle-on-today = counts you in for today, nudges and all
help-huddle-settings = your own settings: nudges, away
