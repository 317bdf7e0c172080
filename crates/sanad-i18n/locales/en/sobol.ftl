# Which sort of inputs carries how much of the doubt: Sobol' indices.
risk-sobol = What carries the doubt: shares of the variance by sort of inputs, from { $n ->
    [one] one trial
   *[other] { $n } trials
} made again with the draws of one sort after the other from another trial. By itself: what would go if the sort were known; in all: what would stay if all other sorts were known.
risk-sobol-npv = Net present value
risk-sobol-cost = Cost
risk-sobol-end = Last mark
risk-sobol-restarted = Sites that run by the plan's last restart
risk-sobol-first = By itself
risk-sobol-total = In all
risk-sobol-wide = The widest interval reaches { $points } points to either side at 95 %: too wide to rank sorts that lie closer. Ask for more with --sobol.
risk-sobol-many = --sobol { $n } is more than half of the trials: each of its rows takes two trials. { $least } to { $most } here, or more with --trials.
risk-sobol-trials = --sobol takes at least { $trials } trials, two for each of at least { $least } rows: give more with --trials.
risk-sobol-few = What carries the doubt cannot be shared out: { $n } of { $of } trials made again have a plan, and at least { $least } are needed.
risk-sobol-still = What carries the doubt cannot be shared out: no outcome varies between the trials made again.
riskpage-sobol-title = Which sort of unknown carries the doubt?
riskpage-sobol-note = Shares of the variance: what would go if the sort were known, and in all, with what it does together with others. { $n } trials were made again with the draws of one sort after the other from another trial; intervals that hold in nineteen cases of twenty reach at most { $points } points to either side. Sorts that carry nothing are left out.
riskpage-sobol-wide = Shares of the variance: what would go if the sort were known, and in all, with what it does together with others. { $n } trials were made again with the draws of one sort after the other from another trial. That is few: intervals that hold in nineteen cases of twenty reach up to { $points } points to either side, so sorts that lie closer cannot be ranked; more trials narrow them. Sorts that carry nothing are left out.
riskpage-sobol-npv = Value
riskpage-sobol-cost = Cost
riskpage-sobol-end = End
riskpage-sobol-restarted = Sites that run by the plan's last restart
riskpage-sobol-cell = { $first }, in all { $total }
