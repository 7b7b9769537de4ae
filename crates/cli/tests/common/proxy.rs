//! A network between two machines, in one process: connections go through it in pieces of any size, late, and to an end of the test's choosing.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// What becomes of a connection when so many bytes have gone one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nothing.
    Lives,
    /// What follows is lost both ways, and nobody is told.
    BlackHole,
    /// Both sides see a reset.
    Reset,
    /// Both sides see an end, perhaps within a frame.
    Ends,
    /// This way ends; the other goes on.
    HalfEnds,
}

/// How connections fare.
#[derive(Debug, Clone, Copy)]
pub struct Weather {
    /// Pieces are late by up to so much, each connection and direction by its own luck: so connections overtake each other.
    pub delay: Duration,
    /// No piece is longer.
    pub piece: usize,
    /// Per connection, in turn: after how many bytes towards the listener, and what then.
    pub fates: &'static [(usize, Fate)],
    /// Where the luck begins.
    pub seed: u64,
}

/// Forwards every connection to `to`, for ever; gives the address to connect to instead.
pub fn proxy(to: &str, weather: Weather) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let to = to.to_owned();
    std::thread::spawn(move || {
        for (number, client) in (0..).zip(listener.incoming()) {
            let (Ok(client), Ok(server)) = (client, TcpStream::connect(&to)) else {
                return;
            };
            join(client, server, number, weather);
        }
    });
    address
}

/// What the two directions of a connection share: how many bytes it has left before its fate.
struct Line {
    client: TcpStream,
    server: TcpStream,
    left: AtomicUsize,
    fate: Fate,
    weather: Weather,
}

fn join(client: TcpStream, server: TcpStream, number: usize, weather: Weather) {
    for socket in [&client, &server] {
        let _ = socket.set_nodelay(true);
    }
    let (bytes, fate) = weather.fates[number % weather.fates.len()];
    let line = Arc::new(Line {
        client,
        server,
        left: AtomicUsize::new(bytes),
        fate,
        weather,
    });
    for is_up in [true, false] {
        let line = Arc::clone(&line);
        let seed =
            weather.seed ^ (number as u64 * 2 + u64::from(is_up) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        std::thread::spawn(move || line.carry(is_up, &mut Luck(seed)));
    }
}

impl Line {
    fn carry(&self, is_up: bool, luck: &mut Luck) {
        let (mut from, mut to) = if is_up {
            (&self.client, &self.server)
        } else {
            (&self.server, &self.client)
        };
        let mut buffer = vec![0; 64 << 10];
        loop {
            let most = 1 + luck.below(self.weather.piece.min(buffer.len()));
            let Ok(count @ 1..) = from.read(&mut buffer[..most]) else {
                break;
            };
            if !self.weather.delay.is_zero() {
                std::thread::sleep(self.weather.delay.mul_f64(luck.below(1000) as f64 / 1e3));
            }
            let may = if is_up { self.take(count) } else { self.down(count) };
            if may > 0 && to.write_all(&buffer[..may]).is_err() {
                break;
            }
            if may < count && !self.goes_on(to) {
                return;
            }
        }
        // The end goes on to the other side, unless that is lost, too.
        if self.fate != Fate::BlackHole || self.left.load(Ordering::SeqCst) > 0 {
            let _ = to.shutdown(Shutdown::Write);
        }
    }

    /// How many of `count` bytes towards the listener still go.
    fn take(&self, count: usize) -> usize {
        if self.fate == Fate::Lives {
            return count;
        }
        let left = self.left.load(Ordering::SeqCst);
        self.left.store(left.saturating_sub(count), Ordering::SeqCst);
        count.min(left)
    }

    /// The same the other way, where a black hole swallows all from then on.
    fn down(&self, count: usize) -> usize {
        let is_over = self.fate == Fate::BlackHole && self.left.load(Ordering::SeqCst) == 0;
        if is_over { 0 } else { count }
    }

    /// The fate has come; whether this direction goes on reading.
    fn goes_on(&self, to: &TcpStream) -> bool {
        match self.fate {
            Fate::Lives | Fate::BlackHole => true,
            Fate::HalfEnds => {
                let _ = to.shutdown(Shutdown::Write);
                false
            }
            Fate::Ends => {
                for socket in [&self.client, &self.server] {
                    let _ = socket.shutdown(Shutdown::Both);
                }
                false
            }
            Fate::Reset => {
                for socket in [&self.client, &self.server] {
                    let _ = rustix::net::sockopt::set_socket_linger(socket, Some(Duration::ZERO));
                    let _ = socket.shutdown(Shutdown::Both);
                }
                false
            }
        }
    }
}

/// Numbers as good as random (xorshift).
struct Luck(u64);

impl Luck {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // Fewer than 2^32.
        (self.0 >> 32) as usize % limit.max(1)
    }
}
