// `internal/message_event`: the event of messages, Node 26. Follows https://html.spec.whatwg.org/multipage/comms.html#messageevent
//
// What is wrong with an argument is said in the words of Node's Web IDL conversions; and as in Node `initMessageEvent` gives a new event.
'use strict';

const { Event, enumerable, tag } = require('internal/event_target');

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, eventInitDict = undefined) {
    const where = 'MessageEvent constructor';
    if (arguments.length === 0) throw new TypeError(`${where}: 1 argument required, but 0 found.`);
    if (isPrimitive(eventInitDict)) throw new TypeError(`${where}: Expected ${eventInitDict} to be one of: Null, Undefined, Object.`);
    const { bubbles, cancelable, composed, data = null, lastEventId = '', origin = '', ports = [], source = null } = eventInitDict ?? {};
    super(domString(type, `${where}: type`), { bubbles, cancelable, composed });
    this.#data = data;
    this.#lastEventId = domString(lastEventId, `${where}: eventInitDict.lastEventId`);
    this.#origin = `${origin}`.toWellFormed();
    this.#ports = portsOf(ports, where);
    this.#source = sourceOf(source, where);
  }

  get data() { return MessageEvent.#check(this).#data; }
  get origin() { return MessageEvent.#check(this).#origin; }
  get lastEventId() { return MessageEvent.#check(this).#lastEventId; }
  get source() { return MessageEvent.#check(this).#source; }
  get ports() { return MessageEvent.#check(this).#ports; }

  initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', source = null, ports = []) {
    MessageEvent.#check(this);
    if (arguments.length === 0) throw new TypeError('MessageEvent.initMessageEvent: 1 argument required, but 0 found.');
    return new MessageEvent(type, { bubbles, cancelable, data, origin, lastEventId, source, ports });
  }

  static #check(value) {
    if (typeof value === 'object' && value !== null && #data in value) return value;
    const error = new TypeError('Illegal invocation');
    error.code = 'ERR_INVALID_THIS';
    throw error;
  }
}

const isPrimitive = (value) => value !== undefined && value !== null && typeof value !== 'object' && typeof value !== 'function';

function domString(value, what) {
  if (typeof value === 'symbol') throw new TypeError(`${what} is a symbol, which cannot be converted to a DOMString.`);
  return `${value}`;
}

function sourceOf(source, where) {
  if (source === null || isMessagePort(source)) return source;
  throw new TypeError(`${where}: Expected eventInitDict.source ("${shown(source)}") to be an instance of MessagePort.`);
}

function portsOf(ports, where) {
  if (ports === null || isPrimitive(ports)) throw new TypeError(`${where}: eventInitDict.ports (${shown(ports)}) is not iterable.`);
  if (typeof ports[Symbol.iterator] !== 'function') throw new TypeError(`${where}: eventInitDict.ports is not iterable.`);
  const list = [...ports];
  list.forEach((port, index) => {
    if (isMessagePort(port)) return;
    throw new TypeError(`${where}: Expected eventInitDict.ports[${index}] ("${shown(port)}") to be an instance of MessagePort.`);
  });
  return Object.freeze(list);
}

function isMessagePort(value) {
  return require('internal/message_channel').isMessagePort(value);
}

function shown(value) {
  return typeof value === 'string' ? `"${value}"` : require('internal/inspect').inspect(value);
}

enumerable(MessageEvent.prototype, ['data', 'origin', 'lastEventId', 'source', 'ports', 'initMessageEvent']);
tag(MessageEvent, 'MessageEvent');

module.exports = { MessageEvent };
