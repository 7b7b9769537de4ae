//! Programs that listen: their address is read from what they print.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use testkit::Guarded;

/// A process that listens, ended when this is dropped.
pub struct Listening {
    child: Child,
    /// Until it is reaped.
    guarded: Option<Guarded>,
    /// `host:port`
    pub address: String,
}

impl Listening {
    /// `roata node`: its address is the first line of standard output.
    pub fn node(mut command: Command) -> Listening {
        let (mut child, guarded) = start(command.stdout(Stdio::piped()));
        let line = line_with("roata://", child.stdout.take().unwrap());
        let address = line
            .trim_start_matches("roata://")
            .split(' ')
            .next()
            .unwrap()
            .to_owned();
        Listening {
            child,
            guarded,
            address,
        }
    }

    /// A program with a door: its address is on standard error.
    pub fn door(mut command: Command) -> Listening {
        let (mut child, guarded) = start(command.stderr(Stdio::piped()));
        let line = line_with("the door is open at", child.stderr.take().unwrap());
        let address = line.rsplit("//").next().unwrap().to_owned();
        Listening {
            child,
            guarded,
            address,
        }
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end again and again, until it has.
    pub fn terminate_at_once(&mut self) -> ExitStatus {
        loop {
            let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
            if let Some(status) = self.child.try_wait().unwrap() {
                self.guarded = None;
                return status;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    /// Asks it to end, and waits until it has.
    pub fn terminate(&mut self) -> ExitStatus {
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        self.guarded = None;
        self.child.wait().unwrap()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.child.kill();
        self.guarded = None;
        let _ = self.child.wait();
    }
}

/// In a group of its own, which ends with this process.
fn start(command: &mut Command) -> (Child, Option<Guarded>) {
    let child = command.stdin(Stdio::null()).process_group(0).spawn().unwrap();
    let guarded = Guarded::new(Pid::from_child(&child));
    (child, Some(guarded))
}

/// The first line that holds `text`; what follows is read and forgotten, so that the program can go on printing.
fn line_with(text: &str, output: impl Read + Send + 'static) -> String {
    let mut reader = BufReader::new(output);
    let mut before = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap() == 0 {
            panic!("it ended and had printed: {before}");
        }
        if line.contains(text) {
            std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
            return line.trim().to_owned();
        }
        before.push_str(&line);
    }
}

/// Writes `ca.pem`, and `NAME.pem` and `NAME.key` for `server` (localhost, 127.0.0.1, ::1) and `client`; `other.pem` and `other.key` are signed by nobody.
pub fn certificates(folder: &Path) {
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params
        .distinguished_name
        .push(DnType::CommonName, "an authority for tests");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    write("ca.pem", ca.pem());
    let names = || vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    for name in ["server", "client", "other", "expired"] {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(names()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        if name == "expired" {
            params.not_after = rcgen::date_time_ymd(2020, 2, 1);
        }
        let certificate = if name == "other" {
            params.self_signed(&key)
        } else {
            params.signed_by(&key, &ca)
        };
        write(&format!("{name}.pem"), certificate.unwrap().pem());
        write(&format!("{name}.key"), key.serialize_pem());
    }
}
