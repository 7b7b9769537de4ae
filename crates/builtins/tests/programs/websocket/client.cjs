// The global WebSocket against servers that do what they should, and what they should not.
const http = require('node:http');
const { createHash } = require('node:crypto');

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function frame(opcode, payload, { final = true, reserved = 0 } = {}) {
  const bytes = Buffer.from(payload);
  const { length } = bytes;
  const head = [(final ? 0x80 : 0) | reserved | opcode];
  if (length < 126) head.push(length);
  else if (length < 65536) head.push(126, length >> 8, length & 255);
  else head.push(127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => length >>> shift & 255));
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** A server; `connected(socket, request)` has each connection. */
function serve(connected, { protocol, extensions, status = 101, accept } = {}) {
  const server = http.createServer();
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => {});
    if (status !== 101) {
      socket.end(`HTTP/1.1 ${status} X\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const key = accept ?? createHash('sha1').update(request.headers['sec-websocket-key'] + GUID).digest('base64');
    const more = (protocol ? `Sec-WebSocket-Protocol: ${protocol}\r\n` : '') + (extensions ? `Sec-WebSocket-Extensions: ${extensions}\r\n` : '');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n${more}\r\n`);
    connected(socket, request);
  });
  return new Promise((resolve) => server.listen(0, () => resolve(server)));
}

/** Tells the frames of a client. */
function read(socket, tell) {
  let bytes = Buffer.alloc(0);
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    for (;;) {
      if (bytes.length < 2) return;
      let length = bytes[1] & 127;
      let start = 2;
      if (length === 126) [length, start] = [bytes.readUInt16BE(2), 4];
      else if (length === 127) [length, start] = [Number(bytes.readBigUInt64BE(2)), 10];
      if (bytes.length < start + 4 + length) return;
      const mask = bytes.subarray(start, start + 4);
      const payload = Buffer.from(bytes.subarray(start + 4, start + 4 + length)).map((byte, i) => byte ^ mask[i & 3]);
      tell(bytes[0], Buffer.from(payload));
      bytes = bytes.subarray(start + 4 + length);
    }
  });
}

const anonymous = (text) => text.replace(/\d{4,}/, 'N');

function open(server, ...rest) {
  const socket = new WebSocket(`ws://localhost:${server.address().port}/path?q=1`, ...rest);
  socket.addEventListener('open', (event) => console.log(event.constructor.name, socket.readyState));
  socket.addEventListener('message', ({ constructor, data, origin, lastEventId, source, ports }) => {
    console.log(constructor.name, typeof data === 'string' ? data.slice(0, 20) : data, anonymous(origin), lastEventId, source, ports);
  });
  socket.addEventListener('error', ({ constructor, message, error }) => console.log(constructor.name, socket.readyState, message, error.constructor.name));
  socket.addEventListener('close', ({ constructor, code, reason, wasClean }) => console.log(constructor.name, socket.readyState, code, reason, wasClean));
  return socket;
}

const closed = (socket) => new Promise((resolve) => socket.addEventListener('close', resolve));

async function conversation() {
  const server = await serve((socket, { headers, url }) => {
    console.log(url, Object.entries(headers).map(([name, value]) => `${name}=${/key|host/.test(name) ? '?' : value}`).join('|'));
    read(socket, (first, payload) => {
      console.log('frame', first.toString(16), payload.length);
      if ((first & 15) === 8) socket.end(frame(8, payload));
      else socket.write(frame(first & 15, payload));
    });
  }, { protocol: 'b' });
  const socket = open(server, ['a', 'b']);
  console.log(anonymous(socket.url), socket.readyState, socket.protocol, socket.extensions, socket.binaryType, socket.bufferedAmount);
  try {
    socket.send('x');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
  socket.onopen = () => {
    console.log(socket.protocol, socket.extensions);
    socket.send('h\u00e9llo');
    console.log(socket.bufferedAmount);
    socket.send(new Uint8Array([1, 2, 3]));
    socket.send(new Blob(['blob']));
    socket.send(new ArrayBuffer(2));
    socket.send('x'.repeat(70_000));
    let count = 0;
    socket.onmessage = () => {
      if (++count === 5) {
        socket.binaryType = 'arraybuffer';
        socket.send(new Uint8Array([9]));
      } else if (count === 6) {
        console.log(socket.bufferedAmount);
        socket.close(1000, 'bye');
        console.log(socket.readyState);
      }
    };
  };
  await closed(socket);
  server.close();
}

async function fragments() {
  const server = await serve((socket) => {
    read(socket, (first, payload) => {
      console.log('frame', first.toString(16), String(payload));
      if ((first & 15) === 8) socket.end();
    });
    socket.write(Buffer.concat([frame(9, 'ping'), frame(1, 'ab', { final: false }), frame(9, 'x'), frame(0, 'cd')]));
    socket.write(frame(8, Buffer.concat([Buffer.from([3, 233]), Buffer.from('going')])));
  });
  await closed(open(server));
  server.close();
}

async function refusals() {
  const wrong = {
    utf8: frame(1, Buffer.from([0xff, 0xfe])), masked: Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5]), reserved: frame(1, 'x', { reserved: 0x40 }),
    opcode: frame(3, 'x'), long: frame(9, 'x'.repeat(126)), fragmented: frame(9, 'x', { final: false }), continued: frame(0, 'x'),
    short: frame(8, [3]), code: frame(8, [3, 0xed]),
  };
  for (const [name, bytes] of Object.entries(wrong)) {
    console.log('--', name);
    let told;
    const heard = new Promise((resolve) => { told = resolve; });
    const server = await serve((socket) => {
      read(socket, (first, payload) => told(`frame ${first.toString(16)} ${payload.readUInt16BE(0)} ${payload.subarray(2)}`));
      socket.write(bytes);
    });
    await closed(open(server));
    console.log(await heard);
    server.close();
    server.closeAllConnections();
  }
}

async function answers() {
  const cases = [{ status: 400 }, { status: 302 }, { accept: 'wrong' }, { protocol: 'other' }, { extensions: 'other' }, { extensions: 'permessage-deflate' }];
  for (const options of cases) {
    console.log('--', JSON.stringify(options));
    const server = await serve((socket) => socket.end(), options);
    const socket = open(server);
    await closed(socket);
    console.log(socket.extensions);
    server.close();
  }
  const server = await serve(() => {});
  const socket = open(server);
  socket.close();
  console.log(socket.readyState);
  server.close();
  server.closeAllConnections();
}

function refusedArguments() {
  const lists = [[], ['x'], ['ftp://x'], ['ws://x#f'], ['ws://x', ['a', 'a']], ['ws://x', 'a b']];
  for (const list of lists) {
    try {
      console.log(new WebSocket(...list));
    } catch (error) {
      console.log(JSON.stringify(list), error.constructor.name, error.name, error.code, error.message);
    }
  }
  const socket = new WebSocket('ws://127.0.0.1:1');
  socket.onerror = () => {};
  for (const list of [[999], [1001], [1000, 'x'.repeat(124)], ['a'], [1000, 1]]) {
    try {
      console.log(socket.close(...list));
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  socket.binaryType = 'x';
  socket.onmessage = 1;
  console.log(socket.binaryType, socket.onmessage, socket.onopen, typeof socket.onerror, Object.keys(WebSocket), Object.keys(WebSocket.prototype).join());
}

(async () => {
  await conversation();
  await fragments();
  await refusals();
  await answers();
  refusedArguments();
})();
