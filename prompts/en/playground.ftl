# The playground's own page, pages in general, and refusals of the web server.

web-not-found = There is nothing at this address.
web-too-large = That is too long to send. Please send less at once.
web-unreadable = What was sent could not be read.
web-refused = That request can't be answered.
web-fault = Something went wrong on our side, and nothing was lost on yours. Please try again. If it stays, tell whoever runs Huddlelog: fault { $id }.

html-show-rest = Show the rest
html-cancel = Cancel
html-required = needed
html-yes = Yes
html-no = No
html-choose = Choose …
html-find = Type to find: { $label }
html-chart-numbers = The numbers
html-tree-words = In words

playground-title = Huddlelog playground
playground-brand = Huddlelog
playground-about = On this computer only
playground-organisation = Hillside Trust
playground-skip = Skip to the message box
playground-menu = Menu
playground-close-menu = Close the menu
playground-you-are = You are
playground-role-member = Nurse, Ward 7
playground-role-lead = Huddle lead, Ward 7
playground-role-champion = Improvement champion
playground-chats = Personal chat
playground-channels = Channels
playground-filter = Find a channel
playground-new-channel = New channel
playground-add = Add
playground-bad-name = Please give the channel a name of at most 80 characters.
playground-none-found = No channel has that name.
playground-personal = Huddlelog
playground-personal-note = Just you and Huddlelog
playground-unread = New messages
playground-looking = Conversation

playground-clock = Playground clock
playground-clock-hour = +1 hour
playground-clock-day = +1 day
playground-clock-monday = Next Monday 8:25

playground-messages = Messages
playground-write-channel = Message everyone in
playground-write-personal = Message Huddlelog
playground-to-bot = @Huddlelog
playground-to-bot-hint = Speak to Huddlelog
playground-hint-channel = Huddlelog reads only what begins with @Huddlelog. A command such as /learn is seen by you alone.
playground-hint-personal = Whatever you write here is between you and Huddlelog.
playground-send = Send
playground-empty = Nothing has been said here yet
playground-empty-how = Pick a line to put it in the box below, or write your own. Messages stay here while the playground runs; what was saved stays for good.
playground-example-1 = @Huddlelog learn Spare batteries for the hoist live left of the sink.
playground-example-2 = @Huddlelog find key
playground-example-3 = /learn

playground-bot = Huddlelog
playground-reply-to = Reply to { $about }
playground-only-you = Only you can see this
playground-menu-of = More about this message
playground-save = Save as learning
playground-delete = Delete
playground-dismiss = Dismiss
playground-form-of = Only you can see this form

playground-offline = The server can't be reached. What you typed is still here; please try again in a moment.

playground-not-from-here = The playground answers only its own page on this computer. Please open it at the address that was printed when it started.
playground-only-json = Please send JSON, with the content type application/json.
playground-bad-json = That is not a JSON object.
playground-bad-payload = That is nothing that this page sends. Please load the page again.
playground-bad-persona = There is nobody of that name in the playground.
playground-bad-conversation = There is no such conversation, or it is somebody else's.
playground-message-gone = That message is no longer here.
playground-not-yours = Only whoever wrote a message can delete it.
playground-nothing-said = There are no words in that message.
playground-too-long = That is too long: 40,000 characters at most.
playground-bad-time = That is no time to move the clock to. Please give one such as 2026-11-23T08:25:00Z.
playground-time-past = The clock only moves forward.
playground-time-far = The clock can't move that far.
