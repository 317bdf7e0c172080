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
    [0] No item was agreed yet
    [one] One item was agreed
   *[other] { $agreed } items were agreed
}: { $verified ->
    [0] none is verified by the other side yet
    [one] one is verified by the other side
   *[other] { $verified } are verified by the other side
}, { $late ->
    [0] none is late
    [one] one is late
   *[other] { $late } are late
}, { $nodate } without an agreed date, { $noowner } without a recorded owner; { $aspects ->
    [0] no aspect is proposed
    [one] one aspect is proposed
   *[other] { $aspects } aspects are proposed
}.
overview-sites = Of { $all } sites, { $waiting } stand still in whole or part or their state is not known; { $unsurveyed } of these have not been surveyed, and for { $noblocker } nobody has said why.
overview-and-more = and { $n } more
overview-next = Next
overview-next-none = No date lies ahead. Give the agreed items their dates.
overview-visit = Survey visit
overview-paper = Follow-up paper
