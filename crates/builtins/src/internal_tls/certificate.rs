//! What a certificate says, for `getPeerCertificate`: https://nodejs.org/docs/latest-v26.x/api/tls.html#certificate-object

use serde_json::{Map, Value, json};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use x509_parser::der_parser::oid::Oid;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::{FromDer, X509Certificate, X509Name};
use x509_parser::public_key::PublicKey;
use x509_parser::time::ASN1Time;
use x509_parser::x509::SubjectPublicKeyInfo;

/// As JSON, bytes as hexadecimal digits; None if it cannot be read.
pub(super) fn describe(der: &[u8]) -> Option<Value> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let mut about = json!({
        "subject": name(certificate.subject()),
        "issuer": name(certificate.issuer()),
        "subjectaltname": alternative_names(&certificate),
        "infoAccess": information(&certificate),
        "ca": certificate.is_ca(),
        "key": key(certificate.public_key()),
        "valid_from": time(&certificate.validity().not_before),
        "valid_to": time(&certificate.validity().not_after),
        "fingerprint": fingerprint(&Sha1::digest(der)),
        "fingerprint256": fingerprint(&Sha256::digest(der)),
        "fingerprint512": fingerprint(&Sha512::digest(der)),
        "ext_key_usage": usages(&certificate),
        "serialNumber": upper_hex(certificate.raw_serial()),
    });
    // A leading zero only says that the number is positive.
    if let [0, rest @ ..] = certificate.raw_serial()
        && !rest.is_empty()
    {
        about["serialNumber"] = upper_hex(rest).into();
    }
    Some(about)
}

fn upper_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn lower_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn fingerprint(hash: &[u8]) -> String {
    let parts: Vec<String> = hash.iter().map(|byte| format!("{byte:02X}")).collect();
    parts.join(":")
}

/// `Nov  8 21:31:39 2026 GMT`
fn time(time: &ASN1Time) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let time = time.to_datetime();
    let month = MONTHS[usize::from(u8::from(time.month())) - 1];
    let (day, year) = (time.day(), time.year());
    let (hour, minute, second) = time.to_hms();
    format!("{month} {day:>2} {hour:02}:{minute:02}:{second:02} {year} GMT")
}

// ---- names

/// Pairs of an attribute and its value, in their order.
fn name(name: &X509Name<'_>) -> Value {
    let pairs = name.iter_attributes().map(|attribute| {
        let value = attribute.as_str().map_or_else(|_| text_of(attribute.as_slice()), str::to_owned);
        json!([attribute_name(attribute.attr_type()), value])
    });
    pairs.collect()
}

/// Texts in older encodings than UTF-8.
fn text_of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// OpenSSL's short names.
fn attribute_name(oid: &Oid<'_>) -> String {
    let dotted = oid.to_id_string();
    let short = match dotted.as_str() {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "street",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "title",
        "2.5.4.13" => "description",
        "2.5.4.15" => "businessCategory",
        "2.5.4.17" => "postalCode",
        "2.5.4.41" => "name",
        "2.5.4.42" => "GN",
        "2.5.4.43" => "initials",
        "2.5.4.46" => "dnQualifier",
        "2.5.4.65" => "pseudonym",
        "2.5.4.97" => "organizationIdentifier",
        "0.9.2342.19200300.100.1.1" => "UID",
        "0.9.2342.19200300.100.1.25" => "DC",
        "1.2.840.113549.1.9.1" => "emailAddress",
        "1.3.6.1.4.1.311.60.2.1.1" => "jurisdictionL",
        "1.3.6.1.4.1.311.60.2.1.2" => "jurisdictionST",
        "1.3.6.1.4.1.311.60.2.1.3" => "jurisdictionC",
        _ => return dotted,
    };
    short.into()
}

/// `DNS:localhost, IP Address:127.0.0.1`
fn alternative_names(certificate: &X509Certificate<'_>) -> Option<String> {
    let names = certificate.subject_alternative_name().ok()??;
    let texts: Vec<String> = names.value.general_names.iter().map(general_name).collect();
    Some(texts.join(", "))
}

fn general_name(name: &GeneralName<'_>) -> String {
    match name {
        GeneralName::DNSName(text) => format!("DNS:{}", quoted(text)),
        GeneralName::RFC822Name(text) => format!("email:{}", quoted(text)),
        GeneralName::URI(text) => format!("URI:{}", quoted(text)),
        GeneralName::IPAddress(bytes) => format!("IP Address:{}", address(bytes)),
        GeneralName::DirectoryName(name) => format!("DirName:{}", quoted(&directory_name(name))),
        GeneralName::RegisteredID(oid) => format!("Registered ID:{}", oid.to_id_string()),
        GeneralName::OtherName(..) => "othername:<unsupported>".into(),
        GeneralName::X400Address(_) => "X400Name:<unsupported>".into(),
        _ => "EdiPartyName:<unsupported>".into(),
    }
}

/// What could be taken for more than one name is written as JSON.
fn quoted(text: &str) -> String {
    let is_plain = text.chars().all(|c| (' '..='~').contains(&c) && !matches!(c, '"' | '\\' | ',' | '\''));
    if is_plain { text.into() } else { Value::from(text).to_string() }
}

fn directory_name(name: &X509Name<'_>) -> String {
    let parts: Vec<String> = name
        .iter_attributes()
        .map(|attribute| format!("{}={}", attribute_name(attribute.attr_type()), attribute.as_str().unwrap_or_default()))
        .collect();
    parts.join(",")
}

fn address(bytes: &[u8]) -> String {
    if let Ok(v4) = <[u8; 4]>::try_from(bytes) {
        return std::net::Ipv4Addr::from(v4).to_string();
    }
    if bytes.len() != 16 {
        return "<invalid>".into();
    }
    let parts: Vec<String> = bytes
        .chunks_exact(2)
        .map(|pair| format!("{:X}", u16::from_be_bytes([pair[0], pair[1]])))
        .collect();
    parts.join(":")
}

// ---- extensions

/// Where more is to be found: lists of addresses by their kind.
fn information(certificate: &X509Certificate<'_>) -> Option<Value> {
    let access = certificate.iter_extensions().find_map(|extension| match extension.parsed_extension() {
        ParsedExtension::AuthorityInfoAccess(access) => Some(access),
        _ => None,
    })?;
    let mut lists = Map::new();
    for description in &access.accessdescs {
        let method = match description.access_method.to_id_string().as_str() {
            "1.3.6.1.5.5.7.48.1" => "OCSP".into(),
            "1.3.6.1.5.5.7.48.2" => "CA Issuers".into(),
            other => String::from(other),
        };
        let location = general_name(&description.access_location);
        let (kind, text) = location.split_once(':')?;
        let list = lists
            .entry(format!("{method} - {kind}"))
            .or_insert_with(|| json!([]));
        list.as_array_mut()?.push(text.into());
    }
    Some(lists.into())
}

fn usages(certificate: &X509Certificate<'_>) -> Option<Value> {
    let usage = certificate.extended_key_usage().ok()??.value;
    let known = [
        (usage.server_auth, "1.3.6.1.5.5.7.3.1"),
        (usage.client_auth, "1.3.6.1.5.5.7.3.2"),
        (usage.code_signing, "1.3.6.1.5.5.7.3.3"),
        (usage.email_protection, "1.3.6.1.5.5.7.3.4"),
        (usage.time_stamping, "1.3.6.1.5.5.7.3.8"),
        (usage.ocsp_signing, "1.3.6.1.5.5.7.3.9"),
        (usage.any, "2.5.29.37.0"),
    ];
    let mut list: Vec<String> = known.iter().filter(|(is_set, _)| *is_set).map(|(_, oid)| String::from(*oid)).collect();
    list.extend(usage.other.iter().map(Oid::to_id_string));
    Some(list.into())
}

// ---- keys

fn key(info: &SubjectPublicKeyInfo<'_>) -> Value {
    match info.parsed() {
        Ok(PublicKey::RSA(key)) => {
            let modulus = without_zeros(key.modulus);
            let bits = modulus.len() * 8 - modulus.first().map_or(0, |byte| byte.leading_zeros() as usize);
            let exponent = lower_hex(without_zeros(key.exponent));
            json!({
                "modulus": upper_hex(modulus),
                "bits": bits,
                "exponent": format!("0x{}", exponent.trim_start_matches('0')),
                "pubkey": lower_hex(info.raw),
            })
        }
        Ok(PublicKey::EC(point)) => {
            let curve = info.algorithm.parameters.as_ref().and_then(|oid| oid.as_oid().ok());
            let (asn1, nist, bits) = match curve.map(|oid| oid.to_id_string()).as_deref() {
                Some("1.2.840.10045.3.1.7") => ("prime256v1", Some("P-256"), 256),
                Some("1.3.132.0.34") => ("secp384r1", Some("P-384"), 384),
                Some("1.3.132.0.35") => ("secp521r1", Some("P-521"), 521),
                Some("1.3.132.0.10") => ("secp256k1", None, 256),
                _ => ("", None, 0),
            };
            json!({ "bits": bits, "pubkey": lower_hex(point.data()), "asn1Curve": asn1, "nistCurve": nist })
        }
        _ => json!({}),
    }
}

fn without_zeros(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
    &bytes[first..]
}
