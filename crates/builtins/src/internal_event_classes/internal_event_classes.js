// `internal/event_classes`: ErrorEvent and CloseEvent, Node 26. Follows https://html.spec.whatwg.org/multipage/webappapis.html#the-errorevent-interface
// and https://websockets.spec.whatwg.org/#the-closeevent-interface
'use strict';

const { Event, enumerable, tag } = require('internal/event_target');

class ErrorEvent extends Event {
  #message = '';
  #filename = '';
  #lineno = 0;
  #colno = 0;
  #error;

  constructor(type, options = undefined) {
    needType('ErrorEvent', arguments);
    super(type, options);
    if (options === undefined || options === null) return;
    const { message, filename, lineno, colno, error } = options;
    if (message !== undefined) this.#message = `${message}`;
    if (filename !== undefined) this.#filename = `${filename}`;
    if (lineno !== undefined) this.#lineno = lineno >>> 0;
    if (colno !== undefined) this.#colno = colno >>> 0;
    this.#error = error;
  }

  static #check(event) { return checked(event, #message in Object(event)); }

  get message() { return ErrorEvent.#check(this).#message; }
  get filename() { return ErrorEvent.#check(this).#filename; }
  get lineno() { return ErrorEvent.#check(this).#lineno; }
  get colno() { return ErrorEvent.#check(this).#colno; }
  get error() { return ErrorEvent.#check(this).#error; }
}

class CloseEvent extends Event {
  #wasClean = false;
  #code = 0;
  #reason = '';

  constructor(type, options = undefined) {
    needType('CloseEvent', arguments);
    super(type, options);
    if (options === undefined || options === null) return;
    const { wasClean, code, reason } = options;
    this.#wasClean = Boolean(wasClean);
    if (code !== undefined) this.#code = code & 0xffff;
    if (reason !== undefined) this.#reason = `${reason}`.toWellFormed();
  }

  static #check(event) { return checked(event, #code in Object(event)); }

  get wasClean() { return CloseEvent.#check(this).#wasClean; }
  get code() { return CloseEvent.#check(this).#code; }
  get reason() { return CloseEvent.#check(this).#reason; }
}

function needType(name, given) {
  if (given.length === 0) throw new TypeError(`${name} constructor: 1 argument required, but 0 found.`);
}

function checked(event, isOne) {
  if (isOne) return event;
  const error = new TypeError('Illegal invocation');
  error.code = 'ERR_INVALID_THIS';
  throw error;
}

enumerable(ErrorEvent.prototype, ['message', 'filename', 'lineno', 'colno', 'error']);
enumerable(CloseEvent.prototype, ['wasClean', 'code', 'reason']);
Object.defineProperty(ErrorEvent, 'length', { value: 2, configurable: true });
for (const constructor of [ErrorEvent, CloseEvent]) tag(constructor, constructor.name);

module.exports = { ErrorEvent, CloseEvent };
