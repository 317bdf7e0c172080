# History.

history-title = History
history-question = What was changed, by whom, when and why?
history-of = Changes to
history-all = all changes
history-empty-title = Nothing was changed yet
history-empty = Every import, edit and answer will stand here, with who made it, and can be taken back.
history-undoes = Takes an earlier change back.
history-changes = Changes
history-record = Record
history-column = Column
history-before = Before
history-after = After
history-more = { $n ->
    [one] and one more change
   *[other] and { $n } more changes
}
history-older = Older
history-cells = { $n ->
    [one] One cell was written.
   *[other] { $n } cells were written.
}
