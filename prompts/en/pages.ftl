# Pages that anybody may read.

page-privacy = What Huddlelog keeps
page-privacy-what = Huddlelog keeps what you give it to keep: your learning, the team it belongs to, and your name, time zone and account in the chat, so that it knows what is yours. It does not read other messages; in a channel it hears only those that mention it.
page-privacy-where = All of it is in a database that your organisation runs itself. Nothing is sent to the makers of Huddlelog or to anybody else but the chat in which you use it.
page-privacy-who = What you save is seen by your team. Learning goes further only where its author agrees; whoever follows your team with its lead’s consent also reads, without names, its small tests, projects, measures and the concerns that it passed up. Your name is hidden from colleagues unless you show it. Administrators of the chat and of the database may see messages and records, and records may be requested by law.
page-privacy-guard = Patient details do not belong here. Before anything is saved it is searched for identifiers; what is found is withheld, and kept sealed for 15 minutes at most until you decide.
page-privacy-how-long = An entry stays until its author deletes it, and what it said before goes with it. An unfinished form is kept for seven days.
page-privacy-ask = To see or delete what is held about you, or to ask anything else, write to whoever runs Huddlelog in your organisation.

page-terms = Using Huddlelog
page-terms-what = Huddlelog is a notebook for teams that improve their work. Your organisation runs it and answers for it.
page-terms-not = It is not an incident reporting system, not a health record, and no place for patient details. Harm or a near miss belongs in your incident system.
page-terms-licence = It is free software under the MIT licence and comes without warranty.

# Pages that a card links to.

page-how-to-print = Print it with Ctrl and P (on a Mac: ⌘ and P), on A4.
page-until = This address works until { $day }. Whoever has it can read the page.
page-as-markdown = Download it as text (Markdown)
page-gone = This page is no longer here
page-gone-what-to-do = An address works for a week, and what it showed may have been deleted. In the chat, ask Huddlelog for it again, with “huddle sheet” or “project report P-2”.
page-away = The page can’t be shown just now
page-away-what-to-do = The records can’t be reached. Nothing is lost: open the address again in a minute.

# In pictures of charts and trees.

picture-target = Target
picture-no-values = No values yet
picture-earlier = and { $count } earlier
picture-more = and { $count } more
