# What the command prints.
cli-error = error:
cli-warning = warning:
cli-nothing-taken = { $n ->
    [one] Nothing was taken; one thing to mend above.
   *[other] Nothing was taken; { $n } things to mend above.
}
cli-check-fine = { $n ->
    [one] No faults; one record.
   *[other] No faults; { $n } records.
}
cli-check-warned = { $n ->
    [one] No errors; one warning, above. { $records }
   *[other] No errors; { $n } warnings, above. { $records }
}
cli-check-records = { $n ->
    [one] One record.
   *[other] { $n } records.
}
cli-unchanged = Nothing changes: the database already holds all of this.
cli-would-change = { $n ->
    [one] One cell would change.
   *[other] { $n } cells would change.
}
cli-changed = { $n ->
    [one] One cell changed.
   *[other] { $n } cells changed.
}
cli-new-records = { $n ->
    [one] one new record
   *[other] { $n } new records
}
cli-changed-records = { $n ->
    [one] one record changed
   *[other] { $n } records changed
}
cli-conflicts = { $n ->
    [one] One conflict: the sheet says something else than the register. Neither was overwritten.
   *[other] { $n } conflicts: the sheet says something else than the register. Nothing was overwritten.
}
cli-conflict = { $item }: the sheet says “{ $sheet }”, the register “{ $here }”
cli-wrote = Written: { $path }
cli-serving = Serving at { $address } — stop with Ctrl-C
cli-stopped = Stopped.
cli-restored = Restored: { $path }
cli-kept = The database that was there is kept: { $path }
cli-new-next = Fill in the tables, then: sanad check { $path }
cli-statements = Statements read
cli-items = Items
cli-items-agreed = agreed
cli-items-aspects = proposed aspects
cli-sites = Sites by state
cli-blockers = Reasons reported, over sites not fully running
cli-unknown = Not recorded yet
cli-unknown-line = { $n ->
    [one] one survey answer for { $sites } sites not fully running; { $noblocker } of them with no reason reported
   *[other] { $n } survey answers for { $sites } sites not fully running; { $noblocker } of them with no reason reported
}
cli-known-line = capacity known for { $capacity }, work force for { $workforce }
cli-works = Plan of works
cli-works-line = { $n } of { $proposed } proposed measures, { $restarts } of { $all } restarts
cli-plan = First { $days } days
cli-plan-line = { $n ->
    [one] One visit planned, the last ends { $last }; gap { $gap }; the check passed
   *[other] { $n } visits planned, the last ends { $last }; gap { $gap }; the check passed
}
cli-plan-out = { $n ->
    [0] every site that waits is visited
    [one] one site without a dated visit
   *[other] { $n } sites without a dated visit
}
cli-paper = Follow-up paper
cli-demo-actor = sample
cli-demo-there = Nothing changes: the sample is in this database already, with what was changed since.
cli-read-text = Read: { $title } ({ $code })
cli-would-read = Would be read: { $title } ({ $code })
cli-passages = Passages
cli-agreed-items = Agreed items that follow
cli-aspects = Proposed aspects that follow
cli-nothing-follows = Nothing in it asks for follow-up.
cli-uncertain = Doubtful wording, to be looked at
cli-defence = Defence goods named, left out of what follows
cli-similar = Similar in other meetings
cli-similar-line = { $item } is like { $others }
cli-review = Next: look the passages over, accept or edit them: { $serve }, then { $address }
cli-upgraded = The database was of an older format and was brought to that of this release. A copy as it was: { $path }
cli-quoted = { $code } “{ $words }”
cli-plan-head = { $n ->
    [one] One of { $of } measures is carried out, { $restarts } of { $sites } restarts among them; the plan goes from { $from } to { $to }.
   *[other] { $n } of { $of } measures are carried out, { $restarts } of { $sites } restarts among them; the plan goes from { $from } to { $to }.
}
cli-plan-carried = Carried out: code, when it is done, in how many simulated cases, cost, name
cli-plan-left = Not carried out: code, in how many simulated cases it is, name, why
cli-plan-excluded = Left out by a person.
cli-plan-others = It would fit only in place of others, or brings nothing that the plan seeks.
cli-plan-checked = The check passed: { $n } rules, counted again by code that the planner does not share.
cli-plan-gap-open = Level { $level } ({ $terms }): how far from the best there is, is not known
cli-plan-gap = Level { $level } ({ $terms }): at most { $gap } % from the best there is
cli-plan-tried = { $n ->
    [one] One schedule, seed { $seed }, { $cases } simulated cases
   *[other] { $n } schedules, seed { $seed }, { $cases } simulated cases
}
cli-plan-stopped = The search was ended by the clock or by a person: another run may find another plan.
cli-plan-progress = { $n ->
    [one] One schedule; best so far: { $best }
   *[other] { $n } schedules; best so far: { $best }
}
cli-plan-progress-none = { $n ->
    [one] One schedule; no plan yet
   *[other] { $n } schedules; no plan yet
}
cli-plan-searches = Search { $done } of { $of }
cli-between-two = --between takes two different terms, such as jobs,value.
cli-plan-late = days late
cli-plan-too = So do: { $measures }.
cli-plan-none = No plan was made.
cli-schedule-line = { $file }: { $what }
cli-schedule-makespan = last finish { $value }
cli-schedule-delay = total delay { $value }, last finish { $second } after the first release
cli-schedule-bound = bound { $bound }
cli-schedule-gap = gap { $gap } %
cli-schedule-time = { $seconds } s
cli-schedule-passed = the check passed
cli-schedule-failed = { $n ->
    [one] the check failed: one rule broken
   *[other] the check failed: { $n } rules broken
}
cli-schedule-worth = the check failed: the schedule is worth something else
cli-schedule-refused = { $n ->
    [one] the check refused a schedule on the way, a fault of the program
   *[other] the check refused { $n } schedules on the way, a fault of the program
}
cli-schedule-summary = Files: { $n } ({ $what })
cli-schedule-not-begun = not begun
cli-schedule-progress = { $file }: best so far { $best }, bound { $bound }, schedules { $n }
schedule-status-optimal = best possible
schedule-status-feasible = schedule found
schedule-status-infeasible = no schedule exists
schedule-status-unknown = no schedule found
schedule-status-faulty = has faults
schedule-status-unread = not read
