# التدابير ومكتبة القوالب والافتراضات، وما تفعله الخطة بالمواقع والبنود والعبارات.

area-measures = التدابير
measures-title = التدابير
measures-question = ما الذي يمكن عمله، وكم يكلف، وماذا تفعل به الخطة؟
measures-sentence-unplanned = { $all ->
    [zero] لا تدابير مقترحة بعد.
    [one] تدبير مقترح واحد، ولا توجد خطة أعمال بعد.
    [two] تدبيران مقترحان، ولا توجد خطة أعمال بعد.
    [few] { $all } تدابير مقترحة، ولا توجد خطة أعمال بعد.
    [many] { $all } تدبيرًا مقترحًا، ولا توجد خطة أعمال بعد.
   *[other] { $all } تدبير مقترح، ولا توجد خطة أعمال بعد.
}
measures-sentence = { $all ->
    [zero] لا تدابير مقترحة
    [one] تدبير مقترح واحد
    [two] تدبيران مقترحان
    [few] { $all } تدابير مقترحة
    [many] { $all } تدبيرًا مقترحًا
   *[other] { $all } تدبير مقترح
}؛ { $n ->
    [zero] لا تنفذ الخطة أيًّا منها.
    [one] تنفذ الخطة واحدًا منها.
    [two] تنفذ الخطة اثنين منها.
   *[other] تنفذ الخطة { $n } منها.
}
measures-restarts = { $n ->
    [zero] وليست بينها بعدُ أي عملية إعادة تشغيل من { $all } مقترحة: فالمعاينة أولًا.
    [one] وبينها عملية إعادة تشغيل واحدة من { $all } مقترحة.
    [two] وبينها عمليتا إعادة تشغيل من { $all } مقترحة.
    [few] وبينها { $n } عمليات إعادة تشغيل من { $all } مقترحة.
   *[other] وبينها { $n } عملية إعادة تشغيل من { $all } مقترحة.
}
measures-empty-title = لا تدابير بعد
measures-empty = تُقترح التدابير من بنود الاتفاق ومن المواقع المتوقفة. ابدأ بملفات البرنامج.
measures-none-title = لا تدبير يوافق هذه التصفية
measures-none = خففوا التصفية لعرض المزيد.
measures-ranges = التكاليف والوظائف والمواعيد مدى: نحو عُشر الحالات دونه وعُشرها فوقه.
measures-word = كلمة
measures-item = للبند
measures-col-code = الرمز
measures-col-measure = التدبير
measures-col-kind = نوع العمل
measures-col-site = الموقع
measures-col-site-code = رمز الموقع
measures-col-sector = القطاع
measures-col-standing = في الخطة
measures-col-share = الحالات التي يُنفذ فيها
measures-col-when = الاكتمال
measures-col-cost = الكلفة
measures-col-jobs = وظائف دائمة
measures-col-items = البنود التي يخدمها
measures-col-items-codes = رموز البنود
measures-col-cases = من الحالات
measures-col-from = الاكتمال من
measures-col-to = الاكتمال إلى
measures-col-cost-low = الكلفة، الأدنى
measures-col-cost-high = الكلفة، الأعلى
measures-col-currency = العملة
measures-col-jobs-low = الوظائف، الأدنى
measures-col-jobs-high = الوظائف، الأعلى

measure-question = ما هو، وكم يكلف، وما الذي يحتاجه وما الذي يعطيه؟
measure-at-site = { $name } — { $site }
measure-for-items = للبنود
measure-standing-chosen = يُنفذ
measure-standing-sometimes = في بعض الحالات
measure-standing-barred = يسبقه شيء آخر
measure-standing-never = لا يُنفذ
measure-standing-unplanned = لا خطة بعد
measure-standing-unsurveyed = المعاينة أولًا
measure-standing-no-visit = المعاينة أولًا، ولا موعد لها بعد
measure-standing-destroyed = ليس إعادة تشغيل
measure-standing-excluded = مستبعد بقرار
measure-no-date = لا موعد
measure-no-cost = لا كلفة: لا يُنفذ في أي حالة
measure-no-jobs = لا تُحسب له وظائف دائمة
measure-no-plan = لا توجد خطة أعمال بعد.
measure-share = يُنفذ في { $share } حالة محاكاة
measure-begins = البدء: { $dates }
measure-done = الاكتمال: { $dates }
measure-costs = الكلفة: { $cost }
measure-barred-unsurveyed = لم يتأكد هنا أي سبب للتوقف، فتُجرى معاينة الموقع أولًا. ويبين المدى ما قد تؤدي إليه إجاباتها، وليس موعدًا لإعادة التشغيل.
measure-barred-no-visit = سبب التوقف معروف، لكن معاينة هذا الموقع لا موعد لها بعد، والخطة تنتظرها.
measure-barred-destroyed = يذكر أحد المصادر أن الموقع مدمَّر. وإعادة بنائه مشروع قائم بذاته لا إعادة تشغيل.
measure-why = لماذا في هذا الموعد، ولِمَ لا يُبكَّر؟
measure-in-plan = في الخطة
measure-what = ما هو
measure-gives-label = ويعطي:
measure-short = باختصار
measure-template = من المكتبة
measure-size = الحجم
measure-choice = الاختيار
measure-earliest = ليس قبل
measure-latest = ليس بعد
measure-due = الموعد المتفق عليه الذي يخدمه
measure-work-title = العمل
measure-length = إذا تتابعت الأنشطة كما تقضي روابطها استغرقت الحالة المرجحة { $days } من العمل؛ ويُضاف إليها انتظار الأفراد والمال والعطلات.
measure-gantt = { $name }: الأنشطة بأيام العمل من أولها، يبدأ كل منها حالما يسمح ما ينتظره؛ والخط الدقيق مدى نهايته
measure-gantt-axis = أيام عمل
measure-day = اليوم { $n }
measure-work = عمل
measure-perhaps = محتمل
measure-perhaps-group = محتمل: لم يذكر أحد هل يعوق الموقع
measure-perhaps-of = محتمل: { $name }
measure-mark = العلامة: من هنا يُعد مكتملًا
measure-acts = الأنشطة
measure-col-activity = النشاط
measure-col-from-day = أول يوم
measure-col-to-day = آخر يوم
measure-col-to-range = مدى آخر يوم
measure-col-days = أيام العمل
measure-col-plan = في الخطة
measure-col-crew = من ينفذه
measure-col-accepted = يُقبل بموجب
measure-mode-usual = بالطريقة المعتادة
measure-mode-fast = بالطريقة الأسرع والأكثر كلفة
measure-hands = { $n } × { $skill }، المستوى { $level } — { $side }
measure-needs = ما يحتاجه
measure-needs-none = لا يحتاج أفرادًا ولا معدات خاصة به.
measure-gives = ما يعطيه
measure-gives-none = لا يُحسب له شيء غير ما ذُكر أعلاه.
measure-power = قدرة كهربائية دائمة
measure-water = مياه دائمة
measure-power-given = قدرة كهربائية
measure-water-given = مياه
measure-taught = أفراد لهم مهارة { $skill } بالمستوى { $level }
measure-cost = الكلفة
measure-cost-none = لا تُحسب له مدفوعات.
measure-cost-note = الحالة المرجحة من غير ما هو محتمل. ولا تُجمع عملات مختلفة.
measure-col-origin = المصدر
measure-col-payer = الدافع
measure-col-amount = المبلغ
measure-col-what = مقابل
measure-blockers = ما ينتظره
measure-blockers-note = السبب المعروف يُعالج أولًا؛ وما لم يذكره أحد قد يظهر بالاحتمال المبين.
measure-col-blocker = السبب
measure-col-known = المعروف
measure-col-chance = الاحتمال
measure-col-cure = المعالجة
measure-col-adds = يضيف
measure-blocker-known = يعوق التشغيل
measure-blocker-perhaps = لم يذكره أحد
measure-blocker-absent = لا يعوق التشغيل
measure-blocker-none = لم تذكره المعاينة
measure-items = البنود التي يخدمها
measure-items-none = لا يخدم أي بند مفتوح.
measure-worth-note = اليوم الذي يُوفى فيه ببند متفق عليه يُحسب 4، وبوجه مقترح 1؛ وتتقاسمه أنواع التدابير التي تخدم البند نفسه.
measure-col-worth = قيمة اليوم
measure-set = تحديد
measure-choose-free = حر: للخطة أن تختاره
measure-choose-mandatory = لا بد من تنفيذه
measure-choose-excluded = لا يُنفذ
measure-dates-hint = يوم أو شهر أو سنة، مثل 2027-03-15 أو 2027-03 أو 2027؛ ويُترك فارغًا إن لم يوجد.
measure-size-hint = { $name }، من { $low } إلى { $high } { $unit }؛ ويجوز مدى مثل 400..600؛ ويُترك فارغًا لاعتماد رقم المكتبة.
measure-set-note = تُعد الخطة من جديد. ويمكن التراجع عن التغيير.
measure-depends = ما بُني عليه وما يعتمد عليه

library-title = مكتبة التدابير
library-question = أي أنواع العمل يعرفها سند، وما مدى الثقة في كل منها؟
library-sentence = { $n ->
    [zero] لا قوالب
    [one] قالب واحد
    [two] قالبان
    [few] { $n } قوالب
    [many] { $n } قالبًا
   *[other] { $n } قالب
} بأرقام مفترضة عددها { $figures }، لكل منها ثلاث نقاط وأساس. ويحل محل الرقم معاينة أو عرض أو قيمة من البرنامج.
library-note = كل رقم افتراض لأغراض التخطيط، وليس حقيقة عن موقع بعينه.
library-findings = استُبعدت قوالب من هذا البرنامج:
library-col-name = القالب
library-col-answers = يجيب عن
library-col-figures = الأرقام
library-col-wide = اتساع المدى
library-col-used = تدابير منه
library-figures = { $n }؛ { $published ->
    [zero] بلا منشور
    [one] لواحد منها منشور
    [two] لاثنين منها منشور
   *[other] لـ{ $published } منها منشور
}
library-wide = الأعلى { $n } أمثال الأدنى
library-any-sector = أي قطاع لا يذكره غيره
library-own = من هذا البرنامج
library-unused = لا يستعمله أي تدبير في هذا البرنامج.
template-question = كيف يُنجز هذا النوع من العمل، وما قيمة أرقامه؟
template-file = الملف
template-told = قالب من مكتبة التدابير. أرقامه افتراضات لأغراض التخطيط، وأساس كل منها أدناه.
template-told-own = قالب ورد مع هذا البرنامج. أرقامه افتراضات لأغراض التخطيط، وأساس كل منها أدناه.
template-bases = ما تقوم عليه أرقامه
template-used = التدابير المأخوذة منه
template-at-start = عند البدء
template-at-finish = عند الانتهاء
template-col-at = يُدفع
figure-chance = الاحتمال حيث لم يذكر أحد شيئًا
figure-size = الحجم حيث لا يُعرف شيء
figure-days = الأيام
figure-cost = الكلفة
figure-power = الكهرباء
figure-water = المياه
figure-output = ما ينتج عنه
figure-jobs = وظائف دائمة
figure-a-year = في السنة لكل وحدة من الناتج
figure-price = السعر
figure-running = كلفة التشغيل
figure-idle = كلفة التوقف في السنة
figure-job = وظيفة في السنة

assumptions-title = الافتراضات
assumptions-question = على أي افتراضات تقوم الخطة، ومن ينبغي أن يراجعها؟
assumptions-sentence = { $figures ->
    [zero] لا أرقام مفترضة
    [one] رقم مفترض واحد
    [two] رقمان مفترضان
    [few] { $figures } أرقام مفترضة
    [many] { $figures } رقمًا مفترضًا
   *[other] { $figures } رقم مفترض
} على { $bases ->
    [zero] غير أساس
    [one] أساس واحد
    [two] أساسين
    [few] { $bases } أسس
    [many] { $bases } أساسًا
   *[other] { $bases } أساس
}، والأكثر استعمالًا أولًا.
assumptions-note = المرجح، وبين قوسين الأدنى والأعلى: نحو عُشر الحالات دون الأدنى وعُشرها فوق الأعلى.
assumptions-none-title = لا افتراض يوافق هذه التصفية
assumptions-none = خففوا التصفية لعرض المزيد.
assumptions-own = من هذا البرنامج
assumptions-trade = التخصص
assumptions-check-survey = معاينة الموقع
assumptions-check-sides = الجانبان
assumptions-used = { $n ->
    [zero] لا تدابير
    [one] تدبير واحد
    [two] تدبيران
    [few] { $n } تدابير
    [many] { $n } تدبيرًا
   *[other] { $n } تدبير
}
assumptions-col-basis = الأساس
assumptions-col-published = المنشور
assumptions-col-place = الموضع
assumptions-col-kind = نوع العمل
assumptions-col-figure = الرقم
assumptions-col-figures = الأرقام
assumptions-col-low = الأدنى
assumptions-col-likely = المرجح
assumptions-col-high = الأعلى
assumptions-col-unit = الوحدة
assumptions-col-check = من ينبغي أن يراجعه
assumptions-col-used = تستعمله

rule-measure-items = البنود المفتوحة التي يخدمها التدبير.
result-measure-items = البنود التي يخدمها

site-works = ما الذي يلزم لتشغيله
site-works-restart = { $measure }: يُنفذ في { $share } حالة محاكاة.
site-works-when = التشغيل: { $dates }.
site-works-survey-first = لا يُحدد موعد لإعادة التشغيل قبل المعاينة؛ وبحسب إجاباتها قد يعمل في المدى { $dates }.
site-works-cost = الكلفة: { $cost }.
site-works-none = لا تدبير مقترحًا هنا.
site-works-others = تدابير أخرى هنا
site-works-cure = المعالجة ضمن التدبير
item-works = ما تتوقعه الخطة
item-works-none = لا تدبير يخدمه: { $reason }
item-works-sentence = { $n ->
    [zero] لا تدابير تخدمه
    [one] يخدمه تدبير واحد
    [two] يخدمه تدبيران
    [few] تخدمه { $n } تدابير
    [many] يخدمه { $n } تدبيرًا
   *[other] يخدمه { $n } تدبير
}؛ { $planned ->
    [zero] لا تنفذ الخطة أيًّا منها بعد.
    [one] تنفذ الخطة واحدًا منها.
    [two] تنفذ الخطة اثنين منها.
   *[other] تنفذ الخطة { $planned } منها.
}
item-works-unplanned = { $n ->
    [zero] لا تدابير تخدمه.
    [one] يخدمه تدبير واحد، ولا توجد خطة أعمال بعد.
    [two] يخدمه تدبيران، ولا توجد خطة أعمال بعد.
    [few] تخدمه { $n } تدابير، ولا توجد خطة أعمال بعد.
    [many] يخدمه { $n } تدبيرًا، ولا توجد خطة أعمال بعد.
   *[other] يخدمه { $n } تدبير، ولا توجد خطة أعمال بعد.
}
item-works-first = اكتمال أولها: { $dates }.
item-works-last = اكتمال آخرها: { $dates }.
item-works-all = جميع التدابير التي تخدمه

communique-reach = { $n ->
    [zero] لا تدابير تتبعها
    [one] يتبعها تدبير واحد
    [two] يتبعها تدبيران
    [few] تتبعها { $n } تدابير
    [many] يتبعها { $n } تدبيرًا
   *[other] يتبعها { $n } تدبير
}
reach-withdrawn = سُحبت العبارة.
reach-courtesy = عبارة مجاملة: تُحفظ ولا تُتابع.
reach-defence = المنتجات الدفاعية مستبعدة.
reach-shown = شوهدت قدرة، ولا شيء يُنفذ.
reach-proposed = لم تُعتمد العبارة بعد، فلا يتبعها بند.
reach-no-item = لا يستند أي بند إلى هذه العبارة.
reach-item-withdrawn = سُحب ما تبعها.
reach-verified = سُلِّم وتحقق منه الطرف الآخر.
reach-no-field = لا تذكر بنودها مجال تعاون تجيب عنه التدابير.
reach-no-template = ليس في المكتبة قالب للمجالات التي تذكرها.
reach-no-site = تُجاب مجالاتها في المواقع، ولا موقع مسجلًا من هذا النوع.

overview-works = { $n ->
    [zero] لا تنفذ خطة الأعمال بعدُ أي عملية إعادة تشغيل من { $all } مقترحة: فالمعاينة أولًا.
    [one] تنفذ خطة الأعمال عملية إعادة تشغيل واحدة من { $all } مقترحة، ويعمل موقعها في المدى { $first }.
    [two] تنفذ خطة الأعمال عمليتي إعادة تشغيل من { $all } مقترحة: يعمل أول موقع في المدى { $first }، وآخر موقع في المدى { $last }.
    [few] تنفذ خطة الأعمال { $n } عمليات إعادة تشغيل من { $all } مقترحة، منها { $sure } في ثلثي حالات المحاكاة أو أكثر: يعمل أول موقع في المدى { $first }، وآخر موقع في المدى { $last }.
   *[other] تنفذ خطة الأعمال { $n } عملية إعادة تشغيل من { $all } مقترحة، منها { $sure } في ثلثي حالات المحاكاة أو أكثر: يعمل أول موقع في المدى { $first }، وآخر موقع في المدى { $last }.
}
rule-works-first = متى يعمل أول موقع تعيد الخطة تشغيله.
rule-works-last = متى يعمل آخر موقع تعيد الخطة تشغيله.
result-works-first = أول إعادة تشغيل
result-works-last = آخر إعادة تشغيل
decision-question = معرفة هل يعوق «{ $blocker }» تشغيل { $name }
decision-question-why = لم يذكر أحد ذلك بعد، ولا إجابة مفتوحة أخرى تغيِّر خطة الأعمال أكثر منها.
result-decision-question = للقرار: السؤال المفتوح الأشد تغييرًا
