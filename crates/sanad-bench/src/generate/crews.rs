//! Who carries out the works: on each side a team for every 250 sites, with people of every skill.

use super::people::{Parties, SKILLS};
use super::{Maker, Said};
use sanad_model::{Id, Kind};

/// Sites for each of which there is a team of either side, about.
const SITES: usize = 250;

pub(super) fn all(m: &mut Maker, parties: &Parties) {
    for side in 0..2 {
        for n in 1..=m.size.sites.div_ceil(SITES) {
            let code = format!("W{side}-{n}");
            let name = (format!("فريق الأعمال {code}"), format!("Works team {code}"));
            let row = m.named(code.as_str(), &name).with("parties", parties.sides[side].to_string());
            let team = m.put(Kind::Team, row.with("task", "works"));
            let base = super::register::somewhere(m);
            m.claim(Kind::Team, team, "base", Said::assumed(base));
            for (skill, ar, en) in SKILLS {
                let name = (format!("{ar} ({code})"), format!("{en} ({code})"));
                pool(m, parties, (side, team), &format!("{code}-{skill}"), &name, Some(skill));
            }
            let name = (format!("متدربون ({code})"), format!("Trainees ({code})"));
            pool(m, parties, (side, team), &format!("{code}-trainees"), &name, None);
        }
    }
}

/// People of one skill, or trainees, who have none yet.
fn pool(
    m: &mut Maker,
    parties: &Parties,
    (side, team): (usize, Id),
    code: &str,
    name: &super::names::Both,
    skill: Option<&str>,
) {
    let row = m.named(code, name).with("team", team.to_string());
    let pool = m.put(Kind::People, row.with("party", parties.of_side[side][0].to_string()));
    let count = if skill.is_some() { "6" } else { "60" };
    m.claim(Kind::People, pool, "count", Said { unit: "persons", ..Said::assumed(count) });
    if let Some(skill) = skill {
        m.claim(Kind::People, pool, "levels", Said::assumed(format!("{skill}:4")));
    }
}
