// `internal/shell`: the template tag `$` of `roata`: `` const log = await $`git log -${n}`.text() ``. Described in roata.d.ts.
//
// A command starts when its outcome is first asked for, once. Each of its methods that says how it runs gives a new command.
'use strict';

const process = require('process');
const { wordsOf, shellText, quoted } = require('internal/shell_words');
const validators = require('internal/validators');
const { codes } = require('internal/errors');
const { Run } = require('internal/shell_run');

const kCommand = Symbol('command');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

function $(texts, ...values) {
  checkTag(texts, '$');
  return new Command(kCommand, { args: wordsOf(texts.raw, values) });
}

/** The same, given to `/bin/sh`; what is put in is quoted. */
$.shell = function shell(texts, ...values) {
  checkTag(texts, '$.shell');
  const text = shellText(texts.raw, values);
  return new Command(kCommand, { args: ['/bin/sh', '-c', text], name: text });
};

function checkTag(texts, name) {
  if (!Array.isArray(texts?.raw)) throw new TypeError(`${name} is a template tag: ${name}\`command ${'${argument}'}\``);
}

class Command {
  #options;
  #run;
  #result;

  constructor(key, options) {
    if (key !== kCommand) throw new TypeError('Commands are made by $');
    this.#options = options;
  }

  // ---- how it runs

  #with(more) {
    return new Command(kCommand, { ...this.#options, ...more });
  }

  /** Nothing of it is shown. */
  quiet() {
    return this.#with({ isQuiet: true });
  }

  /** Its failure is a result like any other. */
  nothrow() {
    return this.#with({ mayFail: true });
  }

  /** It is ended after so many milliseconds. */
  timeout(milliseconds) {
    validators.validateNumber(milliseconds, 'milliseconds', 0);
    return this.#with({ timeout: milliseconds });
  }

  /** It is ended when the signal is aborted. */
  signal(signal) {
    validators.validateAbortSignal(signal, 'signal');
    return this.#with({ signal });
  }

  cwd(cwd) {
    return this.#with({ cwd });
  }

  /** Variables beside, or in the place of, those of this process; undefined takes one away. */
  env(env) {
    validators.validateObject(env, 'env');
    return this.#with({ env: { ...this.#options.env, ...env } });
  }

  /** What it reads: a text, bytes, a stream or other iterable, another command's output, or null for nothing. */
  stdin(input) {
    if (input instanceof Command) return input.pipe(this);
    if (!isReadable(input)) throw new codes.ERR_INVALID_ARG_TYPE('input', ['string', 'Buffer', 'TypedArray', 'DataView', 'Stream', 'Iterable', 'Command'], input);
    return this.#with({ input });
  }

  /** Its output is what `next` reads: another command, so that the pair is a command of its own; or a stream, which is ended after it. */
  pipe(next) {
    if (next instanceof Command) return next.#behind(this);
    if (!isWritable(next)) throw new codes.ERR_INVALID_ARG_TYPE('next', ['Command', 'Writable', 'WritableStream'], next);
    return this.#with({ output: next });
  }

  #behind(source) {
    const own = this.#options.source;
    return this.#with({ source: own ? own.#behind(source) : source });
  }

  // ---- its outcome

  /** `{ exitCode, signal, stdout, stderr }`; what it says is shown as it comes. */
  then(onResult, onError) {
    this.#result ??= this.#start('show').result();
    return this.#result.then(onResult, onError);
  }

  catch(onError) {
    return this.then(undefined, onError);
  }

  finally(onEnd) {
    return this.then().finally(onEnd);
  }

  async bytes() {
    const { bytes } = await this.#start('keep').outcome();
    return bytes;
  }

  async text() {
    return (await this.bytes()).toString();
  }

  async json() {
    return JSON.parse(await this.text());
  }

  /** To be awaited for all of them, or iterated while it runs. */
  lines() {
    return new Lines(this.#start('iterate').lines());
  }

  /** Line by line, while it runs. Who stops listening ends it. */
  [Symbol.asyncIterator]() {
    return this.#start('iterate').lines();
  }

  #start(mode) {
    if (this.#run) throw new Error(`${this} has been started already`);
    this.#run = new Run(this.#plan(), mode);
    return this.#run;
  }

  /** Everything that runs, the first command first. */
  #plan() {
    const { source, ...own } = this.#options;
    if (own.env) own.env = { ...process.env, ...own.env };
    own.name ??= own.args.map(quoted).join(' ');
    return source ? [...source.#plan(), own] : [own];
  }

  [kInspect]() {
    return `$\`${this}\``;
  }

  toString() {
    return this.#plan().map(({ name }) => name).join(' | ');
  }
}

class Lines {
  #iterator;
  #all;

  constructor(iterator) { this.#iterator = iterator; }

  [Symbol.asyncIterator]() { return this.#iterator; }

  then(onLines, onError) {
    this.#all ??= Array.fromAsync(this.#iterator);
    return this.#all.then(onLines, onError);
  }

  catch(onError) { return this.then(undefined, onError); }
  finally(onEnd) { return this.then().finally(onEnd); }
}

function isReadable(input) {
  if (input === null || typeof input === 'string' || ArrayBuffer.isView(input)) return true;
  return typeof input?.[Symbol.iterator] === 'function' || typeof input?.[Symbol.asyncIterator] === 'function';
}

const isWritable = (stream) => typeof stream?.write === 'function' || typeof stream?.getWriter === 'function';

Object.defineProperty(Command.prototype, Symbol.toStringTag, { value: 'Command', configurable: true });

Object.assign(exports, { $, Command });
