// Senders and receivers on all cores that give up at random: every value that was sent is received once, every other never; a lock counts exactly all the while.
import { Channel, Mutex, SharedMemory } from 'roata';

/** A small generator of numbers, so that a run can be had again (the cores' timing cannot). */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

/** A signal that is aborted after some promise jobs or turns of the loop, or never. */
function impatience(next) {
  const controller = new AbortController();
  const kind = next(4);
  if (kind === 0) controller.abort();
  else if (kind === 1) Promise.resolve().then(() => {}).then(() => controller.abort());
  else if (kind === 2) setImmediate(() => controller.abort());
  return controller.signal;
}

const SENT = 1;
const RECEIVED = 0x100;

/** Sends its values until each is either sent or given up; notes which were. */
async function sender(channel, notes, first, count) {
  'use node';
  const next = random(first + 1);
  const marks = new Int32Array(notes.buffer);
  for (let value = first; value < first + count; value++) {
    try {
      await channel.send({ value }, { signal: impatience(next) });
      Atomics.add(marks, value, SENT);
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
  }
}

async function receiver(channel, notes, seed) {
  'use node';
  const next = random(seed);
  const marks = new Int32Array(notes.buffer);
  for (;;) {
    try {
      const { value } = await channel.receive({ signal: impatience(next) });
      Atomics.add(marks, value, RECEIVED);
    } catch (error) {
      if (error.code === 'ERR_ROATA_CHANNEL_CLOSED') return;
      if (error.name !== 'AbortError') throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Counts under the lock without Atomics; what it counted is its result. */
async function locker(mutex, notes, seed, rounds) {
  'use node';
  const next = random(seed);
  const cells = new Int32Array(notes.buffer);
  let counted = 0;
  for (let i = 0; i < rounds; i++) {
    let lock;
    try {
      lock = await mutex.lock({ signal: impatience(next) });
    } catch {
      continue;
    }
    const before = cells[0];
    if (next(3) === 0) await null;
    cells[0] = before + 1;
    counted++;
    lock.release();
  }
  return counted;
}

const EACH = 300;
for (const capacity of [0, 1, 8]) {
  const channel = new Channel(capacity);
  const notes = new SharedMemory(4 * 4 * EACH);
  const senders = [0, 1, 2, 3].map((i) => sender(channel, notes, i * EACH, EACH));
  const receivers = [1, 2, 3].map((i) => receiver(channel, notes, i));
  await Promise.all(senders);
  channel.close();
  await Promise.all(receivers);
  const marks = [...new Int32Array(notes.buffer)];
  const wrong = marks.filter((mark) => mark !== 0 && mark !== SENT + RECEIVED);
  console.log(capacity, 'wrong:', wrong.length, 'some sent:', marks.includes(SENT + RECEIVED), 'some given up:', marks.includes(0));
}

const counter = new SharedMemory(4);
const mutex = new Mutex();
const counted = await Promise.all([1, 2, 3, 4].map((seed) => locker(mutex, counter, seed, 300)));
console.log('counted', new Int32Array(counter.buffer)[0] === counted.reduce((a, b) => a + b, 0), counted.every((count) => count > 0));
