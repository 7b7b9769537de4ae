//! The door's OS thread: HTTP/1 with limits. What is not the program's to answer is answered here.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper::header::{ACCEPT_ENCODING, ALLOW, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HOST, HeaderName, ORIGIN, RETRY_AFTER, WWW_AUTHENTICATE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode, Version};
use hyper_util::rt::{TokioIo, TokioTimer};
use nodes::network::Terms;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use super::body::Body;
use super::guarded::Guarded;
use super::requests::{Answer, Event, Requests};

/// How long a client may take for TLS, for the head of a request (or between two), for its body, and for reading any of the answer.
const PATIENCE: Duration = Duration::from_secs(30);
const CONNECTIONS: usize = 1024;
const BACKLOG: i32 = 1024;

/// What the door demands and allows.
pub(super) struct Settings {
    pub terms: Terms,
    /// On loopback browsers' pages are kept out by what they say of themselves.
    pub is_loopback: bool,
    /// Bytes of a request's body.
    pub body_limit: usize,
    /// Requests at once.
    pub most_requests: usize,
}

struct Door {
    settings: Settings,
    requests: Arc<Requests>,
    room: Semaphore,
}

/// Answers requests on an OS thread of its own, as long as the process lives.
pub(super) fn start(listener: TcpListener, settings: Settings, requests: Arc<Requests>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    // More may knock at once than the standard library's 128: those beyond would wait a second before they knock again.
    rustix::net::listen(&listener, BACKLOG)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let door = Arc::new(Door { room: Semaphore::new(settings.most_requests), settings, requests });
    let work = move || runtime.block_on(accept(listener, door));
    std::thread::Builder::new().name("door".into()).spawn(work).map(drop)
}

async fn accept(listener: TcpListener, door: Arc<Door>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => return eprintln!("roata: the door cannot be watched: {error}"),
    };
    let acceptor = door.settings.terms.tls.as_ref().map(|tls| TlsAcceptor::from(Arc::clone(tls.config())));
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        // Closed never.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((socket, _)) = listener.accept().await else {
            // No descriptors, mostly: connections may end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = socket.set_nodelay(true);
        let (door, acceptor) = (Arc::clone(&door), acceptor.clone());
        tokio::spawn(async move {
            match acceptor {
                None => door.serve(socket).await,
                Some(acceptor) => {
                    if let Ok(Ok(stream)) = timeout(PATIENCE, acceptor.accept(socket)).await {
                        door.serve(stream).await;
                    }
                }
            }
            drop(place);
        });
    }
}

type Reply = Response<Body>;

impl Door {
    async fn serve(self: Arc<Self>, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
        let service = service_fn(|request| {
            let door = Arc::clone(&self);
            async move { Ok::<_, Infallible>(door.answer(request).await) }
        });
        let io = TokioIo::new(Guarded::new(stream, PATIENCE));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(64 << 10)
            .serve_connection(io, service);
        // What a client does wrong is between it and its connection.
        let _ = connection.await;
    }

    async fn answer(&self, request: Request<Incoming>) -> Reply {
        if let Some(refused) = self.refusal(&request) {
            return refused;
        }
        let path = request.uri().path().to_owned();
        let is = |method: Method| *request.method() == method;
        let name = path.strip_prefix("/fn/").filter(|name| !name.is_empty() && !name.contains('/'));
        match (path.as_str(), name) {
            // Of an answer to HEAD the server sends no body.
            ("/", _) if is(Method::GET) || is(Method::HEAD) => self.ask(Event::List).await,
            ("/", _) => with_header(failure(405, "the list is for GET"), ALLOW, "GET, HEAD"),
            (_, None) => failure(404, "there is / and /fn/<name>"),
            (_, Some(_)) if !is(Method::POST) => with_header(failure(405, "functions are called by POST"), ALLOW, "POST"),
            (_, Some(name)) => match decode(name) {
                Some(name) => self.call(name, request).await,
                None => failure(404, "there is no such function"),
            },
        }
    }

    /// Who may not ask at all.
    fn refusal(&self, request: &Request<Incoming>) -> Option<Reply> {
        let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        if request.version() >= Version::HTTP_11 && request.headers().get_all(HOST).iter().count() != 1 {
            return Some(failure(400, "a request must name its host, once"));
        }
        if let Some(token) = &self.settings.terms.token {
            let shown = header(AUTHORIZATION).and_then(|value| value.split_once(' '));
            let shown = shown.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
            let is_right = shown.is_some_and(|(_, shown)| token.is(shown.trim().as_bytes()));
            return (!is_right).then(|| {
                let challenge = if shown.is_some() { "Bearer error=\"invalid_token\"" } else { "Bearer" };
                with_header(failure(401, "this door demands a token"), WWW_AUTHENTICATE, challenge)
            });
        }
        // Without a token, a page in a browser on this host must not reach what is meant for programs.
        if self.settings.is_loopback && self.settings.terms.tls.is_none() {
            let is_ours = header(HOST).is_none_or(is_loopback_name);
            if header(ORIGIN).is_some() || request.headers().contains_key("sec-fetch-site") || !is_ours {
                return Some(failure(403, "browsers' pages and other names of this host are let in with a token only"));
            }
        }
        None
    }

    async fn call(&self, name: String, request: Request<Incoming>) -> Reply {
        let limit = self.settings.body_limit;
        let too_long = || failure(413, &format!("the arguments have more than {limit} bytes"));
        if request.body().size_hint().lower() > limit as u64 {
            return too_long();
        }
        if request.headers().get(CONTENT_ENCODING).is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
            return with_header(failure(415, "the arguments must not be compressed"), ACCEPT_ENCODING, "identity");
        }
        let body = match timeout(PATIENCE, Limited::new(request.into_body(), limit).collect()).await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(error)) if error.is::<LengthLimitError>() => return too_long(),
            Ok(Err(_)) => return failure(400, "the request ended in its middle"),
            Err(_) => return failure(408, "the request took too long"),
        };
        match String::from_utf8(body.into()) {
            Ok(arguments) => self.ask(|id| Event::Called { id, name, arguments }).await,
            Err(_) => failure(400, "the arguments are not UTF-8"),
        }
    }

    /// The program's answer. Dropped while it waits, the program hears that the client has gone.
    async fn ask(&self, event: impl FnOnce(u64) -> Event) -> Reply {
        let Ok(_place) = self.room.try_acquire() else {
            return with_header(failure(503, "too many requests are open"), RETRY_AFTER, "1");
        };
        let (answer, _asked) = self.requests.ask(event);
        match answer.await {
            Ok(Answer::Whole { status, json }) => whole(status, json),
            Ok(Answer::Lines(lines)) => reply(StatusCode::OK, "application/x-ndjson", Body::Lines(lines)),
            Err(_) => failure(500, "the program did not answer"),
        }
    }
}

fn is_loopback_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A name with `%XX` decoded.
fn decode(name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn whole(status: u16, mut json: String) -> Reply {
    json.push('\n');
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    reply(status, "application/json", Body::Whole(Some(json.into())))
}

fn failure(status: u16, message: &str) -> Reply {
    whole(status, format!(r#"{{"error":{{"name":"Error","message":{}}}}}"#, json!(message)))
}

fn reply(status: StatusCode, kind: &'static str, body: Body) -> Reply {
    let mut reply = Response::new(body);
    *reply.status_mut() = status;
    with_header(reply, CONTENT_TYPE, kind)
}

fn with_header(mut reply: Reply, name: HeaderName, value: &'static str) -> Reply {
    reply.headers_mut().insert(name, hyper::header::HeaderValue::from_static(value));
    reply
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_paths_are_decoded() {
        assert_eq!(decode("add").as_deref(), Some("add"));
        assert_eq!(decode("gr%C3%BC%C3%9Fe").as_deref(), Some("grüße"));
        for wrong in ["%", "%1", "%zz", "%ff"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn loopback_has_few_names() {
        for name in ["localhost", "LOCALHOST:80", "127.0.0.1:7070", "127.1.1.1", "[::1]:7070", "[::1]"] {
            assert!(is_loopback_name(name), "{name}");
        }
        for name in ["evil.example", "localhost.evil.example", "10.0.0.1:80", "", "127.0.0.1.evil.example:80"] {
            assert!(!is_loopback_name(name), "{name}");
        }
    }
}
