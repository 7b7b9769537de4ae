// `internal/worker_messages`: messages from any thread to any other, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#worker_threadspostmessagetothreadthreadid-value-transferlist-timeout
//
// Every realm that has workers, or is one, has an inbox: a group of its own (`internal/worker_links`), named by its thread's number.
'use strict';

const loop = require('internal/loop');
const links = require('internal/worker_links');
const { invokeIn } = require('internal/ticks');

const answers = { __proto__: null, none: 'ERR_WORKER_MESSAGING_FAILED', failed: 'ERR_WORKER_MESSAGING_ERRORED', late: 'ERR_WORKER_MESSAGING_TIMEOUT' };

const nothing = [];

let inbox;
/** What settles the messages that are on their way, by number. */
const outgoing = new Map();
let lastMessage = 0;

const { own: thread } = require('internal/worker_own');

const inboxName = (threadId) => `\0thread ${threadId}`;

/** What other threads send to this one, and their answers. */
function openInbox() {
  inbox ??= new links.Group(inboxName(thread.threadId), ([kind, from, number, value]) => {
    if (kind === 'answer') outgoing.get(number)?.(value);
    else inbox.sendTo(inboxName(from), ['answer', thread.threadId, number, offer(value, from)], nothing);
  });
}

function offer(value, from) {
  let answer = 'none';
  invokeIn(undefined, () => {
    try {
      if (require('process').emit('workerMessage', value, from)) answer = 'taken';
    } catch {
      answer = 'failed';
    }
  });
  return answer;
}

async function postMessageToThread(threadId, value, transferList, timeout) {
  if (typeof transferList === 'number' && timeout === undefined) [transferList, timeout] = [nothing, transferList];
  if (timeout !== undefined) require('internal/validators').validateNumber(timeout, 'timeout', 0);
  const own = thread.threadId;
  const { codes } = require('internal/errors');
  if (threadId === own) throw new codes.ERR_WORKER_MESSAGING_SAME_THREAD();
  if (inbox === undefined || typeof threadId !== 'number' || !inbox.hasOther(inboxName(threadId))) throw new codes.ERR_WORKER_MESSAGING_FAILED();
  const number = ++lastMessage;
  const { promise, resolve } = Promise.withResolvers();
  outgoing.set(number, resolve);
  loop.ref();
  const timer = timeout === undefined ? undefined : require('timers').setTimeout(resolve, timeout, 'late');
  try {
    const { listOf } = require('internal/worker_options');
    const count = inbox.sendTo(inboxName(threadId), ['message', own, number, value], listOf(transferList));
    const answer = count === 0 ? 'none' : await promise;
    if (answer !== 'taken') throw new codes[answers[answer]]();
  } finally {
    outgoing.delete(number);
    if (timer !== undefined) require('timers').clearTimeout(timer);
    loop.unref();
  }
}

module.exports = { openInbox, postMessageToThread };
