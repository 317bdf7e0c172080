# The plan of works: results, rules, words of the library, money.

money-million = { $n ->
   *[other] { $figure } million { $currency }
}
money-thousand = { $n ->
   *[other] { $figure } thousand { $currency }
}
money-plain = { $figure } { $currency }
share-of = { $n } of { $of }
currency-usd = US dollars
currency-eur = euros
currency-egp = Egyptian pounds
currency-lyd = Libyan dinars
source-kind-template = library

rule-measure-parts = The activities of the measure's template, behind the cures of the blockers that are known or may turn up.
rule-works-asked = Open items that every measure of this kind serves.
rule-works-kind = Proposed measures of this kind.
rule-works-kind-planned = Measures of this kind that the plan carries out.
rule-works-proposed = Measures made from the library for sites that wait and for open items, and those that were recorded.
rule-works-inputs = What the plan of works was made from: measures, crews, money, equipment, days, power and water, and the day it was asked.
rule-works-chosen = Measures that the plan carries out.
rule-works-restarts = Restarts that the plan carries out.
rule-works-restarts-sure = Restarts of the plan that at least two thirds of the simulated cases carry out too.
rule-works-restarts-all = Restarts that were proposed.
rule-works-gap = How far the plan may be from the best there is, by this level of its objectives: |bound − value| / max(|bound|, |value|).
rule-measure-share = In how many simulated cases the measure is carried out; durations, costs, blockers and the days of answers differ from case to case.
rule-measure-chosen = Whether the plan carries the measure out, with likely values.
rule-measure-mark = When the measure is done: the likely day of the plan, and the days before which one in ten and nine in ten simulated cases lie.
rule-measure-cost = What the measure costs in simulated cases: one in ten lies below the range and one in ten above.
rule-fund-whole = All instalments of the fund within the plan's days.
rule-fund-spent = What the plan spends out of the fund; the range from simulated cases.
rule-item-measures = Measures that serve the item.
rule-item-planned = Measures serving the item that the plan carries out.
rule-item-first = When the first measure serving the item is done, of those the plan carries out.
rule-item-last = When the last measure serving the item is done, of those the plan carries out.

result-measure-parts = Activities
result-works-asked = Items asking for this kind
result-works-kind = Measures of this kind
result-works-kind-planned = Measures of this kind planned
result-works-proposed = Measures proposed
result-works-inputs = What the plan of works rests on
result-works-chosen = Measures carried out
result-works-restarts = Restarts carried out
result-works-restarts-sure = Restarts carried out in most cases
result-works-restarts-all = Restarts proposed
result-works-gap = Gap to the bound
result-measure-share = Carried out in simulated cases
result-measure-chosen = Carried out by the plan
result-measure-mark = Done
result-measure-cost = Cost
result-fund-whole = Instalments
result-fund-spent = Spent by the plan
result-item-measures = Measures for it
result-item-planned = Measures planned
result-item-first = First measure done
result-item-last = Last measure done

chosen-yes = carried out
chosen-no = not carried out

finding-template-unreadable = This line cannot be read: { $value }. Accepted: { $accepted }.
finding-template-unknown-key = A template has no key { $value } here. Accepted: { $accepted }.
finding-template-key-missing = The key { $value } is missing here. Accepted: { $accepted }.
finding-template-wrong-kind = { $value } is a value of another kind. Accepted: { $accepted }.
finding-template-teaches-nothing = { $value }: a training activity that teaches nothing; give skill, level and number. Accepted: { $accepted }.
finding-template-code-differs = The code { $value } is not the name of the file. Accepted: { $accepted }.
finding-template-unknown-word = { $value } is not a word of the library. Accepted: { $accepted }.
finding-template-points = { $value } does not fit here. Accepted: { $accepted }.
finding-template-unknown-activity = No activity is called { $value }. Accepted: { $accepted }.
finding-template-unknown-basis = No basis is called { $value }. Accepted: { $accepted }.
finding-template-cycle = These activities wait for each other: { $value }. Accepted: { $accepted }.
finding-template-missing = Something is missing here. Accepted: { $accepted }.
finding-template-code-twice = The activity { $value } stands here twice. Accepted: { $accepted }.
accepted-template = a template as library/README.md describes it
accepted-template-sectors = at least one sector, or *
accepted-template-fields = at least one field of items
accepted-template-chance = low, likely and high from 0 to 1, with a basis
accepted-template-activity = at least one activity
accepted-template-range = two numbers above 0, the least first
accepted-template-points = low, likely and high in this order, from 0 to { $a }
accepted-template-size = a [size] in this template
accepted-template-fast = days from 0.1 to 1, cost and crew from 0.5 to 10
accepted-template-count = a whole number from 1 to 1,000
accepted-template-order = an order in which no activity waits for itself; take { $a } out of what { $b } waits for
accepted-template-toml = a line of TOML: a key, =, and a value with its quotes and brackets closed
accepted-template-teaches = teaches = [{"{"} skill = "operation", level = 2, count = 4 {"}"}], with those who learn
accepted-kind-number = a number
accepted-kind-whole = a whole number
accepted-kind-text = a text in quotes
accepted-kind-yes-no = true or false
accepted-kind-three = three numbers: [low, likely, high]
accepted-kind-two = two numbers: [least, greatest]
accepted-kind-list = a list in brackets: [ … ]
accepted-kind-table = a table in braces: {"{"} … {"}"}
accepted-kind-after = the code of an activity, or {"{"} of = "code", link = "FS", min = 0 {"}"}
accepted-above-zero = a number above 0

template-kind-restart = Restart
template-kind-cure = Removing a blocker
template-kind-modernise = Modernisation
template-kind-energy = Energy and lighting
template-kind-water = Water and sanitation
template-kind-network = Communications and digital systems
template-kind-security = Information and site security
template-kind-training = Training
template-kind-exchange = Exchange of experience
template-kind-mission = Expert mission
template-kind-contract = Supply and transfer
template-kind-partnership = Partnership
template-kind-pilot = Pilot
template-kind-mining = Mining
template-kind-zone = Industrial zone
template-kind-works = Works

phase-agree = Agreement
phase-design = Design
phase-procure = Procurement
phase-make_safe = Make safe
phase-repair = Repair and service
phase-build = Construction
phase-mechanical_completion = Mechanical completion
phase-pre_commissioning = Pre-commissioning
phase-commissioning = Commissioning
phase-performance_test = Performance test
phase-ramp_up = Ramp-up
phase-train = Training
phase-operate = Operation
phase-handover = Handover

origin-host = host side
origin-supplier = supplying side
origin-third = third countries
from-host = host side
from-supplier = supplying side
from-either = either side

# Units of the library.
unit-MWh-year = MWh/year
unit-assets = assets
unit-buses = buses
unit-components = components
unit-expert-weeks = expert-weeks
unit-kUSD = thousand USD
unit-m = m
unit-m2 = m²
unit-opportunities = opportunities
unit-pilots = pilots
unit-places = places
unit-t = t
unit-trainees = trainees
unit-trainees-year = trainees/year
unit-users = users
