//! What goes wrong in a connection, by OpenSSL's numbers and words: https://docs.openssl.org/3.5/man3/ERR_GET_LIB/, `openssl errstr`.

use rustls::{AlertDescription, CertificateError, Error, InvalidMessage, PeerIncompatible, PeerMisbehaved};

/// A reason of OpenSSL's library for TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) number: u32,
    pub(super) text: String,
}

/// Alerts have their numbers after this one.
const ALERTS: u32 = 1000;

fn reason(number: u32, text: &str) -> Reason {
    Reason {
        number,
        text: text.into(),
    }
}

pub(super) fn reason_of(error: &Error) -> Reason {
    match error {
        Error::AlertReceived(alert) => alert_reason(*alert),
        Error::InvalidMessage(message) => message_reason(message),
        Error::PeerIncompatible(what) => incompatible_reason(what),
        Error::PeerMisbehaved(what) => misbehaved_reason(what),
        Error::NoApplicationProtocol => reason(235, "no application protocol"),
        Error::NoCertificatesPresented => reason(199, "peer did not return a certificate"),
        Error::DecryptError => reason(281, "decryption failed or bad record mac"),
        Error::PeerSentOversizedRecord => reason(146, "data length too long"),
        Error::InvalidCertificate(CertificateError::BadSignature) => reason(123, "bad signature"),
        Error::InvalidCertificate(_) => reason(134, "certificate verify failed"),
        Error::InappropriateMessage { .. } | Error::InappropriateHandshakeMessage { .. } => reason(244, "unexpected message"),
        Error::General(text) if text.contains("no server certificate") => reason(118, "no suitable signature algorithm"),
        other => reason(68, &format!("internal error ({other})")),
    }
}

fn message_reason(message: &InvalidMessage) -> Reason {
    match message {
        InvalidMessage::InvalidContentType | InvalidMessage::UnknownProtocolVersion => reason(267, "wrong version number"),
        InvalidMessage::MessageTooLarge | InvalidMessage::HandshakePayloadTooLarge | InvalidMessage::CertificatePayloadTooLarge => {
            reason(152, "excessive message size")
        }
        InvalidMessage::UnexpectedMessage(_) => reason(244, "unexpected message"),
        _ => reason(159, "length mismatch"),
    }
}

fn incompatible_reason(what: &PeerIncompatible) -> Reason {
    match what {
        PeerIncompatible::NoCipherSuitesInCommon => reason(193, "no shared cipher"),
        PeerIncompatible::NoKxGroupsInCommon | PeerIncompatible::NamedGroupsExtensionRequired => reason(101, "no suitable key share"),
        PeerIncompatible::NoSignatureSchemesInCommon | PeerIncompatible::NoCertificateRequestSignatureSchemesInCommon => {
            reason(118, "no suitable signature algorithm")
        }
        PeerIncompatible::SupportedVersionsExtensionRequired
        | PeerIncompatible::Tls12NotOffered
        | PeerIncompatible::Tls12NotOfferedOrEnabled
        | PeerIncompatible::Tls13RequiredForQuic
        | PeerIncompatible::ServerDoesNotSupportTls12Or13
        | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig => reason(258, "unsupported protocol"),
        _ => reason(110, "bad extension"),
    }
}

fn misbehaved_reason(what: &PeerMisbehaved) -> Reason {
    match what {
        PeerMisbehaved::SelectedUnofferedCipherSuite => reason(261, "wrong cipher returned"),
        PeerMisbehaved::IllegalMiddleboxChangeCipherSpec => reason(133, "ccs received early"),
        _ => reason(244, "unexpected message"),
    }
}

fn alert_reason(alert: AlertDescription) -> Reason {
    let number = u8::from(alert);
    let text = match number {
        10 => "ssl/tls alert unexpected message",
        20 => "ssl/tls alert bad record mac",
        21 => "tlsv1 alert decryption failed",
        22 => "tlsv1 alert record overflow",
        30 => "ssl/tls alert decompression failure",
        40 => "ssl/tls alert handshake failure",
        41 => "ssl/tls alert no certificate",
        42 => "ssl/tls alert bad certificate",
        43 => "ssl/tls alert unsupported certificate",
        44 => "ssl/tls alert certificate revoked",
        45 => "ssl/tls alert certificate expired",
        46 => "ssl/tls alert certificate unknown",
        47 => "ssl/tls alert illegal parameter",
        48 => "tlsv1 alert unknown ca",
        49 => "tlsv1 alert access denied",
        50 => "tlsv1 alert decode error",
        51 => "tlsv1 alert decrypt error",
        60 => "tlsv1 alert export restriction",
        70 => "tlsv1 alert protocol version",
        71 => "tlsv1 alert insufficient security",
        80 => "tlsv1 alert internal error",
        86 => "tlsv1 alert inappropriate fallback",
        90 => "tlsv1 alert user cancelled",
        100 => "tlsv1 alert no renegotiation",
        109 => "tlsv13 alert missing extension",
        110 => "tlsv1 unsupported extension",
        111 => "tlsv1 certificate unobtainable",
        112 => "tlsv1 unrecognized name",
        113 => "tlsv1 bad certificate status response",
        114 => "tlsv1 bad certificate hash value",
        116 => "tlsv13 alert certificate required",
        120 => "tlsv1 alert no application protocol",
        _ => "unknown alert type",
    };
    reason(ALERTS + u32::from(number), text)
}
