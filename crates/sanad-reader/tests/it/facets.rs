//! What a passage says besides its force: who, to whom, what, where, when, and how doubtful.

use crate::LEXICON;
use sanad_model::{Force, Lang};
use sanad_reader::{
    Named, Names, PassageReading, Reading, SIMILAR, detect_lang, paragraphs, read, read_on, similarity,
};

fn named(code: &str, ar: &[&str], en: &[&str]) -> Named {
    let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
    Named { code: code.to_owned(), ar: list(ar), en: list(en), of: None }
}

fn office(code: &str, party: &str, ar: &[&str], en: &[&str]) -> Named {
    Named { of: Some(party.to_owned()), ..named(code, ar, en) }
}

fn names() -> Names {
    Names {
        parties: vec![
            named("TIB", &["هيئة تولان الصناعية", "الهيئة"], &["Tolland Industrial Board", "the Board"]),
            named("MAR", &["مارينيا", "حكومة مارينيا"], &["Marenia"]),
        ],
        offices: vec![
            office("MAR-MIN", "MAR", &["وزير الصناعة", "وزيرة الصناعة"], &["Minister of Industry"]),
            office("TIB-CH", "TIB", &["رئيس الهيئة"], &["chairman"]),
        ],
        sites: vec![named("HARROW", &["مصنع هارو"], &["Harrow works", "Harrow cement works"])],
    }
}

fn reading(text: &str) -> Reading {
    read(text, detect_lang(text), &LEXICON, &names())
}

fn only(text: &str) -> PassageReading {
    let reading = reading(text);
    let passages: Vec<&PassageReading> = reading.passages().collect();
    assert_eq!(passages.len(), 1, "{passages:#?}");
    passages[0].clone()
}

fn forces(text: &str) -> Vec<Force> {
    reading(text).passages().map(|p| p.force).collect()
}

fn dates(text: &str) -> Vec<String> {
    reading(text).passages().flat_map(|p| &p.dates).map(|d| d.value.clone()).collect()
}

#[test]
fn actor_office_recipient_and_site_are_found() {
    let p =
        only("The chairman of the Tolland Industrial Board offered Marenia two kilns for the Harrow works.");
    assert_eq!(p.force, Force::Offered);
    assert_eq!(p.actor.as_deref(), Some("TIB"));
    assert_eq!(p.office.as_deref(), Some("TIB-CH"));
    assert_eq!(p.recipient.as_deref(), Some("MAR"));
    assert_eq!(p.sites, ["HARROW"]);

    let p = only("وطلبت وزيرة الصناعة من الهيئة إيفاد خبراء إلى مصنع هارو");
    assert_eq!(p.force, Force::Requested);
    assert_eq!((p.actor.as_deref(), p.office.as_deref()), (Some("MAR"), Some("MAR-MIN")));
    assert_eq!(p.recipient.as_deref(), Some("TIB"));
    assert_eq!(p.action.as_deref(), Some("send_experts"));
    assert_eq!(p.sites, ["HARROW"]);
}

#[test]
fn a_joint_or_impersonal_act_names_no_single_party() {
    assert_eq!(only("It was agreed to send experts to Marenia.").actor, None);
    assert_eq!(only("The two sides agreed to send experts to Marenia.").actor.as_deref(), Some("two sides"));
    assert_eq!(only("واتفق الجانبان على إيفاد خبراء إلى مارينيا").actor.as_deref(), Some("الجانبان"));
}

#[test]
fn who_is_said_to_do_what_was_agreed_acts() {
    let p = only("It was agreed that the Tolland Industrial Board would send experts to Marenia.");
    assert_eq!((p.actor.as_deref(), p.recipient.as_deref()), (Some("TIB"), Some("MAR")));
    let p = only("تم الاتفاق على أن توفد هيئة تولان الصناعية خبراء إلى مارينيا");
    assert_eq!((p.actor.as_deref(), p.recipient.as_deref()), (Some("TIB"), Some("MAR")));
}

#[test]
fn a_name_in_another_place_does_not_act() {
    let p = only("The Minister of Industry toured the exhibition of the Tolland Industrial Board.");
    assert_eq!((p.actor.as_deref(), p.office.as_deref()), (Some("MAR"), Some("MAR-MIN")));
    let p = only("During a tour of the works of Marenia, the Board praised the welders.");
    assert_eq!(p.actor.as_deref(), Some("TIB"));
    let p = only("أشاد وزير الصناعة بقدرات هيئة تولان الصناعية");
    assert_eq!((p.actor.as_deref(), p.recipient.as_deref()), (Some("MAR"), Some("TIB")));
    let p = only("وأكد خلال اللقاء أهمية منتجات الهيئة");
    assert_eq!(p.actor, None);
}

#[test]
fn the_minister_is_the_one_named_before() {
    let text =
        "The Minister of Industry received a delegation of the Board.\nThe minister offered two kilns.";
    let found: Vec<Option<String>> = reading(text).passages().map(|p| p.office.clone()).collect();
    assert_eq!(found, [Some("MAR-MIN".to_owned()), Some("MAR-MIN".to_owned())]);
    assert_eq!(only("The minister offered two kilns.").actor.as_deref(), Some("The minister"));
}

#[test]
fn an_agreement_dated_before_the_meeting_is_recalled() {
    let text = "The two sides signed a memorandum of understanding in September 2016.";
    let force = |on: Option<&str>| {
        let on = on.map(|day| day.parse().unwrap());
        read_on(text, Lang::En, &LEXICON, &names(), on).passages().next().unwrap().force
    };
    assert_eq!(force(None), Force::Agreed);
    assert_eq!(force(Some("2016-09-14")), Force::Agreed);
    assert_eq!(force(Some("2016-10")), Force::Agreed);
    assert_eq!(force(Some("2021-12-06")), Force::Courtesy);
    assert_eq!(force(Some(">2022-10")), Force::Courtesy);
    assert_eq!(force(Some("?")), Force::Agreed);
}

#[test]
fn words_inside_a_name_are_no_fields() {
    let academy = Names {
        parties: vec![named("ACA", &["أكاديمية التدريب المائي"], &["Water Training Academy"])],
        ..Names::default()
    };
    for (text, lang) in [
        ("The Water Training Academy offered to send experts.", Lang::En),
        ("وعرضت أكاديمية التدريب المائي إيفاد خبراء", Lang::Ar),
    ] {
        let reading = read(text, lang, &LEXICON, &academy);
        let fields: Vec<&String> = reading.passages().flat_map(|p| &p.fields).collect();
        assert_eq!(fields, ["experts"], "{text}");
    }
}

#[test]
fn fields_are_the_words_of_the_programme() {
    let mut words = [
        "restart",
        "efficiency",
        "experts",
        "training",
        "exchange",
        "transfer",
        "localisation",
        "investment",
        "partnership",
        "solar",
        "energy",
        "water",
        "sanitation",
        "lighting",
        "communications",
        "electronics",
        "digital",
        "infosec",
        "infrastructure",
        "mining",
        "innovation",
        "reconstruction",
        "committee",
        "industrial_zones",
        "transport",
    ];
    words.sort_unstable();
    let [fields, actions, skills] = LEXICON.codes();
    assert_eq!(fields, words);
    assert_eq!((actions.len(), skills.len()), (15, 6));
    assert_eq!(only("It was agreed to train the cadres.").fields, ["training"]);
    assert_eq!(only("تم الاتفاق على توطين الصناعة").fields, ["localisation"]);
}

#[test]
fn he_added_goes_on_with_who_spoke_before() {
    let text = "The Board praised the welders.\nHe added that he hoped for more orders.";
    let actors: Vec<Option<String>> = reading(text).passages().map(|p| p.actor.clone()).collect();
    assert_eq!(actors, [Some("TIB".to_owned()), Some("TIB".to_owned())]);
}

#[test]
fn dates_keep_their_precision() {
    assert_eq!(dates("It was agreed to meet on 14 May 2024."), ["2024-05-14"]);
    assert_eq!(dates("It was agreed to meet on May 14, 2024."), ["2024-05-14"]);
    assert_eq!(dates("It was agreed to meet on 14/5/2024."), ["2024-05-14"]);
    assert_eq!(dates("It was agreed to meet on 2024-05-14."), ["2024-05-14"]);
    assert_eq!(dates("It was agreed to start in May 2024."), ["2024-05"]);
    assert_eq!(dates("It was agreed to start in 2024."), ["2024"]);
    assert_eq!(dates("It was agreed to start before March 2024."), ["<2024-03"]);
    assert_eq!(dates("It was agreed to finish by the end of December 2024."), ["<2025-01"]);
    assert_eq!(dates("It was agreed to finish no later than 30 June 2024."), ["<2024-07-01"]);
    assert_eq!(dates("It was agreed to start after 2024."), [">2024"]);
    assert_eq!(dates("It was agreed to meet on 14 May."), ["?"]);
    assert_eq!(dates("It was agreed to repair 31 of 2500 pumps."), [""; 0]);
    assert_eq!(dates("It was agreed to meet on 31/2/2024."), ["2024"]);
    assert_eq!(dates("وتم الاتفاق على عقد اجتماع في ١٤ مايو ٢٠٢٤"), ["2024-05-14"]);
    assert_eq!(dates("وتم الاتفاق على عقد اجتماع في أيار 2024"), ["2024-05"]);
    assert_eq!(dates("وتم الاتفاق على عقد اجتماع قبل نهاية شهر يونيو 2024"), ["<2024-07"]);
    assert_eq!(dates("وتم الاتفاق على عقد اجتماع بحلول عام 2025"), ["<2026"]);
}

#[test]
fn several_acts_in_one_sentence_come_apart() {
    use Force::{Agreed, Courtesy, Discussed, Offered, Requested};
    assert_eq!(
        forces(
            "The sides discussed pumps, agreed to repair two of them, and the Board offered to train operators."
        ),
        [Discussed, Agreed, Offered]
    );
    assert_eq!(
        forces(
            "وناقش الجانبان أوضاع المضخات، واتفقا على إصلاح اثنتين منها، معربين عن شكرهما، كما رحبت الهيئة بتدريب المشغلين"
        ),
        [Discussed, Agreed, Courtesy, Offered]
    );
    assert_eq!(
        forces("He thanked the hosts, asked for spare parts and praised the food."),
        [Courtesy, Requested, Courtesy]
    );
}

#[test]
fn a_list_has_the_force_of_the_line_that_announces_it() {
    use Force::{Agreed, Courtesy};
    let english = "The two sides agreed on the following:\n1. Sending four engineers.\n2. A joint workshop.\n- Training.\nThe guests thanked the hosts.";
    assert_eq!(forces(english), [Agreed, Agreed, Agreed, Agreed, Courtesy]);
    let arabic = "واتفق الجانبان على ما يلي:\nأولا: إيفاد أربعة مهندسين.\n٢- ورشة مشتركة.\n• التدريب.\nوشكر الضيوف مضيفيهم.";
    assert_eq!(forces(arabic), [Agreed, Agreed, Agreed, Agreed, Courtesy]);
}

#[test]
fn a_broken_line_goes_on() {
    use Force::Agreed;
    assert_eq!(
        forces("It was agreed to send four engineers to the\nworks beside the river."),
        [Agreed, Agreed]
    );
}

#[test]
fn a_title_is_courtesy_and_the_text_below_is_not() {
    use Force::{Agreed, Courtesy};
    let text = "Marenia and Tolland agree to restart two works\n\nThe two sides agreed to restart two works.";
    assert_eq!(forces(text), [Courtesy, Agreed]);
    let dated = "Cairo, 3 May 2024\nMarenia and Tolland sign a protocol\nThe two sides signed a protocol.";
    assert_eq!(forces(dated), [Courtesy, Courtesy, Agreed]);
    assert_eq!(forces("The two sides agreed to restart two works.\nThe guests left."), [Agreed, Courtesy]);
}

#[test]
fn stray_full_stops_do_not_end_a_passage() {
    let p = only("It was agreed to train cadres. Human resources according to the latest systems.");
    assert_eq!(p.force, Force::Agreed);
    let p = only("It was agreed with Dr. Karo to repair pumps. and valves at 3.5 bar.");
    assert_eq!((p.force, p.start, p.end), (Force::Agreed, 0, 67));
}

#[test]
fn defence_goods_and_doubtful_wording_are_marked() {
    assert!(only("He praised its defense and civil products.").defence);
    assert!(only("وأشاد بالمنتجات الدفاعية والمدنية").defence);
    assert!(!only("He praised its civil products.").defence);
    let p = only("They discussed various fields of manufacturing and transportation.");
    assert_eq!(p.uncertain.as_deref(), Some("en.uncertain.transfer"));
    assert!(LEXICON.rule("en.uncertain.transfer").unwrap().note.en.contains("transfer of experience"));
    assert_eq!(only("They discussed manufacturing.").uncertain, None);
}

#[test]
fn similar_is_what_is_about_the_same_in_either_language() {
    let english = only("It was agreed to send technical experts to restart the suspended factories.");
    let arabic = only("تم الاتفاق على إيفاد خبراء فنيين لإعادة تشغيل المصانع المتوقفة");
    let water = only("It was agreed to supply three stations for drinking water.");
    assert!(similarity(&english, &arabic) > 0.8, "{}", similarity(&english, &arabic));
    assert!(similarity(&english, &water) < SIMILAR / 2.0);
    assert!((similarity(&english, &english) - 1.0).abs() < 1e-12);
    let empty = only("The river is wide.");
    assert!(similarity(&empty, &empty).abs() < 1e-12);
}

#[test]
fn odd_characters_change_nothing() {
    let plain = only("وتم الاتفاق على إعادة تشغيل المصانع المتوقفة");
    for text in [
        "\u{FEFF}وتم الاتفاق على إعادة تشغيل المصانع المتوقفة\r\n",
        "\u{200F}وتم\u{00A0}الإتفاق علي إعاده تشغيل المصانع المتوقفه\u{202C}",
        "وَتَمَّ الاتِّفاقُ عَلى إعـــادة تشغيل المصانع المتوقفة",
        "«وتم الاتفاق» على إعادة تشغيل “المصانع المتوقفة”",
        "ﻭﺗﻢ ﺍﻻﺗﻔﺎﻕ ﻋﻠﻰ ﺇﻋﺎﺩﺓ ﺗﺸﻐﻴﻞ ﺍﻟﻤﺼﺎﻧﻊ ﺍﻟﻤﺘﻮﻗﻔﺔ",
    ] {
        let odd = only(text);
        assert_eq!(
            (odd.force, &odd.action, &odd.fields),
            (plain.force, &plain.action, &plain.fields),
            "{text}"
        );
    }
    assert_eq!(plain.force, Force::Agreed);
    assert_eq!(plain.action.as_deref(), Some("restart"));
}

#[test]
fn paragraphs_keep_their_text() {
    assert_eq!(paragraphs("\u{FEFF} a \r\n\r\n\u{200F}\n b\rc\u{2028}d"), [" a ", " b", "c", "d"]);
    assert!(paragraphs("").is_empty());
    assert!(reading("").paragraphs.is_empty());
}

#[test]
fn the_language_is_the_one_of_most_letters() {
    assert_eq!(detect_lang("وقع الجانبان MoU"), Lang::Ar);
    assert_eq!(detect_lang("They signed مذكرة in Cairo and went home"), Lang::En);
    assert_eq!(detect_lang("123"), Lang::En);
}

#[test]
fn only_words_of_a_deadline_make_one() {
    let held = "2026-11-15".parse().ok();
    let due =
        |text: &str| sanad_reader::deadline(text, detect_lang(text), &LEXICON, held).map(|found| found.value);
    for (text, value) in [
        ("اتفقا على إيفاد خبراء قبل نهاية يناير 2027", "2027-01"),
        ("اتفقا على إيفاد خبراء قبل نهاية شهر يناير من عام 2027", "2027-01"),
        ("اتفقا على إيفاد خبراء قبل 15 يناير 2027", "<2027-01-15"),
        ("اتفقا على إيفاد خبراء بحلول مارس 2027", "2027-03"),
        ("اتفقا على إيفاد خبراء حتى 1 مارس 2027", "2027-03-01"),
        ("اتفقا على إيفاد خبراء في موعد أقصاه 31 مارس 2027", "2027-03-31"),
        ("اتفقا على إيفاد خبراء في موعد أقصاه نهاية مارس 2027", "2027-03"),
        ("اتفقا على إيفاد خبراء خلال شهر", "2026-12-15"),
        ("اتفقا على إيفاد خبراء خلال أسبوعين من تاريخه", "2026-11-29"),
        ("اتفقا على إيفاد خبراء خلال 90 يومًا من تاريخه", "2027-02-13"),
        ("اتفقا على إيفاد خبراء في غضون ثلاثة أشهر", "2027-02-15"),
        ("اتفقا على إيفاد خبراء قبل نهاية العام الجاري", "2026"),
        ("اتفقا على إيفاد خبراء قبل نهاية الشهر المقبل", "2026-12"),
        ("They agreed to send experts by 31 March 2027.", "2027-03-31"),
        ("They agreed to send experts before the end of January 2027.", "2027-01"),
        ("They agreed to send experts before March 2027.", "<2027-03"),
        ("They agreed to send experts no later than 5 May 2027.", "2027-05-05"),
        ("They agreed to send experts within 90 days.", "2027-02-13"),
        ("They agreed to send experts within two weeks of the meeting.", "2026-11-29"),
        ("They agreed to send experts within the next three months.", "2027-02-15"),
        ("They agreed to send experts by the end of next year.", "2027"),
    ] {
        assert_eq!(due(text).as_deref(), Some(value), "{text}");
    }
    for text in [
        "اتفقا في 15 نوفمبر 2026 على إيفاد خبراء إلى مصنع متوقف منذ 2014",
        "اتفقا على مراجعة ما تم قبل نهاية عام 2020",
        "اتفقا على إيفاد خبراء خلال شهر من توقيع العقد",
        "اتفقا على مراجعة ما جرى خلال الشهرين الماضيين",
        "اتفقا على خطة خلال عام 2025",
        "They agreed on 15 November 2026 to restart a mill that stands still since 2014.",
        "They agreed to send experts within a month of the signature of the contract.",
        "They agreed to be trained by experts within the Harrow works.",
    ] {
        assert_eq!(due(text), None, "{text}");
    }
    let unknown = |text: &str| sanad_reader::deadline(text, detect_lang(text), &LEXICON, None);
    assert_eq!(unknown("They agreed to send experts within 90 days."), None, "from which day?");
}
