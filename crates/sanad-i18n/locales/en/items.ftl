# Agreed items and proposed aspects.

items-title = Agreed items
items-question = What was agreed, and what became of it?
items-kind = Kind
items-kind-agreed = Agreed items
items-kind-aspects = Proposed aspects
items-field = Field
items-word = Word
items-columns = Columns
items-no-owner = No owner recorded
items-no-date = no date agreed
items-no-forecast = waits for no survey
items-forecast-range = { $low } to { $high }
items-forecast-open = from { $low }; the end is not known yet
items-none-shown = No item fits this filter
items-repeats = { $n ->
    [one] said at one other meeting too
   *[other] said { $n } times at other meetings too
}
items-proof-waits = Given, waits for the other side
items-proof-accepted = Accepted by the other side
items-proof-refused = Refused by the other side
items-empty-title = No item yet
items-empty = Items follow from the passages of a communiqué. Paste its text, or import the programme's files.
items-view-all = Everything
items-view-agreed = Agreed
items-view-late = Late
items-view-no-owner = Without owner
items-view-no-date = Without date
items-view-awaiting = Waiting for verification
items-view-aspects = Proposed aspects
items-col-code = Code
items-col-title = Item
items-col-force = Force
items-col-owner = Owner
items-col-due = Due
items-col-status = Status
items-col-last = Last word
items-col-proof = Proof
items-col-forecast = Answers expected
items-col-fields = Fields
items-col-meeting = Meeting

item-question = What was agreed here, and what became of it?
item-withdrawn-title = This item was withdrawn
item-parties = Parties
item-updates = Updates
item-updates-hint = What somebody said on a day. A proof stands apart below.
item-add-update = Add an update
item-update-text = What was said
item-proofs = Proofs
item-proofs-hint = Evidence of delivery; the other side verifies it.
item-add-proof = Add a proof
item-proof-what = What proves it
item-verify = Verify, for the other side
item-verdict-accepted = Accepted by { $party }, { $date }.
item-verdict-refused = Refused by { $party }, { $date }.
item-slips-title = How the date moved
item-slips = { $n ->
    [one] The due date was stated anew once.
   *[other] The due date was stated anew { $n } times.
}
item-said-on = Said on
item-set-due = State the due date
item-set-due-hint = The date joins those stated before; none is overwritten.
item-date-hint = A day 2027-03-31, a month 2027-03, a year 2027; <2027-02 for before, >2027-02 for after, ~2027-02 for around, 2027-01..2027-03 for between; ? for unknown
item-set-owner = State the owner
item-edit-title = Edit the title, or withdraw
item-title-ar = Title in Arabic
item-title-en = Title in English
item-passages = Where it was said
item-no-passage = No passage at hand; a source reports it.
item-passage-withdrawn = passage withdrawn
item-in-text = in the text
item-similar = Similar items
item-similar-none = Nothing similar was said at another meeting.
item-rests = What depends on this
items-dash = —: not recorded yet
item-rests-paper = Decisions on the paper
item-rests-plan = In the plan
item-rests-counts = In the counts
