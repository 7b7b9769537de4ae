//! A line diff for test reports: small inputs, readable output.

const CONTEXT: usize = 3;

/// Lines of both texts: `-` only in `expected`, `+` only in `actual`, with a little context; empty if equal.
pub fn diff(expected: &str, actual: &str) -> String {
    if expected == actual {
        return String::new();
    }
    let old: Vec<&str> = expected.lines().collect();
    let new: Vec<&str> = actual.lines().collect();
    render(&edits(&old, &new))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit<'a> {
    Keep(&'a str),
    Remove(&'a str),
    Add(&'a str),
}

fn edits<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Edit<'a>> {
    let common = common_lengths(old, new);
    let (mut i, mut j) = (0, 0);
    let mut edits = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            edits.push(Edit::Keep(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            edits.push(Edit::Remove(old[i]));
            i += 1;
        } else {
            edits.push(Edit::Add(new[j]));
            j += 1;
        }
    }
    edits
}

/// `table[i][j]`: length of the longest common subsequence of `old[i..]` and `new[j..]`.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i][j] = if old[i] == new[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    table
}

fn render(edits: &[Edit<'_>]) -> String {
    let near = |at: usize| {
        let around = at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(edits.len());
        edits[around].iter().any(|edit| !matches!(edit, Edit::Keep(_)))
    };
    let mut text = String::new();
    let mut skipping = false;
    for (at, edit) in edits.iter().enumerate() {
        if !near(at) {
            if !skipping {
                text.push_str("  …\n");
            }
            skipping = true;
            continue;
        }
        skipping = false;
        let (mark, line) = match edit {
            Edit::Keep(line) => (' ', line),
            Edit::Remove(line) => ('-', line),
            Edit::Add(line) => ('+', line),
        };
        text.push_str(&format!("{mark} {line}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn equal_texts_have_no_diff() {
        assert_eq!(diff("a\nb\n", "a\nb\n"), "");
    }

    #[test]
    fn marks_what_moved_and_skips_what_did_not() {
        let expected = "1\n2\n3\n4\n5\ntick\nthen\n";
        let actual = "1\n2\n3\n4\n5\nthen\ntick\n";
        assert_eq!(
            diff(expected, actual),
            "  …\n  3\n  4\n  5\n- tick\n  then\n+ tick\n"
        );
    }

    #[test]
    fn one_side_may_be_empty() {
        assert_eq!(diff("", "a\n"), "+ a\n");
        assert_eq!(diff("a\n", ""), "- a\n");
    }
}
