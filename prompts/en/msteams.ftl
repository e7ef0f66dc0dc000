# How Teams shows cards and forms.

msteams-fallback = Huddlelog has something to show here. Please update Teams to see it.
msteams-untitled = Huddlelog
msteams-shortened = This is too long for one message in Teams. Longer texts and lists are shortened; “…” marks where.
msteams-form-shortened = Some of this is too long to show in Teams. Longer texts and lists are shortened; “…” marks where.
msteams-no-answer = No answer
msteams-numbers = The numbers
msteams-larger = See it larger
msteams-branches = The same as a list

# The app package.

msteams-app-name = Huddlelog
msteams-app-name-full = Huddlelog: huddles, small tests and a learning log
msteams-app-short = Your team’s learning log, in the chat you already have open.
msteams-app-full = Tell Huddlelog one thing that you learned today, in a line, and your team can find it tomorrow. Search what others have tried before you start, and save a colleague’s message as learning with two presses. Names are hidden unless you show your own, and messages are checked for patient details before anything is saved. Please leave patient details out, and report harm or a near miss in your incident system too.
msteams-save-title = Save as learning
msteams-save-description = Opens the learning form with this message in it
msteams-find-title = Find learning
msteams-find-description = Search what your teams have learned, and put it into a message
msteams-find-words = Words
msteams-find-words-description = A few words, such as trolley key

# How Teams answers.

msteams-organisation = Microsoft Teams
msteams-summary = Huddlelog
msteams-answered-in-private = I’ve answered you in our private chat.
msteams-pressed-in-private = I’ve answered in our private chat, where only you see it.
msteams-unreachable = I can’t write to you in private yet. Open the Apps list in Teams, choose Huddlelog, press Add and say hello. Then ask me again.
msteams-answered-below = Done. The answer is below.
msteams-form-below = The form is below.
msteams-open-form = Open the form
msteams-done = Done.
msteams-coming = Saving … I’ll send the answer to our private chat.
msteams-search-again = That takes longer than usual. Please type a little more, or try again in a moment.
msteams-nothing-found = Nothing found yet. Try other words.
msteams-unreadable = I couldn’t read that. Please say “help” to begin again; nothing was lost.
msteams-not-answered = I couldn’t send the answer just now. Please try again in a moment.

# What doctor finds.

doctor-teams-token = Teams: Microsoft knows app { $id } and hands out a token
doctor-teams-no-token = Teams: Microsoft refuses to hand out a token. Is MicrosoftAppPassword the secret's value (not its id), and has it not run out? Is MicrosoftAppTenantId your directory? With UserAssignedMSI, has this computer that identity? docs/teams.md, step 2.
doctor-teams-login-away = Teams: { $host } can’t be reached, so no answer could be sent. Let this computer reach it by https: docs/teams.md, “When something is wrong”.
doctor-teams-keys = Teams: the keys with which requests are checked can be fetched
doctor-teams-keys-away = Teams: { $host } can’t be reached, so no request could be checked. Let this computer reach it by https: docs/teams.md, “When something is wrong”.
doctor-teams-endpoint = Teams: the messaging endpoint for Azure is { $url }
doctor-teams-not-https = Teams sends only to https, and HUDDLELOG_PUBLIC_URL is { $url }: docs/teams.md, step 3.
doctor-teams-no-address = Teams has no address to send to. Set HUDDLELOG_PUBLIC_URL: docs/teams.md, step 3.
