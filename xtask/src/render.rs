//! Writes a random program as JavaScript.
//!
//! How its order is kept free of races: a timer that shall fire soon is set and then waited for by spinning, so
//! that it is due in the very next timers phase; everything that takes real time (I/O, waits) gets a slot of time of its
//! own by `far`, far from all others; so nothing depends on how fast the machine is.

use std::fmt::Write;

use crate::program::{Kind, Step, Tree};

/// Helpers that a program may need: what its text holds if it does, and the lines to add.
const HELPERS: &[(&str, &str, &str)] = &[
    (
        "als.",
        "async_hooks",
        "const als = new async_hooks.AsyncLocalStorage();\n",
    ),
    ("emitter", "events", ""),
    ("fs.", "fs", ""),
    ("timersPromises.", "timers/promises", ""),
    (
        "thenable(",
        "",
        "const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });\n",
    ),
    (
        "spin(",
        "",
        "const spin = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };\n",
    ),
    (
        "slot(",
        "",
        "const begin = performance.now();\nlet last = 0;\n\
         const slot = () => {\n  const passed = performance.now() - begin;\n  \
         last = Math.max(last, Math.ceil(passed / 50)) + 1;\n  return Math.ceil(last * 50 - passed);\n};\n",
    ),
    (
        "far(",
        "",
        "const far = (callback) => setTimeout(callback, slot());\n",
    ),
];

/// The program's text, with a first line that says where it comes from.
pub fn render(tree: &Tree, origin: &str) -> String {
    let mut writer = Writer {
        text: String::new(),
        labels: 0,
        depth: 0,
        module: tree.module,
    };
    writer.steps(&tree.steps);
    writer.line("log('end of script');");
    let body = writer.text;
    let prelude = prelude(&body, tree.module);
    format!("// {origin}\n{prelude}{body}")
}

/// The extension that goes with the program's form.
pub fn extension(tree: &Tree) -> &'static str {
    if tree.module { "mjs" } else { "cjs" }
}

fn prelude(body: &str, module: bool) -> String {
    let needed = |mark: &str| body.contains(mark) || (mark == "slot(" && body.contains("far("));
    let mut text = String::new();
    for (_, name, _) in HELPERS
        .iter()
        .filter(|(mark, name, _)| !name.is_empty() && needed(mark))
    {
        text.push_str(&load(name, module));
    }
    let helpers = HELPERS
        .iter()
        .filter(|(mark, _, _)| needed(mark))
        .map(|(_, _, lines)| *lines);
    text.extend(helpers);
    text.push_str(if needed("als.") {
        "const log = (...label) => console.log(...label, '|', als.getStore());\n"
    } else {
        "const log = (...label) => console.log(...label);\n"
    });
    if body.contains("throw ") {
        text.push_str("process.on('uncaughtException', (error) => log('uncaught', error.message));\n");
    }
    if body.contains("reject") {
        text.push_str("process.on('unhandledRejection', (reason) => log('unhandled', reason));\n");
        text.push_str("process.on('rejectionHandled', () => log('rejectionHandled'));\n");
    }
    text
}

fn load(name: &str, module: bool) -> String {
    let variable = match name {
        "timers/promises" => "timersPromises",
        other => other,
    };
    if module {
        format!("import {variable} from 'node:{name}';\n")
    } else {
        format!("const {variable} = require('node:{name}');\n")
    }
}

struct Writer {
    text: String,
    labels: u32,
    depth: usize,
    module: bool,
}

impl Writer {
    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{:indent$}{line}", "", indent = 2 * self.depth);
    }

    fn label(&mut self) -> String {
        self.labels += 1;
        format!("s{}", self.labels)
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
        }
    }

    /// `head` + a body that logs `label` and does the inner steps + `tail`.
    fn callback(&mut self, head: &str, label: &str, inner: &[Step], tail: &str) {
        self.line(head);
        self.depth += 1;
        self.line(&format!("log('{label}');"));
        self.steps(inner);
        self.depth -= 1;
        self.line(tail);
    }

    fn step(&mut self, step: &Step) {
        let label = self.label();
        match step.kind {
            Kind::Log | Kind::Tick | Kind::Microtask | Kind::Class | Kind::Throw => self.plain(step, &label),
            Kind::Then | Kind::ThenChain | Kind::ThenReturnsPromise | Kind::Catch | Kind::Finally => {
                self.promise(step, &label);
            }
            Kind::Async | Kind::AsyncAwaits | Kind::AsyncTry | Kind::AsyncReturnsPromise => {
                self.async_function(step, &label);
            }
            Kind::Thenable | Kind::All | Kind::Race | Kind::Any | Kind::AllSettled => {
                self.combination(step, &label)
            }
            Kind::Timer | Kind::TimerOfSameDelay | Kind::TimerCleared | Kind::TimerRefreshed => {
                self.timer(step, &label)
            }
            Kind::Interval | Kind::TimerUnref | Kind::DelayPromise => self.late_timer(step, &label),
            Kind::Immediate | Kind::ImmediateCleared | Kind::ImmediatePair | Kind::ImmediatePromise => {
                self.immediate(step, &label);
            }
            Kind::ReadFile | Kind::Stat | Kind::ReadFilePromise => self.input_output(step, &label),
            Kind::Emitter | Kind::EmitterOnce | Kind::Abort | Kind::EventTarget | Kind::Channel => {
                self.event(step, &label);
            }
            Kind::Generator | Kind::AsyncGenerator | Kind::ForAwaitArray => self.iteration(step, &label),
            Kind::RejectHandledLate | Kind::RejectHandledNextTurn | Kind::RejectNever => {
                self.rejection(step, &label)
            }
            Kind::Storage | Kind::StorageEnter => self.storage(step, &label),
            Kind::TopLevelAwait => self.top_level_await(step, &label),
        }
    }

    fn plain(&mut self, step: &Step, label: &str) {
        match step.kind {
            Kind::Log => {
                self.line(&format!("log('{label}');"));
                self.steps(&step.inner);
            }
            Kind::Tick => self.callback("process.nextTick(() => {", label, &step.inner, "});"),
            Kind::Microtask => self.callback("queueMicrotask(() => {", label, &step.inner, "});"),
            Kind::Class => {
                self.line("new (class {");
                self.depth += 1;
                self.callback("static {", &format!("{label} static"), &step.inner, "}");
                self.line(&format!("field = log('{label} field');"));
                self.line(&format!("constructor() {{ log('{label} constructor'); }}"));
                self.depth -= 1;
                self.line("})();");
            }
            _ => {
                let schedule =
                    ["process.nextTick", "queueMicrotask", "setImmediate"][step.number as usize % 3];
                let tail = format!(
                    "  throw new Error('from {label}');\n{:1$}}});",
                    "",
                    2 * self.depth
                );
                self.callback(&format!("{schedule}(() => {{"), label, &step.inner, &tail);
            }
        }
    }

    fn promise(&mut self, step: &Step, label: &str) {
        let value = value(step.number, label);
        match step.kind {
            Kind::Then => self.callback(
                &format!("Promise.resolve({value}).then(() => {{"),
                label,
                &step.inner,
                "});",
            ),
            Kind::ThenChain => {
                let more: String = (1..2 + step.number % 3)
                    .map(|n| format!(".then(() => log('{label} link {n}'))"))
                    .collect();
                self.callback(
                    "Promise.resolve().then(() => {",
                    label,
                    &step.inner,
                    &format!("}}){more};"),
                );
            }
            Kind::ThenReturnsPromise => {
                let tail = format!(
                    "  return {value};\n{:1$}}}).then(() => log('{label} after'));",
                    "",
                    2 * self.depth
                );
                self.callback("Promise.resolve().then(() => {", label, &step.inner, &tail);
            }
            Kind::Catch => {
                let head = format!("Promise.reject('{label}').catch((reason) => {{");
                self.callback(
                    &head,
                    label,
                    &step.inner,
                    &format!("}}).then(() => log('{label} after'));"),
                );
            }
            _ => {
                let head = format!("Promise.resolve({value}).finally(() => {{");
                self.callback(
                    &head,
                    label,
                    &step.inner,
                    &format!("}}).then(() => log('{label} after'));"),
                );
            }
        }
    }

    fn async_function(&mut self, step: &Step, label: &str) {
        let (first, second) = step.inner.split_at(step.inner.len() / 2);
        let value = value(step.number, label);
        self.line("(async () => {");
        self.depth += 1;
        self.line(&format!("log('{label} body');"));
        match step.kind {
            Kind::AsyncAwaits => {
                self.steps(first);
                self.line(&format!("await {value};"));
                self.line(&format!("log('{label} after one await');"));
                self.steps(second);
                self.line("await null;");
            }
            Kind::AsyncTry => {
                self.line("try {");
                self.depth += 1;
                self.steps(first);
                self.line(&format!("await Promise.reject('{label}');"));
                self.depth -= 1;
                self.callback(
                    "} catch (reason) {",
                    &format!("{label} caught"),
                    second,
                    "} finally {",
                );
                self.line(&format!("  await {value};"));
                self.line("}");
            }
            Kind::AsyncReturnsPromise => {
                self.steps(&step.inner);
                self.line(&format!("return {value};"));
            }
            _ => self.steps(&step.inner),
        }
        self.depth -= 1;
        self.line(&format!("}})().then(() => log('{label} end'));"));
    }

    fn combination(&mut self, step: &Step, label: &str) {
        let members: Vec<String> = (0..2 + step.number % 2)
            .map(|n| value(step.number + n, &format!("{label}.{n}")))
            .collect();
        let members = members.join(", ");
        let head = match step.kind {
            Kind::All => format!("Promise.all([{members}]).then(() => {{"),
            Kind::Race => format!("Promise.race([{members}]).then((value) => {{"),
            Kind::Any => format!("Promise.any([Promise.reject('{label}'), {members}]).then((value) => {{"),
            Kind::AllSettled => {
                format!("Promise.allSettled([Promise.reject('{label}'), {members}]).then(() => {{")
            }
            _ => format!("Promise.resolve(thenable('{label}')).then(() => {{"),
        };
        self.callback(&head, label, &step.inner, "});");
    }

    fn timer(&mut self, step: &Step, label: &str) {
        let delay = step.number % 3;
        match step.kind {
            Kind::Timer => {
                self.callback(
                    "setTimeout(() => {",
                    label,
                    &step.inner,
                    &format!("}}, {delay});"),
                );
                self.line("spin(4);");
            }
            Kind::TimerOfSameDelay => {
                let (a, b) = if step.number % 2 == 0 { (1, 1) } else { (12, 2) };
                self.callback("setTimeout(() => {", label, &step.inner, &format!("}}, {a});"));
                self.line(&format!("setTimeout(log, {b}, '{label} second');"));
                self.line(&format!("setTimeout(log, {a}, '{label} third');"));
                self.line("spin(16);");
            }
            Kind::TimerCleared => {
                self.line(&format!("const {label}a = setTimeout(log, 1, 'never');"));
                let inner = format!("setTimeout(() => {{ clearTimeout({label}b);");
                self.callback(&inner, label, &step.inner, "}, 1);");
                self.line(&format!("const {label}b = setTimeout(log, 1, 'never');"));
                self.line(&format!("clearTimeout({label}a);"));
                self.line("spin(4);");
            }
            _ => {
                self.callback(
                    &format!("const {label} = setTimeout(() => {{"),
                    label,
                    &step.inner,
                    "}, 2);",
                );
                self.line(&format!("setTimeout(log, 2, '{label} second');"));
                self.line(&format!("spin(5);\n{:1$}{label}.refresh();", "", 2 * self.depth));
                self.line("spin(5);");
            }
        }
    }

    fn late_timer(&mut self, step: &Step, label: &str) {
        match step.kind {
            Kind::Interval => {
                self.line("far(() => {");
                self.line(&format!(
                    "  let rounds = 0;\n{:1$}  const interval = setInterval(() => {{",
                    "",
                    2 * self.depth
                ));
                self.line(&format!("    log('{label} round', ++rounds);"));
                self.line("    if (rounds === 2) clearInterval(interval);");
                self.line("  }, 4);");
                self.steps_deeper(&step.inner);
                self.line("});");
            }
            Kind::TimerUnref => {
                let change = if step.number % 2 == 0 {
                    "unref"
                } else {
                    "unref().ref"
                };
                self.callback(
                    "setTimeout(() => {",
                    label,
                    &step.inner,
                    &format!("}}, 1).{change}();"),
                );
                self.line("spin(4);");
            }
            _ => {
                let head = format!("timersPromises.setTimeout(slot(), '{label}').then(() => {{");
                self.callback(&head, label, &step.inner, "});");
            }
        }
    }

    fn steps_deeper(&mut self, steps: &[Step]) {
        self.depth += 1;
        self.steps(steps);
        self.depth -= 1;
    }

    fn immediate(&mut self, step: &Step, label: &str) {
        match step.kind {
            Kind::Immediate => self.callback("setImmediate(() => {", label, &step.inner, "});"),
            Kind::ImmediateCleared => {
                let head = format!("setImmediate(() => {{ clearImmediate({label}b);");
                self.callback(&head, label, &step.inner, "});");
                self.line(&format!("const {label}b = setImmediate(log, 'never');"));
            }
            Kind::ImmediatePair => {
                self.callback("setImmediate(() => {", label, &step.inner, "});");
                self.line(&format!("setImmediate(log, '{label} second');"));
            }
            _ => self.callback(
                "timersPromises.setImmediate().then(() => {",
                label,
                &step.inner,
                "});",
            ),
        }
    }

    fn input_output(&mut self, step: &Step, label: &str) {
        let file = if self.module {
            "import.meta.filename"
        } else {
            "__filename"
        };
        let (head, tail) = match step.kind {
            Kind::ReadFile => (format!("far(() => fs.readFile({file}, () => {{"), "}));"),
            Kind::Stat => (format!("far(() => fs.stat({file}, () => {{"), "}));"),
            _ => (
                format!("far(() => fs.promises.readFile({file}).then(() => {{"),
                "}));",
            ),
        };
        self.callback(&head, label, &step.inner, tail);
    }

    fn event(&mut self, step: &Step, label: &str) {
        let emitter = format!("emitter{}", &label[1..]);
        match step.kind {
            Kind::Emitter | Kind::EmitterOnce => {
                let method = if step.kind == Kind::Emitter { "on" } else { "once" };
                self.line(&format!("const {emitter} = new events.EventEmitter();"));
                self.callback(
                    &format!("{emitter}.{method}('x', () => {{"),
                    label,
                    &step.inner,
                    "});",
                );
                self.line(&format!("{emitter}.on('x', () => log('{label} second'));"));
                self.line(&format!("{emitter}.emit('x');"));
                self.line(&format!(
                    "process.nextTick(() => {emitter}.removeAllListeners().emit('x'));"
                ));
            }
            Kind::Abort => {
                self.line(&format!("const {label} = new AbortController();"));
                let head = format!("{label}.signal.addEventListener('abort', () => {{");
                self.callback(&head, label, &step.inner, "});");
                let schedule =
                    ["process.nextTick", "queueMicrotask", "setImmediate"][step.number as usize % 3];
                self.line(&format!("{schedule}(() => {label}.abort());"));
            }
            Kind::EventTarget => {
                self.line(&format!("const {label} = new EventTarget();"));
                self.callback(
                    &format!("{label}.addEventListener('x', () => {{"),
                    label,
                    &step.inner,
                    "});",
                );
                self.line(&format!(
                    "{label}.addEventListener('x', () => log('{label} second'));"
                ));
                self.line(&format!("{label}.dispatchEvent(new Event('x'));"));
            }
            _ => self.channel(step, label),
        }
    }

    fn channel(&mut self, step: &Step, label: &str) {
        self.line("far(() => {");
        self.depth += 1;
        self.line("const { port1, port2 } = new MessageChannel();");
        let head = "port2.on('message', (message) => {";
        self.callback(
            head,
            &format!("{label} message"),
            &step.inner,
            "  port2.close();\n});",
        );
        self.line(&format!("port1.postMessage('{label}');"));
        self.depth -= 1;
        self.line("});");
    }

    fn iteration(&mut self, step: &Step, label: &str) {
        let value = value(step.number, label);
        match step.kind {
            Kind::Generator => {
                self.line("for (const value of (function* () {");
                self.depth += 1;
                self.line(&format!("yield '{label} one';"));
                self.steps(&step.inner);
                self.line(&format!("yield '{label} two';"));
                self.depth -= 1;
                self.line("})()) log(value);");
            }
            Kind::AsyncGenerator => {
                self.line(&format!("const {label} = async function* () {{"));
                self.depth += 1;
                self.line(&format!("yield '{label} one';"));
                self.steps(&step.inner);
                self.line(&format!("await {value};"));
                self.line(&format!("yield Promise.resolve('{label} two');"));
                self.depth -= 1;
                self.line("};");
                self.line(&format!("(async () => {{ for await (const value of {label}()) log(value); log('{label} done'); }})();"));
            }
            _ => {
                self.line("(async () => {");
                let head = format!("  for await (const value of [{value}, '{label}']) {{");
                self.depth += 1;
                self.line(head.trim_start());
                self.line(&format!("  log('{label}');"));
                self.line("}");
                self.steps(&step.inner);
                self.depth -= 1;
                self.line("})();");
            }
        }
    }

    fn rejection(&mut self, step: &Step, label: &str) {
        if step.kind == Kind::RejectNever {
            self.line(&format!("Promise.reject('{label}');"));
            return self.steps(&step.inner);
        }
        let schedule = match (step.kind, step.number % 2) {
            (Kind::RejectHandledNextTurn, _) => "setImmediate",
            (_, 0) => "process.nextTick",
            _ => "queueMicrotask",
        };
        self.line(&format!("const {label} = Promise.reject('{label}');"));
        let head = format!("{schedule}(() => {label}.catch(() => {{");
        self.callback(&head, label, &step.inner, "}));");
    }

    fn storage(&mut self, step: &Step, label: &str) {
        if step.kind == Kind::Storage {
            return self.callback(&format!("als.run('{label}', () => {{"), label, &step.inner, "});");
        }
        self.callback(
            "process.nextTick(() => {",
            label,
            &[],
            &format!("  als.enterWith('{label}');"),
        );
        self.steps_deeper(&step.inner);
        self.line("});");
    }

    fn top_level_await(&mut self, step: &Step, label: &str) {
        let value = match step.number % 6 {
            4 => "timersPromises.setTimeout(slot())".to_string(),
            5 => "timersPromises.setImmediate()".to_string(),
            other => value(other, label),
        };
        if self.module && self.depth == 0 {
            self.line(&format!("await {value};"));
            self.line(&format!("log('{label} after await');"));
            return self.steps(&step.inner);
        }
        self.line("(async () => {");
        self.depth += 1;
        self.line(&format!("await {value};"));
        self.line(&format!("log('{label} after await');"));
        self.steps(&step.inner);
        self.depth -= 1;
        self.line("})();");
    }
}

/// An expression to await or to resolve with: a value, a promise, a thenable, an async call, a chain.
fn value(number: u32, label: &str) -> String {
    match number % 5 {
        0 => format!("'{label} value'"),
        1 => "Promise.resolve()".into(),
        2 => format!("thenable('{label}')"),
        3 => format!("(async () => log('{label} async'))()"),
        _ => format!("Promise.resolve().then(() => log('{label} inner then'))"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_label_of_its_own() {
        for seed in 0..50 {
            let text = render(&Tree::random(seed, 20), "test");
            let mut labels: Vec<&str> = text.matches("log('s").collect();
            labels.dedup();
            assert!(labels.len() <= 1, "the pattern is one text");
            assert!(text.starts_with("// test\n") && text.ends_with("log('end of script');\n"));
        }
    }

    #[test]
    fn loads_what_it_uses_and_nothing_else() {
        let step = |kind| Step {
            kind,
            inner: Vec::new(),
            number: 0,
        };
        let tree = Tree {
            module: true,
            steps: vec![step(Kind::Tick), step(Kind::Stat)],
        };
        let text = render(&tree, "test");
        assert!(
            text.contains("import fs from 'node:fs';") && text.contains("const far ="),
            "{text}"
        );
        assert!(
            text.contains("const slot =") && !text.contains("async_hooks"),
            "{text}"
        );
    }

    #[test]
    fn a_top_level_await_needs_a_module() {
        let step = Step {
            kind: Kind::TopLevelAwait,
            inner: Vec::new(),
            number: 0,
        };
        let text = |module| {
            render(
                &Tree {
                    module,
                    steps: vec![step.clone()],
                },
                "test",
            )
        };
        assert!(text(true).contains("\nawait 's1 value';"));
        assert!(text(false).contains("(async () => {\n  await 's1 value';"));
    }
}
