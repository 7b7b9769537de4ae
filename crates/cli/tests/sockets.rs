//! Sockets in numbers and in bad company: nothing is left open, and name servers of all kinds are understood.
#![allow(clippy::unwrap_used)]

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, UdpSocket};
use std::thread;

use common::{expect, run_text};

/// What a program sees of itself: its open descriptors, once nothing more happens.
const COUNTS: &str = r"
var fs = require('fs'), net = require('net');
var { once } = require('events');
var descriptors = () => fs.readdirSync('/proc/self/fd').length;
var idle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
";

fn program(text: &str) -> String {
    format!("{COUNTS}\n(async () => {{ {text} }})();")
}

#[test]
fn a_thousand_connections_leave_nothing_open() {
    let text = program(
        "const server = net.createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
         await once(server, 'listening');
         const echo = async (i) => {
           const client = net.connect(server.address().port, '127.0.0.1');
           let text = '';
           client.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
           client.end(`hello ${i}`);
           await once(client, 'close');
           if (text !== `hello ${i}`) throw new Error(text);
         };
         await echo(0);
         const before = descriptors();
         for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 100 }, (_, i) => echo(i)));
         await idle();
         console.log(descriptors() - before);
         server.close();",
    );
    expect(&run_text(&text), "0\n", 0);
}

#[test]
fn what_fails_or_is_destroyed_leaves_nothing_open() {
    let text = program(
        "const server = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
         await once(server, 'listening');
         const { port } = server.address();
         const attempt = async (i) => {
           const client = i % 3 === 0 ? net.connect(1, '127.0.0.1') : i % 3 === 1 ? net.connect('/no-such-socket') : net.connect(port, '127.0.0.1');
           client.on('error', () => {});
           if (i % 2) client.destroy();
           else client.resume().write('x');
           await new Promise((resolve) => client.on('close', resolve));
           const busy = net.createServer().listen(port, '127.0.0.1');
           await new Promise((resolve) => busy.on('error', resolve));
         };
         await attempt(0);
         await attempt(2);
         const before = descriptors();
         await Promise.all(Array.from({ length: 120 }, (_, i) => attempt(i)));
         await idle();
         console.log(descriptors() - before);
         server.close();",
    );
    expect(&run_text(&text), "0\n", 0);
}

#[test]
fn datagrams_of_hundreds_of_sockets_come_whole_and_leave_nothing_open() {
    let text = program(
        "const dgram = require('dgram');
         const round = async (size) => {
           const server = dgram.createSocket('udp4');
           const { port } = server.bindSync({ address: '127.0.0.1' });
           server.on('message', (message, { port, address }) => server.send([message.subarray(0, 1), message.subarray(1)], port, address));
           await Promise.all(Array.from({ length: 20 }, async (_, i) => {
             const client = dgram.createSocket('udp4');
             client.send(Buffer.alloc(size, i), port, '127.0.0.1');
             const [message] = await once(client, 'message');
             if (!message.equals(Buffer.alloc(size, i))) throw new Error(`${i}: ${message.length}`);
             client.close();
             await once(client, 'close');
           }));
           server.close();
           await once(server, 'close');
         };
         await round(1);
         await idle();
         const before = descriptors();
         for (let i = 0; i < 10; i++) for (const size of [0, 1, 1000]) await round(size);
         await idle();
         console.log(descriptors() - before);",
    );
    expect(&run_text(&text), "0\n", 0);
}

#[test]
fn without_descriptors_connections_are_refused_and_the_server_goes_on() {
    let text = program(
        "const server = net.createServer((socket) => socket.end('served')).listen(0, '127.0.0.1');
         await once(server, 'listening');
         const { port } = server.address();
         const hoard = [];
         try { for (;;) hoard.push(fs.openSync('/dev/null')); } catch (error) { console.log(error.code); }
         // One for the client, none for the server's side of it.
         fs.closeSync(hoard.pop());
         const client = net.connect(port, '127.0.0.1');
         client.on('error', () => {});
         client.resume();
         await once(client, 'close');
         console.log(client.bytesRead);
         for (const fd of hoard) fs.closeSync(fd);
         const next = net.connect(port, '127.0.0.1');
         console.log(`${(await once(next, 'data'))[0]}`);
         server.close();",
    );
    // The program starts itself anew with few descriptors.
    let limited = format!(
        "if (process.argv[2] !== 'limited') {{
           const limit = 'ulimit -n 128; exec \"$0\" \"$1\" limited';
           require('child_process').spawnSync('sh', ['-c', limit, process.execPath, __filename], {{ stdio: 'inherit' }});
         }} else {{ {text} }}"
    );
    expect(&run_text(&limited), "EMFILE\n0\nserved\n", 0);
}

/// A name server that answers by the first label of what it is asked: an address, an error, or too much for UDP.
fn name_server() -> u16 {
    let (udp, tcp) = loop {
        let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()) {
            break (udp, tcp);
        }
    };
    let port = udp.local_addr().unwrap().port();
    thread::spawn(move || {
        let mut question = [0; 512];
        while let Ok((length, from)) = udp.recv_from(&mut question) {
            if let Some(answer) = answer(&question[..length], false) {
                let _ = udp.send_to(&answer, from);
            }
        }
    });
    thread::spawn(move || {
        for mut stream in tcp.incoming().flatten() {
            let mut head = [0; 2];
            if stream.read_exact(&mut head).is_err() {
                continue;
            }
            let mut question = vec![0; usize::from(u16::from_be_bytes(head))];
            if stream.read_exact(&mut question).is_ok()
                && let Some(answer) = answer(&question, true)
            {
                let length = u16::try_from(answer.len()).unwrap().to_be_bytes();
                let _ = stream.write_all(&[&length, &answer[..]].concat());
            }
        }
    });
    port
}

/// Status 3: no such name; 2: the server failed. Bit 9 of the flags: cut short.
fn answer(question: &[u8], is_tcp: bool) -> Option<Vec<u8>> {
    let label = &question[13..13 + usize::from(question[12])];
    let (flags, count): (u16, u16) = match label {
        b"silent" => return None,
        b"garbage" => return Some(question[..2].to_vec()),
        b"nobody" => (0x8183, 0),
        b"broken" => (0x8182, 0),
        b"empty" => (0x8180, 0),
        b"many" if !is_tcp => (0x8380, 0),
        b"many" => (0x8180, 100),
        _ => (0x8180, 1),
    };
    let mut bytes = question[..2].to_vec();
    for number in [flags, 1, count, 0, 0] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(&question[12..]);
    for _ in 0..count {
        // The name stands at byte 12; an address of the usual class, for a minute.
        bytes.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 1]);
    }
    Some(bytes)
}

#[test]
fn name_servers_are_understood_whatever_they_answer() {
    let port = name_server();
    let text = format!(
        "const dns = require('dns');
         const made = (options) => {{
           const resolver = new dns.promises.Resolver(options);
           resolver.setServers(['127.0.0.1:{port}']);
           return resolver;
         }};
         const resolver = made({{ timeout: 20_000, tries: 2 }});
         const hasty = made({{ timeout: 200, tries: 2 }});
         (async () => {{
           console.log(await resolver.resolve4('good.example'), await resolver.resolve4('good.example', {{ ttl: true }}));
           console.log((await resolver.resolve4('many.example')).length);
           for (const name of ['nobody', 'broken', 'empty', 'silent', 'garbage', 'a..b']) {{
             await (name === 'silent' ? hasty : resolver).resolve4(`${{name}}.example`).catch((error) => console.log(error.message));
           }}
         }})();"
    );
    let expected = "[ '10.0.0.1' ] [ { address: '10.0.0.1', ttl: 60 } ]\n100\n\
        queryA ENOTFOUND nobody.example\nqueryA ESERVFAIL broken.example\nqueryA ENODATA empty.example\n\
        queryA ETIMEOUT silent.example\nqueryA EBADRESP garbage.example\nqueryA EBADNAME a..b.example\n";
    expect(&run_text(&text), expected, 0);
}

/// What rustls cannot do, and OpenSSL can, is never left out without a word.
#[test]
fn what_tls_cannot_do_is_refused_or_warned_of() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../builtins/tests/programs/tls/_shared"
    );
    let text = program(&format!(
        "const tls = require('tls');
         const {{ authority: ca, own }} = require('{folder}/helpers.cjs');
         const told = (run) => {{ try {{ run(); return 'nothing'; }} catch (error) {{ return error.code; }} }};
         console.log(told(() => tls.connect({{ port: 1, pskCallback() {{}} }})), told(() => tls.connect({{ port: 1, requestOCSP: true }})));
         const server = tls.createServer(own, (socket) => socket.end()).on('resumeSession', () => {{}}).listen(0, '127.0.0.1');
         await once(server, 'listening');
         process.on('warning', (warning) => console.log(warning.message.slice(0, 43)));
         for (let i = 0; i < 2; i++) {{
           const socket = tls.connect({{ port: server.address().port, host: '127.0.0.1', ca }}).resume();
           await once(socket, 'secureConnect');
           console.log(told(() => socket.getFinished()), told(() => socket.getSharedSigalgs()));
           await once(socket, 'close');
         }}
         server.close();"
    ));
    let refused = "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM ERR_FEATURE_UNAVAILABLE_ON_PLATFORM\n";
    let warned = "tls.Server never emits 'resumeSession' here\n";
    expect(
        &run_text(&text),
        &format!("{refused}{warned}{refused}{refused}"),
        0,
    );
}
