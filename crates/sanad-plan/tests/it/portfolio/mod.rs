//! The planning problem: faults located, plans checked against a second opinion and enumeration.

mod effort;
mod enumerate;
mod faults;
mod made;
mod mutated;
mod naive;
mod reasons;
mod recipe;
mod redraw;
mod small;
mod solver;
mod worked;
