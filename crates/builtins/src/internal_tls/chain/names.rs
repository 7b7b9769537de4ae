//! Names that an authority may vouch for: https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10

use x509_parser::extensions::GeneralName;
use x509_parser::prelude::X509Certificate;

use super::Verdict;

/// What is wrong with the leaf's names, if the authority's constraints do not allow them.
pub(super) fn violation(authority: &X509Certificate<'_>, leaf: &X509Certificate<'_>) -> Option<Verdict> {
    let constraints = authority.name_constraints().ok()??.value;
    let permitted: Vec<_> = trees(constraints.permitted_subtrees.as_deref());
    let excluded: Vec<_> = trees(constraints.excluded_subtrees.as_deref());
    let subject = GeneralName::DirectoryName(leaf.subject().clone());
    let alternatives = leaf.subject_alternative_name().ok().flatten();
    let names = alternatives
        .iter()
        .flat_map(|names| &names.value.general_names)
        .chain([&subject]);
    for name in names {
        let of_kind: Vec<_> = permitted.iter().filter(|tree| is_same_kind(name, tree)).collect();
        if !of_kind.is_empty() && !of_kind.iter().any(|tree| is_within(name, tree)) {
            return Some("PERMITTED_VIOLATION");
        }
        if excluded.iter().any(|tree| is_within(name, tree)) {
            return Some("EXCLUDED_VIOLATION");
        }
    }
    None
}

fn trees<'a, 'b>(subtrees: Option<&'a [x509_parser::extensions::GeneralSubtree<'b>]>) -> Vec<&'a GeneralName<'b>> {
    subtrees
        .unwrap_or_default()
        .iter()
        .map(|tree| &tree.base)
        .collect()
}

fn is_same_kind(name: &GeneralName<'_>, tree: &GeneralName<'_>) -> bool {
    std::mem::discriminant(name) == std::mem::discriminant(tree)
}

fn is_within(name: &GeneralName<'_>, tree: &GeneralName<'_>) -> bool {
    match (name, tree) {
        (GeneralName::DNSName(name), GeneralName::DNSName(tree)) => is_below(name, tree),
        (GeneralName::RFC822Name(name), GeneralName::RFC822Name(tree)) => {
            let host = name.rsplit('@').next().unwrap_or_default();
            name.eq_ignore_ascii_case(tree) || (!tree.contains('@') && is_host_in(host, tree))
        }
        (GeneralName::URI(uri), GeneralName::URI(tree)) => is_host_in(host_of(uri), tree),
        (GeneralName::IPAddress(address), GeneralName::IPAddress(range)) => is_in_range(address, range),
        (GeneralName::DirectoryName(name), GeneralName::DirectoryName(tree)) => {
            let mut parts = name.iter_rdn();
            tree.iter_rdn().all(|part| parts.next() == Some(part))
        }
        _ => false,
    }
}

/// The name itself, or one below it.
fn is_below(name: &str, tree: &str) -> bool {
    let (name, tree) = (name.to_ascii_lowercase(), tree.to_ascii_lowercase());
    let tree = tree.trim_start_matches('.');
    tree.is_empty()
        || name == tree
        || name
            .strip_suffix(tree)
            .is_some_and(|before| before.ends_with('.'))
}

/// One host, or with a dot before it all hosts below.
fn is_host_in(host: &str, tree: &str) -> bool {
    if tree.starts_with('.') {
        host.len() > tree.len() && is_below(host, tree)
    } else {
        host.eq_ignore_ascii_case(tree)
    }
}

fn host_of(uri: &str) -> &str {
    let rest = uri.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

/// A range is an address and a mask of the same length.
fn is_in_range(address: &[u8], range: &[u8]) -> bool {
    let (base, mask) = range.split_at(range.len() / 2);
    address.len() == base.len()
        && address
            .iter()
            .zip(base)
            .zip(mask)
            .all(|((byte, base), mask)| byte & mask == base & mask)
}
