# How learning travels: who tries what others have learned.

spread-try = We’ll try this
spread-form = We’ll try this
spread-form-edit = What we try
spread-form-outcome = How did it go?
spread-save = Save
spread-keeps = What we keep
spread-keeps-hint = Optional. Save alone is enough.
spread-adapts = What we’ll do differently
spread-adapts-hint = Optional. Whoever can see the learning can read this. No patient details, please.
spread-service-hint = For example: stroke rehabilitation
spread-told-hint = Whoever shared it is told that { $called } tries it, your setting and service, and how it goes; none of your other words.
spread-how-did-it-go = How did it go?
spread-it-worked = It worked
spread-it-worked-changed = It worked once we changed it
spread-it-stopped = We stopped
spread-it-goes-on = We are still trying it
spread-why = Why?
spread-why-hint = What made the difference? If you stopped, say why: it saves others the trouble.
spread-say-why = Please say why, in a few words: it saves others the trouble.

spread-title-trying = { $team } is trying this
spread-title-worked = { $team } tried this: it worked
spread-title-adapted = { $team } tried this: it worked once changed
spread-title-stopped = { $team } tried this, and stopped
spread-source = From { BOLD($team) }: { $title }
spread-source-gone = The learning that this came from is no longer here. What you wrote down stays yours.
spread-source-gone-short = The learning that this came from is no longer here.
spread-why-stopped = Why we stopped
spread-what-they-say = What made the difference
spread-written = { $ref } · Seen by: your team, and whoever can see that learning
spread-ref = { $ref }
spread-tests = Small tests of it:
spread-learned-here = Learned from it:
spread-change = Change
spread-change-outcome = Change how it went
spread-see = See
spread-see-learning = See the learning
spread-where = Where it went
spread-elsewhere = A team of another organisation

spread-went-worked = worked
spread-went-adapted = adapted
spread-went-stopped = stopped
spread-went-on = still trying
spread-line = { BOLD($team) }: { $title } ({ $went })
spread-line-gone = { $title } ({ $went })
spread-gone-title = { $ref }, whose source is no longer here
spread-list = What { $team } tries of others
spread-none = { $team } tries nothing of others just now.
spread-what = Which team is this for?
spread-how = Find something that others have learned, and press We’ll try this. Or say its number: try L-12
spread-home = { BOLD("What your team tries of others") } ({ $team })
spread-all = All of them

spread-tried-in =
    { $count ->
        [one] Tried in 1 setting: { $how }
       *[other] Tried in { $count } settings: { $how }
    }
spread-so-many-worked = worked { $count }
spread-so-many-adapted = adapted { $count }
spread-so-many-stopped = stopped { $count }
spread-so-many-trying = still trying { $count }
spread-urban = urban
spread-rural = rural
spread-coastal = coastal
spread-and = { $first } and { $last }
spread-worked-in = Worked in { $worked } settings.
spread-not-in = Did not work in { $stopped } settings.
spread-worked-in-not-in = Worked in { $worked } settings, not in { $stopped } ones.

spread-tree = Where it went: { $title }
spread-tree-none = Nobody has said yet that they try this.
spread-tree-root = { $team }: { $title }
spread-column-learned = Learned
spread-column-tried = Tried by
spread-column-then = Then tried by
spread-node = { $team }: { $went }
spread-node-in = { $team } ({ $setting }): { $went }
spread-node-learned = { $text }. Learned there: { $ref } { $title }
spread-alt = “{ $title }” was tried by: { $teams }.
spread-alt-then = “{ $title }” was tried by: { $teams }. From what they learned, by: { $later }.
spread-and-more = And { $count } more.

spread-you-said-we-did = You said, we did
spread-you-said = You said:
spread-told-trying = { BOLD($team) } is trying it now.
spread-told-worked = { BOLD($team) } tried it: it worked.
spread-told-adapted = { BOLD($team) } tried it: it worked once changed.
spread-told-stopped = { BOLD($team) } tried it, and stopped.

spread-differently = What we do differently: { $adapts }

spread-digest = { BOLD("Travelled") }
spread-travelled = { $source }: { $title } → { $team }, { $went }
spread-travelled-gone = { $team }, { $went }: the learning is no longer here

help-try = records that your team tries what others have learned, and asks how it goes
help-trying = what your team tries of others
help-tree = where a learning came from, and which teams tried it
