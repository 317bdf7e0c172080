# Site: what it would take to run this again.

site-question = What would it take to run this again?
site-state-said = says { $source }, as of { $date }.
site-state-said-undated = says { $source }; the source gives no date.
site-state-assumed = assumed, as of { $date }.
site-state-unknown = nobody has said what it is doing.
site-stopped = Date of stopping: { $date }.
site-stopped-once = A stop is reported: { $date }.
site-reasons = { $n ->
    [one] One reason that holds it back is reported.
   *[other] { $n } reasons that hold it back are reported.
}
site-reasons-none = No reason that holds it back is reported yet.
site-questions = { $n ->
    [one] One answer of the survey is missing.
   *[other] { $n } answers of the survey are missing.
}
site-not-known = { $n ->
    [one] One was asked for and is not known.
   *[other] { $n } were asked for and are not known.
}
site-asked-not-known = asked, not known (survey of { $date })
site-questions-none = No answer of the survey is missing.
site-disagree = { $n ->
    [one] Sources differ on one field.
   *[other] Sources differ on { $n } fields.
}
site-missing = What is missing
site-check-present = Holds it back
site-check-absent = Does not hold it back
site-check-fits = { $n ->
    [one] One recorded capability fits.
   *[other] { $n } recorded capabilities fit.
}
site-check-see = See who
site-check-gap = No recorded capability fits yet: a gap.
site-check-sides = Not something that recorded capabilities supply.
site-step = Next step
site-step-running = It runs; nothing waits for a survey here.
site-step-surveyed = It was surveyed. The answers stand below; measures follow from them.
site-step-order = A survey visit, number { $rank } in the order in which answers would change most. Without team sizes, days or places no date can be given yet.
site-step-visit = A survey visit by { $team }. If travel goes as assumed it begins { $begins }; its answers are at hand { $answers }. Until then no restart can be dated.
site-awaited = Its answers were foreseen { $answers }; they are not recorded yet.
site-step-unvisited = A survey visit, number { $rank } in the order in which answers would change most; it found no place in the plan's days.
site-in-plan = In the plan
site-fill-survey = Fill in the survey
site-short = In short
site-facts = All facts
site-differ = sources differ
site-shown = shown, by the rule of facts
site-not-recorded = Not recorded yet:
site-col-field = Field
site-col-value = Value
site-col-as-of = As of
site-claim-open = Where this comes from
site-add = Add what you know
site-add-short = Add
site-add-button = Add
site-add-beside = It stands beside what is there; nothing is overwritten.
site-choose-field = choose what it is about
site-choose = Go on
site-now = now:
site-unit = Unit
site-as-of = As of
site-source-said = Where this comes from
site-source-hint = A letter, a call, a report: in a few words. Offices rather than names.
site-hint-number = A number, or a range such as 4..6; ? for unknown.
site-hint-when = 2021-12-06, 2021-12, 2021, ~2014 for around, <2023-11 for before, >2022-10 for after, 2011..2012 for between; ? for unknown.
site-hint-place = Latitude and longitude: 32.12 20.07
site-items = Items that bear on it
site-items-general = bears on every site that stands still
site-items-none = No item bears on it.
site-items-all = All agreed items
site-results = Computed for it
site-depends = What depends on this site
