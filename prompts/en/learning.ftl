# The learning log.

add-learning = Add learning
see-learning = See what we learned
change-team = Change team
your-teams = your teams
day = { DATETIME($day, dateStyle: "medium") }
plain = { $text }

learning-saved-for = Saved for { $team }
learning-quoted = “{ $words }”
learning-seen-by = Seen by: { $who } · Your name: { $name } · { $ref }
learning-by-team = your team
learning-by-everyone = everyone in your organisation
learning-name-hidden = hidden
learning-name-shown = shown
learning-no-picture = I haven’t kept the photo: it could show a patient. The words are saved.
learning-similar = Others have been here:
learning-post = Post to channel
learning-add-detail = Add detail
learning-change = Change
learning-posted = On its way to { $team }’s channel.

learning-line = { BOLD($team) }: { $title }
learning-line-kind = { BOLD($team) }: { $title } ({ $kind })
learning-see = See
learning-more-entries = Older
learning-list-of = What { $team } learned
learning-none-yet = Nothing yet from { $team }. Be the first: one line is enough.

learning-entry-of = { $team } learned
learning-section = { BOLD($label) }: { $words }
learning-written = { $ref } · { $team } · { DATETIME($day, dateStyle: "medium") }
learning-undated = { $ref } · { $team } · no date
learning-written-by = { $written } · { $name }
learning-edited = { $written } · edited { DATETIME($day, dateStyle: "medium") }
learning-useful-to =
    { $count ->
        [0] { $written }
        [one] { $written } · useful to 1 person
       *[other] { $written } · useful to { $count } people
    }
learning-useful = Useful
learning-open = Open
learning-edit = Edit
learning-show-name = Show my name
learning-hide-name = Hide my name
learning-history = What it said before
learning-delete = Delete
learning-hide = Hide
learning-show-again = Show again
learning-hidden = Hidden by the team’s lead: { $reason }
learning-open-message = Open the message

learning-found = Found for “{ $words }”
learning-found-nothing = Nothing found for “{ $words }”
learning-find-what = What shall I look for?
learning-find-how = Say it like this: find lanyard, find "drug trolley" team:"Ward 7", find tag:falls since:2026-10. A star finds longer words: medic*.
learning-find = Find learning
learning-form-find = Find learning
learning-find-label = What are you looking for?
learning-find-hint = A few words. A star finds longer ones: medic*
learning-find-save = Find
learning-save-this = Save this as learning instead
search-not-understood = I left out { CODE($filter) }: a date looks like since:2026-10-31.
search-some-words = Nothing has all of these words. These have some of them.

learning-not-posted = I could not post this in { $team }’s channel
learning-not-posted-how = I am not let into that channel yet. Add me to it (in Slack, write /invite @Huddlelog there), then press the button again.

home-mine = { BOLD("What you wrote lately") }
home-new = { BOLD("New for your teams") }

learning-delete-really = Delete { $ref } for good?
learning-delete-yes = Delete it
learning-delete-no = Keep it
learning-gone = This entry is no longer here.
learning-deleted = { $ref } is deleted, with everything it said before.
learning-history-of = What { $ref } said before
learning-until = Until { DATETIME($day, dateStyle: "medium") }

# The form.
learning-form = Add learning
learning-form-edit = Change this learning
learning-form-hide = Hide this entry
learning-save = Save
learning-more = More detail
learning-one-is-enough = Say what you learned or what happened. One of the two is enough.

learning-learned = What we learned
learning-learned-hint = One line is enough. No patient details, please.
learning-happened = What happened
learning-happened-hint = Only if it helps somebody else to follow.
learning-kind = How did it go?
learning-tags = Tags
learning-tags-hint = Words with commas between them, for example: falls, handover
learning-title = Title
learning-title-hint = Left empty, it is the first sentence of what we learned.
learning-expected = What we expected
learning-expected-hint = What did you think would happen?
learning-why = Why
learning-why-hint = What made the difference?
learning-next-step = What next
learning-next-step-hint = What will you do now?
learning-owner = Who will do it
learning-due = By when
learning-setting = Setting
learning-service = Service
learning-service-hint = For example: stroke rehabilitation
learning-evidence = How sure are you?
learning-show-author = Show my name
learning-show-author-hint = Hidden from colleagues and leads here unless you say yes. Administrators of Slack or Teams may see messages; records may be requested by law.
learning-source = From
learning-message = Message

learning-kind-worked = Worked
learning-kind-didnt-work = Didn’t work
learning-kind-surprise = A surprise
learning-kind-insight = From patients or families
learning-kind-idea = An idea
learning-kind-impact-story = Impact story
learning-setting-urban = Urban
learning-setting-rural = Rural
learning-setting-coastal = Coastal
learning-evidence-hunch = A hunch
learning-evidence-seen-once = Seen once
learning-evidence-seen-often = Seen often
learning-evidence-measured = Measured

learning-hide-reason = Why should it be hidden?
learning-hide-reason-hint = The author sees your reason.

# Plain words in a personal chat.
offer-learning = Save this as learning for { $team }?
offer-save = Save
offer-no = Not now
save-as-learning = Save as learning

# In a weekly round-up; lines that other features use too stand here.
digest-borrow = { BOLD("Worth borrowing") }
digest-borrow-own = { BOLD("What we learned") }
digest-insights = { BOLD("From patients or families") }
digest-line = { $team }: { $title }
digest-learned-stopped = { $team } { BOLD("stopped") }: { $title }
digest-learned-stopped-own = { BOLD("Stopped") }: { $title }
digest-learned-surprise = { $team }, { BOLD("a surprise") }: { $title }
digest-learned-surprise-own = { BOLD("A surprise") }: { $title }
digest-learned-idea = { $team }, { BOLD("an idea") }: { $title }
digest-learned-idea-own = { BOLD("An idea") }: { $title }
digest-try = We’ll try this
digest-see = See
digest-see-why = See why
digest-offer-help = Offer help
digest-ask = Ask the team
digest-elsewhere = { BOLD("From other organisations") }
digest-somebody = Another organisation
