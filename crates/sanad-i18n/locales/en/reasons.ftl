# What the planner answers: why a date, why not, what is wrong and what would cure it.

skilled-either = { $skill } at level { $level }
skilled-host = { $skill } at level { $level }, of the host side
skilled-supplier = { $skill } at level { $level }, of the supplying side
supply-power = electricity at { $site }
supply-water = water at { $site }
measure-at = { $measure } – { $site }
part-of = { $part } ({ $measure })
works-mode-usual = the usual way
works-mode-fast = the faster way

reason-begin = { $part } begins as the plan does, on { $day }.
reason-pin = { $part } was fixed by a person to begin on { $day }.
reason-answers = { $part } waits for the answers of the survey at { $site }; they are at hand { $days }.
reason-earliest = { $part } begins no earlier than { $day }, as a person has set.
reason-link-fs = { $part } begins when { $other } is done ({ $days }).
reason-link-fs-lag = { $n ->
    [one] { $part } begins one day after { $other } is done ({ $days }).
   *[other] { $part } begins { $n } days after { $other } is done ({ $days }).
}
reason-link-ss = { $part } begins together with { $other } or later ({ $days }).
reason-link-ss-lag = { $n ->
    [one] { $part } begins one day after { $other } has begun ({ $days }).
   *[other] { $part } begins { $n } days after { $other } has begun ({ $days }).
}
reason-link-ff = { $part } cannot end before { $other } does ({ $days }).
reason-link-ff-lag = { $n ->
    [one] { $part } ends at least one day after { $other } ({ $days }).
   *[other] { $part } ends at least { $n } days after { $other } ({ $days }).
}
reason-link-sf = { $part } cannot end before { $other } begins ({ $days }).
reason-link-sf-lag = { $n ->
    [one] { $part } ends at least one day after { $other } begins ({ $days }).
   *[other] { $part } ends at least { $n } days after { $other } begins ({ $days }).
}
reason-link-most = { $n ->
    [one] { $part } may come at most one day before { $other } ({ $days }).
   *[other] { $part } may come at most { $n } days before { $other } ({ $days }).
}
reason-renewable = { $part } needs { $what }, which { $other } uses until it is done ({ $days }).
reason-renewable-none = { $part } needs { $what }, of which there is enough only from { $day } on.
reason-fund-inflow = { $part } costs { $amount }; { $fund } holds that only with the instalment of { $day }.
reason-fund-income = { $part } costs { $amount }; { $fund } holds that only with the income from { $other }.
reason-utility = { $part } needs { $what }, of which there is enough only after { $other } ({ $days }).
reason-utility-none = { $part } needs { $what }, of which there is enough only from { $day } on.
reason-busy = { $part } needs people of { $pool }, who work on { $other } before it ({ $days }).
reason-travel = { $part } needs people of { $pool }, who come from { $other } ({ $days }) and are on the way or must stay there first.
reason-travel-base = { $part } needs people of { $pool }, who first come from their base.
reason-course = { $part } needs people of { $pool }, who first learn what it takes in { $other } ({ $days }).
reason-away = { $part } needs people of { $pool }, who are there from { $day } on.
reason-nothing = { $part } could begin earlier with all else as it is: nothing that the plan seeks asks for it.
reason-barred-unsurveyed = No reason is recorded why the site stands still. Its survey comes first; only then can it be planned.
reason-barred-no-visit = The survey of the site has no date yet. Only its answers make the work one that can be planned.
reason-barred-destroyed = A source says that the site is destroyed. Rebuilding it is another project.

scarce-renewable = { $measure }: there are too few of { $what }.
scarce-fund = { $measure }: { $fund } does not hold enough.
scarce-utility = { $measure }: there is not enough { $what }.
scarce-skill = { $measure }: too few people are free with { $skill }.
scarce-skill-pool = { $measure }: too few people of { $pool } are free with { $skill }.
scarce-trainees = { $measure }: too few people of { $pool } are free for a course.
scarce-time = { $measure }: the days of the plan, or until a day that was set, are too few.
scarce-link = { $measure }: what ties { $part } to other work or to a fixed day cannot hold.
scarce-group = { $measure }: the rule of choice { $rule } leaves it out.
missing-renewable = { $n ->
    [one] One more of { $what } would be needed.
   *[other] { $n } more of { $what } would be needed.
}
missing-fund = { $fund } would need { $amount } more.
missing-utility = { $amount } more of { $what } would be needed.
missing-skill = { $n ->
    [one] One more working day of people with { $skill } would be needed.
   *[other] { $n } more working days of people with { $skill } would be needed.
}
missing-skill-pool = { $n ->
    [one] One more working day of people of { $pool } with { $skill } would be needed.
   *[other] { $n } more working days of people of { $pool } with { $skill } would be needed.
}
missing-trainees = { $n ->
    [one] One more day of people of { $pool } for a course would be needed.
   *[other] { $n } more days of people of { $pool } for a course would be needed.
}
missing-time = { $n ->
    [one] One more day would be needed.
   *[other] { $n } more days would be needed.
}
more-renewable = { $n ->
    [one] one more of { $what }
   *[other] { $n } more of { $what }
}
more-fund = { $amount } more in { $fund }
more-utility = { $amount } more of { $what }
more-skill = { $n ->
    [one] one more person with { $skill }
   *[other] { $n } more people with { $skill }
}
more-skill-pool = { $n ->
    [one] one more person in { $pool } with { $skill }
   *[other] { $n } more people in { $pool } with { $skill }
}
more-trainees = { $n ->
    [one] one more person in { $pool }
   *[other] { $n } more people in { $pool }
}
more-time = { $n ->
    [one] one more day for the plan
   *[other] { $n } more days for the plan
}
more-link = { $part } free of what ties it
more-group = without the rule of choice { $rule }

lack-measures = There is nothing to plan: no site stands still, and no open item asks for a measure.
lack-crews = No crews are recorded. Record the teams of both sides and the skills of their people, then the funds out of which works are paid; the plan is made at once.
lack-faults = { $n ->
    [one] There is no plan: one thing in what is recorded cannot hold.
   *[other] There is no plan: { $n } things in what is recorded cannot hold.
}
lack-impossible = There is no plan, and it is proven that there can be none: what must be done does not fit.
lack-not-found = { $n ->
    [one] No plan was found in one schedule in which all that must be done fits. It is not proven that there is none.
   *[other] No plan was found in { $n } schedules in which all that must be done fits. It is not proven that there is none.
}
lack-refused = The plan did not pass its check. This is a fault of the program, not of what is recorded: { $why }

fault-range = The value { $value } is out of range.
mend-range = Enter a value from { $low } to { $high }.
fault-empty-code = A code is missing.
mend-empty-code = Enter a code.
fault-duplicate = { $value } stands twice: { $kind }.
mend-duplicate = Rename one of the two or withdraw it.
fault-unknown = { $value } is not known: { $kind }.
mend-unknown = Correct the code, or enter what it names.
fault-empty = The list is empty: { $kind }.
mend-empty = Enter at least one.
fault-too-many = There are too many ({ $value }): { $kind }.
mend-too-many = Plan in parts of at most { $most }.
fault-length = The list has { $value } entries.
mend-length = Give it { $length } entries.
fault-no-working-tick = The calendar leaves no day to work.
mend-no-working-tick = Leave at least one day of the week for work.
fault-steps = The days { $value } are not in order.
mend-steps = Put them in order, each once, at the latest on { $last }.
fault-diagonal = A way from a place to itself takes time.
mend-diagonal = Set it to nothing.
fault-span = The span { $value } ends before it begins, or lies outside the plan.
mend-span = Exchange its ends, or move it before { $last }.
fault-rate-to-itself = The rate { $value } leads from a currency to itself.
mend-rate-to-itself = Withdraw the rate.
fault-no-rate = An amount in { $from } is to be paid out of money in { $to }, and no rate is recorded between them.
mend-no-rate = Enter a rate from { $from } to { $to }, or a fund in { $from }.
fault-sum = The amounts together are too large: { $value }.
mend-sum = Look for an amount with digits too many.
fault-instant = It takes no time but occupies people or things.
mend-instant = Give it a duration, or take away what it occupies.
fault-flow-never = It takes or gives something only while it runs, from its end on: never.
mend-flow-never = Let it begin with the work, or last for good.
fault-teaches-nothing = The course teaches { $skill } to people who know it already.
mend-teaches-nothing = Send other people, or teach a higher level.
fault-gain-term = { $value } is nothing that a measure brings.
mend-gain-term = Choose value, jobs, agreed items kept or local content.
fault-deadline-before-release = Its last day { $value } comes before { $release }, its first.
mend-deadline-before-release = Move one of the two days.
fault-self-link = It waits for itself.
mend-self-link = Take the link away.
fault-max-below-min = The most days between ({ $value }) are fewer than the least ({ $min }).
mend-max-below-min = Exchange the two numbers.
fault-cycle = These wait for each other in a circle: { $cycle }.
mend-cycle = { $n ->
    [one] Take one link of the circle away, or shorten its waits by one day.
   *[other] Take one link of the circle away, or shorten its waits by { $n } days in all.
}
fault-group = The rule of choice leaves nothing to choose, because of: { $because }.
mend-group = Free one of these measures, or withdraw the rule.
fault-pin-tick = It is fixed to { $value }, on which it cannot begin: a day without work, or too late to be done by { $deadline }.
mend-pin-tick = Fix it to a working day, or withdraw the pin.
fault-pin-early = It is fixed to { $value }, before what comes first can be done.
mend-pin-early = Fix it to { $earliest } or later.
fault-pin-frozen = It is fixed to { $value }, but the signed plan has it on { $start } ({ $mode }).
mend-pin-frozen = Withdraw the pin, or keep less of the signed plan.
fault-frozen-excluded = It is left out, but the signed plan begins it before { $until }.
mend-frozen-excluded = Let it in, or keep less of the signed plan.
fault-too-late = It can be done on { $earliest } at the earliest, after { $deadline }.
mend-too-late = { $n ->
    [one] Allow at least one more day, or shorten what comes before.
   *[other] Allow at least { $n } more days, or shorten what comes before.
}
fault-over-capacity = It needs { $value } of { $what }; there are never more than { $most }.
mend-over-capacity = Enter more of it, or need less.
fault-skill-missing = { $value ->
    [one] It needs one person with { $skill }
   *[other] It needs { $value } people with { $skill }
}; { $most ->
    [one] one person has it or can learn it.
   *[other] { $most } have it or can learn it.
}
fault-skill-missing-none = { $value ->
    [one] It needs one person with { $skill }; nobody has it or can learn it.
   *[other] It needs { $value } people with { $skill }; nobody has it or can learn it.
}
mend-skill-missing = Enter people who have it or a course that teaches it, or need fewer.
fault-persons-short = { $value ->
    [one] It needs one person
   *[other] It needs { $value } different people at once
}; { $most ->
    [one] one person fits all that is asked.
   *[other] { $most } fit all that is asked.
}
mend-persons-short = Enter more people, or need fewer at once.
fault-over-fund = It costs at least { $value } out of { $fund }; all that can ever come in is { $most }.
mend-over-fund = Enter more money for the fund, or spend less.
fault-over-utility = It takes { $value } of { $what }; there can never be more than { $most }.
mend-over-utility = Enter a measure that gives it, or take less.

fault-kind-activity = activity
fault-kind-calendar = calendar
fault-kind-fund = fund
fault-kind-measure = measure
fault-kind-measure-of-this-group = measure of this rule of choice
fault-kind-mode = way of doing it
fault-kind-mode-of-this-activity = way of doing this activity
fault-kind-objective = objective
fault-kind-place = place
fault-kind-pool = people
fault-kind-rate = rate
fault-kind-renewable = shared resource
fault-kind-renewable-of-this-mode = shared resource of this activity
fault-kind-skill = skill
fault-kind-skill-of-this-pool = skill of these people
fault-kind-start-of-an-activity = start of an activity
fault-kind-term = term of an objective
fault-kind-utility = power or water of a site
fault-kind-activities = activities
fault-kind-calendars = calendars
fault-kind-earns = incomes
fault-kind-flows = flows of power and water
fault-kind-funds = funds
fault-kind-groups = rules of choice
fault-kind-links = links
fault-kind-measures = measures
fault-kind-modes = ways of doing an activity
fault-kind-needs = needs for people
fault-kind-places = places
fault-kind-pools = groups of people
fault-kind-rates = rates
fault-kind-renewables = shared resources
fault-kind-skills = skills
fault-kind-spends = payments
fault-kind-teaches = courses
fault-kind-utilities = supplies of power and water

checked-shape = The plan speaks of the measures at hand and of no others.
checked-mandatory = What must be done is in the plan.
checked-excluded = What was left out is not in it.
checked-group = The rules of choice hold.
checked-missing = Every activity of a measure in the plan is carried out.
checked-extra = No activity of another measure is carried out.
checked-mode = Each activity is done in one of its ways.
checked-working = Work begins on working days.
checked-duration = Each activity takes its working days.
checked-release = Nothing begins before it may.
checked-deadline = Nothing ends after it must.
checked-pin = Fixed days are kept.
checked-lag-min = What waits for other work waits long enough.
checked-lag-max = What must follow soon does.
checked-renewable = Shared resources suffice on every day.
checked-count = Each activity has its number of people.
checked-pool = People are those who are recorded.
checked-twice = Nobody is counted twice in one activity.
checked-skill = People know what is needed when it is needed.
checked-busy = Nobody is in two places at once.
checked-away = People work while they are there.
checked-travel = People have time for their ways.
checked-stay = People stay as long as they must.
checked-fund = No fund spends more than has come in.
checked-utility = Power and water suffice at every site.

finding-works-unknown-template = No template of the library has the code { $value }. Accepted: { $accepted }.
finding-works-unknown-measure = No measure has the code { $value }. Accepted: { $accepted }.
finding-works-unknown-activity = The measure has no activity { $value }. Accepted: { $accepted }.
finding-works-unknown-mode = The activity cannot be done in the way { $value }. Accepted: { $accepted }.
finding-works-fund-without-rate = Amounts in other currencies are to be paid out of this fund in { $value }, and no rate leads there. Accepted: { $accepted }.
finding-works-course-for-nobody = The course teaches { $value } to nobody: whoever could be sent knows it, or the people are too few. Accepted: { $accepted }.
accepted-works-template = the code of a template, built in or of the programme
accepted-works-measure = the code of a measure that is recorded or that follows from a site or an open item; what no longer holds is withdrawn
accepted-works-rate = a rate from { $a } to { $b }
accepted-works-learners = a group of at least { $a } people of the host side who are below level { $b }

why-title = Why
why-question = Why this site or why not, and why then?
why-list-none = The plan restarts none of the { $of } sites that wait.
why-list-sentence = { $n ->
    [one] The plan restarts one of the { $of } sites that wait.
   *[other] The plan restarts { $n } of the { $of } sites that wait.
}
why-planned = In the plan
why-left = Not in the plan
why-col-done = Runs again
why-col-share = Simulated cases
why-col-sets = What sets its date
why-col-why = Why not
why-chain-link = the whole chain
why-left-link = more
why-no-date = no date
why-no-plan = There is no plan yet.
why-empty-title = No site waits
why-empty = When a site of the register stands still, it appears here with why it is in the plan or not.
why-excluded = A person has left it out.
why-others = With what there is, others serve better what the plan seeks.
why-in = { $measure }: in the plan, done { $days }; carried out in { $share } simulated cases.
why-out = { $measure }: not in the plan; carried out in { $share } simulated cases.
why-then-title = Why then
why-then = then: { $parts }
why-brings-title = Why it is chosen
why-mandatory = A person has set that it must be carried out.
why-items = { $n ->
    [one] It serves this item: { $items }.
   *[other] It serves these items: { $items }.
}
why-jobs = It brings lasting work for { $jobs }.
why-cost = It costs { $cost }.
why-seeks = The plan looks first at: { $first }; then at: { $then }. With it in the plan, these together are better than with anything found in its place.
why-seeks-one = The plan looks at: { $first }. With it in the plan, this is better than with anything found in its place.
why-asked-title = What if it had to be?
why-asked = The plan is made once more with it in, to see what would have to give way.
why-reasons-title = Why not
why-cures-title = What would change that
why-answers = Its survey's answers: { $days }
why-try-in = Compare with a plan that has it
why-try-out = Compare with a plan without it
why-try-with = Compare with { $more }
why-displaces-none = If it had to be carried out, nothing would leave the plan.
why-displaces = { $n ->
    [one] If it had to be carried out, this would leave the plan: { $measures }.
   *[other] If it had to be carried out, these would leave the plan: { $measures }.
}
why-adds = { $n ->
    [one] This would come in beside it: { $measures }.
   *[other] These would come in beside it: { $measures }.
}
why-costs-nothing = By what the plan seeks it would cost nothing: the two plans are equally good.
why-worse = The plan would be worse in: { $terms }. It is proven that no plan with it is as good.
why-worse-found = The plan would be worse in: { $terms }. That is the best with it that was found in { $n } schedules; a better one may exist.
why-loss-between = { $term }: at least { $least } and at most { $found } lost.
why-loss-most = { $term }: at most { $found } lost; how much at least is unknown within { $n } schedules.
why-loss-least = { $term }: at least { $least } lost, and { $found } in the best plan with it that was found.
why-loss-found = { $term }: { $found } lost in the best plan with it that was found; how much at least is unknown within { $n } schedules.
why-loss-gained = { $term }: { $found } gained in the best plan with it that was found.
why-together = { $terms }, taken together
why-better = The plan with it is even better in: { $terms }. It was found only now, in { $n } schedules more: the plan at hand is not the best.
why-impossible = It is proven that no plan can have it, with what there is.
why-not-found = { $n ->
    [one] No plan with it was found in one schedule.
   *[other] No plan with it was found in { $n } schedules.
}
why-possible-with = This would make it possible: { $more }.
why-plan-leaves = { $n ->
    [0] There is a plan, and it carries out every measure.
    [one] There is a plan. It leaves out one measure:
   *[other] There is a plan. It leaves out { $n } measures:
}
why-no-cure = More of any one thing, or of all together, did not help either.
why-refused = { $n ->
    [one] The plan with it broke one rule of the check. This is a fault of the program.
   *[other] The plan with it broke { $n } rules of the check. This is a fault of the program.
}
why-costs-title = What it would cost by what the plan seeks
why-costs = An earlier objective counts before all later ones. The last column is a bound: no plan with it is better than that in this one respect.
why-col-term = Objective
why-col-plan = Plan at hand
why-col-forced = With it
why-col-bound = At best
why-days = { $n ->
    [one] one day
   *[other] { $n } days
}

conflict-title = Why there is no plan
conflict-facts = { $n ->
    [one] This cannot hold, whatever else is planned:
   *[other] These { $n } cannot hold together, whatever else is planned:
}
conflict-minimal = Without any one of them, the others can hold: a plan was found for each case, and checked.
conflict-not-minimal = Perhaps not all of them are needed for it: for some it was not found out within the effort.
conflict-cures = { $n ->
    [one] There is a plan with this change; it was found, and checked:
   *[other] There is a plan with any one of these { $n } changes; each plan was found, and checked:
}
conflict-others = { $n ->
    [one] One other conflict was met besides; these changes end that as well.
   *[other] { $n } other conflicts were met besides; these changes end those as well.
}
conflict-cures-each = { $n ->
    [one] With the change under it there is a plan; it was found, and checked.
   *[other] With any one of the { $n } changes there is a plan; each plan was found, and checked.
}
conflict-first = The least change found that gives a plan (fewest changes; moving a date or an amount before doing without something):
conflict-cures-none = No change of up to three of them was found with which there is a plan. Other changes may help: other works, other ways of doing them, or several of these dates and amounts at once.
conflict-cures-links = Each change opens a comparison with the plan that has it; nothing is recorded by that.
conflict-cures-other = Changes of several of them at once:
conflict-together = { $changes }, together
conflict-looking = Looking for what is in conflict; Ctrl-C ends it.
conflict-unknown = Neither a plan nor a small set of recorded things that are in conflict was found within the effort.
conflict-mandatory = { $measure } must be carried out.
conflict-excluded = { $measure } is left out.
conflict-group-one = Just one of these is carried out: { $measures }.
conflict-group-most = At most one of these is carried out: { $measures }.
conflict-group-implies = { $measure } is carried out only together with { $measures }.
conflict-pin = { $part } begins on { $day }: that day is fixed.
conflict-deadline = { $part } ends on { $day } at the latest.
conflict-release = { $part } does not begin before { $day }.
conflict-release-answers = { $part } does not begin before { $day }, when the answers of the survey are expected.
conflict-fund = Into { $fund } comes { $amount } in all, the last of it on { $day }.
conflict-fund-late = By { $day }, { $amount } in all has come into { $fund }; the next instalment, { $instalment }, comes only on { $due }.
conflict-fund-small = Into { $fund } comes { $amount } in all; its last instalment is { $instalment } on { $due }.
conflict-fund-none = Nothing comes into { $fund }.
conflict-utility = Of { $what } there is { $amount } without further works.
conflict-renewable = { $n ->
    [0] There is none of { $what }.
    [one] There is one of { $what }.
   *[other] There are { $n } of { $what }.
}
conflict-crew = { $n ->
    [one] { $pool } has one person, there { $days }.
   *[other] { $pool } has { $n } people, there { $days }.
}
conflict-skill = Only those recorded with { $skill } have it.
conflict-skill-none = Nobody is recorded with { $skill }.
conflict-max-lag = { $n ->
    [0] { $part } follows { $other } at once.
    [one] { $part } follows { $other } after one day at most.
   *[other] { $part } follows { $other } after { $n } days at most.
}
conflict-link = { $part } begins when { $other } is done.
conflict-link-lag = { $n ->
    [one] { $part } begins at least one day after { $other } is done.
   *[other] { $part } begins at least { $n } days after { $other } is done.
}
conflict-link-ends = { $part } is tied to { $other }.
conflict-calendar-host = On days off of the side where the sites are, nobody works.
conflict-calendar-both = On days off of either side, work that needs both does not go on.
conflict-horizon = The plan ends on { $day }.
change-mandatory = { $measure } no longer required
change-excluded = { $measure } no longer left out
change-pin = the day of { $part } left open
change-deadline = { $n ->
    [one] one more day for { $part }, until { $day }
   *[other] { $n } more days for { $part }, until { $day }
}
change-deadline-any = no last day for { $part }
change-release = { $n ->
    [one] { $part } one day earlier, from { $day }
   *[other] { $part } { $n } days earlier, from { $day }
}
change-release-any = no first day for { $part }
change-fund-any = as much in { $fund } as is spent
change-utility-any = as much of { $what } as is taken
change-renewable-any = as many of { $what } as are used
change-crew-any = as many people in { $pool } as are asked for, from the first day on
change-crew-there = { $pool } there from the first day to the last
change-crew-both = { $n ->
    [one] one more person in { $pool }, all of them there from the first day to the last
   *[other] { $n } more people in { $pool }, all of them there from the first day to the last
}
change-skill-any = all recorded people having { $skill }
change-link = { $n ->
    [one] one day less between { $other } and { $part }
   *[other] { $n } days less between { $other } and { $part }
}
change-link-any = { $part } not waiting for { $other }
change-max-lag = { $n ->
    [one] one more day between { $other } and { $part }
   *[other] { $n } more days between { $other } and { $part }
}
change-max-lag-any = any time between { $other } and { $part }
change-calendar = work on these days off: { $days }
change-calendar-more = { $n ->
    [one] work on these days off: { $days }, and one more stretch
   *[other] work on these days off: { $days }, and { $n } more stretches
}
change-calendar-any = work on all days off
