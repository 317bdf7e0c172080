# The follow-up paper and the decisions in it.
brief-title = Follow-up paper
brief-as-of = As of { $date }
brief-agreed-heading = Agreed items
brief-aspects-heading = Proposed aspects
brief-decide-heading = Decide next
brief-changed-heading = Changed since { $date }
brief-next-heading = Next
brief-changed-begun = Changed since the record began on { $date }
brief-changed-note = Nothing was recorded before { $date }: this is all that changed after the first entry.
brief-nothing-changed = Nothing changed.
brief-first = First paper: there is nothing to compare with yet.
brief-reason = Reason: { $reason }
brief-owner-none = no owner recorded
brief-no-date = no date agreed
brief-due = due { $date }
brief-col-item = Agreed
brief-col-owner = Owner
brief-col-due = Due
brief-col-status = Status
brief-col-word = Last word
brief-last-word = last word { $date }
brief-group-undated = No date agreed
brief-more-items = { $n ->
    [one] and one more item, on the page Agreed items
   *[other] and { $n } more items, on the page Agreed items
}
brief-sites = { $waiting ->
    [one] One site is not fully running; { $unsurveyed } without a survey.
   *[other] { $waiting } sites are not fully running; { $unsurveyed } without a survey.
}
brief-counts = { $agreed ->
    [one] One agreed item
   *[other] { $agreed } agreed items
}: { $verified } verified, { $late } late, { $nodate } with no date agreed. { $aspects ->
    [one] One proposed aspect.
   *[other] { $aspects } proposed aspects.
}
brief-works = The illustrative plan carries out { $n } of { $all } proposed restarts, { $sure } of them in most cases; the first between { $from } and { $to }.
brief-works-none = The illustrative plan carries out none of { $all } proposed restarts.
brief-item-works = plan: { $n } of { $of } measures, the first done { $from } to { $to }
brief-item-works-short = plan: { $n } of { $of } measures
brief-item-works-none = plan: none of { $of } measures
brief-visit = Survey visit: { $name }
brief-item-due = Due: { $name }
brief-awaited = Foreseen before { $date }
brief-awaited-what = { $n ->
    [one] one survey visit; no answers are recorded yet
   *[other] { $n } survey visits; no answers are recorded yet
}
brief-forecast = All answers of the planned visits are expected between { $low } and { $high }.
brief-forecast-open = All answers of the planned visits are expected from { $low } on.
brief-order-only = Survey order, without dates. Not recorded yet: { $missing }.
brief-change-new-agreed = New agreed item: { $name }
brief-change-new-aspect = New proposed aspect: { $name }
brief-change-status = { $name }: { $before } → { $after }
brief-change-due = { $name }: due { $before } → { $after }
brief-change-owner = { $name }: owner { $after }
brief-change-update = { $name }: { $party } said on { $date }: “{ $text }”
brief-change-proof = { $name }: proof given on { $date }
brief-change-verified = { $name }: Verified, proof accepted by { $party }, { $date }
brief-change-refused = { $name }: proof not accepted by { $party }, { $date }
brief-change-reopened = { $name }: open again; { $party } no longer accepts the proof, { $date }
brief-change-unverified = { $name }: open again; the acceptance of the proof of { $date } was taken back
brief-change-site = { $name }: state { $before } → { $after }
brief-change-blockers = { $name }: reasons for standing still { $before } → { $after }
brief-change-disagree = { $name }: sources now differ; both are kept
brief-change-survey = { $name }: surveyed on { $date }
brief-found-reasons = held back by { $reasons }
brief-found-reasons-more = held back by { $reasons } and { $n } more
brief-found-short = { $what }: { $has } of { $needs }
brief-change-more = { $n ->
    [one] and one more change, on the page History
   *[other] and { $n } more changes, on the page History
}
brief-empty = No items yet. Read a communiqué first.

decision-late = { $n ->
    [one] Agree a new date for “{ $name }”, or say what else must happen
   *[other] Agree new dates for { $n } items, first “{ $name }”
}
decision-late-why = { $n ->
    [one] Its agreed date has passed without a verified proof.
   *[other] Their agreed dates have passed without a verified proof.
}
decision-verify = { $n ->
    [one] Verify the proof for “{ $name }”
   *[other] Verify { $n } proofs, first “{ $name }”
}
decision-verify-why = One side has given proof; the other side has not yet answered.
decision-survey = { $n ->
    [one] Let the survey team go: { $name }
   *[other] Let the survey teams go: { $n } visits, first { $name }
}
decision-survey-why = { $unanswered ->
    [one] One survey answer about sites that are not fully running is missing; no restart can be dated before it is at hand.
   *[other] { $unanswered } survey answers about sites that are not fully running are missing; no restart can be dated before they are at hand.
}
decision-owner = { $n ->
    [one] Name an owner for “{ $name }”
   *[other] Name owners for { $n } agreed items, first “{ $name }”
}
decision-owner-why = { $n ->
    [one] It was agreed, and no owner is recorded yet.
   *[other] They were agreed, and no owner is recorded yet.
}
decision-due = { $n ->
    [one] Agree a date for “{ $name }”
   *[other] Agree dates for { $n } agreed items, first “{ $name }”
}
decision-due-why = Without a date nothing can be late, and nothing can be followed up.
decision-settle = { $n ->
    [one] Settle what { $name } is doing
   *[other] Settle the state of { $n } sites, first { $name }
}
decision-settle-why = Two sources say different things; both are kept until the sides agree.
brief-changed-first = What changed
missing-team-people = how many people a team has
missing-team-base = where a team starts from
missing-team-days = on which days a team is available from now on
missing-day-minutes = how long a working day is
missing-travel = how fast teams travel
missing-survey-minutes = how long a survey takes
missing-place = where the sites are
missing-plan-fault = data that the planner can use
missing-plan-refused = a plan that passes its check
