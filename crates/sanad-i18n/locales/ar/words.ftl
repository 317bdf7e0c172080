# أسماء الرموز: القوائم المغلقة في النموذج، ومفاهيم القارئ، والشهور، والوحدات.

lang-ar = العربية
lang-en = الإنجليزية

force-agreed = متفق عليه
force-discussed = جرى بحثه
force-requested = مطلوب
force-offered = معروض
force-shown = جرى الاطلاع عليه
force-courtesy = مجاملة

status-surveyed = من المعاينة
status-reported = منشور
status-computed = محسوب
status-assumed = مفترض

translation-draft = ترجمة أولية
translation-reviewed = ترجمة مراجَعة
translation-official = ترجمة رسمية

state-working = يعمل
state-restarted = أعيد تشغيله
state-partial = يعمل جزئيًا
state-restart_agreed = اتُّفق على إعادة تشغيله
state-stopped = متوقف
state-destroyed = غير قابل للإصلاح بحسب المنشور
state-unknown = الحالة غير معروفة

blocker-finance = التمويل
blocker-inputs = مستلزمات الإنتاج
blocker-market = السوق
blocker-ownership = الملكية
blocker-security = الأوضاع الأمنية
blocker-contamination = التلوث
blocker-power = الكهرباء
blocker-water = المياه
blocker-spares = قطع الغيار
blocker-machines = الآلات
blocker-people = العمالة
blocker-permits = التراخيص

item-withdrawn = مسحوب
item-verified = تم التحقق
item-awaiting = قُدِّم الإثبات وينتظر الطرف الآخر
item-late = متأخر
item-at_risk = مهدد بالتأخر
item-planned = مخطط
item-no_date = لم يُتفق على موعد

light-planned = مخطط
light-at_risk = مهدد بالتأخر
light-late = متأخر
light-verified = تم التحقق
light-unknown = غير معروف

party-kind-side = جانب
party-kind-authority = جهة رسمية
party-kind-organisation = هيئة
party-kind-company = شركة

source-kind-communique = بيان
source-kind-official = مصدر رسمي
source-kind-company = شركة
source-kind-press = صحافة
source-kind-reference = مرجع
source-kind-survey = معاينة
source-kind-message = رسالة
source-kind-estimate = تقدير

document-kind-communique = بيان
document-kind-account = عرض بصياغة مستقلة
document-kind-minutes = محضر

review-proposed = اقترحه القارئ
review-accepted = مقبول
review-edited = معدَّل

verification-accepted = مقبول
verification-refused = مرفوض

capability-kind-product = منتج
capability-kind-process = عملية تصنيع
capability-kind-service = خدمة
capability-kind-training = تدريب

day-kind-holiday = عطلة
day-kind-reduced = ساعات مخفضة

machine-process = خط الإنتاج
machine-utilities = المرافق
machine-electrical = الكهرباء
machine-control = التحكم
machine-handling = المناولة
machine-buildings = المباني

grade-A = A: يعمل
grade-B = B: يحتاج إلى صيانة
grade-C = C: يحتاج إلى قطع غيار أو عَمرة
grade-D = D: يجب استبداله

power-source-grid = الشبكة العامة
power-source-own = محطة خاصة
power-source-both = الشبكة ومحطة خاصة
power-source-none = لا يوجد

stage-available = متاح
stage-planned = مخطط
stage-agreement = بموجب اتفاق
stage-negotiation = قيد التفاوض

answer-yes = نعم
answer-no = لا
answer-unknown = غير معروف

concept-restart = إعادة تشغيل المصانع
concept-efficiency = رفع الكفاءة
concept-experts = الخبراء الفنيون
concept-training = التدريب
concept-exchange = تبادل الخبرات
concept-transfer = نقل التكنولوجيا
concept-localisation = التوطين
concept-investment = الاستثمار
concept-partnership = الشراكة
concept-solar = الطاقة الشمسية
concept-energy = الطاقة
concept-water = المياه
concept-sanitation = الصرف الصحي
concept-lighting = الإضاءة
concept-communications = الاتصالات
concept-electronics = الإلكترونيات
concept-digital = التحول الرقمي
concept-infosec = أمن المعلومات
concept-infrastructure = البنية التحتية
concept-mining = التعدين
concept-innovation = الابتكار
concept-reconstruction = إعادة الإعمار
concept-committee = اللجنة المشتركة
concept-industrial_zones = المناطق الصناعية
concept-transport = النقل

skill-process = عمليات الإنتاج
skill-mechanical = ميكانيكا
skill-electrical = كهرباء
skill-control = نظم التحكم
skill-civil = أعمال مدنية
skill-environment = بيئة
skill-finance = مالية
skill-security_access = الدخول والسلامة

sector-cement = إسمنت
sector-packaging = تعبئة وتغليف
sector-steel = حديد وصلب
sector-chemicals = كيماويات
sector-vehicles = مركبات
sector-petrochemicals = بتروكيماويات
sector-refining = تكرير
sector-fertiliser = أسمدة
sector-textiles = نسيج
sector-cables = كابلات
sector-pipes = أنابيب
sector-metal_structures = منشآت معدنية
sector-food = أغذية
sector-industrial_gases = غازات صناعية
sector-building_materials = مواد بناء
sector-concrete_pipes = أنابيب خرسانية
sector-mixed = متنوع
sector-spare_parts = قطع غيار
sector-metalwork = تشغيل معادن
sector-solar = طاقة شمسية
sector-water = مياه
sector-lighting = إضاءة
sector-electronics = إلكترونيات
sector-ict = معلومات واتصالات
sector-training = تدريب
sector-factory_rehabilitation = إعادة تأهيل المصانع
sector-towers = أبراج

unit-t-y = طن/سنة
unit-t-day = طن/يوم
unit-kW = ك.و
unit-MW = م.و
unit-MWp = م.و ذروة
unit-GWh = ج.و.س
unit-m3-day = م³/يوم
unit-m3 = م³
unit-persons = شخص
unit-persons-n = { $n ->
    [one] شخص واحد
    [two] شخصان
    [few] { $figure } أشخاص
    [many] { $figure } شخصًا
   *[other] { $figure } شخص
}
unit-min = دقيقة
unit-km-h = كم/ساعة
unit-km = كم
unit-ratio = مرة
unit-percent = %
unit-USD = دولار أمريكي
unit-EUR = يورو
unit-LYD = دينار ليبي
unit-EGP = جنيه مصري
unit-units-y = وحدة/سنة

weekday-sun = الأحد
weekday-mon = الاثنين
weekday-tue = الثلاثاء
weekday-wed = الأربعاء
weekday-thu = الخميس
weekday-fri = الجمعة
weekday-sat = السبت

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

when-around = حوالي { $date }
when-before = قبل { $date }
when-after = بعد { $date }
when-between = من { $from } إلى { $to }
date-span = من { $from } إلى { $to }
date-from = من { $date } فصاعدًا
when-unknown = التاريخ غير معروف

days-today = اليوم
days-ahead = { $n ->
    [one] غدًا
    [two] بعد يومين
    [few] بعد { $n } أيام
    [many] بعد { $n } يومًا
   *[other] بعد { $n } يوم
}
days-ago = { $n ->
    [one] أمس
    [two] قبل يومين
    [few] قبل { $n } أيام
    [many] قبل { $n } يومًا
   *[other] قبل { $n } يوم
}

concept-spares = قطع الغيار
concept-resources = الموارد
concept-information = نقل المعلومات
concept-quality = معايير الجودة
action-restart = إعادة التشغيل
action-efficiency = رفع الكفاءة
action-send_experts = إيفاد الخبراء
action-train = التدريب
action-form_committee = تشكيل لجنة
action-exchange_experience = تبادل الخبرات
action-transfer_experience = نقل التجربة
action-benefit_experience = الاستعانة بالخبرات
action-localise = التوطين
action-reconstruction = إعادة الإعمار
action-invest = الاستثمار
action-visit = الزيارة
action-sign = التوقيع
action-supply = التوريد
action-participate = المشاركة
skill-programmed_machines = الماكينات المبرمجة
skill-administration = الإدارة
skill-information_systems = نظم المعلومات
skill-communication_technology = تكنولوجيا الاتصالات
skill-welding = اللحام
skill-maintenance = الصيانة
sector-buildings = مبانٍ
sector-energy = طاقة
sector-infrastructure = بنية تحتية
sector-machine_tools = ماكينات الورش
sector-medical = أجهزة طبية
sector-rail = سكك حديدية
sector-waste = معالجة المخلفات
sector-wind = طاقة الرياح
sector-wood = أخشاب
project-capacity = قدرة كهربائية
project-desalination = تحلية مياه
project-gas_power = كهرباء بالغاز
project-interconnection = ربط كهربائي
project-opportunity = فرصة استثمار
project-shortage = عجز
project-solar = طاقة شمسية
project-target = مستهدف
project-water = مياه
topic-economy = الاقتصاد
topic-industry = الصناعة
topic-planning = التخطيط
topic-training = التدريب
topic-workforce = القوى العاملة
unit-- = %
unit---n = ⁦{ $figure }%⁩
unit---year = % سنويًا
unit---year-n = ⁦{ $figure }%⁩ سنويًا
unit-EGP-USD = جنيه مصري للدولار
unit-EGP-month = جنيه مصري/شهر
unit-GW = ج.و
unit-LYD-USD = دينار ليبي للدولار
unit-LYD-kWh = دينار ليبي/ك.و.س
unit-LYD-litre = دينار ليبي/لتر
unit-LYD-month = دينار ليبي/شهر
unit-Mt-y = مليون طن/سنة
unit-USD-per-m3-day = دولار لكل م³/يوم
unit-USD-MMBtu = دولار/مليون وحدة حرارية
unit-USD-day = دولار/يوم
unit-USD-kW = دولار/ك.و
unit-USD-kWh = دولار/ك.و.س
unit-USD-m3 = دولار/م³
unit-agreements = اتفاقية
unit-b-d = برميل/يوم
unit-bags-day = كيس/يوم
unit-companies = شركة
unit-days = يوم
unit-ha = هكتار
unit-institutes = معهد
unit-kWp = ك.و ذروة
unit-l-day = لتر/يوم
unit-lamps = مصباح
unit-pipes-day = أنبوب/يوم
unit-quintal-day = قنطار/يوم
unit-routes = خط
unit-units = وحدة
unit-vehicles-month = مركبة/شهر
unit-vehicles-y = مركبة/سنة
unit-vocations = مهنة
unit-years = سنة
team-task-survey = معاينة المواقع
team-task-works = تنفيذ الأعمال
rate-set-official = رسمي
rate-set-surcharge = رسمي مع رسم إضافي
rate-set-parallel = موازٍ
rate-set-assumed = مفترض
financing-kind-equity = مساهمة في رأس المال
financing-kind-grant = منحة
financing-kind-murabaha = مرابحة
financing-kind-ijara = إجارة منتهية بالتمليك
financing-kind-musharaka = مشاركة متناقصة
financing-kind-loan = قرض بفائدة
measure-choice-free = للخطة أن تختاره
measure-choice-mandatory = إلزامي
measure-choice-excluded = مستبعد
grouping-rule-exactly_one = واحد منها لا غير
grouping-rule-at_most_one = واحد منها على الأكثر
grouping-rule-implies = اختيار الأول يستلزم الباقي
objective-term-value = صافي القيمة الحالية
objective-term-jobs = سنوات العمل
objective-term-output = الوفاء بالبنود والأوجه
objective-term-local = المكوِّن المحلي
objective-term-lateness = أقل تأخر عن المواعيد المتفق عليها
objective-term-end = موعد انتهاء الأعمال
objective-term-change = الاختلاف عن الخطة السابقة
resource-training_seats = مقاعد تدريب
resource-mobile_crane = رافعات متنقلة
resource-test_set = أطقم اختبار
skill-commissioning = التشغيل التجريبي
skill-quality = الجودة
skill-hse = السلامة والصحة المهنية والبيئة
skill-networks = الشبكات
skill-infosec = أمن المعلومات
skill-teaching = التدريب والتعليم
skill-commercial = الشؤون التجارية والتعاقد
skill-water = المياه
skill-solar = الطاقة الشمسية
skill-geology = الجيولوجيا
skill-operation = التشغيل
skill-design = التصميم الهندسي
unit-USD-LYD = دولار أمريكي للدينار الليبي
unit-USD-EGP = دولار أمريكي للجنيه المصري
unit-USD-EUR = دولار أمريكي لليورو
unit-LYD-EUR = دينار ليبي لليورو
unit-LYD-EGP = دينار ليبي للجنيه المصري
unit-seats = مقعد
unit-seats-n = { $n ->
    [one] مقعد واحد
    [two] مقعدان
    [few] { $figure } مقاعد
    [many] { $figure } مقعدًا
   *[other] { $figure } مقعد
}
unit-units-n = { $n ->
    [one] وحدة واحدة
    [two] وحدتان
    [few] { $figure } وحدات
   *[other] { $figure } وحدة
}
unit-person-days = يوم عمل
unit-person-days-n = { $n ->
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $figure } أيام عمل
    [many] { $figure } يوم عمل
   *[other] { $figure } يوم عمل
}
unit-months = شهر
unit-months-n = { $n ->
    [one] شهر واحد
    [two] شهران
    [few] { $figure } أشهر
    [many] { $figure } شهرًا
   *[other] { $figure } شهر
}
unit-days-n = { $n ->
    [one] يوم واحد
    [two] يومان
    [few] { $figure } أيام
    [many] { $figure } يومًا
   *[other] { $figure } يوم
}
