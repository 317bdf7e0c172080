# Source: where a number comes from.

source-question = Where does this come from, and what depends on it?
source-kind-claim = A claim
source-kind-fact = A fact: every claim about it
source-kind-calc = Computed
source-kind-ui = On the page itself
source-of = Of
source-address = Address
source-outside = Leads out of this programme, to the publisher
source-said-by = Said by
source-asked = As of
source-today = Today
source-shown = shown
source-open-page = Open its page
source-claims = What was said
source-from = Computed from
source-rests = What depends on it
source-key = Key:
source-claim-only = The only claim about this so far.
source-claim-shown = The claim that is shown; others stand beside it.
source-claim-beside = This claim stands beside the one that is shown.
source-rule-of-facts = The rule: a known value before an unknown one; then surveyed before reported, computed and assumed; then the later date; then the later entry. Every other claim stays beside it.
source-record = A record as it stands; its history tells who wrote what.
source-record-withdrawn = This record was withdrawn. It is kept, and counts nowhere.
source-source = A source, and what was taken from it.
source-outline = Points of the land's outline, in degrees.

source-ui-title = A number of the page
source-ui = A number that the page itself gives, such as a count of its rows or of its steps. It says nothing about the programme.
source-ui-rows = Which rows of the list this page shows, and how many the filter lets through.
source-ui-more = How many more there are than the page lists.
source-ui-decision = The numbers of the decisions on the page, at most three.
source-ui-since = The moment with which the page compares: a week ago, or the first record when that is later.
source-ui-today = The day of the computer's clock in the time zone of the programme; lateness is judged by it.
source-ui-undo-seconds = Seconds in which the change just made can be taken back by one button.
source-ui-axis = Days on the axis of a chart, for reading it; what is drawn has its own source.
source-ui-order = The order of the causes in time.
source-ui-hint = An example of how to write a value.
source-ui-person = Who is writing, as this browser keeps it.
source-ui-party = Names of parties to choose from.
source-ui-error = What was entered, told back because it could not be taken.
source-ui-event = The number of an event, for whoever looks after the server.
source-ui-fits = How many recorded capabilities of this supplier fit the need; the list below shows them.
source-ui-plan-details = How the plan was found: what the planner and its checker counted themselves.
source-ui-question = The number of a question on the survey, from one.
source-ui-survey = What was entered into the survey just now, or an example of how to enter it.
source-ui-paper = The wording of the follow-up paper; each number in it is counted on the overview and the pages of the items.
source-ui-needs = How many different things open items and sites that stand still ask for; the matrix has a row for each.
source-ui-capabilities = How many capabilities are recorded; the list shows them all.

# The follow-up paper as a page.
paper-question = What should both sides know before the next meeting?
paper-since = Compared with
paper-file = A file to send and print
paper-text = As text for a message
paper-text-hint = Mark it all and copy it.
