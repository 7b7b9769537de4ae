//! URLs without JS: parse, exchange a part, say where the parts lie.

use ada_url::{Idna, Url};

/// The URL of `input`, seen from `base` if there is one.
pub fn parse(input: &str, base: Option<&str>) -> Option<Url> {
    Url::parse(input, base).ok()
}

/// `href` with one part exchanged. The parts are numbered as in `internal_url.js`.
/// None if `href` is no URL or the value does not fit: then nothing is to change.
pub fn set(href: &str, part: i32, value: &str) -> Option<Url> {
    let mut url = parse(href, None)?;
    let given = Some(value);
    match part {
        0 => url.set_protocol(value).ok()?,
        1 => url.set_username(given).ok()?,
        2 => url.set_password(given).ok()?,
        3 => url.set_host(given).ok()?,
        4 => url.set_hostname(given).ok()?,
        5 => url.set_port(given).ok()?,
        6 => url.set_pathname(given).ok()?,
        7 => url.set_search(given),
        8 => url.set_hash(given),
        _ => return None,
    }
    Some(url)
}

/// Writes eight native-endian `u32`s: scheme end, username end, host start, host end, port, path start,
/// query start, fragment start, the greatest `u32` for none. All are offsets in bytes but the port.
/// `out` shorter than that is filled as far as it goes.
pub fn write_offsets(url: &Url, out: &mut [u8]) {
    let found = url.components();
    let href = url.href().as_bytes();
    // Where there are credentials, the crate counts the @ to the host.
    let at_sign = u32::from(href.get(found.host_start as usize) == Some(&b'@'));
    let offsets = [
        found.protocol_end - 1,
        found.username_end,
        found.host_start + at_sign,
        found.host_end,
        found.port.unwrap_or(u32::MAX),
        found.pathname_start.unwrap_or(u32::MAX),
        found.search_start.unwrap_or(u32::MAX),
        found.hash_start.unwrap_or(u32::MAX),
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
    let Some(mut url) = parse("ws://x", None) else {
        return String::new();
    };
    match url.set_hostname(Some(domain)) {
        Ok(()) => url.hostname().to_owned(),
        Err(_) => String::new(),
    }
}

/// As [`domain_to_ascii`], for people to read.
pub fn domain_to_unicode(domain: &str) -> String {
    let ascii = domain_to_ascii(domain);
    if ascii.contains("xn--") {
        Idna::unicode(&ascii)
    } else {
        ascii
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: u32 = u32::MAX;

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
