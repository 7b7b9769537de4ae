// `internal/worker_messages`: messages from any thread to any other, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#worker_threadspostmessagetothreadthreadid-value-transferlist-timeout
//
// Every realm that has workers, or is one, has an inbox: a group of its own (`internal/worker_links`), named by its thread's number. With each message goes a
// port for its answer: it closes when the other thread ends without one.
'use strict';

const links = require('internal/worker_links');
const { invokeIn } = require('internal/ticks');

const answers = { __proto__: null, none: 'ERR_WORKER_MESSAGING_FAILED', failed: 'ERR_WORKER_MESSAGING_ERRORED', late: 'ERR_WORKER_MESSAGING_TIMEOUT' };

let inbox;

const { own: thread } = require('internal/worker_own');

const inboxName = (threadId) => `\0thread ${threadId}`;

/** What other threads send to this one, and their answers. */
function openInbox() {
  inbox ??= new links.Group(inboxName(thread.threadId), ([from, value, port]) => {
    port.postMessage(offer(value, from));
    port.close();
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
  if (typeof transferList === 'number' && timeout === undefined) [transferList, timeout] = [[], transferList];
  if (timeout !== undefined) require('internal/validators').validateNumber(timeout, 'timeout', 0);
  const { codes } = require('internal/errors');
  if (threadId === thread.threadId) throw new codes.ERR_WORKER_MESSAGING_SAME_THREAD();
  if (inbox === undefined || typeof threadId !== 'number' || !inbox.hasOther(inboxName(threadId))) throw new codes.ERR_WORKER_MESSAGING_FAILED();
  const { MessageChannel } = require('internal/message_channel');
  const { listOf } = require('internal/worker_options');
  const { port1: own, port2: other } = new MessageChannel();
  const { promise, resolve } = Promise.withResolvers();
  const timer = timeout === undefined ? undefined : require('timers').setTimeout(resolve, timeout, 'late');
  try {
    own.on('message', resolve);
    own.on('close', () => resolve('none'));
    const count = inbox.sendTo(inboxName(threadId), [thread.threadId, value, other], [...listOf(transferList), other]);
    const answer = count === 0 ? 'none' : await promise;
    if (answer !== 'taken') throw new codes[answers[answer]]();
  } finally {
    if (timer !== undefined) require('timers').clearTimeout(timer);
    own.close();
  }
}

module.exports = { openInbox, postMessageToThread };
