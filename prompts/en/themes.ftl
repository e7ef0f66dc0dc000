# Themes: what learning is about. The ten that come with the bot are in themes.toml.

theme-title = What we are learning about
theme-what-is-counted = Of the learning that you can see, by theme.
theme-line = { BOLD($name) }: { $teams }
theme-line-tried = { $line } · { $tries }
theme-teams =
    { $count ->
        [one] 1 team
       *[other] { $count } teams
    }
theme-teams-ours =
    { $count ->
        [one] your team
       *[other] your teams
    }
theme-teams-few = a few teams
theme-tried =
    { $count ->
        [one] tried once
       *[other] tried { $count } times
    }
theme-tried-few = tried a few times
theme-silent = Nothing yet about: { $names }
theme-more = More themes
theme-change = Change the list
theme-back = Back to the usual ten
theme-not-known = There is no theme called “{ $theme }”, so I left that out. Say themes to see the list.

theme-form = Themes of your organisation
theme-save = Save
theme-lines = One theme a line
theme-lines-hint = To rename one: Old name > New name. To explain one: Name: what belongs to it. A line that is gone ends its theme; what was written about it stays.
theme-list-empty = Write at least one theme, one a line.
theme-too-many = These are { $count } themes; { $most } are the most.
theme-twice = “{ $name }” is there twice. Leave one of the two out.
theme-without-name = I cannot read a name in “{ $line }”. Write one theme a line.
theme-rename-what = There is no theme “{ $name }” to rename. Write it as it was called before.
theme-too-long = “{ $words }…” has { $length } characters; { $most } are the most.

learning-themes = Themes
learning-themes-hint = What is it about? Up to { $most }.
learning-themes-suggested = What is it about? Up to { $most }. It may be about: { $names }.
learning-themes-too-many = Choose { $most } at most.
row-themes-left-out = More themes than an entry can have; left out: { $value }

help-themes = what teams learn about, and what nobody has written about yet
help-themes-edit = changes your organisation’s list of themes (administrators)
