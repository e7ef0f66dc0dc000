# Run charts and control charts: what they say.

charts-no-values = There are no values yet.
charts-too-few = Too few points to tell yet ({ $count } of { $enough }).
charts-too-few-in-phase = Too few points to tell yet since the new line began ({ $count } of { $enough }).
charts-all-alike = Every value is { $value }, so there is nothing to tell apart yet.
charts-too-many-on-line = Too many points lie on the { $line } to tell: { $count } of { $points } lie off it, and { $enough } are needed.
charts-no-signal = No signal: what you see is ordinary variation around { $centre }.
charts-few-crossings = A signal: the points cross the { $line } { $count ->
        [one] once
       *[other] { $count } times
    }, and { $least } or more would be ordinary; something has changed on the way.
charts-many-crossings = A signal: the points cross the { $line } { $count } times, and { $most } or fewer would be ordinary; perhaps two different things are mixed, such as days and nights.

charts-shift =
    { $way ->
        [better] A shift for the better
        [worse] A shift for the worse
       *[neither] A shift
    }
charts-run =
    { $between ->
        [0] { $count } points
       *[other] { $count } points off the { $line }
    }
charts-shift-now =
    { $side ->
        [high] { $what }: the last { $run } are above the { $line }; something has changed since { $first }.
       *[low] { $what }: the last { $run } are below the { $line }; something has changed since { $first }.
    }
charts-shift-then =
    { $side ->
        [high] { $what }: { $run } in a row, from { $first } to { $last }, are above the { $line }; something was different then.
       *[low] { $what }: { $run } in a row, from { $first } to { $last }, are below the { $line }; something was different then.
    }
charts-trend =
    { $way ->
        [better] A trend for the better
        [worse] A trend for the worse
       *[neither] A trend
    }
charts-trend-now =
    { $side ->
        [high] { $what }: the last { $count } points go up, each from the one before; something has been changing since { $first }.
       *[low] { $what }: the last { $count } points go down, each from the one before; something has been changing since { $first }.
    }
charts-trend-then =
    { $side ->
        [high] { $what }: { $count } points go up, each from the one before, from { $first } to { $last }; something was changing then.
       *[low] { $what }: { $count } points go down, each from the one before, from { $first } to { $last }; something was changing then.
    }
charts-outside =
    { $way ->
        [better] A signal for the better
        [worse] A signal for the worse
       *[neither] A signal
    }
charts-outside-now =
    { $side ->
        [high] { $what }: the latest point, { $value } on { $last }, is above what ordinary variation brings.
       *[low] { $what }: the latest point, { $value } on { $last }, is below what ordinary variation brings.
    }
charts-outside-then =
    { $side ->
        [high] { $what }: { $value } on { $last } is above what ordinary variation brings.
       *[low] { $what }: { $value } on { $last } is below what ordinary variation brings.
    }
charts-near-now =
    { $side ->
        [high] { $what }: of the latest three points at least two are close to the upper limit, since { $first }.
       *[low] { $what }: of the latest three points at least two are close to the lower limit, since { $first }.
    }
charts-near-then =
    { $side ->
        [high] { $what }: from { $first } to { $last } at least two of three points are close to the upper limit.
       *[low] { $what }: from { $first } to { $last } at least two of three points are close to the lower limit.
    }

charts-provisional = With fewer than { $enough } points the limits are provisional.
charts-target-met = As things are, you can expect to meet the target of { $target } every time.
charts-target-missed = As things are, you can expect to miss the target of { $target } every time: it needs a change in how things are done.
charts-target-by-chance = The target of { $target } is met at times and missed at times, by chance alone.

charts-line-median = median
charts-line-mean = mean
charts-line-given = centre line
charts-day =
    { $month ->
        [1] { $day } Jan
        [2] { $day } Feb
        [3] { $day } Mar
        [4] { $day } Apr
        [5] { $day } May
        [6] { $day } Jun
        [7] { $day } Jul
        [8] { $day } Aug
        [9] { $day } Sep
        [10] { $day } Oct
        [11] { $day } Nov
       *[12] { $day } Dec
    }

charts-alt =
    { $count ->
        [one] { $title }: { $kind }, 1 value on { $first }.
       *[other] { $title }: { $kind }, { $count } values from { $first } to { $last }.
    }
charts-alt-latest = The latest is { $value }, the { $line } { $centre }.
charts-alt-limits = The limits are { $lower } and { $upper }.
charts-alt-empty = { $title }: { $kind }. { $reading }
charts-kind =
    { $kind ->
        [run] Run chart
        [i] I chart
        [mr] Moving range chart
        [t] T chart
        [p] P chart
        [pp] P′ chart
        [c] C chart
        [u] U chart
        [up] U′ chart
        [g] G chart
       *[xmr] XmR chart
    }
charts-column-day = Day
charts-column-value = Value
charts-column-centre =
    { $line ->
        [median] Median
        [mean] Mean
       *[other] Centre line
    }
charts-column-lower = Lower limit
charts-column-upper = Upper limit
charts-left-out = { $value } (left out)
charts-missing = –

# At the terminal.

chart-title =
    { $title }: { $kind }, { $count ->
        [one] 1 point
       *[other] { $count } points
    }
chart-outside =
    { $count ->
        [one] 1 point is outside the limits.
       *[other] { $count } points are outside the limits.
    }
chart-columns = Phase|Points|Off the { $line }|Longest run|Crossings|Centre|Limits
chart-at-most = { $count } (at most { $bound })
chart-at-least = { $count } (at least { $bound })
chart-new-phase = After point { $at } the frozen median no longer holds. If you know what changed then, a new phase may begin there: --phase-after { $at }
chart-file-fault = { $file }, line { $line }, column { $column }: { $why }
chart-file-fault-of-option = { $file }: { $why }
chart-file-empty = the file is empty. Its first line is: date,value or date,value,denominator
chart-file-too-long = the file has more than { $most } MB
chart-file-nul = there is a NUL byte: this is no text file. Save it as CSV (UTF-8)
chart-file-not-utf8 = there is a character that is not UTF-8. Save the file as CSV (UTF-8)
chart-file-not-csv = a quotation mark is not closed as it should be
chart-file-header = the first line has to be date,value or date,value,denominator; here it is “{ $said }”
chart-file-too-many-cells = there are more than { $columns } columns
chart-file-too-few-cells = there have to be { $columns } columns; leave a missing value empty, but keep its comma
chart-file-not-a-day = “{ $said }” is no date. Write it as 2026-11-03
chart-file-no-such-day = there is no such day as { $said }
chart-file-day-twice = { $day } stands in line { $line } already; a day has one value
chart-file-not-a-number = “{ $said }” is no number. Write it as 12 or 12.5, without a unit; leave it empty if it is missing
chart-file-too-large = a number as large, or as small, as that is no measurement
chart-file-negative = a count cannot be below 0
chart-file-not-above-zero = a time between events has to be above 0
chart-file-above-denominator = more was counted than there was to count in: the value is above the denominator
chart-file-of-none = something was counted where there was nothing to count in: the denominator is 0
chart-file-negative-denominator = a denominator cannot be below 0
chart-file-no-denominators = this kind of chart needs a third column, denominator
chart-file-centre = that --centre does not fit this kind of chart
chart-file-target = that --target is no number that can be drawn
chart-file-multiply = --multiply has to be above 0
chart-option-beyond =
    { $count ->
        [one] { $option } { $at }: the file has 1 point.
       *[other] { $option } { $at }: the file has { $count } points, and there has to be one for it.
    }
