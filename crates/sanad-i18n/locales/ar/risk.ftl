# المخاطر: البرنامج كله، تجربة بعد تجربة.

risk-head = { $n } تجربة بالبذرة { $seed }، تسحب كل منها { $inputs ->
    [zero] لا شيء
    [one] مدخلًا واحدًا
    [two] مدخلين
    [few] { $inputs } مدخلات
    [many] { $inputs } مدخلًا
   *[other] { $inputs } مدخل
} وتعيد وضع الخطة بترتيبها وتقيِّم كل تدبير من جديد.
risk-stopped = أُوقفت قبل بلوغ { $of }: هذه هي التجارب حتى الآن.
risk-failed = تجارب لم يتسع فيها المجال لما لا بد منه: { $n }. لا تدخل في شيء مما يلي.
risk-progress = { $done } من { $of } تجربة
risk-no-plan = لا خطة تُسحب منها التجارب. ويذكر `sanad plan` السبب.
risk-no-measure = لا تدبير بالرمز { $code }. ويعددها `sanad plan`.
risk-programme = البرنامج
risk-planned = الخطة
risk-end = آخر علامة
risk-cost-in = التكلفة ({ $currency })
risk-npv-in = صافي القيمة الحالية ({ $currency })
risk-positive = صافي القيمة الحالية فوق 0
risk-restarted = المواقع التي تعود إلى العمل
risk-by = حتى
risk-measures = التدابير حيث تُنفَّذ
risk-measure = التدبير
risk-done = الإنجاز
risk-cost = التكلفة
risk-npv = صافي القيمة الحالية
risk-carried-out = نُفِّذ
risk-activities = الأنشطة التي تؤخر النهاية
risk-activity = النشاط
risk-criticality = الحرجية
risk-significance = الدلالة
risk-cruciality = الحسم
risk-moves-end = ما يحرك آخر علامة
risk-moves-cost = ما يحرك التكلفة
risk-moves-npv = ما يحرك صافي القيمة الحالية
risk-input = المدخل
risk-low = المتوسط عند الأدنى
risk-high = المتوسط عند الأعلى
risk-correlation = ارتباط الرتب
risk-errors = ما بعد ± هو الخطأ المعياري. والأدنى والأعلى: خُمسا التجارب حول P10 وP90 للمدخل؛ وللعائق: غائبًا وحاضرًا. والقيم محسوبة عند بداية الخطة.
risk-input-days = أيام العمل: { $name }
risk-input-cost = تكلفة العمل: { $name }
risk-input-answers = يوم أجوبة المعاينة: { $name }
risk-input-blocker = العائق { $blocker }: { $site }
risk-input-discount = معدل الخصم
risk-input-tax = الضريبة على الربح
risk-input-exchange = سعر الصرف: { $name }
risk-input-size = الحجم: { $name }
risk-input-output = الإنتاج: { $name }
risk-input-price = سعر المنتج: { $name }
risk-input-running = تكاليف التشغيل، { $kind }: { $name }
risk-running-raw-material = المواد الخام
risk-running-supplies = المستلزمات
risk-running-utility = المرافق
risk-running-spares = قطع الغيار
risk-running-maintenance = الصيانة
risk-running-royalty = الإتاوات
risk-running-labour = العمالة
risk-running-factory-overhead = التكاليف العامة للمصنع
risk-running-administration = الإدارة
risk-running-rent = الإيجار
risk-running-marketing = التسويق
risk-together = تتحرك معًا أيام العمل، ومثلها تكاليف العمل والأسعار وتكاليف التشغيل، كل صنف وحده، بارتباط { $r } بين كل مدخلين من صنف. وهذا افتراض؛ ويغيّره مؤشر البرنامج risk-correlation، والصفر يسحب كل مدخل وحده.
risk-at-plan = تجارب حتى الخطة
risk-last = آخر إعادة تشغيل
risk-in-time = إعادات تشغيل في يومها المخطط
risk-run-again = مواقع تعود إلى العمل
risk-supposed = تفترض الخطة ألا يوجد شيء من { $n ->
    [zero] العوائق
    [one] عائق واحد
    [two] عائقين
    [few] { $n } عوائق
    [many] { $n } عائقًا
   *[other] { $n } عائق
} لم يُقل عنها شيء، في { $sites ->
    [zero] مواقعها
    [one] إعادة تشغيل واحدة
    [two] إعادتي تشغيل
    [few] { $sites } إعادات تشغيل
    [many] { $sites } إعادة تشغيل
   *[other] { $sites } إعادة تشغيل
} فيها. ويوجد منها في المتوسط بحسب احتمالاتها { $mean }؛ واحتمال ألا يوجد شيء منها: { $none }.
risk-share-below = أقل من { $n }‎%‎
risk-share-above = أكثر من { $n }‎%‎
risk-dearer = إذا غلا العمل لم يزد المال: يُترك ما لا يمكن دفعه، فتبقى التكلفة قريبة من تكلفة الخطة. وليس ذلك دليلًا على اليقين.
risk-of-file = يأخذ الأمر risk برنامجًا، و{ $path } ملف مشروع: sanad appraise { $path }
riskpage-trials-within = { $value } ليس عددًا من التجارب يُجرى هنا: من { $low } إلى { $high }. أُجري: { $used }.
risk-alone = صنف واحد من المدخلات وحده، وكل ما عداه كما في الخطة (متوسط الأعداد ووسيط غيرها):
risk-alone-sort = المسحوب
risk-alone-end = آخر علامة، P50
risk-alone-cost = التكلفة، P50
risk-alone-npv = صافي القيمة الحالية، P50
risk-sort-blockers = العوائق التي لم يُقل عنها شيء
risk-sort-days = أيام العمل
risk-sort-cost = تكلفة العمل
risk-sort-answers = أيام أجوبة المعاينات
risk-sort-output = الأحجام والإنتاج
risk-sort-prices = أسعار المنتجات
risk-sort-running = تكاليف التشغيل
risk-sort-rates = الخصم والصرف والضريبة
risk-questions = ما قيمة الجواب قبل أن يُقرَّر تشغيل (عدد الأسئلة الموزونة: { $n }؛ ويُذكر منها ما يتميز عن المصادفة، فلا تخطئ أكثر من قائمة في عشرين)
risk-questions-none = لا جواب وحده يغيّر قرارًا بأكثر مما قد تفعله المصادفة مع كثرة ما وُزن.
risk-question = السؤال
risk-question-worth = قيمة الجواب
risk-question-most = قيمة معرفة كل شيء عن التشغيل

# صفحات المخاطر.
riskpage-title = مخاطر الخطة كلها
riskpage-question-spread = ما مدى اليقين في الخطة، وأين تقع مما قد يحدث؟
riskpage-question-sites = متى يعود كل موقع إلى العمل، وبأي يقين؟
riskpage-question-causes = ما الذي يحمل الشك، وأي جواب يغيّر قرارًا؟
riskpage-tab-spread = المدى
riskpage-tab-sites = المواقع
riskpage-tab-causes = الأسباب
riskpage-no-plan = تُسحب التجارب من خطة أعمال، ولا خطة بعد. وتذكر صفحة الخطة ما ينقصها.
riskpage-too-few = التجارب التي لها خطة أقل من أن يقال عنها شيء. اطلب المزيد.
riskpage-empty-title = لا تجارب بعد
riskpage-empty-plan = إلى الخطة
riskpage-stopped = أُوقفت بعد { $made } من { $of } تجربة. وما يلي عما أُجري منها.
riskpage-lead = في ثمانٍ من كل عشر تجارب { $n ->
    [zero] لا يعود موقع إلى العمل
    [one] يعود موقع واحد على الأقل إلى العمل
    [two] يعود موقعان على الأقل إلى العمل
    [few] تعود { $n } مواقع على الأقل إلى العمل
    [many] يعود { $n } موقعًا على الأقل إلى العمل
   *[other] يعود { $n } موقع على الأقل إلى العمل
} قبل نهاية الخطة؛ وفي ثمانٍ من كل عشر لكلٍّ منها: يُنجز كل شيء حتى { $day }، ولا تزيد التكلفة على { $cost }، ولا تقل القيمة عن { $npv }.
riskpage-positive = وتفوق القيمةُ التكلفةَ في { $share } من التجارب.
riskpage-plan-lies = والخطة نفسها في الجانب الحسن: { $share } من التجارب قيمتها أعلى منها، ومن إعادات التشغيل فيها ({ $planned }) يتم { $mean } في اليوم المخطط في المتوسط.
riskpage-not-planned = ليس في الخطة
riskpage-too-seldom = في تجارب أقل من أن يُقال شيء
riskpage-figure-npv = قيمة ثمانٍ من كل عشر تجارب بين { $low } و{ $high }؛ ونصفها فوق { $middle }.
riskpage-figure-cost = تكلفة ثمانٍ من كل عشر تجارب بين { $low } و{ $high }؛ ونصفها فوق { $middle }. وإذا غلا العمل لم يزد المال، بل قلَّ ما يُنفَّذ.
riskpage-figure-last = في ثمانٍ من كل عشر تجارب يعود آخر موقع يعود إلى العمل بين { $low } و{ $high }؛ وفي نصفها بعد { $middle }.
riskpage-figure-moves-npv = أكثر ما يحرك القيمة: { $first }. حيث يكون أدنى فمتوسط قيمة التجارب { $low }، وحيث يكون أعلى { $high }.
riskpage-figure-moves-cost = أكثر ما يحرك التكلفة: { $first }. حيث يكون أدنى فمتوسط تكلفة التجارب { $low }، وحيث يكون أعلى { $high }.
riskpage-figure-moves-end = أكثر ما يحرك النهاية: { $first }. حيث يكون أدنى فمتوسط نهاية التجارب { $low }، وحيث يكون أعلى { $high }.
riskpage-figure-restarted = حتى نهاية { $year } يعود بين { $low } و{ $high } من المواقع إلى العمل في ثمانٍ من كل عشر تجارب؛ وفي الخطة { $planned }.
riskpage-head-mark = العلامة
riskpage-head-value = القيمة
riskpage-head-share = تجارب حتى ذلك
riskpage-head-year = نهاية السنة
riskpage-head-sites = المواقع العائدة إلى العمل
riskpage-bar-planned = { $year }، الخطة
riskpage-bar-mean = { $year }، متوسط التجارب
riskpage-alone-title = لِمَ تقع الخطة هناك
riskpage-alone-note = كل صف يسحب صنفًا واحدًا من المدخلات وحده ويترك ما عداه كما تأخذه الخطة، في { $n } تجربة. متوسط الأعداد ووسيط غيرها.
riskpage-alone-plan = الخطة: كل شيء كما أُخذ
riskpage-alone-all = كل التجارب: كل شيء مسحوب
riskpage-sites-lead = من إعادات التشغيل في الخطة ({ $n }) تُنفَّذ { $often } في ثلثي التجارب أو أكثر، وتتم { $early } في اليوم المخطط في نصفها أو أكثر.
riskpage-sites-title = كل موقع
riskpage-sites-note = المدى يصدق في ثمانٍ من كل عشر من التجارب التي تُنفَّذ فيها إعادة التشغيل؛ والنسب من كل التجارب. والموقع الذي لم يُعايَن له مدى وليس له يوم مخطط.
riskpage-col-site = الموقع
riskpage-col-range = يعود إلى العمل
riskpage-col-planned = اليوم المخطط
riskpage-col-in-time = في ذلك اليوم أو قبله
riskpage-col-carried-out = نُفِّذ
riskpage-col-npv = القيمة
riskpage-causes-lead = أكثر ما يحرك القيمة «{ $npv }»، وأكثر ما يحرك النهاية «{ $end }».
riskpage-questions-title = أي جواب يغيّر قرارًا؟
riskpage-questions-note = قبل أن يُقرَّر كل تشغيل يساوي الجواب ما يزيد به متوسط القيمة: حيث يقول إن قيمة التشغيل دون الصفر يُترك. وُزن { $n } من الأسئلة؛ ويُعرض منها ما تتميز قيمته عن المصادفة مع كثرة ما وُزن (بونفيروني: لا تعرض أكثر من قائمة في عشرين سؤالًا لا قيمة له). ولا يُحسب ما يمكن أن يصنعه المال والناس في موضع آخر.
riskpage-questions-none = من { $n } من الأسئلة الموزونة لا جواب وحده يغيّر قرارًا بأكثر مما قد تفعله المصادفة مع كثرة ما وُزن.
riskpage-col-question = السؤال
riskpage-col-worth = قيمة الجواب
riskpage-col-most = قيمة معرفة كل شيء عن التشغيل
riskpage-activities-note = الحرجية: نسبة التجارب التي لا يمكن أن ينتظر فيها النشاط من غير أن تتحرك النهاية. والدلالة تزن ذلك بأيامه وبالنهاية. والحسم: مدى تلازم أيامه والنهاية، من صفر إلى واحد.
riskpage-note-drawn = { $n } تجربة بالبذرة { $seed }؛ تسحب كل منها { $inputs } من المدخلات وتعيد وضع الخطة بترتيبها كما يسمح الناس والآلات والمال والكهرباء والمياه، وتقيِّم كل تدبير من جديد. والعدد والبذرة أنفسهما يعيدان هذه الصفحة.
riskpage-note-together = تتحرك معًا أيام العمل، ومثلها تكاليف العمل والأسعار وتكاليف التشغيل، كل صنف وحده، بارتباط { $r } بين كل مدخلين من صنف: وهو افتراض ما لم يقل مؤشر البرنامج risk-correlation غير ذلك.
riskpage-note-failed = في { $n } من التجارب لم يتسع المجال لما لا بد منه؛ ولا تدخل في شيء.
riskpage-trials = التجارب
riskpage-seed = البذرة
riskpage-ask = اسحب
riskpage-link = ما مدى اليقين في الخطة كلها؟
riskpage-band-trials = كل مدى من { $n } تجربة للخطة كلها: تقع فيه ثمانٍ من كل عشر من التجارب التي يُنفَّذ فيها التدبير. أما مدى حقوق الملكية ومدى القيمة زيادةً على عدم التنفيذ فمن { $own } تجربة لأرقام التدبير وحده في أيام الخطة.
riskpage-band-plan = كل مدى من { $n } تجربة للخطة كلها، ومدى كل عمل من التجارب التي تنفذه (فإن قلّت عن { $least } فمن { $own } حالة لأرقامه وحدها): تقع حالة من كل عشر دون المدى وواحدة فوقه. وهي صافي القيمة الحالية لرأس المال كله قبل أي قرض.
rule-money-risk = تسحب التجارب ما لا يُعرف، وتعيد وضع الخطة بترتيبها، وتقيِّم كل تدبير من جديد. وتقع الأرقام دون أدناها في تجربة من عشر وفوق أعلاها في مثلها؛ والعائق الذي لم يُقل عنه شيء موجود بحسب احتماله. وهذا هو الارتباط بين كل مدخلين من صنف يتحرك معًا: أيام العمل وتكاليف العمل والأسعار وتكاليف التشغيل. وحيث لا يسجله البرنامج يُفترض.
result-money-risk = تجارب الخطة كلها: ارتباط مدخلات الصنف
risk-together-days = كل أيام العمل معًا
risk-together-cost = كل تكاليف العمل معًا
risk-together-prices = كل الأسعار معًا
risk-together-running = كل تكاليف التشغيل معًا
riskpage-summing = أُجريت التجارب، ويُجمع ما تقوله.
riskpage-left = { $n ->
    [zero] لم يبق شيء.
    [one] تبقى نحو ثانية واحدة.
    [two] تبقى نحو ثانيتين.
    [few] تبقى نحو { $n } ثوانٍ.
    [many] تبقى نحو { $n } ثانية.
   *[other] تبقى نحو { $n } ثانية.
}
riskpage-stop = أوقف واحتفظ بالتجارب حتى الآن
riskpage-progress = كم أُجري من التجارب
riskpage-causes-note = متوسطات خُمسي التجارب اللذين يكون فيهما الرقم أدنى ما يكون وأعلى ما يكون. وما هو مشترك بين أرقام الصنف يُذكر وحده، وكل رقم بما هو له.
