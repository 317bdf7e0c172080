# Search.

search-title = Search
search-question = Where does this word stand?
search-hint = Codes, names and texts of every record, in either language. Ctrl K comes here from every page.
search-none-title = Nothing found
search-none = Try one word, another spelling, or the other language.
