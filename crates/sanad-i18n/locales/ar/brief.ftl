# ورقة المتابعة والقرارات التي فيها.
brief-title = ورقة المتابعة
brief-as-of = حتى { $date }
brief-agreed-heading = بنود الاتفاق
brief-aspects-heading = أوجه التعاون المقترحة
brief-decide-heading = قرارات مطلوبة
brief-changed-heading = ما تغيّر منذ { $date }
brief-next-heading = القادم
brief-changed-begun = ما تغيّر منذ بدء السجل في { $date }
brief-changed-note = لم يُسجَّل شيء قبل { $date }، وهذا كل ما تغيّر بعد أول قيد.
brief-nothing-changed = لم يتغيّر شيء.
brief-first = هذه أول ورقة: لا يوجد بعد ما تُقارن به.
brief-reason = السبب: { $reason }
brief-owner-none = لم تُسجل جهة مسؤولة
brief-no-date = لم يُتفق على موعد
brief-due = الموعد { $date }
brief-col-item = المتفق عليه
brief-col-owner = الجهة المسؤولة
brief-col-due = الموعد
brief-col-status = الحالة
brief-col-word = آخر مستجد
brief-last-word = آخر مستجد { $date }
brief-group-undated = لم يُتفق على موعد
brief-more-items = { $n ->
    [zero] ولا بنود أخرى
    [one] وبند آخر في صفحة «بنود الاتفاق»
    [two] وبندان آخران في صفحة «بنود الاتفاق»
    [few] و{ $n } بنود أخرى في صفحة «بنود الاتفاق»
    [many] و{ $n } بندًا آخر في صفحة «بنود الاتفاق»
   *[other] و{ $n } بند آخر في صفحة «بنود الاتفاق»
}
brief-sites = { $waiting ->
    [zero] لا توجد مواقع غير عاملة بالكامل.
    [one] موقع واحد غير عامل بالكامل؛ دون معاينة: { $unsurveyed }.
    [two] موقعان غير عاملين بالكامل؛ دون معاينة: { $unsurveyed }.
    [few] { $waiting } مواقع غير عاملة بالكامل؛ دون معاينة: { $unsurveyed }.
    [many] { $waiting } موقعًا غير عامل بالكامل؛ دون معاينة: { $unsurveyed }.
   *[other] { $waiting } موقع غير عامل بالكامل؛ دون معاينة: { $unsurveyed }.
}
brief-counts = { $agreed ->
    [zero] لا بنود متفق عليها
    [one] بند واحد متفق عليه
    [two] بندان متفق عليهما
    [few] { $agreed } بنود متفق عليها
    [many] { $agreed } بندًا متفقًا عليه
   *[other] { $agreed } بند متفق عليه
}: ما تحقق الطرف الآخر منه { $verified }، والمتأخر { $late }، وما لم يُتفق على موعده { $nodate }. { $aspects ->
    [zero] لا أوجه تعاون مقترحة.
    [one] وجه تعاون مقترح واحد.
    [two] وجها تعاون مقترحان.
    [few] { $aspects } أوجه تعاون مقترحة.
    [many] { $aspects } وجه تعاون مقترحًا.
   *[other] { $aspects } وجه تعاون مقترح.
}
brief-works = تنفذ الخطة التوضيحية { $n } من { $all } من عمليات إعادة التشغيل المقترحة، منها { $sure } في معظم الحالات، وقد تعمل أولاها بين { $from } و{ $to }.
brief-works-none = لا تنفذ الخطة التوضيحية أيًّا من عمليات إعادة التشغيل المقترحة ({ $all }).
brief-item-works = الخطة: { $n } من { $of } من التدابير، يكتمل أولها من { $from } إلى { $to }
brief-item-works-short = الخطة: { $n } من { $of } من التدابير
brief-item-works-none = الخطة: لا شيء من { $of } من التدابير
brief-visit = زيارة معاينة: { $name }
brief-item-due = موعد: { $name }
brief-awaited = كان مقررًا قبل { $date }
brief-awaited-what = { $n ->
    [zero] لا زيارات معاينة
    [one] زيارة معاينة واحدة لم تُسجَّل إجاباتها بعد
    [two] زيارتا معاينة لم تُسجَّل إجاباتهما بعد
    [few] { $n } زيارات معاينة لم تُسجَّل إجاباتها بعد
   *[other] { $n } زيارة معاينة لم تُسجَّل إجاباتها بعد
}
brief-forecast = يُتوقع اكتمال إجابات الزيارات المقررة بين { $low } و{ $high }.
brief-forecast-open = يُتوقع اكتمال إجابات الزيارات المقررة من { $low } فصاعدًا.
brief-order-only = ترتيب المعاينة دون تواريخ. لم يُسجل بعد: { $missing }.
brief-change-new-agreed = بند اتفاق جديد: { $name }
brief-change-new-aspect = وجه تعاون مقترح جديد: { $name }
brief-change-status = { $name }: { $before } ← { $after }
brief-change-due = { $name }: الموعد { $before } ← { $after }
brief-change-owner = { $name }: الجهة المسؤولة { $after }
brief-change-update = { $name }: إفادة من { $party } في { $date }: «{ $text }»
brief-change-proof = { $name }: قُدم إثبات في { $date }
brief-change-verified = { $name }: تم التحقق، وقُبل الإثبات؛ { $party }، { $date }
brief-change-refused = { $name }: لم يُقبل الإثبات؛ { $party }، { $date }
brief-change-reopened = { $name }: عاد مفتوحًا بعد الرجوع عن قبول الإثبات؛ { $party }، { $date }
brief-change-unverified = { $name }: عاد مفتوحًا؛ رُجع عن قبول الإثبات المقدم في { $date }
brief-change-site = { $name }: الحالة { $before } ← { $after }
brief-change-blockers = { $name }: أسباب التوقف { $before } ← { $after }
brief-change-disagree = { $name }: اختلفت المصادر، وحُفظ كلاهما
brief-change-survey = { $name }: جرت معاينته في { $date }
brief-found-reasons = ما يعوق تشغيله: { $reasons }
brief-found-reasons-more = ما يعوق تشغيله: { $reasons }، وغيرها ({ $n })
brief-found-short = { $what }: { $has } من { $needs }
brief-change-more = { $n ->
    [zero] ولا تغييرات أخرى
    [one] وتغيير آخر في صفحة «سجل التغييرات»
    [two] وتغييران آخران في صفحة «سجل التغييرات»
    [few] و{ $n } تغييرات أخرى في صفحة «سجل التغييرات»
    [many] و{ $n } تغييرًا آخر في صفحة «سجل التغييرات»
   *[other] و{ $n } تغيير آخر في صفحة «سجل التغييرات»
}
brief-empty = لا توجد بنود بعد. ابدأ بقراءة بيان.

decision-late = { $n ->
    [zero] لا مواعيد فائتة
    [one] الاتفاق على موعد جديد للبند «{ $name }» أو على إجراء بديل
    [two] الاتفاق على موعدين جديدين لبندين، أولهما «{ $name }»
    [few] الاتفاق على مواعيد جديدة لعدد { $n } بنود، أولها «{ $name }»
    [many] الاتفاق على مواعيد جديدة لعدد { $n } بندًا، أولها «{ $name }»
   *[other] الاتفاق على مواعيد جديدة لعدد { $n } بند، أولها «{ $name }»
}
decision-late-why = { $n ->
    [one] مضى موعده المتفق عليه دون إثبات جرى التحقق منه.
   *[other] مضت المواعيد المتفق عليها دون إثبات جرى التحقق منه.
}
decision-verify = { $n ->
    [zero] لا إثباتات تنتظر التحقق
    [one] التحقق من إثبات البند «{ $name }»
    [two] التحقق من إثباتين، أولهما للبند «{ $name }»
    [few] التحقق من { $n } إثباتات، أولها للبند «{ $name }»
    [many] التحقق من { $n } إثباتًا، أولها للبند «{ $name }»
   *[other] التحقق من { $n } إثبات، أولها للبند «{ $name }»
}
decision-verify-why = قدّم أحد الطرفين إثباتًا ولم يرد الطرف الآخر بعد.
decision-survey = { $n ->
    [zero] لا زيارات معاينة
    [one] إيفاد فريق المعاينة: { $name }
    [two] إيفاد فرق المعاينة: زيارتان، أولاهما { $name }
    [few] إيفاد فرق المعاينة: { $n } زيارات، أولاها { $name }
    [many] إيفاد فرق المعاينة: { $n } زيارة، أولاها { $name }
   *[other] إيفاد فرق المعاينة: { $n } زيارة، أولاها { $name }
}
decision-survey-why = { $unanswered ->
    [zero] لا تنقص أي إجابة معاينة.
    [one] تنقص إجابة معاينة واحدة عن المواقع غير العاملة بالكامل، ولا يمكن تحديد موعد تشغيل قبل توافرها.
    [two] تنقص إجابتا معاينة عن المواقع غير العاملة بالكامل، ولا يمكن تحديد موعد تشغيل قبل توافرهما.
    [few] تنقص { $unanswered } إجابات معاينة عن المواقع غير العاملة بالكامل، ولا يمكن تحديد موعد تشغيل قبل توافرها.
    [many] تنقص { $unanswered } إجابة معاينة عن المواقع غير العاملة بالكامل، ولا يمكن تحديد موعد تشغيل قبل توافرها.
   *[other] تنقص { $unanswered } إجابة معاينة عن المواقع غير العاملة بالكامل، ولا يمكن تحديد موعد تشغيل قبل توافرها.
}
decision-owner = { $n ->
    [zero] لكل البنود جهات مسؤولة
    [one] تسمية جهة مسؤولة عن البند «{ $name }»
    [two] تسمية جهتين مسؤولتين عن بندين متفق عليهما، أولهما «{ $name }»
    [few] تسمية الجهات المسؤولة عن { $n } بنود متفق عليها، أولها «{ $name }»
    [many] تسمية الجهات المسؤولة عن { $n } بندًا متفقًا عليه، أولها «{ $name }»
   *[other] تسمية الجهات المسؤولة عن { $n } بند متفق عليه، أولها «{ $name }»
}
decision-owner-why = { $n ->
    [one] اتُّفق عليه ولم تُسجل له جهة مسؤولة بعد.
   *[other] اتُّفق عليها ولم تُسجل لها جهات مسؤولة بعد.
}
decision-due = { $n ->
    [zero] لكل البنود مواعيد
    [one] الاتفاق على موعد للبند «{ $name }»
    [two] الاتفاق على موعدين لبندين متفق عليهما، أولهما «{ $name }»
    [few] الاتفاق على مواعيد { $n } بنود متفق عليها، أولها «{ $name }»
    [many] الاتفاق على مواعيد { $n } بندًا متفقًا عليه، أولها «{ $name }»
   *[other] الاتفاق على مواعيد { $n } بند متفق عليه، أولها «{ $name }»
}
decision-due-why = دون موعد لا يتأخر شيء ولا يمكن متابعة شيء.
decision-settle = { $n ->
    [zero] لا خلاف بين المصادر
    [one] حسم حالة الموقع: { $name }
    [two] حسم حالة موقعين، أولهما { $name }
    [few] حسم حالة { $n } مواقع، أولها { $name }
    [many] حسم حالة { $n } موقعًا، أولها { $name }
   *[other] حسم حالة { $n } موقع، أولها { $name }
}
decision-settle-why = يقول مصدران قولين مختلفين، ويُحفظ كلاهما حتى يتفق الطرفان.
brief-changed-first = ما تغيّر
missing-team-people = عدد أفراد كل فريق
missing-team-base = مكان انطلاق كل فريق
missing-team-days = الأيام التي تتاح فيها الفرق من الآن
missing-day-minutes = مدة يوم العمل
missing-travel = سرعة تنقل الفرق
missing-survey-minutes = مدة معاينة الموقع الواحد
missing-place = أماكن المواقع
missing-plan-fault = بيانات يمكن بناء خطة عليها
missing-plan-refused = خطة تجتاز الفحص
