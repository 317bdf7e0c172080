# الاستيراد.

import-title = الاستيراد
import-question = ما الخطأ في هذا الملف، وماذا سيغيِّر؟
import-look-title = فحص ملف
import-look-question = ما الخطأ في هذا الملف، وماذا سيغيِّر؟
import-in = إدخال
import-out = إخراج
import-file = الملف
import-file-hint = مصنف (XLSX) للبرنامج، أو جدول واحد (CSV) مسمى باسمه، أو قالب أعمال واحد (TOML) مسمى برمزه، أو كشف متابعة معاد، أو معاينة معبأة، أو نص (TXT). يُفحص أولًا ولا يُؤخذ منه شيء قبل موافقتك.
import-look = فحصه
import-workbook = البرنامج كله في مصنف
import-template = مصنف فارغ للتعبئة
import-followup = كشف متابعة لجهة مسؤولة
import-followup-hint = بنوده مع ثلاثة أعمدة فارغة: المستجد والتاريخ والإثبات.
import-all-owners = كل الجهات المسؤولة
import-download = تنزيل
import-reason = استيراد { $file }
import-refused-title = لم يُؤخذ شيء، والملف عندك كما هو
import-refused = { $n ->
    [zero] لا مواضع للتصحيح.
    [one] موضع واحد يجب تصحيحه. صحِّحه في ملفك ثم أحضره من جديد.
    [two] موضعان يجب تصحيحهما. صحِّحهما في ملفك ثم أحضره من جديد.
    [few] { $n } مواضع يجب تصحيحها. صحِّحها في ملفك ثم أحضره من جديد.
    [many] { $n } موضعًا يجب تصحيحها. صحِّحها في ملفك ثم أحضره من جديد.
   *[other] { $n } موضع يجب تصحيحها. صحِّحها في ملفك ثم أحضره من جديد.
}
import-gone-title = الملف لم يعد هنا، ولم يُؤخذ شيء
import-gone = أحضره من جديد.
import-faults = ما يجب تصحيحه
import-row = الصف
import-empty-cell = (فارغة)
import-nothing-title = لا جديد
import-nothing = كل ما في هذا الملف مسجل من قبل.
import-would-change = ماذا سيغيِّر
import-new = جديد
import-changed = متغيِّر
import-known = { $n ->
    [zero] لا صفوف معروفة من قبل.
    [one] صف واحد معروف من قبل فتُرك.
    [two] صفان معروفان من قبل فتُركا.
    [few] { $n } صفوف معروفة من قبل فتُركت.
    [many] { $n } صفًا معروفًا من قبل فتُرك.
   *[other] { $n } صف معروف من قبل فتُرك.
}
import-warnings = يُؤخذ لكنه يستحق النظر
import-sides = ما لا يتوافق
import-sides-hint = لا يُستبدل شيء. وما تؤشر عليه يُضاف بجانب ما هو مسجل.
import-why = السبب
import-sheet = في الورقة
import-add-beside = إضافته بجانبه
import-accept = قبول
import-leave = تركه
import-differences = الفروق
import-again = ملف آخر

clash-item-gone = سُحب البند أو أنه من برنامج آخر
clash-other-update = قالت الجهة نفسها غير ذلك في اليوم نفسه
clash-title-differs = العنوان الآن غيره
clash-due-differs = الموعد الآن غيره
