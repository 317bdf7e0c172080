# Search.

search-title = Search
search-question = Where does this word stand?
search-hint = Codes, names and texts of every record, in either language. Ctrl K comes here from every page.
search-none-title = Nothing found
search-none = Try one word, another spelling, or the other language.

# What numbers of the page itself are, as the page of sources tells them.
source-ui-actor = Who wrote, as it was said at the time.
source-ui-changes = How many more changes there are than the page lists.
source-ui-chart = Labels of a chart, for reading it; its table gives each value its source.
source-ui-entered = What was entered just now and is not recorded yet.
source-ui-example = An example of how to write a value.
source-ui-file = What stands in the file that was brought; nothing of it is recorded before it is accepted.
source-ui-hits = How many more records the search found than the page lists.
source-ui-meeting = Meetings to choose from.
