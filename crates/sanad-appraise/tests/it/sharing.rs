//! Partners whose shares change: flows of NREL-PySAM 7.1.1 (BSD-3-Clause), modules Equpartflip and Levpartflip.

#![allow(clippy::unreadable_literal, reason = "figures stand as their source prints them")]

use crate::sam::run;
use sanad_appraise::file::{Figured, Project, Series};
use sanad_appraise::indicators::Indicators;
use sanad_appraise::{Exact, Line, Number, Statements, validate};
use std::collections::BTreeMap;

const FLIP: &str = include_str!("../../../../docs/appraisal/solar-flip.toml");

/// Flow of the tax investor after tax, all equity.
const INVESTOR: [f64; 26] = [
    -67240800.0,
    32035888.7961,
    4846375.0747,
    1957880.4471,
    9734815.0741,
    9735883.4365,
    8439532.6914,
    7144058.8965,
    7146182.7885,
    7147694.5021,
    7148142.9026,
    7147973.9731,
    712261.0366,
    712066.6967,
    711755.7427,
    711372.9904,
    707077.2594,
    702692.1132,
    701993.4702,
    701187.4966,
    700271.0643,
    697011.0918,
    693634.1611,
    692366.77,
    690975.5832,
    689457.05,
];
/// Flow of the sponsor after tax, all equity.
const SPONSOR: [f64; 26] = [
    -44827200.0,
    9811594.8363,
    9545823.8836,
    9524609.3046,
    2252.0907,
    2201.6746,
    -10943.9282,
    -24070.3076,
    -24078.9574,
    -24082.7837,
    -24086.0099,
    -24083.7892,
    6410349.3295,
    6408600.2706,
    6405801.6842,
    6402356.9135,
    6363695.3342,
    6324229.0186,
    6317941.2319,
    6310687.4696,
    6302439.5789,
    6273099.8262,
    6242707.4502,
    6231300.9296,
    6218780.2486,
    6205113.4497,
];
/// Flow of the tax investor after tax, with debt.
const INVESTOR_WITH_DEBT: [f64; 26] = [
    -55275008.8134,
    12625550.9092,
    15986394.0003,
    12769570.4007,
    10679980.9359,
    10812600.7214,
    9430338.7977,
    8044801.4809,
    833267.7331,
    845119.3942,
    835454.8411,
    54757.7142,
    48176.9998,
    41175.3328,
    33675.6454,
    25693.9932,
    13358.3489,
    459.1944,
    291031.8917,
    576289.9438,
    574719.1954,
    570800.7661,
    566761.195,
    564826.9357,
    562764.6087,
    736695.307,
];
/// Flow of the sponsor after tax, with debt.
const SPONSOR_WITH_DEBT: [f64; 26] = [
    -1128061.4044,
    257664.3043,
    326252.9388,
    260603.4776,
    217958.7946,
    220665.3208,
    192455.8938,
    164179.6221,
    7499409.598,
    7606074.5477,
    7519093.5697,
    492819.4276,
    433592.9981,
    370577.9951,
    303080.8084,
    231245.9391,
    120225.1404,
    4132.7493,
    2619287.0252,
    5186609.4943,
    5172472.7589,
    5137206.8951,
    5100850.7546,
    5083442.4213,
    5064881.4782,
    6630257.7629,
];
/// What is owed at the end of each year.
const OWED: [f64; 26] = [
    61362000.1715,
    59538109.4143,
    57585559.9579,
    55496073.4072,
    53260813.7963,
    50870349.1254,
    48314610.2185,
    45582846.7168,
    42663580.0056,
    39544552.8626,
    36212675.5958,
    32653968.4286,
    28853499.8677,
    24795320.7736,
    20462393.8339,
    15836518.117,
    10898248.3632,
    5626808.6444,
    0.0,
    0.0,
    0.0,
    0.0,
    0.0,
    0.0,
    0.0,
    0.0,
];

fn near(ours: f64, theirs: f64, most: f64, name: &str) {
    assert!((ours - theirs).abs() <= most, "{name}: {ours}, {theirs}");
}

fn flows(s: &Statements<Exact>, i: &Indicators<Exact>, theirs: [&[f64; 26]; 2], most: f64) {
    assert_eq!(i.partners.len(), 2);
    for (own, theirs) in s.partners.iter().zip(theirs) {
        for (p, theirs) in theirs.iter().enumerate() {
            near(own[p].float(), *theirs, most, &format!("flow {p}"));
        }
    }
}

#[test]
fn all_equity_until_the_investor_has_its_return() {
    let (s, i) = run::<Exact>(toml::from_str(FLIP).expect("the file"));
    flows(&s, &i, [&INVESTOR, &SPONSOR], 2e-4);
    near(i.partners[0].npv.clone().expect("a value").float(), 4524969.108149588, 1e-2, "investor");
    near(i.partners[1].npv.clone().expect("a value").float(), -1572285.798440285, 1e-2, "sponsor");
    near(i.partners[0].irr().expect("a rate"), 0.1074675170826601, 1e-6, "investor");
    near(i.partners[1].irr().expect("a rate"), 0.08612910168376679, 1e-6, "sponsor");
    // Three years of recovery, then until year 11, after which it flips.
    let mut stages = vec![0; 4];
    stages.extend([1; 8]);
    stages.extend([2; 14]);
    assert_eq!(s.stages, stages);
    assert_eq!(s.sheet.line(Line::Cash)[25], Exact::ZERO);
}

/// With debt by cover, reserves, a credit for each unit made, and 98 % until 11 % a year.
#[test]
fn with_debt_until_the_investor_has_its_return() {
    let credits = [0.03, 0.031, 0.032, 0.032, 0.033, 0.034, 0.035, 0.036, 0.037, 0.037, 0.0];
    let credits: Vec<String> =
        credits.iter().zip(2023..).map(|(n, year)| format!("\"{year}\" = {n}")).collect();
    let loan = "[[finance]]\ncode = \"loan\"\nrate = 0.07\nfee = 0.0275\n\
                repay = { kind = \"sculpted\", cover = 1.3, first = \"2023\", count = 18 }\n\
                [[reserve]]\ncode = \"debt\"\ncovers = \"debt\"\nmonths = 6\nearns = 0.0175\n\
                [[reserve]]\ncode = \"costs\"\ncovers = \"costs\"\nmonths = 6\nearns = 0.0175\n\
                [construction_finance]\nmethod = \"none\"\n";
    let one = "until = \"2026\"\ncash = { sponsor = 1 }\ntax = { investor = 0.99, sponsor = 0.01 }\n\n[[sharing]]\n";
    let text = FLIP
        .replace("base = 0.85\n", "")
        .replace("price = 0.052", "price = 0.045")
        .replace("amounts = { \"2022\" = 67240800 }", "amounts = { \"2022\" = 55275008.813427914 }")
        .replace("amounts = { \"2022\" = 44827200 }", "amounts = { \"2022\" = 1128061.4043556717 }")
        .replace(one, "")
        .replace(
            "rate = 0.09 }\ncash = { investor = 1 }",
            "rate = 0.11 }\ncash = { investor = 0.98, sponsor = 0.02 }",
        )
        .replace("tax = { investor = 0.99, sponsor = 0.01 }", "")
        .replace(
            "power-price = { \"2022\" = 0, \"2024\" = 0.00495 }",
            "power-price = { \"2022\" = 0, \"2024\" = 0.01 }",
        )
        .replace(
            "investment_credit = 0.27",
            &format!(
                "unit_credit = [{{ product = \"power\", amount = {{ {} }} }}]\n{loan}",
                credits.join(", ")
            ),
        );
    let mut project: Project = toml::from_str(&text).expect("the file");
    // Half a per cent less is made each year.
    let made = (2023..2048).scan(1.0, |share, year| {
        let own = Figured::of(*share, None, sanad_appraise::Status::Reported).expect("a figure");
        *share *= 0.995;
        Some((year.to_string(), own))
    });
    project.product[0].utilisation = Series::Steps(made.collect::<BTreeMap<_, _>>());
    let (s, i) = run::<Exact>(project);
    for (p, owed) in OWED.into_iter().enumerate() {
        near(s.sheet.get(Line::Debt, p).float(), owed, 2e-3, &format!("owed {p}"));
    }
    flows(&s, &i, [&INVESTOR_WITH_DEBT, &SPONSOR_WITH_DEBT], 2e-2);
    near(i.partners[0].npv.clone().expect("a value").float(), 6039900.3199334, 1.0, "investor");
    near(i.partners[0].irr().expect("a rate"), 0.1230340364493738, 1e-6, "investor");
    assert_eq!(s.stages.iter().position(|stage| *stage == 1), Some(8));
}

#[test]
fn faults_of_stages() {
    let wrong = FLIP
        .replace("cash = { sponsor = 1 }", "cash = { sponsor = 0.7, nobody = 0.2 }")
        .replace("until = \"2026\"", "until = \"2060\"")
        .replace("rate = 0.09 }", "rate = -2 }")
        .replace("amounts = { \"2022\" = 44827200 }", "preferred = 0.1\namounts = { \"2022\" = 44827200 }")
        .replace("cash = { investor = 0.1", "until = \"2040\"\ncash = { investor = 0.1");
    let at: Vec<String> = validate(toml::from_str(&wrong).expect("the file"))
        .expect_err("faults")
        .into_iter()
        .map(|f| f.at)
        .collect();
    let wanted = [
        "equity.sponsor",
        "sharing.1.cash.nobody",
        "sharing.1.cash",
        "sharing.1.until",
        "sharing.2.until.rate",
        "sharing.3",
        "sharing.3.until",
    ];
    assert_eq!(at, &wanted[..6], "{at:?}");
}

/// Flow of the lessor after tax.
const LESSOR: [f64; 26] = [
    -112068000.0,
    41665278.0324,
    14186976.9706,
    11253695.1558,
    9484132.141,
    9460430.0065,
    8125621.8523,
    6791105.8299,
    6766688.6175,
    6741034.6247,
    6713675.4161,
    6685048.4802,
    6654638.9806,
    6622882.5596,
    6589262.4912,
    6554212.4833,
    6479305.9882,
    6402763.6017,
    6362329.1639,
    6320048.6838,
    6275874.9119,
    6207460.7428,
    6137055.3787,
    6086906.8421,
    6034664.4871,
    5980275.1614,
];

/// Flow of the lessee after tax.
const LESSEE: [f64; 26] = [
    -4620000.0,
    1528800.495,
    1558188.495,
    1588164.255,
    1618739.5302,
    1649926.3109,
    1681736.8272,
    1714183.5539,
    1747279.215,
    1781036.7894,
    1815469.5153,
    1850590.8957,
    1886414.7038,
    1922954.9879,
    1960226.0778,
    1998242.5894,
    2037019.4313,
    2076571.8101,
    2116915.2364,
    2158065.5312,
    2200038.8319,
    2242851.5987,
    2286520.6207,
    2331063.0232,
    2376496.2738,
    7042838.1894,
];

/// NREL-PySAM 7.1.1, Saleleaseback (BSD-3-Clause): each side of a plant that is sold and leased back is a file of its own.
#[test]
fn both_sides_of_a_lease_sold_back() {
    let sides = [
        (include_str!("../../../../docs/appraisal/solar-lessor.toml"), LESSOR, -870948.7675399929),
        (include_str!("../../../../docs/appraisal/solar-lessee.toml"), LESSEE, 13396392.3128489),
    ];
    for (text, theirs, npv) in sides {
        let (s, i) = run::<Exact>(toml::from_str(text).expect("the file"));
        for (p, theirs) in theirs.into_iter().enumerate() {
            near(s.sheet.get(Line::FlowEquity, p).float(), theirs, 1e-3, &format!("flow {p}"));
        }
        near(i.equity.npv.expect("a value").float(), npv, 1e-2, "npv");
    }
}
