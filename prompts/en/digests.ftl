# Weekly round-ups.

help-about-digests = Weekly round-up
help-digest = what your team, or the teams that you follow, learned this week: for you alone
help-digest-mine = the same over all your teams, wherever you say it
help-digest-now = posts your team’s round-up in its channel
help-digest-subscribe = the round-up comes by itself every Monday: to the channel, or to you
help-digest-unsubscribe = it stops coming
help-digest-settings = when it comes, and what is in it
help-digest-show = a round-up as it was sent

digest-title = Your teams, { $days } · { $count ->
        [one] 1 team
       *[other] { $count } teams
    }
digest-title-where = { $title } ({ $where })
digest-on = { $count } { $platform ->
        [slack] Slack
        [msteams] Teams
       *[other] { $platform }
    }
digest-title-team = { $team }, { $days }
digest-days = { $first }–{ $last }
digest-nothing-new = Nothing new.
digest-nothing-new-revisit = Nothing new. One to revisit:
digest-quiet =
    { $count ->
        [one] Quiet: 1 team.
       *[other] Quiet: { $count } teams.
    }
digest-waiting = Waiting for consent: { $count }.
digest-quiet-and-waiting = { $quiet } Waiting for consent: { $count }.
digest-ref = { $ref }
digest-page = Open it as a page
digest-whole = Full round-up
digest-settings = Settings
digest-show = Show
digest-show-more = Show more
digest-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
digest-heading-line = { $heading }: { $line }
digest-section-gone = There is nothing left to show here: it was deleted, solved or is no longer shared.
digest-beside = { BOLD("Weekly round-up") }, { $days }

digest-to-me = Send me this every Monday
digest-their-week = Send me their week every Monday
digest-here = Post it every Monday here
digest-show-me = Show it to me
digest-posted = It is on its way to the channel.
digest-posted-before = It was posted in the channel today already.
digest-no-channel = { $team } has no channel that I can post in. Add me to one, or read it here.

# How it is set.
digest-going = Your weekly round-up
digest-going-team = { $team }: weekly round-up
digest-off = Your weekly round-up does not come by itself.
digest-off-team = { $team }: the weekly round-up does not come by itself.
digest-when = { $when }. Next: { $next }.
digest-all-teams =
    { $count ->
        [one] Teams: the one that you are in or follow.
        [2] Teams: both that you are in or follow.
       *[other] Teams: all { $count } that you are in or follow.
    }
digest-teams = Teams ({ $count }): { $names }
digest-teams-gone =
    { $count ->
        [one] 1 team that you chose is left out: it is gone, or has ended its consent. To be asked again: following
       *[other] { $count } teams that you chose are left out: they are gone, or have ended their consent. To ask again: following
    }
digest-networks = Other organisations: { $names }
digest-tags = Only with one of these tags: { $tags }
digest-themes = Only about: { $names }
digest-sections = Sections: { $names }
digest-quiet-says = A quiet week: I say that there is nothing new.
digest-quiet-silent = A quiet week: I say nothing.
digest-parked = I could not reach you on { $day }. Please add me in Slack or Teams, or unblock me; I try again with the next one.
digest-parked-team = I could not post in the channel on { $day }. Please add me to it again; I try again with the next one.
digest-change = Change
digest-preview = Show what it says now
digest-post-now = Post it now
digest-stop = Stop it

# The form.
digest-form = Weekly round-up
digest-form-save = Save
digest-form-more = What is in it
digest-form-times-hint = 08:30
digest-form-quiet = In a week without news
digest-form-silent = Say nothing
digest-form-say = Say “Nothing new”
digest-form-teams = Which teams?
digest-form-teams-hint = Choose none for all that you are in or follow.
digest-form-networks = Other organisations
digest-form-networks-hint = What was shared there is in it too.
digest-form-themes = Only some themes
digest-form-themes-hint = Choose none for all.
digest-form-tags = Only some tags
digest-form-tags-hint = With commas between: medicines, keys. Empty for all.
digest-form-sections = Sections, a line each
digest-form-sections-hint = In the order that you want; leave out what you do not. There are: { $names }

digest-unreached-title = I cannot write to { $name }
digest-unreached-mend = Their weekly round-up did not arrive: they have no account left here, have not added me, or have blocked me. I try again with the next one.

# A question for the week, and figures.
digest-question = { BOLD("A question for the week") }
digest-ask-all =
    { $number ->
        [0] What did we stop doing, and does anybody miss it?
        [1] What took longer than it should, for no good reason?
        [2] What did a patient or a relative say that we still think about?
        [3] What would a new colleague find odd here on their first day?
        [4] What went well that we have not told anybody?
        [5] Which small thing would make tomorrow easier?
        [6] What do we do because we have always done it?
        [7] What did we learn from another team, or could we?
        [8] Whose idea have we not tried yet?
        [9] What would we like to measure, and why?
        [10] What did we expect this week that did not happen?
       *[11] What should the next shift know that is written nowhere?
    }
digest-figures = { BOLD("In figures") }
digest-figure-started = Small tests started
digest-figure-decided = Small tests decided
digest-figure-tried = Tried by another team
digest-figure-outcomes = Came to an outcome there
digest-figure-more = { $count }, up from { $before }
digest-figure-fewer = { $count }, down from { $before }
digest-figure-same = { $count }, as before
