//! Any project: its balance is exact, and both numbers agree.
//!
//! 500 projects in a usual run; ten thousand with
//! `SANAD_PROJECTS=10000 cargo test --release -p sanad-appraise --test it any`.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::needless_for_each,
    clippy::too_many_lines,
    clippy::wildcard_imports,
    reason = "figures of cases are small whole numbers, and compared as they are written"
)]

use proptest::prelude::*;
use rust_decimal::Decimal;
use sanad_appraise::file::*;
use sanad_appraise::indicators::indicators;
use sanad_appraise::{Exact, Line, Number, calculate, validate};
use std::collections::BTreeMap;

/// Choices that a project is made of: noughts make the simplest one, so that shrinking works.
struct Choices<'a> {
    all: &'a [u32],
    next: usize,
}

const START: i32 = 2026 * 12;

impl Choices<'_> {
    /// From 0 to below n.
    fn of(&mut self, n: u32) -> u32 {
        let choice = self.all[self.next % self.all.len()];
        self.next += 1;
        choice % n
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.of(3) > 0).then(|| make(self))
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.of(from.len() as u32) as usize].clone()
    }

    fn list<T>(&mut self, least: u32, most: u32, mut make: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        let n = least + self.of(most - least + 1);
        (0..n as usize).map(|k| make(self, k)).collect()
    }

    /// From 0 to `most`, with three digits after the point.
    fn figure(&mut self, most: u32) -> Figured {
        Decimal::new(i64::from(self.of(most * 1000 + 1)), 3).into()
    }

    fn share(&mut self) -> Figured {
        Decimal::new(i64::from(self.of(1001)), 3).into()
    }

    /// A growth or rate from −5 % to 25 %.
    fn rate(&mut self) -> Figured {
        let n = i64::from(self.of(301));
        Decimal::new(if n > 250 { 250 - n } else { n }, 3).into()
    }

    /// A month so many months after the start.
    fn month(offset: u32) -> String {
        let month = START + offset.cast_signed();
        format!("{}-{:02}", month / 12, month % 12 + 1)
    }

    fn path(&mut self, first: Figured, mut next: impl FnMut(&mut Self) -> Figured) -> Series {
        if self.of(3) == 0 {
            return Series::Constant(first);
        }
        // Not in the same period, of which none is longer than a year.
        let (at, then) = (12 + self.of(29), next(self));
        Series::Steps(BTreeMap::from([(Self::month(0), first), (Self::month(at), then)]))
    }

    fn amounts(&mut self, within: u32, most: u32) -> Amounts {
        let day = |c: &mut Self| c.pick(&["", "-15", "-28"]);
        let all = self.list(1, 3, |c, _| (Self::month(c.of(within)) + day(c), c.figure(most)));
        all.into_iter().collect()
    }

    fn origin(&mut self) -> Origin {
        self.pick(&Origin::ALL)
    }

    fn currency(&mut self) -> Option<String> {
        self.pick(&[None, Some("LYD".to_owned()), Some("SYP".to_owned()), Some("EUR".to_owned())])
    }

    fn growth(&mut self) -> Option<String> {
        self.pick(&[None, Some("wages".to_owned()), Some("energy".to_owned())])
    }

    fn depreciation(&mut self) -> Depreciation {
        let salvage = self.maybe(Self::share);
        let months = 1 + self.of(150);
        match self.of(6) {
            0 => Depreciation::None,
            1 => Depreciation::Rate { rate: self.share(), salvage },
            2 => Depreciation::Linear { months, salvage },
            3 => Depreciation::Declining { rate: self.share(), months, salvage },
            4 => Depreciation::Digits { months, salvage },
            _ => Depreciation::Table { shares: self.list(1, 6, |c, _| c.share()) },
        }
    }
}

fn text() -> Text {
    Text::default()
}

fn project(c: &mut Choices<'_>) -> Project {
    let official = || "official".to_owned();
    let construction: Vec<u32> = c.list(0, 3, |c, _| c.pick(&[12, 6, 3, 1]));
    let production: Vec<u32> = c.list(1, 8, |c, _| c.pick(&[12, 12, 6, 3]));
    let building: u32 = construction.iter().sum();
    let end: u32 = building + production.iter().sum::<u32>();
    let digits = c.pick(&[None, Some(0), Some(2), Some(3)]);
    let products = c.list(1, 3, |c, k| {
        let (capacity, least) = (1 + c.of(5000), c.of(90));
        let percent = |n: u32| -> Figured { Decimal::new(i64::from(n), 2).into() };
        let first = percent(least + c.of(10));
        let utilisation = c.path(first, |c| percent(least + c.of(10)));
        // No more than is made at the least utilisation.
        let sales = (c.of(3) == 1)
            .then(|| Series::Constant(Decimal::new(i64::from(capacity * c.of(least + 1)), 2).into()));
        let price = c.figure(50);
        Product {
            code: format!("p{k}"),
            name: text(),
            unit: text(),
            capacity: Decimal::from(capacity).into(),
            utilisation,
            sales,
            price: c.path(price, |c| c.figure(50)),
            currency: c.currency(),
            rate: official(),
            growth: c.growth(),
            export: c.maybe(Choices::share),
            sales_tax: c.maybe(|c| percent(c.of(30))),
            subsidy: c.maybe(|c| percent(c.of(30))),
            shadow: None,
        }
    });
    let kinds = [
        CostKind::RawMaterial,
        CostKind::Labour,
        CostKind::Utility,
        CostKind::Administration,
        CostKind::Marketing,
        CostKind::FactoryOverhead,
    ];
    let cost = c.list(0, 5, |c, k| {
        let product = c.maybe(|c| format!("p{}", c.of(products.len() as u32)));
        Cost {
            code: format!("c{k}"),
            name: text(),
            kind: c.pick(&kinds),
            origin: c.origin(),
            currency: c.currency(),
            rate: official(),
            variable: c.maybe(|c| Series::Constant(c.figure(20_000))),
            per_unit: product.as_ref().map(|_| Series::Constant(c.figure(5))),
            product,
            fixed: Some(Series::Constant(c.figure(20_000))),
            growth: c.growth(),
            stock_days: c.maybe(|c| c.figure(90)),
            payable_days: c.maybe(|c| c.figure(60)),
            cash_days: c.maybe(|c| c.figure(30)),
            persons: c.maybe(|c| c.figure(40)),
            wages: c.maybe(Choices::share),
            tax: c.maybe(Choices::share),
            subsidy: c.maybe(Choices::share),
            value_added: c.maybe(Choices::share),
            shadow: None,
        }
    });
    let tax = c.list(0, 2, |c, k| {
        let one = c.of(2) == 0;
        let losses = c.pick(&[Losses::Lost, Losses::Carried(2), Losses::Carried(5), Losses::Refunded]);
        Tax {
            code: format!("t{k}"),
            name: text(),
            rate: one.then(|| c.share()),
            brackets: if one {
                Vec::new()
            } else {
                vec![[Decimal::ZERO.into(), c.share()], [Decimal::from(1 + c.of(9000)).into(), c.share()]]
            },
            holiday: c.of(4),
            losses: losses.clone(),
            loss_share: c.maybe(Choices::share).filter(|_| matches!(losses, Losses::Carried(_))),
            deductible: c.of(2) == 1,
            credit: if c.of(3) == 1 { c.amounts(end, 500) } else { Amounts::new() },
            investment_credit: c.maybe(Choices::share),
            unit_credit: c.list(0, 1, |c, _| UnitCredit {
                product: "p0".to_owned(),
                amount: Series::Constant(c.figure(1)),
            }),
            allowance: c.maybe(Choices::share),
            holds: true,
        }
    });
    let groups = [Group::Machinery, Group::Land, Group::Civil, Group::PreProduction, Group::Incorporated];
    let investment = c.list(1, 4, |c, k| Investment {
        code: format!("i{k}"),
        name: text(),
        group: c.pick(&groups),
        origin: c.origin(),
        currency: c.currency(),
        rate: official(),
        amounts: c.amounts(end, 100_000),
        growth: c.growth(),
        depreciation: c.depreciation(),
        first_months: c.maybe(|c| 1 + c.of(12)),
        base: c.maybe(Choices::share),
        tax_depreciation: c.list(0, tax.len() as u32, |c, n| TaxDepreciation {
            // Of every tax, or each tax by its own.
            taxes: if n == 0 && c.of(2) == 0 { Vec::new() } else { vec![format!("t{n}")] },
            depreciation: c.depreciation(),
            base: c.maybe(Choices::share),
            bonus: c.maybe(Choices::share),
            first_months: c.maybe(|c| 1 + c.of(12)),
        }),
        residual: c.maybe(Choices::share),
        shadow: None,
    });
    let finance = c.list(0, 3, |c, k| contract(c, k, building, end, production.len() as u32));
    let staged = c.of(3) == 1;
    let equity = c.list(1, 3, |c, k| Equity {
        partner: format!("e{k}"),
        name: text(),
        origin: c.origin(),
        class: if staged { Shares::Ordinary } else { c.pick(&[Shares::Ordinary, Shares::Preference]) },
        preferred: c.maybe(|c| Decimal::new(i64::from(c.of(200)), 3).into()).filter(|_| !staged),
        rank: c.of(3),
        ordinary: c.maybe(|c| c.figure(100)).filter(|_| !staged),
        tax: c.maybe(Choices::share),
        currency: c.currency(),
        rate: official(),
        amounts: c.amounts(end, 100_000),
    });
    let sharing = if staged { stages(c, equity.len(), end) } else { Vec::new() };
    Project {
        title: text(),
        about: text(),
        source: String::new(),
        status: sanad_appraise::Status::Assumed,
        currency: "LYD".to_owned(),
        unit: 1,
        digits,
        time: Time { start: "2026-01".to_owned(), construction, production, years: 0 },
        discount: Discount {
            rate: c.share(),
            equity: c.maybe(Choices::share),
            reference: c.pick(&[Reference::EndOfFirst, Reference::Start]),
            residual: c.pick(&[Residual::LastPeriod, Residual::YearAfter, Residual::None]),
            borrow: None,
            reinvest: None,
        },
        exchange: ["SYP", "EUR"]
            .map(|currency| Exchange {
                currency: currency.to_owned(),
                kind: official(),
                rate: {
                    let first: Figured = Decimal::new(i64::from(1 + c.of(6000)), 3).into();
                    c.path(first, |c| Decimal::new(i64::from(1 + c.of(6000)), 3).into())
                },
            })
            .into(),
        growth: ["wages", "energy"]
            .map(|name| {
                let first = c.rate();
                (name.to_owned(), c.path(first, Choices::rate))
            })
            .into(),
        investment,
        cost,
        product: products,
        working: Working {
            convention: c.pick(&[Convention::Unido1991, Convention::ComfarIii]),
            year_days: c.pick(&[None, Some(365)]),
            receivable_days: c.maybe(|c| c.figure(90)),
            progress_days: c.maybe(|c| c.figure(30)),
            finished_days: c.maybe(|c| c.figure(30)),
            other: if c.of(3) == 1 { c.amounts(end, 500) } else { Amounts::new() },
        },
        equity,
        sharing,
        grant: c.list(0, 1, |c, _| Grant {
            code: "g".to_owned(),
            name: text(),
            origin: c.origin(),
            currency: c.currency(),
            rate: official(),
            amounts: c.amounts(end, 10_000),
        }),
        finance,
        construction_finance: c.maybe(Choices::depreciation),
        reserve: c.list(0, 2, |c, k| Reserve {
            code: format!("r{k}"),
            name: text(),
            covers: c.pick(&[Covers::Debt, Covers::Costs]),
            months: 1 + c.of(12),
            earns: c.maybe(Choices::rate),
        }),
        tax,
        dividend: c.maybe(|c| Dividend {
            share: c.maybe(|c| Series::Constant(c.share())),
            amount: c.maybe(|c| Series::Constant(c.figure(500))),
            cash: c.maybe(|c| Series::Constant(c.share())),
        }),
        calls: c.of(2) == 1,
        idle: c.list(0, 1, |c, _| Idle {
            code: "idle".to_owned(),
            name: text(),
            origin: c.origin(),
            currency: c.currency(),
            rate: official(),
            cost: Series::Constant(c.figure(500)),
            growth: c.growth(),
        }),
        economy: Economy {
            rate: c.maybe(Choices::share),
            exchange: c.maybe(|c| Decimal::new(i64::from(1 + c.of(2000)), 3).into()),
            labour: c.maybe(Choices::share),
            local_content: LocalContent::SimpleValueAdded,
        },
        law: Law::default(),
    }
}

/// Stages of sharing among so many partners: until one of them has had its return, and until a date.
fn stages(c: &mut Choices<'_>, partners: usize, end: u32) -> Vec<Sharing> {
    let shares = |c: &mut Choices<'_>| {
        let mut left = 1000;
        let all = (0..partners).map(|k| {
            let own = if k + 1 == partners { left } else { c.of(left + 1) };
            left -= own;
            (format!("e{k}"), Figured::from(Decimal::new(own.into(), 3)))
        });
        all.collect::<BTreeMap<_, _>>()
    };
    let ends = [
        Some(Until::Return { partner: format!("e{}", c.of(partners as u32)), rate: c.rate() }),
        Some(Until::Date(Choices::month(c.of(end)))),
        None,
    ];
    let from = c.of(3) as usize;
    ends.into_iter()
        .skip(from)
        .map(|until| Sharing {
            until,
            cash: shares(c),
            tax: if c.of(2) == 1 { shares(c) } else { BTreeMap::new() },
        })
        .collect()
}

/// A contract that is paid back within the periods.
fn contract(c: &mut Choices<'_>, k: usize, building: u32, end: u32, periods: u32) -> Finance {
    let kinds = [Contract::Loan, Contract::Murabaha, Contract::Ijara, Contract::DiminishingMusharaka];
    let contract = c.pick(&kinds);
    // Drawn in the first half of the time, paid back from then on.
    let half = end.div_ceil(2);
    let draws = c.amounts(half, 50_000);
    let first = half + c.of(end - half) + 1;
    let every = c.pick(&[12, 6, 3, 1]);
    let count = 1 + c.of((end - first) / every + 1);
    let (first, count) = (if first > end { end } else { first }, count.min(60));
    let first_text = Choices::month(first);
    let sculpted = contract == Contract::Loan && c.of(4) == 3;
    let profile = c.of(4) == 3;
    // A murabaha has one markup; what is sculpted is drawn at once and pays once a period.
    let once = contract == Contract::Murabaha;
    let dated = !once && !sculpted;
    let capitalised =
        (contract == Contract::Loan && !profile && !sculpted).then(|| c.share()).filter(|_| c.of(2) == 1);
    let repay = if sculpted {
        Repay::Sculpted {
            cover: Decimal::new(i64::from(11 + c.of(20)), 1).into(),
            first: Choices::month(building),
            count: 1 + c.of(periods),
        }
    } else if profile {
        let all = draws.values().fold(Decimal::ZERO, |sum, d| sum + d.likely);
        Repay::Profile { amounts: BTreeMap::from([(first_text, all.into())]) }
    } else if c.of(2) == 1 {
        Repay::Annuity { first: first_text, every, count }
    } else {
        Repay::Constant { first: first_text, every, count }
    };
    let rate = c.rate().likely.abs();
    Finance {
        code: format!("f{k}"),
        name: text(),
        contract,
        origin: c.origin(),
        currency: c.currency(),
        exchange: "official".to_owned(),
        rate: if once {
            Series::Constant(rate.into())
        } else {
            c.path(rate.into(), |c| c.rate().likely.abs().into())
        },
        days: if once {
            Days::Thirty360
        } else {
            c.pick(&[Days::Thirty360, Days::Act365, Days::Act360, Days::ActAct])
        },
        draws: if sculpted { Amounts::new() } else { draws },
        repay,
        interest_every: c.maybe(|c| c.pick(&[12, 6, 3, 1])).filter(|_| dated),
        capitalised_until: capitalised.as_ref().map(|_| Choices::month(c.of(half + 1))),
        capitalised,
        interest_first: None,
        fee: c.maybe(|c| Decimal::new(i64::from(c.of(50)), 3).into()),
        total_fee: c.maybe(|c| Decimal::new(i64::from(c.of(50)), 3).into()),
        commitment_fee: c.maybe(|c| Decimal::new(i64::from(c.of(50)), 3).into()).filter(|_| dated),
        guarantee_fee: c.maybe(|c| Decimal::new(i64::from(c.of(50)), 3).into()).filter(|_| !once),
    }
}

fn projects() -> u32 {
    std::env::var("SANAD_PROJECTS").ok().and_then(|n| n.parse().ok()).unwrap_or(500)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..ProptestConfig::with_cases(projects())
    })]

    #[test]
    fn project_balances_and_numbers_agree(all in prop::collection::vec(any::<u32>(), 900)) {
        let project = project(&mut Choices { all: &all, next: 0 });
        let digits = project.digits;

        let valid = validate(project).map_err(|faults| TestCaseError::fail(format!("{faults:#?}")))?;
        let exact = calculate::<Exact>(&valid.case.likely());
        prop_assert!(exact.sheet.is_number());
        for p in 0..exact.sheet.periods() {
            let (assets, owed) = (exact.sheet.get(Line::Assets, p), exact.sheet.get(Line::Liabilities, p));
            prop_assert_eq!(assets, owed, "period {}", p);
        }
        if valid.project.calls && !valid.project.equity.is_empty() {
            for p in 0..exact.sheet.periods() {
                prop_assert!(exact.sheet.get(Line::Cash, p) >= Exact::ZERO, "period {}", p);
            }
        }
        let partners = || valid.project.equity.iter().zip(&valid.case.equity);
        for p in (0..exact.sheet.periods()).filter(|_| !valid.project.equity.is_empty()) {
            // Partners pay in what they said and what all are called for, and nothing else.
            let said = exact.sheet.get(Line::Equity, p) + exact.sheet.get(Line::Calls, p);
            let paid = exact.paid_in.iter().fold(Exact::ZERO, |sum, own| sum + own[p]);
            prop_assert!((paid - said).float().abs() <= 1e-12 * said.float().abs().max(1e3), "period {}", p);
        }
        for p in (0..exact.sheet.periods()).filter(|_| !valid.project.sharing.is_empty()) {
            // Partners share all that is paid out, and nothing else; tax on it takes its part of each one's share alone.
            let out = exact.sheet.get(Line::Dividends, p);
            let stage = &valid.project.sharing[exact.stages[p]];
            let kept = partners().map(|(own, case)| {
                let share = stage.cash.get(&own.partner).map_or(Exact::ZERO, |own| Exact::of(own.likely));
                let tax = case.tax.as_ref().map_or(Exact::ZERO, |own| own.figure.number());
                share * (Exact::ONE - tax)
            });
            let kept = out * kept.fold(Exact::ZERO, |sum, own| sum + own);
            let had = exact.received.iter().fold(Exact::ZERO, |sum, own| sum + own[p]);
            prop_assert!((had - kept).float().abs() <= 1e-12 * out.float().abs().max(1e3), "period {}", p);
        }
        if digits.is_none() {
            let float = calculate::<f64>(&valid.case.likely());
            for line in Line::ALL {
                let (a, b) = (exact.sheet.line(*line), float.sheet.line(*line));
                let largest = a.iter().fold(1.0, |most: f64, n| most.max(n.float().abs()));
                for (p, (a, b)) in a.iter().zip(b).enumerate() {
                    let apart = (a.float() - b).abs();
                    prop_assert!(apart <= 1e-9 * largest, "{:?} {}: {:?} {}", line, p, a, b);
                }
            }
            let _ = indicators(&valid.case.likely::<f64>(), &float);
        }
        let _ = indicators(&valid.case.likely::<Exact>(), &exact);
    }
}
