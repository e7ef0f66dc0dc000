# The confidentiality guard.

guard-not-saved = Not saved.
guard-found = This looks like { $kind }: “{ $excerpt }”.
guard-nhs-number = an NHS number
guard-date-of-birth = a date of birth
guard-hospital-number = a hospital number
guard-phone = a phone number
guard-email = an e-mail address
guard-postcode = a full postcode
guard-ni-number = a National Insurance number
guard-hide = Hide it and save
guard-save-hidden = Save with it hidden
guard-edit = Edit
guard-overrule = It’s no patient detail: save it
guard-discard = Discard
guard-discarded = Discarded. Nothing was saved.
guard-found-seen = Your message may show { $kind } and others can see it: “{ $excerpt }”.
guard-please-delete = Please delete it (hold the message → Delete). Then:
guard-in-place = Not saved. I’ve sent you a private message.
guard-unreachable = Not saved: it may contain patient details. Please delete your message.
guard-person = Could this point to a patient or a colleague? Describe the system, not the person.
guard-its-fine = It’s fine
guard-harm = If somebody was or could have been harmed, report it in your incident system too: this is not a report.

which-team = Which team is this for?
another-team = Another team

# To an administrator: whether people may say that it is none.
guard-overruling = When I find what looks like a patient detail
guard-overruling-off = It can be hidden, edited or discarded. Nobody can save it as it stands, also where it is none.
guard-overruling-on = Whoever wrote it can also say that it is no patient detail; then it is saved as it stands. I note that it was done and what it looked like, never the words nor who it was. What is shared with others, told to them or passed up to them goes beyond the team only once it is hidden.
guard-overruled-times =
    { $count ->
        [0] Nobody has said so yet.
        [one] It was said once.
       *[other] It was said { $count } times.
    }
guard-allow-overruling = Let people say that it is none
guard-forbid-overruling = No longer let them
