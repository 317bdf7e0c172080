# ما يجيب به المخطط: لماذا هذا الموعد، ولماذا لا، وما الخلل وما يعالجه.

skilled-either = { $skill } بالمستوى { $level }
skilled-host = { $skill } بالمستوى { $level } من الجانب المضيف
skilled-supplier = { $skill } بالمستوى { $level } من الجانب المورِّد
supply-power = الكهرباء في { $site }
supply-water = المياه في { $site }
measure-at = { $measure } – { $site }
part-of = { $part } ({ $measure })
works-mode-usual = الطريقة المعتادة
works-mode-fast = الطريقة الأسرع

reason-begin = «{ $part }»: يبدأ مع بداية الخطة في { $day }.
reason-pin = «{ $part }»: حُدِّد لبدايته يوم { $day }.
reason-answers = «{ $part }»: ينتظر إجابات معاينة { $site }، وتتوافر { $days }.
reason-earliest = «{ $part }»: لا يبدأ قبل { $day }، وهو يوم حدده أحد المعنيين.
reason-link-fs = «{ $part }»: يبدأ بعد إنجاز «{ $other }» ({ $days }).
reason-link-fs-lag = { $n ->
    [one] «{ $part }»: يبدأ بعد يوم واحد من إنجاز «{ $other }» ({ $days }).
    [two] «{ $part }»: يبدأ بعد يومين من إنجاز «{ $other }» ({ $days }).
    [few] «{ $part }»: يبدأ بعد { $n } أيام من إنجاز «{ $other }» ({ $days }).
    [many] «{ $part }»: يبدأ بعد { $n } يومًا من إنجاز «{ $other }» ({ $days }).
   *[other] «{ $part }»: يبدأ بعد { $n } يوم من إنجاز «{ $other }» ({ $days }).
}
reason-link-ss = «{ $part }»: يبدأ مع «{ $other }» أو بعده ({ $days }).
reason-link-ss-lag = { $n ->
    [one] «{ $part }»: يبدأ بعد يوم واحد من بداية «{ $other }» ({ $days }).
    [two] «{ $part }»: يبدأ بعد يومين من بداية «{ $other }» ({ $days }).
    [few] «{ $part }»: يبدأ بعد { $n } أيام من بداية «{ $other }» ({ $days }).
    [many] «{ $part }»: يبدأ بعد { $n } يومًا من بداية «{ $other }» ({ $days }).
   *[other] «{ $part }»: يبدأ بعد { $n } يوم من بداية «{ $other }» ({ $days }).
}
reason-link-ff = «{ $part }»: لا ينتهي قبل انتهاء «{ $other }» ({ $days }).
reason-link-ff-lag = { $n ->
    [one] «{ $part }»: ينتهي بعد يوم واحد على الأقل من انتهاء «{ $other }» ({ $days }).
    [two] «{ $part }»: ينتهي بعد يومين على الأقل من انتهاء «{ $other }» ({ $days }).
    [few] «{ $part }»: ينتهي بعد { $n } أيام على الأقل من انتهاء «{ $other }» ({ $days }).
    [many] «{ $part }»: ينتهي بعد { $n } يومًا على الأقل من انتهاء «{ $other }» ({ $days }).
   *[other] «{ $part }»: ينتهي بعد { $n } يوم على الأقل من انتهاء «{ $other }» ({ $days }).
}
reason-link-sf = «{ $part }»: لا ينتهي قبل بداية «{ $other }» ({ $days }).
reason-link-sf-lag = { $n ->
    [one] «{ $part }»: ينتهي بعد يوم واحد على الأقل من بداية «{ $other }» ({ $days }).
    [two] «{ $part }»: ينتهي بعد يومين على الأقل من بداية «{ $other }» ({ $days }).
    [few] «{ $part }»: ينتهي بعد { $n } أيام على الأقل من بداية «{ $other }» ({ $days }).
    [many] «{ $part }»: ينتهي بعد { $n } يومًا على الأقل من بداية «{ $other }» ({ $days }).
   *[other] «{ $part }»: ينتهي بعد { $n } يوم على الأقل من بداية «{ $other }» ({ $days }).
}
reason-link-most = { $n ->
    [one] «{ $part }»: لا يسبق «{ $other }» بأكثر من يوم واحد ({ $days }).
    [two] «{ $part }»: لا يسبق «{ $other }» بأكثر من يومين ({ $days }).
    [few] «{ $part }»: لا يسبق «{ $other }» بأكثر من { $n } أيام ({ $days }).
    [many] «{ $part }»: لا يسبق «{ $other }» بأكثر من { $n } يومًا ({ $days }).
   *[other] «{ $part }»: لا يسبق «{ $other }» بأكثر من { $n } يوم ({ $days }).
}
reason-renewable = «{ $part }»: يحتاج إلى { $what }، ويستعمله «{ $other }» إلى أن يُنجَز ({ $days }).
reason-renewable-none = «{ $part }»: يحتاج إلى { $what }، ولا يكفي المتاح منه إلا ابتداءً من { $day }.
reason-fund-inflow = «{ $part }»: كلفته { $amount }، ولا يفي بها { $fund } إلا بدفعة { $day }.
reason-fund-income = «{ $part }»: كلفته { $amount }، ولا يفي بها { $fund } إلا بدخل «{ $other }».
reason-utility = «{ $part }»: يحتاج إلى { $what }، ولا يكفي المتاح إلا بعد «{ $other }» ({ $days }).
reason-utility-none = «{ $part }»: يحتاج إلى { $what }، ولا يكفي المتاح إلا ابتداءً من { $day }.
reason-busy = «{ $part }»: يحتاج إلى أفراد من { $pool } يعملون قبله في «{ $other }» ({ $days }).
reason-travel = «{ $part }»: يحتاج إلى أفراد من { $pool } قادمين من «{ $other }» ({ $days })، وهم في الطريق أو عليهم البقاء هناك أولًا.
reason-travel-base = «{ $part }»: يحتاج إلى أفراد من { $pool } يصلون أولًا من مقرهم.
reason-course = «{ $part }»: يحتاج إلى أفراد من { $pool } يتعلمون أولًا ما يلزمه في «{ $other }» ({ $days }).
reason-away = «{ $part }»: يحتاج إلى أفراد من { $pool } وهم متاحون ابتداءً من { $day }.
reason-nothing = «{ $part }»: يمكن أن يبدأ قبل ذلك مع بقاء كل شيء على حاله، ولا شيء مما تطلبه الخطة يستدعيه.
reason-barred-unsurveyed = لم يُسجَّل سبب توقف الموقع. معاينته أولًا، ولا يُخطَّط له إلا بعدها.
reason-barred-no-visit = لم يُحدَّد بعد موعد لمعاينة الموقع، ولا يُخطَّط للعمل فيه إلا بإجاباتها.
reason-barred-destroyed = يقول أحد المصادر إن الموقع مدمر، وإعادة بنائه مشروع آخر.

scarce-renewable = { $measure }: لا يكفي المتاح من { $what }.
scarce-fund = { $measure }: لا يكفي ما في { $fund }.
scarce-utility = { $measure }: لا يكفي المتاح من { $what }.
scarce-skill = { $measure }: لا يكفي المتفرغون ممن لديهم { $skill }.
scarce-skill-pool = { $measure }: لا يكفي المتفرغون من { $pool } ممن لديهم { $skill }.
scarce-trainees = { $measure }: لا يكفي المتفرغون من { $pool } لحضور دورة.
scarce-time = { $measure }: لا تكفي أيام الخطة، أو الأيام حتى يوم محدد.
scarce-link = { $measure }: لا يمكن أن يستقيم ما يربط «{ $part }» بأعمال أخرى أو بيوم محدد.
scarce-group = { $measure }: تستبعده قاعدة الاختيار { $rule }.
missing-renewable = { $n ->
    [one] يلزم واحد آخر من { $what }.
    [two] يلزم اثنان آخران من { $what }.
   *[other] يلزم { $n } أخرى من { $what }.
}
missing-fund = يلزم في { $fund } مبلغ إضافي قدره { $amount }.
missing-utility = يلزم { $amount } إضافية من { $what }.
missing-skill = { $n ->
    [one] يلزم يوم عمل آخر ممن لديهم { $skill }.
    [two] يلزم يوما عمل آخران ممن لديهم { $skill }.
    [few] يلزم { $n } أيام عمل أخرى ممن لديهم { $skill }.
    [many] يلزم { $n } يوم عمل آخر ممن لديهم { $skill }.
   *[other] يلزم { $n } يوم عمل آخر ممن لديهم { $skill }.
}
missing-skill-pool = { $n ->
    [one] يلزم يوم عمل آخر من { $pool } ممن لديهم { $skill }.
    [two] يلزم يوما عمل آخران من { $pool } ممن لديهم { $skill }.
    [few] يلزم { $n } أيام عمل أخرى من { $pool } ممن لديهم { $skill }.
    [many] يلزم { $n } يوم عمل آخر من { $pool } ممن لديهم { $skill }.
   *[other] يلزم { $n } يوم عمل آخر من { $pool } ممن لديهم { $skill }.
}
missing-trainees = { $n ->
    [one] يلزم يوم آخر من أفراد { $pool } لحضور دورة.
    [two] يلزم يومان آخران من أفراد { $pool } لحضور دورة.
    [few] يلزم { $n } أيام أخرى من أفراد { $pool } لحضور دورة.
    [many] يلزم { $n } يومًا آخر من أفراد { $pool } لحضور دورة.
   *[other] يلزم { $n } يوم آخر من أفراد { $pool } لحضور دورة.
}
missing-time = { $n ->
    [one] يلزم يوم آخر.
    [two] يلزم يومان آخران.
    [few] يلزم { $n } أيام أخرى.
    [many] يلزم { $n } يومًا آخر.
   *[other] يلزم { $n } يوم آخر.
}
more-renewable = { $n ->
    [one] بواحد آخر من { $what }
    [two] باثنين آخرين من { $what }
   *[other] بعدد { $n } أخرى من { $what }
}
more-fund = بمبلغ إضافي قدره { $amount } في { $fund }
more-utility = بزيادة { $amount } من { $what }
more-skill = { $n ->
    [one] بشخص آخر لديه { $skill }
    [two] بشخصين آخرين لديهما { $skill }
    [few] بعدد { $n } أشخاص آخرين لديهم { $skill }
    [many] بعدد { $n } شخصًا آخرين لديهم { $skill }
   *[other] بعدد { $n } شخص آخرين لديهم { $skill }
}
more-skill-pool = { $n ->
    [one] بشخص آخر في { $pool } لديه { $skill }
    [two] بشخصين آخرين في { $pool } لديهما { $skill }
    [few] بعدد { $n } أشخاص آخرين في { $pool } لديهم { $skill }
    [many] بعدد { $n } شخصًا آخرين في { $pool } لديهم { $skill }
   *[other] بعدد { $n } شخص آخرين في { $pool } لديهم { $skill }
}
more-trainees = { $n ->
    [one] بشخص آخر في { $pool }
    [two] بشخصين آخرين في { $pool }
    [few] بعدد { $n } أشخاص آخرين في { $pool }
    [many] بعدد { $n } شخصًا آخرين في { $pool }
   *[other] بعدد { $n } شخص آخرين في { $pool }
}
more-time = { $n ->
    [one] بيوم آخر للخطة
    [two] بيومين آخرين للخطة
    [few] بعدد { $n } أيام أخرى للخطة
    [many] بعدد { $n } يومًا آخر للخطة
   *[other] بعدد { $n } يوم آخر للخطة
}
more-link = بتحرير «{ $part }» مما يربطه
more-group = من دون قاعدة الاختيار { $rule }

lack-measures = لا شيء للتخطيط: لا موقع متوقف، ولا بند مفتوح يطلب تدبيرًا.
lack-crews = لم تُسجَّل فرق عمل. سجِّل فرق الجانبين ومهارات أفرادها، ثم الأموال التي تُدفع منها الأعمال؛ وتُعَد الخطة فورًا.
lack-faults = { $n ->
    [one] لا خطة: أمر واحد مما سُجِّل لا يستقيم.
    [two] لا خطة: أمران مما سُجِّل لا يستقيمان.
    [few] لا خطة: { $n } أمور مما سُجِّل لا تستقيم.
    [many] لا خطة: { $n } أمرًا مما سُجِّل لا تستقيم.
   *[other] لا خطة: { $n } أمر مما سُجِّل لا تستقيم.
}
lack-impossible = لا خطة، والثابت أنه لا خطة ممكنة: لا يتسع المتاح لما يجب تنفيذه.
lack-not-found = { $n ->
    [one] لم توجد في جدول واحد خطة تتسع لكل ما يجب تنفيذه، ولم يثبت أنه لا خطة ممكنة.
    [two] لم توجد في جدولين خطة تتسع لكل ما يجب تنفيذه، ولم يثبت أنه لا خطة ممكنة.
    [few] لم توجد في { $n } جداول خطة تتسع لكل ما يجب تنفيذه، ولم يثبت أنه لا خطة ممكنة.
    [many] لم توجد في { $n } جدولًا خطة تتسع لكل ما يجب تنفيذه، ولم يثبت أنه لا خطة ممكنة.
   *[other] لم توجد في { $n } جدول خطة تتسع لكل ما يجب تنفيذه، ولم يثبت أنه لا خطة ممكنة.
}
lack-refused = لم تجتز الخطة فحصها. وهذا خلل في البرنامج لا فيما سُجِّل: { $why }

fault-range = القيمة { $value } خارج المدى.
mend-range = أدخل قيمة من { $low } إلى { $high }.
fault-empty-code = ينقص رمز.
mend-empty-code = أدخل رمزًا.
fault-duplicate = { $value } مكرر: { $kind }.
mend-duplicate = غيِّر رمز أحدهما أو اسحبه.
fault-unknown = { $value } غير معروف: { $kind }.
mend-unknown = صحِّح الرمز، أو أدخل ما يدل عليه.
fault-empty = القائمة فارغة: { $kind }.
mend-empty = أدخل واحدًا على الأقل.
fault-too-many = العدد أكبر مما يُقبل ({ $value }): { $kind }.
mend-too-many = خطِّط على أجزاء لا يزيد كل منها على { $most }.
fault-length = عدد عناصر القائمة { $value }.
mend-length = اجعل عدد عناصرها { $length }.
fault-no-working-tick = لا يترك التقويم يومًا للعمل.
mend-no-working-tick = اترك يومًا من الأسبوع للعمل على الأقل.
fault-steps = الأيام { $value } غير مرتبة.
mend-steps = رتِّبها، كل يوم مرة، وآخرها { $last } على الأكثر.
fault-diagonal = الطريق من مكان إلى نفسه يستغرق وقتًا.
mend-diagonal = اجعله صفرًا.
fault-span = المدة { $value } تنتهي قبل أن تبدأ، أو تقع خارج الخطة.
mend-span = بدِّل بين طرفيها، أو انقلها إلى ما قبل { $last }.
fault-rate-to-itself = سعر الصرف { $value } من عملة إلى نفسها.
mend-rate-to-itself = اسحب هذا السعر.
fault-no-rate = مبلغ بعملة { $from } يُدفع من مال بعملة { $to }، ولم يُسجَّل بينهما سعر صرف.
mend-no-rate = أدخل سعر صرف من { $from } إلى { $to }، أو مخصصًا ماليًّا بعملة { $from }.
fault-sum = مجموع المبالغ أكبر مما يُقبل: { $value }.
mend-sum = ابحث عن مبلغ زادت أرقامه.
fault-instant = لا يستغرق وقتًا وهو يشغل أفرادًا أو أشياء.
mend-instant = اجعل له مدة، أو ارفع ما يشغله.
fault-flow-never = يأخذ أو يعطي في أثناء العمل وحده ابتداءً من نهايته، أي لا يحدث ذلك أبدًا.
mend-flow-never = اجعله يبدأ مع العمل، أو يدوم بعده.
fault-teaches-nothing = تعلِّم الدورة { $skill } لمن يعرفونها.
mend-teaches-nothing = أوفد غيرهم، أو علِّم مستوى أعلى.
fault-gain-term = { $value } ليس مما يعود به تدبير.
mend-gain-term = اختر القيمة أو الوظائف أو الوفاء بالبنود أو المكون المحلي.
fault-deadline-before-release = يومه الأخير { $value } قبل يومه الأول { $release }.
mend-deadline-before-release = انقل أحد اليومين.
fault-self-link = ينتظر نفسه.
mend-self-link = ارفع هذا الرابط.
fault-max-below-min = أكثر الأيام بينهما ({ $value }) أقل من أدناها ({ $min }).
mend-max-below-min = بدِّل بين العددين.
fault-cycle = ينتظر بعضها بعضًا في حلقة: { $cycle }.
mend-cycle = { $n ->
    [one] ارفع رابطًا من الحلقة، أو قصِّر انتظارها يومًا واحدًا.
    [two] ارفع رابطًا من الحلقة، أو قصِّر انتظارها يومين.
    [few] ارفع رابطًا من الحلقة، أو قصِّر انتظارها { $n } أيام في المجموع.
    [many] ارفع رابطًا من الحلقة، أو قصِّر انتظارها { $n } يومًا في المجموع.
   *[other] ارفع رابطًا من الحلقة، أو قصِّر انتظارها { $n } يوم في المجموع.
}
fault-group = لا تترك قاعدة الاختيار ما يُختار، وذلك بسبب: { $because }.
mend-group = حرِّر أحد هذه التدابير، أو اسحب القاعدة.
fault-pin-tick = حُدِّد لبدايته { $value }، ولا يمكن أن يبدأ فيه: يوم بلا عمل، أو لا يُنجَز بعده حتى { $deadline }.
mend-pin-tick = حدِّد له يوم عمل، أو اسحب التحديد.
fault-pin-early = حُدِّد لبدايته { $value } قبل أن يمكن إنجاز ما يسبقه.
mend-pin-early = حدِّد له { $earliest } أو ما بعده.
fault-pin-frozen = حُدِّد لبدايته { $value }، وهو في الخطة الموقعة في { $start } ({ $mode }).
mend-pin-frozen = اسحب التحديد، أو ثبِّت من الخطة الموقعة أقل من ذلك.
fault-frozen-excluded = استُبعد، وتبدأ به الخطة الموقعة قبل { $until }.
mend-frozen-excluded = ارفع الاستبعاد، أو ثبِّت من الخطة الموقعة أقل من ذلك.
fault-too-late = لا يُنجَز قبل { $earliest }، وذلك بعد { $deadline }.
mend-too-late = { $n ->
    [one] أتح يومًا آخر على الأقل، أو قصِّر ما يسبقه.
    [two] أتح يومين آخرين على الأقل، أو قصِّر ما يسبقه.
    [few] أتح { $n } أيام أخرى على الأقل، أو قصِّر ما يسبقه.
    [many] أتح { $n } يومًا آخر على الأقل، أو قصِّر ما يسبقه.
   *[other] أتح { $n } يوم آخر على الأقل، أو قصِّر ما يسبقه.
}
fault-over-capacity = يحتاج إلى { $value } من { $what }، ولا يتاح في أي وقت أكثر من { $most }.
mend-over-capacity = أدخل المزيد منه، أو اطلب أقل.
fault-skill-missing = { $value ->
    [one] يحتاج إلى شخص واحد لديه { $skill }
    [two] يحتاج إلى شخصين لديهما { $skill }
    [few] يحتاج إلى { $value } أشخاص لديهم { $skill }
    [many] يحتاج إلى { $value } شخصًا لديهم { $skill }
   *[other] يحتاج إلى { $value } شخص لديهم { $skill }
}، { $most ->
    [one] ولديه ذلك أو يمكن أن يتعلمه شخص واحد.
    [two] ولديه ذلك أو يمكن أن يتعلمه شخصان.
    [few] ولديه ذلك أو يمكن أن يتعلمه { $most } أشخاص.
    [many] ولديه ذلك أو يمكن أن يتعلمه { $most } شخصًا.
   *[other] ولديه ذلك أو يمكن أن يتعلمه { $most } شخص.
}
fault-skill-missing-none = { $value ->
    [one] يحتاج إلى شخص واحد لديه { $skill }، ولا أحد لديه ذلك أو يمكن أن يتعلمه.
    [two] يحتاج إلى شخصين لديهما { $skill }، ولا أحد لديه ذلك أو يمكن أن يتعلمه.
    [few] يحتاج إلى { $value } أشخاص لديهم { $skill }، ولا أحد لديه ذلك أو يمكن أن يتعلمه.
    [many] يحتاج إلى { $value } شخصًا لديهم { $skill }، ولا أحد لديه ذلك أو يمكن أن يتعلمه.
   *[other] يحتاج إلى { $value } شخص لديهم { $skill }، ولا أحد لديه ذلك أو يمكن أن يتعلمه.
}
mend-skill-missing = أدخل من لديهم ذلك أو دورة تعلِّمه، أو اطلب عددًا أقل.
fault-persons-short = { $value ->
    [one] يحتاج إلى شخص واحد
    [two] يحتاج إلى شخصين مختلفين في وقت واحد
    [few] يحتاج إلى { $value } أشخاص مختلفين في وقت واحد
    [many] يحتاج إلى { $value } شخصًا مختلفين في وقت واحد
   *[other] يحتاج إلى { $value } شخص مختلفين في وقت واحد
}، { $most ->
    [zero] ولا أحد يلائم كل المطلوب.
    [one] ويلائم كل المطلوب شخص واحد.
    [two] ويلائم كل المطلوب شخصان.
    [few] ويلائم كل المطلوب { $most } أشخاص.
    [many] ويلائم كل المطلوب { $most } شخصًا.
   *[other] ويلائم كل المطلوب { $most } شخص.
}
mend-persons-short = أدخل المزيد من الأفراد، أو اطلب عددًا أقل في وقت واحد.
fault-over-fund = يكلف { $value } على الأقل من { $fund }، وكل ما يمكن أن يرد إليه { $most }.
mend-over-fund = أدخل المزيد من المال للمخصص، أو أنفق أقل.
fault-over-utility = يأخذ { $value } من { $what }، ولا يمكن أن يتاح أكثر من { $most }.
mend-over-utility = أدخل تدبيرًا يعطيه، أو خذ أقل.

fault-kind-activity = نشاط
fault-kind-calendar = تقويم
fault-kind-fund = مخصص مالي
fault-kind-measure = تدبير
fault-kind-measure-of-this-group = تدبير في قاعدة الاختيار هذه
fault-kind-mode = طريقة تنفيذ
fault-kind-mode-of-this-activity = طريقة تنفيذ لهذا النشاط
fault-kind-objective = هدف
fault-kind-place = مكان
fault-kind-pool = أفراد
fault-kind-rate = سعر صرف
fault-kind-renewable = مورد مشترك
fault-kind-renewable-of-this-mode = مورد مشترك لهذا النشاط
fault-kind-skill = مهارة
fault-kind-skill-of-this-pool = مهارة لهؤلاء الأفراد
fault-kind-start-of-an-activity = بداية نشاط
fault-kind-term = حد في هدف
fault-kind-utility = كهرباء موقع أو مياهه
fault-kind-activities = الأنشطة
fault-kind-calendars = التقاويم
fault-kind-earns = المداخيل
fault-kind-flows = تدفقات الكهرباء والمياه
fault-kind-funds = المخصصات المالية
fault-kind-groups = قواعد الاختيار
fault-kind-links = الروابط
fault-kind-measures = التدابير
fault-kind-modes = طرق التنفيذ
fault-kind-needs = الحاجات إلى أفراد
fault-kind-places = الأماكن
fault-kind-pools = مجموعات الأفراد
fault-kind-rates = أسعار الصرف
fault-kind-renewables = الموارد المشتركة
fault-kind-skills = المهارات
fault-kind-spends = المدفوعات
fault-kind-teaches = الدورات
fault-kind-utilities = إمدادات الكهرباء والمياه

checked-shape = تتناول الخطة التدابير القائمة ولا تتناول غيرها.
checked-mandatory = ما يجب تنفيذه وارد في الخطة.
checked-excluded = ما استُبعد ليس فيها.
checked-group = قواعد الاختيار مستوفاة.
checked-missing = تُنفَّذ كل أنشطة التدابير الواردة في الخطة.
checked-extra = لا يُنفَّذ نشاط من تدبير غير وارد فيها.
checked-mode = يُنفَّذ كل نشاط بإحدى طرقه.
checked-working = يبدأ العمل في أيام العمل.
checked-duration = يستغرق كل نشاط أيام عمله.
checked-release = لا يبدأ شيء قبل أوانه.
checked-deadline = لا ينتهي شيء بعد موعده الأخير.
checked-pin = الأيام المحددة مرعية.
checked-lag-min = ما ينتظر عملًا آخر ينتظر المدة الكافية.
checked-lag-max = ما يجب أن يلحق قريبًا يلحق.
checked-renewable = الموارد المشتركة كافية في كل يوم.
checked-count = لكل نشاط عدد أفراده.
checked-pool = الأفراد هم المسجلون.
checked-twice = لا يُحسب أحد مرتين في نشاط واحد.
checked-skill = يعرف الأفراد ما يلزم حين يلزم.
checked-busy = لا يكون أحد في مكانين معًا.
checked-away = يعمل الأفراد حين يكونون متاحين.
checked-travel = للأفراد وقت كافٍ للتنقل.
checked-stay = يبقى الأفراد المدة الواجبة.
checked-fund = لا ينفق مخصص مالي أكثر مما ورد إليه.
checked-utility = الكهرباء والمياه كافيتان في كل موقع.

finding-works-unknown-template = لا قالب في المكتبة رمزه { $value }. المقبول: { $accepted }.
finding-works-unknown-measure = لا تدبير رمزه { $value }. المقبول: { $accepted }.
finding-works-unknown-activity = لا نشاط في التدبير رمزه { $value }. المقبول: { $accepted }.
finding-works-unknown-mode = لا يُنفَّذ النشاط بالطريقة { $value }. المقبول: { $accepted }.
finding-works-fund-without-rate = تُدفع من هذا المخصص وعملته { $value } مبالغ بعملات أخرى، ولا سعر صرف يؤدي إليها. المقبول: { $accepted }.
finding-works-course-for-nobody = لا تعلِّم الدورة { $value } أحدًا: من يمكن إيفادهم يعرفونه، أو عددهم لا يكفي. المقبول: { $accepted }.
accepted-works-template = رمز قالب من المكتبة أو من البرنامج
accepted-works-measure = رمز تدبير مسجل أو ناشئ عن موقع أو بند مفتوح؛ ويُسحب ما لم يعد قائمًا
accepted-works-rate = سعر صرف من { $a } إلى { $b }
accepted-works-learners = مجموعة من { $a } أفراد على الأقل من الجانب المضيف دون المستوى { $b }

why-title = الأسباب
why-question = لماذا هذا الموقع أو لماذا ليس هو، ولماذا في هذا الموعد؟
why-list-none = لا تعيد الخطة تشغيل أي من المواقع المنتظرة، وعددها { $of }.
why-list-sentence = { $n ->
    [one] تعيد الخطة تشغيل موقع واحد من المواقع المنتظرة، وعددها { $of }.
    [two] تعيد الخطة تشغيل موقعين من المواقع المنتظرة، وعددها { $of }.
    [few] تعيد الخطة تشغيل { $n } مواقع من المواقع المنتظرة، وعددها { $of }.
    [many] تعيد الخطة تشغيل { $n } موقعًا من المواقع المنتظرة، وعددها { $of }.
   *[other] تعيد الخطة تشغيل { $n } موقع من المواقع المنتظرة، وعددها { $of }.
}
why-planned = في الخطة
why-left = خارج الخطة
why-col-done = يعمل من جديد
why-col-share = حالات المحاكاة
why-col-sets = ما يحدد موعده
why-col-why = لماذا ليس في الخطة
why-chain-link = السلسلة كاملة
why-left-link = المزيد
why-no-date = بلا موعد
why-no-plan = لا خطة بعد.
why-empty-title = لا موقع ينتظر
why-empty = إذا كان في السجل موقع متوقف ظهر هنا مع سبب دخوله في الخطة أو خروجه منها.
why-excluded = استبعده أحد المعنيين.
why-others = المتاح يجعل غيره أنفع لما تطلبه الخطة.
why-in = { $measure }: في الخطة، ويكتمل { $days }؛ ويُنفَّذ في { $share } من حالات المحاكاة.
why-out = { $measure }: خارج الخطة؛ ويُنفَّذ في { $share } من حالات المحاكاة.
why-then-title = لماذا في هذا الموعد
why-then = ثم: { $parts }
why-brings-title = لماذا وقع عليه الاختيار
why-mandatory = قرر أحد المعنيين أنه واجب التنفيذ.
why-items = { $n ->
    [one] يخدم هذا البند: { $items }.
    [two] يخدم هذين البندين: { $items }.
   *[other] يخدم هذه البنود: { $items }.
}
why-jobs = يوفر عملًا دائمًا: { $jobs }.
why-cost = كلفته { $cost }.
why-seeks = تُعنى الخطة أولًا بهذا: { $first }؛ ثم بهذا: { $then }. ومجموع ذلك مع وجوده فيها أفضل منه مع أي بديل عُثر عليه.
why-seeks-one = تُعنى الخطة بهذا: { $first }. وذلك مع وجوده فيها أفضل منه مع أي بديل عُثر عليه.
why-asked-title = وماذا لو وجب تنفيذه؟
why-asked = تُعدّ الخطة مرة أخرى وهو فيها، ليُعرف ما الذي يتراجع من أجله.
why-reasons-title = لماذا ليس في الخطة
why-cures-title = ما الذي يغيِّر ذلك
why-answers = إجابات معاينته: { $days }
why-try-in = مقارنة بخطة هو فيها
why-try-out = مقارنة بخطة من دونه
why-try-with = مقارنة بخطة { $more }
why-displaces-none = لو وجب تنفيذه لما خرج شيء من الخطة.
why-displaces = { $n ->
    [one] لو وجب تنفيذه لخرج من الخطة: { $measures }.
    [two] لو وجب تنفيذه لخرج من الخطة تدبيران: { $measures }.
   *[other] لو وجب تنفيذه لخرج من الخطة ما يلي: { $measures }.
}
why-adds = { $n ->
    [one] ويدخل معه: { $measures }.
    [two] ويدخل معه تدبيران: { $measures }.
   *[other] ويدخل معه ما يلي: { $measures }.
}
why-costs-nothing = لا يكلف شيئًا مما تطلبه الخطة: الخطتان متساويتان في الجودة.
why-worse = تصبح الخطة أسوأ في: { $terms }. والثابت أنه لا خطة هو فيها تساويها.
why-worse-found = تصبح الخطة أسوأ في: { $terms }. وهذا أفضل ما عُثر عليه معه، والجداول المجرَّبة { $n }، وقد يوجد أفضل منه.
why-loss-between = { $term }: تنقص بما لا يقل عن { $least } ولا يزيد على { $found }.
why-loss-most = { $term }: تنقص بما لا يزيد على { $found }؛ ولا يُعرف حدها الأدنى بعد { $n } من الجداول.
why-loss-least = { $term }: تنقص بما لا يقل عن { $least }، وبمقدار { $found } في أفضل خطة وُجدت وفيها التدبير.
why-loss-found = { $term }: تنقص بمقدار { $found } في أفضل خطة وُجدت وفيها التدبير؛ ولا يُعرف حدها الأدنى بعد { $n } من الجداول.
why-loss-gained = { $term }: تزيد بمقدار { $found } في أفضل خطة وُجدت وفيها التدبير.
why-together = { $terms } معًا
why-better = الخطة معه أفضل في: { $terms }. ولم يُعثر عليها إلا الآن، والجداول الإضافية المجرَّبة { $n }: فالخطة الحالية ليست الأفضل.
why-impossible = الثابت أنه لا خطة يمكن أن تضمه بما هو متاح.
why-not-found = { $n ->
    [one] لم توجد خطة تضمه في جدول واحد.
    [two] لم توجد خطة تضمه في جدولين.
    [few] لم توجد خطة تضمه في { $n } جداول.
    [many] لم توجد خطة تضمه في { $n } جدولًا.
   *[other] لم توجد خطة تضمه في { $n } جدول.
}
why-possible-with = يصير تنفيذه ممكنًا { $more }.
why-plan-leaves = { $n ->
    [zero] توجد خطة، وهي تنفذ كل الأعمال.
    [one] توجد خطة، وتترك عملًا واحدًا:
    [two] توجد خطة، وتترك عملين:
    [few] توجد خطة، وتترك { $n } أعمال:
    [many] توجد خطة، وتترك { $n } عملًا:
   *[other] توجد خطة، وتترك { $n } عمل:
}
why-no-cure = ولم تنفع الزيادة في شيء واحد ولا في كل شيء معًا.
why-refused = { $n ->
    [one] خالفت الخطة معه قاعدة من قواعد الفحص. وهذا خلل في البرنامج.
    [two] خالفت الخطة معه قاعدتين من قواعد الفحص. وهذا خلل في البرنامج.
    [few] خالفت الخطة معه { $n } قواعد من قواعد الفحص. وهذا خلل في البرنامج.
    [many] خالفت الخطة معه { $n } قاعدة من قواعد الفحص. وهذا خلل في البرنامج.
   *[other] خالفت الخطة معه { $n } قاعدة من قواعد الفحص. وهذا خلل في البرنامج.
}
why-costs-title = كلفته مما تطلبه الخطة
why-costs = الهدف المتقدم يُقدَّم على كل ما بعده. والعمود الأخير حد: لا خطة هو فيها أفضل منه في هذا الجانب وحده.
why-col-term = الهدف
why-col-plan = الخطة الحالية
why-col-forced = معه
why-col-bound = الأفضل الممكن
why-days = { $n ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}

conflict-title = لماذا لا خطة
conflict-facts = { $n ->
    [one] هذا لا يستقيم، أيًّا كان ما يُخطَّط سواه:
    [two] هذان لا يستقيمان معًا، أيًّا كان ما يُخطَّط سواهما:
    [few] هذه الأمور الـ{ $n } لا تستقيم معًا، أيًّا كان ما يُخطَّط سواها:
    [many] هذه الأمور الـ{ $n } لا تستقيم معًا، أيًّا كان ما يُخطَّط سواها:
   *[other] هذه الأمور الـ{ $n } لا تستقيم معًا، أيًّا كان ما يُخطَّط سواها:
}
conflict-minimal = ومن دون أي واحد منها يمكن أن يستقيم الباقي: وُجدت لكل حالة خطة وفُحصت.
conflict-not-minimal = وقد لا تلزم كلها لذلك: لم يُعرف ذلك عن بعضها بهذا القدر من البحث.
conflict-cures = { $n ->
    [one] توجد خطة بهذا التغيير، وقد وُجدت وفُحصت:
    [two] توجد خطة بأي من هذين التغييرين، وقد وُجدت كل منهما وفُحصت:
    [few] توجد خطة بأي من هذه التغييرات الـ{ $n }، وقد وُجدت كل منها وفُحصت:
    [many] توجد خطة بأي من هذه التغييرات الـ{ $n }، وقد وُجدت كل منها وفُحصت:
   *[other] توجد خطة بأي من هذه التغييرات الـ{ $n }، وقد وُجدت كل منها وفُحصت:
}
conflict-others = { $n ->
    [one] وظهر تعارض آخر سواه، وهذه التغييرات ترفعه أيضًا.
    [two] وظهر تعارضان آخران سواه، وهذه التغييرات ترفعهما أيضًا.
    [few] وظهرت { $n } تعارضات أخرى سواه، وهذه التغييرات ترفعها أيضًا.
    [many] وظهر { $n } تعارضًا آخر سواه، وهذه التغييرات ترفعها أيضًا.
   *[other] وظهر { $n } تعارض آخر سواه، وهذه التغييرات ترفعها أيضًا.
}
conflict-cures-each = { $n ->
    [one] توجد خطة بالتغيير المذكور تحته، وقد وُجدت وفُحصت.
    [two] توجد خطة بأي من التغييرين المذكورين، وقد وُجدت كل منهما وفُحصت.
    [few] توجد خطة بأي من التغييرات الـ{ $n } المذكورة، وقد وُجدت كل منها وفُحصت.
    [many] توجد خطة بأي من التغييرات الـ{ $n } المذكورة، وقد وُجدت كل منها وفُحصت.
   *[other] توجد خطة بأي من التغييرات الـ{ $n } المذكورة، وقد وُجدت كل منها وفُحصت.
}
conflict-first = أقل ما وُجد من تغيير تكون معه خطة (أقل ما يمكن من التغييرات معًا، وتعديل رقم مقدم على الاستغناء عن شيء):
conflict-cures-none = لم يوجد تغيير فيما لا يزيد على ثلاثة منها تكون معه خطة. وقد تنفع تغييرات أخرى: أعمال غيرها، أو طرق أخرى لتنفيذها، أو تغيير عدة مواعيد ومبالغ منها معًا.
conflict-cures-links = يفتح كل تغيير مقارنة بالخطة التي يكون فيها، ولا يُسجَّل بذلك شيء.
conflict-cures-other = تغييرات في عدة أمور معًا:
conflict-together = { $changes }، معًا
conflict-looking = يجري البحث عن الأمور المتعارضة؛ وينهيه Ctrl-C.
conflict-unknown = لم يُعثر بهذا القدر من البحث على خطة، ولا على مجموعة صغيرة من الأمور المسجلة يتعارض بعضها مع بعض.
conflict-mandatory = { $measure }: لا بد من تنفيذه.
conflict-excluded = { $measure }: مستبعد.
conflict-group-one = يُنفَّذ واحد بعينه من هذه لا غير: { $measures }.
conflict-group-most = يُنفَّذ واحد على الأكثر من هذه: { $measures }.
conflict-group-implies = لا يُنفَّذ { $measure } إلا مع { $measures }.
conflict-pin = «{ $part }»: بدايته في { $day }، وهو يوم مثبَّت.
conflict-deadline = «{ $part }»: ينتهي في { $day } على الأكثر.
conflict-release = «{ $part }»: لا يبدأ قبل { $day }.
conflict-release-answers = «{ $part }»: لا يبدأ قبل { $day }، وهو الموعد المتوقع لإجابات المعاينة.
conflict-fund = يدخل { $fund } مبلغ مجموعه { $amount }، وآخره في { $day }.
conflict-fund-late = دخل { $fund } حتى { $day } ما مجموعه { $amount }، والدفعة التالية وقدرها { $instalment } لا ترد إلا في { $due }.
conflict-fund-small = يدخل { $fund } ما مجموعه { $amount }، وآخر دفعاته { $instalment } في { $due }.
conflict-fund-none = لا يدخل { $fund } شيء.
conflict-utility = المتاح من { $what } من دون أعمال أخرى: { $amount }.
conflict-renewable = { $n ->
    [0] لا يوجد شيء من { $what }.
    [one] يوجد واحد من { $what }.
    [two] يوجد اثنان من { $what }.
    [few] يوجد من { $what } ما عدده { $n }.
    [many] يوجد من { $what } ما عدده { $n }.
   *[other] يوجد من { $what } ما عدده { $n }.
}
conflict-crew = { $n ->
    [one] في { $pool } شخص واحد، متاح { $days }.
    [two] في { $pool } شخصان، متاحان { $days }.
    [few] في { $pool } { $n } أشخاص، متاحون { $days }.
    [many] في { $pool } { $n } شخصًا، متاحون { $days }.
   *[other] في { $pool } { $n } شخص، متاحون { $days }.
}
conflict-skill = { $skill }: ليست إلا لمن سُجِّلت لهم.
conflict-skill-none = { $skill }: لم تُسجَّل لأحد.
conflict-max-lag = { $n ->
    [0] «{ $part }» يتبع «{ $other }» فورًا.
    [one] «{ $part }» يتبع «{ $other }» بعد يوم على الأكثر.
    [two] «{ $part }» يتبع «{ $other }» بعد يومين على الأكثر.
    [few] «{ $part }» يتبع «{ $other }» بعد { $n } أيام على الأكثر.
    [many] «{ $part }» يتبع «{ $other }» بعد { $n } يومًا على الأكثر.
   *[other] «{ $part }» يتبع «{ $other }» بعد { $n } يوم على الأكثر.
}
conflict-link = «{ $part }» يبدأ حين يُنجَز «{ $other }».
conflict-link-lag = { $n ->
    [one] «{ $part }» يبدأ بعد إنجاز «{ $other }» بيوم على الأقل.
    [two] «{ $part }» يبدأ بعد إنجاز «{ $other }» بيومين على الأقل.
    [few] «{ $part }» يبدأ بعد إنجاز «{ $other }» بعدد { $n } أيام على الأقل.
    [many] «{ $part }» يبدأ بعد إنجاز «{ $other }» بعدد { $n } يومًا على الأقل.
   *[other] «{ $part }» يبدأ بعد إنجاز «{ $other }» بعدد { $n } يوم على الأقل.
}
conflict-link-ends = «{ $part }» مربوط بالعمل «{ $other }».
conflict-calendar-host = لا عمل في أيام عطلة الجانب الذي فيه المواقع.
conflict-calendar-both = لا يستمر في أيام عطلة أي من الجانبين ما يحتاج إليهما معًا.
conflict-horizon = تنتهي الخطة في { $day }.
change-mandatory = برفع الإلزام عن { $measure }
change-excluded = برفع الاستبعاد عن { $measure }
change-pin = بترك يوم «{ $part }» مفتوحًا
change-deadline = { $n ->
    [one] بيوم آخر للعمل «{ $part }»، إلى { $day }
    [two] بيومين آخرين للعمل «{ $part }»، إلى { $day }
    [few] بعدد { $n } أيام أخرى للعمل «{ $part }»، إلى { $day }
    [many] بعدد { $n } يومًا آخر للعمل «{ $part }»، إلى { $day }
   *[other] بعدد { $n } يوم آخر للعمل «{ $part }»، إلى { $day }
}
change-deadline-any = برفع اليوم الأخير عن «{ $part }»
change-release = { $n ->
    [one] بتقديم «{ $part }» يومًا، ابتداءً من { $day }
    [two] بتقديم «{ $part }» يومين، ابتداءً من { $day }
    [few] بتقديم «{ $part }» { $n } أيام، ابتداءً من { $day }
    [many] بتقديم «{ $part }» { $n } يومًا، ابتداءً من { $day }
   *[other] بتقديم «{ $part }» { $n } يوم، ابتداءً من { $day }
}
change-release-any = برفع اليوم الأول عن «{ $part }»
change-fund-any = بأن يكون في { $fund } كل ما يُنفَق منه
change-utility-any = بأن يتاح من { $what } كل ما يؤخذ
change-renewable-any = بأن يتاح من { $what } كل ما يُستعمل
change-crew-any = بأن يكون في { $pool } كل من يُطلب، من اليوم الأول
change-crew-there = بأن تكون { $pool } متاحة من اليوم الأول إلى الأخير
change-crew-both = { $n ->
    [one] بشخص آخر في { $pool }، وكلهم متاحون من اليوم الأول إلى الأخير
    [two] بشخصين آخرين في { $pool }، وكلهم متاحون من اليوم الأول إلى الأخير
    [few] بعدد { $n } أشخاص آخرين في { $pool }، وكلهم متاحون من اليوم الأول إلى الأخير
    [many] بعدد { $n } شخصًا آخرين في { $pool }، وكلهم متاحون من اليوم الأول إلى الأخير
   *[other] بعدد { $n } شخص آخرين في { $pool }، وكلهم متاحون من اليوم الأول إلى الأخير
}
change-skill-any = بأن تكون { $skill } لكل المسجلين
change-link = { $n ->
    [one] بتقصير ما بين «{ $other }» و«{ $part }» يومًا
    [two] بتقصير ما بين «{ $other }» و«{ $part }» يومين
    [few] بتقصير ما بين «{ $other }» و«{ $part }» { $n } أيام
    [many] بتقصير ما بين «{ $other }» و«{ $part }» { $n } يومًا
   *[other] بتقصير ما بين «{ $other }» و«{ $part }» { $n } يوم
}
change-link-any = بألا ينتظر «{ $part }» «{ $other }»
change-max-lag = { $n ->
    [one] بإطالة ما بين «{ $other }» و«{ $part }» يومًا
    [two] بإطالة ما بين «{ $other }» و«{ $part }» يومين
    [few] بإطالة ما بين «{ $other }» و«{ $part }» { $n } أيام
    [many] بإطالة ما بين «{ $other }» و«{ $part }» { $n } يومًا
   *[other] بإطالة ما بين «{ $other }» و«{ $part }» { $n } يوم
}
change-max-lag-any = بترك ما بين «{ $other }» و«{ $part }» بلا حد
change-calendar = بالعمل في أيام العطلة هذه: { $days }
change-calendar-more = { $n ->
    [one] بالعمل في أيام العطلة هذه: { $days }، وفي مدة أخرى
    [two] بالعمل في أيام العطلة هذه: { $days }، وفي مدتين أخريين
    [few] بالعمل في أيام العطلة هذه: { $days }، وفي { $n } مدد أخرى
    [many] بالعمل في أيام العطلة هذه: { $days }، وفي { $n } مدة أخرى
   *[other] بالعمل في أيام العطلة هذه: { $days }، وفي { $n } مدة أخرى
}
change-calendar-any = بالعمل في كل أيام العطلة
