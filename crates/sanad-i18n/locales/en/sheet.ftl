# The opportunity sheet: one page on a measure for somebody who may put money into it.

sheet-title = Opportunity
sheet-question = What is offered, what would it take, and what has to be known before anybody decides?
sheet-file = One file to keep and print
sheet-link = One page for an investor
sheet-facts = Share of the value resting on reported facts
sheet-terms = One case in ten lies below a range, one above; values at { $month } at a rate of { $rate } a year, before finance. Illustrative: no offer and no promise.
sheet-offered = What is offered, and by whom
sheet-stands = What stands, and why it stands still
sheet-needed = What is needed
sheet-partnership = Terms and set-up of the partnership
sheet-assumptions = Figures that move the value most
sheet-to-know = To be known before deciding
sheet-sources = Sources
sheet-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
sheet-follows = { $n ->
    [one] Follows from item { $codes }.
   *[other] Follows from { $n } items: { $codes }.
}
sheet-parties = Parties to these: { $parties }.
sheet-no-offer = No party has made an offer on it yet.
sheet-no-site = It is at no single site: it serves the programme's items.
sheet-because = Reasons said: { $reasons }.
sheet-because-nothing = Why it stands still has not been said yet.
sheet-unsaid = { $n ->
    [one] Of { $all } possible reasons nobody has spoken about one.
   *[other] Of { $all } possible reasons nobody has spoken about { $n }.
}
sheet-need-money = Money: { $amount }
sheet-need-time = Time: done between { $from } and { $to } by the plan's simulated cases
sheet-need-time-from = Time: done from { $from } on by the plan's simulated cases
sheet-need-power = Power: { $amount }
sheet-need-water = Water: { $amount }
sheet-need-people = People ({ $side }): { $days }: { $skills }
sheet-need-trained = { $n ->
    [one] Trained people: one is to be trained: { $skills }
   *[other] Trained people: { $n } are to be trained: { $skills }
}
sheet-terms-none = No terms are recorded. Assumed: partners pay in equity; what cash is left at the end of a year is paid out.
sheet-terms-said = By the terms recorded; what cash is left at the end of a year is paid out.
sheet-partner = { $name }: pays in { $paid } ({ $share }); value for it { $npv }, return { $irr } a year
sheet-contract = { $name }, { $kind }: { $drawn }; cost { $paid }
sheet-called = Of this, { $amount } because cash would be short; assumed by shares.
sheet-no-interest = Interest on loans is not allowed here; finance comes as equity, grant, murabaha, ijara or musharaka.
sheet-figure = { $name }: { $range }, { $status }
sheet-not-surveyed = No survey of the site has been made.
sheet-open = { $n ->
    [one] One question of the survey is unanswered: { $first }
   *[other] { $n } questions of the survey are unanswered, among them: { $first }
}
sheet-most = Of what is assumed, this moves the value most: { $name }.
sheet-none = none
sheet-not-known = not known yet
cli-sheet-none = There is no sheet: the measure has no value
cli-seek-target = `{ $target }` is no target. Accepted: npv=0, or irr= with a return in % a year, such as irr=15.
cli-seek-needs-plan = This cannot be sought here: a delay needs a plan, and a measure a value.
study-workings = Workings
study-months = Months to the end of the period
study-factor = Discount factor
study-figures-note = Change a likely value here: every sheet follows by its formulas.
study-uncovered = cannot be covered in { $period }: no cash is left for it after tax and growing working capital
study-cover = { $n } (in { $period })
help-appraise-sheet = Write the opportunity sheet of the measure: one A4 page in the chosen language
help-appraise-seek = Find the value of one figure, moved alone, that reaches the target: price, used, invest or running in % of what is planned, late in months of a later start-up, with the investment on its planned days
help-appraise-target = What is to be reached: npv=0, or a return in % a year such as irr=15
study-made = Made
