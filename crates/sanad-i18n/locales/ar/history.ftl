# سجل التغييرات.

history-title = سجل التغييرات
history-question = ما الذي تغيَّر، ومن غيَّره، ومتى، ولماذا؟
history-of = تغييرات
history-all = كل التغييرات
history-empty-title = لم يتغير شيء بعد
history-empty = هنا يظهر كل استيراد وتعديل وإجابة مع صاحبه، ويمكن التراجع عنه.
history-undoes = تراجُع عن تغيير سابق.
history-changes = التغييرات
history-record = السجل
history-column = العمود
history-before = قبل
history-after = بعد
history-more = { $n ->
    [one] وتغيير واحد آخر
    [two] وتغييران آخران
    [few] و{ $n } تغييرات أخرى
    [many] و{ $n } تغييرًا آخر
   *[other] و{ $n } تغيير آخر
}
history-older = الأقدم
history-cells = { $n ->
    [zero] لم تُكتب خانات.
    [one] كُتبت خانة واحدة.
    [two] كُتبت خانتان.
    [few] كُتبت { $n } خانات.
   *[other] كُتبت { $n } خانة.
}
