# خطة الأعمال: نتائجها وقواعدها، وكلمات المكتبة، والمال.

money-million = { $n ->
    [few] { $figure } ملايين { $currency }
   *[other] { $figure } مليون { $currency }
}
money-thousand = { $n ->
    [few] { $figure } آلاف { $currency }
   *[other] { $figure } ألف { $currency }
}
money-plain = { $figure } { $currency }
share-of = { $n } من { $of }
currency-usd = دولار أمريكي
currency-eur = يورو
currency-egp = جنيه مصري
currency-lyd = دينار ليبي
source-kind-template = المكتبة

rule-measure-parts = أنشطة قالب التدبير، تسبقها معالجات العوائق المعروفة أو المحتملة.
rule-works-asked = البنود المفتوحة التي يخدمها كل تدبير من هذا النوع.
rule-works-kind = التدابير المقترحة من هذا النوع.
rule-works-kind-planned = تدابير هذا النوع التي تنفذها الخطة.
rule-works-proposed = تدابير أُعدت من المكتبة للمواقع المنتظرة وللبنود المفتوحة، وما سُجل منها.
rule-works-inputs = ما بُنيت عليه خطة الأعمال: التدابير والأطقم والمال والمعدات والأيام والكهرباء والمياه، واليوم الذي طُلبت فيه.
rule-works-chosen = التدابير التي تنفذها الخطة.
rule-works-restarts = عمليات إعادة التشغيل التي تنفذها الخطة.
rule-works-restarts-sure = عمليات إعادة التشغيل في الخطة التي تُنفَّذ أيضًا في ثلثي حالات المحاكاة على الأقل.
rule-works-restarts-all = عمليات إعادة التشغيل المقترحة.
rule-works-gap = أقصى بُعد ممكن للخطة عن أفضل ما يمكن في هذه المرتبة من أهدافها: |الحد − القيمة| ÷ الأكبر من |الحد| و|القيمة|.
rule-measure-share = عدد حالات المحاكاة التي يُنفذ فيها التدبير؛ تختلف المدد والتكاليف والعوائق وأيام ورود الإجابات من حالة إلى أخرى.
rule-measure-chosen = هل تنفذ الخطة التدبير بالقيم المرجحة.
rule-measure-mark = موعد اكتمال التدبير: اليوم المرجح في الخطة، واليومان اللذان يسبقهما عُشر حالات المحاكاة وتسعة أعشارها.
rule-measure-cost = كلفة التدبير في حالات المحاكاة: عُشرها دون المدى وعُشرها فوقه.
rule-fund-whole = جميع دفعات المخصص المالي ضمن أيام الخطة.
rule-fund-spent = ما تنفقه الخطة من المخصص المالي، والمدى من حالات المحاكاة.
rule-item-measures = التدابير التي تخدم البند.
rule-item-planned = التدابير التي تخدم البند وتنفذها الخطة.
rule-item-first = موعد اكتمال أول تدبير يخدم البند مما تنفذه الخطة.
rule-item-last = موعد اكتمال آخر تدبير يخدم البند مما تنفذه الخطة.

result-measure-parts = الأنشطة
result-works-asked = بنود تطلب هذا النوع
result-works-kind = تدابير هذا النوع
result-works-kind-planned = تدابير هذا النوع المخططة
result-works-proposed = تدابير مقترحة
result-works-inputs = ما تقوم عليه خطة الأعمال
result-works-chosen = تدابير تُنفذ
result-works-restarts = عمليات إعادة تشغيل تُنفذ
result-works-restarts-sure = عمليات إعادة تشغيل تُنفذ في معظم الحالات
result-works-restarts-all = عمليات إعادة تشغيل مقترحة
result-works-gap = البعد عن الحد
result-measure-share = يُنفذ في حالات المحاكاة
result-measure-chosen = تنفيذه في الخطة
result-measure-mark = الاكتمال
result-measure-cost = الكلفة
result-fund-whole = الدفعات
result-fund-spent = ما تنفقه الخطة
result-item-measures = تدابير تخدمه
result-item-planned = تدابير مخططة
result-item-first = اكتمال أول تدبير
result-item-last = اكتمال آخر تدبير

chosen-yes = يُنفذ
chosen-no = لا يُنفذ

finding-template-unreadable = تعذّرت قراءة هذا السطر: { $value }. المقبول: { $accepted }.
finding-template-unknown-key = ليس في القالب هنا مفتاح باسم { $value }. المقبول: { $accepted }.
finding-template-key-missing = ينقص هنا المفتاح { $value }. المقبول: { $accepted }.
finding-template-wrong-kind = القيمة { $value } من نوع آخر. المقبول: { $accepted }.
finding-template-teaches-nothing = { $value }: نشاط تدريب لا يعلّم شيئًا؛ اذكر المهارة والمستوى والعدد. المقبول: { $accepted }.
finding-template-code-differs = الرمز { $value } ليس اسم الملف. المقبول: { $accepted }.
finding-template-unknown-word = { $value } ليست من كلمات المكتبة. المقبول: { $accepted }.
finding-template-points = { $value } لا تصلح هنا. المقبول: { $accepted }.
finding-template-unknown-activity = لا نشاط باسم { $value }. المقبول: { $accepted }.
finding-template-unknown-basis = لا أساس باسم { $value }. المقبول: { $accepted }.
finding-template-cycle = هذه الأنشطة ينتظر بعضها بعضًا: { $value }. المقبول: { $accepted }.
finding-template-missing = ينقص هنا شيء. المقبول: { $accepted }.
finding-template-code-twice = النشاط { $value } مكرر هنا. المقبول: { $accepted }.
accepted-template = قالب كما يصفه library/README.md
accepted-template-sectors = قطاع واحد على الأقل، أو *
accepted-template-fields = مجال واحد على الأقل من مجالات البنود
accepted-template-chance = أدنى ومرجح وأعلى من 0 إلى 1، مع أساس
accepted-template-activity = نشاط واحد على الأقل
accepted-template-range = عددان فوق الصفر، الأصغر أولًا
accepted-template-points = أدنى ثم مرجح ثم أعلى، من 0 إلى { $a }
accepted-template-size = قسم [size] في هذا القالب
accepted-template-fast = أيام من 0.1 إلى 1، وكلفة وطاقم من 0.5 إلى 10
accepted-template-count = عدد صحيح من 1 إلى 1,000
accepted-template-order = ترتيب لا ينتظر فيه نشاط نفسه؛ احذف { $a } مما ينتظره { $b }
accepted-template-toml = سطر بصيغة TOML: مفتاح ثم = ثم قيمة أُغلقت علاماتها وأقواسها
accepted-template-teaches = teaches = [{"{"} skill = "operation", level = 2, count = 4 {"}"}]، بمن يتعلمون
accepted-kind-number = عدد
accepted-kind-whole = عدد صحيح
accepted-kind-text = نص بين علامتي اقتباس
accepted-kind-yes-no = true أو false
accepted-kind-three = ثلاثة أعداد: [أدنى، مرجح، أعلى]
accepted-kind-two = عددان: [أصغر، أكبر]
accepted-kind-list = قائمة بين قوسين مربعين: [ … ]
accepted-kind-table = جدول بين حاصرتين: {"{"} … {"}"}
accepted-kind-after = رمز نشاط، أو {"{"} of = "code", link = "FS", min = 0 {"}"}
accepted-above-zero = عدد فوق الصفر

template-kind-restart = إعادة تشغيل
template-kind-cure = إزالة عائق
template-kind-modernise = تحديث
template-kind-energy = الطاقة والإنارة
template-kind-water = المياه والصرف الصحي
template-kind-network = الاتصالات والأنظمة الرقمية
template-kind-security = أمن المعلومات والمواقع
template-kind-training = التدريب
template-kind-exchange = تبادل الخبرات
template-kind-mission = إيفاد خبراء
template-kind-contract = التوريد والنقل
template-kind-partnership = الشراكة
template-kind-pilot = تجربة أولية
template-kind-mining = التعدين
template-kind-zone = منطقة صناعية
template-kind-works = أعمال

phase-agree = الاتفاق
phase-design = التصميم
phase-procure = التوريد
phase-make_safe = تأمين الموقع
phase-repair = الإصلاح والصيانة
phase-build = التنفيذ والتركيب
phase-mechanical_completion = الاكتمال الميكانيكي
phase-pre_commissioning = ما قبل التشغيل التجريبي
phase-commissioning = التشغيل التجريبي
phase-performance_test = اختبار الأداء
phase-ramp_up = رفع الإنتاج تدريجيًّا
phase-train = التدريب
phase-operate = التشغيل
phase-handover = التسليم

origin-host = الجانب المضيف
origin-supplier = الجانب المورِّد
origin-third = بلدان أخرى
from-host = الجانب المضيف
from-supplier = الجانب المورِّد
from-either = أي من الجانبين

# Units of the library.
unit-MWh-year = م.و.س/سنة
unit-assets = أصل
unit-buses = حافلة
unit-components = مكوِّن
unit-expert-weeks = أسبوع خبير
unit-kUSD = ألف دولار
unit-m = م
unit-m2 = م²
unit-opportunities = فرصة
unit-pilots = تجربة
unit-places = مقعد
unit-t = طن
unit-trainees = متدرب
unit-trainees-year = متدرب/سنة
unit-users = مستخدم
