//! Which rules a parser is lenient about: the flags of llhttp, as `HTTPParser.kLenient…` numbers them.

/// The flags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lenient(pub u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Lenient {
            $($(#[$doc])* pub fn $name(self) -> bool { self.0 & $bit != 0 })*
        }
    };
}

flags! {
    /// Control characters and folded lines in values, spaces in names.
    headers = 1;
    /// Transfer-Encoding beside Content-Length.
    chunked_length = 2;
    /// Messages after `Connection: close`.
    keep_alive = 4;
    /// Encodings after `chunked`, or without it.
    transfer_encoding = 8;
    /// Any version.
    version = 16;
    /// What comes after the last message is dropped.
    data_after_close = 32;
    /// A lone CR ends a line.
    optional_lf_after_cr = 64;
    /// A chunk's data may be followed by the next size at once.
    optional_crlf_after_chunk = 128;
    /// A lone LF ends a line.
    optional_cr_before_lf = 256;
    /// `5 \r\n`
    spaces_after_chunk_size = 512;
    /// What the Fetch standard allows in values.
    relaxed_values = 1024;
}
