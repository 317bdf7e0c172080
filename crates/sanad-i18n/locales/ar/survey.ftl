# المعاينة: صفحتان من الأسئلة عن الموقع.

survey-title = استمارة المعاينة: { $name }
survey-question = ما الذي لا يعرفه أحد بعد عن هذا الموقع؟
survey-all = المعاينات
survey-all-question = أي المواقع تنتظر المعاينة، وبأي ترتيب؟
survey-all-said = كل استمارة صفحتان: تُملأ هنا، أو تُطبع، أو يُرسل جدولها ثم يُستورد عند عودته.
survey-said = «غير معروف» إجابة، والخانة الفارغة تعني أن السؤال لم يُطرح. تُذكر المناصب لا أسماء الأشخاص.
survey-fill = ملء
survey-print = طباعة في صفحتين
survey-sheet = جدول للإرسال (Excel)
survey-sheet-title = استمارة معاينة موقع
survey-made = تاريخ المعاينة
survey-ways = الاستمارة
survey-made-on = تاريخ الملء
survey-made-by = الجهة
survey-with = بالاشتراك مع (جهات أخرى)
survey-office = المنصب
survey-made-with = أُجريت بالاشتراك مع: { $names }
survey-not-asked = لم يُسأل
survey-answer = الإجابة
survey-remark = ملاحظة
survey-recorded = المسجَّل: { $value } ({ $status })
survey-save = حفظ الاستمارة
survey-reason = معاينة: { $name }
survey-error-title = لم يُحفظ شيء بعد، وكل ما أدخلته باقٍ هنا
survey-error = صحِّح الإجابات المؤشَّرة ثم احفظ من جديد.

unit-t-year = طن/سنة
unit-m3-year = م³/سنة
unit-units-year = وحدة/سنة
unit-units-month = وحدة/شهر
unit-t-h = طن/ساعة
unit-units-day = وحدة/يوم
