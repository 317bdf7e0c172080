# تغيير السجلات.

edit-clashes = ما هو مسجل الآن
edit-what = الموضع
edit-expected = ما رأيته
edit-found = ما هو مسجل الآن
edit-entry-source = إدخال في هذه الصفحة من { $who }، { $date }
edit-reason = السبب (يُحفظ في سجل التغييرات)
edit-withdraw = سحب
edit-withdraw-hint = يبقى في سجل التغييرات ويمكن إرجاعه.
edit-restore = إرجاع
edit-source-said = أين قيل ذلك
edit-source-said-hint = رسالة أو اتصال أو اجتماع. وإذا تُرك فارغًا فهذا الإدخال نفسه هو المصدر.
