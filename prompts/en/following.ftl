# Following a team: champions ask, its lead agrees, either of them ends it.

help-follow = follow other teams, with their lead’s consent: what they share comes in your weekly round-up
help-following = the teams that you follow, and those that have been asked
help-followers = who follows your team; its lead can end that at any time

follow-choose = Follow teams
follow-form = Follow teams
follow-save = Ask them
follow-teams = Which teams?
follow-teams-hint = Each team’s lead is asked first.
follow-team-first = Which team?
follow-team-other = Another team

follow-which = Which team would you like to follow?
follow-lead-decides = Its lead is asked first.
follow-ask = Ask to follow
follow-own = That is your own team: you see what it writes already.
follow-unknown = I know no team of that name here.

follow-told = Thank you
follow-asked = { $teams }: { $count ->
    [one] the lead has been asked. I’ll tell you what they say.
   *[other] the leads have been asked. I’ll tell you what they say.
 }
follow-asked-no-lead = { $teams }: { $count ->
    [one] nobody leads this team yet. Whoever does first is asked.
   *[other] nobody leads these teams yet. Whoever does first is asked.
 }
follow-agreed-already = { $teams }: { $count ->
    [one] you follow this team.
   *[other] you follow these teams.
 }
follow-not-again = { $teams }: not now. You can ask again 30 days after their answer.

follow-none = You follow no teams yet
follow-none-how = Choose teams to learn from. Once a team’s lead agrees, what it shares comes in your weekly round-up.
follow-mine = You follow { $given ->
    [one] 1 team
   *[other] { $given } teams
 }.{ $waiting ->
    [0] { "" }
   *[other] { " " }Waiting for consent: { $waiting }.
 }
follow-line = { $team }
follow-line-waiting = { $team } (waiting for consent)
follow-see = See
follow-take-back = Take it back
follow-more = More teams
follow-all = The teams I follow

follow-team = { $team }, as you may see it
follow-tests = { BOLD("Small tests") }
follow-projects = { BOLD("Projects") }
follow-measures = { BOLD("Numbers") }
follow-concerns = { BOLD("Concerns passed up") }
follow-record = { $ref } { $name }
follow-concern-passed-up = { $ref } · passed up to { $site } { $days ->
    [0] today
    [one] yesterday
   *[other] { $long } ago
 }
follow-nothing-yet = Nothing yet. What they start or pass up shows here, and learning that they share is found with “find”.
follow-stop = Stop following

follow-request-for = Somebody would like to follow { $team }
follow-request = { $name } would like to follow { $team }. In a weekly round-up, and in answers in private, they would see:
follow-request-learning = learning that you share beyond the team
follow-request-tests = your small tests, and what was decided
follow-request-measures = your projects and measures
follow-request-concerns = concerns that you passed up
follow-request-never = Never huddle answers, nor names. You can end this at any time: say “followers”.
follow-yes = Yes, follow us
follow-no = Not now
follow-request-see = Answer
follow-request-agreed = { $name } follows { $team }.
follow-request-ended = { $name } does not follow { $team }.
follow-followers-see = Who follows us

follow-followers = Who follows { $team }
follow-nobody = Nobody does. Whoever would like to has to ask the lead first.
follow-by = Followed by { $name }
follow-asks = { $name } would like to follow your team
follow-home-asks = { $name } would like to follow { $team }
follow-end = End

follow-decided-yes = { $team } is glad to be followed by you
follow-decided-no = Not now: { $team } would rather not be followed at the moment
follow-decided-no-how = What they share with everybody you still find with “find”.
