# The frame of every page, and words used everywhere.

product = Sanad
skip-to-content = To the content
areas = Areas
breadcrumbs = Where you are
search = Search
search-key = Ctrl K
language = Language
theme = Light or dark
undo = Undo
undo-seconds = { $n ->
    [one] One second left
   *[other] { $n } seconds left
}
tact = Public reports and illustrative assumptions. Not a position of any party.
print-page = Print

area-overview = Overview
area-items = Agreed items
area-communiques = Communiqués
area-register = Register
area-capabilities = Capabilities
area-plan = Plan
area-import = Import
area-history = History

nobody = Say who is writing
person-title = Who is writing
person-question = In whose name are changes recorded?
person-party = Party
person-office = Office
person-hint = An office rather than a name. It stands beside every change in the history.
person-save = Keep
person-kept = From now on changes are recorded in this name.
office-unnamed = An office not named

yes = yes
no = no
save = Save
cancel = Cancel
back = Back
open = Open
all = All
none = None
filter = Show
reset = Show everything
export-csv = CSV
export-xlsx = Excel
saved-views = Views
table-toggle = As a table
details = Details
history = History
sources = Sources
source = Source
basis = Basis
note = Note
date = Date
party = Party
owner = Owner
due = Due
status = Status
force = Force
code = Code
unknown = unknown
not-recorded = not recorded yet
not-said = nothing said yet
claims-differ = { $n ->
    [one] one source says otherwise
   *[other] { $n } sources say otherwise
}
translation-missing = not translated yet; shown in its own language
assumed-mark = assumed
more = More
pages-of = Page { $page } of { $pages }
previous = Previous
next = Next
rows-shown = { $from }–{ $to } of { $n }
place-row = row { $n }
place-column = column { $column }

# Errors: first what happened to the person's data.
error-title = This did not work
error-id = Number of this event, for whoever looks after the server:
error-not-found-title = There is no such page
error-not-found = Nothing was lost. The record may have another code by now; look for it in the search.
error-refused-title = Refused, nothing was changed
error-refused-host = This address is not served. Open the address that the command printed.
error-refused-origin = The form did not come from a page of this server. Open the page again and send it once more.
error-method-title = Nothing was changed
error-method = This address does not take what was sent. Open the page again and use its form.
error-invalid-title = Nothing was saved; what you entered is still below
error-invalid = Correct the marked places and save again.
error-conflict-title = Nothing was saved: somebody changed the same place meanwhile
error-conflict = What you entered is still below, beside what is there now. Look at both and decide.
error-undo-conflict-title = Nothing was taken back: somebody changed the same place since
error-too-large-title = Nothing was taken: the file is too large
error-too-large = Files of up to { $n } MB are taken here. Larger ones go through the command line.
error-bad-form-title = Nothing was saved: the form could not be read
error-bad-form = Open the page again and send the form once more.
error-store-title = Nothing was saved
error-store = The database did not take the change. All that was confirmed before is safe.
error-internal-title = The page could not be made; nothing was changed
error-internal = The event was recorded. Open the page again, or go to the overview.
saved = Saved.
saved-nothing = Nothing to save: it already says so.
undone = Taken back.
error-conflict-undo = Look at its history and write what should stand there.
