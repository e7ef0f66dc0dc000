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
