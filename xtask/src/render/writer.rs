//! Each kind of step as JavaScript, one after the other, callbacks indented.

use std::fmt::Write;

use crate::program::{Kind, Step, Tree};

/// The program's statements, without what they need from above.
pub fn body(tree: &Tree) -> String {
    let mut writer = Writer {
        text: String::new(),
        labels: 0,
        depth: 0,
        module: tree.module,
    };
    writer.steps(&tree.steps);
    writer.line("log('end of script');");
    writer.text
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
            _ => self.throw(step, label),
        }
    }

    /// An error thrown while other queues hold work interrupts them at a point that Node itself leaves to chance: so each
    /// has a time of its own, except in an immediate, and only there and in a timer does its callback do anything else.
    fn throw(&mut self, step: &Step, label: &str) {
        let end = format!("  throw new Error('from {label}');\n{:1$}}}", "", 2 * self.depth);
        match step.number % 4 {
            0 => self.callback("far(() => {", label, &step.inner, &format!("{end});")),
            1 => self.callback(
                "far(() => process.nextTick(() => {",
                label,
                &[],
                &format!("{end}));"),
            ),
            2 => self.callback(
                "far(() => queueMicrotask(() => {",
                label,
                &[],
                &format!("{end}));"),
            ),
            _ => self.callback("setImmediate(() => {", label, &step.inner, &format!("{end});")),
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
                let (a, b) = if step.number.is_multiple_of(2) {
                    (1, 1)
                } else {
                    (12, 2)
                };
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
                self.depth += 1;
                self.line("let rounds = 0;");
                self.line("const interval = setInterval(() => {");
                self.line(&format!("  log('{label} round', ++rounds);"));
                self.line("  if (rounds < 3) return;");
                self.line("  clearInterval(interval);");
                self.steps_deeper(&step.inner);
                self.line("}, 2);");
                self.depth -= 1;
                self.line("});");
            }
            Kind::TimerUnref => {
                let change = if step.number.is_multiple_of(2) {
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
                let head = "far(() => timersPromises.setTimeout(1).then(() => {";
                self.callback(head, label, &step.inner, "}));");
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
            4 => "new Promise(far)".to_string(),
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
