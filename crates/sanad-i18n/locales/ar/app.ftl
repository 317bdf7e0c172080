# إطار كل صفحة، والكلمات المستعملة في كل موضع.

product = سند
skip-to-content = إلى المحتوى
areas = الأقسام
breadcrumbs = موضعك
search = بحث
search-key = Ctrl K
language = اللغة
theme = فاتح أو داكن
undo = تراجع
undo-seconds = { $n ->
    [zero] انتهت المهلة
    [one] بقيت ثانية واحدة
    [two] بقيت ثانيتان
    [few] بقيت { $n } ثوانٍ
    [many] بقيت { $n } ثانية
   *[other] بقيت { $n } ثانية
}
tact = تقارير منشورة وافتراضات توضيحية. لا تمثل موقف أي طرف.
print-page = طباعة

area-overview = نظرة عامة
area-items = بنود الاتفاق
area-communiques = البيانات
area-register = سجل المواقع
area-capabilities = القدرات
area-plan = الخطة
area-import = الاستيراد
area-history = سجل التغييرات

nobody = حدِّد من يكتب
person-title = من يكتب
person-question = باسم من تُسجَّل التغييرات؟
person-party = الجهة
person-office = المنصب
person-hint = المنصب لا الاسم. يظهر بجانب كل تغيير في سجل التغييرات.
person-save = حفظ
person-kept = من الآن تُسجَّل التغييرات بهذا الاسم.
office-unnamed = منصب غير مسمى

yes = نعم
no = لا
save = حفظ
cancel = إلغاء
back = رجوع
open = فتح
all = الكل
none = لا شيء
filter = عرض
reset = عرض الكل
export-csv = CSV
export-xlsx = Excel
saved-views = عروض جاهزة
table-toggle = في جدول
details = التفاصيل
history = سجل التغييرات
sources = المصادر
source = المصدر
basis = الأساس
note = ملاحظة
date = التاريخ
party = الجهة
owner = الجهة المسؤولة
due = الموعد
status = الحالة
force = درجة الإلزام
code = الرمز
unknown = غير معروف
not-recorded = لم يُسجَّل بعد
not-said = لم يُذكر شيء بعد
claims-differ = { $n ->
    [zero] لا مصدر يقول غير ذلك
    [one] مصدر واحد يقول غير ذلك
    [two] مصدران يقولان غير ذلك
    [few] { $n } مصادر تقول غير ذلك
    [many] { $n } مصدرًا يقول غير ذلك
   *[other] { $n } مصدر يقول غير ذلك
}
translation-missing = لم يُترجم بعد؛ معروض بلغته
assumed-mark = مفترض
more = المزيد
pages-of = صفحة { $page } من { $pages }
previous = السابق
next = التالي
rows-shown = { $from }–{ $to } من { $n }
place-row = الصف { $n }
place-column = العمود { $column }

# الأخطاء: أولًا ما جرى لبيانات الشخص.
error-title = لم ينجح ذلك
error-id = رقم هذا الحدث لمن يرعى الخادم:
error-not-found-title = لا توجد صفحة بهذا العنوان
error-not-found = لم يُفقد شيء. ربما صار للسجل رمز آخر؛ ابحث عنه.
error-refused-title = رُفض الطلب ولم يتغير شيء
error-refused-host = هذا العنوان غير مخدوم. افتح العنوان الذي طبعه الأمر.
error-refused-origin = لم يأتِ النموذج من صفحة على هذا الخادم. افتح الصفحة من جديد وأرسله مرة أخرى.
error-method-title = لم يتغير شيء
error-method = لا يقبل هذا العنوان ما أُرسل إليه. افتح الصفحة من جديد واستعمل نموذجها.
error-invalid-title = لم يُحفظ شيء، وما أدخلته باقٍ أدناه
error-invalid = صحِّح المواضع المؤشَّرة ثم احفظ من جديد.
error-conflict-title = لم يُحفظ شيء: غيَّر شخص آخر الموضع نفسه في الأثناء
error-conflict = ما أدخلته باقٍ أدناه بجانب ما هو مسجل الآن. انظر إلى الاثنين ثم قرِّر.
error-undo-conflict-title = لم يتم التراجع: غيَّر شخص آخر الموضع نفسه بعد ذلك
error-too-large-title = لم يُؤخذ شيء: الملف كبير جدًا
error-too-large = تُقبل هنا ملفات حتى { $n } ميغابايت. أما الأكبر فعن طريق سطر الأوامر.
error-bad-form-title = لم يُحفظ شيء: تعذرت قراءة النموذج
error-bad-form = افتح الصفحة من جديد وأرسل النموذج مرة أخرى.
error-store-title = لم يُحفظ شيء
error-store = لم تقبل قاعدة البيانات التغيير. كل ما تأكد قبل ذلك محفوظ.
error-internal-title = تعذر إعداد الصفحة ولم يتغير شيء
error-internal = سُجِّل الحدث. افتح الصفحة من جديد أو عُد إلى النظرة العامة.
saved = تم الحفظ.
saved-nothing = لا جديد للحفظ: هذا مسجل كما هو.
undone = تم التراجع.
error-conflict-undo = انظر إلى سجل تغييراته واكتب ما ينبغي أن يكون.
