# Projects: an aim, what is thought to lead there, and how far it has come.

project-form = Start a project
project-form-edit = Change this project
project-save = Save
project-more = For whom and where
project-called = What do you call it?
project-called-hint = A few words, for example: Trolley key
project-what = What will be better?
project-what-hint = For example: morning rounds that start with the key at hand. No patient details, please.
project-baseline = Where are you now?
project-baseline-hint = A number, for example: 62
project-target = What do you aim for?
project-target-hint = A number, for example: 95
project-unit = Counted in
project-unit-hint = For example: %, minutes, falls a week
project-by = By when?
project-population = For whom?
project-population-hint = For example: everybody on the morning round
project-place = Where?
project-place-hint = For example: Ward 7
project-number-too-large = That is more than I can keep. Please write it in a larger unit.

project-title = { $name }
project-quoted = { $words }
project-aim = { $what }: { $how }
project-aim-from-to = from { $baseline } to { $target }
project-aim-to = to { $target }
project-aim-now = { $baseline } now
project-aim-by = by { $day }
project-aim-for = for { $population }
project-aim-for-at = for { $population } ({ $place })

project-suggest-target = How much better? A number to aim for tells you when you are there.
project-suggest-by = By when? A date keeps it in sight.
project-suggest-baseline = Where are you now? One number is enough to see how far you have come.
project-suggest-population = For whom is it? Say who will notice.
project-suggest-place = Where is it? Name the ward, the clinic or the part of it.
project-suggest-measure = How will you tell? A measure of what is to be better shows it over time.
project-add-it = Add it

project-measures = { BOLD("Measures") }
project-measure = { BOLD($name) } { $last }. { $reading }
project-measure-beyond = { BOLD($name) } { $reading }
project-measure-last = { $value } on { DATETIME($day, dateStyle: "medium") }
project-measure-empty = { BOLD($name) } No numbers yet.
project-see = See
project-written = { $ref } · Seen by: your team
project-finished-on = { $ref } · Finished { DATETIME($day, dateStyle: "medium") }
project-start-test = Start a small test
project-add-measure = Add a measure
project-drivers = Drivers and ideas
project-report = Report
project-change = Change
project-finish = Finish
project-open-again = Open it again

project-list = Projects of { $team }
project-line = { BOLD($ref) } { $name }
project-line-aim = { BOLD($ref) } { $name }, { $aim }
project-none-yet = None yet. A project says what will be better, and keeps your small tests and numbers together. Its name is enough to begin with.
project-finished = { BOLD("Finished") }
project-left-out = { $count ->
        [one] And one more that is finished: say its number, such as project P-2.
       *[other] And { $count } more that are finished: say their numbers, such as project P-2.
    }
project-start = Start a project

project-drivers-of = What leads there: { $name }
project-no-drivers = Drivers are what has to change for your aim to be met; ideas are what you could try. Write down one of either; the picture draws itself.
project-column-aim = Aim
project-column-primary = Primary drivers
project-column-secondary = Secondary drivers
project-column-primary-and-ideas = Primary drivers and ideas
project-column-secondary-and-ideas = Secondary drivers and ideas
project-column-ideas = Ideas to test
project-idea = Idea: { $text }
project-line-primary = { BOLD($text) }
project-line-secondary = ↳ { BOLD($text) }
project-line-idea = Idea: { $text }
project-line-idea-below = ↳ Idea: { $text }
project-alt = What leads to “{ $name }”. Drivers: { $drivers }. Ideas to test: { $ideas }.
project-alt-ideas = What leads to “{ $name }”. Ideas to test: { $ideas }.
project-add-driver = Add a driver
project-add-idea = Add an idea
project-change-nodes = Change or remove
project-more-nodes = More
project-back = Back to the project
project-test-this = Test this
project-remove = Remove

project-node-form = Driver or idea
project-node-text = In a few words
project-node-text-hint = For example: the key has no fixed place, or: a red lanyard
project-node-kind = What is it?
project-node-idea = Idea to test
project-node-driver = Driver: what has to change
project-node-primary = Primary driver
project-node-secondary = Secondary driver
project-node-under = Below what?
project-node-aim = The aim itself
project-node-of = { $what }: { $name }
project-node-is-under = Below: { $text }
project-node-moves-up = If you remove it, what is below it moves up.

help-project = your team’s projects: what will be better, by how much and by when
help-project-start = opens the form for a project; its name is enough to begin with
help-project-drivers = what leads to its aim, as a picture, and ideas to test
