# Between teams: offers of help, questions, and who else is working on this. A lead is told in private; an answer is optional.

help-offer = Offer help
help-ask = Ask the team
help-who-else = Who else?
help-who-else-is = which other teams are working on the same, with an introduction to them

help-quoted = “{ $words }”
help-record = { $ref } ({ $words })

help-offer-for = An offer of help for { $team }
help-offers = { $name } offers help with { $record }.
help-offers-from = { $name } of { $team } offers help with { $record }.
help-offer-yes = Thank you, please get in touch
help-offer-no = Not now
help-offer-name = If you say yes, they hear your name. No answer is fine too.
help-offer-welcome = Thank you: they have been asked to get in touch.
help-offer-not-now = Not now: they have been told, with thanks.

help-question-form = Ask the team
help-question = What would you like to ask?
help-question-hint = The team’s lead alone reads it, with your name. They need not answer.
help-question-send = Ask
help-question-for = A question for { $team }
help-asks = { $name } asks about { $record }:
help-asks-from = { $name } of { $team } asks about { $record }:
help-answer-button = Answer
help-answer-optional = You alone see this, as the team’s lead. An answer is optional.
help-answer-form = Answer
help-answer = Your answer
help-answer-hint = Only whoever asked reads it. No patient details, please.
help-answer-send = Send
help-was-answered = You answered:

help-meeting-for = { $team } and another team are at the same thing
help-meeting = Somebody noticed that { $team } and { $other } may be working on the same thing.
help-meeting-has = { $team }: { $words }
help-meeting-how = { $other }’s lead has been told the same. Ask them here, or have a word when you meet.

help-offered = { $team }’s lead has been told that you offer help
help-asked = { $team }’s lead has your question
help-introduced = The leads of { $team } and { $other } have been told of each other
help-introduced-how = They read which teams, and of what each has only what they may see themselves.
help-what-next = If they answer, I’ll tell you. They need not, and nobody is reminded.
help-before = That has been passed on already
help-before-how = Once is enough: the same is not sent again. If they answer, you hear it from me.

help-offer-answer = { $team } has seen your offer of help
help-get-in-touch = { $name } of { $team } thanks you for your offer with { $record }: please get in touch.
help-thanks-not-now = { $team } thanks you for your offer with { $record }. Not now.
help-answer-from = An answer from { $team }
help-you-asked = You asked about { $record }:
help-they-say = { $team }’s lead says:

help-who-else-title = Others are working on this
help-who-else-about = Like { $record }
help-other = { BOLD($team) }: { $record }
help-introduce = Introduce us
help-introduce-how = Both teams’ leads are told in private.
help-nobody-else = I have found nobody else at this yet
help-nobody-else-how = I look at learning that is shared with everybody, and at small tests of your teams and of those that you follow.
