# المال: قيمة الخطة وقيمة كل تدبير، ومدى التأكد منها.

area-money = المال
money-title = المال
money-question = هل يستحق الأمر كلفته، ولمن، وما مدى التأكد؟

# { $low } و{ $high } رقمان، وتليهما العملة.
money-between = من { $low } إلى { $high }
money-range-likely = { $range } (والمرجح { $likely })
money-range-none = { $told }؛ ولا شيء في { $share } من التجارب
money-range-none-irr = { $told }؛ ولا معدل في { $share } من التجارب
money-range-none-payback = { $told }؛ ولا يُسترد في { $share } من التجارب
money-range-only = { $why }؛ وفي { $share } من التجارب { $range }
money-years-range = { $years ->
    [few] { $figure } سنوات
   *[other] { $figure } سنة
}
money-unit-million = مليون { $currency }
money-unit-thousand = ألف { $currency }
money-unit-plain = { $currency }

money-lead = { $n ->
    [zero] لا تدابير في الخطة يمكن تقدير قيمتها. { $band } ({ $likely } على الأرجح)، في { $month }.
    [one] في الخطة تدبير واحد يمكن تقدير قيمته، وهي { $band } ({ $likely } على الأرجح)، في { $month }.
    [two] في الخطة تدبيران يمكن تقدير قيمتهما، وهي معًا { $band } ({ $likely } على الأرجح)، في { $month }.
    [few] في الخطة { $n } تدابير يمكن تقدير قيمتها، وهي معًا { $band } ({ $likely } على الأرجح)، في { $month }.
    [many] في الخطة { $n } تدبيرًا يمكن تقدير قيمتها، وهي معًا { $band } ({ $likely } على الأرجح)، في { $month }.
   *[other] في الخطة { $n } تدبير يمكن تقدير قيمتها، وهي معًا { $band } ({ $likely } على الأرجح)، في { $month }.
}
money-band-note = تقع حالة من كل عشر دون المدى وواحدة فوقه: تسحب { $n } تجربة كل رقم له مدى، في أيام الخطة نفسها، ويُحسب المشروع من جديد في كل منها. وهي صافي القيمة الحالية لرأس المال كله قبل أي قرض.
money-rests-on = { $assumed } مما يحرك القيمة مفترض، و{ $reported } منقول عن مصادر، و{ $surveyed } معاين، و{ $computed } محسوب.
money-empty-title = لا قيمة بعد
money-empty = تحتاج القيمة إلى خطة: تدابير وأطقم ومال. ابدأ بملفات البرنامج.
money-none-title = لا تدبير يوافق هذه التصفية
money-list-note = صافي القيمة الحالية في الشهر الذي تبدأ فيه الخطة. ما لا يبيع شيئًا من التدابير يكلف ما يكلف، وما يمنحه في العمود المجاور.
money-years-figure = صافي التدفق النقدي لرأس المال كله بالسنوات، ومجموعه حتى كل سنة: أدناه { $least } في { $worst }، ويبلغ { $end } بعد { $last }.
money-years-note = توزَّع التدفقات بالتساوي على شهور فترات كل مشروع، وتُحسب القيمة المتبقية في شهره الأخير.
money-moves-figure = ما يحرك قيمة الخطة أكثر من غيره: كل شريط ينقل رقمًا وحده إلى أدناه (مفرغ) وإلى أعلاه (مملوء). وأكثرها تحريكًا: { $first }.
money-flow-figure = صافي التدفق النقدي لرأس المال كله بالفترات، ومجموعه حتى كل فترة. { $short ->
    [0] النقد يكفي في كل فترة.
    [zero] النقد يكفي في كل فترة.
    [one] النقد لا يكفي في فترة واحدة.
    [two] النقد لا يكفي في فترتين.
    [few] النقد لا يكفي في { $short } فترات.
   *[other] النقد لا يكفي في { $short } فترة.
}
money-one-moves-figure = ما يحرك القيمة: كل شريط ينقل رقمًا وحده إلى أدناه (مفرغ) وإلى أعلاه (مملوء). وأكثرها تحريكًا: { $first }.
money-col-period = الفترة
money-col-year = السنة
money-col-flow = صافي التدفق النقدي
money-col-sum = المجموع حتى الآن
money-col-figure = الرقم
money-col-range = المدى
money-col-at-low = القيمة عند أدناه
money-col-at-high = القيمة عند أعلاه
money-col-measure = التدبير
money-col-code = الرمز
money-col-site = الموقع
money-col-npv = القيمة
money-col-npv-low = القيمة، الأدنى
money-col-npv-likely = القيمة، المرجحة
money-col-npv-high = القيمة، الأعلى
money-col-irr = العائد السنوي
money-col-irr-low = العائد السنوي، الأدنى
money-col-irr-high = العائد السنوي، الأعلى
money-col-irr-none = نسبة التجارب بلا عائد
money-col-payback = يُسترد بعد
money-col-payback-months = يُسترد بعد شهور
money-col-payback-low = يُسترد بعد شهور، الأدنى
money-col-payback-high = يُسترد بعد شهور، الأعلى
money-col-payback-none = نسبة التجارب التي لا يُسترد فيها
money-col-invested-low = الاستثمار، الأدنى
money-col-invested-high = الاستثمار، الأعلى
money-col-invested = الاستثمار
money-col-jobs = وظائف دائمة
money-col-per-money = القيمة لكل وحدة مدفوعة
money-col-per-day = القيمة لكل يوم من المهارة الأندر
money-col-currency = العملة
money-col-status = الحالة
money-col-basis = الأساس
money-col-pull = نصيبه مما يحرك القيمة
money-filter-value = القيمة
money-filter-gain = فوق الصفر
money-filter-cost = دون الصفر

money-one-lead = القيمة { $band } ({ $likely } على الأرجح): صافي القيمة الحالية في { $month }.
money-one-rests = { $share } مما يحرك القيمة يقوم على أرقام مفترضة.
money-one-class = الفئة { $class } من خمس وفق AACE: أولاها عطاء مدقق، وآخرها فكرة أولى.
money-not-valued = ليست لهذا التدبير قيمة بعد
money-apart-no-plan = لا توجد خطة، فلا مواعيد لدفع أو بيع.
money-apart-not-planned = لا تنفذه الخطة، فلا مواعيد لدفع أو بيع.
money-apart-too-large = أحد الأرقام لا يصلح، فتعذّر حساب المشروع.
money-key-figures = الأرقام الرئيسة
money-npv = صافي القيمة الحالية لرأس المال كله
money-npv-equity = صافي القيمة الحالية لحقوق الملكية
money-npv-increment = صافي القيمة الحالية زيادةً على عدم التنفيذ
money-irr = معدل العائد الداخلي
money-payback = يُسترد بعد
money-invested = الاستثمار
money-discount = معدل الخصم
money-without = قيمة الخطة من دونه
money-jobs = وظائف دائمة
money-cost = الكلفة في حالات المحاكاة
money-rests = يقوم على أرقام مفترضة
money-class = فئة التقدير
money-per-money = القيمة لكل وحدة مال مدفوعة
money-per-day = القيمة لكل يوم عمل من أندر المهارات: { $skill }
money-months = { $years ->
    [zero] { $figure } سنة
    [one] سنة واحدة ({ $figure })
    [two] سنتان ({ $figure })
    [few] { $figure } سنوات
   *[other] { $figure } سنة
}
money-not-computed = تعذّر الحساب: { $why }
money-short-no-income = لا دخل
money-short-never = لا يُسترد
money-short-none = لا يوجد
money-why-no-flows = كل التدفقات صفر
money-why-no-sign-change = المال يخرج فقط، أو يدخل فقط
money-why-no-rate = لا معدل يجعل قيمة التدفقات صفرًا
money-why-several = أكثر من معدل يجعل قيمة التدفقات صفرًا
money-why-rate = أحد المعدلات −100% أو أقل
money-why-never-paid-back = لا يُسترد أبدًا
money-why-no-investment = لا يُستثمر شيء
money-why-no-debt-service = لا خدمة دين
money-why-no-debt = لا دين قائم
money-why-still-drawn = ما زال دينٌ لم يُسحب بعد
money-why-no-capital = لا رأس مال
money-why-no-costs = لا تكاليف
money-why-no-sales = لا يُباع شيء
money-why-no-margin = المبيعات لا تتجاوز التكاليف المتغيرة
money-why-shape = التواريخ أو المدد لا تتوافق
money-why-not-a-number = كبر أحد الأرقام فوق ما تحمله الأعداد
money-assumptions = الأرقام التي تحرك القيمة
money-figures-more = { $n ->
    [zero] لا أرقام أخرى تحركها أقل
    [one] رقم آخر يحركها أقل
    [two] رقمان آخران يحركانها أقل
    [few] { $n } أرقام أخرى تحركها أقل
    [many] { $n } رقمًا آخر يحركها أقل
   *[other] { $n } رقم آخر يحركها أقل
}
money-periods-counted = تُعد الفترات من بداية العمل: فلا يوم يُعرف قبل معاينة الموقع.
money-assumptions-note = الأرقام المفترضة مائلة وتفتح أساسها. والنصيب هو ما تتحركه القيمة حين يصير الرقم وحده صفرًا.
money-statements = القوائم المالية
money-statements-note = بآلاف { $currency }، في الحالة المرجحة.
money-statements-plain = بعملة { $currency }، في الحالة المرجحة.
money-after = السنة التالية
money-download = الدراسة في مصنف
money-of-measure = التدبير
money-link = هل يستحق كلفته؟
money-figure-discount = معدل الخصم
money-figure-tax = ضريبة الأرباح
money-figure-exchange = سعر الصرف: { $currency }
money-figure-price = السعر: { $name }
money-figure-capacity = الطاقة: { $name }
money-figure-utilisation = المستغل من الطاقة: { $name }
money-figure-export = نصيب البيع في الخارج: { $name }
money-figure-stock-days = أيام المخزون: { $name }
money-figure-payable-days = أيام حتى الدفع: { $name }
money-figure-persons = الأشخاص: { $name }
money-figure-investment = { $name }: { $part }
money-figure-idle = كلفة التوقف
money-figure-receivable-days = أيام حتى يدفع العملاء
money-figure-progress-days = أيام الإنتاج تحت التشغيل
money-figure-finished-days = أيام البضاعة التامة
money-figure-equity = رأس المال المدفوع
money-figure-discount-equity = معدل خصم حقوق الملكية
money-figure-discount-borrow = معدل اقتراض العجز
money-figure-discount-reinvest = معدل إعادة استثمار الفائض
money-figure-growth = نمو الأسعار في السنة: { $name }
money-figure-sales = المبيع: { $name }
money-figure-sales-tax = ضريبة المبيعات: { $name }
money-figure-subsidy = الدعم: { $name }
money-figure-wages = الأجور: { $name }
money-figure-cash-days = أيام النقد: { $name }
money-figure-shadow = سعر الظل: { $name }
money-figure-value-added = القيمة المضافة فيه: { $name }
money-figure-residual = الباقي في النهاية: { $name }
money-figure-equity-amounts = المدفوع في رأس المال: { $name }
money-figure-equity-preferred = العائد الممتاز في السنة: { $name }
money-figure-equity-ordinary = الوزن في الأرباح العادية: { $name }
money-figure-equity-tax = الضريبة على الأرباح الموزعة: { $name }
money-figure-grant = المنحة: { $name }
money-figure-total-fee = الرسم على المبلغ كله: { $name }
money-figure-commitment-fee = الرسم على ما لم يُسحب: { $name }
money-figure-guarantee-fee = رسم الضمان: { $name }
money-figure-dividend-share = نسبة الربح الموزعة
money-figure-dividend-amount = الموزع في السنة
money-figure-dividend-cash = نسبة النقد الباقي الموزعة
money-figure-economy-rate = معدل خصم الاقتصاد
money-figure-economy-exchange = سعر الظل للنقد الأجنبي
money-figure-economy-labour = أجر الظل
money-figure-other = رأس مال عامل آخر
money-figure-depreciation-rate = نسبة الإهلاك في السنة: { $name }
money-figure-depreciation-salvage = النسبة التي لا تُهلَك: { $name }
money-figure-depreciation-share = نسبة الإهلاك في السنة رقم { $n }: { $name }
money-figure-construction-finance = كلفة التمويل أثناء الإنشاء
money-figure-for-taxes = لأغراض الضريبة
money-figure-base = نسبة ما يُهلَك من الثمن: { $name }
money-figure-bonus = النسبة التي تُهلَك دفعة واحدة: { $name }
money-figure-cost-tax = نسبة الضرائب والرسوم منه: { $name }
money-figure-capitalised = نسبة الفائدة التي تُضاف إلى الدين: { $name }
money-figure-repay-amounts = المسدد من الأصل: { $name }
money-figure-repay-cover = نسبة التغطية التي يُحسب بها قدره: { $name }
money-figure-reserve-earns = عائد الاحتياطي في السنة: { $name }
money-figure-sharing-cash = الحصة من النقد في مرحلة التقاسم رقم { $n }: { $name }
money-figure-sharing-tax = الحصة من الأرباح والضرائب في مرحلة التقاسم رقم { $n }: { $name }
money-figure-sharing-until = العائد الذي تنتهي عنده مرحلة التقاسم رقم { $n }: { $name }
money-figure-tax-limit = الربح الذي تُستحق فوقه: { $name }
money-figure-tax-bracket = الشريحة رقم { $n }، حدها ونسبتها: { $name }
money-figure-tax-loss-share = نسبة ما تخصمه خسائر سابقة من ربح السنة: { $name }
money-figure-tax-credit = الخصم من الضريبة: { $name }
money-figure-tax-investment-credit = الخصم من الضريبة، نسبة من الاستثمار الثابت: { $name }
money-figure-tax-unit-credit = الخصم من الضريبة عن كل وحدة من { $product }: { $name }
money-figure-tax-allowance = نسبة الاستثمار الثابت التي تُخصم من الأرباح: { $name }
money-a-unit = { $amount } لكل { $unit }
money-a-year = { $amount } في السنة

money-if-title = ماذا لو؟
money-if-note = تبدأ المنزلقات عند قيم الخطة. والعنوان يحفظ السؤال.
money-if-price = السعر، % من المخطط
money-if-used = المستغل من الطاقة، % من المخطط
money-if-invest = الاستثمار، % من المخطط
money-if-running = تكاليف التشغيل، % من المخطط
money-if-rate = معدل الخصم، %
money-if-late = شهور تأخر بدء الإنتاج (ويبقى الاستثمار في أيامه)
money-if-within = { $name }: لا يُقبل { $value }. المقبول: من { $low } إلى { $high }؛ وحُسب بـ{ $used }.
money-if-now = بهذه القيم
money-if-planned = كما في الخطة
money-if-same = لم يتغير شيء: القيمة هي قيمة الخطة.
money-if-told = القيمة { $now } بدلًا من { $planned }.
money-if-ask = احسب
money-if-back = كما في الخطة

money-sheet-title = فرصة: { $name }

rule-money-discount = كلفة انتظار سنة بحسب المعدل المسجل في البرنامج؛ فإن لم يُسجل معدل افتُرض المعدل المعتاد في المنتج مع مداه.
rule-money-tax = ضريبة الأرباح المسجلة في البرنامج للجانب الذي تقوم فيه المصانع.
rule-money-npv = مجموع قيم التدابير التي تنفذها الخطة، في الشهر الذي تبدأ فيه. والمدى من المئين العاشر إلى التسعين من تجارب تسحب كل رقم له مدى؛ والمعدلات والضرائب وأسعار القالب الواحد وتكاليفه تُسحب معًا أينما وردت.
rule-money-invested = ما تستثمره التدابير التي تنفذها الخطة، بلا خصم؛ والمدى من المئين العاشر إلى التسعين من التجارب نفسها التي لمدى القيمة.
rule-money-measures = التدابير التي تنفذها الخطة ويمكن تقدير قيمتها.
rule-money-years = السنوات التي يدفع فيها تدبير من الخطة أو يكسب؛ وتوزَّع التدفقات بالتساوي على شهور فترات كل مشروع.
rule-money-moves = الأرقام التي تحرك قيمة الخطة حين تبلغ وحدها طرفيها أو الصفر.
rule-money-rests = النصيب الذي له هذه الحالة مما يحرك القيمة: يصير كل رقم وحده صفرًا، ويُجمع ما تتحركه القيمة بحسب الحالة.
rule-measure-statements = فترات مشروع التدبير: ما يُدفع في أيام الخطة، وما يُباع بعد علامته، والقوائم التي تنتج عنهما.
rule-measure-npv = صافي التدفق النقدي لرأس المال كله مخصومًا إلى الشهر الذي تبدأ فيه الخطة. والمدى من المئين العاشر إلى التسعين من تجارب تسحب كل رقم له مدى، في أيام الخطة نفسها.
rule-measure-npv-equity = صافي العائد النقدي لحقوق الملكية مخصومًا إلى الشهر الذي تبدأ فيه الخطة. والمدى من المئين العاشر إلى التسعين من تجارب تسحب كل رقم له مدى، في أيام الخطة نفسها.
rule-measure-npv-increment = ما يزيد به صافي التدفق النقدي على البقاء متوقفًا، مخصومًا إلى الشهر الذي تبدأ فيه الخطة. والمدى من المئين العاشر إلى التسعين من تجارب تسحب كل رقم له مدى، في أيام الخطة نفسها.
rule-measure-npv-without = قيمة الخطة مطروحًا منها قيمة هذا التدبير.
rule-measure-npv-per-money = قيمة التدبير مقسومة على ما تدفعه الخطة له.
rule-measure-npv-per-day = قيمة التدبير مقسومة على أيامه من المهارة التي تأخذ الخطة أكبر نصيب من المتاح منها.
rule-measure-invested = ما يستثمره التدبير بلا خصم. والمدى من المئين العاشر إلى التسعين من تجارب تسحب كل رقم له مدى، في أيام الخطة نفسها.
rule-measure-class = فئة التقدير وفق AACE International كما يظهرها مدى الاستثمار: نصف عرضه مقسومًا على القيمة المرجحة.
rule-measure-moves = الأرقام التي تحرك قيمة التدبير حين تبلغ وحدها طرفيها أو الصفر.
rule-measure-short = الفترات التي يُدفع حتى نهايتها أكثر مما ورد؛ والمفترض أن يدفع الشركاء ما ينقص.
rule-measure-irr = المعدل السنوي الذي تصير عنده قيمة صافي التدفقات النقدية لرأس المال كله صفرًا.
rule-measure-irr-range = معدل العائد في المئين العاشر والمئين التسعين من التجارب التي لها معدل واحد.
rule-measure-irr-none = نسبة التجارب التي لا معدل عائد لها أو لها أكثر من معدل. لا يشملها مدى المعدل، وتُحسب أرقامها الرئيسية الأخرى.
rule-measure-payback = الشهور من بداية المشروع حتى يتجاوز مجموع صافي تدفقاته النقدية الصفر.
rule-measure-payback-range = الشهور حتى الاسترداد في المئين العاشر والمئين التسعين من التجارب التي يُسترد فيها.
rule-measure-payback-none = نسبة التجارب التي لا يُسترد فيها أبدًا.
rule-measure-rests = النصيب الذي له هذه الحالة مما يحرك القيمة: يصير كل رقم وحده صفرًا، ويُجمع ما تتحركه القيمة بحسب الحالة.

result-money-discount = معدل الخصم، %
result-money-tax = ضريبة الأرباح، %
result-money-npv = قيمة الخطة
result-money-invested = استثمار الخطة
result-money-measures = تدابير مقدَّرة القيمة
result-money-years = سنوات فيها تدفقات
result-money-moves = أرقام تحرك القيمة
result-money-rests = نصيب القيمة بحسب الحالة، %
result-measure-statements = فترات قوائمه المالية
result-measure-npv = القيمة
result-measure-npv-equity = قيمة حقوق الملكية
result-measure-npv-increment = القيمة زيادةً على عدم التنفيذ
result-measure-npv-without = قيمة الخطة من دونه
result-measure-npv-per-money = القيمة لكل وحدة مال مدفوعة
result-measure-npv-per-day = القيمة لكل يوم من المهارة الأندر
result-measure-invested = الاستثمار
result-measure-class = فئة التقدير
result-measure-moves = أرقام تحرك القيمة
result-measure-short = فترات لا يكفي فيها النقد
result-measure-irr = معدل العائد الداخلي، %
result-measure-irr-range = معدل العائد الداخلي، %، مدى
result-measure-irr-none = التجارب بلا معدل عائد، %
result-measure-payback = الشهور حتى الاسترداد
result-measure-payback-range = الشهور حتى الاسترداد، مدى
result-measure-payback-none = التجارب التي لا يُسترد فيها، %
result-measure-rests = نصيب القيمة بحسب الحالة، %

source-ui-what-if = ما تسأل عنه منزلقات الصفحة، يُحسب في الخادم من أرقام التدبير نفسه. وهو ليس من نتائج البرنامج ولا يُحفظ إلا في العنوان.
source-ui-fewest = إن قلّت التجارب عن هذا العدد فلا يُذكر لها مدى.
source-ui-trials = عدد التجارب التي يُؤخذ منها المدى: هو نفسه لكل تدبير.
source-ui-reason = سبب تعذّر حساب كمية؛ وما فيه من أرقام يخص القاعدة نفسها.
source-ui-figure = اسم رقم كما تورده المكتبة أو البرنامج.
