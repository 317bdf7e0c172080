# Import.

import-title = Import
import-question = What is wrong in this file, and what would it change?
import-look-title = A file, looked at
import-look-question = What is wrong in this file, and what would it change?
import-in = In
import-out = Out
import-file = File
import-file-hint = A workbook (XLSX) of the programme, one table (CSV, named after it), one template of works (TOML, named after its code), a returned follow-up sheet, a filled survey, or a text (TXT). It is looked at first; nothing is taken before you say so.
import-look = Look at it
import-workbook = The whole programme as a workbook
import-template = An empty workbook to fill
import-followup = Follow-up sheet for an owner
import-followup-hint = Its items with three empty columns: update, date, proof.
import-all-owners = All owners
import-download = Download
import-reason = Import of { $file }
import-refused-title = Nothing was taken; the file stays as you have it
import-refused = { $n ->
    [one] One place must be mended. Mend it in your file and bring it again.
   *[other] { $n } places must be mended. Mend them in your file and bring it again.
}
import-gone-title = The file is no longer here; nothing was taken
import-gone = Bring it again.
import-faults = What must be mended
import-row = Row
import-empty-cell = (empty)
import-nothing-title = Nothing new
import-nothing = All that stands in this file is recorded already.
import-would-change = What it would change
import-new = New
import-changed = Changed
import-known = { $n ->
    [one] One row is known already and left out.
   *[other] { $n } rows are known already and left out.
}
import-warnings = Taken, but worth a look
import-sides = What does not fit
import-sides-hint = Nothing is overwritten. What you tick is added beside what is there.
import-why = Why
import-sheet = On the sheet
import-add-beside = Add beside
import-accept = Accept
import-leave = Leave it
import-differences = Differences
import-again = Another file

clash-item-gone = The item was withdrawn or is of another programme
clash-other-update = The same party said something else on that day
clash-title-differs = The title is another one now
clash-due-differs = The due date is another one now
