# البحث.

search-title = بحث
search-question = أين وردت هذه الكلمة؟
search-hint = رموز كل السجلات وأسماؤها ونصوصها باللغتين. ويوصل إلى هنا Ctrl K من كل صفحة.
search-none-title = لا نتائج
search-none = جرِّب كلمة واحدة أو رسمًا آخر لها أو اللغة الأخرى.

# What numbers of the page itself are, as the page of sources tells them.
source-ui-actor = من كتب، كما قيل حينها.
source-ui-changes = كم بقي من التغييرات غير المعروضة في الصفحة.
source-ui-chart = كتابات الرسم لقراءته؛ وفي جدوله مصدر كل قيمة.
source-ui-entered = ما أُدخل الآن ولم يُسجَّل بعد.
source-ui-example = مثال لكيفية كتابة القيمة.
source-ui-file = ما في الملف المقدَّم؛ ولا يُسجَّل منه شيء قبل قبوله.
source-ui-hits = كم بقي من نتائج البحث غير المعروضة في الصفحة.
source-ui-meeting = اجتماعات للاختيار منها.
