# What went wrong, and what to do about it.

error-not-found = I can’t find that. It may have been deleted, or it belongs to a team that you are not in.
error-not-a-member = That is for members of the team. Say something to me in the team’s channel, and you are one.
error-not-the-author = Only its author can change or delete { $ref }.
error-not-the-lead = Only the team’s lead can do that.
error-no-longer-kept = I no longer have those words: I keep them for 15 minutes, or until you have decided. If they are not saved yet, please send them again.
error-steps-gone = I no longer have the other part of this form. What you see here is still yours: copy it, and open the form again.
error-team-exists = There is a team called { $name } already. Say something to me in its channel, and you are in it; or choose another name.
error-too-long = That is { $length } characters, and I can keep { $most } in one piece. Nothing was saved. Please shorten it, or save it in two parts.
error-nothing-said = There is nothing left to save. Say what you learned or what happened.
error-old-button = That button is from an earlier version, or it was changed on the way. Please ask for the card again: say hi.
error-store-away = I can’t reach my notebook just now. Nothing was saved. What you wrote is still here: please try again in a minute.
error-unexpected = Something went wrong on my side, and nothing was saved. Please try again. If it goes on, tell whoever looks after me this number: { $id }
error-bad-setting = { $name }: { $why }
error-bad-file = { $file } cannot be read: { $why }

# Forms.
form-required = Please fill this in.
form-too-long = That is { $length } characters; { $most } fit here.
form-not-an-option = Please choose one of the list.
form-not-a-number = Please write a number, such as 12 or 3.5.
form-too-small = Please write { $least } or more.
form-not-a-date = Please write a date that exists, such as 2026-11-30.
form-back = Back
form-left = You began this before. Your words are still here.
form-start-afresh = Start afresh
form-as-chosen = As you chose
