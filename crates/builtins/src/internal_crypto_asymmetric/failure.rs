//! What cannot be done with a key, as OpenSSL says it and Node shows it.

use runtime::Error;

/// Why an operation gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// No key is in these bytes.
    Unsupported,
    /// DER that is cut off.
    NotEnoughData,
    /// The bytes are no key of the form that was named.
    NoKey,
    /// A key is encrypted, and no passphrase was given.
    NoPassphrase,
    /// The passphrase is wrong.
    BadDecrypt,
    UnknownCipher,
    InvalidDigest,
    DigestNotAllowed,
    DigestTooBig,
    Padding,
    PaddingMode,
    SaltLength,
    SaltTooSmall,
    TooLarge,
    TooSmall,
    TooLargeForModulus,
    DataGreaterThanModulus,
    InvalidPadding,
    Oaep,
    /// The key is of a kind that cannot do this.
    KeyType,
    InvalidCurve,
    ExponentOutOfRange,
    KeyTooSmall,
    DeriveFailed,
    Internal,
    /// OpenSSL fails without a reason.
    Unnamed,
}

impl Failure {
    /// Node's code and OpenSSL's words.
    fn texts(self) -> (&'static str, &'static str) {
        use Failure::*;
        match self {
            Unsupported => ("ERR_OSSL_UNSUPPORTED", "error:1E08010C:DECODER routines::unsupported"),
            NotEnoughData => ("ERR_OSSL_ASN1_NOT_ENOUGH_DATA", "error:0680008E:asn1 encoding routines::not enough data"),
            NoKey => ("", "Failed to read asymmetric key"),
            NoPassphrase => (
                "ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED",
                "error:07880109:common libcrypto routines::interrupted or cancelled",
            ),
            BadDecrypt => ("ERR_OSSL_BAD_DECRYPT", "error:1C800064:Provider routines::bad decrypt"),
            UnknownCipher => ("ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher"),
            InvalidDigest => ("ERR_OSSL_INVALID_DIGEST", "error:1C80007A:Provider routines::invalid digest"),
            DigestNotAllowed => ("ERR_OSSL_DIGEST_NOT_ALLOWED", "error:1C8000AE:Provider routines::digest not allowed"),
            DigestTooBig => (
                "ERR_OSSL_RSA_DIGEST_TOO_BIG_FOR_RSA_KEY",
                "error:02000070:rsa routines::digest too big for rsa key",
            ),
            Padding => (
                "ERR_OSSL_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE",
                "error:1C8000A5:Provider routines::illegal or unsupported padding mode",
            ),
            PaddingMode => ("ERR_OSSL_INVALID_PADDING_MODE", "error:1C8000A8:Provider routines::invalid padding mode"),
            SaltLength => ("ERR_OSSL_INVALID_SALT_LENGTH", "error:1C800070:Provider routines::invalid salt length"),
            SaltTooSmall => ("ERR_OSSL_PSS_SALTLEN_TOO_SMALL", "error:1C8000AC:Provider routines::pss saltlen too small"),
            TooLarge => (
                "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE",
                "error:0200006E:rsa routines::data too large for key size",
            ),
            TooSmall => (
                "ERR_OSSL_RSA_DATA_TOO_SMALL_FOR_KEY_SIZE",
                "error:0200007A:rsa routines::data too small for key size",
            ),
            TooLargeForModulus => (
                "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_MODULUS",
                "error:02000084:rsa routines::data too large for modulus",
            ),
            DataGreaterThanModulus => (
                "ERR_OSSL_RSA_DATA_GREATER_THAN_MOD_LEN",
                "error:0200006C:rsa routines::data greater than mod len",
            ),
            InvalidPadding => ("ERR_OSSL_RSA_INVALID_PADDING", "error:0200008A:rsa routines::invalid padding"),
            Oaep => ("ERR_OSSL_RSA_OAEP_DECODING_ERROR", "error:02000079:rsa routines::oaep decoding error"),
            KeyType => (
                "ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE",
                "error:03000096:digital envelope routines::operation not supported for this keytype",
            ),
            InvalidCurve => ("ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name"),
            ExponentOutOfRange => (
                "ERR_OSSL_RSA_PUB_EXPONENT_OUT_OF_RANGE",
                "error:020000B2:rsa routines::pub exponent out of range",
            ),
            KeyTooSmall => ("ERR_OSSL_KEY_SIZE_TOO_SMALL", "error:1C8000AB:Provider routines::key size too small"),
            DeriveFailed => ("ERR_OSSL_FAILED_DURING_DERIVATION", "error:1C80007F:Provider routines::failed during derivation"),
            Internal | Unnamed => ("", "error:00000000:lib(0)::reason(0)"),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Error {
        let (code, message) = failure.texts();
        match failure {
            Failure::InvalidCurve => Error::type_error(code, message),
            _ => Error::plain(code, message),
        }
    }
}
