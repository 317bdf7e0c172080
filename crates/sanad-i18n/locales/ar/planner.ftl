# المخطط: العمل الطويل، وخطة الأعمال، والمقارنة بين خطتين.

job-queued = ينتظر دوره.
job-begun = بدأ العمل.
job-rounds = { $of ->
    [one] تمت { $done } من جولة واحدة.
    [two] تمت { $done } من جولتين.
    [few] تمت { $done } من { $of } جولات.
    [many] تمت { $done } من { $of } جولة.
   *[other] تمت { $done } من { $of } جولة.
}
job-ranges = انتهى البحث، وتُحسب الآن المديات.
job-schedules = { $n ->
    [zero] لم تُجرَّب أي خطة.
    [one] جُرّبت خطة واحدة.
    [two] جُرّبت خطتان.
    [few] جُرّبت { $n } خطط.
    [many] جُرّبت { $n } خطة.
   *[other] جُرّبت { $n } خطة.
}
job-left = { $n ->
    [zero] يوشك البحث أن ينتهي.
    [one] يستغرق البحث نحو ثانية واحدة أخرى.
    [two] يستغرق البحث نحو ثانيتين أخريين.
    [few] يستغرق البحث نحو { $n } ثوانٍ أخرى.
    [many] يستغرق البحث نحو { $n } ثانية أخرى.
   *[other] يستغرق البحث نحو { $n } ثانية أخرى.
}
job-stopping = ينتهي بأفضل ما وُجد حتى الآن.
job-outlives = يستمر العمل بعد إغلاق هذه الصفحة.
job-again = انظر مرة أخرى
job-stop = أوقف واحتفظ بالأفضل
job-progress = كم تم من البحث

plan-tab-works = الأعمال
plan-tab-visits = زيارات المعاينة
visits-title = زيارات المعاينة

planner-question = متى يعمل كل موقع، وما الذي يؤخره؟
planner-sentence = تنفذ الخطة { $n } من { $of ->
    [one] عملية إعادة تشغيل مقترحة واحدة
    [two] عمليتي إعادة تشغيل مقترحتين
    [few] { $of } عمليات إعادة تشغيل مقترحة
    [many] { $of } عملية إعادة تشغيل مقترحة
   *[other] { $of } عملية إعادة تشغيل مقترحة
} حتى { $end }.
planner-sure = ومنها { $n } في ثلثي حالات المحاكاة على الأقل.
planner-first = تقع أولاها ضمن المدى { $range }.
planner-cases = وفي { $cases ->
    [one] حالة محاكاة واحدة
    [two] حالتي محاكاة
    [few] { $cases } حالات محاكاة
    [many] { $cases } حالة محاكاة
   *[other] { $cases } حالة محاكاة
} تنفذ من { $low } إلى { $high } من { $all ->
    [one] تدبير واحد
    [two] تدبيرين
    [few] { $all } تدابير
    [many] { $all } تدبيرًا
   *[other] { $all } تدبير
}.
planner-ranges = الموقع الذي لم يُعايَن بعد له مدى لا يوم مرجَّح: معاينته أولًا.
planner-months-short = { $from } إلى { $to }
planner-months = { $from } – { $to }
planner-chart = المواقع بترتيب عودتها إلى التشغيل، ثم تدابير البنود المتفق عليها بحسب نوع العمل. والإطار المتقطع مدى من حالات المحاكاة حيث لم تُجرَ معاينة بعد.
planner-part-cases = خارج الخطة: تُنفَّذ في بعض حالات المحاكاة فقط
planner-part-items = من أجل البنود المتفق عليها، بحسب نوع العمل
planner-lines = موقعًا موقعًا
planner-in-cases = يُنفَّذ في { $share } من حالات المحاكاة
planner-measures = { $n ->
    [zero] لا تدابير
    [one] تدبير واحد
    [two] تدبيران
    [few] { $n } تدابير
    [many] { $n } تدبيرًا
   *[other] { $n } تدبير
}
planner-col-row = الموقع أو العمل
planner-col-range = المدى
planner-show = أظهر الأعمال
planner-hide = أخفِ الأعمال
planner-range = مدى الأعمال
planner-all = كل الأعمال
planner-restart = إعادة التشغيل
planner-perhaps = { $name } (إن كان العائق قائمًا: { $what })
planner-critical = يحدد الموعد
planner-zoom = المدة المعروضة
planner-zoom-whole = الخطة كلها
planner-zoom-year = سنة
planner-zoom-quarter = ثلاثة أشهر
planner-zoom-month = شهر
planner-earlier = قبلها
planner-later = بعدها
planner-open-all = أظهر كل الأعمال
planner-close-all = أخفِ كل الأعمال
planner-kind = نوع العمل
planner-only-chosen = ما تنفذه الخطة فقط
planner-none-passes = لا يُبقي المرشِّح شيئًا من الخطة.
planner-scarce = الموارد الحاكمة
planner-scarce-said = على محور الخطة نفسه. والمخطط بالخطوط المائلة مدد ينتظر فيها عمل ما. ومن يدفع ماذا افتراض في القوالب، ولم يتفق عليه أي طرف.
planner-funds = المال
planner-skills = المهارات
planner-utilities = الكهرباء والمياه
planner-equipment = المعدات
planner-power = الكهرباء، كيلوواط
planner-water = المياه، متر مكعب في اليوم
planner-utility = { $site }: { $what }
planner-skill = { $skill }، من المستوى { $level } فما فوق
planner-skill-side = { $skill }، { $from }، من المستوى { $level } فما فوق
planner-fund-free = { $what }: يُصرف { $used } من { $there }، ولا ينتظره عمل.
planner-fund-binds = { $what }: يُصرف { $used } من { $there }، { $n ->
    [zero] ولا ينتظره عمل
    [one] وينتظره نشاط واحد
    [two] وينتظره نشاطان
    [few] وتنتظره { $n } أنشطة
    [many] وينتظره { $n } نشاطًا
   *[other] وينتظره { $n } نشاط
}.
planner-use-free = { $what }: يُستخدم منها معًا { $used } من { $there } على الأكثر، ولا ينتظرها عمل.
planner-use-binds = { $what }: يُستخدم منها معًا { $used } من { $there } على الأكثر، { $n ->
    [zero] ولا ينتظرها عمل
    [one] وينتظرها نشاط واحد
    [two] وينتظرها نشاطان
    [few] وتنتظرها { $n } أنشطة
    [many] وينتظرها { $n } نشاطًا
   *[other] وينتظرها { $n } نشاط
}.
planner-col-used = المستخدم
planner-col-there = المتاح
planner-col-binds = ينتظره عمل
planner-more-scarce = { $n ->
    [zero] لا مزيد
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $n } أخرى
    [many] { $n } أخرى
   *[other] { $n } أخرى
}
planner-questions = الأسئلة المفتوحة التي تغيّر إجاباتها أكثر من غيرها
planner-asks = هل هذا عائق في { $site }: { $what }؟
planner-moves = إن جاءت الإجابة بخلاف المفترض دخل الخطة أو خرج منها { $changes } من التدابير، وتحركت عمليات إعادة التشغيل { $days ->
    [zero] دون يوم
    [one] يومًا واحدًا
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} في مجموعها، في المتوسط.
planner-left = ما لا تنفذه الخطة
planner-col-measure = التدبير
planner-col-for = لأجل
planner-col-share = يُنفَّذ في حالات المحاكاة
planner-col-reason = باختصار
planner-why-not = لماذا لا؟
planner-barred-unsurveyed = معاينته أولًا.
planner-barred-no-visit = لا موعد لمعاينته بعد.
planner-barred-destroyed = يذكر مصدر أن الموقع مدمَّر؛ وإعادة بنائه مشروع آخر.
planner-crowded = يسبقه غيره إلى المتاح من أشخاص ومال وأيام.
planner-no-skill = لا أحد من المسجلين يتقنها: { $skill }.
planner-hopeless = لا يمكن تنفيذه بما هو مسجل.
planner-details-said = تُطلب الخطة مستوى بعد مستوى: حدود المستوى الأول أولًا ثم ما يليه. ولا خطة تتجاوز الحد. وقد أعاد مدقق لا يشترك مع المخطط في أي شيء حساب كل شيء لهذه الصفحة.
planner-level = المستوى { $n }
planner-level-said = { $terms }؛ الفجوة إلى الحد { $gap }
planner-level-open = { $terms }؛ لا حد معروفًا يفيد
planner-term = { $name }: { $value } (الحد { $bound }، الوزن { $weight })
planner-job-years = { $n ->
    [zero] لا سنوات عمل
    [one] سنة عمل واحدة
    [two] سنتا عمل
    [few] { $n } سنوات عمل
    [many] { $n } سنة عمل
   *[other] { $n } سنة عمل
}
planner-item-days = { $n ->
    [zero] لا أيام
    [one] يوم واحد لبند
    [two] يومان لبند
    [few] { $n } أيام للبنود
    [many] { $n } يومًا للبنود
   *[other] { $n } يوم للبنود
}
planner-verdict-same = أجازها: { $activities ->
    [zero] لا أنشطة موضوعة
    [one] نشاط واحد موضوع
    [two] نشاطان موضوعان
    [few] { $activities } أنشطة موضوعة
    [many] { $activities } نشاطًا موضوعًا
   *[other] { $activities } نشاط موضوع
}، من { $measures ->
    [zero] لا تدابير
    [one] تدبير واحد
    [two] تدبيرين
    [few] { $measures } تدابير
    [many] { $measures } تدبيرًا
   *[other] { $measures } تدبير
}؛ وحدودها هي المعروضة.
planner-verdict-other = القواعد محفوظة في { $activities } من أنشطة { $measures } من التدابير، لكن الحدود المحسوبة غيرها: خلل في البرنامج.
planner-verdict-no = رفضها: { $n ->
    [zero] لم تُخالَف قاعدة
    [one] خولفت قاعدة واحدة
    [two] خولفت قاعدتان
    [few] خولفت { $n } قواعد
    [many] خولفت { $n } قاعدة
   *[other] خولفت { $n } قاعدة
}؛ خلل في البرنامج.
planner-found = البحث
planner-found-said = جُرّبت { $schedules ->
    [zero] لا خطط
    [one] خطة واحدة
    [two] خطتان
    [few] { $schedules } خطط
    [many] { $schedules } خطة
   *[other] { $schedules } خطة
} من { $asked } مطلوبة، والبذرة { $seed }
planner-drawn = المديات
planner-drawn-said = { $n ->
    [zero] لا حالات محاكاة
    [one] حالة محاكاة واحدة
    [two] حالتا محاكاة
    [few] { $n } حالات محاكاة
    [many] { $n } حالة محاكاة
   *[other] { $n } حالة محاكاة
}، لم يتسع في { $failed } منها ما يلزم تنفيذه. ويقع عُشر الحالات دون كل مدى وعُشرها فوقه.
planner-reference = عملة القيمة
planner-illustrative = توضيحي · كل المبالغ مفترضة
planner-compare = قارن بخطة أخرى
planner-none = لا خطة أعمال بعد
planner-step-items = بنود الاتفاق
planner-step-register = السجل
planner-step-teams = الفرق
planner-step-funds = الأموال
planner-step-import = استورد ملفًا
planner-step-history = التاريخ
planner-proposed = ما يمكن فعله

planner-after = بعد أيام الخطة
job-best = الأفضل حتى الآن: { $terms }.

compare-title = المقارنة بين خطتين
compare-question = ما الذي يتغير إن اخترنا الخطة الأخرى؟
compare-a = الخطة الأولى
compare-b = الخطة الثانية
compare-at-hand = الخطة القائمة
compare-force = { $what }: يُنفَّذ في كل حال
compare-exclude = { $what }: يُترك
compare-again = ما يجده بحث آخر بدءًا من الخطة القائمة
compare-without = دون { $what }
compare-more-money = { $what }: زيادة { $money }
compare-more-people = { $n ->
    [zero] دون زيادة في الأشخاص: { $what }
    [one] شخص آخر: { $what }
    [two] شخصان آخران: { $what }
    [few] { $n } أشخاص آخرين: { $what }
    [many] { $n } شخصًا آخر: { $what }
   *[other] { $n } شخص آخر: { $what }
}
compare-more-equipment = { $what }: زيادة { $n }
compare-more-utility = { $what }: زيادة { $n }
compare-more-days = { $n ->
    [zero] دون أيام أخرى
    [one] يوم آخر
    [two] يومان آخران
    [few] { $n } أيام أخرى
    [many] { $n } يومًا آخر
   *[other] { $n } يوم آخر
}
compare-common = الخطة الثانية، مما يُسأل عنه كثيرًا
compare-swap = بدّل بين الخطتين
compare-clear = ابدأ من جديد
compare-do-force = نفّذه في كل حال
compare-do-exclude = اتركه
compare-unknown = هذا لا يدل على شيء هنا فلم يُؤخذ به:
compare-nothing = الخطتان خطة واحدة. اختر ما يختلف في الثانية.
compare-lack-a = لا يمكن وضع الخطة الأولى: { $why }
compare-lack-b = لا يمكن وضع الخطة الثانية: { $why }
compare-only-b = { $n ->
    [zero] يمكن وضع الخطة الثانية، وقد اجتازت الفحص، وهي لا تنفذ شيئًا.
    [one] يمكن وضع الخطة الثانية، وقد اجتازت الفحص، وهي تنفذ تدبيرًا واحدًا.
    [two] يمكن وضع الخطة الثانية، وقد اجتازت الفحص، وهي تنفذ تدبيرين.
    [few] يمكن وضع الخطة الثانية، وقد اجتازت الفحص، وهي تنفذ { $n } تدابير.
    [many] يمكن وضع الخطة الثانية، وقد اجتازت الفحص، وهي تنفذ { $n } تدبيرًا.
   *[other] يمكن وضع الخطة الثانية، وقد اجتازت الفحص، وهي تنفذ { $n } تدبير.
}
compare-only-restarts = { $n ->
    [zero] ولا يعود فيها أي موقع إلى العمل.
    [one] ويعود فيها موقع واحد إلى العمل.
    [two] ويعود فيها موقعان إلى العمل.
    [few] وتعود فيها { $n } مواقع إلى العمل.
    [many] ويعود فيها { $n } موقعًا إلى العمل.
   *[other] ويعود فيها { $n } موقع إلى العمل.
}
compare-sentence = في الخطة الثانية: { $sites }.
compare-sites-none = لا يتحرك أي موقع.
compare-sites-earlier = { $n ->
    [zero] لا موقع أبكر
    [one] موقع واحد أبكر
    [two] موقعان أبكر
    [few] { $n } مواقع أبكر
    [many] { $n } موقعًا أبكر
   *[other] { $n } موقع أبكر
}
compare-sites-later = { $n ->
    [zero] لا موقع متأخر
    [one] موقع واحد متأخر
    [two] موقعان متأخران
    [few] { $n } مواقع متأخرة
    [many] { $n } موقعًا متأخرًا
   *[other] { $n } موقع متأخر
}
compare-sites-out = { $n ->
    [zero] لا يخرج أي موقع
    [one] يخرج منها موقع واحد
    [two] يخرج منها موقعان
    [few] تخرج منها { $n } مواقع
    [many] يخرج منها { $n } موقعًا
   *[other] يخرج منها { $n } موقع
}
compare-sites-in = { $n ->
    [zero] لا يدخل أي موقع
    [one] يدخلها موقع واحد
    [two] يدخلها موقعان
    [few] تدخلها { $n } مواقع
    [many] يدخلها { $n } موقعًا
   *[other] يدخلها { $n } موقع
}
compare-chart = متى يعمل كل موقع في الخطتين: المفرغ للأولى والممتلئ للثانية. وقبل المعاينة مدى فقط، وتُقارَن المديات بمنتصفاتها.
compare-col-change = التغير
compare-earlier = { $n ->
    [zero] في اليوم نفسه
    [one] أبكر بيوم واحد
    [two] أبكر بيومين
    [few] أبكر بـ{ $n } أيام
    [many] أبكر بـ{ $n } يومًا
   *[other] أبكر بـ{ $n } يوم
}
compare-later = { $n ->
    [zero] في اليوم نفسه
    [one] متأخر يومًا واحدًا
    [two] متأخر يومين
    [few] متأخر { $n } أيام
    [many] متأخر { $n } يومًا
   *[other] متأخر { $n } يوم
}
compare-in = يدخل الخطة
compare-out = يخرج من الخطة
compare-same = لا تغير
compare-more = أكثر بمقدار { $by }
compare-less = أقل بمقدار { $by }
compare-others = تدابير أخرى تدخل الخطة أو تخرج منها
compare-money = المال بحسب السنة
compare-col-fund = المال والسنة
compare-fund-year = { $fund }، { $year }
compare-terms = حدود الخطتين
compare-col-term = الحد

# الخطط بين معيارين، وما تعود به زيادة قليلة من كل شحيح.
between-head = { $n ->
    [zero] لم يُعثر على خطة بين «{ $first }» و«{ $second }».
    [one] خطة واحدة هي الأفضل في «{ $first }» وفي «{ $second }» معًا: لم يُعثر على خطة أفضل منها في أحدهما.
    [two] خطتان بين «{ $first }» و«{ $second }»: لا تساوي إحداهما الأخرى في كليهما.
    [few] { $n } خطط بين «{ $first }» و«{ $second }»: لا تساوي واحدة غيرها في كليهما.
    [many] { $n } خطة بين «{ $first }» و«{ $second }»: لا تساوي واحدة غيرها في كليهما.
   *[other] { $n } خطة بين «{ $first }» و«{ $second }»: لا تساوي واحدة غيرها في كليهما.
}
between-bound-note = الحد هو ما لا تتجاوزه خطة تساويها في المعيار الآخر.
between-value = { $value } (الحد { $bound })
between-measures = { $n ->
    [zero] لا تدابير
    [one] تدبير واحد
    [two] تدبيران
    [few] { $n } تدابير
    [many] { $n } تدبيرًا
   *[other] { $n } تدبير
}
between-at-hand = الخطة القائمة
between-not-at-hand = ليست الخطة القائمة من بينها: فإحداها أفضل منها في معيار ولا تقل عنها في الآخر. وسائر المعايير تأتي هنا بعد هذين.
between-better = وإذا قيست الخطة { $n } بكل ما تطلبه الخطة، بترتيبه، فهي أفضل من الخطة القائمة: { $gains }.
between-whole = لم يُعثر على شيء آخر بين أي اثنتين منها.
between-part = قد يكون بينها غيرها: ويمكن طلب المزيد.
helps-head = زيادة قليلة من كل شحيح، والأنفع أولًا. وتصبح الخطة معها أفضل بهذا المقدار على الأقل: فقد عُثر على خطة كهذه، وقد يُعثر على أفضل منها ببحث أطول.
helps-not-at-hand = الخطة التي يُقارن بها عُثر عليها أثناء ذلك دون أي زيادة، وهي أفضل من الخطة القائمة: { $gains }.
helps-take = قارنها بالخطة القائمة
planner-longer = قد يجدها بحث أطول عن الخطة نفسها، أو يجد أفضل منها: sanad plan { $path } --effort { $n }
helps-better = { $term }: أفضل بمقدار { $by }
helps-worse = { $term }: أسوأ بمقدار { $by }
helps-and = {"؛ "}
helps-nothing = لم يُعثر على خطة أفضل بزيادة قليلة من أي شيء وحده.
helps-none = لم يُعثر على خطة أفضل بزيادة قليلة من واحد مما يلي وحده: { $what }.
helps-untried = { $n ->
    [zero] جُرِّب كل ما تأخذه التدابير.
    [one] شيء واحد آخر لم يُجرَّب، إما لأن ما ينتظره في الخطة قليل أو معدوم، وإما لأن البحث أُنهي.
    [two] شيئان آخران لم يُجرَّبا، إما لأن ما ينتظرهما في الخطة قليل أو معدوم، وإما لأن البحث أُنهي.
    [few] { $n } أشياء أخرى لم تُجرَّب، إما لأن ما ينتظرها في الخطة قليل أو معدوم، وإما لأن البحث أُنهي.
    [many] { $n } شيئًا آخر لم يُجرَّب، إما لأن ما ينتظره في الخطة قليل أو معدوم، وإما لأن البحث أُنهي.
   *[other] { $n } شيء آخر لم يُجرَّب، إما لأن ما ينتظره في الخطة قليل أو معدوم، وإما لأن البحث أُنهي.
}
planner-searches = عمليات البحث: { $searches }؛ الجداول: { $n }؛ البذرة: { $seed }
between-unread = ليس هذان هدفين مختلفين. المقبول أولًا وثانيًا: اثنان من { $list }.
between-title = بين هدفين
between-question = كم يُترك من هدف لقاء زيادة الآخر؟
between-first = الهدف الأول
between-second = الهدف الثاني
between-do = عرض الخطط بينهما
between-chart = الخطط التي عُثر عليها، من الأفضل في الهدف الثاني إلى الأفضل في الأول، والأبعد أفضل. والمعيَّن هو الخطة القائمة، ولا خطة وراء الخط المتقطع.
between-col-plan = الخطة
between-col-bound = { $term }: الحد
between-col-measures = ما يُنفَّذ
between-col-otherwise = ما يختلف عن الخطة القائمة
between-in = يدخل: { $measures }.
between-out = يخرج: { $measures }.
between-compare = المقارنة بهذه التدابير
between-part-page = قد توجد بينها خطط أخرى.
helps-title = ما الأنفع زيادته
helps-question = زيادة قليلة من أي شيء هي الأنفع؟
helps-col-more = زيادة قليلة
helps-col-gains = ما تعود به
helps-idle = لم يُعثر على خطة أفضل بزيادة قليلة من واحد من هذه وحده
between-count-in = { $n ->
    [zero] لا يدخل تدبير
    [one] يدخل تدبير واحد
    [two] يدخل تدبيران
    [few] تدخل { $n } تدابير
    [many] يدخل { $n } تدبيرًا
   *[other] يدخل { $n } تدبير
}
between-count-out = { $n ->
    [zero] لا يخرج تدبير
    [one] يخرج تدبير واحد
    [two] يخرج تدبيران
    [few] تخرج { $n } تدابير
    [many] يخرج { $n } تدبيرًا
   *[other] يخرج { $n } تدبير
}
helps-col-otherwise = ما يتغير
helps-compare = المقارنة بين الخطتين
