# Questions of huddles.

questions-yes = Yes
questions-no = No
questions-fallback = Daily huddle
questions-fallback-question = What should the team know today?

# In chat.
questions-of = Questions for { $team }’s huddles
questions-own = { BOLD("Your own") }
questions-built-in = { BOLD("To choose from, or to copy and change") }
questions-line =
    { $count ->
        [one] { BOLD($name) } · 1 question · { $minutes } min
       *[other] { BOLD($name) } · { $count } questions · { $minutes } min
    }
questions-question = { $number }. { BOLD($label) } · { $details }
questions-when = What you change is asked from the next huddle on that uses this set. One that is announced already keeps its questions.
questions-copy-first = Copy it to make it your own. This one stays as it is.
questions-only-the-lead = The team’s lead can change this.
questions-copy = Copy and change
questions-copy-name = Our { $name }
questions-add = Add a question
questions-name-it = Rename
questions-use = Use in a huddle
questions-all = All sets
questions-back = Back to the set
questions-up = Up
questions-remove = Remove
questions-delete = Delete
questions-delete-really = Delete “{ $name }”? A huddle that asks these questions asks the daily huddle’s from then on.
questions-last = A set needs a question. Add another one first, or delete the set.
questions-full = { $most } questions are as many as a huddle can take. Remove one first.
questions-many-sets = Your team has { $most } sets of its own already. Delete one that you no longer use.
questions-needed = “{ $other }” is only asked after “{ $label }”. Change or remove that one first.
questions-stays-below = “{ $label }” is only asked after “{ $other }”, so it stays below it.

questions-kind-long = Long text
questions-kind-short = Short text
questions-kind-choice = A choice
questions-kind-yes-no = Yes or no
questions-kind-number = A number
questions-kind-person = Somebody in the team
questions-kind-date = A date
questions-becomes-concern = a concern
questions-becomes-action = an action
questions-becomes-learning = learning
questions-becomes-decision = a decision
questions-monday = Monday
questions-tuesday = Tuesday
questions-wednesday = Wednesday
questions-thursday = Thursday
questions-friday = Friday
questions-saturday = Saturday
questions-sunday = Sunday
questions-is-required = must be answered
questions-only-on = only on { $days }
questions-only-after = only after “{ $label }”
questions-only-if = only if “{ $label }” is { $answer }
questions-filled-in = filled in from last time
questions-counts-as = counts as { $what }

# The form of a question.
questions-form = A question
questions-form-name = Rename this set
questions-label = The question
questions-kind = Kind of answer
questions-options = Options of a choice
questions-options-hint = One a line.
questions-hint = Hint
questions-hint-hint = A few words below the question. No patient details, please.
questions-required = Must it be answered?
questions-weekdays = Only on
questions-weekdays-hint = None chosen: every day.
questions-after = Only after the question
questions-answered = Only if that was answered with
questions-answered-hint = For example: Yes. Left empty, any answer will do.
questions-from-last = Fill in what somebody answered last time?
questions-becomes = Counts as
questions-becomes-hint = How the summary shows it. None chosen: an answer.
questions-name = Name of the set
questions-minutes = How many minutes should the huddle take?
help-huddle-questions = see and change what your huddles ask

# A file of questions that cannot be used.
questions-file-fault = Question set { $file }, line { $line }: { $why } This set is left out until it is mended; everything else works.
question-file-unreadable = The file cannot be read ({ $why }).
question-file-not-utf-8 = The file is not in UTF-8. Save it as UTF-8 text.
question-file-not-toml = This is not TOML: { $why }.
question-unknown-key = I don’t know “{ $key }”. docs/questions.md lists what a question may have.
question-no-name = The set needs a name.
question-bad-minutes = minutes is a whole number from { $least } to { $most }.
question-none = There are no questions. Each begins with [[questions]].
question-too-many = That is more than { $most } questions.
question-not-a-text = This has to be text in quotation marks.
question-not-yes-no = This has to be true or false.
question-not-a-list = This has to be a list of texts: ["one", "two"].
question-bad-weekday = “{ $said }” is no weekday. Write them out: ["Friday"].
question-not-one-of = “{ $said }” is not one of: { $known }.
question-bad-key = “{ $key }” is no key: use a-z, 0-9 and hyphens, at most 40 of them.
question-key-twice = There are two questions with the key “{ $key }”.
question-no-label = The question has no words.
question-options-missing = A choice needs at least two options.
question-options-not-wanted = Only a choice has options.
question-too-many-options = That is more than { $most } options.
question-option-twice = An option is empty, or stands there twice.
question-answered-alone = This needs the earlier question that it is about.
question-after-unknown = No earlier question has the key “{ $key }”.
question-answered-not-possible = “{ $said }” is not an answer that the earlier question can have.
