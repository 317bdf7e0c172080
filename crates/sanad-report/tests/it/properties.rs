//! What holds of every paper, whatever the titles and names are.

use crate::support::{paper, raw_keys, sample};
use proptest::prelude::*;
use sanad_model::Lang;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn long_or_odd_titles_neither_swell_nor_break_the_paper(
        title in "[\\PC]{0,300}",
        name in "[ء-ي a-z<&\"]{1,120}",
        arabic in any::<bool>(),
    ) {
        let lang = if arabic { Lang::Ar } else { Lang::En };
        let (sample, o) = sample();
        let mut p = sample.clone();
        for item in p.items.values_mut() {
            item.title.ar = Some(title.clone());
            item.title.en = Some(title.clone());
        }
        for site in p.sites.values_mut() {
            site.name.ar = Some(name.clone());
            site.name.en = Some(name.clone());
        }
        let paper = paper(&p, o, lang);
        prop_assert!(paper.decisions.len() <= 3);
        let text = paper.text();
        prop_assert!(text.chars().count() <= 4_096, "{} characters", text.chars().count());
        prop_assert!(text.lines().count() <= 45);
        prop_assert!(!text.contains("⟦") || title.contains('⟦'));
        let html = paper.html().expect("a file");
        prop_assert!(html.len() < 300 * 1024);
        let body = html.split("</style>").nth(1).expect("a body");
        let undated = paper.groups().iter().filter(|g| g.undated).count();
        prop_assert_eq!(body.matches("<tr").count(), paper.items.len() + 1 + undated);
        prop_assert!(paper.items.len() <= 25, "{} rows", paper.items.len());
        prop_assert!(paper.changed.lines.len() <= 9);
        prop_assert_eq!(paper.more.is_empty(), paper.items.len() == paper.all_items);
        prop_assert!(!body.contains("<a") || !name.contains("<a"), "names are text");
        if !title.contains('-') && !name.contains('-') {
            prop_assert_eq!(raw_keys(&text, lang), Vec::<String>::new());
        }
    }
}
