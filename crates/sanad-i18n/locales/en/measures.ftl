# Measures, the library of templates, assumptions; what the plan makes of sites, items and passages.

area-measures = Measures
measures-title = Measures
measures-question = What could be done, what does it cost, and what does the plan do with it?
measures-sentence-unplanned = { $all ->
    [one] One measure is proposed; there is no plan of works yet.
   *[other] { $all } measures are proposed; there is no plan of works yet.
}
measures-sentence = { $all ->
    [one] One measure is proposed
   *[other] { $all } measures are proposed
}; { $n ->
    [0] the plan carries out none.
    [one] the plan carries out one.
   *[other] the plan carries out { $n }.
}
measures-restarts = { $n ->
    [0] None of the { $all } proposed restarts is among them yet: surveys come first.
    [one] Among them is one restart of { $all } proposed.
   *[other] Among them are { $n } restarts of { $all } proposed.
}
measures-empty-title = No measures yet
measures-empty = Measures are proposed from agreed items and from sites that stand still. Begin with the files of the programme.
measures-none-title = No measure fits this filter
measures-none = Loosen the filter to see more.
measures-ranges = Costs, jobs and dates are ranges: about one case in ten lies below and one in ten above.
measures-word = Word
measures-item = For the item
measures-col-code = Code
measures-col-measure = Measure
measures-col-kind = Kind of work
measures-col-site = Site
measures-col-site-code = Code of the site
measures-col-sector = Sector
measures-col-standing = In the plan
measures-col-share = Carried out in cases
measures-col-when = Done
measures-col-cost = Cost
measures-col-jobs = Lasting jobs
measures-col-items = Items served
measures-col-items-codes = Codes of items
measures-col-cases = Of cases
measures-col-from = Done from
measures-col-to = Done by
measures-col-cost-low = Cost, low
measures-col-cost-high = Cost, high
measures-col-currency = Currency
measures-col-jobs-low = Jobs, low
measures-col-jobs-high = Jobs, high

measure-question = What is it, what does it cost, what does it need and give?
measure-at-site = { $name } — { $site }
measure-for-items = for items
measure-standing-chosen = Carried out
measure-standing-sometimes = In some cases
measure-standing-barred = Something comes first
measure-standing-never = Not carried out
measure-standing-unplanned = No plan yet
measure-standing-unsurveyed = Survey first
measure-standing-no-visit = Survey first, no date yet
measure-standing-destroyed = Not a restart
measure-standing-excluded = Left out by decision
measure-no-date = no date
measure-no-cost = no cost: in no case carried out
measure-no-jobs = no lasting jobs counted
measure-no-plan = There is no plan of works yet.
measure-share = carried out in { $share } simulated cases
measure-begins = start: { $dates }
measure-done = done: { $dates }
measure-costs = cost: { $cost }
measure-barred-unsurveyed = No reason for standing still is confirmed here, so the site gets its survey first. The ranges show what its answers may lead to; they are no date of a restart.
measure-barred-no-visit = A reason is known, but the survey of this site has no date yet; the plan waits for it.
measure-barred-destroyed = A source says that the site is destroyed. Rebuilding is a project of its own, and no restart.
measure-why = Why then, and why not sooner?
measure-in-plan = In the plan
measure-what = What it is
measure-gives-label = It gives:
measure-short = In short
measure-template = From the library
measure-size = Size
measure-choice = Choice
measure-earliest = Not before
measure-latest = Not after
measure-due = Agreed date it serves
measure-work-title = The work
measure-length = Taken one after the other as its links demand, the likely case takes { $days } of work; people, money and holidays come on top.
measure-gantt = { $name }: activities in working days from the first, each as soon as those it waits for allow; the thin line is the range of its end
measure-gantt-axis = Working days
measure-day = day { $n }
measure-work = Work
measure-perhaps = May turn up
measure-perhaps-group = May turn up: nobody has said whether it holds the site back
measure-perhaps-of = May turn up: { $name }
measure-mark = Mark: from here on it counts as done
measure-acts = Activities
measure-col-activity = Activity
measure-col-from-day = First day
measure-col-to-day = Last day
measure-col-to-range = Last day as a range
measure-col-days = Working days
measure-col-plan = In the plan
measure-col-crew = Who
measure-col-accepted = Accepted by
measure-mode-usual = usual way
measure-mode-fast = faster and dearer way
measure-hands = { $n } × { $skill }, level { $level } — { $side }
measure-needs = Needs
measure-needs-none = It needs no people or equipment of its own.
measure-gives = Gives
measure-gives-none = Nothing is counted besides what is said above.
measure-power = Electric power, for good
measure-water = Water, for good
measure-power-given = Electric power
measure-water-given = Water
measure-taught = People with the skill { $skill } at level { $level }
measure-cost = Cost
measure-cost-none = No payment is counted.
measure-cost-note = The likely case without what may turn up. Sums never mix currencies.
measure-col-origin = From
measure-col-payer = Paid by
measure-col-amount = Amount
measure-col-what = For
measure-blockers = What it waits for
measure-blockers-note = A reason that is known is cured first; one of which nobody has said may turn up with the chance given.
measure-col-blocker = Reason
measure-col-known = Known
measure-col-chance = Chance
measure-col-cure = Cure
measure-col-adds = Adds
measure-blocker-known = Holds it back
measure-blocker-perhaps = Nobody has said
measure-blocker-absent = Does not hold it back
measure-blocker-none = Not named by the survey
measure-items = Items it serves
measure-items-none = It serves no open item.
measure-worth-note = A day on which an agreed item is kept counts 4, one of a proposed aspect 1; kinds of measures that serve the same item share that.
measure-col-worth = Worth of a day
measure-set = Set
measure-choose-free = Free: the plan may choose it
measure-choose-mandatory = Must be carried out
measure-choose-excluded = Must not be carried out
measure-dates-hint = A day, month or year, such as 2027-03-15, 2027-03 or 2027; empty for none.
measure-size-hint = { $name }, from { $low } to { $high } { $unit }; a range such as 400..600 may be given; empty for the library's.
measure-set-note = The plan is made again. The change can be undone.
measure-depends = What it was made from, and what depends on it

library-title = Measure library
library-question = Which kinds of work does Sanad know, and how sure is it of each?
library-sentence = { $n ->
    [one] One template
   *[other] { $n } templates
} with { $figures } assumed figures, each with three points and a basis. A survey, an offer or a claim of the programme replaces a figure.
library-note = Every figure is a planning assumption and no fact about a real site.
library-findings = Templates of this programme were left out:
library-col-name = Template
library-col-answers = Answers
library-col-figures = Figures
library-col-wide = Width of ranges
library-col-used = Measures from it
library-figures = { $n }; { $published ->
    [0] none with a publication
    [one] one with a publication
   *[other] { $published } with a publication
}
library-wide = high is { $n } times low
library-any-sector = any sector that no other names
library-own = of this programme
library-unused = No measure of this programme uses it.
template-question = How is this kind of work done, and what are its figures worth?
template-file = File
template-told = A template of the measure library. Its figures are planning assumptions, each with its basis below.
template-told-own = A template that came with this programme. Its figures are planning assumptions, each with its basis below.
template-bases = What its figures rest on
template-used = Measures made from it
template-at-start = at the start
template-at-finish = at the end
template-col-at = Paid
figure-chance = Chance where nobody has said
figure-size = Size where nothing is known
figure-days = Days
figure-cost = Cost
figure-power = Power
figure-water = Water
figure-output = What runs from it
figure-jobs = Lasting jobs
figure-a-year = A year, for each unit of output
figure-price = Price
figure-running = Running cost
figure-idle = Cost of standing still a year
figure-job = job and year

assumptions-title = Assumptions
assumptions-question = On which assumptions does the plan rest, and who should check them?
assumptions-sentence = { $figures ->
    [one] One assumed figure
   *[other] { $figures } assumed figures
} on { $bases ->
    [one] one basis
   *[other] { $bases } bases
}, the most used first.
assumptions-note = Likely, and in brackets low and high: about one case in ten lies below and one in ten above.
assumptions-none-title = No assumption fits this filter
assumptions-none = Loosen the filter to see more.
assumptions-own = Of this programme
assumptions-trade = Trade
assumptions-check-survey = The survey of the site
assumptions-check-sides = The two sides
assumptions-used = { $n ->
    [one] one measure
   *[other] { $n } measures
}
assumptions-col-basis = Basis
assumptions-col-published = Publication
assumptions-col-place = Where
assumptions-col-kind = Kind of work
assumptions-col-figure = Figure
assumptions-col-figures = Figures
assumptions-col-low = Low
assumptions-col-likely = Likely
assumptions-col-high = High
assumptions-col-unit = Unit
assumptions-col-check = Who should check
assumptions-col-used = Used by

rule-measure-items = Open items that the measure serves.
result-measure-items = Items served

site-works = What it would take
site-works-restart = { $measure }: carried out in { $share } simulated cases.
site-works-when = Running: { $dates }.
site-works-survey-first = No restart is dated before the survey; by its answers it may run in the range { $dates }.
site-works-cost = Cost: { $cost }.
site-works-none = No measure is proposed here.
site-works-others = Other measures here
site-works-cure = Cure in the measure
item-works = What the plan foresees
item-works-none = No measure serves it: { $reason }
item-works-sentence = { $n ->
    [one] One measure serves it
   *[other] { $n } measures serve it
}; { $planned ->
    [0] the plan carries out none of them yet.
    [one] the plan carries out one of them.
   *[other] the plan carries out { $planned } of them.
}
item-works-unplanned = { $n ->
    [one] One measure would serve it; there is no plan of works yet.
   *[other] { $n } measures would serve it; there is no plan of works yet.
}
item-works-first = First done: { $dates }.
item-works-last = Last done: { $dates }.
item-works-all = All measures for it

communique-reach = { $n ->
    [one] One measure follows
   *[other] { $n } measures follow
}
reach-withdrawn = The passage was withdrawn.
reach-courtesy = A courtesy: kept, and not followed up.
reach-defence = Defence goods are left out.
reach-shown = A capability was seen; there is nothing to carry out.
reach-proposed = The passage has not been accepted yet, so no item follows from it.
reach-no-item = No item names this passage.
reach-item-withdrawn = What followed from it was withdrawn.
reach-verified = It was delivered, and the other side has verified it.
reach-no-field = Its items name no field of cooperation that measures could answer.
reach-no-template = The library has no template for the fields it names.
reach-no-site = Its fields are answered at sites, and no such site is recorded.

overview-works = { $n ->
    [0] The plan of works carries out no restart yet, of { $all } proposed: surveys come first.
    [one] The plan of works carries out one restart of { $all } proposed; it runs in the range { $first }.
   *[other] The plan of works carries out { $n } restarts of { $all } proposed, { $sure } of them in two thirds of the simulated cases or more: the first runs in the range { $first }, the last in the range { $last }.
}
rule-works-first = When the first restart that the plan carries out runs.
rule-works-last = When the last restart that the plan carries out runs.
result-works-first = First restart
result-works-last = Last restart
decision-question = Find out whether “{ $blocker }” holds { $name } back
decision-question-why = Nobody has said so yet, and no other open answer would change the plan of works more.
result-decision-question = To decide: the open question that changes most
