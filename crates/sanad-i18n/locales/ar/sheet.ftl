# صفحة الفرصة: صفحة واحدة عن تدبير لمن قد يضع فيه مالًا.

sheet-title = فرصة
sheet-question = ما المعروض، وما الذي يلزم له، وما الذي يجب أن يُعرف قبل القرار؟
sheet-file = ملف واحد للحفظ والطباعة
sheet-link = صفحة واحدة للمستثمر
sheet-facts = نصيب القيمة القائم على وقائع منقولة
sheet-terms = تقع حالة من كل عشر دون المدى وواحدة فوقه؛ والقيم في { $month } بمعدل { $rate } في السنة، قبل التمويل. وهي توضيحية: لا عرض فيها ولا وعد.
sheet-offered = ما المعروض، ومِن مَن
sheet-stands = ما القائم، ولماذا هو متوقف
sheet-needed = ما يلزم
sheet-partnership = شروط الشراكة وترتيبها
sheet-assumptions = الأرقام التي تحرك القيمة أكثر من غيرها
sheet-to-know = ما يجب أن يُعرف قبل القرار
sheet-sources = المصادر
sheet-more = { $n ->
    [zero] ولا شيء غيرها
    [one] وواحد غيرها
    [two] واثنان غيرها
    [few] و{ $n } غيرها
   *[other] و{ $n } غيرها
}
sheet-follows = { $n ->
    [zero] لا بنود. { $codes }
    [one] ينتج عن البند { $codes }.
    [two] ينتج عن بندين: { $codes }.
    [few] ينتج عن { $n } بنود: { $codes }.
   *[other] ينتج عن { $n } بندًا: { $codes }.
}
sheet-parties = أطرافها: { $parties }.
sheet-no-offer = لم يقدم أي طرف عرضًا بشأنه بعد.
sheet-no-site = ليس في موقع بعينه، بل يخدم بنود البرنامج.
sheet-because = ما ذُكر من أسباب: { $reasons }.
sheet-because-nothing = لم يُذكر بعد لماذا هو متوقف.
sheet-unsaid = { $n ->
    [zero] من { $all } سببًا محتملًا لم يبق سبب لم يتحدث عنه أحد.
    [one] من { $all } سببًا محتملًا بقي سبب لم يتحدث عنه أحد.
    [two] من { $all } سببًا محتملًا بقي سببان لم يتحدث عنهما أحد.
    [few] من { $all } سببًا محتملًا بقيت { $n } أسباب لم يتحدث عنها أحد.
   *[other] من { $all } سببًا محتملًا بقي { $n } سببًا لم يتحدث عنه أحد.
}
sheet-need-money = المال: { $amount }
sheet-need-time = الوقت: يتم بين { $from } و{ $to } بحسب حالات المحاكاة في الخطة
sheet-need-time-from = الوقت: يتم من { $from } فصاعدًا بحسب حالات المحاكاة في الخطة
sheet-need-power = الكهرباء: { $amount }
sheet-need-water = المياه: { $amount }
sheet-need-people = العاملون ({ $side }): { $days }: { $skills }
sheet-need-trained = { $n ->
    [zero] المدربون: لا تدريب. { $skills }
    [one] المدربون: يُدرَّب شخص واحد: { $skills }
    [two] المدربون: يُدرَّب شخصان: { $skills }
    [few] المدربون: يُدرَّب { $n } أشخاص: { $skills }
   *[other] المدربون: يُدرَّب { $n } شخصًا: { $skills }
}
sheet-terms-none = لم تُسجَّل شروط. والمفترض أن يدفع الشركاء مساهمةً في رأس المال، وأن يُوزَّع ما يبقى من نقد في آخر كل سنة.
sheet-terms-said = بحسب الشروط المسجلة، ويُوزَّع ما يبقى من نقد في آخر كل سنة.
sheet-partner = { $name }: يدفع { $paid } ({ $share })؛ القيمة له { $npv }، وعائده { $irr } في السنة
sheet-contract = { $name }، { $kind }: { $drawn }، وكلفتها { $paid }
sheet-called = منها { $amount } لأن النقد لن يكفي، والمفترض أن تُدفع بحسب الحصص.
sheet-no-interest = لا تجوز الفائدة على القروض هنا؛ ويأتي التمويل مساهمةً أو منحةً أو مرابحةً أو إجارةً أو مشاركة.
sheet-figure = { $name }: { $range }، { $status }
sheet-not-surveyed = لم تُجرَ معاينة للموقع.
sheet-open = { $n ->
    [zero] لا سؤال من أسئلة المعاينة بلا جواب. { $first }
    [one] سؤال واحد من أسئلة المعاينة بلا جواب: { $first }
    [two] سؤالان من أسئلة المعاينة بلا جواب: { $first }
    [few] { $n } أسئلة من المعاينة بلا جواب، منها: { $first }
   *[other] { $n } سؤالًا من المعاينة بلا جواب، منها: { $first }
}
sheet-most = أكثر ما يحرك القيمة مما هو مفترض: { $name }.
sheet-none = لا يوجد
sheet-not-known = غير معروف بعد
cli-sheet-none = لا صفحة له: ليست للتدبير قيمة
cli-seek-target = ليس `{ $target }` هدفًا. المقبول: npv=0، أو irr= وبعدها عائد بالنسبة المئوية في السنة مثل irr=15.
cli-seek-needs-plan = لا يمكن البحث عن هذا هنا: التأخر يحتاج إلى خطة، والتدبير إلى قيمة.
study-workings = الحسابات الوسيطة
study-months = الأشهر حتى نهاية الفترة
study-factor = معامل الخصم
study-figures-note = غيّروا هنا قيمة مرجحة فتتبعها كل الأوراق بمعادلاتها.
study-uncovered = لا يمكن تغطيتها في { $period }: لا نقد يبقى لها بعد الضريبة وزيادة رأس المال العامل
study-cover = { $n } (في { $period })
help-appraise-sheet = كتابة صفحة الفرصة للتدبير: صفحة واحدة A4 باللغة المختارة
help-appraise-seek = إيجاد قيمة رقم واحد يُحرَّك وحده حتى يُبلغ الهدف: price أو used أو invest أو running بالنسبة المئوية من المخطط، وlate بشهور تأخر بدء الإنتاج مع بقاء الاستثمار في أيامه المخططة
help-appraise-target = الهدف: npv=0، أو عائد بالنسبة المئوية في السنة مثل irr=15
study-made = الإنتاج
