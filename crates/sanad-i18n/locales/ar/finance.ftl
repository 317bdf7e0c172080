# شروط التمويل: من يدفع، ومن يموّل، وما نصيب كل منهم.

money-apart-not-repaid = لا يُسدَّد ما يُقترض له خلال السنوات المحسوبة. قصّروا مدة السداد أو المهلة في شروط تمويله.
study-apart-not-repaid = لا يُسدَّد ما يُقترض خلال السنوات المحسوبة؛ قصّروا مدة السداد أو المهلة في شروط التمويل

money-called-title = النقد لن يكفي
money-called = { $n ->
    [zero] النقد يكفي في كل فترة. { $periods } { $amount }
    [one] لن يكفي النقد في فترة واحدة ({ $periods }). والمفترض أن يدفع الشركاء { $amount } بحسب حصصهم.
    [two] لن يكفي النقد في فترتين ({ $periods }). والمفترض أن يدفع الشركاء { $amount } بحسب حصصهم.
    [few] لن يكفي النقد في { $n } فترات ({ $periods }). والمفترض أن يدفع الشركاء { $amount } في المجموع بحسب حصصهم.
    [many] لن يكفي النقد في { $n } فترة ({ $periods }). والمفترض أن يدفع الشركاء { $amount } في المجموع بحسب حصصهم.
   *[other] لن يكفي النقد في { $n } فترة ({ $periods }). والمفترض أن يدفع الشركاء { $amount } في المجموع بحسب حصصهم.
}
money-terms = شروط التمويل
money-terms-none = لم تُسجَّل شروط تمويل. والمفترض أن يدفع كل جانب ما تورده المكتبة عليه مساهمةً في رأس المال، وأن يُوزَّع ما يبقى من نقد في آخر كل سنة.
money-terms-said = تسري الشروط المسجلة له، ويدفع الشركاء ما لا تغطيه مساهمةً في رأس المال. والمفترض أن يُوزَّع ما يبقى من نقد في آخر كل سنة.
money-terms-of-all = تسري عليه الشروط المسجلة لجميع التدابير، ويدفع الشركاء ما لا تغطيه مساهمةً في رأس المال. والمفترض أن يُوزَّع ما يبقى من نقد في آخر كل سنة.
money-terms-ban = لا تجوز الفائدة على القروض هنا: { $source }. ويأتي التمويل مساهمةً في رأس المال أو منحةً أو مرابحةً أو إجارةً أو مشاركة.
money-terms-granted = تقدم المنح { $amount }.
money-terms-cover = يغطي النقد بعد الضريبة خدمة الدين { $cover } مرة على الأقل، وأدناها في الفترة { $period }.
money-terms-uncovered = لا يمكن تغطية خدمة الدين في الفترة { $period }: لا نقد يبقى لها بعد الضريبة وزيادة رأس المال العامل. والمفترض أن يدفعها الشركاء.
money-terms-short-cover = في الفترة { $period } لا يغطي النقد بعد الضريبة إلا { $share } من خدمة الدين. والمفترض أن يدفع الشركاء الباقي.
money-terms-link = تسجيل شروط التمويل
money-col-partner = الشريك
money-col-paid-in = يدفع
money-col-share = الحصة
money-col-partner-npv = القيمة له
money-col-partner-irr = عائده السنوي
money-col-financier = الممول
money-col-kind = الطريقة
money-col-drawn = يقدم
money-col-cost-of-money = الكلفة كلها
money-partners-caption = الشركاء: ما يدفعه كل منهم وما قيمته له، في الحالة المرجحة
money-contracts-caption = مال يُسدَّد، في الحالة المرجحة
money-skill-of = { $skill } ({ $side })
money-figure-draws = المسحوب: { $name }
money-figure-charge = كلفة التمويل: { $name }
money-figure-fee = الرسم: { $name }
money-host = الجانب المضيف
money-supplier = الجانب المورّد
money-others = من غيرهما

study-contract-loan = قرض بفائدة
study-contract-murabaha = مرابحة
study-contract-ijara = إجارة منتهية بالتمليك
study-contract-diminishing-musharaka = مشاركة متناقصة

money-local = المحتوى المحلي
money-local-value-added = القيمة المضافة البسيطة: ما يُباع، بسعره من دون ضرائب عليه، مطروحًا منه المدخلات من غير البلد، يُحسب للجانب المضيف؛ وتُحسب المدخلات للجانب الذي جاءت منه. لجميع سنوات الإنتاج.
money-local-costs = نصيب التكاليف: ما يُدفع للجانب للتشغيل مقسومًا على كل ما يُدفع. لجميع سنوات الإنتاج.
money-local-by = يُحسب بطريقة
money-local-by-value-added = القيمة المضافة البسيطة
money-local-by-costs = نصيب التكاليف
money-local-col-side = الجانب
money-local-col-produced = مما يُباع
money-local-col-costs = من التكاليف
money-local-col-invested = من الاستثمار
money-local-caption = من يضيف ماذا، بحسب المنشأ
money-local-negative = دون الصفر: المدخلات من غير البلد تكلف أكثر مما يدره البيع.

money-seek-title = ما الذي يلزم لذلك؟
money-seek-note = يُحرَّك رقم واحد وحده ضمن مدى حتى يُبلغ الهدف، ويبقى ما عداه كما في الخطة.
money-seek-what = حرّك
money-seek-target = حتى
money-seek-price = السعر
money-seek-used = المستغل من الطاقة
money-seek-invest = الاستثمار
money-seek-running = تكاليف التشغيل
money-seek-late = موعد البدء
money-seek-npv = تصير القيمة صفرًا
money-seek-irr = يصير العائد السنوي، %
money-seek-irr-value = العائد السنوي، %
money-seek-ask = جد
money-seek-found-price = { $target } عند { $value } من السعر المخطط.
money-seek-found-used = { $target } عند { $value } من المستغل المخطط من الطاقة.
money-seek-found-invest = { $target } عند { $value } من الاستثمار المخطط.
money-seek-found-running = { $target } عند { $value } من تكاليف التشغيل المخططة.
money-seek-found-late = { $target } إذا تأخر عن الخطة { $value }.
money-seek-reached-npv = تصير القيمة صفرًا
money-seek-reached-irr = يصير العائد { $rate } في السنة
money-seek-amounts = ويكون السعر { $now } بدلًا من { $planned } لكل { $unit }.
money-seek-invested = الاستثمار: { $now } بدلًا من { $planned }.
money-seek-until = يجوز أن يتأخر عن الخطة { $value }: { $output }. فإن زاد شهرًا لم يُبلغ الهدف.
money-seek-others = { $n ->
    [zero] لا نقطة أخرى بعدها.
    [one] وهناك نقطة أخرى مثلها بعدها.
    [two] وهناك نقطتان أخريان مثلها بعدها.
    [few] وهناك { $n } نقاط أخرى مثلها بعدها.
   *[other] وهناك { $n } نقطة أخرى مثلها بعدها.
}
money-seek-open = افتحه في «ماذا لو؟»
money-seek-above = لا توجد بين { $low } و{ $high }: الهدف متجاوَز في المدى كله، وأقربه عند { $value }: { $output }.
money-seek-below = لا توجد بين { $low } و{ $high }: لا يُبلغ الهدف في المدى كله، وأقربه عند { $value }: { $output }.
money-seek-above-part = لا توجد بين { $low } و{ $high } حيثما أمكن الحساب، وهو غير ممكن في المدى كله: الهدف متجاوَز، وأقربه عند { $value }: { $output }.
money-seek-below-part = لا توجد بين { $low } و{ $high } حيثما أمكن الحساب، وهو غير ممكن في المدى كله: لا يُبلغ الهدف، وأقربه عند { $value }: { $output }.
money-seek-jump = يُتجاوز الهدف بقفزة عند { $value } من { $before } إلى { $after }؛ ولا قيمة بينهما تبلغه.
money-seek-nowhere = لا توجد بين { $low } و{ $high }: تعذّر حساب العائد في المدى كله.
money-seek-value-of = القيمة { $amount }
money-seek-return-of = العائد { $rate } في السنة
money-seek-months = { $n ->
    [zero] { $figure } شهر
    [one] شهرًا واحدًا
    [two] شهرين
    [few] { $figure } أشهر
    [many] { $figure } شهرًا
   *[other] { $figure } شهر
}
source-ui-seek = ما يسأل عنه نموذج الصفحة، ويوجد في الخادم بأرقام التدبير نفسه إلى جزء من ألف. وهو ليس من نتائج البرنامج ولا يُحفظ إلا في العنوان.

rule-measure-called = ما ينقص من النقد؛ والمفترض أن يدفعه الشركاء، كل بحسب ما يدفعه في المجموع.
rule-measure-partner-paid-in = ما يدفعه الشريك مع ما يُطلب منه حين ينقص النقد؛ بلا خصم.
rule-measure-partner-share = ما يدفعه الشريك مقسومًا على ما يدفعه الشركاء جميعًا.
rule-measure-partner-npv = ما يُدفع للشريك ونصيبه مما يبقى في النهاية، مطروحًا منه ما يدفعه، مخصومًا إلى الشهر الذي تبدأ فيه الخطة.
rule-measure-partner-irr = المعدل السنوي الذي تصير عنده قيمة تدفقات الشريك نفسه صفرًا.
rule-measure-term-drawn = ما يُسحب بموجب شرط التمويل، بلا خصم.
rule-measure-term-paid = ما يكلفه شرط التمويل من ربح وأجرة وفائدة ورسوم، بلا خصم.
rule-measure-granted = ما تقدمه المنح، بلا خصم.
rule-measure-cover = التدفق النقدي بعد الضريبة وزيادة رأس المال العامل، مقسومًا على ما يُدفع للممولين في الفترة نفسها؛ وأدنى فترات الإنتاج كلها.
rule-measure-local = أنصبة الجوانب مما يُباع (القيمة المضافة البسيطة) أو من تكاليف التشغيل أو من الاستثمار، بالنسبة المئوية.
rule-money-local = أنصبة الجوانب مما تبيعه تدابير الخطة جميعًا (القيمة المضافة البسيطة) أو من تكاليف تشغيلها أو من استثمارها، بالنسبة المئوية.

result-measure-called = ما يدفعه الشركاء لنقص النقد
result-measure-partner-paid-in = ما يدفعه الشريك
result-measure-partner-share = حصة الشريك، %
result-measure-partner-npv = القيمة للشريك
result-measure-partner-irr = عائد الشريك، %
result-measure-term-drawn = المسحوب
result-measure-term-paid = كلفة التمويل
result-measure-granted = ما تقدمه المنح
result-measure-cover = أدنى تغطية لخدمة الدين
result-measure-local = المحتوى المحلي، %
result-money-local = المحتوى المحلي للخطة، %
