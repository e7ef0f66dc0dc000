# Sharing beyond the team, and networks of organisations.

# What the author agrees to.
network-share = Share
network-share-title = Share { $ref } beyond the team?
network-shared-title = { $ref } is shared beyond the team
network-found = { $ref } is not shared yet.
network-first = Before you share { $ref }:
network-asked = A lead of { $team } asks whether you would share this. It is up to you.
network-would-read = This is what others would read:
network-can-read = These are its words:
network-title = { BOLD($title) }
network-themes = About: { $themes }
network-within-too = Your own organisation would also read:
network-nobody-named = From { $team }. Nobody’s name is shown. You can stop sharing at any time.
network-everyone-too = What another organisation reads, everyone in { $organisation } can read too.
network-hide-found = Hide it
network-within = Everyone in { BOLD($organisation) }
network-is-within = Everyone in { BOLD($organisation) } can read this.
network-share-within = Share with the organisation
network-with = { BOLD($network) }, as { $who }
network-is-with = { BOLD($network) } can read this, as { $ref } from { $who }.
network-is-outdated = { BOLD($network) } still reads your earlier words, as { $ref }.
network-or-stop = Or take it back from { $network }:
network-share-with = Share with { $network }
network-share-new = Share the new text
network-stop = Stop sharing
network-back-to-team = Back to the team only
network-team-of = { $team }, { $organisation }
network-ask-author = Ask the author to share
network-authors-alone = Only its author can agree to that. I can ask them, in private, and it is up to them.
network-author-asked = I’ve asked the author of { $ref }, in private. It is up to them.

# On the cards of others.
network-seen-within = Seen by: everyone in your organisation
network-seen-there = Shared with { $networks }
network-outdated = Other organisations still read your earlier words.
network-similar = In another organisation:
network-beside-found = { BOLD("From other organisations") }
network-more-found = There is more from other organisations.
network-more = More
network-found-for = Other organisations, for “{ $words }”
network-found-nothing = Other organisations have shared nothing for “{ $words }”.

# What others have shared.
network-learned = { $who } learned
network-tried =
    { $settings ->
        [one] Tried in 1 setting: { $parts }
       *[other] Tried in { $settings } settings: { $parts }
    }
network-worked = worked { $count }
network-adapted = adapted { $count }
network-stopped = stopped { $count }
network-trying = still trying { $count }
network-try = We’ll try this
network-tree = See where it went

# Networks.
network-mine = Other organisations
network-what = In a network, organisations read what each of them chooses to share. Your organisation is in none yet. An administrator makes one, or joins one with a code.
network-we-are = { BOLD($network) }, where we are { $called }
network-waits = { BOLD($network) }: we have asked to join
network-ask-no-more = Don’t ask any more
network-see = See
network-make = Make a network
network-join = Join with a code
network-make-save = Make it
network-join-save = Look
network-name = What is the network called?
network-name-hint = For example: South West ICS
network-called = What is our organisation called there?
network-called-hint = The other organisations read this beside what we share.
network-team-names = Say which team it is from?
network-team-names-hint = If not, others read the organisation’s name alone.
network-code = The code
network-code-hint = For example: K7QM-2X9P-THWD
network-in-it = In it: { $names }
network-among-others =
    { $count ->
        [one] In it: { $names } and 1 more
       *[other] In it: { $names } and { $count } more
    }
network-asks = { BOLD($called) } asks to join
network-decide = Decide
network-theme = Theme
network-sharing = Organisations that share
network-tries = Times tried
network-learned-about = What is learned about, and where it was tried
network-silent = Nothing yet about: { $themes }
network-lately = { BOLD("Shared lately") }
network-nothing-yet = Nothing was shared here in the last four weeks. To share something you wrote, open it and press Share.
network-members = Who is in it
network-members-of = In { $network }
network-member-us = { BOLD($text) } (us)
network-invite = Invite
network-leave = Leave the network
network-appear = How we appear
network-code-for = A code for { $network }
network-code-how = Give it to an administrator of the other organisation, who says to me: network join { $secret }. It works once, within 7 days, and I show it only now. You are asked before they are let in.
network-join-title = Join { $network }?
network-made-by = { BOLD($organisation) } lets organisations in.
network-what-is-seen = Organisations in it read only what an author has chosen to share there, with the names of organisations and never of people.
network-would-appear = We would appear as { BOLD($called) }, with the names of our teams.
network-would-appear-without = We would appear as { BOLD($called) }, without the names of our teams.
network-ask = Ask to join
network-appear-otherwise = Appear otherwise
network-asks-to-join = { $called } asks to join { $network }
network-let-in = Let them in
network-not-now = Not now
network-is-in = { $called } is in { $network }.
network-asks-no-more = Nobody is waiting here any more to join { $network }.
network-leave-title = Leave { $network }?
network-leave-what = What your organisation has shared there is taken back, and what others tried stays theirs. You no longer read what they share.
network-hands-on = { BOLD($called) }, which has been in it longest, will let organisations in.
network-stay = Stay
network-let-go = Let go
network-let-go-title = Let { $called } go from { $network }?
network-let-go-what = What it has shared there is taken back at once. What others tried stays theirs.
network-keep = Keep
network-news-asked = Somebody asks to join { $network }.
network-news-accepted = Your organisation is in { $network }.
network-news-refused = Your organisation was not let into { $network }. Ask whoever gave you the code.
network-news-let-go = Your organisation is no longer in { $network }. What it had shared there is taken back.
network-news-over = { $network } is no more: its last organisation has left before it could let yours in.
network-news-handed-on = { $network } is yours now: whoever made it has left, and you let organisations in.

help-share = shares an entry beyond the team, after showing you exactly what others would read
help-show-shared = shows what another organisation has shared
help-network = other organisations: networks you are in, making or joining one
help-network-join = joins a network with a code
