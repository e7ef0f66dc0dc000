# Concerns: what worries a team, and what became of it when it was passed up.

concern-add = Add concern
concern-form = Add concern
concern-form-edit = Change this concern
concern-form-answer = What came of it
concern-form-site = Our site huddle
concern-save = Save
concern-site-save = Use this huddle
concern-what = What worries you?
concern-what-hint = One line is enough. No patient details, please.
concern-who = Who takes it
concern-who-hint = A name or a role, for example: Sister
concern-due = By when
concern-due-hint = For example: today, Friday, 3 Dec
concern-raised = Who raised it?
concern-raised-me = Me
concern-raised-room = Somebody in the room
concern-outcome = What came of it?
concern-outcome-hint = The team that raised it reads this.
concern-solved-question = Is it solved?
concern-site = Which huddle hears what your team cannot solve?
concern-site-hint = Type the name of that team, for example: Site huddle

concern-saved-for = Saved for { $team }
concern-of = A concern of { $team }
concern-from-team = From { $team }
concern-quoted = “{ $words }”
concern-came-of-it = { BOLD("What came of it") }: { $words }
concern-open = { $ref } · open · Seen by: your team
concern-open-room = { $ref } · from the room · open · Seen by: your team
concern-actioned = { $ref } · somebody sees to it · Seen by: your team
concern-passed-up =
    { $days ->
        [0] { $ref } · passed up to { $site } today · Seen by: your team, theirs and whoever follows you, without names
        [one] { $ref } · passed up to { $site } yesterday · Seen by: your team, theirs and whoever follows you, without names
       *[other] { $ref } · passed up to { $site } { $long } ago · Seen by: your team, theirs and whoever follows you, without names
    }
concern-passed-up-to-us =
    { $days ->
        [0] { $ref } · passed up to you today
        [one] { $ref } · passed up to you yesterday
       *[other] { $ref } · passed up to you { $long } ago
    }
concern-solved = { $ref } · solved
concern-closed = { $ref } · answered, not solved
concern-wants-site = It is not passed up yet: I don’t know where to. Name your site huddle once, and I’ll remember it.
concern-pass-up = Pass up
concern-name-site = Name our site huddle
concern-other-site = Another site huddle
concern-our-site = What you pass up goes to { $site }.
concern-answer = Answer
concern-answer-own = What came of it
concern-change = Change
concern-see = See
concern-all = All concerns
concern-more = More

concern-you-said-we-did = You said, we did
concern-what-came = What came of your concern
concern-you-said = You said:
concern-site-says = { BOLD($site) }: { $words }

concern-line-room = { $line } (from the room)
concern-line-taken = { $line } → { $taken }
concern-line-passed-up = { $line } (passed up)
concern-line-solved = { $line } (solved)
concern-line-closed = { $line } (answered)
concern-from = From { BOLD($team) }: { $text }
concern-passed-up-ago =
    { $days ->
        [0] { $line }, passed up today
        [one] { $line }, passed up yesterday
       *[other] { $line }, passed up { $long } ago
    }

concern-list = Concerns of { $team }
concern-none = Nothing worries { $team } just now.
concern-part-passed = { BOLD("Passed up to you") }
concern-part-own = { BOLD("Your own") }

help-concern = opens the form for something that worries you
help-concern-text = saves a concern in one line
help-concern-list = what worries your team, and what was passed up to it

# In a weekly round-up.
digest-needs-you = { BOLD("Needs you") } ({ $count })
digest-concern =
    { $days ->
        [0] { $words }, passed up today
        [one] { $words }, passed up yesterday
       *[other] { $words }, passed up { $long } ago
    }
