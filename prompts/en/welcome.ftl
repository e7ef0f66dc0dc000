# The first ten minutes.

hello = Hello { $name }.
hello-everybody = Hello everybody.
hello-question = Tell me one thing you learned today.
hello-how-private = How private is this?
hello-no-patients = No patient details, please. Harm or a near miss: report it in your incident system too.
hello-what-name = I call this team “{ $team }” for now. What do you call it?

team-title = { $team }
team-now = You are writing for { $team }.
team-led-by = Huddles are led by { $names }.
team-without-lead = Nobody leads the huddle here yet.
team-take-lead = I run the huddle
team-stop-leading = I no longer run the huddle
team-hand-over = To hand over: whoever leads says team to me and presses “I no longer run the huddle”. Then anybody here can press “I run the huddle”.
team-name-it = Name the team
team-name-site = Name our site huddle
team-site = What you cannot solve is passed up to { $site }.
team-name-mine = Name my team
team-name-title = The team’s name
team-name-label = What do you call it?
team-name-hint = For example: Ward 7
team-name-save = Save

choose-team-title = Change team
choose-team-label = Which team?
choose-team-save = Use this team

team-unreachable-title = I cannot post in { $team }’s channel
team-unreachable = What { $team } should have seen there has not arrived. Perhaps I was removed from the channel, or the channel was archived.
team-unreachable-mend = Add me to the channel again and say hello to me there; what comes next will arrive.

no-team-title = Which team is this for?
no-team = You are in no team here yet. Add me to your team’s channel and say something to me there, or name your team now.

not-understood = I didn’t catch that.
did-you-mean = Did you mean one of these?
help-button = Help

help-title = What you can say to me
help-how = In our private chat just say it. In a channel, mention me first.
help-more-about = { BOLD("More about") }
help-about-learning = Learning
help-about-tests = Small tests
help-about-numbers = Numbers
help-about-projects = Projects
help-about-huddles = Huddles
help-about-actions = Actions
help-about-concerns = Concerns
help-about-stories = Stories and themes
help-about-teams = Other teams
help-about-networks = Other organisations
help-line = { CODE($words) }: { $what }
help-names = I look for patient details before I save anything, but I cannot recognise names. Please leave them out.
help-learn = opens the form for something your team has learned
help-learn-text = saves your words at once; one line is enough. Words like #falls become tags
help-find = searches: words, "a phrase" or medic*. To narrow it: team: kind: tag: theme: by: since:
help-list = the newest entries of your team
help-show = the whole entry
help-edit = changes an entry that you wrote
help-delete = deletes an entry that you wrote
help-help = this list; “help huddle” shows all about huddles
help-hi = says hello, with what to do first
help-home = what is yours: huddles, actions, what you wrote lately, and what is new
help-team = your team, who leads its huddle, and its name
help-privacy = who sees what you write

privacy-title = How private is this?
privacy-seen-by = What you save is seen by your team. Learning goes no further unless its author agrees. Small tests, projects, measures and concerns that were passed up are also seen, without names, by whoever follows your team with its lead’s consent: say followers.
privacy-names = Your name is hidden from colleagues and leads here, unless you press “Show my name”. Administrators of Slack or Teams may see messages; records may be requested by law.
privacy-only-you = Only you can change or delete what you wrote. A lead can hide an entry, and you see why.
privacy-guard = Before anything is saved I look for NHS numbers, dates of birth, hospital numbers, phone numbers, e-mail addresses, postcodes and National Insurance numbers. Names I cannot recognise, so please leave them out.
privacy-harm = This is not an incident report. Harm or a near miss: report it in your incident system too.
