// Standard output over a pipe is a socket of node:net, whenever that is loaded; its end is told, but it goes on.
const { writeSync } = require('node:fs');
const say = (...parts) => writeSync(1, `${parts.join(' ')}\n`);

const early = process.stdout;
say(typeof early._handle.setBlocking, early.fd, early._type, early.writableHighWaterMark);
const net = require('node:net');
const { Duplex } = require('node:stream');
for (const stream of [process.stdout, process.stderr]) {
  say(stream instanceof net.Socket, stream instanceof Duplex, stream.constructor === net.Socket, stream.readyState, stream.isTTY, stream.fd);
  say(stream.readable, stream.readableEnded, stream.connecting, stream.pending, stream.allowHalfOpen, stream.remoteAddress, JSON.stringify(stream.address()));
}

let turns = 0;
const turn = () => {
  say('turn', turns);
  if (++turns < 3) setImmediate(turn);
  else early.write('written after all\n', (error) => say('written', error?.code));
};
setImmediate(turn);
process.nextTick(() => say('tick'));
for (const name of ['prefinish', 'finish', 'close', 'error']) early.on(name, (error) => say(name, error?.code));
early.end('the end\n', () => say('ended'));
say(early.writableEnded, early.writableFinished, early.destroyed, early.bytesWritten);
