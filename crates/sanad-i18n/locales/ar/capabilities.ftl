# القدرات: من يستطيع أن يورِّد ماذا.

capabilities-title = القدرات
capabilities-question = من يستطيع أن يورِّد ماذا؟
capabilities-sentence = { $all ->
    [one] قدرة مدنية واحدة مسجلة
    [two] قدرتان مدنيتان مسجلتان
    [few] { $all } قدرات مدنية مسجلة
   *[other] { $all } قدرة مدنية مسجلة
}؛ وما تطلبه البنود المفتوحة والمواقع المتوقفة: { $needs }.
capabilities-gaps = { $n ->
    [zero] ولكل منها من يناسبه.
    [one] وواحد منها لا تناسبه قدرة مسجلة.
    [two] واثنان منها لا تناسبهما قدرة مسجلة.
   *[other] و{ $n } منها لا تناسبها قدرة مسجلة.
}
capabilities-gaps-none = ولكل منها من يناسبه.
capabilities-settle = { $n ->
    [one] وأمر آخر يحسمه الطرفان.
    [two] وأمران آخران يحسمهما الطرفان.
    [few] و{ $n } أمور أخرى يحسمها الطرفان.
    [many] و{ $n } أمرًا آخر يحسمه الطرفان.
   *[other] و{ $n } أمر آخر يحسمه الطرفان.
}
capabilities-sides = { $n ->
    [one] أمر يحسمه الطرفان؛ طُلب مرة واحدة
    [two] أمر يحسمه الطرفان؛ طُلب مرتين
    [few] أمر يحسمه الطرفان؛ طُلب { $n } مرات
   *[other] أمر يحسمه الطرفان؛ طُلب { $n } مرة
}
capabilities-matrix = المطلوب أمام من يستطيع توريده. العلامة الممتلئة: متاح؛ والمفرغة: مخطط أو قيد التفاوض؛ والسطر المؤطر: لا تناسبه قدرة مسجلة. وأسفلها ما يحسمه الطرفان.
capabilities-need = المطلوب
capabilities-blocker = { $what } (للمواقع)
capabilities-gap = { $n ->
    [one] لا قدرة مسجلة تناسبه؛ طُلب مرة واحدة
    [two] لا قدرة مسجلة تناسبه؛ طُلب مرتين
    [few] لا قدرة مسجلة تناسبه؛ طُلب { $n } مرات
   *[other] لا قدرة مسجلة تناسبه؛ طُلب { $n } مرة
}
capabilities-list = القائمة
capabilities-unit = الوحدة
capabilities-fits = يناسب من المطلوب
capabilities-word = كلمة
capabilities-none-title = لا قدرة توافق هذا الاختيار
capabilities-none = أزيلوا جزءًا من شروط الاختيار؛ وإلا فهي فجوة.
capabilities-empty-title = لا قدرات بعد
capabilities-empty = استوردوا قائمة بما تستطيع الوحدات تقديمه: تكفي للبداية الوحدة وما تقدمه ونوعه وقطاعه.
capabilities-civil = القدرات المدنية فقط.
capability-question = ما هي، ولمن، ومن يطلبها؟
capability-same-unit = كل ما لهذه الوحدة
capability-asking = من يطلبها
capability-asking-none = لا شيء مفتوحًا يطلبها الآن.
capability-asked = البنود: { $items }، المواقع: { $sites }
capability-depends = ما يعتمد على هذه القدرة
