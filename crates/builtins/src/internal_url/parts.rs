//! URLs without JS: parse, exchange a part, say where the parts lie.

use url::{Url, quirks};

/// Stands for "there is none" among the offsets.
const NONE: u32 = u32::MAX;

/// The URL of `input`, seen from `base` if there is one.
pub fn parse(input: &str, base: Option<&str>) -> Option<Url> {
    match base {
        None => Url::parse(input).ok(),
        Some(base) => Url::parse(base).ok()?.join(input).ok(),
    }
}

/// `href` with one part exchanged. The parts are numbered as in `internal_url.js`.
/// None if `href` is no URL or the value does not fit: then nothing is to change.
pub fn set(href: &str, part: i32, value: &str) -> Option<Url> {
    let mut url = Url::parse(href).ok()?;
    match part {
        0 => quirks::set_protocol(&mut url, value).ok()?,
        1 => quirks::set_username(&mut url, value).ok()?,
        2 => quirks::set_password(&mut url, value).ok()?,
        3 => quirks::set_host(&mut url, value).ok()?,
        4 => quirks::set_hostname(&mut url, value).ok()?,
        5 => quirks::set_port(&mut url, value).ok()?,
        6 => quirks::set_pathname(&mut url, value),
        7 => quirks::set_search(&mut url, value),
        8 => quirks::set_hash(&mut url, value),
        _ => return None,
    }
    Some(url)
}

/// Writes eight native-endian `u32`s: scheme end, username end, host start, host end, port, path start,
/// query start, fragment start. All are offsets in bytes but the port. `out` shorter than that is filled as far as it goes.
pub fn write_offsets(url: &Url, out: &mut [u8]) {
    let found = quirks::internal_components(url);
    let offsets = [
        found.scheme_end,
        found.username_end,
        found.host_start,
        found.host_end,
        found.port.map_or(NONE, u32::from),
        found.path_start,
        found.query_start.unwrap_or(NONE),
        found.fragment_start.unwrap_or(NONE),
    ];
    for (place, offset) in out.chunks_exact_mut(4).zip(offsets) {
        place.copy_from_slice(&offset.to_ne_bytes());
    }
}

/// Decodes %XX; a % without two hexadecimal digits stays.
pub fn percent_decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(hex_pair);
        decoded.push(pair.unwrap_or(bytes[at]));
        at += if pair.is_some() { 3 } else { 1 };
    }
    decoded
}

fn hex_pair(digits: &[u8]) -> Option<u8> {
    let high = char::from(digits[0]).to_digit(16)?;
    let low = char::from(digits[1]).to_digit(16)?;
    u8::try_from(high * 16 + low).ok()
}

/// The host that `domain` becomes in a URL with a special scheme; empty if it cannot be one.
pub fn domain_to_ascii(domain: &str) -> String {
    let Ok(mut url) = Url::parse("ws://x") else {
        return String::new();
    };
    match quirks::set_hostname(&mut url, domain) {
        Ok(()) => quirks::hostname(&url).to_owned(),
        Err(()) => String::new(),
    }
}

/// As [`domain_to_ascii`], for people to read.
pub fn domain_to_unicode(domain: &str) -> String {
    let ascii = domain_to_ascii(domain);
    if ascii.contains("xn--") {
        quirks::domain_to_unicode(&ascii)
    } else {
        ascii
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offsets(input: &str) -> Vec<u32> {
        let mut out = [0; 32];
        write_offsets(&parse(input, None).unwrap(), &mut out);
        out.chunks_exact(4)
            .map(|four| u32::from_ne_bytes(four.try_into().unwrap()))
            .collect()
    }

    #[test]
    fn says_where_the_parts_lie() {
        assert_eq!(
            offsets("http://u:p@ex.com:81/p?q#h"),
            [4, 8, 11, 17, 81, 20, 22, 24]
        );
        assert_eq!(offsets("mailto:x"), [6, 7, 7, 7, NONE, 7, NONE, NONE]);
    }

    #[test]
    fn resolves_against_a_base_and_refuses_what_is_none() {
        assert_eq!(
            parse("../x", Some("http://a/b/c/d")).unwrap().as_str(),
            "http://a/b/x"
        );
        assert!(parse("/x", None).is_none());
        assert!(parse("http://a", Some("bad")).is_none());
    }

    #[test]
    fn exchanges_parts_and_leaves_what_does_not_fit() {
        let cases = [
            (0, "ftp", Some("ftp://h:8080/a?b#c")),
            (1, "u v", Some("http://u%20v@h:8080/a?b#c")),
            (3, "o:1", Some("http://o:1/a?b#c")),
            (3, "x y", None),
            (5, "", Some("http://h/a?b#c")),
            (6, "p q", Some("http://h:8080/p%20q?b#c")),
            (7, "", Some("http://h:8080/a#c")),
            (8, "", Some("http://h:8080/a?b")),
        ];
        for (part, value, expected) in cases {
            let url = set("http://h:8080/a?b#c", part, value);
            assert_eq!(url.as_ref().map(Url::as_str), expected, "part {part} = {value:?}");
        }
    }

    #[test]
    fn decodes_percent_signs_and_keeps_stray_ones() {
        assert_eq!(percent_decode("a%20b%zz%F"), b"a b%zz%F");
        assert_eq!(percent_decode("%ff"), [0xff]);
    }

    #[test]
    fn domains_both_ways() {
        for (domain, ascii, unicode) in [
            ("español.com", "xn--espaol-zwa.com", "español.com"),
            ("xn--fiq228c.com", "xn--fiq228c.com", "中文.com"),
            ("EXAMPLE.com", "example.com", "example.com"),
            ("xn--iñvalid.com", "", ""),
            ("a b", "", ""),
            ("1.2", "1.0.0.2", "1.0.0.2"),
            ("[::1]", "[::1]", "[::1]"),
            ("a:80", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(
                (domain_to_ascii(domain), domain_to_unicode(domain)),
                (ascii.into(), unicode.into()),
                "{domain}"
            );
        }
    }
}
