# A project's report: what others may read of it, without names.

report-title = { $name }
report-offer-title = Report: { $name }
report-heading = { BOLD($title) }
report-aim = { $words }
report-about = A report of { $team } · { $ref } · since { DATETIME($begun, dateStyle: "medium") }, as of { DATETIME($today, dateStyle: "medium") }
report-about-ended = A report of { $team } · { $ref } · { DATETIME($begun, dateStyle: "medium") } to { DATETIME($ended, dateStyle: "medium") }
report-somebody = a colleague

report-part-drivers = What leads there
report-part-measures = Has it changed?
report-part-tests = What we tried
report-part-learned = What we learned
report-part-method = How we went about it

report-measure = { BOLD($name) }
report-measure-about = { $about }
report-measure-often = { $about }, collected { $often }
report-outcome = What is to be better
report-process = Whether we do what we set out to do
report-balancing = Whether something else gets worse
report-every-day = every day
report-every-week = every week
report-every-month = every month
report-measure-definition = What counts: { $words }
report-measure-line = { BOLD($name) } { $reading }

report-test = { BOLD($ref) } { BOLD($title) }
report-test-line = { $ref } { $title }
report-test-about = { $words }
report-tried = What we tried
report-tested =
    { $count ->
        [one] with 1 person
       *[other] with { $count } people
    }
report-planned = planned on { DATETIME($day, dateStyle: "medium") }
report-on = { DATETIME($day, dateStyle: "medium") }
report-from-to = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
report-went-on-from = went on from { $ref }
report-not-started = not started yet
report-going-on = still going on
report-guesses = What we thought would happen, and what did
report-we-thought = We thought
report-it-was = It was
report-matched = As we thought?
report-guess-of = { $question } { $guess }
report-added-later = { $guess } (added once it had begun: { $later })
report-nothing = –
report-decisions = What we decided
report-of-test = Test
report-decision = Decision
report-why = Why
report-what-next = { BOLD("What next") } (Act): { $decision }
report-kept = Kept
report-adapted = Changed and tried again
report-stopped = Stopped
report-decided = { $decision }, { DATETIME($day, dateStyle: "medium") }
report-learned = { BOLD($ref) } { $title }
report-learned-more = { BOLD($ref) } { BOLD($title) } { $words }

report-measures-left-out =
    { $count ->
        [one] One more measure has no room here.
       *[other] { $count } more measures have no room here.
    }
report-tests-left-out =
    { $count ->
        [one] One earlier test has no room here.
       *[other] { $count } earlier tests have no room here.
    }
report-learned-left-out =
    { $count ->
        [one] One earlier entry has no room here.
       *[other] { $count } earlier entries have no room here.
    }

report-method-guess =
    { $share ->
        [all] We wrote down what we thought would happen before each test began.
        [most] We wrote down what we thought would happen before most tests began.
       *[some] We wrote down what we thought would happen before some tests began.
    }
report-method-compared =
    { $share ->
        [all] Each guess stands beside what came of it.
        [most] Most guesses stand beside what came of them.
       *[some] Some guesses stand beside what came of them.
    }
report-method-why =
    { $share ->
        [all] Each test says why it should help.
        [most] Most tests say why they should help.
       *[some] Some tests say why they should help.
    }
report-method-next =
    { $share ->
        [all] Where one test followed another, it began from what the one before had shown.
        [most] Where one test followed another, it mostly began from what the one before had shown.
       *[some] Some tests began from what the one before had shown.
    }
report-method-growing =
    { $share ->
        [all] We began small and went further when we knew more.
        [most] We mostly began small and went further when we knew more.
       *[some] With some ideas we began small and went further when we knew more.
    }
report-method-over-time =
    { $share ->
        [all] Numbers over time stand behind the tests that followed one another.
        [most] Numbers over time stand behind most of the tests that followed one another.
       *[some] Numbers over time stand behind some of the tests that followed one another.
    }
report-method-written =
    { $share ->
        [all] From plan to decision, each finished test is written down.
        [most] From plan to decision, most finished tests are written down.
       *[some] From plan to decision, some finished tests are written down.
    }
report-next-time-guess = For next time: a guess before a test begins, even a wrong one, makes its result easier to read.
report-next-time-compared = For next time: the result beside each guess says at a glance what was learned.
report-next-time-over-time = For next time: a few numbers before and after a test show whether it made a difference.
report-next-time-growing = For next time: a test that works for one person is worth a second one, a little larger.
report-next-time-why = For next time: a line on why it should help makes a surprise worth more.
report-published = For comparison: of 421 tests in 39 projects about one in eight said beforehand what was expected, and where tests followed one another, fewer than half had numbers over time (McNicholas 2019).
report-without-names = People are not named in this report. Written with Huddlelog from what the team recorded.

report-within =
    { $tests ->
        [0] In it: the aim
        [one] In it: the aim, 1 small test with its guess and its result
       *[other] In it: the aim, { $tests } small tests with their guesses and results
    }{ $measures ->
        [0] {""}
        [one] , 1 chart
       *[other] , { $measures } charts
    }, what was learned and what was decided.
report-open = Open the report
report-as-markdown = as Markdown
report-links = { $page } (to read, print or save as PDF), or { $markdown }
report-who-reads = Whoever has this address can read it for a week. People are not named in it.
report-without-page = There is no public address here, so these are its main parts. The whole report with its charts opens as a page where there is one.
report-back = Back to the project

help-project-report = a report to share: aim, tests, charts, what was learned
