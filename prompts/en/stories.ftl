# Impact stories: an entry of the learning log, grown.

story-grow = Grow into a story
story-title = Impact story: { $title }
story-heading = { BOLD($title) }
story-heading-problem = The problem
story-heading-support = How it was supported
story-heading-results = What came of it
story-heading-numbers = In numbers
story-heading-points = What we learned
story-heading-next = What is next
story-quote-said = “{ $words }”
story-quoted-by = – { $who }
story-page = { $page }
story-open-page = Open it as a page, to read or to print
story-seen-by = Whoever sees { $ref } sees its story. Where you share { $ref } with other organisations, they read the entry alone, not the story.
story-entry = See the entry
story-change = Change the story
story-saved = Story saved for { $team }
story-none = { $ref } has no story yet
story-beside = { BOLD("Impact story") }: { $words }
story-read-whole = Read the whole story
story-read = Read it
story-of-the-week = { $team }: { $title }
digest-story = { BOLD("Impact story") }

story-numbers = { BOLD($name) }: median { $before } before, { $after } since { DATETIME($day, dateStyle: "medium") }
story-numbers-until = { BOLD($name) }: median { $before } before { DATETIME($until, dateStyle: "medium") }, { $after } since { DATETIME($day, dateStyle: "medium") }
story-percent = { BOLD($name) }: median from { $before } before to { $after } since { DATETIME($day, dateStyle: "medium") }: { $points }
story-percent-until = { BOLD($name) }: median from { $before } before { DATETIME($until, dateStyle: "medium") } to { $after } since { DATETIME($day, dateStyle: "medium") }: { $points }
story-points = { $points } percentage points
story-point = { $points } percentage point
story-points-none = no difference in percentage points
story-numbers-none = { BOLD($name) }: no values yet.
story-numbers-no-day = { BOLD($name) }: no day is known from which to compare. Start a small test from this entry, or draw a new line in the measure’s chart.
story-numbers-too-few = { BOLD($name) }: too few values to compare yet: { $before } before { DATETIME($day, dateStyle: "medium") } and { $after } since. { $enough } on either side are needed.
story-numbers-too-few-yet = { BOLD($name) }: too few values to compare yet.
story-mark = test began

# The form.
story-form = An impact story
story-save = Save the story
story-more = Next
story-problem = What was the problem?
story-problem-hint = Describe the system, not the person. No patient details, please.
story-support = How was it supported?
story-support-hint = Who helped, with time, skills or money? Roles, not names.
story-results = What came of it?
story-results-hint = What is different now, and for whom?
story-learned = What did you learn?
story-learned-hint = What would you tell another team?
story-next = What is next?
story-next-hint = How will you keep it up, or take it further?
story-quote = Somebody’s words
story-quote-hint = A sentence that somebody said and may be quoted with.
story-quoted = Whose words are they?
story-quoted-hint = For example: a patient’s daughter. No names, please.
story-measures = Whose numbers shall it tell?
story-measures-hint = Up to { $most }. Whoever reads the story reads what they were before and after.
story-one-is-enough = Write at least one part of the story.
story-too-many-measures = Choose { $most } at most.

help-story = shows the impact story that an entry grew into
help-story-write = opens the form in which your own entry grows into a story
