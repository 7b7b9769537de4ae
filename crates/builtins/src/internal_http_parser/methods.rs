//! The methods by llhttp's numbers: programs see the names, sorted, as `http.METHODS`.

/// The number of CONNECT.
pub const CONNECT: usize = 5;
/// PRI is no method of programs: it opens HTTP/2.
pub const PRI: usize = 34;
const SOURCE: usize = 33;
const GET: usize = 1;
const POST: usize = 3;
const OPTIONS: usize = 6;

/// Their names, at their numbers.
pub const NAMES: [&str; 47] = [
    "DELETE",
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "CONNECT",
    "OPTIONS",
    "TRACE",
    "COPY",
    "LOCK",
    "MKCOL",
    "MOVE",
    "PROPFIND",
    "PROPPATCH",
    "SEARCH",
    "UNLOCK",
    "BIND",
    "REBIND",
    "UNBIND",
    "ACL",
    "REPORT",
    "MKACTIVITY",
    "CHECKOUT",
    "MERGE",
    "M-SEARCH",
    "NOTIFY",
    "SUBSCRIBE",
    "UNSUBSCRIBE",
    "PATCH",
    "PURGE",
    "MKCALENDAR",
    "LINK",
    "UNLINK",
    "SOURCE",
    "PRI",
    "DESCRIBE",
    "ANNOUNCE",
    "SETUP",
    "PLAY",
    "PAUSE",
    "TEARDOWN",
    "GET_PARAMETER",
    "SET_PARAMETER",
    "REDIRECT",
    "RECORD",
    "FLUSH",
    "QUERY",
];

/// The protocols a request's first line can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    Http,
    Rtsp,
    Ice,
}

impl Protocol {
    pub(super) const ALL: [(Protocol, &'static [u8]); 3] = [
        (Protocol::Http, b"HTTP/"),
        (Protocol::Rtsp, b"RTSP/"),
        (Protocol::Ice, b"ICE/"),
    ];

    /// Whether it has that method; else what is wrong.
    pub(super) fn check(self, method: usize) -> Result<(), &'static str> {
        match self {
            Protocol::Http if method > PRI && NAMES[method] != "QUERY" => {
                Err("Invalid method for HTTP/x.x request")
            }
            Protocol::Rtsp if !matches!(method, GET | POST | OPTIONS | 35..=45) => {
                Err("Invalid method for RTSP/x.x request")
            }
            Protocol::Ice if method != SOURCE => Err("Expected SOURCE method for ICE/x.x request"),
            _ => Ok(()),
        }
    }
}

/// The method that is `text`, if there is one.
pub(super) fn find(text: &[u8]) -> Option<usize> {
    NAMES.iter().position(|name| name.as_bytes() == text)
}

/// Whether some method begins with `text`.
pub(super) fn is_beginning(text: &[u8]) -> bool {
    NAMES.iter().any(|name| name.as_bytes().starts_with(text))
}
