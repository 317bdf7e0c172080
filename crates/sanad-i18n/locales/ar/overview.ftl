# نظرة عامة.

overview-title = نظرة عامة
overview-question = أين نقف، وما الذي يجب أن يتم قبل الاجتماع القادم؟
overview-empty-title = لم يُسجَّل شيء بعد
overview-empty = ابدأ بملفات البرنامج، أو ألصق نص بيان: فمنه تُستخرج عباراته وبنود الاتفاق والأوجه المقترحة.
overview-empty-import = استيراد ملفات
overview-empty-text = لصق بيان
overview-decide = قرارات مطلوبة
overview-decide-none = لا شيء ينتظر قرارًا.
overview-show = عرضها
overview-stand = أين نقف
overview-items = { $agreed ->
    [zero] لم يُسجَّل بند اتفاق بعد
    [one] بند اتفاق واحد
    [two] بندا اتفاق
    [few] { $agreed } بنود اتفاق
    [many] { $agreed } بندَ اتفاق
   *[other] { $agreed } بند اتفاق
}: { $verified ->
    [zero] لم يتحقق الطرف الآخر من أي منها بعد
    [one] تحقق الطرف الآخر من واحد منها
   *[other] تحقق الطرف الآخر من { $verified } منها
}، { $late ->
    [zero] ولا متأخر بينها
    [one] وواحد متأخر
   *[other] والمتأخر منها { $late }
}، وما لم يُتفق على موعده { $nodate }، وما لم تُسجَّل له جهة مسؤولة { $noowner }؛ أما الأوجه المقترحة فعددها { $aspects }.
overview-sites = المواقع المسجلة { $all }، منها { $waiting } متوقفة كليًا أو جزئيًا أو غير معروفة الحالة؛ ومن هذه { $unsurveyed } لم تُجرَ لها معاينة، و{ $noblocker } لم يذكر أحد سبب توقفها.
overview-and-more = و{ $n } غيرها
overview-next = القادم
overview-next-none = لا موعد قادمًا. حدِّدوا مواعيد بنود الاتفاق.
overview-visit = زيارة معاينة
overview-paper = ورقة المتابعة
