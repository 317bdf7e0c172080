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
risk-input-answers = يوم أجوبة المسح: { $name }
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
