//! Made-up names and sentences, each in Arabic and English.

use super::draw::Draw;

/// A text in Arabic and English.
pub(super) type Both = (String, String);

/// A text in Arabic and English that stands here.
type Said = (&'static str, &'static str);

/// Places that are on no map.
const PLACES: &[Said] = &[
    ("الواحة البيضاء", "White Oasis"),
    ("رأس المنارة", "Lighthouse Point"),
    ("وادي الزيتون", "Olive Valley"),
    ("تل الريح", "Wind Hill"),
    ("بئر النجمة", "Star Well"),
    ("مرسى الصدف", "Shell Harbour"),
    ("سهل القمح", "Wheat Plain"),
    ("جسر الحجر", "Stone Bridge"),
    ("قصر الرمل", "Sand Castle"),
    ("عين الغزال", "Gazelle Spring"),
];

/// Sectors: code, what stands there, what it makes.
pub(super) const SECTORS: &[(&str, Said, Said)] = &[
    ("cement", ("مصنع الإسمنت", "Cement works"), ("إسمنت بورتلاندي", "Portland cement")),
    ("food", ("مطحن الحبوب", "Grain mill"), ("دقيق وأعلاف", "flour and feed")),
    ("textiles", ("مصنع الغزل", "Spinning mill"), ("غزول قطنية", "cotton yarn")),
    ("pipes", ("مصنع الأنابيب", "Pipe works"), ("أنابيب مياه", "water pipes")),
    ("steel", ("مصنع الصلب", "Steel works"), ("قضبان تسليح", "reinforcing bars")),
    ("chemicals", ("مصنع الكيماويات", "Chemical works"), ("صودا كاوية", "caustic soda")),
    ("vehicles", ("مصنع الشاحنات", "Lorry works"), ("شاحنات متوسطة", "medium lorries")),
    ("packaging", ("مصنع التغليف", "Packaging works"), ("علب كرتونية", "cardboard boxes")),
];

/// What is asked for: field, title.
pub(super) const ASKS: &[(&str, (&str, &str))] = &[
    ("restart", ("إعادة تشغيل المصانع المتوقفة", "restart the suspended factories")),
    ("experts", ("إيفاد خبراء فنيين", "send technical experts")),
    ("efficiency", ("رفع كفاءة خطوط الإنتاج", "raise the efficiency of production lines")),
    ("training", ("تدريب الكوادر وتأهيلها", "train and qualify the staff")),
    ("solar", ("توليد الكهرباء من الطاقة الشمسية", "generate electricity from the sun")),
    ("water", ("تنقية مياه الشرب", "purify drinking water")),
    ("digital", ("التحول الرقمي في المصانع", "digital systems in the factories")),
    ("localisation", ("توطين تقنيات التصنيع", "bring manufacturing technology home")),
    ("investment", ("عرض فرص الاستثمار", "present opportunities to invest")),
    ("exchange", ("تبادل الخبرات بين الجانبين", "exchange expertise between both sides")),
    ("lighting", ("تركيب مصابيح موفرة", "install saving lights")),
    ("transport", ("تطوير وسائل النقل", "develop means of transport")),
];

pub(super) fn both(pair: (&str, &str)) -> Both {
    (pair.0.to_owned(), pair.1.to_owned())
}

pub(super) fn place(draw: &mut Draw) -> Both {
    both(*draw.one(PLACES))
}

/// A passage of a text: who, force, what. The passage ends with a full stop in both languages.
pub(super) fn sentence(force: &str, ask: (&str, &str), n: usize) -> Both {
    let (ar, en) = match force {
        "agreed" => ("اتفق الجانبان على", "Both sides agreed to"),
        "discussed" => ("بحث الجانبان", "Both sides discussed how to"),
        "requested" => ("طلب الجانب الثاني", "The second side asked to"),
        "offered" => ("عرض الجانب الأول", "The first side offered to"),
        "shown" => ("شاهد الوفد نماذج تتصل بهدف", "The delegation was shown models of how to"),
        _ => ("أشاد الجانبان بالجهود الرامية إلى", "Both sides praised the efforts to"),
    };
    (format!("{ar} {} (البند {n}).", ask.0), format!("{en} {} (point {n}).", ask.1))
}
