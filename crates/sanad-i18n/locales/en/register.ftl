# Register: what stands still, and why.

register-title = Register
register-question = What stands still, and why?
register-sentence = Of { $all } sites { $waiting } stand still in whole or part, or nobody has said; for { $noblocker } of them no reason is reported, and { $unsurveyed } have not been surveyed.
register-empty-title = No sites yet
register-empty = Import a register as a workbook or CSV; a name and a place are enough to begin.
register-none-title = No site fits this filter
register-none = Take a part of the filter away.
register-reason = Held back by
register-word = Name, place or product
register-no-reason = No reason reported
register-unknown-whether = { $what }: nobody has said
register-map = Where the sites are, by what was last said of their state.
register-bars = What is reported to hold back the sites that stand still; each line filters the list.
register-bars-count = Sites
register-col-code = Code
register-col-site = Site
register-col-place = Place
register-col-sector = Sector
register-col-state = State
register-col-blockers = Held back by
register-col-unanswered = Open questions
register-col-rank = Survey order
register-col-visit = Visit
register-col-coordinates = Coordinates
register-surveyed = surveyed
