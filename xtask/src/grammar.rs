//! Random programs from a grammar: what is made, and what is done with it, as lines of JavaScript.
//!
//! A grammar is a text. `# name` opens a rule, each line under it is one alternative (`3* …` counts three times); `= R r d p[0]` says that
//! `<R>` stands for something made under the letter r, d or p. In an alternative `<name>` is replaced by one of that rule's,
//! `<R>` by a name (the same one throughout a step; `<R2>` another one), `<0-7>` by a number, `<id>` by a number that is used once, and
//! `<same>` by the last such number again.
//! What else stands in such brackets is JavaScript. The rules `make` (`letter = expression`), `step` and `when` begin it all; a rule `directives`
//! gives the comments that a golden program may open with (`flags: --trace-warnings | stderr: headlines`).
//!
//! Programs of odd seeds are ES modules, some of whose steps wait for a promise at the top level.

use std::collections::HashMap;
use std::marker::PhantomData;

use crate::order::Sample;
use crate::prelude::Prelude;
use crate::random::Random;

/// What a grammar is about.
pub trait Subject: Clone + Sync {
    /// What every program begins with: `watch(name, value)` and `at(when, function)` must be in it.
    const PRELUDE: &'static Prelude;
    const RULES: &'static str;
    /// Things made, at least and at most.
    const MAKES: (u32, u32);
    /// Whether half of them are ES modules.
    const MODULES: bool;
}

/// One random program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences<S> {
    made: Vec<Made>,
    steps: Vec<Step>,
    directives: String,
    is_module: bool,
    subject: PhantomData<S>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Made {
    name: String,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    when: String,
    text: String,
    /// In an ES module: the top level awaits before it.
    is_awaited: bool,
}

/// Of so many steps of an ES module one is awaited.
const AWAITED: u32 = 6;

impl<S: Subject> Sample for Sentences<S> {
    fn random(seed: u64, size: u32) -> Self {
        let rules = Rules::parse(S::RULES);
        let mut writer = Writer {
            rules: &rules,
            random: Random::new(seed ^ 0x6ea3),
            made: Vec::new(),
            chosen: HashMap::new(),
            ids: 0,
        };
        let (least, most) = S::MAKES;
        let count = least + writer.random.below(most - least + 1);
        while writer.made.len() < count as usize {
            writer.make();
        }
        let count = 2 + writer.random.below(size);
        let mut steps: Vec<Step> = (0..count).filter_map(|_| writer.step()).collect();
        let directives = if rules.rules.contains_key("directives") {
            writer.rule("directives").unwrap_or_default()
        } else {
            String::new()
        };
        let is_module = S::MODULES && seed % 2 == 1;
        if is_module {
            for step in &mut steps {
                step.is_awaited = writer.random.below(AWAITED) == 0;
            }
        }
        Self {
            made: writer.made,
            steps,
            directives,
            is_module,
            subject: PhantomData,
        }
    }

    fn smaller(&self) -> Vec<Self> {
        let mut cuts = Vec::new();
        if self.is_module {
            cuts.push(Self {
                is_module: false,
                ..self.clone()
            });
        }
        if self.steps.len() > 3 {
            let (first, second) = self.steps.split_at(self.steps.len() / 2);
            cuts.extend([first, second].map(|steps| self.with(steps.to_vec())));
        }
        for at in 0..self.steps.len() {
            let mut steps = self.steps.clone();
            steps.remove(at);
            cuts.push(self.with(steps));
        }
        for (at, step) in self.steps.iter().enumerate() {
            if step.when != "now" {
                let mut steps = self.steps.clone();
                steps[at].when = "now".into();
                cuts.push(self.with(steps));
            }
            if self.is_module && step.is_awaited {
                let mut steps = self.steps.clone();
                steps[at].is_awaited = false;
                cuts.push(self.with(steps));
            }
        }
        cuts
    }

    fn text(&self, origin: &str) -> String {
        let mut text = String::new();
        for Made { name, text: made } in self.used() {
            text.push_str(&format!("const {name} = watch('{name}', {made});\n"));
        }
        for step in &self.steps {
            if self.is_module && step.is_awaited {
                text.push_str("await null;\n");
            }
            text.push_str(&format!("at('{}', () => {{ {}; }});\n", step.when, step.text));
        }
        let directives = self.directives.split(" | ").filter(|one| !one.is_empty());
        let origin = directives.fold(origin.to_owned(), |lines, one| format!("{lines}\n// {one}"));
        if self.is_module {
            S::PRELUDE.module(&origin, &text)
        } else {
            S::PRELUDE.program(&origin, &text)
        }
    }

    fn extension(&self) -> &'static str {
        if self.is_module { "mjs" } else { "cjs" }
    }
}

impl<S: Subject> Sentences<S> {
    fn with(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }

    /// What the steps need, what that was made of, and so on.
    fn used(&self) -> Vec<&Made> {
        let mut is_used = vec![false; self.made.len()];
        loop {
            let names = |name: &str| {
                let by_step = self.steps.iter().any(|step| step.text.contains(name));
                let users = self.made.iter().zip(&is_used).filter(|(_, is_used)| **is_used);
                by_step || users.into_iter().any(|(user, _)| user.text.contains(name))
            };
            let now: Vec<bool> = self.made.iter().map(|made| names(&made.name)).collect();
            if now == is_used {
                break;
            }
            is_used = now;
        }
        let made = self.made.iter().zip(is_used);
        made.filter_map(|(made, is_used)| is_used.then_some(made))
            .collect()
    }
}

/// A parsed grammar.
struct Rules<'a> {
    /// Alternatives, one entry for each time they count.
    rules: HashMap<&'a str, Vec<&'a str>>,
    /// Of each class its letters, with what follows the name (`p[0]`).
    classes: HashMap<&'a str, Vec<(&'a str, &'a str)>>,
}

impl<'a> Rules<'a> {
    fn parse(text: &'a str) -> Self {
        let mut parsed = Self {
            rules: HashMap::new(),
            classes: HashMap::new(),
        };
        let mut current = "";
        for line in text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with("//"))
        {
            if let Some(name) = line.strip_prefix("# ") {
                current = name;
                parsed.rules.entry(name).or_default();
            } else if let Some(class) = line.strip_prefix("= ") {
                let mut words = class.split(' ');
                let name = words.next().unwrap_or_default();
                parsed
                    .classes
                    .insert(name, words.map(|word| word.split_at(1)).collect());
            } else {
                let (times, alternative) = times(line);
                let alternatives = parsed.rules.entry(current).or_default();
                alternatives.extend(std::iter::repeat_n(alternative, times));
            }
        }
        parsed
    }
}

/// `3* text` is three times `text`; a lone `-` is the empty text.
fn times(line: &str) -> (usize, &str) {
    let (times, text) = line
        .split_once("* ")
        .and_then(|(number, text)| Some((number.parse().ok()?, text)))
        .unwrap_or((1, line));
    (times, if text == "-" { "" } else { text })
}

struct Writer<'a> {
    rules: &'a Rules<'a>,
    random: Random,
    made: Vec<Made>,
    /// The names that this step has settled on, by class.
    chosen: HashMap<String, String>,
    ids: u32,
}

impl Writer<'_> {
    fn make(&mut self) {
        self.chosen.clear();
        let Some(text) = self.rule("make") else { return };
        let (letter, text) = text.split_once(" = ").unwrap_or(("x", &text));
        let made = Made {
            name: format!("{letter}{}", self.made.len()),
            text: text.to_owned(),
        };
        self.made.push(made);
    }

    fn step(&mut self) -> Option<Step> {
        self.chosen.clear();
        let text = self.rule("step")?;
        let when = self.rule("when")?;
        Some(Step {
            when,
            text,
            is_awaited: false,
        })
    }

    /// One alternative of a rule, written out; none if it needs what has not been made.
    fn rule(&mut self, name: &str) -> Option<String> {
        let alternatives = &self.rules.rules[name];
        let template = alternatives[self.random.below(u32::try_from(alternatives.len()).ok()?) as usize];
        let mut text = String::new();
        let mut rest = template;
        while let Some(start) = rest.find('<') {
            text.push_str(&rest[..start]);
            let place = rest[start..].find('>').map(|end| &rest[start + 1..start + end]);
            if let Some(place) = place.filter(|place| self.is_place(place)) {
                text.push_str(&self.place(place)?);
                rest = &rest[start + place.len() + 2..];
            } else {
                text.push('<');
                rest = &rest[start + 1..];
            }
        }
        text.push_str(rest);
        Some(text)
    }

    fn is_place(&self, place: &str) -> bool {
        place == "id"
            || place == "same"
            || range(place).is_some()
            || self.rules.rules.contains_key(place)
            || self.rules.classes.contains_key(class_of(place))
    }

    fn place(&mut self, place: &str) -> Option<String> {
        if place == "id" {
            self.ids += 1;
            return Some(self.ids.to_string());
        }
        if place == "same" {
            return Some(self.ids.to_string());
        }
        if let Some((low, high)) = range(place) {
            return Some((low + self.random.below(high - low + 1)).to_string());
        }
        if self.rules.rules.contains_key(place) {
            return self.rule(place);
        }
        if let Some(name) = self.chosen.get(place) {
            return Some(name.clone());
        }
        let name = self.name(class_of(place))?;
        self.chosen.insert(place.to_owned(), name.clone());
        Some(name)
    }

    /// Something of the class that this step does not name yet.
    fn name(&mut self, class: &str) -> Option<String> {
        let letters = &self.rules.classes[class];
        let names: Vec<String> = self
            .made
            .iter()
            .flat_map(|made| {
                letters
                    .iter()
                    .filter(|(letter, _)| made.name.starts_with(letter))
                    .map(|(_, end)| format!("{}{end}", made.name))
            })
            .filter(|name| !self.chosen.values().any(|chosen| chosen == name))
            .collect();
        let at = self.random.below(u32::try_from(names.len()).ok()?) as usize;
        names.into_iter().nth(at)
    }
}

/// `R2` is of class `R`.
fn class_of(place: &str) -> &str {
    place.trim_end_matches(|letter: char| letter.is_ascii_digit())
}

fn range(place: &str) -> Option<(u32, u32)> {
    let (low, high) = place.split_once('-')?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Toy;
    impl Subject for Toy {
        const PRELUDE: &'static Prelude = &crate::prelude::WEBS;
        const RULES: &'static str = "\
            = R r\n# make\nr = new R(<0-3>)\n# when\nnow\n# step\n3* <R>.f(<R>, <word>, <id>)\nif (1 < 2 && 2 > 1) 0\n# word\n'a'\n-\n";
        const MAKES: (u32, u32) = (1, 2);
        const MODULES: bool = true;
    }

    #[test]
    fn the_same_seed_gives_the_same_program() {
        let text = |seed| Sentences::<Toy>::random(seed, 20).text("test");
        assert_eq!(text(7), text(7));
        assert_ne!(text(7), text(8));
    }

    #[test]
    fn what_is_in_brackets_is_replaced_unless_it_is_javascript() {
        let text = Sentences::<Toy>::random(3, 20).text("test");
        assert!(text.contains("if (1 < 2 && 2 > 1) 0"), "{text}");
        assert!(
            !text.contains("<R>") && !text.contains("<word>") && !text.contains("<id>"),
            "{text}"
        );
    }
}
