# Money: what the plan and each measure are worth, and how sure that is.

area-money = Money
money-title = Money
money-question = Is it worth it, for whom, and how sure?

# { $low } and { $high } are figures; the currency follows.
money-between = { $low } to { $high }
money-unit-million = million { $currency }
money-unit-thousand = thousand { $currency }
money-unit-plain = { $currency }

money-lead = { $n ->
    [one] The one measure of the plan that can be valued is worth { $band } ({ $likely } likely), at { $month }.
   *[other] The { $n } measures of the plan that can be valued are together worth { $band } ({ $likely } likely), at { $month }.
}
money-band-note = The range takes each figure alone to its low and to its high end and adds what the value moves by in quadrature. Net present value of all capital, before any loan.
money-rests-on = { $assumed } of what moves the value is assumed, { $reported } reported, { $surveyed } surveyed, { $computed } computed.
money-empty-title = No value yet
money-empty = A value needs a plan: measures, crews and money. Begin with the files of the programme.
money-none-title = No measure fits this filter
money-list-note = Net present value at the month in which the plan begins. Measures that sell nothing cost what they cost; what they give is in the column beside.
money-years-figure = Net cash flow of all capital by year, and its sum so far: lowest in { $worst } with { $least }, { $end } after { $last }.
money-years-note = Flows are spread evenly over the months of each project's periods; what is left at a project's end counts in its last month.
money-moves-figure = What moves the value of the plan most: each bar takes one figure alone to its low end (hollow) and to its high end (filled). Most moves: { $first }.
money-flow-figure = Net cash flow of all capital by period, and its sum so far. { $short ->
    [0] Cash lasts in every period.
    [one] Cash would be short in one period.
   *[other] Cash would be short in { $short } periods.
}
money-one-moves-figure = What moves the value: each bar takes one figure alone to its low end (hollow) and to its high end (filled). Most moves: { $first }.
money-col-period = Period
money-col-year = Year
money-col-flow = Net cash flow
money-col-sum = Sum so far
money-col-figure = Figure
money-col-range = Range
money-col-at-low = Value at its low end
money-col-at-high = Value at its high end
money-col-measure = Measure
money-col-code = Code
money-col-site = Site
money-col-npv = Value
money-col-npv-low = Value, low
money-col-npv-likely = Value, likely
money-col-npv-high = Value, high
money-col-irr = Return a year
money-col-payback = Paid back after
money-col-payback-months = Paid back after months
money-col-invested = Invested
money-col-jobs = Lasting jobs
money-col-per-money = Value per unit paid
money-col-per-day = Value per day of the scarcest skill
money-col-currency = Currency
money-col-status = Status
money-col-basis = Basis
money-col-pull = Share of what moves the value
money-filter-value = Worth
money-filter-gain = above nought
money-filter-cost = below nought

money-one-lead = { $month }: worth { $band } ({ $likely } likely).
money-one-rests = { $share } of what moves the value rests on assumed figures.
money-one-class = Class { $class } of five by AACE: the first is a checked tender, the last a first idea.
money-not-valued = This measure has no value yet
money-apart-no-plan = There is no plan, so there are no dates on which anything is paid or sold.
money-apart-not-planned = The plan does not carry it out, so there are no dates on which anything is paid or sold.
money-apart-too-large = A figure does not fit: the project cannot be computed.
money-key-figures = Key figures
money-npv = Net present value of all capital
money-npv-equity = Net present value of equity
money-npv-increment = Net present value over doing nothing
money-irr = Internal rate of return
money-payback = Paid back after
money-invested = Invested
money-discount = Rate of discount
money-without = The plan without it
money-jobs = Lasting jobs
money-cost = Cost in simulated cases
money-rests = Rests on assumed figures
money-class = Class of estimate
money-per-money = Value per unit of money paid
money-per-day = Value per day of { $skill }
money-months = { $years ->
    [one] { $figure } year
   *[other] { $figure } years
}
money-not-computed = Cannot be computed: { $why }
money-why-no-flows = all flows are nought
money-why-no-sign-change = money only goes out, or only comes in
money-why-no-rate = no rate makes the flows worth nothing
money-why-several = more than one rate makes the flows worth nothing
money-why-rate = a rate is −100% or less
money-why-never-paid-back = it is never paid back
money-why-no-investment = nothing is invested
money-why-no-debt-service = there is no debt service
money-why-no-debt = nothing is owed
money-why-still-drawn = debt is still to be drawn
money-why-no-capital = there is no capital
money-why-no-costs = there are no costs
money-why-no-sales = nothing is sold
money-why-no-margin = sales do not exceed variable costs
money-why-shape = dates or lengths do not fit together
money-why-not-a-number = a number grew beyond what numbers hold
money-assumptions = Figures that move the value
money-assumptions-note = Assumed figures stand in italics and open their basis. A share says how far the value moves when the figure alone goes to nought.
money-statements = Statements
money-statements-note = Thousands of { $currency }, the likely case.
money-statements-plain = In { $currency }, the likely case.
money-after = the year after
money-download = Study as a workbook
money-of-measure = The measure
money-link = Is it worth it?
money-figure-discount = Rate of discount
money-figure-tax = Tax on profit
money-figure-exchange = Rate of exchange: { $currency }
money-figure-price = Price: { $name }
money-figure-capacity = Capacity: { $name }
money-figure-utilisation = Capacity used: { $name }
money-figure-export = Share sold abroad: { $name }
money-figure-stock-days = Days of stock: { $name }
money-figure-payable-days = Days until it is paid: { $name }
money-figure-persons = Persons: { $name }
money-figure-investment = { $name }: { $part }
money-figure-idle = Cost of standing still
money-figure-receivable-days = Days until customers pay
money-figure-progress-days = Days of work in progress
money-figure-finished-days = Days of finished goods
money-figure-equity = Equity paid in
money-a-unit = { $amount } per { $unit }
money-unit-days = { $figure } days

money-if-title = What if?
money-if-note = The values of the plan stand at the beginning of each slider. The address keeps the question.
money-if-price = Price, % of planned
money-if-used = Capacity used, % of planned
money-if-invest = Investment, % of planned
money-if-running = Running costs, % of planned
money-if-rate = Rate of discount, %
money-if-late = Months later
money-if-now = With these
money-if-planned = As planned
money-if-same = Nothing is changed: the value is that of the plan.
money-if-told = Worth { $now } instead of { $planned }.
money-if-ask = Compute
money-if-back = As planned

money-sheet-title = Opportunity: { $name }

rule-money-discount = What a year's waiting costs, by the programme's own rate; where none is recorded, the usual rate of the product is assumed, with its range.
rule-money-tax = The tax on profit that the programme records for the side where the plants stand.
rule-money-npv = The sum of the values of all measures that the plan carries out, at the month in which the plan begins. The range moves each figure alone to its low and its high end; rates, taxes, prices and running costs of one template move together wherever they stand; what the value moves by is added in quadrature.
rule-money-invested = What all measures that the plan carries out invest, not discounted.
rule-money-measures = Measures that the plan carries out and that can be valued.
rule-money-years = Years in which a measure of the plan pays or earns; flows are spread evenly over the months of each project's periods.
rule-money-moves = Figures that move the value of the plan when they alone go to their ends or to nought.
rule-money-rests = The share of what moves the value that has this status: each figure alone goes to nought, and what the value moves by is summed by status.
rule-measure-statements = Periods of the measure's project: what is paid on the days of the plan, what is sold from its mark on, and the statements that follow from both.
rule-measure-npv = Net cash flow of all capital, discounted to the month in which the plan begins. The range moves each figure alone to its low and its high end and adds what the value moves by in quadrature.
rule-measure-npv-equity = Net cash return of equity, discounted to the month in which the plan begins.
rule-measure-npv-increment = Net cash flow of all capital more than standing still, discounted to the month in which the plan begins.
rule-measure-npv-without = The value of the plan less that of this measure.
rule-measure-npv-per-money = The value of the measure over what the plan pays for it.
rule-measure-npv-per-day = The value of the measure over its days of the skill of which the plan takes the greatest part of what there is.
rule-measure-invested = What the measure invests, not discounted; the range moves each figure alone and adds in quadrature.
rule-measure-class = The class of AACE International for estimates that the range of the investment shows: half its width over the likely value.
rule-measure-moves = Figures that move the value of the measure when they alone go to their ends or to nought.
rule-measure-short = Periods at whose end more would be paid than had come in; it is assumed that partners pay in what is short.
rule-measure-irr = The rate, a year, at which the net cash flows of all capital are worth nothing.
rule-measure-payback = Months from the start of the project until the sum of its net cash flows rises above nought.
rule-measure-rests = The share of what moves the value that has this status: each figure alone goes to nought, and what the value moves by is summed by status.

result-money-discount = Rate of discount, %
result-money-tax = Tax on profit, %
result-money-npv = Value of the plan
result-money-invested = Invested by the plan
result-money-measures = Measures valued
result-money-years = Years with cash flows
result-money-moves = Figures that move the value
result-money-rests = Share of the value by status, %
result-measure-statements = Periods of its statements
result-measure-npv = Value
result-measure-npv-equity = Value of equity
result-measure-npv-increment = Value over doing nothing
result-measure-npv-without = Value of the plan without it
result-measure-npv-per-money = Value per unit of money paid
result-measure-npv-per-day = Value per day of the scarcest skill
result-measure-invested = Invested
result-measure-class = Class of estimate
result-measure-moves = Figures that move the value
result-measure-short = Periods short of cash
result-measure-irr = Internal rate of return, %
result-measure-payback = Months until paid back
result-measure-rests = Share of the value by status, %

source-ui-what-if = What the sliders of the page ask for, computed on the server from the measure's own figures. It is no result of the programme and is kept only in the address.
source-ui-reason = Why a quantity cannot be computed; numbers in it belong to the rule itself.
source-ui-figure = The name of a figure as the library or the programme has it.
