# الموقع: ما الذي يلزم لتشغيله من جديد.

site-question = ما الذي يلزم لتشغيله من جديد؟
site-state-said = بحسب { $source }، حتى { $date }.
site-state-said-undated = بحسب { $source }؛ ولا يذكر المصدر تاريخًا.
site-state-assumed = افتراض، حتى { $date }.
site-state-unknown = لم يذكر أحد ما حاله.
site-stopped = تاريخ التوقف: { $date }.
site-stopped-once = ذُكر توقف: { $date }.
site-reasons = { $n ->
    [zero] لم يُذكر سبب يعوق تشغيله.
    [one] ذُكر سبب واحد يعوق تشغيله.
    [two] ذُكر سببان يعوقان تشغيله.
    [few] ذُكرت { $n } أسباب تعوق تشغيله.
    [many] ذُكر { $n } سببًا يعوق تشغيله.
   *[other] ذُكر { $n } سبب يعوق تشغيله.
}
site-reasons-none = لم يُذكر بعد سبب يعوق تشغيله.
site-questions = { $n ->
    [zero] لا تنقص أي إجابة من إجابات المعاينة.
    [one] تنقص إجابة واحدة من إجابات المعاينة.
    [two] تنقص إجابتان من إجابات المعاينة.
    [few] تنقص { $n } من إجابات المعاينة.
   *[other] تنقص { $n } من إجابات المعاينة.
}
site-not-known = { $n ->
    [zero] لم يُسأل عن إجابة إلا عُرفت.
    [one] سُئل عن إجابة واحدة ولم تُعرف.
    [two] سُئل عن إجابتين ولم تُعرفا.
    [few] سُئل عن { $n } إجابات ولم تُعرف.
    [many] سُئل عن { $n } إجابة ولم تُعرف.
   *[other] سُئل عن { $n } إجابة ولم تُعرف.
}
site-asked-not-known = سُئل عنه ولم يُعرف (معاينة { $date })
site-questions-none = لا تنقص أي إجابة من إجابات المعاينة.
site-disagree = { $n ->
    [one] وتختلف المصادر في حقل واحد.
    [two] وتختلف المصادر في حقلين.
    [few] وتختلف المصادر في { $n } حقول.
    [many] وتختلف المصادر في { $n } حقلًا.
   *[other] وتختلف المصادر في { $n } حقل.
}
site-missing = ما الذي ينقص
site-check-present = يعوق التشغيل
site-check-absent = لا يعوق التشغيل
site-check-fits = { $n ->
    [one] قدرة مسجلة واحدة تناسب ذلك.
    [two] قدرتان مسجلتان تناسبان ذلك.
    [few] { $n } قدرات مسجلة تناسب ذلك.
    [many] { $n } قدرة مسجلة تناسب ذلك.
   *[other] { $n } قدرة مسجلة تناسب ذلك.
}
site-check-see = عرضها
site-check-gap = لا توجد بعد قدرة مسجلة تناسب ذلك: فجوة.
site-check-sides = ليس مما تورِّده القدرات المسجلة.
site-step = الخطوة القادمة
site-step-running = الموقع يعمل؛ ولا شيء فيه ينتظر المعاينة.
site-step-surveyed = عُوين الموقع. الإجابات أدناه، ومنها تُستخلص التدابير.
site-step-order = زيارة معاينة، ترتيبها { $rank } بحسب ما تغيِّره الإجابات. ولا يمكن تحديد موعد قبل معرفة حجم الفرق وأيامها والأماكن.
site-step-visit = زيارة معاينة يجريها { $team }. وإذا سار التنقل كما هو مفترض فإنها تبدأ { $begins }؛ وتتوافر إجاباتها { $answers }. ولا يمكن تحديد موعد للتشغيل قبل ذلك.
site-awaited = كان مقررًا أن تتوافر إجاباته { $answers }، ولم تُسجَّل بعد.
site-step-unvisited = زيارة معاينة، ترتيبها { $rank } بحسب ما تغيِّره الإجابات؛ ولم تتسع لها أيام الخطة.
site-in-plan = في الخطة
site-fill-survey = ملء استمارة المعاينة
site-short = باختصار
site-facts = كل الوقائع
site-differ = تختلف المصادر
site-shown = المعروض، بحسب قاعدة الوقائع
site-not-recorded = لم يُسجَّل بعد:
site-col-field = الحقل
site-col-value = القيمة
site-col-as-of = حتى تاريخ
site-claim-open = من أين هذا
site-add = أضف ما تعرفه
site-add-short = إضافة
site-add-button = إضافة
site-add-beside = يُضاف بجانب الموجود؛ ولا يُمحى شيء.
site-choose-field = اختر ما يتعلق به
site-choose = متابعة
site-now = الآن:
site-unit = الوحدة
site-as-of = حتى تاريخ
site-source-said = من أين هذا
site-source-hint = خطاب أو مكالمة أو تقرير، بكلمات قليلة. المناصب لا الأسماء.
site-hint-number = رقم، أو مدى مثل 4..6؛ وعلامة ? لغير المعروف.
site-hint-when = 2021-12-06 أو 2021-12 أو 2021، و~2014 لما حول ذلك، و<2023-11 لما قبله، و>2022-10 لما بعده، و2011..2012 لما بينهما؛ وعلامة ? لغير المعروف.
site-hint-place = خط العرض ثم خط الطول: 32.12 20.07
site-items = البنود التي تتعلق به
site-items-general = يتعلق بكل المواقع المتوقفة
site-items-none = لا بند يتعلق به.
site-items-all = كل بنود الاتفاق
site-results = ما حُسب له
site-depends = ما يعتمد على هذا الموقع
