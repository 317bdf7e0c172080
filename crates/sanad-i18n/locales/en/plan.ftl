# Plan: the survey visits of the first days.

plan-title = Plan
plan-question = Which team surveys which site, and when?
plan-sentence = { $visits ->
    [one] One survey visit
   *[other] { $visits } survey visits
} by { $teams ->
    [one] one team
   *[other] { $teams } teams
} within the plan's days, { $from } to { $to }.
plan-some-left = { $n ->
    [one] One site that waits for a survey has no visit in these days.
   *[other] { $n } sites that wait for a survey have no visit in these days.
}
plan-none-left = Every site that waits for a survey has its visit.
plan-not-restart = These are dates of surveys. A restart can be dated only from the answers.
plan-anew = The plan was to begin on { $first }. It is made anew from { $from }, each team starting from its base.
plan-awaited = { $n ->
    [one] One visit was foreseen before { $date }; no answers are recorded yet.
   *[other] { $n } visits were foreseen before { $date }; no answers are recorded yet.
}
plan-awaited-sites = Answers awaited: { $sites }.
plan-away = No working days within these: { $teams }.
plan-why = Why then
plan-why-then = Why then:
plan-answers = The answers are at hand { $answers }.
plan-range = between { $low } and { $high }, most likely on { $likely }
plan-range-open = from { $low } on, most likely on { $likely }; perhaps only after the plan's days
plan-range-day = on { $date }
plan-from = from { $date }
plan-span = { $from } to { $to }
plan-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
}
plan-days = { $n ->
    [one] one day
   *[other] { $n } days
}
plan-visits = Visit by visit
plan-chart = Drives and survey visits by team; the whisker is the range of the end, the words after it when the answers are at hand.
plan-travel = Drive
plan-visit = Survey visit
plan-shade-off = weekend or holiday of one of the sides
plan-shade-reduced = reduced hours
plan-col-what = Activity
plan-col-from = From
plan-col-to = To
plan-col-range = End, as a range
plan-left = Without a visit in these days
plan-unvisited-excluded = It was left out on purpose.
plan-unvisited-no-team-able = No team has all the skills it needs.
plan-unvisited-pin-missed = It was fixed to a day on which its team cannot begin there.
plan-unvisited-horizon-too-short = The days are too few even if it were the first visit of a team.
plan-unvisited-crowded-out = It would fit alone, but not beside visits whose answers change more.
plan-unvisited-no-place = Its place is not recorded yet.
plan-link-no-team = No team has all the skills it needs.
plan-link-few-teams = Of { $of } teams only these have all the skills it needs: { $teams }.
plan-link-team-from = The team works from { $date } on.
plan-link-before = First the team visits { $sites }, until { $date }.
plan-link-no-drive = The team is already there; no drive is needed.
plan-link-drive-base = The drive from its base takes { $time }.
plan-link-drive = The drive from { $from } takes { $time }.
plan-link-pinned = The visit is fixed to { $date }.
plan-pause-non-working = Until the end of the visit, weekends and holidays of the two sides take { $days }.
plan-pause-reduced = Hours are reduced on { $days } of them.
plan-pause-closed = The site is closed for { $days } after the team has arrived.
plan-pause-driving = On { $days } no more driving is allowed although there is time left.
plan-link-survey = The survey itself takes { $time } of team work over { $days }.
plan-forward = As the first visit of { $team } its answers would be at hand on { $date }; the others would wait longer, at a cost of { $cost } value-days.
plan-forward-free = As the first visit of { $team } its answers would be at hand on { $date }, at no cost to the others.
plan-forward-drops = These would find no place any more: { $sites }.
plan-rests = What these dates rest on
plan-rests-why = Every one of these is an assumption until somebody records what is so; a better value moves the dates.
plan-places = { $n ->
    [one] The place of one site, assumed
   *[other] The places of { $n } sites, assumed
}
plan-reported-none = None of the inputs is reported or surveyed.
plan-reported = { $n ->
    [one] One more input is reported or surveyed.
   *[other] { $n } more inputs are reported or surveyed.
}
plan-col-assumed = Assumed of
plan-col-score = Value of its answers
plan-days-off = Days off and reduced hours inside the plan
plan-col-day = Occasion
plan-col-kind = Kind
plan-details-said = The plan seeks the least sum over all sites of the value of their answers times the days until they are at hand; a checker that shares no code with the planner has passed it.
plan-value-days = Value-days (less is better)
plan-bound = No plan has fewer than
plan-gap = Gap to that bound
plan-seed = Seed
plan-effort = Effort (thousands of schedules)
plan-schedules = Schedules made
plan-verdict = Verdict of the checker
plan-verdict-said = { $visits ->
    [one] Accepted: one visit
   *[other] Accepted: { $visits } visits
} and { $unvisited } sites without one, in { $comparisons } comparisons.
plan-team-use = { $visits ->
    [one] one visit
   *[other] { $visits } visits
}; hours surveying { $surveying }, driving { $driving }, the drive home { $home }
plan-order-only = No dates can be given yet. This is the order in which answers would change most; for dates, this is not recorded yet:
plan-order-caption = The order of surveys, the most telling first.
plan-missing-team-people = How many people a team has:
plan-missing-team-base = Where a team starts from:
plan-missing-team-days = Days on which a team is available from now on:
plan-missing-day-minutes = How long a working day is:
plan-missing-travel = How fast teams travel
plan-missing-survey-minutes = How long a survey takes
plan-missing-place = Where any of the sites is
plan-missing-plan-fault = The planner could not use what is recorded:
plan-missing-plan-refused = The checker refused the plan:
plan-empty-title = Nothing waits for a survey
plan-empty = When a site of the register stands still and has not been surveyed, its visit appears here.

# What is missing for dates, as parts of a list.
