# Re-plan: a plan made anew from a status date on, with its changes to accept.
replan-title = Re-plan
replan-question = What do we change now that things have moved, and what is it worth?
replan-none = No plan was accepted yet. Accept the plan at hand first; from then on it can be compared with what happens.
replan-accept-first = Accept the plan at hand
replan-infeasible = What is left does not fit: not everything that has begun can be carried through with what there is.
replan-day = { $day } is no status date of the accepted plan. Accepted: from { $first }, the day before it was accepted, to { $last }, the last day but one of the time planned.
replan-empty = This way carries nothing out; it is not accepted in place of a plan that does.
replan-why = “sanad plan” with the same programme names the facts that cannot hold together, and what would mend it.
replan-agreed = As accepted
replan-path = Way
replan-path-keep = Keep what was accepted
replan-path-balanced = Balanced
replan-path-free = Plan freely
replan-path-keep-note = The accepted plan as it is where it still fits; what does not fit moves, and as little else as was found.
replan-path-balanced-note = The best plan found with at most half of the change that planning freely makes beyond what has to move.
replan-path-free-note = The best plan found, whatever it changes.
replan-status = Status date { $day }: { $done } done, { $going } going on, { $overdue } should have begun and are not recorded as begun. The accepted plan is of { $accepted }.
replan-freed = { $n ->
    [one] One activity should stay and cannot.
   *[other] { $n } activities should stay and cannot.
}
replan-gone = { $n ->
    [one] One activity of the accepted plan is not in the programme any more.
   *[other] { $n } activities of the accepted plan are not in the programme any more.
}
replan-noted = { $n ->
    [one] One thing on record goes against the rules of a plan; it was taken as it stands.
   *[other] { $n } things on record go against the rules of a plan; they were taken as they stand.
}
replan-alike = All three ways come to the same plan here.
replan-no-middle = No plan was found that is better than keeping with at most half of the change of planning freely: there is nothing between the two.
replan-weighed = A measure that comes or goes counts { $measure } days, an activity that moves one and one more for each day, another mode { $mode }.
replan-value = Value
replan-disturbance = Disturbance
replan-added = Measures added
replan-dropped = Measures dropped
replan-moved = Activities moved
replan-ticks = Days moved in all
replan-modes = Modes changed
replan-crews = Crews changed
replan-changes = Changes: { $path }
replan-no-changes = This way changes nothing.
replan-said-added = { $measure } is added and would be done by { $day }.
replan-said-dropped = { $measure } is dropped.
replan-said-later = { $measure } would be done { $days } later, by { $day }.
replan-said-earlier = { $measure } would be done { $days } earlier, by { $day }.
replan-said-within = { $measure } keeps its last day, { $day }; work within it moves.
replan-said-people = { $measure } keeps its days; other people do work in it.
replan-said-modes = { $n ->
    [one] One activity is done in another mode.
   *[other] { $n } activities are done in another mode.
}
replan-because-status = { $part } has not begun by the status date and can begin on { $day } at the earliest.
replan-because-people = With the rest as planned, the people accepted for { $part } cannot be there then.
replan-because-unfit = It does not fit any more as it was accepted.
replan-because-asked = It was asked for since: it must be there now, or must not.
replan-because-better = No single thing forces it, and it goes with other changes: it was not found how to take it back alone.
replan-because-gains = Nothing forces it, and it is worth something: without it, “{ $term }” would be worse by { $by }.
replan-unread-at = Status date: “{ $value }” is no day. Accepted: a day such as { $day }.
replan-unread-frozen = Days frozen: “{ $value }” is not accepted. Accepted: a whole number from 0 to { $most }.
replan-unread-way = Way: “{ $value }” is not known. Accepted: { $list }.
replan-unread-refuse = “{ $value }” is not the code of a measure.
replan-group-added = Added: { $n }
replan-group-dropped = Dropped: { $n }
replan-group-later = Done later: { $n }
replan-group-earlier = Done earlier: { $n }
replan-group-within = Last day kept, work within moves: { $n }
replan-group-people = Other people only: { $n }
replan-at = Status date
replan-frozen = Days frozen
replan-show = Plan anew
replan-refuse = Keep as accepted
replan-refuse-note = Ticked changes are refused: these measures stay as accepted as far as they can, and it is planned again.
replan-again = Plan again without the ticked changes
replan-accept = Accept this plan
replan-accept-note = The accepted plan is replaced in one step; history keeps the one before, and the step can be undone.
replan-accepted = The plan was accepted: { $n ->
    [one] one activity.
   *[other] { $n } activities.
}
replan-reason = Plan accepted
replan-reason-anew = Plan made anew accepted
actuals-title = Work begun and done
actuals-summary = Enter what has begun and what is done
actuals-hint = The day on which work began, and the last day of work that is done. For work that goes on, working days left, if known. A row that is emptied is withdrawn.
actuals-started = Begun on
actuals-finished = Done on
actuals-left = Working days left
actuals-note = The re-plan counts with it. The change can be undone.
actuals-reason = Work begun and done
planner-apart-begun = { $n ->
    [one] One activity is recorded as begun or done; this plan does not count with that.
   *[other] { $n } activities are recorded as begun or done; this plan does not count with that.
}
planner-apart-accepted = { $n ->
    [one] The plan accepted on { $day } differs from this one in one activity.
   *[other] The plan accepted on { $day } differs from this one in { $n } activities.
}
replan-link = Re-plan from the accepted plan
error-accept-database = Only a database can keep an accepted plan, and { $path } is none. Import it first.
