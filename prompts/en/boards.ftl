# Small tests on boards, in lists, and what is suggested and asked about them.

test-board-of = Small tests of { $team }
test-none-yet = { $team } has no small tests yet
test-none-yet-how = Pick one thing to try on one shift. It may fail: that is what a small test is for.
test-start = Start a small test
test-post-board = Post to channel
test-board-posted = It is in { $team }’s channel, or on its way there, and changes as your tests go on.
test-board-not-posted = I could not post this in { $team }’s channel. Add me to it (in Slack, write /invite @Huddlelog there), then press the button again.
test-how-to-see = To find an old one by its words: pdsa find lanyard
test-heading = { BOLD($name) }
test-heading-count = { BOLD($name) } ({ $count })
test-stage-plan = To start
test-stage-do = Going on
test-stage-study = What did it tell us?
test-stage-act = What next?
test-stage-closed = Lately finished
test-stage-of = { $name } ({ $count }): { $team }
test-and-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
test-see-all = See all
test-whole-board = Whole board
test-more = More
test-see = See

test-line = { BOLD($ref) } { $title }
test-line-for = { $line }, for { DATETIME($day, dateStyle: "medium") }
test-line-was-for = { $line }, { BOLD("was for") } { DATETIME($day, dateStyle: "medium") }
test-line-due = { $line }, due { DATETIME($day, dateStyle: "medium") }
test-line-overdue = { $line }, { BOLD("was due") } { DATETIME($day, dateStyle: "medium") }
test-line-days = { $line }, for { $long }
test-line-is = { $line } ({ $state })
test-line-stopped = { $line } (stopped: { $why })
test-line-of = { $team }: { $line }
test-then = → { $line }

test-started = We’ve started
test-what-happened = What happened
test-what-it-told = What it told us
test-what-next = What next

test-of-project = Small tests of { $project }
test-none-of-project = { $project } has no small tests yet
test-beside-project = { BOLD("Small tests") }
test-all-of-project = All its tests
test-tried = { BOLD("Tried") }
# On a huddle’s card.
test-going-on = { BOLD("Small tests going on") }


test-found = Small tests found for “{ $words }”
test-found-nothing = No small test found for “{ $words }”
test-find-what = Which small test shall I look for?
test-find-how = Say it like this: pdsa find lanyard, or pdsa find hook kind:stopped. Those that were stopped are found as well as those that were kept.
test-beside-found = { BOLD("Small tests") }

test-more-found = and more

test-home = { BOLD("Small tests") }
test-all = All tests

# To whoever leads a test that waits.
test-asks-plan =
    { $days ->
        [one] { BOLD($ref) } { $title }: planned yesterday. Has it started?
       *[other] { BOLD($ref) } { $title }: planned { $long } ago. Has it started?
    }
test-asks-do =
    { $days ->
        [one] { BOLD($ref) } { $title } has been going for a day. What happened?
       *[other] { BOLD($ref) } { $title } has been going for { $long }. What happened?
    }
test-asks-study =
    { $days ->
        [one] { BOLD($ref) } { $title }: done yesterday. What did it tell you?
       *[other] { BOLD($ref) } { $title }: done { $long } ago. What did it tell you?
    }
test-asks-act =
    { $days ->
        [one] { BOLD($ref) } { $title }: you know since yesterday what it told you. What next?
       *[other] { BOLD($ref) } { $title }: you have known for { $long } what it told you. What next?
    }
test-not-yet = Not yet
test-asked-again = All right: I’ll ask about { $ref } again in a week.

# One suggestion at the moment at which it helps.
coach-guess = What do you think will happen? Write a guess before you start: in a published study only about 1 in 8 tests had one. Yours can.
coach-smaller = Could the first try be smaller: one person, once? Small is quicker, and safe to get wrong. The next one can reach further.
coach-grow = Last time it went as you thought. This time you could try it with more, up to five times as many: in a published study fewer than 1 in 3 teams’ tests ever grew.
coach-measure = A number now and then shows whether it lasts. You could choose a measure for it under More: in a published study fewer than half had numbers over time.
coach-why = Add why you think it will work, under More: then the result tells you about the reason too.
coach-points = Three numbers at a steady pace, say one a shift, are enough to begin a chart.
coach-seen = Before you say what it told you, add one thing that you saw or counted.
coach-compare = Hold each guess beside what happened. A “no” is worth as much as a “yes”: it is where the learning is.
coach-compare-all = One guess has no result beside it yet. A word is enough.
coach-learned = Say in your own words what you know now and did not know before.
coach-missed = Not everything went as you thought. Try it once more on another shift before you keep it?
coach-once-more = Once with one person is a good start. Try it once more, on another shift, before you keep it?
coach-next = Begin the next test while it is fresh: in a published study about half of the tests went on from the one before.
coach-keep-up = Who keeps it going, and how will you notice if it slips? A line is enough.

# In a weekly round-up.
digest-tests = { BOLD("Tests") }
digest-tests-started = { $count } started
digest-tests-kept = { $count } kept
digest-tests-adapted = { $count } adapted
digest-tests-stopped = { $count } stopped
digest-and = { $first } · { $then }
digest-of-team = { $team }: { $line }
digest-stalled-plan = test { $ref } waiting to be started, { $long }
digest-stalled-do = test { $ref } waiting for “what happened”, { $long }
digest-stalled-study = test { $ref } waiting for “what it told us”, { $long }
digest-stalled-act = test { $ref } waiting for “what next”, { $long }
digest-carry-on = Carry on
