# Planner: long work, the plan of works, comparing two plans.

job-queued = It waits for its turn.
job-begun = It has begun.
job-rounds = { $of ->
    [one] { $done } of one round is done.
   *[other] { $done } of { $of } rounds are done.
}
job-ranges = The search is over; the ranges are being worked out.
job-schedules = { $n ->
    [one] One plan was tried.
   *[other] { $n } plans were tried.
}
job-left = { $n ->
    [one] The search takes about one second more.
   *[other] The search takes about { $n } seconds more.
}
job-stopping = It ends with the best so far.
job-outlives = It goes on when this page is closed.
job-again = Look again
job-stop = Stop and keep the best
job-progress = How much of the search is done

plan-tab-works = Works
plan-tab-visits = Survey visits
visits-title = Survey visits

planner-question = When does each site run, and what holds it back?
planner-sentence = The plan carries out { $n } of { $of ->
    [one] one proposed restart
   *[other] { $of } proposed restarts
} by { $end }.
planner-sure = Carried out in at least two thirds of the simulated cases: { $n } of them.
planner-first = The first falls within { $range }.
planner-cases = Over { $cases ->
    [one] one simulated case
   *[other] { $cases } simulated cases
} it carries out { $low } to { $high } of { $all ->
    [one] one measure
   *[other] { $all } measures
}.
planner-ranges = A site that was not surveyed has a range and no likely day: its survey comes first.
planner-months-short = { $from }–{ $to }
planner-months = { $from } – { $to }
planner-chart = Sites in the order in which they run again, then measures for agreed items by kind of work. Hollow and dashed: a range from the simulated cases, where no survey was made yet.
planner-part-cases = Not in the plan: carried out in some simulated cases only
planner-part-items = For agreed items, by kind of work
planner-lines = Site by site
planner-in-cases = carried out in { $share } simulated cases
planner-measures = { $n ->
    [one] one measure
   *[other] { $n } measures
}
planner-col-row = Site or work
planner-col-range = Range
planner-show = show the works
planner-hide = hide the works
planner-range = Range of the works
planner-all = All works
planner-restart = Restart
planner-perhaps = { $name } (only if in the way: { $what })
planner-critical = sets the date
planner-zoom = Stretch of time
planner-zoom-whole = Whole plan
planner-zoom-year = One year
planner-zoom-quarter = Three months
planner-zoom-month = One month
planner-earlier = Earlier
planner-later = Later
planner-open-all = Show all works
planner-close-all = Hide all works
planner-kind = Kind of work
planner-only-chosen = Only what the plan carries out
planner-none-passes = The filter lets nothing of the plan through.
planner-scarce = What is scarce
planner-scarce-said = On the axis of the plan. Hatched: stretches in which work waits for it. Which side pays for what is assumed by the templates; no party has agreed to it.
planner-funds = Money
planner-skills = Skills
planner-utilities = Power and water
planner-equipment = Equipment
planner-power = power, kW
planner-water = water, m³ a day
planner-utility = { $site }: { $what }
planner-skill = { $skill }, from level { $level }
planner-skill-side = { $skill }, { $from }, from level { $level }
planner-fund-free = { $what }: { $used } of { $there } are spent; no work waits for it.
planner-fund-binds = { $what }: { $used } of { $there } are spent; { $n ->
    [one] one activity waits
   *[other] { $n } activities wait
} for it.
planner-use-free = { $what }: at most { $used } of { $there } are in use at once; no work waits for it.
planner-use-binds = { $what }: at most { $used } of { $there } are in use at once; { $n ->
    [one] one activity waits
   *[other] { $n } activities wait
} for it.
planner-col-used = In use
planner-col-there = There is
planner-col-binds = Work waits
planner-more-scarce = { $n ->
    [one] One more
   *[other] { $n } more
}
planner-questions = Open questions whose answers would change most
planner-asks = Is this in the way at { $site }: { $what }?
planner-moves = If the answer is the other one, { $changes } measures come in or drop out and restarts move by { $days ->
    [one] one day
   *[other] { $days } days
} in all, on average.
planner-left = Not carried out by the plan
planner-col-measure = Measure
planner-col-for = For
planner-col-share = Carried out in simulated cases
planner-col-reason = In short
planner-why-not = Why not?
planner-barred-unsurveyed = Its survey comes first.
planner-barred-no-visit = Its survey has no date yet.
planner-barred-destroyed = A source says that the site is destroyed; rebuilding is another project.
planner-crowded = Others come first with the people, money and days there are.
planner-no-skill = Nobody recorded knows it: { $skill }.
planner-hopeless = It cannot be carried out with what is recorded.
planner-details-said = The plan is sought level by level: first the terms of the first level, then those of the next. No plan can beat the bound. A checker that shares no code with the planner has counted everything anew for this page.
planner-level = Level { $n }
planner-level-said = { $terms }; gap to the bound { $gap }
planner-level-open = { $terms }; no bound is known that helps
planner-term = { $name }: { $value } (bound { $bound }, weight { $weight })
planner-job-years = { $n ->
    [one] one job-year
   *[other] { $n } job-years
}
planner-item-days = { $n ->
    [one] one item-day
   *[other] { $n } item-days
}
planner-verdict-same = Accepted: { $activities ->
    [one] one activity
   *[other] { $activities } activities
} placed, of { $measures ->
    [one] one measure
   *[other] { $measures } measures
}; its terms are those shown.
planner-verdict-other = The rules hold for { $activities } activities of { $measures } measures, but other terms were counted: a fault of the program.
planner-verdict-no = Refused: { $n ->
    [one] one rule is broken
   *[other] { $n } rules are broken
}; a fault of the program.
planner-found = Search
planner-found-said = { $schedules ->
    [one] one plan
   *[other] { $schedules } plans
} tried of { $asked } asked for, seed { $seed }
planner-drawn = Ranges
planner-drawn-said = { $n ->
    [one] one simulated case
   *[other] { $n } simulated cases
}, in { $failed } of which what must be there did not fit. One in ten lies below each range and one in ten above.
planner-reference = Currency of the value
planner-illustrative = Illustrative · all amounts are assumed
planner-compare = Compare with another plan
planner-none = There is no plan of works yet
planner-step-items = Agreed items
planner-step-register = Register
planner-step-teams = Teams
planner-step-funds = Funds
planner-step-import = Import a file
planner-step-history = History
planner-proposed = What could be done

planner-after = after the plan's days
job-best = Best so far: { $terms }.

compare-title = Compare two plans
compare-question = What changes if we choose the other plan?
compare-a = First plan
compare-b = Second plan
compare-at-hand = The plan at hand
compare-force = { $what }: carried out in any case
compare-exclude = { $what }: left out
compare-again = what one more search finds from the plan at hand on
compare-without = without { $what }
compare-more-money = { $what }: { $money } more
compare-more-people = { $n ->
    [one] one more person: { $what }
   *[other] { $n } more people: { $what }
}
compare-more-equipment = { $what }: { $n } more
compare-more-utility = { $what }: { $n } more
compare-more-days = { $n ->
    [one] one day more
   *[other] { $n } days more
}
compare-common = The second plan, asked often
compare-swap = Exchange the two plans
compare-clear = Begin anew
compare-do-force = Carry out in any case
compare-do-exclude = Leave out
compare-unknown = This names nothing here and was passed over:
compare-nothing = Both are the same plan. Choose what is otherwise in the second one.
compare-lack-a = The first plan cannot be made: { $why }
compare-lack-b = The second plan cannot be made: { $why }
compare-only-b = { $n ->
    [0] The second plan can be made and passed its check. It carries nothing out.
    [one] The second plan can be made and passed its check. It carries out one measure.
   *[other] The second plan can be made and passed its check. It carries out { $n } measures.
}
compare-only-restarts = { $n ->
    [0] No site runs again in it.
    [one] One site runs again in it.
   *[other] { $n } sites run again in it.
}
compare-sentence = In the second plan: { $sites }.
compare-sites-none = No site moves.
compare-sites-earlier = { $n ->
    [one] one site earlier
   *[other] { $n } sites earlier
}
compare-sites-later = { $n ->
    [one] one site later
   *[other] { $n } sites later
}
compare-sites-out = { $n ->
    [one] one site drops out
   *[other] { $n } sites drop out
}
compare-sites-in = { $n ->
    [one] one site comes in
   *[other] { $n } sites come in
}
compare-chart = When each site runs in the two plans: hollow the first, filled the second. Before a survey there is a range alone; ranges are compared by their middles.
compare-col-change = Change
compare-earlier = { $n ->
    [one] one day earlier
   *[other] { $n } days earlier
}
compare-later = { $n ->
    [one] one day later
   *[other] { $n } days later
}
compare-in = comes in
compare-out = drops out
compare-same = the same
compare-more = { $by } more
compare-less = { $by } less
compare-others = Other measures that come in or drop out
compare-money = Money by year
compare-col-fund = Fund and year
compare-fund-year = { $fund }, { $year }
compare-terms = Terms of the two plans
compare-col-term = Term

# The plans between two terms, and what a little more of each scarce thing would bring.
between-head = { $n ->
    [zero] No plan was found between { $first } and { $second }.
    [one] One plan is the best in both { $first } and { $second }: no plan was found that is better in one of them.
   *[other] { $n } plans between { $first } and { $second }: none is as good as another in both.
}
between-bound-note = The bound is what no plan that is as good in the other can beat.
between-value = { $value } (bound { $bound })
between-measures = { $n ->
    [one] one measure
   *[other] { $n } measures
}
between-at-hand = the plan at hand
between-not-at-hand = The plan at hand is not among them: one of them is better in one and no worse in the other. All other terms come after these two here.
between-better = Judged by all that the plan seeks, in its order, plan { $n } is better than the plan at hand: { $gains }.
between-whole = Nothing more was found between any two of them.
between-part = There may be more between them: more can be asked for.
helps-head = A little more of each scarce thing, what helps most first. With it the plan is better by so much at least: such a plan was found, and with more effort a better one may be.
helps-not-at-hand = The plan compared with was found on the way, with nothing added, and is better than the plan at hand: { $gains }.
helps-take = Compare it with the plan at hand
planner-longer = A longer search for the plan itself may find it or a better one: sanad plan { $path } --effort { $n }
helps-better = { $term }: { $by } better
helps-worse = { $term }: { $by } worse
helps-and = {"; "}
helps-nothing = No better plan was found with a little more of any one thing.
helps-none = With a little more of one of these alone no better plan was found: { $what }.
helps-untried = { $n ->
    [one] One more thing was not tried, since little or nothing in the plan waits for it, or since the search was ended.
   *[other] { $n } more things were not tried, since little or nothing in the plan waits for them, or since the search was ended.
}
planner-searches = Searches: { $searches }; schedules: { $n }; seed: { $seed }
between-unread = These are not two different aims. Accepted, as first and second: two of { $list }.
between-title = Between two aims
between-question = How much of one aim has to be given for more of the other?
between-first = First aim
between-second = Second aim
between-do = Show the plans between
between-chart = The plans found, from the best in the second aim to the best in the first, further being better. The diamond is the plan at hand; no plan lies beyond the dashed line.
between-col-plan = Plan
between-col-bound = { $term }: bound
between-col-measures = Carried out
between-col-otherwise = Otherwise than the plan at hand
between-in = Comes in: { $measures }.
between-out = Drops out: { $measures }.
between-compare = Compare with these measures
between-part-page = There may be more plans between them.
helps-title = What would help most
helps-question = Of what would a little more bring the most?
helps-col-more = A little more
helps-col-gains = What it brings
helps-idle = With a little more of one of these alone no better plan was found
between-count-in = { $n ->
    [one] one measure comes in
   *[other] { $n } measures come in
}
between-count-out = { $n ->
    [one] one measure drops out
   *[other] { $n } measures drop out
}
helps-col-otherwise = What changes
helps-compare = Compare the two plans
