// `internal/node_post`: what the realms of this process have to say to each other besides calls: questions with answers, over their loops.
// `ask(realm, subject, id, value, what)` gives the promise of what the handler of that subject in that realm answers. Realm 0 is the program's own, the
// others have the numbers of their cores.
'use strict';

const values = require('internal/node_values');
const context = require('internal/async_context').state;

// Subjects. An answer is one too.
const ANSWER = 0;
const FAILURE = 1;
const CALL = 2;
const MESSAGE = 3;
const PULL = 4;
const OUTPUT = 5;

/** The modules that handle subjects: each exports `handle(id, value, from)`, which gives the answer or its promise. */
const homes = { [CALL]: 'internal/node_scope', [MESSAGE]: 'internal/node_messages', [PULL]: 'internal/node_streams', [OUTPUT]: 'internal/stdio' };

/** Who waits for an answer, by ticket. */
const asking = new Map();
let lastTicket = 0;

/** Keeps the loop alive until the answer comes. `what` names the value in errors. */
function ask(realm, subject, id, value, what) {
  const ticket = ++lastTicket;
  const origin = new Error();
  return new Promise((resolve, reject) => {
    const length = values.encode(value, what);
    const { transfers } = values.out;
    if (!ops.post(realm, subject, id, ticket, values.scratch.bytes, length, transfers)) {
      const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
      throw new ERR_OUT_OF_RANGE('messages waiting for the core', 'at most 1024', 'more');
    }
    const asked = { resolve, reject, realm, origin, frame: context.frame, isKept: false };
    asking.set(ticket, asked);
    ops.keep();
    asked.isKept = true;
  });
}

function answer(realm, kind, ticket, value) {
  let length;
  try {
    length = kind === ANSWER ? values.encode(value, 'the answer') : values.encodeError(value, undefined);
  } catch (error) {
    kind = FAILURE;
    length = values.encodeError(error, undefined);
  }
  ops.post(realm, kind, ticket, 0, values.scratch.bytes, length, values.out.transfers);
}

/** Called for every message that arrives, as an event of the loop. */
function receive([subject, id, from, ticket], buffer, transfers) {
  if (subject === ANSWER || subject === FAILURE) {
    settle(id, subject, buffer, transfers);
    return;
  }
  let outcome;
  try {
    const value = values.decode(new Uint8Array(buffer), 0, buffer.byteLength, transfers);
    outcome = require(homes[subject]).handle(id, value, from);
  } catch (error) {
    answer(from, FAILURE, ticket, error);
    return;
  }
  if (outcome instanceof Promise) outcome.then((value) => answer(from, ANSWER, ticket, value), (error) => answer(from, FAILURE, ticket, error));
  else answer(from, ANSWER, ticket, outcome);
}

function settle(ticket, subject, buffer, transfers) {
  const asked = asking.get(ticket);
  // A Thread-Node that was ended while it asked has left nobody, or nothing kept.
  if (asked === undefined) return;
  asking.delete(ticket);
  if (asked.isKept) ops.release();
  context.frame = asked.frame;
  const value = values.decode(new Uint8Array(buffer), 0, buffer.byteLength, transfers);
  if (subject === ANSWER) {
    asked.resolve(value);
  } else {
    const { withCallerStack } = require('internal/node_errors');
    asked.reject(withCallerStack(value, asked.origin, asked.realm === 0 ? 'machine' : `core ${asked.realm}`));
  }
}

/**
 * A number that nobody can guess: another process knows by it what it may ask of this one, and a machine elsewhere should know of nothing that was not
 * sent to it.
 */
function secretNumber() {
  if (randomLeft === 0) {
    require('internal/crypto_random').randomFillSync(random);
    randomLeft = random.length;
  }
  return takeRandom(2 ** 21) * 2 ** 32 + takeRandom(2 ** 32) + 1;
}

/** Drawn ahead: to ask the system for each costs more than a microsecond. */
const random = new Uint32Array(128);
let randomLeft = 0;

function takeRandom(below) {
  const number = random[--randomLeft];
  random[randomLeft] = 0;
  return number % below;
}

module.exports = { secretNumber, ask, receive, here: ops.here, CALL, MESSAGE, PULL, OUTPUT };
