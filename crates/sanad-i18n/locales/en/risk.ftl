# Risk: the whole programme, trial by trial.

risk-head = { $n } trials with seed { $seed }; each draws { $inputs ->
    [one] one input
   *[other] { $inputs } inputs
}, puts the plan in anew in its own order and appraises every measure anew.
risk-stopped = Stopped before { $of }: these are the trials so far.
risk-failed = Trials in which what must be there did not fit: { $n }. They count nowhere below.
risk-progress = { $done } of { $of } trials
risk-no-plan = There is no plan to draw trials from. `sanad plan` says why.
risk-no-measure = There is no measure { $code }. `sanad plan` lists them.
risk-programme = Programme
risk-planned = Plan
risk-end = Last mark
risk-cost-in = Cost ({ $currency })
risk-npv-in = Net present value ({ $currency })
risk-positive = Net present value above 0
risk-restarted = Sites that run again
risk-by = By
risk-measures = Measures, where they are carried out
risk-measure = Measure
risk-done = Done
risk-cost = Cost
risk-npv = Net present value
risk-carried-out = Carried out
risk-activities = Activities that hold the end back
risk-activity = Activity
risk-criticality = Criticality
risk-significance = Significance
risk-cruciality = Cruciality
risk-moves-end = What moves the last mark
risk-moves-cost = What moves the cost
risk-moves-npv = What moves the net present value
risk-input = Input
risk-low = Mean where low
risk-high = Mean where high
risk-correlation = Rank correlation
risk-errors = After ±: the standard error. Low and high: the fifths of the trials around P10 and P90 of the input; of a blocker, not there and there. Values are counted at the start of the plan.
risk-input-days = Days of work: { $name }
risk-input-cost = Cost of work: { $name }
risk-input-answers = Day of the survey's answers: { $name }
risk-input-blocker = Blocker { $blocker }: { $site }
risk-input-discount = Rate of discount
risk-input-tax = Tax on profit
risk-input-exchange = Rate of exchange: { $name }
risk-input-size = Size: { $name }
risk-input-output = Output: { $name }
risk-input-price = Price of the product: { $name }
risk-input-running = Running costs, { $kind }: { $name }
risk-running-raw-material = raw materials
risk-running-supplies = supplies
risk-running-utility = utilities
risk-running-spares = spare parts
risk-running-maintenance = maintenance
risk-running-royalty = royalties
risk-running-labour = labour
risk-running-factory-overhead = factory overheads
risk-running-administration = administration
risk-running-rent = rent
risk-running-marketing = marketing
risk-together = Days of work, costs of work, prices and running costs each move together, with a correlation of { $r } between two inputs of a sort. That is an assumption; the programme's indicator risk-correlation says otherwise, and 0 draws each by itself.
risk-at-plan = Trials up to the plan
risk-last = Last restart
risk-in-time = Restarts by their planned day
risk-run-again = Sites that run again
risk-supposed = The plan supposes that of { $n ->
    [one] one blocker of which nobody has said
   *[other] { $n } blockers of which nobody has said
} none is there at its { $sites ->
    [one] one restart
   *[other] { $sites } restarts
}. By their chances { $mean } are there on average; the chance that none is: { $none }.
risk-share-below = below { $n } %
risk-share-above = above { $n } %
risk-dearer = Dearer work brings no more money: what cannot be paid is left out, and costs end near the plan's. That is no sign that they are certain.
risk-of-file = risk takes a programme, and { $path } is a project file: sanad appraise { $path }
riskpage-trials-within = { $value } is not a number of trials that is made here: { $low } to { $high }. Made: { $used }.
risk-alone = One sort of inputs alone, all others as in the plan (means of counts, medians of the rest):
risk-alone-sort = Drawn
risk-alone-end = Last mark, P50
risk-alone-cost = Cost, P50
risk-alone-npv = Net present value, P50
risk-sort-blockers = Blockers of which nobody has said
risk-sort-days = Days of work
risk-sort-cost = Cost of work
risk-sort-answers = Days of the surveys' answers
risk-sort-output = Sizes and output
risk-sort-prices = Prices of products
risk-sort-running = Running costs
risk-sort-rates = Discount, exchange and tax
risk-questions = What an answer would be worth before a restart is decided on ({ $n } questions weighed; told are those that stand out from chance, at most one wrong list in twenty)
risk-questions-none = No answer alone would turn a decision by more than chance may, so many being weighed.
risk-question = Question
risk-question-worth = Worth of the answer
risk-question-most = Of knowing everything about the restart

# The pages of risk.
riskpage-title = Risk of the whole plan
riskpage-question-spread = How sure is the plan, and where does it lie among what may happen?
riskpage-question-sites = By which day does each site run again, and how surely?
riskpage-question-causes = What carries the doubt, and which answer would turn a decision?
riskpage-tab-spread = Spread
riskpage-tab-sites = Sites
riskpage-tab-causes = Causes
riskpage-no-plan = Trials are drawn from a plan of works, and there is none yet. The plan's page says what is missing.
riskpage-too-few = Too few trials have a plan to say anything. Ask for more.
riskpage-empty-title = No trials yet
riskpage-empty-plan = To the plan
riskpage-stopped = Stopped after { $made } of { $of } trials. What follows is said of those that were made.
riskpage-lead = In eight of ten trials at least { $n ->
    [one] one site runs
   *[other] { $n } sites run
} again by the end of the plan; and in eight of ten each, all is done by { $day }, it costs no more than { $cost }, and it is worth at least { $npv }.
riskpage-positive = It is worth more than it costs in { $share } of the trials.
riskpage-plan-lies = The plan itself lies on the good side: { $share } of the trials are worth more than it, and of its { $planned } restarts { $mean } run by their planned day on average.
riskpage-not-planned = not in the plan
riskpage-too-seldom = in too few trials to say
riskpage-figure-npv = Eight of ten trials are worth between { $low } and { $high }; half of them more than { $middle }.
riskpage-figure-cost = Eight of ten trials cost between { $low } and { $high }; half of them more than { $middle }. Dearer work brings no more money: less is carried out.
riskpage-figure-last = In eight of ten trials the last site that runs again does so between { $low } and { $high }; in half of them after { $middle }.
riskpage-figure-moves-npv = What moves the value most: { $first }. Where it is low the trials are worth { $low } on average, where it is high { $high }.
riskpage-figure-moves-cost = What moves the cost most: { $first }. Where it is low the trials cost { $low } on average, where it is high { $high }.
riskpage-figure-moves-end = What moves the end most: { $first }. Where it is low the trials end in { $low } on average, where it is high in { $high }.
riskpage-figure-restarted = By the end of { $year } between { $low } and { $high } sites run again in eight of ten trials; the plan has { $planned }.
riskpage-head-mark = Mark
riskpage-head-value = Value
riskpage-head-share = Trials up to it
riskpage-head-year = End of the year
riskpage-head-sites = Sites that run again
riskpage-bar-planned = { $year }, plan
riskpage-bar-mean = { $year }, mean of the trials
riskpage-alone-title = Why the plan lies there
riskpage-alone-note = Each row draws one sort of inputs alone and leaves all others as the plan takes them, in { $n } trials. Means of counts, medians of the rest.
riskpage-alone-plan = The plan: all as it is taken
riskpage-alone-all = All trials: everything drawn
riskpage-sites-lead = Of the { $n } restarts of the plan { $often } are carried out in two thirds of the trials or more, and { $early } run by their planned day in half of them or more.
riskpage-sites-title = Each site
riskpage-sites-note = Ranges hold in eight of ten of the trials that carry the restart out; shares are of all trials. A site that was not surveyed has a range and no planned day.
riskpage-col-site = Site
riskpage-col-range = Runs again
riskpage-col-planned = Planned day
riskpage-col-in-time = By that day
riskpage-col-carried-out = Carried out
riskpage-col-npv = Value
riskpage-causes-lead = The value is moved most by “{ $npv }”, the end by “{ $end }”.
riskpage-questions-title = Which answer would turn a decision?
riskpage-questions-note = Before each restart is decided on, an answer is worth what it raises the mean value by: where it says that the restart is worth less than nothing, that is left out. { $n } questions were weighed; those are shown whose worth stands out from chance although so many were weighed (Bonferroni: at most one list in twenty shows one that is worth nothing). What money and people could do elsewhere is not counted.
riskpage-questions-none = Of { $n } questions weighed, no answer alone would turn a decision by more than chance may, so many being weighed.
riskpage-col-question = Question
riskpage-col-worth = Worth of the answer
riskpage-col-most = Worth of knowing everything about the restart
riskpage-activities-note = Criticality: the share of trials in which the activity could not wait without moving the end. Significance weighs that by its days and the end. Cruciality: how far its days and the end go together, from nought to one.
riskpage-note-drawn = { $n } trials with seed { $seed }; each draws { $inputs } inputs, puts the plan in anew in its own order as people, machines, money, power and water allow, and appraises every measure anew. Equal trials and seed give this page again.
riskpage-note-together = Days of work, costs of work, prices and running costs each move together, with a correlation of { $r } between two inputs of a sort: an assumption, unless the programme's indicator risk-correlation says otherwise.
riskpage-note-failed = In { $n } trials what must be there did not fit; they count nowhere.
riskpage-trials = Trials
riskpage-seed = Seed
riskpage-ask = Draw
riskpage-link = How sure is the whole plan?
riskpage-band-trials = The ranges are those of { $n } trials of the whole plan: eight of ten of those that carry the measure out lie in them. Those of equity and over doing nothing are of { $own } trials of the measure's own figures, on the days of the plan.
riskpage-band-plan = The ranges are those of { $n } trials of the whole plan, that of a measure of those that carry it out (where they are fewer than { $least }, of { $own } cases of its own figures): one case in ten lies below a range and one above. Net present value of all capital, before any loan.
rule-money-risk = Trials draw what is not known, put the plan in anew in its own order, and appraise every measure anew. Figures lie below their low and above their high end in one trial of ten each; a blocker of which nobody has said is there by its chance. This is the correlation between two inputs of a sort that moves together: days of work, costs of work, prices, running costs. Where the programme does not record it, it is assumed.
result-money-risk = Trials of the whole plan: correlation of inputs of a sort
risk-together-days = All days of work together
risk-together-cost = All costs of work together
risk-together-prices = All prices together
risk-together-running = All running costs together
riskpage-summing = The trials are made; what they say is being put together.
riskpage-left = { $n ->
    [one] About one second more.
   *[other] About { $n } seconds more.
}
riskpage-stop = Stop and keep the trials so far
riskpage-progress = How many of the trials are made
riskpage-causes-note = Means over the fifths of the trials in which a figure is lowest and highest. What is common to a sort of figures is told by itself, and each figure by what is its own.
