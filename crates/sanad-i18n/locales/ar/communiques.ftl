# البيانات: القائمة، ونص جديد، ونص واحد.

communiques-title = البيانات
communiques-question = أي نصوص لدينا، وإلى ماذا أدت؟
communiques-passages = العبارات
communiques-reviewed = نُظر فيها كلها
communiques-open = { $n ->
    [zero] لا عبارة تنتظر النظر
    [one] عبارة واحدة تنتظر النظر
    [two] عبارتان تنتظران النظر
    [few] { $n } عبارات تنتظر النظر
   *[other] { $n } عبارة تنتظر النظر
}
communiques-empty-title = لا نصوص بعد
communiques-empty = ألصق بيانًا بالعربية أو الإنجليزية. تُقرأ عباراته بقواعد ظاهرة لك، ولا يُعتد بشيء قبل أن تنظر فيه.

communique-question = ماذا يقول هذا النص بالضبط؟
communique-new-title = لصق بيان
communique-new-question = ماذا يقول هذا النص بالضبط؟
communique-text = النص كما نُشر
communique-text-hint = بلغة واحدة، وكل فقرة في سطر. ويُحفظ النص نفسه دون تغيير.
communique-no-meeting = غير مذكور
communique-new-meeting = اجتماع جديد
communique-held = تاريخ انعقاد الاجتماع الجديد
communique-meeting-title = عنوان الاجتماع الجديد
communique-meeting-title-hint = يجوز تركه فارغًا، وعندئذ يُؤخذ عنوان النص.
communique-find-out = تُعرف من النص
communique-code-hint = قصير بلا مسافات، ويجوز تركه فارغًا.
communique-read = قراءة النص
communique-accept-all = قبول كل العبارات كما قُرئت
communique-text-in = النص باللغة
communique-passage = هذه العبارة
communique-accept = قبولها كما قُرئت
communique-split = تقسيم
communique-split-before = التقسيم قبل
communique-join = ضمها إلى العبارة التالية
communique-why = لماذا قُرئت هكذا
communique-close = إغلاق
communique-follows = ما ينشأ عنه
communique-nothing-follows = لا شيء في هذا النص يستدعي المتابعة.
communique-uncertain = صياغة ملتبسة: انظر إلى الأصل.
communique-defence = ذُكرت هنا منتجات دفاعية، وهي مستبعدة مما ينشأ عنه.
communique-quiet = { $n ->
    [zero] لا عبارات مجاملة.
    [one] عبارة مجاملة واحدة محفوظة ولا تُتابع.
    [two] عبارتا مجاملة محفوظتان ولا تُتابعان.
    [few] { $n } عبارات مجاملة محفوظة ولا تُتابع.
   *[other] { $n } عبارة مجاملة محفوظة ولا تُتابع.
}

# Beside words that stand in until they are translated.
text-original-ar = (الأصل بالعربية)
text-original-en = (الأصل بالإنجليزية)
