# Changing records.

edit-clashes = What stands there now
edit-what = Where
edit-expected = What you saw
edit-found = What is there now
edit-entry-source = Entry on this page by { $who }, { $date }
edit-reason = Why (goes into the history)
edit-withdraw = Withdraw
edit-withdraw-hint = It stays in the history and can be brought back.
edit-restore = Bring back
edit-source-said = Where this was said
edit-source-said-hint = A letter, a call, a meeting. Left empty, this entry itself is the source.
