# بنود الاتفاق والأوجه المقترحة.

items-title = بنود الاتفاق
items-question = على ماذا اتُّفق، وماذا تم فيه؟
items-kind = النوع
items-kind-agreed = بنود الاتفاق
items-kind-aspects = الأوجه المقترحة
items-field = المجال
items-word = كلمة
items-columns = الأعمدة
items-no-owner = لم تُسجَّل جهة مسؤولة
items-no-date = لم يُتفق على موعد
items-no-forecast = لا ينتظر معاينة
items-forecast-range = من { $low } إلى { $high }
items-forecast-open = من { $low } فصاعدًا؛ والنهاية غير معلومة بعد
items-none-shown = لا بند يطابق هذا الاختيار
items-repeats = { $n ->
    [zero] لم يُذكر في اجتماع آخر
    [one] ذُكر في اجتماع آخر أيضًا
    [two] ذُكر مرتين في اجتماعات أخرى
    [few] ذُكر { $n } مرات في اجتماعات أخرى
   *[other] ذُكر { $n } مرة في اجتماعات أخرى
}
items-proof-waits = مقدَّم وينتظر الطرف الآخر
items-proof-accepted = قبله الطرف الآخر
items-proof-refused = رفضه الطرف الآخر
items-empty-title = لا بنود بعد
items-empty = تنشأ البنود عن عبارات البيان. ألصق نصه، أو استورد ملفات البرنامج.
items-view-all = الكل
items-view-agreed = المتفق عليه
items-view-late = المتأخر
items-view-no-owner = بلا جهة مسؤولة
items-view-no-date = بلا موعد
items-view-awaiting = ينتظر التحقق
items-view-aspects = الأوجه المقترحة
items-col-code = الرمز
items-col-title = البند
items-col-force = درجة الإلزام
items-col-owner = الجهة المسؤولة
items-col-due = الموعد
items-col-status = الحالة
items-col-last = آخر مستجد
items-col-proof = الإثبات
items-col-forecast = توافر الإجابات المتوقع
items-col-fields = المجالات
items-col-meeting = الاجتماع

item-question = على ماذا اتُّفق هنا، وماذا تم فيه؟
item-withdrawn-title = سُحب هذا البند
item-parties = الجهات
item-updates = المستجدات
item-updates-hint = ما قاله أحدهم في يوم معين. أما الإثبات ففي موضعه أدناه.
item-add-update = إضافة مستجد
item-update-text = ما قيل
item-proofs = الإثباتات
item-proofs-hint = دليل التنفيذ، ويتحقق منه الطرف الآخر.
item-add-proof = إضافة إثبات
item-proof-what = ما الذي يثبته
item-verify = التحقق، للطرف الآخر
item-verdict-accepted = قبله { $party }، { $date }.
item-verdict-refused = رفضه { $party }، { $date }.
item-slips-title = كيف تغيَّر الموعد
item-slips = { $n ->
    [zero] لم يُذكر موعد جديد.
    [one] ذُكر الموعد من جديد مرة واحدة.
    [two] ذُكر الموعد من جديد مرتين.
    [few] ذُكر الموعد من جديد { $n } مرات.
   *[other] ذُكر الموعد من جديد { $n } مرة.
}
item-said-on = تاريخ القول
item-set-due = ذكر الموعد
item-set-due-hint = يُضاف الموعد إلى ما ذُكر قبله ولا يحل محله.
item-date-hint = يوم 2027-03-31 أو شهر 2027-03 أو سنة 2027؛ و<2027-02 لما قبله، و>2027-02 لما بعده، و~2027-02 لما حوله، و2027-01..2027-03 لما بينهما؛ و? لغير المعروف
item-set-owner = ذكر الجهة المسؤولة
item-edit-title = تعديل العنوان أو سحب البند
item-title-ar = العنوان بالعربية
item-title-en = العنوان بالإنجليزية
item-passages = أين قيل
item-no-passage = لا يتوفر هنا نص البيان؛ والبند منقول عن المصدر المذكور.
item-passage-withdrawn = عبارة مسحوبة
item-in-text = في النص
item-similar = بنود مشابهة
item-similar-none = لم يُذكر ما يشبهه في اجتماع آخر.
item-rests = ما الذي يعتمد عليه
items-dash = —: لم يُسجَّل بعد
item-rests-paper = قرارات ورقة المتابعة
item-rests-plan = في الخطة
item-rests-counts = في الأعداد
