# Terms of finance: who pays in, who lends, and what each has of it.

money-apart-not-repaid = What is borrowed for it is not paid back within the years that are counted of it. Shorten the months or the grace of its terms of finance.
study-apart-not-repaid = what is borrowed is not paid back within the years that are counted; shorten the months or the grace of its terms of finance

money-called-title = Cash would be short
money-called = { $n ->
    [one] Cash would be short in one period ({ $periods }). Assumed: partners pay in { $amount } for it, by their shares.
   *[other] Cash would be short in { $n } periods ({ $periods }). Assumed: partners pay in { $amount } in all for it, by their shares.
}
money-terms = Terms of finance
money-terms-none = No terms of finance are recorded. Assumed: each side pays what the library has it pay, as equity; what cash is left at the end of a year is paid out.
money-terms-said = The terms recorded for it hold; what they do not cover partners pay as equity. Assumed: what cash is left at the end of a year is paid out.
money-terms-of-all = The terms recorded for all measures hold for it too; what they do not cover partners pay as equity. Assumed: what cash is left at the end of a year is paid out.
money-terms-ban = Interest on loans is not allowed here: { $source }. Finance comes as equity, grant, murabaha, ijara or musharaka.
money-terms-granted = Grants give { $amount }.
money-terms-cover = Cash after tax covers debt service at least { $cover } times, least in period { $period }.
money-terms-uncovered = Debt service cannot be covered in period { $period }: no cash is left for it after tax and growing working capital. Assumed: partners pay it.
money-terms-short-cover = In period { $period } cash after tax covers only { $share } of debt service. Assumed: partners pay the rest.
money-terms-link = Record terms of finance
money-col-partner = Partner
money-col-paid-in = Pays in
money-col-share = Share
money-col-partner-npv = Value for it
money-col-partner-irr = Return a year for it
money-col-financier = Financier
money-col-kind = Way
money-col-drawn = Gives
money-col-cost-of-money = Costs in all
money-partners-caption = Partners: what each pays in, and what it is worth to it, in the likely case
money-contracts-caption = Money that is paid back, in the likely case
money-skill-of = { $skill } ({ $side })
money-figure-draws = Drawn: { $name }
money-figure-charge = Cost of the money: { $name }
money-figure-fee = Fee: { $name }
money-host = Host side
money-supplier = Supplier side
money-others = Elsewhere

study-contract-loan = Loan with interest
study-contract-murabaha = Murabaha
study-contract-ijara = Ijara
study-contract-diminishing-musharaka = Diminishing musharaka

money-local = Local content
money-local-value-added = Simple value added: what is sold, at its price without taxes on it, less inputs from elsewhere, is added by the host side; inputs count for the side they come from. Over all years of production.
money-local-costs = Share of costs: what is paid to a side to run, over all that is paid. Over all years of production.
money-local-by = Counted by
money-local-by-value-added = Simple value added
money-local-by-costs = Share of costs
money-local-col-side = Side
money-local-col-produced = Of what is sold
money-local-col-costs = Of the costs
money-local-col-invested = Of the investment
money-local-caption = Who adds what, by origin
money-local-negative = Below nought: inputs from elsewhere cost more than what is sold brings.

money-seek-title = What would it take?
money-seek-note = One figure is moved alone, within a range, until the target is reached; all else stays as planned.
money-seek-what = Move
money-seek-target = Until
money-seek-price = the price
money-seek-used = the capacity used
money-seek-invest = the investment
money-seek-running = running costs
money-seek-late = the start
money-seek-npv = the value is nought
money-seek-irr = the return a year is, in %
money-seek-irr-value = Return a year, %
money-seek-ask = Find
money-seek-found-price = { $target } at { $value } of the planned price.
money-seek-found-used = { $target } at { $value } of the planned use of capacity.
money-seek-found-invest = { $target } at { $value } of the planned investment.
money-seek-found-running = { $target } at { $value } of planned running costs.
money-seek-found-late = { $target } when it comes { $value } later than planned.
money-seek-reached-npv = The value is nought
money-seek-reached-irr = The return is { $rate } a year
money-seek-amounts = The price is then { $now } instead of { $planned } per { $unit }.
money-seek-invested = Invested: { $now } instead of { $planned }.
money-seek-until = It may come up to { $value } later than planned: { $output }. A month more and the target is missed.
money-seek-others = { $n ->
    [one] There is one more such point further on.
   *[other] There are { $n } more such points further on.
}
money-seek-open = Open it in "What if?"
money-seek-above = There is none between { $low } and { $high }: the target is passed everywhere; nearest at { $value }, { $output }.
money-seek-below = There is none between { $low } and { $high }: it stays short of the target; nearest at { $value }, { $output }.
money-seek-above-part = There is none between { $low } and { $high } where it can be computed, which is not everywhere: the target is passed; nearest at { $value }, { $output }.
money-seek-below-part = There is none between { $low } and { $high } where it can be computed, which is not everywhere: it stays short of the target; nearest at { $value }, { $output }.
money-seek-jump = The target is passed by a jump at { $value }, from { $before } to { $after }; no value between reaches it.
money-seek-nowhere = There is none between { $low } and { $high }: the return cannot be computed anywhere in it.
money-seek-value-of = worth { $amount }
money-seek-return-of = a return of { $rate } a year
money-seek-months = { $n ->
    [one] { $figure } month
   *[other] { $figure } months
}
source-ui-seek = What the form of the page asks for, found on the server with the measure's own figures to a thousandth of a unit. It is no result of the programme and is kept only in the address.

rule-measure-called = What cash would be short of; it is assumed that partners pay it in, each by what it pays in over all.
rule-measure-partner-paid-in = What the partner pays in, with what it is called for when cash is short; not discounted.
rule-measure-partner-share = What the partner pays in over what all partners pay in.
rule-measure-partner-npv = What the partner is paid out and its part of what is left at the end, less what it pays in, discounted to the month in which the plan begins.
rule-measure-partner-irr = The rate, a year, at which the partner's own flows are worth nothing.
rule-measure-term-drawn = What is drawn under the term of finance, not discounted.
rule-measure-term-paid = Profit, rent, interest and fees that the term of finance costs, not discounted.
rule-measure-granted = What grants give, not discounted.
rule-measure-cover = Cash flow after tax and growing working capital, over what is paid to financiers in the same period; the least of all periods of production.
rule-measure-local = Shares of the sides in what is sold (simple value added), in the costs of running, or in the investment, in per cents.
rule-money-local = Shares of the sides in what all measures of the plan sell (simple value added), in their costs of running, or in their investment, in per cents.

result-measure-called = Paid in by partners because cash was short
result-measure-partner-paid-in = Paid in by the partner
result-measure-partner-share = Share of the partner, %
result-measure-partner-npv = Value for the partner
result-measure-partner-irr = Return for the partner, %
result-measure-term-drawn = Drawn
result-measure-term-paid = Cost of the money
result-measure-granted = Given by grants
result-measure-cover = Least cover of debt service
result-measure-local = Local content, %
result-money-local = Local content of the plan, %
