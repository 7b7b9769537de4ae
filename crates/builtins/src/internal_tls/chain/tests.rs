//! Verdicts are those of `openssl verify` and of Node for chains of the same kind.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, KeyPair, KeyUsagePurpose, NameConstraints,
    date_time_ymd,
};
use rustls::pki_types::CertificateDer;

use super::{Chain, Purpose, Trusted, Verdict};

type Issuer = CertifiedIssuer<'static, KeyPair>;

const NOW: i64 = 1_800_000_000;

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(vec!["localhost".into()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

fn authority(name: &str, depth: BasicConstraints) -> CertificateParams {
    let mut params = named(name);
    params.subject_alt_names.clear();
    params.is_ca = IsCa::Ca(depth);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}

fn root() -> Issuer {
    let params = authority("root", BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn below(params: CertificateParams, issuer: &Issuer) -> Issuer {
    CertifiedIssuer::signed_by(params, KeyPair::generate().unwrap(), issuer).unwrap()
}

fn leaf(params: &CertificateParams, issuer: &Issuer) -> CertificateDer<'static> {
    let key = KeyPair::generate().unwrap();
    params.clone().signed_by(&key, issuer).unwrap().der().clone()
}

fn verdict(sent: &[CertificateDer<'static>], trusted: &[&CertificateDer<'static>]) -> Option<Verdict> {
    let trusted = Trusted::of(trusted.iter().map(|one| (*one).clone()));
    Chain::build(sent, &trusted).verdict(Purpose::Server, NOW)
}

#[test]
fn believes_what_leads_to_a_trusted_root() {
    let root = root();
    let middle = below(authority("middle", BasicConstraints::Constrained(0)), &root);
    assert_eq!(verdict(&[leaf(&named("leaf"), &root)], &[root.der()]), None);
    assert_eq!(verdict(&[leaf(&named("leaf"), &middle), middle.der().clone()], &[root.der()]), None);
    // What else is sent, and in which order, does not matter.
    let sent = [leaf(&named("leaf"), &middle), root.der().clone(), middle.der().clone()];
    assert_eq!(verdict(&sent, &[root.der()]), None);
}

#[test]
fn misses_issuers() {
    let root = root();
    let middle = below(authority("middle", BasicConstraints::Unconstrained), &root);
    let leaf = leaf(&named("leaf"), &middle);
    assert_eq!(verdict(std::slice::from_ref(&leaf), &[root.der()]), Some("UNABLE_TO_VERIFY_LEAF_SIGNATURE"));
    assert_eq!(verdict(&[leaf.clone(), middle.der().clone()], &[]), Some("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"));
    assert_eq!(verdict(std::slice::from_ref(&leaf), &[middle.der()]), Some("UNABLE_TO_GET_ISSUER_CERT"));
    let sent = [leaf, middle.der().clone(), root.der().clone()];
    assert_eq!(verdict(&sent, &[]), Some("SELF_SIGNED_CERT_IN_CHAIN"));
    let own = named("own").self_signed(&KeyPair::generate().unwrap()).unwrap();
    assert_eq!(verdict(&[own.der().clone()], &[]), Some("DEPTH_ZERO_SELF_SIGNED_CERT"));
    assert_eq!(verdict(&[own.der().clone()], &[own.der()]), None);
}

#[test]
fn an_authority_of_the_same_name_with_another_key_does_not_vouch() {
    let (root, other) = (root(), root());
    let mut params = named("leaf");
    params.use_authority_key_identifier_extension = false;
    assert_eq!(verdict(&[leaf(&params, &root)], &[other.der()]), Some("CERT_SIGNATURE_FAILURE"));
    params.use_authority_key_identifier_extension = true;
    assert_eq!(verdict(&[leaf(&params, &root)], &[other.der()]), Some("UNABLE_TO_VERIFY_LEAF_SIGNATURE"));
}

#[test]
fn tells_what_is_over_and_what_has_not_begun() {
    let root = root();
    let mut params = named("leaf");
    params.not_after = date_time_ymd(2020, 1, 1);
    assert_eq!(verdict(&[leaf(&params, &root)], &[root.der()]), Some("CERT_HAS_EXPIRED"));
    params.not_before = date_time_ymd(2200, 1, 1);
    params.not_after = date_time_ymd(2201, 1, 1);
    assert_eq!(verdict(&[leaf(&params, &root)], &[root.der()]), Some("CERT_NOT_YET_VALID"));
}

#[test]
fn only_authorities_vouch() {
    let root = root();
    let plain = below(named("plain"), &root);
    assert_eq!(verdict(&[leaf(&named("leaf"), &plain), plain.der().clone()], &[root.der()]), Some("INVALID_CA"));
    let short = below(authority("short", BasicConstraints::Constrained(0)), &root);
    let more = below(authority("more", BasicConstraints::Unconstrained), &short);
    let sent = [leaf(&named("leaf"), &more), more.der().clone(), short.der().clone()];
    assert_eq!(verdict(&sent, &[root.der()]), Some("PATH_LENGTH_EXCEEDED"));
}

#[test]
fn a_certificate_of_a_client_is_none_of_a_server() {
    let root = root();
    let mut params = named("leaf");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    assert_eq!(verdict(&[leaf(&params, &root)], &[root.der()]), Some("INVALID_PURPOSE"));
}

#[test]
fn an_authority_vouches_only_for_names_that_it_may() {
    let root = root();
    let mut params = authority("middle", BasicConstraints::Unconstrained);
    let constraints = |permitted, excluded| {
        let trees = |name: Option<&str>| name.map(|name| GeneralSubtree::DnsName(name.into())).into_iter().collect();
        Some(NameConstraints {
            permitted_subtrees: trees(permitted),
            excluded_subtrees: trees(excluded),
        })
    };
    for (permitted, excluded, expected) in [
        (Some("localhost"), None, None),
        (Some("example.test"), None, Some("PERMITTED_VIOLATION")),
        (None, Some("localhost"), Some("EXCLUDED_VIOLATION")),
        (None, Some("example.test"), None),
    ] {
        params.name_constraints = constraints(permitted, excluded);
        let middle = below(params.clone(), &root);
        let sent = [leaf(&named("leaf"), &middle), middle.der().clone()];
        assert_eq!(verdict(&sent, &[root.der()]), expected, "{permitted:?} {excluded:?}");
    }
}
