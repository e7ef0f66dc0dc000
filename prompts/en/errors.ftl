# What went wrong, and what to do about it.

error-not-found = I can’t find that. It may have been deleted, or it belongs to a team that you are not in. Say find and a word of it to look for it.
error-not-a-member = That is for members of the team. Say something to me in the team’s channel, and you are one.
error-not-the-author = Only its author can change or delete { $ref }.
error-not-the-lead =
    { $leads ->
        [0] Only the team’s lead can do that. Say team to see who leads, and ask them.
       *[other] Only the team’s lead can do that: please ask { $names }. To lead it yourself, say team.
    }
error-no-longer-kept = I no longer have those words: I keep them for 15 minutes, or until you have decided. If they are not saved yet, please send them again.
error-steps-gone = I no longer have the other part of this form. What you see here is still yours: copy it, and open the form again.
error-team-exists = There is a team called { $name } already. Say something to me in its channel, and you are in it; or choose another name.
error-too-long = That is { $length } characters, and I can keep { $most } in one piece. Nothing was saved. Please shorten it, or save it in two parts.
error-nothing-said = There is nothing left to save. Say what you learned or what happened.
error-not-a-day = I can’t read “{ $said }” as a day. Try: Friday, tomorrow, in 2 weeks, or 3 Dec.
error-no-such-day = There is no such day as { $said }. Which day did you mean?
error-not-a-time = I can’t read “{ $said }” as a time. Try: 08:25, or 08:25, 20:25 for several a day.
error-time-passed = That time has passed already. Choose a later day or a later time.
error-time-leapt-over = There is no { $said } on that day: the clocks go forward then. Choose another time.
error-too-many-times = That is { $count } times a day, and a huddle can have { $most }. Schedule a second huddle for the others.
error-no-weekday = Please tick at least one day.
error-no-such-zone = I don’t know the time zone “{ $said }”. Choose the big city whose clocks you share, such as Europe/London.
error-not-in-range = Please write a whole number from { $least } to { $most }.
error-person-has-left = { $name } is not in this team any more. Choose somebody else, or ask them to say something to me in the team’s channel first.
error-too-many-huddles = You have { $most } huddles that come again, and that is as many as I can keep. Delete one that you no longer need: say huddle list.
error-huddle-name-taken = You have a huddle called “{ $name }” already. Choose another name, or change that one: say huddle list.
error-question-refused = { $why }
error-not-in-team = { $name } is not in this team. Choose somebody who is, or write the name into the field below.
error-own-site = A team cannot pass concerns up to itself. Choose the huddle that hears from several teams.
error-site-loop = { $name } passes its own concerns up to you. Choose another huddle, or ask { $name } to choose another.
error-handed-on = { $ref } was passed up or answered, so its words stay as others have read them. To add something, raise a new concern.
error-answered-already = Somebody has written down what came of { $ref } already: “{ $outcome }”. Your words are not saved; to add them, raise a new concern.
error-no-huddle-called = I know no huddle and no questions of that name. Say huddle start alone, or huddle list to see the names.
error-answers-closed = This huddle takes no more answers. Your words are still yours: copy them, say huddle answer, and put them into the next one.
error-day-passed = { $said } has passed already. Try a day from today on, such as Friday or 3 Dec.
error-chart-refused =
    { $why ->
        [too-large] I can’t chart the value of { $day }: a number as large, or as small, as that is no measurement. Please correct it.
        [negative] I can’t chart the value of { $day } like that: a count cannot be below 0. Correct it, or choose a run chart.
        [not-above-zero] I can’t chart the value of { $day } like that: on a T chart each value is the time since the last event, so it has to be above 0. Correct it, or choose a G chart or a run chart.
        [above-denominator] I can’t chart the value of { $day }: more was counted than there was to count in. Correct it, or choose a U chart if one case can count twice.
        [of-none] I can’t chart the value of { $day }: something was counted where there was nothing to count in. Please correct it.
        [negative-denominator] I can’t chart the value of { $day }: what it is counted in cannot be below 0. Please correct it.
        [no-denominators] I can’t draw that chart without knowing what the counts are out of. Record them as 12/15, or choose a run chart.
        [centre] That centre line does not fit this kind of chart. Leave it out, and I work it out from the values.
        [target] That target is no number that I can draw. Please correct it.
       *[multiply] What values are multiplied by has to be above 0, such as 100 for a percentage.
    }
error-step-not-now = { $ref } is not at that step. { $where } To go on, say: pdsa { $ref }
error-step-taken = { $ref } has moved on. { $where } Your words are not saved, and still stand here: copy what you want to keep, and say: pdsa { $ref }
error-started = { $ref } has started, or another test goes on from it, so it stays in the record. To end it, say pdsa { $ref } and go on to “What next”: there you can stop it, and say why.
error-not-started = { $ref } has not started yet, so there is nothing to go on from. Change it instead: say pdsa { $ref }
error-too-many-guesses = I can keep { $most } of them, and they are all there. Put the new one into an action or a learning instead.
error-too-many-projects = Your team has { $most } projects that go on, and that is as many as I can keep. Finish one that is done: say project.
error-too-many-nodes = This project has { $most } drivers and ideas, and that is as many as a picture can show. Remove one that you no longer need.
error-driver-too-deep = A driver stands below the aim or below a primary driver, and an idea below either. Choose another place for it.
error-value-refused = { $why }
error-too-many-values = A measure can keep { $most } values, and this would be more. Nothing was saved. Start a new measure for what comes now.
error-measure-ended = { $name } was deleted. Bring it back first, from its card, or choose another measure: say measures.
error-measure-name-taken = Your team has a measure called “{ $name }” already. Choose another name, or change that one: say measures.
error-too-many-measures = Your team has { $most } measures, and that is as many as I can keep. Delete one that you no longer need: say measures.
error-measure-has-values = This measure has values already, so what they are made of stays as it is. For another kind of number, add another measure.
error-not-the-admin = Only an administrator of your organisation can do that: ask somebody who administers Slack or Teams. Where nobody can, whoever runs Huddlelog can give you a code: then say admin and the code.
error-no-such-code = I don’t know that code. Codes look like K7QM-2X9P-THWD: check it, or ask for a new one.
error-code-expired = That code has run out. Ask whoever gave it to you for a new one.
error-code-used = That code has been used already, and each works once. Ask whoever gave it to you for a new one.
error-not-yours-to-share = Only its author can share { $ref } beyond the team. A lead of the team can ask them to: say share { $ref } as its lead.
error-words-changed = { $ref } has changed since you read it, so nothing was shared. Say share { $ref } to read it again.
error-hide-first = Others read this beyond your team, so what looks like a patient detail has to go first. Hide it, or change the words.
error-hidden-entry = { $ref } is hidden by the team’s lead, so it can’t be shared. Ask the lead to show it again first.
error-too-many-networks = Your organisation is in { $most } networks, and that is as many as I can keep. Leave one first: say network.
error-network-full = This network has { $most } organisations, and that is as many as I can keep. Ask whoever made it, or make another: say network.
error-in-network-already = Your organisation is in { $name } already. Say network to see it.
error-asked-network-already = Your organisation has asked to join { $name } already. Its administrators decide, and I’ll tell you.
error-themes-refused = { $why }
error-changed-meanwhile =
    This has changed since you opened the form, perhaps on another device, so nothing was saved. Copy what is new here, close the form, and say { $record ->
        [themes] themes edit
        [story] story { $ref }
       *[other] { $record } edit { $ref }
    } to go on from how it stands now.
error-follow-own-team = You are in that team, and see all of it already. To follow others, say follow.
error-no-team-to-follow = There is no other team to ask: all of them are yours, or have been asked. Say following to see them.
error-too-many-followed = { $most } teams are as many as one person can follow. Stop following one first: say following.
error-guests-cannot-follow = Only people of the organisation can follow its teams. Ask a colleague there to follow them and tell you.
error-asked-own-team = That is your own team’s, so its lead is nearer than I am: ask them yourself, or raise it in your huddle.
error-no-lead-to-ask = Nobody leads { $name } yet, so there is nobody whom I could ask. Try again later, or say it in their channel.
error-too-many-asks = { $most } offers and questions are as many as I pass on for one person in a day. Please go on tomorrow.
error-ask-answered = Somebody has answered that already. To add something, speak to them in your usual chat.
error-own-code = That code is your own organisation’s. Give it to an administrator on the other platform: they type it there.
error-same-platform = Both of you are on the same platform, and only Slack and Teams can become one. To learn from one another, use “Other organisations”: say network
error-join-going-on = One of the two is about to be joined already. Say join to see how far that is, or to stop it.
error-too-many-to-join = Together you have more records than I can number. Nothing was changed. Please tell whoever looks after me.
error-link-elsewhere = That code belongs to an account in another organisation. If both are yours, ask an administrator to join Slack and Teams first: say join
error-link-not-two = That code is from an account on this same platform. Make a code on the other platform, and type it here.
error-not-your-own = This is your own team’s learning, so there is nothing to bring over. To go on with it, start a small test: say learn show { $ref } and press Test this.
error-old-button = That button is from an earlier version, or it was changed on the way. Please ask for the card again: say hi.
error-store-away = I can’t reach my notebook just now. Nothing was saved. What you wrote is still here: please try again in a minute.
error-unexpected = Something went wrong on my side, and nothing was saved. Please try again. If it goes on, tell whoever looks after me this number: { $id }
error-bad-setting = { $name }: { $why }
error-bad-file = { $file } cannot be read: { $why }
error-file-not-written = { $file } cannot be written: { $why }

# Forms.
form-required = Please fill this in.
form-too-long = That is { $length } characters; { $most } fit here.
form-not-an-option = Please choose one of the list.
form-not-a-number = Please write a number in figures, such as 12.
form-too-small = Please write { $least } or more.
form-not-a-date = Please write a date that exists, such as 2026-11-30.
form-back = Back
form-left = You began this before. Your words are still here.
form-start-afresh = Start afresh
form-as-chosen = As you chose
form-next = Next
form-answer = Your answer { $number }

error-no-team-yet = You are in no team here yet, and follow none. Add me to your team’s channel and say something to me there, or say: following
error-no-such-section = There is no section called { $said }. There are: { $names }.
error-one-time-only = Once a day is enough for a round-up: please write one time, such as 08:30.
