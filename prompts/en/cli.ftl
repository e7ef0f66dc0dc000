# The command line.

cli-description = Huddles, tests of change and a learning log for improvement teams, in the chat they already have open.
cli-serve = run the bot
cli-serve-local = with the playground: a page on this computer, no chat platform needed
cli-demo = run the playground with sample learning
cli-import = read learning from a CSV or JSON Lines file
cli-export = give the learning back as a file
cli-chart = draw and read a run chart or control chart of a CSV file; needs nothing else
cli-chart-file = the file, with the columns date,value or date,value,denominator; an empty value is a missing one
cli-chart-type = which chart; run is the default, xmr the NHS form of i
cli-chart-freeze = centre and limits come from the first N points
cli-chart-phase-after = a new phase begins after point N; may be repeated
cli-chart-exclude = point N counts for nothing; may be repeated
cli-chart-centre = the centre line, instead of one that is worked out
cli-chart-multiply = multiply values, centre and limits: 100 for percentages
cli-chart-target = a target, as it is after --multiply
cli-chart-direction = which way is better
cli-chart-screen = leave moving ranges that are far too large out of the limits, once
cli-chart-rules = by which rules it is read; an xmr chart is always read by the NHS's
cli-chart-png = write the picture to this file
cli-chart-json = give points and phases as JSON
cli-admin = print a code that makes somebody an administrator, where the platform does not say who is one (Teams)
cli-admin-code = { $given } · { $name } ({ $platforms })
cli-admin-how = Whoever is to administer says to Huddlelog, in their private chat with it: admin, and the code. Each works once, for an hour.
cli-digest = show the weekly round-up here
cli-digest-preview = what it would say now, as text
cli-digest-team = of this team
cli-digest-person = of somebody in that team, over all teams that they are in or follow
cli-person-unknown = In that team nobody, or more than one, is called { $name }. There are: { $names }.
cli-doctor = say what is configured, what is missing and how to mend it
cli-file = the file: .csv or .jsonl, with columns external_id, date, title, happened, learned, kind, tags, team, source, licence
cli-team = the team that the entries go to
cli-team-from-column = spread the entries over the teams in the team column; --team is then for rows without one
cli-visibility = who sees the entries: each one’s team, or the whole organisation; team unless said
cli-visibility-of-values = Values are seen as their measure is: leave --visibility out.
cli-organisation = which organisation, where there are several
cli-dry-run = read and report, and write nothing
cli-format = csv or jsonl
cli-out = the file to write; standard output if left out

cli-no-platform = No chat platform is configured, so there is nobody to talk to: docs/slack.md and docs/teams.md say how. To try Huddlelog on this computer: huddlelog demo
cli-serving = Huddlelog listens on { $address }; Ctrl+C stops it.
cli-manifest = write the file that sets up the app on a chat platform
cli-manifest-platform = slack (JSON, to paste) or teams (a zip file, to upload; needs MicrosoftAppId)
cli-socket-mode = for Slack without a public address
cli-everything-else = everything else: find, home, team, privacy, help
cli-no-app-id = Set MicrosoftAppId first: the package names the bot's registration. docs/teams.md says where to find it.
cli-no-public-url = Slack has to know where to send what people say: set HUDDLELOG_PUBLIC_URL first, or use --socket-mode, which needs no public address.
cli-out-needed = The package is a zip file: say where to write it with --out huddlelog.zip
cli-written = Written: { $file }
cli-open = Huddlelog is ready. Open { $address } in a browser; Ctrl+C stops it.
cli-not-loopback = The playground speaks to anybody who reaches it, so it listens on this computer alone. HUDDLELOG_HOST is { $host }; leave it out or set it to 127.0.0.1.
cli-port-taken = Port { $port } is in use already. Stop what runs there, or choose another: HUDDLELOG_PORT=3979
cli-store-away = The database cannot be reached: { $where }. Is it running, and may this account use it? huddlelog doctor says more.
cli-organisation-needed = There are several organisations: { $names }. Say which one with --organisation.
cli-organisation-unknown = There is no organisation called { $name }. There are: { $names }.
cli-team-needed = Say which team the entries are for with --team NAME, or use --team-from-column.
cli-measure = the name of a measure of that team: the file holds its values
cli-team-unknown = There is no team called { $name }. Say its name as it is in the chat, after --team.
cli-measure-unknown = { $team } has no measure called { $name }. It has: { $names }. Add it in the chat first: measure add { $name }
cli-team-too-long = A team's name has at most { $most } characters; shorten the one after --team.
cli-stopped = Stopped. What was added stays; run it again to go on.

setting-database = it has to begin with sqlite:/// or postgresql://
setting-database-path = name a file after three slashes, such as sqlite:///data/huddlelog.db, or after four from the top: sqlite:////srv/huddlelog.db
setting-database-address = it has to read like postgresql://user:password@host:5432/name, with special characters in the password written as %40 for @ and so on
setting-port = it has to be a number from 1 to 65535
setting-slack-secret = it is missing. You find it under “Basic Information” on the app's page (docs/slack.md, step 3); in Socket Mode set SLACK_APP_TOKEN instead (step 4)
setting-slack-token = it is missing. You find it under “OAuth & Permissions” once the app is installed; it begins with xoxb- (docs/slack.md, step 2)
setting-slack-bot-token = a bot token begins with xoxb-, and this one does not (docs/slack.md, step 2)
setting-slack-app-token = an app-level token begins with xapp-, and this one does not (docs/slack.md, step 4)
setting-slack-client = client id and client secret go together, and this one is missing
setting-teams-id = it has to be the application (client) id of the bot's registration, such as 11111111-2222-3333-4444-555555555555 (docs/teams.md, step 1)
setting-teams-type = it has to be SingleTenant, MultiTenant (old registrations only) or UserAssignedMSI
setting-teams-password = it is missing. It is the value of a client secret of the registration (docs/teams.md, step 2)
setting-teams-tenant = it is missing. It is the directory (tenant) id of the registration (docs/teams.md, step 1)
setting-teams-cloud = another cloud needs all six of these addresses together, and this one is missing
setting-teams-login = the client secret is sent to this address, so it has to be https; http is for an emulator on this computer alone
setting-yes-no = it has to be yes or no
setting-public-url = it has to be an address such as https://huddlelog.example.org

file-kind = name it .csv, or .jsonl for JSON Lines
file-not-opened = { $why }
file-columns = its first line has no column named learned or happened
file-column-twice = its first line names the column { $column } twice; rename one of the two

file-kind-csv = name it .csv
file-value-columns = its first line has to have the columns date and value, and may have denominator and note; or date and a care bundle's elements, for a row a case

row-not-csv = is not well-formed CSV
row-quote-open =
    opens a quotation mark that is not closed as it should be; { $count ->
        [one] the line after it was left out with it
       *[other] the { $count } lines after it were left out with it
    }. Mend the quotation mark and import the file again
row-too-many-cells = has more cells than the header
row-not-json = is not a JSON object
row-not-utf8 = holds characters that are not UTF-8; save the file as UTF-8
row-not-text = { $column } is neither text nor empty
row-not-a-number = { $column } is a number that does not exist, such as NaN
row-empty = says neither what happened nor what was learned; one of the two is enough
row-too-long = { $column } has { $length } characters; { $most } are kept. Shorten it or split the row
row-no-team = names no team; say --team NAME for such rows
row-same-id = the external_id “{ $value }” stands in an earlier row, which says something else; this row was left out
row-date-not-read = the date “{ $value }” is kept as written, but cannot be searched by
row-kind-not-known = the kind “{ $value }” is kept as written, but is none of worked, didn't work, surprise, insight, idea, impact story
row-setting-not-known = the setting “{ $value }” is kept as written, but is none of urban, rural, coastal
row-evidence-not-known = the evidence “{ $value }” is kept as written, but is none of hunch, seen once, seen often, measured

import-row = Row { $number } { $what }
import-note = Row { $number }: { $what }
import-found = Row { $number }, { $column }: hid { $kind }: “{ $excerpt }”
import-more =
    { $count ->
        [one] … and 1 more like these
       *[other] … and { $count } more like these
    }
import-unknown-column =
    { $count ->
        [one] The column { $column } is not known; it was left out in 1 row.
       *[other] The column { $column } is not known; it was left out in { $count } rows.
    }
import-done =
    { $added ->
        [one] 1 entry added
       *[other] { $added } entries added
    }, { $there } already there, { $faults } with faults.
import-would =
    Nothing was written. { $added ->
        [one] 1 entry would be added
       *[other] { $added } entries would be added
    }, { $there } already there, { $faults } with faults.
import-seen-by-team = Seen by: each entry’s own team. With --visibility organisation everybody in the organisation finds them.
import-seen-by-organisation = Seen by: everybody in the organisation.
import-values-done =
    { $name }: { $added ->
        [one] 1 value added
       *[other] { $added } values added
    }, { $there } already there, { $faults ->
        [one] 1 row
       *[other] { $faults } rows
    } with faults.
import-values-would =
    Nothing was written. { $name }: { $added ->
        [one] 1 value would be added
       *[other] { $added } values would be added
    }, { $there } are already there, { $faults ->
        [one] 1 row has
       *[other] { $faults } rows have
    } faults.
import-masked =
    { $count ->
        [one] The guard hid 1 identifier.
       *[other] The guard hid { $count } identifiers.
    }
import-team = { $team }: { $count }
export-done =
    { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    } written. { $masked ->
        [0] Nothing in them was masked.
        [one] 1 identifier in them is masked, as it was when it came in.
       *[other] { $masked } identifiers in { $in } of them are masked, as they were when they came in.
    }

doctor-python = Python { $version }
doctor-database = The database answers: { $where }
doctor-database-away = The database does not answer: { $where }. Start it, or mend HUDDLELOG_DATABASE_URL.
doctor-database-file-away = The database file cannot be opened or written, or is no SQLite database: { $where }. Check the folder, its permissions and the free space, or set HUDDLELOG_DATABASE_URL.
doctor-organisations =
    { $count ->
        [one] One organisation: { $names }
       *[other] { $count } organisations: { $names }
    }
doctor-no-organisation = Nothing is stored yet: nobody has said anything to Huddlelog here.
doctor-address-local = Listens on { $address }, on this computer alone
doctor-address-open = Listens on { $address }, for whoever can reach it; the playground would not start there
doctor-address-refused = The playground does not start on { $address }: it listens on this computer alone. Leave HUDDLELOG_HOST out or set it to 127.0.0.1.
doctor-public-url = Can be reached from outside at { $url }
doctor-public-url-needed = The chat platform has to reach this process, and no public address is set. Set HUDDLELOG_PUBLIC_URL to the https address that leads here; for Slack, Socket Mode needs none (docs/slack.md).
doctor-no-public-url = No public address is set. The playground and Slack's Socket Mode need none; everything else wants HUDDLELOG_PUBLIC_URL.
doctor-no-platform = No chat platform is configured: docs/slack.md and docs/teams.md say how. To try Huddlelog without one: huddlelog demo
doctor-good = ok
doctor-off = off
doctor-bad = mend
