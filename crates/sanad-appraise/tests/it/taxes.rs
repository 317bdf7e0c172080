//! Depreciation for taxes apart from that of the books, and losses of which profits take no more than a share.

#![allow(clippy::unreadable_literal, reason = "figures stand as their source prints them")]

use crate::sam::run;
use sanad_appraise::file::Project;
use sanad_appraise::{Exact, Line, Number, Statements, validate};

/// State tax as they print it, a saving.
const STATE: [f64; 26] = [
    0.0,
    643554.7027,
    1507289.9303,
    601288.2776,
    56953.3913,
    55007.0254,
    -353462.6861,
    -761428.246,
    -762281.7961,
    -763011.171,
    -763727.8244,
    -764303.8854,
    -764862.4544,
    -765275.5365,
    -765666.1048,
    -765906.0343,
    -776120.2337,
    -786209.7512,
    -786201.0799,
    -786093.3992,
    -785883.745,
    -791452.6463,
    -796913.4141,
    -796379.2785,
    -795730.5276,
    -794963.7946,
];
/// Federal tax before the credit, likewise.
const FEDERAL: [f64; 26] = [
    0.0,
    10003097.7705,
    -288178.8463,
    -1024552.8994,
    -1467831.8337,
    -1471631.2689,
    -1804567.8347,
    -2136881.5089,
    -2139262.9139,
    -2141319.0505,
    -2143297.3326,
    -2144925.7239,
    -2146462.9505,
    -2147636.6302,
    -2148705.135,
    -2149395.7192,
    -2171623.8034,
    -2193525.2057,
    -2193501.0128,
    -2193200.5838,
    -2192615.6484,
    -2208152.8832,
    -2223388.4252,
    -2221898.1871,
    -2220088.1719,
    -2217948.987,
];
/// Flow of the owner after tax.
const OWNER: [f64; 26] = [
    -112068000.0,
    52145012.4732,
    12476654.084,
    10850955.8411,
    9879125.8524,
    9888241.4242,
    9160744.4798,
    8433392.1861,
    8442070.6348,
    8450153.0356,
    8457247.7338,
    8463720.9974,
    8469156.4867,
    8473919.169,
    8477591.3713,
    8480536.6942,
    8450676.5732,
    8419934.9168,
    8419843.9053,
    8418713.72,
    8416513.2489,
    8390911.8465,
    8364175.5044,
    8358569.3704,
    8351760.2659,
    8343712.8557,
];

fn near(ours: f64, theirs: f64, name: &str) {
    assert!((ours - theirs).abs() <= 2e-4, "{name}: {ours}, {theirs}");
}

fn row(s: &Statements<Exact>, line: Line) -> Vec<f64> {
    (0..s.sheet.periods()).map(|p| s.sheet.get(line, p).float()).collect()
}

fn text(rest: &str) -> String {
    format!(
        "title = \"Case\"\ncurrency = \"USD\"\n[time]\nstart = \"2030-01\"\nconstruction = [12]\nyears = 5\n\
         [discount]\nrate = 0.1\nresidual = \"none\"\n{rest}"
    )
}

/// NREL-PySAM 7.1.1, Singleowner (BSD-3-Clause), with the inputs that the file names: two taxes, a bonus for one of
/// them, and a base that its credit lowers.
#[test]
fn two_taxes_of_sam_with_a_bonus_for_one() {
    let file = include_str!("../../../../docs/appraisal/solar-tax-depreciation.toml");
    let (s, i) = run::<Exact>(toml::from_str(file).expect("the file"));
    for (p, ((state, federal), owner)) in STATE.into_iter().zip(FEDERAL).zip(OWNER).enumerate() {
        near(-s.taxes[0][p].float(), state, &format!("state {p}"));
        let credit = if p == 1 { 30_258_360.0 } else { 0.0 };
        near(-s.taxes[1][p].float(), federal + credit, &format!("federal {p}"));
        near(s.sheet.get(Line::FlowEquity, p).float(), owner, &format!("owner {p}"));
    }
    near(i.equity.npv.expect("a value").float(), 18_139_442.206950694, "npv");
    assert!((i.equity.rates.expect("a rate")[0] - 0.12037719638605848).abs() < 1e-6);
    // The books take evenly what taxes take at once; what that puts off has all fallen due at the end.
    assert!(row(&s, Line::DeferredTax)[1] > 0.0 && row(&s, Line::DeferredTax)[25] < 0.0);
    assert!(
        row(&s, Line::DeferredTaxes)[25].abs() < 1e-3 * 3_362_040.0 * 0.28,
        "{:?}",
        row(&s, Line::DeferredTaxes)
    );
    assert_eq!(row(&s, Line::Assets), row(&s, Line::Liabilities));
}

/// IAS 12, as its illustrative examples go: an asset of 1,000 written off evenly over five years in the books and over
/// two by the tax, of 30 %.
#[test]
fn tax_that_is_put_off_comes_back() {
    let rest = "[[investment]]\ncode = \"m\"\ngroup = \"machinery\"\namounts = { \"2030\" = 1000 }\n\
                depreciation = { method = \"linear\", months = 60 }\n\
                tax_depreciation = [{ depreciation = { method = \"linear\", months = 24 } }]\n\
                [[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\nprice = 1000\n\
                [[tax]]\ncode = \"income\"\nrate = 0.3\nlosses = \"refunded\"\n";
    let (s, _) = run::<Exact>(toml::from_str(&text(rest)).expect("the file"));
    assert_eq!(row(&s, Line::GrossProfit), [0.0, 800.0, 800.0, 800.0, 800.0, 800.0]);
    assert_eq!(row(&s, Line::IncomeTax), [0.0, 150.0, 150.0, 300.0, 300.0, 300.0]);
    assert_eq!(row(&s, Line::DeferredTax), [0.0, 90.0, 90.0, -60.0, -60.0, -60.0]);
    assert_eq!(row(&s, Line::DeferredTaxes), [0.0, 90.0, 180.0, 120.0, 60.0, 0.0]);
    // Profit after tax is that of one who pays 30 % of what the books show.
    assert_eq!(row(&s, Line::NetProfit), [0.0, 560.0, 560.0, 560.0, 560.0, 560.0]);
    assert_eq!(row(&s, Line::Assets), row(&s, Line::Liabilities));
    // Without a word on taxes, they go by the books.
    let by_books = text(rest)
        .replace("tax_depreciation = [{ depreciation = { method = \"linear\", months = 24 } }]\n", "");
    let (s, _) = run::<Exact>(toml::from_str(&by_books).expect("the file"));
    assert_eq!(row(&s, Line::IncomeTax), [0.0, 240.0, 240.0, 240.0, 240.0, 240.0]);
    assert_eq!(row(&s, Line::DeferredTax), [0.0; 6]);
}

/// A tax that is deductible before another: what the first puts off is no cost of the second yet.
#[test]
fn deferred_taxes_follow_each_other_as_taxes_do() {
    let rest = "[[investment]]\ncode = \"m\"\ngroup = \"machinery\"\namounts = { \"2030\" = 1000 }\n\
                depreciation = { method = \"linear\", months = 60 }\n\
                tax_depreciation = [{ depreciation = { method = \"none\" }, bonus = 1 }]\n\
                [[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\nprice = 1000\n\
                [[tax]]\ncode = \"state\"\nrate = 0.1\nlosses = \"refunded\"\ndeductible = true\n\
                [[tax]]\ncode = \"federal\"\nrate = 0.2\nlosses = \"refunded\"\n";
    let (s, _) = run::<Exact>(toml::from_str(&text(rest)).expect("the file"));
    // 28 % of what the books show, in every year: 10 % and 20 % of the other 90 %.
    assert_eq!(row(&s, Line::NetProfit), [0.0, 576.0, 576.0, 576.0, 576.0, 576.0]);
    assert_eq!(row(&s, Line::IncomeTax), [0.0, 0.0, 280.0, 280.0, 280.0, 280.0]);
    assert_eq!(row(&s, Line::Assets), row(&s, Line::Liabilities));
}

/// The United States allow 80 % of a year's profit (26 U.S.C. 172(a)(2)): of 1,000 lost, 240 and 560 are taken off 300
/// and 700, and the last 200 of 600.
#[test]
fn losses_take_no_more_than_a_share_of_a_profit() {
    let rest = "[[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\n\
                price = { \"2031\" = 0, \"2032\" = 1300, \"2033\" = 1700, \"2034\" = 1600, \"2035\" = 1600 }\n\
                [[cost]]\ncode = \"c\"\nkind = \"supplies\"\nfixed = 1000\n\
                [[tax]]\ncode = \"income\"\nrate = 0.21\nlosses = { carried = 20 }\nloss_share = 0.8\n";
    let (s, _) = run::<Exact>(toml::from_str(&text(rest)).expect("the file"));
    let taxable: Vec<f64> =
        row(&s, Line::IncomeTax).iter().map(|tax| (tax / 0.21 * 1e9).round() / 1e9).collect();
    assert_eq!(taxable, [0.0, 0.0, 60.0, 140.0, 400.0, 600.0]);
}

#[test]
fn faults_of_depreciation_for_taxes() {
    let rest = "[[investment]]\ncode = \"m\"\ngroup = \"machinery\"\namounts = { \"2030\" = 1000 }\n\
                [[investment.tax_depreciation]]\ndepreciation = { method = \"linear\", months = 24 }\nbonus = 2\n\
                [[investment.tax_depreciation]]\ndepreciation = { method = \"none\" }\nfirst_months = 13\n\
                [[investment.tax_depreciation]]\ntaxes = [\"nobody\"]\ndepreciation = { method = \"none\" }\n\
                [[tax]]\ncode = \"income\"\nrate = 0.3\nloss_share = 0.5\n";
    let project: Project = toml::from_str(&text(rest)).expect("the file");
    let at: Vec<String> = validate(project).expect_err("faults").into_iter().map(|f| f.at).collect();
    let place = "investment.m.tax_depreciation";
    let wanted = [
        format!("{place}.1.bonus"),
        format!("{place}.2"),
        format!("{place}.2.first_months"),
        format!("{place}.3.taxes.1"),
        "tax.income.loss_share".to_owned(),
    ];
    assert_eq!(at, wanted);
}
