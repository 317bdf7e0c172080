# Survey: the two pages of questions about a site.

survey-title = Survey: { $name }
survey-question = What does nobody know about this site yet?
survey-all = Surveys
survey-all-question = Which sites wait for a survey, and in what order?
survey-all-said = Each survey is two pages: fill it in here, print it, or send the sheet and import it when it comes back.
survey-said = Unknown is an answer; an empty blank means that nobody asked. Name offices, not persons.
survey-fill = Fill in
survey-print = Print on two pages
survey-sheet = Sheet to send (Excel)
survey-sheet-title = Survey of a site
survey-made = Surveyed on
survey-ways = Survey
survey-made-on = Filled in on
survey-made-by = By (party)
survey-with = Together with (other parties)
survey-office = Office
survey-made-with = Made together with: { $names }
survey-not-asked = not asked
survey-answer = Answer
survey-remark = Remark
survey-recorded = Recorded: { $value } ({ $status })
survey-save = Save the survey
survey-reason = Survey: { $name }
survey-error-title = Nothing was saved yet; all you entered is still here
survey-error = Correct the marked answers and save again.

unit-t-year = t/year
unit-m3-year = m³/year
unit-units-year = units/year
unit-units-month = units/month
unit-t-h = t/hour
unit-units-day = units/day
