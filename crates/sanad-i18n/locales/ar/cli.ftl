# ما يطبعه الأمر.
cli-error = خطأ:
cli-warning = تنبيه:
cli-nothing-taken = { $n ->
    [zero] لم يُؤخذ شيء.
    [one] لم يُؤخذ شيء؛ أمر واحد يحتاج إلى إصلاح أعلاه.
    [two] لم يُؤخذ شيء؛ أمران يحتاجان إلى إصلاح أعلاه.
    [few] لم يُؤخذ شيء؛ { $n } أمور تحتاج إلى إصلاح أعلاه.
    [many] لم يُؤخذ شيء؛ { $n } أمرًا يحتاج إلى إصلاح أعلاه.
   *[other] لم يُؤخذ شيء؛ { $n } أمر يحتاج إلى إصلاح أعلاه.
}
cli-check-fine = { $n ->
    [zero] لا أخطاء؛ لا سجلات.
    [one] لا أخطاء؛ سجل واحد.
    [two] لا أخطاء؛ سجلان.
    [few] لا أخطاء؛ { $n } سجلات.
    [many] لا أخطاء؛ { $n } سجلًا.
   *[other] لا أخطاء؛ { $n } سجل.
}
cli-check-warned = { $n ->
    [zero] لا أخطاء ولا تنبيهات. { $records }
    [one] لا أخطاء؛ تنبيه واحد مذكور أعلاه. { $records }
    [two] لا أخطاء؛ تنبيهان مذكوران أعلاه. { $records }
    [few] لا أخطاء؛ { $n } تنبيهات مذكورة أعلاه. { $records }
    [many] لا أخطاء؛ { $n } تنبيهًا مذكورًا أعلاه. { $records }
   *[other] لا أخطاء؛ { $n } تنبيه مذكور أعلاه. { $records }
}
cli-check-records = { $n ->
    [zero] لا سجلات.
    [one] سجل واحد.
    [two] سجلان.
    [few] { $n } سجلات.
    [many] { $n } سجلًا.
   *[other] { $n } سجل.
}
cli-unchanged = لا تغيير: قاعدة البيانات تحوي هذا كله.
cli-would-change = { $n ->
    [zero] لن تتغيّر أي خانة.
    [one] ستتغيّر خانة واحدة.
    [two] ستتغيّر خانتان.
    [few] ستتغيّر { $n } خانات.
    [many] ستتغيّر { $n } خانة.
   *[other] ستتغيّر { $n } خانة.
}
cli-changed = { $n ->
    [zero] لم تتغيّر أي خانة.
    [one] تغيّرت خانة واحدة.
    [two] تغيّرت خانتان.
    [few] تغيّرت { $n } خانات.
    [many] تغيّرت { $n } خانة.
   *[other] تغيّرت { $n } خانة.
}
cli-new-records = { $n ->
    [zero] لا سجلات جديدة
    [one] سجل جديد واحد
    [two] سجلان جديدان
    [few] { $n } سجلات جديدة
    [many] { $n } سجلًا جديدًا
   *[other] { $n } سجل جديد
}
cli-changed-records = { $n ->
    [zero] لا سجلات معدّلة
    [one] سجل معدّل واحد
    [two] سجلان معدّلان
    [few] { $n } سجلات معدّلة
    [many] { $n } سجلًا معدّلًا
   *[other] { $n } سجل معدّل
}
cli-conflicts = { $n ->
    [zero] لا تعارض.
    [one] تعارض واحد: في الورقة غير ما في السجل. لم يُستبدل أي منهما.
    [two] تعارضان: في الورقة غير ما في السجل. لم يُستبدل شيء.
    [few] { $n } تعارضات: في الورقة غير ما في السجل. لم يُستبدل شيء.
    [many] { $n } تعارضًا: في الورقة غير ما في السجل. لم يُستبدل شيء.
   *[other] { $n } تعارض: في الورقة غير ما في السجل. لم يُستبدل شيء.
}
cli-conflict = { $item }: في الورقة «{ $sheet }» وفي السجل «{ $here }»
cli-wrote = كُتب: { $path }
cli-serving = الخدمة على { $address } — للإيقاف اضغط Ctrl-C
cli-stopped = توقفت الخدمة.
cli-restored = استُعيدت: { $path }
cli-kept = قاعدة البيانات السابقة محفوظة: { $path }
cli-new-next = املأ الجداول ثم نفّذ: sanad check { $path }
cli-statements = العبارات المقروءة
cli-items = البنود
cli-items-agreed = متفق عليها
cli-items-aspects = أوجه تعاون مقترحة
cli-sites = المواقع بحسب الحالة
cli-blockers = الأسباب المذكورة في المواقع غير العاملة بالكامل
cli-unknown = لم يُسجل بعد
cli-unknown-line = { $n ->
    [zero] لا إجابات ناقصة
    [one] إجابة معاينة واحدة؛ المواقع غير العاملة بالكامل: { $sites }، منها دون سبب مذكور: { $noblocker }
    [two] إجابتا معاينة؛ المواقع غير العاملة بالكامل: { $sites }، منها دون سبب مذكور: { $noblocker }
    [few] { $n } إجابات معاينة؛ المواقع غير العاملة بالكامل: { $sites }، منها دون سبب مذكور: { $noblocker }
    [many] { $n } إجابة معاينة؛ المواقع غير العاملة بالكامل: { $sites }، منها دون سبب مذكور: { $noblocker }
   *[other] { $n } إجابة معاينة؛ المواقع غير العاملة بالكامل: { $sites }، منها دون سبب مذكور: { $noblocker }
}
cli-known-line = الطاقة الإنتاجية معروفة لمواقع عددها { $capacity }، وعدد العاملين لمواقع عددها { $workforce }
cli-works = خطة الأعمال
cli-works-line = { $n } من { $proposed } من التدابير المقترحة، و{ $restarts } من { $all } من عمليات إعادة التشغيل
cli-plan = أول { $days } يومًا
cli-plan-line = { $n ->
    [zero] لا زيارات
    [one] زيارة واحدة، تنتهي آخر زيارة في { $last }؛ الفجوة { $gap }؛ اجتازت الخطة الفحص
    [two] زيارتان، تنتهي آخر زيارة في { $last }؛ الفجوة { $gap }؛ اجتازت الخطة الفحص
    [few] { $n } زيارات، تنتهي آخر زيارة في { $last }؛ الفجوة { $gap }؛ اجتازت الخطة الفحص
    [many] { $n } زيارة، تنتهي آخر زيارة في { $last }؛ الفجوة { $gap }؛ اجتازت الخطة الفحص
   *[other] { $n } زيارة، تنتهي آخر زيارة في { $last }؛ الفجوة { $gap }؛ اجتازت الخطة الفحص
}
cli-plan-out = { $n ->
    [zero] كل موقع ينتظر المعاينة له زيارة
    [one] موقع واحد دون زيارة مؤرخة
    [two] موقعان دون زيارة مؤرخة
    [few] { $n } مواقع دون زيارة مؤرخة
    [many] { $n } موقعًا دون زيارة مؤرخة
   *[other] { $n } موقع دون زيارة مؤرخة
}
cli-paper = ورقة المتابعة
cli-demo-actor = العيّنة
cli-demo-there = لا تغيير: العيّنة موجودة في قاعدة البيانات مع ما عُدِّل فيها بعد ذلك.
cli-read-text = قُرئ: { $title } ({ $code })
cli-would-read = سيُقرأ: { $title } ({ $code })
cli-passages = العبارات
cli-agreed-items = ما ينشأ من بنود متفق عليها
cli-aspects = ما ينشأ من أوجه تعاون مقترحة
cli-nothing-follows = لا شيء فيه يستدعي المتابعة.
cli-uncertain = صياغة ملتبسة يُنظر فيها
cli-defence = منتجات دفاعية مذكورة، مستبعدة مما ينشأ
cli-similar = ما يشبهه في لقاءات أخرى
cli-similar-line = { $item } يشبه { $others }
cli-review = الخطوة التالية: النظر في العبارات وقبولها أو تعديلها: { $serve } ثم { $address }
cli-upgraded = كانت قاعدة البيانات بصيغة أقدم فنُقلت إلى صيغة هذا الإصدار. ونسخة منها كما كانت: { $path }
cli-quoted = { $code } «{ $words }»
cli-plan-head = { $n ->
    [zero] لا يُنفَّذ تدبير من { $of }، وتمتد الخطة من { $from } إلى { $to }. عمليات إعادة التشغيل: { $restarts } من { $sites }.
    [one] يُنفَّذ تدبير واحد من { $of }، ومن عمليات إعادة التشغيل { $restarts } من { $sites }؛ وتمتد الخطة من { $from } إلى { $to }.
    [two] يُنفَّذ تدبيران من { $of }، ومن عمليات إعادة التشغيل { $restarts } من { $sites }؛ وتمتد الخطة من { $from } إلى { $to }.
    [few] تُنفَّذ { $n } تدابير من { $of }، ومن عمليات إعادة التشغيل { $restarts } من { $sites }؛ وتمتد الخطة من { $from } إلى { $to }.
    [many] يُنفَّذ { $n } تدبيرًا من { $of }، ومن عمليات إعادة التشغيل { $restarts } من { $sites }؛ وتمتد الخطة من { $from } إلى { $to }.
   *[other] يُنفَّذ { $n } تدبير من { $of }، ومن عمليات إعادة التشغيل { $restarts } من { $sites }؛ وتمتد الخطة من { $from } إلى { $to }.
}
cli-plan-carried = ما يُنفَّذ: الرمز، وموعد الاكتمال، وفي كم حالة محاكاة، والكلفة، والاسم
cli-plan-left = ما لا يُنفَّذ: الرمز، وفي كم حالة محاكاة يُنفَّذ، والاسم، والسبب
cli-plan-excluded = استبعده أحد المعنيين.
cli-plan-others = لا يتسع له المتاح إلا مكان غيره، أو لا يعود بشيء مما تطلبه الخطة.
cli-plan-checked = اجتازت الخطة الفحص: القواعد المحسوبة من جديد { $n }، بشيفرة لا تشترك مع المخطط في شيء.
cli-plan-gap-open = المرتبة { $level } ({ $terms }): البعد عن أفضل ما يمكن غير معروف
cli-plan-gap = المرتبة { $level } ({ $terms }): البعد عن أفضل ما يمكن { $gap } % على الأكثر
cli-plan-tried = { $n ->
    [one] جدول واحد، والبذرة { $seed }، وحالات المحاكاة { $cases }
    [two] جدولان، والبذرة { $seed }، وحالات المحاكاة { $cases }
    [few] { $n } جداول، والبذرة { $seed }، وحالات المحاكاة { $cases }
    [many] { $n } جدولًا، والبذرة { $seed }، وحالات المحاكاة { $cases }
   *[other] { $n } جدول، والبذرة { $seed }، وحالات المحاكاة { $cases }
}
cli-plan-stopped = أنهى البحثَ الوقتُ أو أحد المعنيين: وقد يجد تشغيل آخر خطة أخرى.
cli-plan-progress = { $n ->
    [one] جدول واحد؛ والأفضل إلى الآن: { $best }
    [two] جدولان؛ والأفضل إلى الآن: { $best }
    [few] { $n } جداول؛ والأفضل إلى الآن: { $best }
    [many] { $n } جدولًا؛ والأفضل إلى الآن: { $best }
   *[other] { $n } جدول؛ والأفضل إلى الآن: { $best }
}
cli-plan-progress-none = { $n ->
    [one] جدول واحد؛ ولا خطة بعد
    [two] جدولان؛ ولا خطة بعد
    [few] { $n } جداول؛ ولا خطة بعد
    [many] { $n } جدولًا؛ ولا خطة بعد
   *[other] { $n } جدول؛ ولا خطة بعد
}
cli-plan-searches = عملية البحث { $done } من { $of }
cli-between-two = يأخذ --between معيارين مختلفين، مثل jobs,value.
cli-plan-late = أيام التأخر
cli-plan-too = ومثله: { $measures }.
cli-plan-none = لم توضع خطة.
cli-schedule-line = { $file }: { $what }
cli-schedule-makespan = آخر اكتمال { $value }
cli-schedule-delay = مجموع التأخر { $value }، وآخر اكتمال بعد أول إتاحة { $second }
cli-schedule-bound = الحد الأدنى { $bound }
cli-schedule-gap = الفارق { $gap } %
cli-schedule-time = المدة بالثواني { $seconds }
cli-schedule-passed = اجتاز الجدول الفحص
cli-schedule-failed = { $n ->
    [one] لم يجتز الجدول الفحص: خالف قاعدة واحدة
    [two] لم يجتز الجدول الفحص: خالف قاعدتين
    [few] لم يجتز الجدول الفحص: خالف { $n } قواعد
    [many] لم يجتز الجدول الفحص: خالف { $n } قاعدة
   *[other] لم يجتز الجدول الفحص: خالف { $n } قاعدة
}
cli-schedule-summary = الملفات: { $n } ({ $what })
cli-schedule-not-begun = لم يبدأ
cli-schedule-progress = { $file }: الأفضل إلى الآن { $best }، والحد الأدنى { $bound }، والجداول { $n }
schedule-status-optimal = أفضل ما يمكن
schedule-status-feasible = وُجد جدول
schedule-status-infeasible = لا يمكن وضع جدول
schedule-status-unknown = لم يوجد جدول
schedule-status-faulty = فيه أخطاء
schedule-status-unread = تعذرت قراءته
