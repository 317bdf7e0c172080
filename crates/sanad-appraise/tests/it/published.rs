//! Published cases as project files: what others compute from the same figures.

#![allow(
    clippy::float_cmp,
    clippy::inconsistent_digit_grouping,
    clippy::type_complexity,
    clippy::unreadable_literal,
    reason = "figures stand as their sources print them, in one table a case"
)]

use crate::sam::run;
use sanad_appraise::file::Project;
use sanad_appraise::indicators::Why;
use sanad_appraise::{Exact, Line, Number};

fn project(text: &str) -> Project {
    toml::from_str(text).expect("the file")
}

/// Equal to so many digits, or to a hundred-millionth of what is large.
fn near(ours: f64, theirs: f64, most: f64, name: &str) {
    assert!((ours - theirs).abs() <= most, "{name}: {ours}, {theirs}");
}

/// A project without anything but what is named: for cases of one rule.
fn bare(start: &str, construction: &str, time: &str, rest: &str) -> Project {
    project(&format!(
        "title = \"Case\"\ncurrency = \"USD\"\n[time]\nstart = \"{start}\"\nconstruction = {construction}\n{time}\n\
         [discount]\nrate = 0.1\nresidual = \"none\"\n{rest}"
    ))
}

/// TEAL, tests/gold/dumpNPV.csv and dumpIRR.csv: 120 years, two components that are rebuilt.
#[test]
fn rebuilt_components_of_teal() {
    let (_, i) = run::<Exact>(project(include_str!("published/teal.toml")));
    near(i.total.npv.expect("a value").float(), 2_936_276_496.6, 0.05, "npv");
    let real = (1.0 + i.total.rates.expect("a rate")[0]) / 1.04 - 1.0;
    near(real, 0.134_286_080_409, 5e-13, "irr");
}

/// Cash after tax of the owner and what is owed, by NREL-PySAM 7.1.1.
const SOLAR: [(&str, f64, f64, [f64; 26], [f64; 15]); 2] = [
    (
        "annuity",
        53_682_363.934_521_26,
        0.380_310_953_598,
        [
            -47_282_917.468_857,
            44_653_518.551_963,
            13_109_244.485_817,
            8_234_521.3413,
            6_349_974.153_413,
            6_354_585.987_452,
            4_307_313.927_259,
            2_886_227.519_605,
            2_880_082.871_218,
            2_868_643.460_718,
            2_851_548.254_294,
            2_828_413.376_267,
            2_798_830.650_391,
            2_762_366.047_098,
            2_718_558.030_586,
            6_787_790.470_636,
            10_788_114.622_956,
            10_861_329.854_125,
            10_934_281.642_431,
            11_006_942.620_603,
            11_079_284.530_935,
            11_113_118.775_476,
            11_146_574.6676,
            11_217_780.555_417,
            11_288_544.944_541,
            20_956_939.913_386,
        ],
        [
            70_876_918.650_152,
            70_876_918.650_152,
            70_876_918.650_152,
            67_242_169.019_665,
            63_371_160.663_197,
            59_248_536.763_558,
            54_857_942.310_443,
            50_181_959.217_875,
            45_202_037.224_29,
            39_898_420.301_123,
            34_250_068.277_949,
            28_234_573.373_269,
            21_828_071.299_785,
            15_005_146.591_524,
            7_738_731.777_227,
        ],
    ),
    (
        "constant",
        52_475_233.514_294_24,
        0.354_685_869_882,
        [
            -47_282_917.468_857,
            44_653_518.551_963,
            12_200_583.968_362,
            6_607_744.460_659,
            5_043_639.409_83,
            5_372_767.544_527,
            3_654_350.769_226,
            2_566_740.664_673,
            2_898_993.703_781,
            3_231_193.255_153,
            3_563_318.967_816,
            3_895_349.793_308,
            4_227_263.966_37,
            4_559_038.985_138,
            4_890_651.590_812,
            7_948_113.079_507,
            10_788_114.622_956,
            10_861_329.854_125,
            10_934_281.642_431,
            11_006_942.620_603,
            11_079_284.530_935,
            11_113_118.775_476,
            11_146_574.6676,
            11_217_780.555_417,
            11_288_544.944_541,
            20_956_939.913_386,
        ],
        [
            70_876_918.650_152,
            70_876_918.650_152,
            70_876_918.650_152,
            65_424_847.984_756,
            59_972_777.319_359,
            54_520_706.653_963,
            49_068_635.988_567,
            43_616_565.323_17,
            38_164_494.657_774,
            32_712_423.992_378,
            27_260_353.326_982,
            21_808_282.661_585,
            16_356_211.996_189,
            10_904_141.330_793,
            5_452_070.665_396,
        ],
    ),
];

#[test]
fn solar_plant_with_debt_by_share_of_cost() {
    for (kind, npv, irr, flow, owed) in SOLAR {
        let text =
            include_str!("published/solar.toml").replace("kind = \"annuity\"", &format!("kind = \"{kind}\""));
        let (s, i) = run::<Exact>(project(&text));
        near(i.equity.npv.expect("a value").float(), npv, 1e-6, kind);
        // Their solver stops at a millionth.
        near(i.equity.rates.expect("a rate")[0], irr, 1e-6, kind);
        for (p, theirs) in flow.into_iter().enumerate() {
            near(s.sheet.get(Line::FlowEquity, p).float(), theirs, 2e-6, "flow");
        }
        for (p, theirs) in owed.into_iter().enumerate() {
            near(s.sheet.get(Line::Debt, p).float(), theirs, 2e-6, "owed");
        }
    }
}

/// Interest by year of a loan between days of months, by QuantLib 1.44: 600,000 on 2030-03-17 and 400,000 on
/// 2030-08-31 at 7.25 %, eight payments half a year apart from 2031-02-28. All is at the end of the day: of act/act the
/// days are those that follow.
const INTEREST: [(&str, &str, [f64; 5]); 8] = [
    (
        "act/365",
        "constant",
        [19545.2054794521, 67767.6369863014, 50005.1369863014, 31755.9931506849, 13630.9931506849],
    ),
    (
        "act/365",
        "annuity",
        [19545.2054794521, 68307.4011919898, 52147.4554605723, 34267.7104968342, 15208.5210345377],
    ),
    (
        "act/360",
        "constant",
        [19816.6666666667, 68708.8541666667, 50699.6527777778, 32197.0486111111, 13820.3125],
    ),
    (
        "act/360",
        "annuity",
        [19816.6666666667, 69256.1150974341, 52871.7256753024, 34743.6509204014, 15419.7504933508],
    ),
    (
        "act/act",
        "constant",
        [19545.2054794521, 67767.6369863014, 49919.3895501160, 31722.0740699154, 13630.9931506849],
    ),
    (
        "act/act",
        "annuity",
        [19545.2054794521, 68307.4011919898, 52057.6211926627, 34231.3798814052, 15208.5210345377],
    ),
    // Thirty360, ISDA: the last day of February is the thirtieth.
    (
        "30/360",
        "constant",
        [19454.1666666667, 67857.9861111111, 49843.75, 31769.0972222222, 13644.0972222222],
    ),
    (
        "30/360",
        "annuity",
        [19454.1666666667, 68396.1764187167, 51981.5809363178, 34281.0056705091, 15222.7975789932],
    ),
];

#[test]
fn interest_between_days_of_quantlib() {
    for (days, kind, interest) in INTEREST {
        let loan = format!(
            "[[finance]]\ncode = \"loan\"\nrate = 0.0725\ndays = \"{days}\"\n\
             draws = {{ \"2030-03-17\" = 600000, \"2030-08-31\" = 400000 }}\n\
             repay = {{ kind = \"{kind}\", first = \"2031-02-28\", every = 6, count = 8 }}\n"
        );
        let (s, _) = run::<Exact>(bare("2030-01", "[12]", "years = 6", &loan));
        for (p, theirs) in interest.into_iter().enumerate() {
            near(s.finance[0].interest[p].float(), theirs, 1e-9, &format!("{days} {kind} {p}"));
        }
    }
}

/// Two rates: the pump of Lorie and Savage (Journal of Business, 1955): −1,600, 10,000, −10,000.
#[test]
fn two_rates_of_the_pump() {
    let (_, i) = run::<Exact>(bare(
        "2030-01",
        "[12]",
        "years = 2",
        "[[investment]]\ncode = \"pump\"\ngroup = \"machinery\"\namounts = { \"2030\" = 1600 }\n\
         [[product]]\ncode = \"oil\"\ncapacity = 10000\nutilisation = { \"2031\" = 1, \"2032\" = 0 }\nprice = 1\n\
         [[cost]]\ncode = \"lost\"\nkind = \"factory-overhead\"\nfixed = { \"2031\" = 0, \"2032\" = 10000 }\n",
    ));
    let Err(Why::Several(rates)) = i.total.irr() else { panic!("one rate") };
    near(rates[0], 0.25, 1e-12, "first");
    near(rates[1], 4.0, 1e-12, "second");
}

/// Modified rate of return, numpy-financial tests (BSD-3-Clause): borrowed at 10 %, reinvested at 12 %.
#[test]
fn modified_rate_of_numpy_financial() {
    let mut made = bare(
        "2030-01",
        "[12]",
        "years = 5",
        "[[investment]]\ncode = \"x\"\ngroup = \"machinery\"\namounts = { \"2030\" = 120000 }\n\
         [[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\n\
         price = { \"2031\" = 39000, \"2032\" = 30000, \"2033\" = 21000, \"2034\" = 37000, \"2035\" = 46000 }\n",
    );
    made.discount.borrow = Some(rust_decimal::Decimal::new(10, 2).into());
    made.discount.reinvest = Some(rust_decimal::Decimal::new(12, 2).into());
    let (_, i) = run::<Exact>(made);
    near(i.total.mirr.expect("a rate"), 0.126_094, 5e-7, "mirr");
}

/// COMFAR III manual, table 23: losses carried three years, from a product's price on.
#[test]
fn losses_of_the_manual_as_a_file() {
    let (s, _) = run::<Exact>(bare(
        "2030-01",
        "[]",
        "years = 6",
        "[[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\n\
         price = { \"2030\" = 800, \"2031\" = 920, \"2032\" = 1020, \"2033\" = 1130, \"2034\" = 1200, \"2035\" = 1300 }\n\
         [[cost]]\ncode = \"c\"\nkind = \"factory-overhead\"\nfixed = 1000\n\
         [[tax]]\ncode = \"income\"\nrate = 0.25\nlosses = { carried = 3 }\n",
    ));
    let paid: Vec<f64> = (0..6).map(|p| s.sheet.get(Line::IncomeTax, p).float()).collect();
    assert_eq!(paid, [0.0, 0.0, 0.0, 0.0, 30.0, 75.0]);
}

/// The price at which a plant just pays, by NREL-PySAM 7.1.1, module Lcoefcr, at a charge of 7 % over twenty years.
#[test]
fn levelised_cost_is_the_price_that_just_pays() {
    let (_, i) = run::<Exact>(bare(
        "2030-01",
        "[12]",
        "years = 20",
        "[[investment]]\ncode = \"plant\"\ngroup = \"machinery\"\namounts = { \"2030\" = 2400000 }\n\
         [[product]]\ncode = \"power\"\ncapacity = 3100000\nutilisation = 1\nprice = 0.09385258767219794\n\
         [[cost]]\ncode = \"fixed\"\nkind = \"maintenance\"\nfixed = 52000\n\
         [[cost]]\ncode = \"variable\"\nkind = \"utility\"\nproduct = \"power\"\nper_unit = 0.004\n",
    ));
    near(i.total.rates.expect("a rate")[0], 0.07, 1e-12, "rate");
}

/// Machines of alternative 4 in place of those of alternative 2 (NPTEL, course 105103023, module 2, lecture 9): 800,000
/// more is paid, 215,000 a year is saved, and 85,000 more is left. The rate and the value at 20 % are those of pyxirr
/// 0.10.8.
#[test]
fn increment_over_the_plant_as_it_would_be() {
    let (s, i) = run::<Exact>(project(
        "title = \"Case\"\ncurrency = \"INR\"\n[time]\nstart = \"2030-01\"\nconstruction = [12]\nyears = 10\n\
         [discount]\nrate = 0.2\nresidual = \"none\"\n\
         [[investment]]\ncode = \"a4\"\ngroup = \"machinery\"\namounts = { \"2030\" = 7400000 }\n\
         [[product]]\ncode = \"sold\"\ncapacity = 1\nutilisation = { \"2040\" = 1 }\nprice = 1865000\n\
         [[cost]]\ncode = \"running\"\nkind = \"maintenance\"\nfixed = 970000\n\
         [[idle]]\ncode = \"a2\"\ncost = { \"2030\" = 6600000, \"2031\" = 1185000, \"2040\" = -595000 }\n",
    ));
    let flow: Vec<f64> = (0..11).map(|p| s.sheet.get(Line::FlowIncrement, p).float()).collect();
    assert_eq!(flow[..2], [-800_000.0, 215_000.0]);
    assert_eq!(flow[10], 300_000.0);
    near(i.increment.irr().expect("a rate"), 0.240_587_826_207_211_84, 1e-13, "rate");
    near(i.increment.npv.expect("a value").float(), 115_109.472_939_052_88, 1e-6, "value");
}

/// Preferred dividends as in the COMFAR III manual, section XI.Q: of 400 the partner with 1,000 at 10 % has 100 first
/// and half of the rest. What is kept is shared at the end, whether or not residual values count.
#[test]
fn partners_of_a_joint_venture() {
    let partners =
        [("jv", 0, 50, 1000), ("a", 1, 0, 600), ("b", 1, 50, 1400)].map(|(name, rank, part, paid)| {
            format!(
                "[[equity]]\npartner = \"{name}\"\npreferred = 0.1\nrank = {rank}\nordinary = {part}\n\
             amounts = {{ \"2030\" = {paid} }}\n"
            )
        });
    let (s, _) = run::<Exact>(bare(
        "2030-01",
        "[12]",
        "years = 3",
        &format!(
            "[[investment]]\ncode = \"x\"\ngroup = \"machinery\"\namounts = {{ \"2030\" = 3000 }}\n\
             depreciation = {{ method = \"linear\", months = 36 }}\n\
             [[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\nprice = 2000\n{}[dividend]\nshare = 0.4\n",
            partners.concat()
        ),
    ));
    // 600 of profit and 1,000 of depreciation are kept each year: 4,800 at the end, by what each paid in.
    let flows: Vec<Vec<f64>> = s.partners.iter().map(|own| own.iter().map(|n| n.float()).collect()).collect();
    assert_eq!(flows[0], [-1000.0, 150.0, 150.0, 150.0 + 1600.0, 0.0]);
    assert_eq!(flows[1], [-600.0, 60.0, 60.0, 60.0 + 960.0, 0.0]);
    assert_eq!(flows[2], [-1400.0, 190.0, 190.0, 190.0 + 2240.0, 0.0]);
}

/// A house of which a bank owns 120 parts worth 1.6 million and lets them at 12 % (a class exercise, homeworklib.com
/// 1924913: rent 16,000.00, 15,866.66, 15,733.33, … 266.66, 133.33).
#[test]
fn rent_falls_with_the_share_of_the_bank() {
    let loan = "[[finance]]\ncode = \"bank\"\ncontract = \"diminishing-musharaka\"\nrate = 0.12\n\
                draws = { \"2030-01-31\" = 1600000 }\n\
                repay = { kind = \"constant\", first = \"2030-03\", every = 1, count = 120 }\n";
    let months = format!("production = [{}]", vec!["1"; 120].join(", "));
    let (s, _) = run::<Exact>(bare("2030-01", "[1]", &months, loan));
    let rent = |month: usize| s.finance[0].interest[month].float();
    for (month, printed) in
        [(1, 16_000.0), (2, 15_866.66), (3, 15_733.33), (5, 15_466.66), (119, 266.66), (120, 133.33)]
    {
        near(rent(month), printed, 0.01, "rent");
        near(s.finance[0].principal[month].float(), 13_333.33, 0.01, "part");
    }
}

/// A debt in another currency is carried at the rate of the day (IAS 21, 23 and 28): of 100 at 5, 25 are paid back at 5
/// and 75 stand when the rate becomes 10, which is a loss of 375; nothing is owed at the end.
#[test]
fn debt_in_another_currency_at_the_rate_of_the_day() {
    let text = "[[exchange]]\ncurrency = \"EUR\"\nrate = { \"2030\" = 5, \"2032\" = 10 }\n\
                [[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\nprice = 600\n\
                [[finance]]\ncode = \"loan\"\ncurrency = \"EUR\"\nrate = 0.1\ndraws = { \"2030-12-31\" = 100 }\n\
                repay = { kind = \"constant\", first = \"2032-01\", every = 12, count = 4 }\n";
    let (s, _) = run::<Exact>(bare("2030-01", "[12]", "years = 4", text));
    let row = |line| (0..5).map(|p| s.sheet.get(line, p).float()).collect::<Vec<_>>();
    assert_eq!(row(Line::Debt), [500.0, 375.0, 500.0, 250.0, 0.0]);
    assert_eq!(row(Line::ExchangeLoss), [0.0, 0.0, 375.0, 0.0, 0.0]);
    assert_eq!(row(Line::GrossProfit), [0.0, 550.0, 150.0, 550.0, 575.0]);
    assert_eq!(row(Line::Assets), row(Line::Liabilities));
    assert_eq!(row(Line::Principal), [0.0, 125.0, 250.0, 250.0, 250.0]);
}

/// COMFAR III manual: the brackets of table 22, and profits of −100, 60 and 100 of which the second falls into a holiday
/// that uses up losses too: 40 are left to the third, and 15 % of 60 is due. Bought at an official rate with a
/// surcharge, sold at a parallel one.
#[test]
fn brackets_holiday_and_losses_at_three_rates() {
    let text = "[[exchange]]\ncurrency = \"EUR\"\nrate = 1.4\n\
                [[exchange]]\ncurrency = \"EUR\"\nkind = \"surcharge\"\nrate = { \"2030\" = 1.6, \"2031\" = 2 }\n\
                [[exchange]]\ncurrency = \"EUR\"\nkind = \"parallel\"\nrate = 7\n\
                [[product]]\ncode = \"p\"\ncapacity = 1\nutilisation = 1\ncurrency = \"EUR\"\nrate = \"parallel\"\n\
                price = { \"2030\" = 100, \"2031\" = 200, \"2032\" = 300 }\n\
                [[cost]]\ncode = \"c\"\nkind = \"raw-material\"\ncurrency = \"EUR\"\nrate = \"surcharge\"\n\
                fixed = { \"2030\" = 500, \"2031\" = 600, \"2032\" = 900 }\n\
                [[cost]]\ncode = \"d\"\nkind = \"supplies\"\ncurrency = \"EUR\"\nfixed = { \"2030\" = 0, \"2031\" = 100, \"2032\" = 142.857142857142857 }\n\
                [[tax]]\ncode = \"income\"\nholiday = 2\nlosses = { carried = 5 }\n\
                brackets = [[0, 0.15], [1200, 0.25], [2000, 0.4], [5000, 0.6], [10000, 0.75]]\n";
    let (s, _) = run::<Exact>(bare("2030-01", "[]", "years = 3", text));
    let row = |line| (0..3).map(|p| (s.sheet.get(line, p).float() * 1e9).round() / 1e9).collect::<Vec<_>>();
    assert_eq!(row(Line::Sales), [700.0, 1400.0, 2100.0]);
    assert_eq!(row(Line::GrossProfit), [-100.0, 60.0, 100.0]);
    assert_eq!(row(Line::IncomeTax), [0.0, 0.0, 9.0]);
}
