//! Random programs as trees: made from a seed, made smaller, written out as JavaScript.
//!
//! A program is a list of [`Step`]s; most hold the steps of their callbacks. Every step logs a label of its own,
//! so two runtimes that differ in order differ in output. What cannot be decided by order alone (two I/O calls
//! at once, timers of near delays) is not generated: I/O is chained one call after the other behind a queue of the
//! program's own, and timers come from few delays far apart, all due before the first turn or not at all near it.

use crate::random::Random;

/// One random program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Written as an ES module, not as CommonJS.
    pub module: bool,
    /// What it does at its top level.
    pub steps: Vec<Step>,
}

/// One thing that a program does, and what it does inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub kind: Kind,
    /// The steps inside: of the callback, or of the function's body.
    pub inner: Vec<Step>,
    /// A small number whose meaning depends on the kind (a delay, a count, a variant).
    pub number: u32,
}

/// Everything that a step may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Log,
    Tick,
    Microtask,
    Then,
    ThenChain,
    ThenReturnsPromise,
    Catch,
    Finally,
    Async,
    AsyncAwaits,
    AsyncTry,
    AsyncReturnsPromise,
    Thenable,
    Timer,
    TimerOfSameDelay,
    Interval,
    TimerCleared,
    TimerRefreshed,
    TimerUnref,
    Immediate,
    ImmediateCleared,
    ImmediatePair,
    ReadFile,
    Stat,
    ReadFilePromise,
    Emitter,
    EmitterOnce,
    Generator,
    AsyncGenerator,
    ForAwaitArray,
    All,
    Race,
    Any,
    AllSettled,
    RejectHandledLate,
    RejectHandledNextTurn,
    RejectNever,
    Throw,
    Storage,
    StorageEnter,
    Channel,
    DelayPromise,
    ImmediatePromise,
    Abort,
    EventTarget,
    TopLevelAwait,
    Class,
}

/// Kinds with how often they are drawn.
const WEIGHTS: &[(Kind, u32)] = &[
    (Kind::Log, 4),
    (Kind::Tick, 12),
    (Kind::Microtask, 8),
    (Kind::Then, 8),
    (Kind::ThenChain, 6),
    (Kind::ThenReturnsPromise, 4),
    (Kind::Catch, 4),
    (Kind::Finally, 4),
    (Kind::Async, 6),
    (Kind::AsyncAwaits, 8),
    (Kind::AsyncTry, 4),
    (Kind::AsyncReturnsPromise, 3),
    (Kind::Thenable, 4),
    (Kind::Timer, 6),
    (Kind::TimerOfSameDelay, 4),
    (Kind::Interval, 2),
    (Kind::TimerCleared, 3),
    (Kind::TimerRefreshed, 2),
    (Kind::TimerUnref, 1),
    (Kind::Immediate, 8),
    (Kind::ImmediateCleared, 2),
    (Kind::ImmediatePair, 4),
    (Kind::ReadFile, 3),
    (Kind::Stat, 3),
    (Kind::ReadFilePromise, 2),
    (Kind::Emitter, 4),
    (Kind::EmitterOnce, 2),
    (Kind::Generator, 2),
    (Kind::AsyncGenerator, 4),
    (Kind::ForAwaitArray, 3),
    (Kind::All, 3),
    (Kind::Race, 2),
    (Kind::Any, 2),
    (Kind::AllSettled, 2),
    (Kind::RejectHandledLate, 3),
    (Kind::RejectHandledNextTurn, 3),
    (Kind::RejectNever, 3),
    (Kind::Throw, 3),
    (Kind::Storage, 5),
    (Kind::StorageEnter, 2),
    (Kind::Channel, 2),
    (Kind::DelayPromise, 2),
    (Kind::ImmediatePromise, 2),
    (Kind::Abort, 2),
    (Kind::EventTarget, 2),
    (Kind::TopLevelAwait, 6),
    (Kind::Class, 1),
];

impl Tree {
    /// The program of a seed; `size` is about how many steps it has.
    pub fn random(seed: u64, size: u32) -> Self {
        let mut random = Random::new(seed);
        let module = random.below(2) == 1;
        let mut budget = 3 + random.below(size.max(4));
        let mut steps = Vec::new();
        while budget > 0 {
            steps.push(Step::random(&mut random, &mut budget, 0));
        }
        Self { module, steps }
    }

    /// Every program that is one cut smaller, the boldest cuts first.
    pub fn smaller(&self) -> Vec<Self> {
        let mut trees = Vec::new();
        if self.module {
            trees.push(Self {
                module: false,
                ..self.clone()
            });
        }
        trees.extend(smaller_lists(&self.steps).into_iter().map(|steps| Self {
            steps,
            ..self.clone()
        }));
        trees
    }
}

/// Lists with one step gone, replaced by what it holds, or itself made smaller.
fn smaller_lists(steps: &[Step]) -> Vec<Vec<Step>> {
    let mut lists = Vec::new();
    if steps.len() > 3 {
        let (first, second) = steps.split_at(steps.len() / 2);
        lists.extend([first.to_vec(), second.to_vec()]);
    }
    let mut replace = |at: usize, with: &[Step]| {
        let (before, after) = (&steps[..at], &steps[at + 1..]);
        lists.push([before, with, after].concat());
    };
    for at in 0..steps.len() {
        replace(at, &[]);
    }
    for (at, step) in steps.iter().enumerate() {
        if !step.inner.is_empty() {
            replace(at, &step.inner);
        }
        for inner in smaller_lists(&step.inner) {
            replace(
                at,
                &[Step {
                    inner,
                    ..step.clone()
                }],
            );
        }
    }
    lists
}

impl Step {
    fn random(random: &mut Random, budget: &mut u32, depth: u32) -> Self {
        *budget = budget.saturating_sub(1);
        let kind = draw(random);
        let number = random.below(12);
        let room = if depth < 4 {
            random.below(4).min(*budget)
        } else {
            0
        };
        let inner = (0..room)
            .map(|_| Self::random(random, budget, depth + 1))
            .collect();
        Self { kind, inner, number }
    }
}

fn draw(random: &mut Random) -> Kind {
    let total = WEIGHTS.iter().map(|(_, weight)| weight).sum();
    let mut ticket = random.below(total);
    for (kind, weight) in WEIGHTS {
        if ticket < *weight {
            return *kind;
        }
        ticket -= weight;
    }
    Kind::Log
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(steps: &[Step]) -> usize {
        steps.iter().map(|step| 1 + count(&step.inner)).sum()
    }

    #[test]
    fn a_seed_is_always_the_same_program() {
        assert_eq!(Tree::random(7, 20), Tree::random(7, 20));
        assert_ne!(Tree::random(7, 20), Tree::random(8, 20));
    }

    #[test]
    fn every_cut_is_smaller_or_plainer() {
        for seed in 0..50 {
            let tree = Tree::random(seed, 20);
            for smaller in tree.smaller() {
                let fewer = count(&smaller.steps) < count(&tree.steps);
                assert!(fewer || (tree.module && !smaller.module), "{tree:?}\n{smaller:?}");
            }
        }
    }

    #[test]
    fn every_kind_is_drawn() {
        let mut random = Random::new(1);
        let drawn: Vec<Kind> = (0..20_000).map(|_| draw(&mut random)).collect();
        for (kind, _) in WEIGHTS {
            assert!(drawn.contains(kind), "{kind:?}");
        }
    }
}
