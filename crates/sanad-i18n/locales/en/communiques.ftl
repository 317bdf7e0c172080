# Communiqués: the list, a new text, one text.

communiques-title = Communiqués
communiques-question = Which texts have we, and what did they lead to?
communiques-passages = Passages
communiques-reviewed = all looked at
communiques-open = { $n ->
    [one] one passage waits for a look
   *[other] { $n } passages wait for a look
}
communiques-empty-title = No text yet
communiques-empty = Paste a communiqué in Arabic or English. Its passages are read by rules that you can see, and nothing counts before you have looked at it.

communique-question = What exactly does this text say?
communique-new-title = Paste a communiqué
communique-new-question = What exactly does this text say?
communique-text = The text as published
communique-text-hint = In one language, one paragraph a line. The text itself is kept unchanged.
communique-no-meeting = not said
communique-new-meeting = a new meeting
communique-held = The new meeting was held
communique-meeting-title = Title of the new meeting
communique-meeting-title-hint = May stay empty: then it is the title of the text.
communique-find-out = Find out from the text
communique-code-hint = Short, without spaces; may stay empty.
communique-read = Read it
communique-accept-all = Accept all passages as read
communique-text-in = Text in
communique-passage = This passage
communique-accept = Accept as read
communique-split = Split
communique-split-before = Split before
communique-join = Join with the next passage
communique-why = Why it was read this way
communique-close = Close
communique-follows = What follows
communique-nothing-follows = Nothing in this text asks for follow-up.
communique-uncertain = Doubtful wording: look at the original.
communique-defence = Defence goods are named here; they are left out of what follows.
communique-quiet = { $n ->
    [one] One passage of courtesy is kept and not followed up.
   *[other] { $n } passages of courtesy are kept and not followed up.
}

# Beside words that stand in until they are translated.
text-original-ar = (Arabic original)
text-original-en = (English original)
