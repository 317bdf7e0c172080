# الخطة: زيارات المعاينة في الأيام الأولى.

plan-title = الخطة
plan-question = أي فريق يعاين أي موقع، ومتى؟
plan-sentence = { $visits ->
    [zero] لا زيارات معاينة
    [one] زيارة معاينة واحدة
    [two] زيارتا معاينة
    [few] { $visits } زيارات معاينة
    [many] { $visits } زيارة معاينة
   *[other] { $visits } زيارة معاينة
} { $teams ->
    [one] يجريها فريق واحد
    [two] يجريها فريقان
    [few] تجريها { $teams } فرق
    [many] يجريها { $teams } فريقًا
   *[other] يجريها { $teams } فريق
} في أيام الخطة، من { $from } إلى { $to }.
plan-some-left = { $n ->
    [zero] لكل موقع ينتظر المعاينة زيارته.
    [one] موقع واحد ينتظر المعاينة بلا زيارة في هذه الأيام.
    [two] موقعان ينتظران المعاينة بلا زيارة في هذه الأيام.
    [few] { $n } مواقع تنتظر المعاينة بلا زيارة في هذه الأيام.
    [many] { $n } موقعًا تنتظر المعاينة بلا زيارة في هذه الأيام.
   *[other] { $n } موقع تنتظر المعاينة بلا زيارة في هذه الأيام.
}
plan-none-left = لكل موقع ينتظر المعاينة زيارته.
plan-not-restart = هذه مواعيد معاينات. أما موعد التشغيل فلا يُحدَّد إلا من إجاباتها.
plan-anew = كان مقررًا أن تبدأ الخطة في { $first }. وقد أُعيد إعدادها ابتداءً من { $from }، على أن ينطلق كل فريق من مقره.
plan-awaited = { $n ->
    [zero] لا زيارات كانت مقررة قبل { $date } ولم تُسجَّل إجاباتها.
    [one] كانت زيارة واحدة مقررة قبل { $date }، ولم تُسجَّل إجاباتها بعد.
    [two] كانت زيارتان مقررتين قبل { $date }، ولم تُسجَّل إجاباتهما بعد.
    [few] كانت { $n } زيارات مقررة قبل { $date }، ولم تُسجَّل إجاباتها بعد.
   *[other] كانت { $n } زيارة مقررة قبل { $date }، ولم تُسجَّل إجاباتها بعد.
}
plan-awaited-sites = الإجابات المنتظرة: { $sites }.
plan-away = لا أيام عمل ضمن هذه الأيام لما يلي: { $teams }.
plan-why = لماذا في هذا الموعد
plan-why-then = لماذا في هذا الموعد:
plan-answers = تتوافر الإجابات { $answers }.
plan-range = بين { $low } و{ $high }، والأرجح في { $likely }
plan-range-open = من { $low } فصاعدًا، والأرجح في { $likely }؛ وربما بعد أيام الخطة
plan-range-day = في { $date }
plan-from = من { $date }
plan-span = من { $from } إلى { $to }
plan-hours = { $n ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
plan-days = { $n ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
plan-visits = الزيارات تباعًا
plan-chart = التنقل وزيارات المعاينة بحسب الفريق؛ والشرطة مدى موعد الانتهاء، وبعدها متى تتوافر الإجابات.
plan-travel = تنقل
plan-visit = زيارة معاينة
plan-shade-off = عطلة أسبوعية أو رسمية لأحد الطرفين
plan-shade-reduced = ساعات عمل مخفضة
plan-col-what = النشاط
plan-col-from = من
plan-col-to = إلى
plan-col-range = مدى موعد الانتهاء
plan-left = بلا زيارة في هذه الأيام
plan-unvisited-excluded = استُبعد عن قصد.
plan-unvisited-no-team-able = لا فريق لديه كل المهارات اللازمة له.
plan-unvisited-pin-missed = حُدِّد له يوم لا يستطيع فريقه أن يبدأ فيه.
plan-unvisited-horizon-too-short = الأيام لا تكفي له ولو كان أول زيارة لأحد الفرق.
plan-unvisited-crowded-out = تتسع له الأيام وحده، لا مع زيارات إجاباتها أكثر أثرًا.
plan-unvisited-no-place = لم يُسجَّل مكانه بعد.
plan-link-no-team = لا فريق لديه كل المهارات اللازمة له.
plan-link-few-teams = من { $of } فرق، هذه وحدها لديها كل المهارات اللازمة له: { $teams }.
plan-link-team-from = يعمل الفريق ابتداءً من { $date }.
plan-link-before = يزور الفريق أولًا { $sites } حتى { $date }.
plan-link-no-drive = الفريق هناك من قبل؛ فلا حاجة إلى التنقل.
plan-link-drive-base = يستغرق التنقل من مقر الفريق { $time }.
plan-link-drive = يستغرق التنقل من { $from } { $time }.
plan-link-pinned = حُدِّدت الزيارة في { $date }.
plan-pause-non-working = تأخذ العطل الأسبوعية والرسمية للطرفين حتى نهاية الزيارة { $days }.
plan-pause-reduced = ساعات العمل فيها مخفضة { $days }.
plan-pause-closed = الموقع مغلق { $days } بعد وصول الفريق.
plan-pause-driving = بلغ التنقل حده { $days } مع بقاء وقت.
plan-link-survey = تستغرق المعاينة نفسها { $time } من عمل الفريق على مدى { $days }.
plan-forward = لو كانت أول زيارة يجريها { $team } لتوافرت إجاباتها في { $date }، ولانتظرت المواقع الأخرى أطول، بكلفة { $cost } من أيام القيمة.
plan-forward-free = لو كانت أول زيارة يجريها { $team } لتوافرت إجاباتها في { $date } بلا كلفة على المواقع الأخرى.
plan-forward-drops = وعندئذ لا تتسع الأيام لهذه المواقع: { $sites }.
plan-rests = على ماذا تقوم هذه المواعيد
plan-rests-why = كل ما يلي افتراض إلى أن يسجِّل أحد الواقع؛ والقيمة الأدق تحرِّك المواعيد.
plan-places = { $n ->
    [one] مكان موقع واحد، مفترض
    [two] مكانا موقعين، مفترضان
    [few] أماكن { $n } مواقع، مفترضة
    [many] أماكن { $n } موقعًا، مفترضة
   *[other] أماكن { $n } موقع، مفترضة
}
plan-reported-none = ولا شيء من المدخلات منقول عن مصدر أو معاينة.
plan-reported = { $n ->
    [one] ومدخل آخر واحد منقول عن مصدر أو معاينة.
    [two] ومدخلان آخران منقولان عن مصدر أو معاينة.
    [few] و{ $n } مدخلات أخرى منقولة عن مصدر أو معاينة.
    [many] و{ $n } مدخلًا آخر منقولًا عن مصدر أو معاينة.
   *[other] و{ $n } مدخل آخر منقول عن مصدر أو معاينة.
}
plan-col-assumed = الافتراض عن
plan-col-score = قيمة إجاباته
plan-days-off = العطل وساعات العمل المخفضة في أيام الخطة
plan-col-day = المناسبة
plan-col-kind = النوع
plan-details-said = تطلب الخطة أقل مجموع، على كل المواقع، لقيمة الإجابات مضروبة في الأيام حتى تتوافر؛ وأجازها مدقق لا يشترك مع المخطط في أي شيء.
plan-value-days = أيام القيمة (الأقل أفضل)
plan-bound = لا خطة تقل عن
plan-gap = البعد عن هذا الحد
plan-seed = البذرة
plan-effort = الجهد (آلاف الجداول)
plan-schedules = الجداول التي أُعدت
plan-verdict = حكم المدقق
plan-verdict-said = { $visits ->
    [one] أُجيزت: زيارة واحدة
    [two] أُجيزت: زيارتان
    [few] أُجيزت: { $visits } زيارات
   *[other] أُجيزت: { $visits } زيارة
}، ومواقع بلا زيارة عددها { $unvisited }، في { $comparisons } مقارنة.
plan-team-use = { $visits ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $visits } زيارات
   *[other] { $visits } زيارة
}؛ ساعات المعاينة { $surveying }، وساعات التنقل { $driving }، والعودة إلى المقر { $home }
plan-order-only = لا يمكن تحديد مواعيد بعد. هذا هو الترتيب بحسب ما تغيِّره الإجابات؛ ولم يُسجَّل بعد ما يلزم للمواعيد:
plan-order-caption = ترتيب المعاينات، وأكثرها أثرًا أولًا.
plan-missing-team-people = عدد أفراد الفريق:
plan-missing-team-base = مقر الفريق:
plan-missing-team-days = الأيام التي يتاح فيها الفريق من الآن:
plan-missing-day-minutes = طول يوم العمل:
plan-missing-travel = سرعة التنقل
plan-missing-survey-minutes = مدة المعاينة
plan-missing-place = مكان أي من المواقع
plan-missing-plan-fault = تعذر على المخطط استعمال المسجَّل:
plan-missing-plan-refused = رفض المدقق الخطة:
plan-empty-title = لا شيء ينتظر المعاينة
plan-empty = إذا كان في السجل موقع متوقف لم يُعايَن ظهرت زيارته هنا.

# ما ينقص لتحديد المواعيد، أجزاءً من قائمة.
