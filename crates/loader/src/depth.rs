//! Sources that nest so deeply that parsing them could overflow the stack. The parser and its visitors recurse, and an
//! overflow would end the process: such sources are handled on a thread with a stack to match, or refused.

/// How deep a source may nest before it needs a stack of its own.
const ORDINARY: usize = 250;
/// From here on it is refused, as engines refuse it with a RangeError.
const EXCESSIVE: usize = 250_000;
/// Generous for what one level of nesting takes, in bytes.
const STACK_PER_LEVEL: usize = if cfg!(debug_assertions) {
    24 * 1024
} else {
    8 * 1024
};
const MAX_STACK: usize = 2 << 30;

/// Runs `work` with a stack that is large enough for `source`; `None` if none would be.
pub(crate) fn with_stack_for<T: Send>(source: &str, work: impl FnOnce() -> T + Send) -> Option<T> {
    let depth = depth_bound(source.as_bytes());
    if depth <= ORDINARY {
        return Some(work());
    }
    if depth > EXCESSIVE {
        return None;
    }
    let size = (depth * STACK_PER_LEVEL).clamp(16 << 20, MAX_STACK);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(size)
            .spawn_scoped(scope, work)
            .ok()?;
        match thread.join() {
            Ok(result) => Some(result),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// A bound of how deep the syntax tree can be: unclosed brackets, and operators since the last separator. Mistakes about
/// regular expressions and templates only make it larger.
fn depth_bound(source: &[u8]) -> usize {
    let (mut open, mut chain, mut deepest) = (0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while let Some(&byte) = source.get(at) {
        match CLASSES[byte as usize] {
            Class::Other => {}
            Class::Open => open += 1,
            Class::Close => open = open.saturating_sub(1),
            Class::Separator => chain = 0,
            Class::Operator => chain += 1,
            Class::Quote => at = string_end(source, at),
        }
        deepest = deepest.max(open + chain);
        at += 1;
    }
    deepest
}

/// The closing quote, or the place where it turns out to be none.
fn string_end(source: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = source.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' => return start,
            _ if byte == source[start] => return at,
            _ => {}
        }
        at += 1;
    }
    start
}

#[derive(Clone, Copy)]
enum Class {
    Other,
    Open,
    Close,
    Separator,
    Operator,
    Quote,
}

const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    fill(&mut table, b"([", Class::Open);
    fill(&mut table, b"{", Class::Open);
    fill(&mut table, b")]}", Class::Close);
    fill(&mut table, b";,", Class::Separator);
    fill(&mut table, b"+-*/%&|^<>=?:!~.`", Class::Operator);
    fill(&mut table, b"'\"", Class::Quote);
    table
}

const fn fill(table: &mut [Class; 256], bytes: &[u8], class: Class) {
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = class;
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::depth_bound;

    #[test]
    fn counts_brackets_and_chains_but_not_strings() {
        assert_eq!(depth_bound(b"((()))"), 3);
        assert_eq!(depth_bound(b"1+1+1;1+1"), 2);
        assert_eq!(depth_bound(b"'((((' + \"]]\""), 1);
        assert_eq!(depth_bound(b"it's ((\n"), 2);
    }
}
