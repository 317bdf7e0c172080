# البحث.

search-title = بحث
search-question = أين وردت هذه الكلمة؟
search-hint = رموز كل السجلات وأسماؤها ونصوصها باللغتين. ويوصل إلى هنا Ctrl K من كل صفحة.
search-none-title = لا نتائج
search-none = جرِّب كلمة واحدة أو رسمًا آخر لها أو اللغة الأخرى.
