# سجل المواقع: ما المتوقف، ولماذا.

register-title = سجل المواقع
register-question = ما المتوقف، ولماذا؟
register-sentence = من { $all } موقعًا: { $waiting } متوقفة كليًا أو جزئيًا أو غير معروفة الحالة؛ لم يُذكر سبب التوقف في { $noblocker } منها، ولم تُعايَن { $unsurveyed } منها.
register-empty-title = لا مواقع بعد
register-empty = استوردوا سجلًا في جدول بيانات أو ملف CSV؛ ويكفي للبداية الاسم والمكان.
register-none-title = لا موقع يوافق هذا الاختيار
register-none = أزيلوا جزءًا من شروط الاختيار.
register-reason = سبب التوقف
register-word = اسم أو مكان أو منتج
register-no-reason = لم يُذكر سبب
register-unknown-whether = { $what }: لم يذكر أحد
register-map = أماكن المواقع بحسب آخر ما ذُكر عن حالتها.
register-bars = ما ذُكر أنه يعوق المواقع المتوقفة؛ وكل سطر يحصر القائمة به.
register-bars-count = المواقع
register-col-code = الرمز
register-col-site = الموقع
register-col-place = المكان
register-col-sector = القطاع
register-col-state = الحالة
register-col-blockers = سبب التوقف
register-col-unanswered = أسئلة بلا إجابة
register-col-rank = ترتيب المعاينة
register-col-visit = الزيارة
register-col-coordinates = الإحداثيات
register-surveyed = عُوين
