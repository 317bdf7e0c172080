//! Why: why this site or why not, and why then? The list of sites, and one measure by itself.

mod left;
mod list;
mod one;

use crate::ctx::Ctx;
use crate::html::Html;
use crate::params::encode;
use crate::state::AppState;
use axum::Router;
use axum::routing::get;
use sanad_model::Date;
use sanad_outcomes::measures::{More, Scenario};

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/{lang}/why", get(list::show)).route("/{lang}/why/{code}", get(one::show))
}

/// The address where the plan at hand is compared with one in which something is otherwise.
pub(crate) fn compare_href(ctx: &Ctx, scenario: &Scenario) -> String {
    ctx.href(&format!("compare?b={}", encode(&query(scenario))))
}

/// A scenario as a query: `force=R-F10&more=fund:ENV-1:1000000`.
fn query(scenario: &Scenario) -> String {
    let each = |name: &str, codes: &[String]| -> Vec<String> {
        codes.iter().map(|code| format!("{name}={}", encode(code))).collect()
    };
    let more = scenario.more.iter().map(|(what, by)| {
        let said = match what {
            More::Fund(code) => format!("fund:{code}:{by}"),
            More::Skill(skill, level) => format!("skill:{skill}:{level}:{by}"),
            More::Renewable(what) => format!("renewable:{what}:{by}"),
            More::Utility(code) => format!("utility:{code}:{by}"),
            More::Days => format!("days::{by}"),
        };
        format!("more={}", encode(&said))
    });
    let mut all = each("force", &scenario.force);
    all.extend(each("exclude", &scenario.exclude));
    all.extend(each("without", &scenario.without_funds));
    all.extend(more);
    all.join("&")
}

/// When a measure is done, as a range with its source.
fn done(ctx: &Ctx, place: usize) -> Option<Html> {
    let measure = ctx.o().works.measures().get(place)?;
    let (low, likely, high): (Date, Date, Option<Date>) = ctx.o().works.mark(place)?;
    Some(ctx.span((low, likely, high), &format!("calc/measure/{}/mark", measure.code)))
}

/// In how many of the drawn cases a measure is carried out, with its source.
fn share(ctx: &Ctx, place: usize) -> Html {
    let (Some(works), Some(measure)) = (ctx.o().works.works(), ctx.o().works.measures().get(place)) else {
        return Html::default();
    };
    let chosen = works.drawn.measures.get(place).map_or(0, |spread| spread.chosen);
    let said = ctx.l.share(chosen, works.drawn.cases - works.drawn.failed);
    ctx.n(&said, &format!("calc/measure/{}/share", measure.code))
}

#[cfg(test)]
mod tests {
    use super::query;
    use sanad_outcomes::measures::{More, Scenario};

    #[test]
    fn a_scenario_is_a_query() {
        let scenario = Scenario {
            force: vec!["R-F10".to_owned()],
            exclude: vec!["M-zone".to_owned()],
            without_funds: vec!["ENV 2".to_owned()],
            more: vec![
                (More::Skill("host:mechanical".to_owned(), 3), 2),
                (More::Fund("ENV-1".to_owned()), 1_000_000),
                (More::Days, 30),
            ],
        };
        assert_eq!(
            query(&scenario),
            "force=R-F10&exclude=M-zone&without=ENV%202&more=skill%3Ahost%3Amechanical%3A3%3A2&\
             more=fund%3AENV-1%3A1000000&more=days%3A%3A30"
        );
        assert_eq!(query(&Scenario::default()), "");
    }
}
