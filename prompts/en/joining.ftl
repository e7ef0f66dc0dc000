# One organisation on Slack and Teams, and one person with two accounts.

help-join = Slack and Teams together: administrators make two platforms one organisation
help-link = one person with two accounts: links your account in Slack with the one in Teams
help-admin = who administers Huddlelog here, and how an administrator’s code is used

join-platform =
    { $name ->
        [slack] Slack
        [msteams] Microsoft Teams
        [playground] the playground
       *[other] { $name }
    }
join-title = Slack and Teams together
join-title-button = Slack and Teams together
join-what = You are here in { $platforms } alone. Colleagues on the other platform can become one organisation with you: the same search, the same round-ups, one set of teams.
join-together = Your organisation is one on { $platforms }: whoever may see something sees it on either.
join-by-admins = Administrators on both sides join them: each has to agree.
join-link-later = Once they are one, you can link your own two accounts: say link
join-make-code = Make a code for the other side
join-type-code = Type their code
join-have-code = Type my code
join-how-far = See how far it is

join-code-title = Your code
join-code-label = Which code were you given?
join-code-hint = Twelve letters and figures. Capitals and spaces do not matter.
join-code-save = Go on
join-code-is = Your code is { CODE($given) }
join-code-how = Give it to an administrator of Huddlelog on the other platform. They say to me there, in private: { CODE("join") } and the code. Then you both see what would happen.
join-code-until = It works once, until this time tomorrow. Nothing is joined before you have both agreed.

join-plan-title = Become one organisation: { $name }
join-ours = Yours
join-theirs = Theirs
join-now = Now
join-side =
    { $name } · { $platforms } · { $teams ->
        [one] 1 team
       *[other] { $teams } teams
    } · { $entries ->
        [one] 1 entry in the log
       *[other] { $entries } entries in the log
    }
join-seen-by-both = What is for the whole organisation is seen by everybody on both sides, what was written before too. What is a team’s stays the team’s.
join-teams = All teams stay. Of two with one name, theirs or yours is told apart by its platform: Ward 7 (Microsoft Teams).
join-numbers = Records get longer numbers: L-12 becomes L-1012, or higher. Old numbers and old buttons go on working where they were used.
join-sealed = Words that wait for somebody’s answer at that moment have to be written again. Everything that is saved stays.
join-for-good = It cannot be undone.
join-both-agree = Nothing happens before both of you have agreed.
join-agree = Join them
join-not-now = No, not now
join-stop = Stop it
join-waits = You have agreed. I am asking the administrator of { $name }; I’ll tell you when it’s done.
join-soon = You have both agreed. This may take a few minutes, and I may be away for a while. I’ll tell you when it’s done.
join-declined = Stopped. Nothing has changed.
join-declined-there = The other side does not want to become one organisation now. Nothing has changed.
join-done = You are one organisation now
join-new-numbers = What was { $old } here is now { $new }. Old numbers and old buttons go on working.
join-now-link = Whoever has an account on both platforms can link them.
join-failed = I could not make you one organisation. Nothing has changed.
join-in-place = I’ve answered you in private.
join-unreachable = Please say that to me in our private chat: the answer is for you alone.

link-mine = Link my accounts
link-code-how = Open our private chat on your other platform, and say to me there: { CODE("link") } and the code. Then I’ll ask you here whether that was you.
link-code-until = It works once, for half an hour.
link-reached = Your accounts are linked: { $platforms }. What I have to tell you reaches you in { $first }.
link-reach = Reach me in { $name }
link-asked = I’ve asked your other account
link-asked-where = Press “Yes, that’s me” there, within half an hour. Until then nothing has changed.
link-confirm = Somebody called { $name } in { $platforms } says they are you
link-what-happens = If that is you, both accounts become one: what you wrote, your teams and your actions are yours on both. It cannot be undone. If it was not you, press No.
link-yes = Yes, that’s me
link-no = No
link-refused = Not linked
link-refused-why = Your accounts stay as they are. If somebody else had your code, make another one: say link

admin-title = Administrators
admin-is = You administer Huddlelog here. You can join Slack and Teams, learn with other organisations, and say how strict I am with what looks like a patient detail.
admin-how = Slack tells me who administers it. Teams does not: there, whoever runs Huddlelog makes a code with huddlelog admin, and you say to me in private: admin and the code.
admin-networks = Other organisations
admin-guard = Patient details
