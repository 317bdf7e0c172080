# نظرة عامة.

overview-title = نظرة عامة
overview-question = أين نقف، وما الذي يجب أن يتم قبل الاجتماع القادم؟
overview-empty-title = لم يُسجَّل شيء بعد
overview-empty = ابدأ بملفات البرنامج، أو ألصق نص بيان: فمنه تُستخرج عباراته وبنود الاتفاق والأوجه المقترحة.
overview-empty-import = استيراد ملفات
overview-empty-text = لصق بيان
overview-decide = للقرار
overview-decide-none = لا شيء ينتظر قرارًا.
overview-show = عرضها
overview-stand = أين نقف
overview-items = { $agreed ->
    [zero] لم يُسجَّل بند اتفاق
    [one] بند اتفاق واحد
    [two] بندا اتفاق
    [few] { $agreed } بنود اتفاق
    [many] { $agreed } بندَ اتفاق
   *[other] { $agreed } بند اتفاق
}: تحقق الطرف الآخر من { $verified }، وتأخر { $late }، ولم يُتفق على موعد لـ { $nodate }، ولم يُسجَّل مسؤول لـ { $noowner }؛ والأوجه المقترحة: { $aspects }.
overview-sites = من { $all } موقعًا: { $waiting } متوقفة كليًا أو جزئيًا أو غير معروفة الحالة، منها { $unsurveyed } لم تُجرَ لها معاينة، و{ $noblocker } لم يذكر أحد سبب توقفها.
overview-changed = ما الذي تغيَّر
overview-since = منذ { $date }:
overview-nothing-moved = لم تتغير حالة ولا مسؤول ولا موعد منذ { $date }.
overview-no-changes = لم يُسجَّل شيء بعد.
overview-and-more = و{ $n } غيرها
overview-moved = { $what }: من { $before } إلى { $after }
overview-moved-new = { $what }: { $after }
overview-moved-status = الحالة
overview-moved-force = درجة الإلزام
overview-moved-owner = المسؤول
overview-moved-due = الموعد
overview-moved-state = الحالة
overview-moved-visit = زيارة المعاينة
overview-next = القادم
overview-next-none = لا موعد قادمًا. حدِّدوا مواعيد بنود الاتفاق.
overview-visit = زيارة معاينة

decision-late = { $n ->
    [one] مضى موعد متفق عليه: موعد جديد أم ماذا؟
    [two] مضى موعدان متفق عليهما: موعدان جديدان أم ماذا؟
    [few] مضت { $n } مواعيد متفق عليها: مواعيد جديدة أم ماذا؟
   *[other] مضى { $n } موعدًا متفقًا عليه: مواعيد جديدة أم ماذا؟
}
decision-late-why = مضى موعد { $name } ولم يُسجَّل إثبات للتنفيذ.
decision-verify = { $n ->
    [one] إثبات ينتظر الطرف الآخر: قبوله أو رفضه
    [two] إثباتان ينتظران الطرف الآخر: قبولهما أو رفضهما
    [few] { $n } إثباتات تنتظر الطرف الآخر: قبولها أو رفضها
   *[other] { $n } إثباتًا ينتظر الطرف الآخر: القبول أو الرفض
}
decision-verify-why = قُدِّم إثبات بشأن { $name }، ولا يتحقق منه إلا الطرف الآخر.
decision-survey = { $n ->
    [one] إيفاد فريق المعاينة إلى موقع واحد
    [two] إيفاد فرق المعاينة إلى موقعين
    [few] إيفاد فرق المعاينة إلى { $n } مواقع
   *[other] إيفاد فرق المعاينة إلى { $n } موقعًا
}
decision-survey-why = لا يمكن تحديد ما تحتاجه إعادة التشغيل قبل معاينة الموقع؛ وإجابات { $name } هي الأكثر أثرًا.
decision-owner = { $n ->
    [one] تسمية المسؤول عن بند اتفاق واحد
    [two] تسمية المسؤول عن بندَي اتفاق
    [few] تسمية المسؤول عن { $n } بنود اتفاق
   *[other] تسمية المسؤول عن { $n } بند اتفاق
}
decision-owner-why = ما اتُّفق عليه في { $name } ليس مهمة أحد بعد: لم يُسجَّل له مسؤول.
decision-due = { $n ->
    [one] الاتفاق على موعد لبند واحد
    [two] الاتفاق على موعدين لبندين
    [few] الاتفاق على مواعيد لـ { $n } بنود
   *[other] الاتفاق على مواعيد لـ { $n } بندًا
}
decision-due-why = بلا موعد لا يكون شيء في موعده ولا متأخرًا؛ و{ $name } بلا موعد.
decision-settle = { $n ->
    [one] حسم حالة موقع واحد
    [two] حسم حالة موقعين
    [few] حسم حالة { $n } مواقع
   *[other] حسم حالة { $n } موقعًا
}
decision-settle-why = تختلف المصادر في { $name }؛ وسؤال واحد إلى الموقع يحسم الأمر.
