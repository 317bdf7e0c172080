//! `demo`: the main job on the sample programme, from its accounts to the served pages.

use super::Setting;
use super::brief::paper;
use super::export::put;
use super::{import, serve};
use crate::cli::Demo;
use crate::trouble::Trouble;
use crate::{out, sample};
use sanad_i18n::Arg;
use sanad_model::{Blocker, Force, Lang, SiteState};
use sanad_outcomes::{Outcomes, Shown, Visits};
use sanad_store::Book;
use std::process::ExitCode;

pub(super) async fn demo(set: Setting, args: &Demo) -> anyhow::Result<ExitCode> {
    let book = set.book(&args.db).await?;
    if book.snapshot().rows.is_empty() {
        let folder = tempfile::tempdir().map_err(Trouble::write(&std::env::temp_dir()))?;
        let unpacked = folder.path().join("egypt-libya");
        sample::unpack(&unpacked)?;
        let actor = set.locale().t("cli-demo-actor");
        import::take(&book, &unpacked, &actor, false).await?.say(set);
    } else {
        // What people have changed since is theirs: the sample is taken in once.
        out::note(&set.locale().t("cli-demo-there"));
    }
    let found = found(set, &book);
    for lang in [Lang::Ar, Lang::En] {
        let file = args.db.with_file_name(format!("sanad-paper.{lang}.html"));
        let paper = paper(set, &book, None, lang, Some(&found)).await?;
        put(&file, paper.html()?.as_bytes())?;
        if set.asked_lang.unwrap_or(set.lang) == lang {
            out::data(&format!("\n── {} ──\n", set.locale().t("cli-paper")));
            out::data(&paper.text());
        }
        set.wrote(&file);
    }
    if args.no_serve {
        book.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    serve::pages(set, book, &args.at).await
}

/// Prints what was found: statements by force, items, sites by state and blocker, unknowns, plans.
fn found(set: Setting, book: &Book) -> Outcomes {
    let snapshot = book.snapshot();
    let p = &snapshot.programme;
    let o = super::computed(p, set.today(p), None);
    let l = set.locale();
    let count = |key: &str| o.ledger.count_of(key);
    let list = |pairs: Vec<(String, u64)>| -> String {
        let said: Vec<String> =
            pairs.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}")).collect();
        said.join(" · ")
    };
    let line = |head: &str, body: &str| out::data(&format!("{}: {body}", l.t(head)));
    let forces =
        Force::ALL.iter().map(|f| (l.word("force", f.code()), count(&format!("statements.{f}")))).collect();
    line("cli-statements", &list(forces));
    let items = vec![
        (l.t("cli-items-agreed"), count("items.agreed")),
        (l.t("cli-items-aspects"), count("items.aspects")),
    ];
    line("cli-items", &list(items));
    let states = SiteState::ALL
        .iter()
        .map(|s| (l.word("state", s.code()), count(&format!("sites.state.{s}"))))
        .collect();
    line("cli-sites", &list(states));
    let blockers =
        Blocker::ALL.iter().map(|b| (l.word("blocker", b.code()), count(&format!("blockers.{b}")))).collect();
    line("cli-blockers", &list(blockers));
    let unknown = [
        ("n", Arg::from(count("sites.unanswered"))),
        ("sites", Arg::from(count("sites.waiting"))),
        ("noblocker", Arg::from(count("sites.no_blocker_known"))),
    ];
    let known = [
        ("capacity", Arg::from(count("sites.with.capacity"))),
        ("workforce", Arg::from(count("sites.with.workforce"))),
    ];
    let both = [l.t1_bare("cli-unknown-line", &unknown), l.t1_bare("cli-known-line", &known)];
    line("cli-unknown", &both.join(" · "));
    if let Visits::Dated(dated) = &o.visits {
        let head =
            l.t1_bare("cli-plan", &[("days", Arg::from(u64::from(snapshot.programme.settings.plan_days)))]);
        let ends = match o.ledger.get("plan.last").map(|e| &e.shown) {
            Some(Shown::Dates(low, _, high)) => l.span(*low, *high),
            _ => String::new(),
        };
        let args = [
            ("n", Arg::from(count("plan.visits"))),
            ("last", Arg::from(ends)),
            ("gap", Arg::from(format!("{:.1} %", dated.plan.gap * 100.0))),
        ];
        let body = [
            l.t1_bare("cli-plan-line", &args),
            l.t1_bare("cli-plan-out", &[("n", Arg::from(count("plan.unvisited")))]),
        ];
        out::data(&format!("{head}: {}", body.join(" · ")));
    }
    if o.works.works().is_some() {
        let args = [
            ("n", Arg::from(count("works.chosen"))),
            ("proposed", Arg::from(count("works.proposed"))),
            ("restarts", Arg::from(count("works.restarts"))),
            ("all", Arg::from(count("works.restarts.all"))),
        ];
        line("cli-works", &l.t1_bare("cli-works-line", &args));
    }
    o
}
