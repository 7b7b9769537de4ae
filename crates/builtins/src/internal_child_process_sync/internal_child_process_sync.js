// `internal/child_process_sync`: spawnSync, execFileSync and execSync. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#synchronous-process-creation
'use strict';

const validators = require('internal/validators');
const checks = require('internal/child_process_arguments');
const { ended } = require('internal/child_process');
const { stdioOf, nameForSystem } = require('internal/child_process_stdio');
const { codes, errnoException } = require('internal/errors');
const { signals, signalName } = require('internal/errno');
const { Buffer } = require('buffer');

function spawnSync(file, args, options) {
  options = { maxBuffer: checks.MAX_BUFFER, ...checks.normalize(file, args, options) };
  checks.checkTimeout(options.timeout);
  checks.checkMaxBuffer(options.maxBuffer);
  const killSignal = checks.killSignalOf(options.killSignal) ?? signals.SIGTERM;
  const stdio = stdioOf(options.stdio || 'pipe', true);
  if (options.input) stdio[0] = { type: 'pipe', index: 0, input: options.input };
  const inputs = stdio.map(({ input }, i) => bytesOf(input, i, options.encoding));
  const { permission } = require('internal/boot');
  permission?.demand('child', options.file);
  const variables = permission === undefined ? options.envPairs : permission.inherited(options.file, options.envPairs);
  const outcome = ops.spawnSync(
    options.file, ended(options.args), ended(variables), options.cwd ?? undefined, ended(stdio.map(nameForSystem)),
    options.detached, options.uid ?? NaN, options.gid ?? NaN,
    inputs, options.timeout ?? 0, options.maxBuffer || Infinity, killSignal, // none has no bound, as in Node
  );
  return resultOf(typeof outcome === 'number' ? [outcome, 0] : outcome, options);
}

/** As in Node, a text is in the encoding in which the output is wanted. */
function bytesOf(input, i, encoding) {
  if (input == null) return null;
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (typeof input === 'string') return Buffer.from(input, encoding);
  throw new codes.ERR_INVALID_ARG_TYPE(`options.stdio[${i}]`, ['Buffer', 'TypedArray', 'DataView', 'string'], input);
}

function resultOf([failed, pid, code, signal, ...outputs], { encoding, file, args }) {
  const result = {};
  if (failed !== 0) {
    result.error = errnoException(failed, `spawnSync ${file}`);
    result.error.path = file;
    result.error.spawnargs = args.slice(1);
  }
  result.status = pid === 0 || signal !== 0 ? null : code;
  result.signal = pid === 0 || signal === 0 ? null : signalName(signal) ?? null;
  result.output = pid === 0 ? null : outputs.map((bytes) => valueOf(bytes, encoding));
  result.pid = pid;
  result.stdout = result.output?.[1];
  result.stderr = result.output?.[2];
  return result;
}

function valueOf(bytes, encoding) {
  if (bytes === null) return null;
  const buffer = Buffer.from(bytes);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function execFileSync(file, args, options) {
  // There is no callback: a function in its place is no options.
  if ((args == null || Array.isArray(args)) && typeof options === 'function') validators.validateObject(options, 'options');
  ({ args, options } = checks.fileArguments(args, options));
  const result = spawnSync(file, args, options ?? undefined);
  return outputOf(result, options, undefined, file, args);
}

function execSync(command, options) {
  checks.checkCommand(command);
  options = { ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return outputOf(spawnSync(command, options), options, command, command, []);
}

/** Standard output, or the error that the result is. What the child has complained of is shown, unless the program cares for it. */
function outputOf(result, options, command, file, args) {
  if (!options?.stdio && result.stderr) require('process').stderr.write(result.stderr);
  if (result.error) throw Object.assign(result.error, result);
  if (result.status !== 0) {
    const { stderr } = result;
    const text = `Command failed: ${command ?? [file, ...args].join(' ')}${stderr?.length > 0 ? `\n${stderr}` : ''}`;
    throw Object.assign(new Error(text), result);
  }
  return result.stdout;
}

Object.assign(exports, { spawnSync, execSync, execFileSync });
