//! `plan`: the plan of works of a programme.

use super::Setting;
use crate::cli::Plan;
use crate::out;
use sanad_model::raw::Origins;
use sanad_model::{Dataset, Programme};
use sanad_outcomes::{Effort, Question, outcomes};
use sanad_reader::Lexicon;
use sanad_store::new_id;
use std::process::ExitCode;

pub(super) fn plan(set: Setting, args: &Plan) -> anyhow::Result<ExitCode> {
    let lexicon = Lexicon::builtin()?;
    let resolved = match sanad_files::load(&args.path, &Dataset::default(), &lexicon, &mut new_id) {
        Ok(resolved) => resolved,
        Err(found) => {
            out::findings(&found, set.lang);
            return Ok(ExitCode::from(1));
        }
    };
    let _ = Origins::new();
    let (p, _) = match Programme::build(&resolved.rows, &resolved.origins) {
        Ok(built) => built,
        Err(found) => {
            out::findings(&found, set.lang);
            return Ok(ExitCode::from(1));
        }
    };
    let t = std::time::Instant::now();
    let mut effort = Effort::default();
    if let Some(n) = args.effort {
        effort.most = n * 1000;
        effort.placings = u64::MAX;
    }
    let o =
        outcomes(&p, &Question { effort, ..Question::new(set.today(&p), sanad_files::survey::bearings()) });
    out::note(&format!("{:?}", t.elapsed()));
    match &o.works.made.works {
        Err(lack) => out::note(&format!("{lack:?}").chars().take(3000).collect::<String>()),
        Ok(w) => {
            out::note(&format!(
                "activities {} schedules {} gaps {:?} terms {:?} failed {} of {} q {:?}",
                w.problem.activities.len(),
                w.answer.schedules,
                w.answer.gaps(),
                w.answer.terms,
                w.drawn.failed,
                w.drawn.cases,
                w.drawn.questions
            ));
            for (n, m) in o.works.measures().iter().enumerate() {
                let hop = w
                    .problem
                    .hopeless
                    .iter()
                    .find(|h| h.0 == n)
                    .map(|h| format!("{:?}", h.1))
                    .unwrap_or_default();
                out::data(&format!(
                    "{:24} {:22} parts {:3} barred {:?} chosen {} share {}/{} mark {:?} cost {:?} {}",
                    m.code,
                    m.template,
                    m.parts.len(),
                    m.barred,
                    w.chosen(n),
                    w.drawn.measures[n].chosen,
                    w.drawn.cases,
                    o.works.mark(n),
                    w.drawn.measures[n].cost,
                    hop
                ));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
