//! Random programs of streams: a few streams with random options and implementations, and a list of things done to them,
//! each at once, in a tick, in a promise job, or in an immediate. Every event, callback and result is logged.
//!
//! Programs need no I/O and no timers, so their order is decided.

use crate::order::Sample;
use crate::prelude;
use crate::random::Random;

/// One random program: its streams and what is done to them, as lines of JavaScript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streams {
    made: Vec<Made>,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Made {
    name: String,
    kind: Kind,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Readable,
    Writable,
    Duplex,
}

impl Kind {
    fn is_readable(self) -> bool {
        self != Self::Writable
    }

    fn is_writable(self) -> bool {
        self != Self::Readable
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    when: &'static str,
    text: String,
}

impl Sample for Streams {
    fn random(seed: u64, size: u32) -> Self {
        let mut random = Random::new(seed ^ 0x5eed);
        let count = 1 + random.below(3);
        let made: Vec<Made> = (0..count).map(|n| make(&mut random, n)).collect();
        let steps = 2 + random.below(size);
        let steps = (0..steps).map(|_| step(&mut random, &made)).collect();
        Self { made, steps }
    }

    fn smaller(&self) -> Vec<Self> {
        let mut cuts = Vec::new();
        if self.steps.len() > 3 {
            let (first, second) = self.steps.split_at(self.steps.len() / 2);
            cuts.extend([first, second].map(|steps| self.with(steps.to_vec())));
        }
        for at in 0..self.steps.len() {
            let mut steps = self.steps.clone();
            steps.remove(at);
            cuts.push(self.with(steps));
        }
        for (at, step) in self
            .steps
            .iter()
            .enumerate()
            .filter(|(_, step)| step.when != "now")
        {
            let mut steps = self.steps.clone();
            steps[at] = Step {
                when: "now",
                ..step.clone()
            };
            cuts.push(self.with(steps));
        }
        cuts
    }

    fn text(&self, origin: &str) -> String {
        let mut text = String::new();
        for made in self.made.iter().filter(|made| self.uses(&made.name)) {
            text.push_str(&format!(
                "const {} = watch('{}', {});\n",
                made.name, made.name, made.text
            ));
        }
        for step in &self.steps {
            text.push_str(&format!("at('{}', () => {{ {}; }});\n", step.when, step.text));
        }
        prelude::STREAMS.program(origin, &text)
    }

    fn extension(&self) -> &'static str {
        "cjs"
    }
}

impl Streams {
    fn with(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }

    fn uses(&self, name: &str) -> bool {
        self.steps.iter().any(|step| step.text.contains(name))
    }
}

// ---- making streams

fn pick<'a>(random: &mut Random, choices: &[&'a str]) -> &'a str {
    choices[random.below(u32::try_from(choices.len()).unwrap_or(1)) as usize]
}

fn chance(random: &mut Random, one_in: u32) -> bool {
    random.below(one_in) == 0
}

/// A way to call something: at once, or later.
fn call(random: &mut Random, what: &str) -> String {
    match random.below(6) {
        0..=2 => format!("{what};"),
        3 => format!("process.nextTick(() => {what});"),
        4 => format!("queueMicrotask(() => {what});"),
        _ => format!("setImmediate(() => {what});"),
    }
}

fn make(random: &mut Random, number: u32) -> Made {
    let objects = chance(random, 4);
    let (kind, letter, class) = match random.below(6) {
        0 | 1 => (Kind::Readable, 'r', "Readable"),
        2 | 3 => (Kind::Writable, 'w', "Writable"),
        4 => (
            Kind::Duplex,
            't',
            pick(random, &["Transform", "Transform", "PassThrough"]),
        ),
        _ => (Kind::Duplex, 'd', "Duplex"),
    };
    let name = format!("{letter}{number}");
    if kind == Kind::Readable && chance(random, 5) {
        let text = made_from(random);
        return Made { name, kind, text };
    }
    let mut options = common_options(random, kind, objects);
    if matches!(class, "Readable" | "Duplex") {
        options.push(read_option(random, objects));
    }
    if matches!(class, "Writable" | "Duplex") {
        options.extend(write_options(random, &name));
    }
    if class == "Transform" {
        options.extend(transform_options(random, &name));
    }
    let text = format!("new stream.{class}({{ {} }})", options.join(", "));
    Made { name, kind, text }
}

fn made_from(random: &mut Random) -> String {
    match random.below(4) {
        0 => "stream.Readable.from(['a', 'b', 'c', 'd'])".into(),
        1 => "stream.Readable.from([1, 2, 3], { highWaterMark: 3 })".into(),
        2 => "stream.Readable.from((async function* () { try { yield 'a'; await null; yield 'b'; yield 'c'; } finally { log('generator over'); } })())".into(),
        _ => "stream.Readable.from((function* () { try { yield 'a'; yield Promise.resolve('b'); throw new Error('from'); } finally { log('generator over'); } })())".into(),
    }
}

fn common_options(random: &mut Random, kind: Kind, objects: bool) -> Vec<String> {
    let mut options = Vec::new();
    if objects {
        options.push("objectMode: true".into());
    }
    if !chance(random, 3) {
        options.push(format!(
            "highWaterMark: {}",
            pick(random, &["0", "1", "2", "3", "5", "8"])
        ));
    }
    for (one_in, text) in [
        (8, "autoDestroy: false"),
        (10, "emitClose: false"),
        (10, "decodeStrings: false"),
    ] {
        if chance(random, one_in) {
            options.push(text.into());
        }
    }
    if kind == Kind::Duplex && chance(random, 5) {
        options.push("allowHalfOpen: false".into());
    }
    if kind.is_readable() && !objects && chance(random, 8) {
        options.push("encoding: 'utf8'".into());
    }
    if chance(random, 7) {
        let argument = pick(random, &["", "", "new Error('constructing')"]);
        let run = call(random, &format!("callback({argument})"));
        options.push(format!("construct(callback) {{ log('construct'); {run} }}"));
    }
    if chance(random, 7) {
        let argument = pick(random, &["error", "error", "null", "new Error('destroying')"]);
        let run = call(random, &format!("callback({argument})"));
        options.push(format!(
            "destroy(error, callback) {{ log('destroy', show(error)); {run} }}"
        ));
    }
    options
}

fn read_option(random: &mut Random, objects: bool) -> String {
    let chunk = if objects {
        "this.n"
    } else {
        "'abcdefgh'.slice(0, this.n)"
    };
    let last = 1 + random.below(5);
    let end = match random.below(8) {
        0 => "throw new Error('reading');",
        1 => "this.destroy(new Error('reading'));",
        2 => "{}",
        _ => "this.push(null);",
    };
    let push = match random.below(4) {
        0 => format!("{{ this.push({chunk}); this.push({chunk}); }}"),
        _ => format!("this.push({chunk});"),
    };
    let body = format!(
        "this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > {last}) {end} else {push}"
    );
    match random.below(8) {
        0 => "read() { log('_read'); }".into(),
        1 => format!("read(size) {{ process.nextTick(() => {{ {body} }}); }}"),
        2 => format!("read(size) {{ setImmediate(() => {{ {body} }}); }}"),
        3 => format!("read(size) {{ queueMicrotask(() => {{ {body} }}); }}"),
        _ => format!("read(size) {{ {body} }}"),
    }
}

fn write_options(random: &mut Random, name: &str) -> Vec<String> {
    let mut options = Vec::new();
    let error = if chance(random, 5) {
        "this.w === 3 ? new Error('writing') : null"
    } else {
        ""
    };
    let run = call(random, &format!("callback({error})"));
    let extra = match random.below(16) {
        0 => "if (this.w === 2) throw new Error('writing');",
        1 => "callback();",
        _ => "",
    };
    options.push(format!(
        "write(chunk, encoding, callback) {{ this.w = (this.w ?? 0) + 1; log('{name} _write', show(chunk), encoding); {extra} {run} }}"
    ));
    if chance(random, 4) {
        let run = call(random, &format!("callback({error})"));
        options.push(format!(
            "writev(chunks, callback) {{ this.w = (this.w ?? 0) + 1; log('{name} _writev', show(chunks.map((one) => one.chunk))); {run} }}"
        ));
    }
    if chance(random, 3) {
        let argument = pick(random, &["", "", "new Error('final')"]);
        let run = call(random, &format!("callback({argument})"));
        options.push(format!("final(callback) {{ log('{name} _final'); {run} }}"));
    }
    options
}

fn transform_options(random: &mut Random, name: &str) -> Vec<String> {
    let mut options = Vec::new();
    let body = match random.below(6) {
        0 => "this.push(chunk); this.push(chunk); callback();".into(),
        1 => "callback(this.w === 3 ? new Error('transforming') : null, chunk);".into(),
        2 => "callback();".into(),
        _ => call(random, "callback(null, chunk)"),
    };
    options.push(format!(
        "transform(chunk, encoding, callback) {{ this.w = (this.w ?? 0) + 1; log('{name} _transform', show(chunk)); {body} }}"
    ));
    if chance(random, 3) {
        let argument = pick(random, &["", "null, 'fl'", "new Error('flushing')"]);
        let run = call(random, &format!("callback({argument})"));
        options.push(format!("flush(callback) {{ log('{name} _flush'); {run} }}"));
    }
    options
}

// ---- using them

fn step(random: &mut Random, made: &[Made]) -> Step {
    let when = pick(
        random,
        &[
            "now",
            "now",
            "now",
            "now",
            "tick",
            "job",
            "immediate",
            "immediate",
            "far",
        ],
    );
    let target = &made[random.below(u32::try_from(made.len()).unwrap_or(1)) as usize];
    let text = match random.below(7) {
        0 => any_step(random, &target.name),
        1 => joint_step(random, made).unwrap_or_else(|| any_step(random, &target.name)),
        _ if target.kind == Kind::Duplex && chance(random, 2) => read_step(random, &target.name),
        _ if target.kind.is_writable() => write_step(random, &target.name),
        _ => read_step(random, &target.name),
    };
    Step { when, text }
}

fn any_step(random: &mut Random, name: &str) -> String {
    let number = random.below(100);
    match random.below(12) {
        0 => format!("{name}.destroy()"),
        1 => format!("{name}.destroy(new Error('e{number}'))"),
        2 => format!("stream.finished({name}, done('{name} finished {number}'))"),
        3 => format!("stream.finished({name}, {{ readable: false }}, done('{name} written {number}'))"),
        4 => format!("stream.finished({name}, {{ writable: false }}, done('{name} read {number}'))"),
        5 => format!("stream.destroy({name})"),
        6 => format!(
            "stream.promises.finished({name}).then(done('{name} promise {number}'), done('{name} rejected {number}'))"
        ),
        7 => format!(
            "log(stream.isReadable({name}), stream.isWritable({name}), stream.isErrored({name}), stream.isDisturbed({name}))"
        ),
        8 => format!("{name}[Symbol.asyncDispose]().then(done('disposed'), done('not disposed'))"),
        _ => format!("state('{name}', {name})"),
    }
}

fn read_step(random: &mut Random, name: &str) -> String {
    let number = random.below(6);
    match random.below(24) {
        0..=3 => format!("{name}.on('data', (chunk) => log('{name} data', show(chunk)))"),
        4 => format!(
            "{name}.once('data', (chunk) => {{ log('{name} data once', show(chunk)); {name}.pause(); }})"
        ),
        5 => format!("{name}.on('readable', () => {{ log('{name} readable'); takeAll('{name}', {name}); }})"),
        6 => format!("{name}.on('readable', () => log('{name} readable', show({name}.read({number}))))"),
        7 => format!("{name}.once('readable', () => log('{name} readable once'))"),
        8 => format!("log('{name} read', show({name}.read()))"),
        9 => format!("log('{name} read {number}', show({name}.read({number})))"),
        10 => format!("{name}.pause()"),
        11 | 12 => format!("{name}.resume()"),
        13 => format!("log('{name} push', {name}.push('p{number}'))"),
        14 => format!("log('{name} push', {name}.push(null))"),
        15 => format!("log('{name} unshift', {name}.unshift('u{number}'))"),
        16 => format!("iterate('{name}', {name}, {number})"),
        17 => format!("iterate('{name}', {name}, {number}, {{ destroyOnReturn: false }})"),
        18 => format!(
            "{name}.removeAllListeners('{}')",
            pick(random, &["data", "readable"])
        ),
        19 => format!("{name}.setEncoding('utf8')"),
        20 => format!(
            "{name}.map((x) => `${{show(x)}}!`).toArray().then(done('{name} mapped'), done('{name} not mapped'))"
        ),
        21 => format!(
            "{name}.take({number}).forEach((x) => log('{name} taken', show(x))).then(done('{name} all taken'), done('{name} not taken'))"
        ),
        22 => format!(
            "{name}.filter((x) => x !== 'b', {{ concurrency: 2 }}).drop(1).reduce((a, b) => a + show(b), '').then(done('{name} reduced'), done('{name} not reduced'))"
        ),
        _ => format!("log('{name} paused', {name}.isPaused())"),
    }
}

fn write_step(random: &mut Random, name: &str) -> String {
    let number = random.below(8);
    match random.below(16) {
        0..=4 => format!("log('{name} write', {name}.write('w{number}', done('{name} wrote w{number}')))"),
        5 => format!("log('{name} write', {name}.write('x'.repeat({number})))"),
        6 => format!(
            "for (let i = 0; i < {number}; i++) log('{name} write', {name}.write(`${{i}}`, done(`{name} wrote ${{i}}`)))"
        ),
        7 => format!("{name}.cork()"),
        8 => format!("{name}.uncork()"),
        9 | 10 => format!("{name}.end()"),
        11 => format!("{name}.end('z{number}', done('{name} ended'))"),
        12 => format!("{name}.end(done('{name} ended {number}'))"),
        13 => format!("{name}.write(Buffer.from('b{number}'), done('{name} wrote b{number}'))"),
        14 => format!(
            "{{ const same = done('{name} wrote'); {name}.write('1', same); {name}.write('2', same); {name}.write('3', same); }}"
        ),
        _ => format!("{name}.once('drain', () => {{ log('{name} again', {name}.write('again')); }})"),
    }
}

fn joint_step(random: &mut Random, made: &[Made]) -> Option<String> {
    let sources: Vec<&Made> = made.iter().filter(|one| one.kind.is_readable()).collect();
    let destinations: Vec<&Made> = made.iter().filter(|one| one.kind.is_writable()).collect();
    if sources.is_empty() || destinations.is_empty() {
        return None;
    }
    let one = |random: &mut Random, list: &[&Made]| {
        list[random.below(u32::try_from(list.len()).unwrap_or(1)) as usize]
            .name
            .clone()
    };
    let (source, destination) = (one(random, &sources), one(random, &destinations));
    if source == destination {
        return None;
    }
    let number = random.below(100);
    Some(match random.below(10) {
        0..=2 => format!("{source}.pipe({destination})"),
        3 => format!("{source}.pipe({destination}, {{ end: false }})"),
        4 => format!("{source}.unpipe({destination})"),
        5 | 6 => format!("stream.pipeline({source}, {destination}, done('pipeline {number}'))"),
        7 => format!(
            "stream.pipeline({source}, async function* (source) {{ for await (const chunk of source) yield chunk; }}, {destination}, done('pipeline {number}'))"
        ),
        8 => format!(
            "stream.pipeline({source}, async (source) => {{ for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }}, done('pipeline {number}'))"
        ),
        _ => format!(
            "stream.promises.pipeline({source}, {destination}, {{ end: false }}).then(done('pipeline {number}'), done('no pipeline {number}'))"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_program() {
        assert_eq!(Streams::random(7, 20), Streams::random(7, 20));
        assert_ne!(Streams::random(7, 20), Streams::random(8, 20));
    }

    #[test]
    fn what_is_not_used_is_not_written() {
        let program = Streams {
            made: vec![
                Made {
                    name: "r0".into(),
                    kind: Kind::Readable,
                    text: "new stream.Readable()".into(),
                },
                Made {
                    name: "w1".into(),
                    kind: Kind::Writable,
                    text: "new stream.Writable()".into(),
                },
            ],
            steps: vec![Step {
                when: "tick",
                text: "w1.end()".into(),
            }],
        };
        let text = program.text("test");
        assert!(
            !text.contains("const r0") && text.ends_with("at('tick', () => { w1.end(); });\n"),
            "{text}"
        );
    }
}
