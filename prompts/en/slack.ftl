# Slack: cards and forms

slack-name = Huddlelog
slack-something-new = Something new from Huddlelog
slack-shortened = … (shortened)
slack-left-out = There is more here than Slack can show at once.
slack-table-cut = The table has more in it than Slack can show.
slack-no-button = There is too much text here for the button “{ $label }”.
slack-close = Close
slack-cancel = Cancel
slack-error = ⚠️ { $error }
slack-continued = { $label } (continued)
slack-choose = Choose …
slack-choose-several = Choose one or more …
slack-find = Type to find …
slack-nothing-chosen = – nothing chosen –
slack-options-left-out = { $count } more can’t be shown here.
slack-clear = { $label }: take it out
slack-clear-yes = Leave this empty
slack-yes = Yes
slack-no = No
slack-no-answer = No answer

# Slack: answers and trouble

slack-saving = Saving …
slack-done = Done. You can close this.
slack-open-form = Open the form
slack-form-ready = Press to open: { $title }
slack-form-kept = I couldn’t show “{ $title }” just now. What you wrote is here; open the form again to go on.
slack-form-too-large = This form is larger than Slack can show. Please use it in another way: type the words after /learn.
slack-invite = I’m not in this channel, so nobody else can see this. To let me post here, type /invite @Huddlelog and try again.
slack-not-posted = Slack didn’t let me post this in the channel just now, so nobody else can see it. Please try again in a minute.
slack-picture-coming = I’m sending the picture to your own chat with me.
slack-picture-not-sent = Slack didn’t take the picture just now. What it says, and every number in it, stands above.
slack-not-installed = Huddlelog isn’t set up in this workspace, or can’t reach Slack just now. Nothing was saved. Please try again in a minute, or ask whoever looks after it.
slack-not-signed = Only Slack is answered here.
slack-installed = Huddlelog is in your workspace. Invite it to your team’s channel with /invite @Huddlelog, then type /learn.
slack-not-installed-now = That didn’t work, and nothing was installed. Please start again at /slack/install.

slack-about = What your team learned today, kept in one line
slack-usage = what you learned, or help
slack-shortcut-add = Add learning
slack-shortcut-add-about = Write down what you learned
slack-shortcut-save = Save as learning
slack-shortcut-save-about = Keep this message in your learning log

# Slack: doctor

doctor-slack-no-secret = Slack: no signing secret, so requests come by Socket Mode alone.
doctor-slack-odd-secret = Slack: SLACK_SIGNING_SECRET is not one. It has 32 characters, 0–9 and a–f: copy it again (docs/slack.md, step 3).
doctor-slack-secret = Slack: the signing secret looks right.
doctor-slack-token = Slack: the bot token is for the workspace { $workspace }.
doctor-slack-dead-token = Slack: the bot token is not accepted ({ $reason }). Install the app again and copy the new token (docs/slack.md, step 2).
doctor-slack-refused = Slack: the bot token could not be checked ({ $reason }). See docs/slack.md, step 2.
doctor-slack-away = Slack: the Web API can’t be reached from here. Outgoing https to slack.com has to be allowed; where SLACK_API_URL is set, check it.
doctor-slack-scopes = Slack: every permission is there, and none too many.
doctor-slack-scopes-missing = Slack: permissions are missing: { $scopes }. Paste the manifest again, then reinstall the app (docs/slack.md, steps 1 and 2).
doctor-slack-scopes-more = Slack: the app has permissions that it never uses and that you can take away: { $scopes }.
doctor-slack-scopes-untold = Slack did not say which permissions the app has.
doctor-slack-socket = Slack: Socket Mode is on, and the app-level token works.
doctor-slack-dead-app-token = Slack: the app-level token is not accepted ({ $reason }). Make a new one with connections:write (docs/slack.md, step 4).
doctor-slack-installs = Slack: workspaces can install the app for themselves at /slack/install.
