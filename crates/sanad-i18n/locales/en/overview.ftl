# Overview.

overview-title = Overview
overview-question = Where do we stand, and what must happen before the next meeting?
overview-empty-title = Nothing is recorded yet
overview-empty = Begin with the programme's files, or paste the text of a communiqué: its passages, agreed items and proposed aspects follow from it.
overview-empty-import = Import files
overview-empty-text = Paste a communiqué
overview-decide = To decide
overview-decide-none = Nothing waits for a decision.
overview-show = Show them
overview-stand = Where we stand
overview-items = { $agreed ->
    [one] One item was agreed
   *[other] { $agreed } items were agreed
}: { $verified } verified by the other side, { $late } late, { $nodate } without an agreed date, { $noowner } without a recorded owner; { $aspects ->
    [one] one aspect is proposed
   *[other] { $aspects } aspects are proposed
}.
overview-sites = Of { $all } sites, { $waiting } stand still in whole or part or their state is not known; { $unsurveyed } of these have not been surveyed, and for { $noblocker } nobody has said why.
overview-changed = What changed
overview-since = Since { $date }:
overview-nothing-moved = No status, owner, date or state has changed since { $date }.
overview-no-changes = Nothing is recorded yet.
overview-and-more = and { $n } more
overview-moved = { $what }: from { $before } to { $after }
overview-moved-new = { $what }: { $after }
overview-moved-status = Status
overview-moved-force = Force
overview-moved-owner = Owner
overview-moved-due = Due date
overview-moved-state = State
overview-moved-visit = Survey visit
overview-next = Next
overview-next-none = No date lies ahead. Give the agreed items their dates.
overview-visit = Survey visit

decision-late = { $n ->
    [one] One agreed date has passed: a new date, or what else?
   *[other] { $n } agreed dates have passed: new dates, or what else?
}
decision-late-why = The date of { $name } has passed and no proof of delivery is recorded.
decision-verify = { $n ->
    [one] One proof waits for the other side: accept or refuse it
   *[other] { $n } proofs wait for the other side: accept or refuse them
}
decision-verify-why = A proof was given for { $name }; only the other side can verify it.
decision-survey = { $n ->
    [one] Let the survey team go to one site
   *[other] Let the survey teams go: { $n } sites
}
decision-survey-why = Nobody can say what a restart takes before the site is seen; the answers from { $name } would change most.
decision-owner = { $n ->
    [one] Name the owner of one agreed item
   *[other] Name the owners of { $n } agreed items
}
decision-owner-why = What was agreed in { $name } is nobody's task yet: no owner is recorded.
decision-due = { $n ->
    [one] Agree on a date for one item
   *[other] Agree on dates for { $n } items
}
decision-due-why = Without a date nothing can be on time or late; { $name } has none.
decision-settle = { $n ->
    [one] Settle the state of one site
   *[other] Settle the state of { $n } sites
}
decision-settle-why = Sources say different things about { $name }; one question to the site settles it.
