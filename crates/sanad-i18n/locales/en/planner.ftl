# Planner: long work, the plan of works, comparing two plans.

job-queued = It waits for its turn.
job-begun = It has begun.
job-rounds = { $of ->
    [one] { $done } of one round is done.
   *[other] { $done } of { $of } rounds are done.
}
job-ranges = The search is over; the ranges are being worked out.
job-schedules = { $n ->
    [one] One plan was tried.
   *[other] { $n } plans were tried.
}
job-left = { $n ->
    [one] The search takes about one second more.
   *[other] The search takes about { $n } seconds more.
}
job-stopping = It ends with the best so far.
job-outlives = It goes on when this page is closed.
job-again = Look again
job-stop = Stop and keep the best
job-progress = How much of the search is done
