//! `roata node --listen ADDRESS …`: the options of a machine for others to use.

use builtins::{NodeOptions, ServerFiles};

use crate::options::Refusal;

/// The text of `roata node --help`.
pub const HELP: &str = "Usage: roata node --listen ADDRESS [options]

A machine for other programs to use: connect('roata://HOST:PORT') gives each a process of its own here.
Prints its address when it takes callers; SIGTERM ends it orderly.

Options:
  --listen ADDRESS       host:port or [::1]:port; a port alone is on loopback; port 0 is any that is free
  --token-file FILE      callers must show the token in FILE; or set ROATA_NODE_TOKEN
  --tls-cert FILE        the certificate (PEM), with those that it is signed by
  --tls-key FILE         its key (PEM)
  --tls-ca FILE          callers must show a certificate signed by one of these (PEM)
  --cores N              cores of each caller's process
  --memory BYTES         memory of each caller's process; 64m and 2g are understood
  --connections N        callers at once (128)

Off loopback, TLS is demanded, and a token or --tls-ca.
";

/// What the arguments behind `roata node` ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum NodeWish {
    /// to listen
    Listen(Box<NodeOptions>),
    /// to know the options
    Help,
}

/// Whether arguments (without the program's name) are a node's and not the name of a program.
pub fn is_node(arguments: &[String]) -> bool {
    arguments.first().is_some_and(|first| first == "node")
        && arguments.get(1).is_none_or(|second| second.starts_with("--"))
        && (arguments.len() > 1 || !std::path::Path::new("node").exists())
}

/// Reads the arguments behind `node`, and the token of the environment.
pub fn parse(arguments: &[String]) -> Result<NodeWish, Refusal> {
    let mut options = NodeOptions {
        token: std::env::var("ROATA_NODE_TOKEN").ok(),
        ..NodeOptions::default()
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let (name, attached) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        if name == "--help" {
            return Ok(NodeWish::Help);
        }
        if !NAMES.contains(&name) {
            return Err(Refusal(format!("bad option: {argument}")));
        }
        let value = attached.or_else(|| arguments.next().cloned());
        let value = value.ok_or_else(|| Refusal(format!("{name} requires an argument")))?;
        set(&mut options, name, value)?;
    }
    if options.listen.is_empty() {
        return Err(Refusal("roata node needs --listen ADDRESS".into()));
    }
    Ok(NodeWish::Listen(Box::new(options)))
}

const NAMES: &[&str] = &[
    "--listen",
    "--token-file",
    "--tls-cert",
    "--tls-key",
    "--tls-ca",
    "--cores",
    "--memory",
    "--connections",
];

fn set(options: &mut NodeOptions, name: &str, value: String) -> Result<(), Refusal> {
    match name {
        "--listen" => options.listen = value,
        "--token-file" => options.token = Some(read_token(&value)?),
        "--cores" => options.cores = Some(read_number(name, &value, 1024)?),
        "--connections" => options.connections = Some(read_number(name, &value, 65_536)?),
        "--memory" => options.memory = Some(bytes(&value)?),
        _ => set_tls(&mut options.tls, name, value),
    }
    Ok(())
}

/// Sets the file that one of `--tls-cert`, `--tls-key` and `--tls-ca` names.
pub fn set_tls(files: &mut ServerFiles, name: &str, value: String) {
    match name {
        "--tls-cert" => files.cert = Some(value),
        "--tls-key" => files.key = Some(value),
        _ => files.ca = Some(value),
    }
}

/// The token in a file.
pub fn read_token(file: &str) -> Result<String, Refusal> {
    std::fs::read_to_string(file).map_err(|error| Refusal(format!("{file}: {error}")))
}

/// A number from 1 to `most`.
pub fn read_number(name: &str, text: &str, most: usize) -> Result<usize, Refusal> {
    match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(Refusal(format!("{name} must be a number from 1 to {most}"))),
    }
}

fn bytes(text: &str) -> Result<u64, Refusal> {
    let (digits, factor) = match text
        .to_ascii_lowercase()
        .strip_suffix(['k', 'm', 'g'])
        .map(str::len)
    {
        Some(length) => (
            &text[..length],
            match text.as_bytes()[length].to_ascii_lowercase() {
                b'k' => 1 << 10,
                b'm' => 1 << 20,
                _ => 1 << 30,
            },
        ),
        None => (text, 1),
    };
    let bytes = digits
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(factor));
    bytes
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| Refusal("--memory must be a number of bytes, like 64m".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<NodeWish, Refusal> {
        parse(
            &arguments
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn values_come_after_an_equals_sign_or_next() {
        let NodeWish::Listen(options) =
            read(&["--listen=:0", "--cores", "2", "--memory", "64m", "--tls-ca=x"]).unwrap()
        else {
            panic!("it is to listen");
        };
        assert_eq!(
            (options.listen.as_str(), options.cores, options.memory),
            (":0", Some(2), Some(64 << 20))
        );
        assert_eq!(options.tls.ca.as_deref(), Some("x"));
        assert_eq!(read(&["--listen", ":0", "--help"]).unwrap(), NodeWish::Help);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (arguments, why) in [
            (&["--nope"][..], "bad option: --nope"),
            (&["--cores=2"], "roata node needs --listen ADDRESS"),
            (&["--listen"], "--listen requires an argument"),
            (&["--cores=0"], "--cores must be a number from 1 to 1024"),
            (&["--memory=much"], "--memory must be a number of bytes, like 64m"),
            (
                &["--token-file=/no/such"],
                "/no/such: No such file or directory (os error 2)",
            ),
        ] {
            assert_eq!(read(arguments).unwrap_err().0, why);
        }
    }

    #[test]
    fn a_program_may_be_called_node() {
        let is = |arguments: &[&str]| {
            is_node(
                &arguments
                    .iter()
                    .map(|text| (*text).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert!(is(&["node", "--listen", ":0"]));
        assert!(!is(&["node", "x"]) && !is(&["node.js", "--listen"]) && !is(&["--listen", "node"]));
    }
}
