//! How the plan of works was found and how good it is, and in short why a measure is not in it.

use crate::ctx::Ctx;
use crate::html::{Html, Slot};
use crate::pages::plan_profiles::skill_name;
use sanad_i18n::Arg;
use sanad_outcomes::measures::engine::{FaultRule, OPEN_GAP, Term, Terms};
use sanad_outcomes::measures::{Measure, Works};

/// What the independent checker said of a plan.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// The terms as it counted them; how many rules are broken where it refused.
    pub(crate) terms: Result<Terms, usize>,
    /// Activities that it looked at.
    pub(crate) activities: usize,
    /// Measures that it looked at.
    pub(crate) measures: usize,
}

impl Verdict {
    /// Checks a plan anew.
    pub(crate) fn of(works: &Works) -> Self {
        Self {
            terms: sanad_outcomes::measures::engine::check(&works.problem, works.plan()).map_err(|b| b.len()),
            activities: works.plan().placed.iter().flatten().count(),
            measures: works.problem.measures.len(),
        }
    }
}

/// Terms, bound, gaps, and how the plan was found.
pub(super) fn details(ctx: &Ctx, works: &Works, verdict: Option<&Verdict>) -> Vec<(String, Html)> {
    let answer = &works.answer;
    let mut list = Vec::new();
    for (level, (objectives, gap)) in works.problem.objectives.iter().zip(answer.gaps()).enumerate() {
        let key = format!("calc/works.gap.{}", level + 1);
        let terms: Vec<Html> = objectives
            .iter()
            .map(|(term, weight)| {
                let own = |terms: &Terms| Slot::html(ctx.n(&said(ctx, works, *term, terms.get(*term)), &key));
                let name = Html::text(&ctx.l.word("objective-term", term.key()));
                let weight =
                    Slot { arg: Arg::from(u64::from(*weight)), html: ctx.num(f64::from(*weight), &key) };
                ctx.msg(
                    "planner-term",
                    &[
                        ("name", Slot::html(name)),
                        ("value", own(&answer.terms)),
                        ("bound", own(&answer.bound.terms)),
                        ("weight", weight),
                    ],
                )
            })
            .collect();
        let percent = ctx.l.number((gap * 1000.0).round() / 10.0);
        let percent = ctx.n(&ctx.l.t1_bare("study-percent", &[("n", Arg::from(percent))]), &key);
        let args = [("terms", Slot::html(Html::join(&terms, " · "))), ("gap", Slot::html(percent))];
        let label = ctx.l.t1_bare("planner-level", &[("n", Arg::from(level + 1))]);
        let key = if gap > OPEN_GAP { "planner-level-open" } else { "planner-level-said" };
        list.push((label, ctx.msg(key, &args)));
    }
    let n = |n: u64| Slot { arg: Arg::from(n), html: ctx.num(n as f64, "ui/plan-details") };
    if let Some(verdict) = verdict {
        let args = [("activities", n(verdict.activities as u64)), ("measures", n(verdict.measures as u64))];
        let said = match &verdict.terms {
            Ok(terms) if *terms == answer.terms => ctx.msg("planner-verdict-same", &args),
            Ok(_) => ctx.msg("planner-verdict-other", &args),
            Err(breaches) => ctx.msg("planner-verdict-no", &[("n", n(*breaches as u64))]),
        };
        list.push((ctx.t("plan-verdict"), said));
    }
    let drawn = &works.drawn;
    list.push((
        ctx.t("planner-found"),
        ctx.msg(
            "planner-found-said",
            &[
                ("schedules", n(answer.schedules)),
                ("asked", n(answer.effort.unwrap_or(answer.schedules))),
                ("seed", Slot::html(ctx.num(answer.seed as f64, "ui/plan-details"))),
            ],
        ),
    ));
    let cases = [("n", n(drawn.cases)), ("failed", n(drawn.failed))];
    list.push((ctx.t("planner-drawn"), ctx.msg("planner-drawn-said", &cases)));
    let reference = ctx.l.word("currency", &works.reference.to_string().to_lowercase());
    list.push((ctx.t("planner-reference"), Html::text(&reference)));
    list
}

/// The terms that are sought, of the best plan so far.
pub(super) fn best(ctx: &Ctx, works: &Works, terms: &Terms) -> Html {
    let term = |(term, _): &(Term, u32)| {
        let name = ctx.l.word("objective-term", term.key());
        Html::said(&format!("{name}: {}", said(ctx, works, *term, terms.get(*term))), "ui/job")
    };
    let all: Vec<Html> = works.problem.objectives.iter().flatten().map(term).collect();
    Html::join(&all, " · ")
}

/// A term in its unit.
pub(super) fn said(ctx: &Ctx, works: &Works, term: Term, value: i64) -> String {
    sanad_report::amount(ctx.l, works, term, value)
}

/// In a few words, why a measure is not carried out; its own page says more.
pub(super) fn short_reason(ctx: &Ctx, works: &Works, measure: &Measure, place: usize) -> Html {
    if let Some(barred) = measure.barred {
        return Html::text(&ctx.t(&format!("planner-barred-{}", barred.code())));
    }
    let Some((_, fault)) = works.problem.hopeless.iter().find(|(own, _)| *own == place) else {
        return Html::text(&ctx.t("planner-crowded"));
    };
    match &fault.rule {
        FaultRule::SkillMissing { skill, level, .. } => {
            let skill = Html::said(&skill_name(ctx, skill, *level), "calc/works.inputs");
            ctx.msg("planner-no-skill", &[("skill", Slot::html(skill))])
        }
        _ => Html::text(&ctx.t("planner-hopeless")),
    }
}
