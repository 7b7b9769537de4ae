// `internal/worker_options`: what the constructor of Worker accepts, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#new-workerfilename-options
'use strict';

const { codes } = require('internal/errors');

const MB = 1024 * 1024;

/** What is to run, as `internal/worker_main` takes it; throws Node's errors of wrong options. */
function programOf(filename, options) {
  const execArgv = options.execArgv;
  const { argv, env, name } = options;
  if (execArgv && !Array.isArray(execArgv)) throw new codes.ERR_INVALID_ARG_TYPE('options.execArgv', 'Array', execArgv);
  if (argv && !Array.isArray(argv)) throw new codes.ERR_INVALID_ARG_TYPE('options.argv', 'Array', argv);
  const program = placeOf(filename, options.eval);
  const isEnvironment = env === undefined || env === null || typeof env === 'object' || env === require('internal/worker_environment').SHARE_ENV;
  if (!isEnvironment) throw new codes.ERR_INVALID_ARG_TYPE('options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  if (name) require('internal/validators').validateString(name, 'options.name');
  return program;
}

function placeOf(filename, isText) {
  if (isText) {
    if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_VALUE('options.eval', isText, "must be false when 'filename' is not a string");
    return { kind: 'eval', text: filename };
  }
  if (require('internal/url').isURL(filename)) {
    if (filename.protocol === 'data:') return { kind: 'url', text: filename.href };
    return { kind: 'file', file: require('internal/url').fileURLToPath(filename) };
  }
  if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  const path = require('path');
  if (!path.isAbsolute(filename) && !/^\.\.?[/\\]/.test(filename)) throw new codes.ERR_WORKER_PATH(filename);
  return { kind: 'file', file: path.resolve(filename) };
}

/** The elements of what is taken for an array. */
function listOf(arrayLike) {
  return arrayLike ? Array.prototype.slice.call(arrayLike) : [];
}

// ---- limits

const kStackMb = 4;
const kLeastStackMb = 192 / 1024;
const limitNames = ['maxYoungGenerationSizeMb', 'maxOldGenerationSizeMb', 'codeRangeSizeMb'];

/** In MB; -1 where nothing is said. */
function limitsOf(given) {
  const limits = { maxYoungGenerationSizeMb: -1, maxOldGenerationSizeMb: -1, codeRangeSizeMb: -1, stackSizeMb: kStackMb };
  if (typeof given !== 'object' || given === null) return limits;
  for (const name of limitNames) if (typeof given[name] === 'number') limits[name] = given[name];
  if (given.stackSizeMb > 0 && typeof given.stackSizeMb === 'number') limits.stackSizeMb = Math.max(given.stackSizeMb, kLeastStackMb);
  return limits;
}

/** As a running worker knows them: where nothing was said, what Node's engine would allow on a machine with this much memory. */
function effectiveLimits(limits) {
  if (limits.maxYoungGenerationSizeMb > 0 && limits.maxOldGenerationSizeMb > 0 && limits.codeRangeSizeMb > 0) return limits;
  const { constrainedMemory } = require('process');
  const total = require('os').totalmem();
  const memory = Math.min(constrainedMemory() || total, total);
  const most = memory >= 15 * 1024 * MB ? 4096 : 2048;
  const old = Math.min(Math.floor(memory / 2 / MB), most);
  const { maxYoungGenerationSizeMb: young, maxOldGenerationSizeMb, codeRangeSizeMb, stackSizeMb } = limits;
  return {
    maxYoungGenerationSizeMb: young > 0 ? young : Math.floor(old * 3 / 128),
    maxOldGenerationSizeMb: maxOldGenerationSizeMb > 0 ? maxOldGenerationSizeMb : old,
    codeRangeSizeMb: codeRangeSizeMb > 0 ? codeRangeSizeMb : 0,
    stackSizeMb,
  };
}

/** The limit of both generations, 0 for none. */
function heapBytesOf({ maxOldGenerationSizeMb, maxYoungGenerationSizeMb }) {
  return maxOldGenerationSizeMb > 0 ? (maxOldGenerationSizeMb + Math.max(maxYoungGenerationSizeMb, 0)) * MB : 0;
}

const stackBytesOf = ({ stackSizeMb }) => (stackSizeMb + 1) * MB;

/** Of heap snapshots, of a worker or of one's own. */
function checkSnapshotOptions(options = {}) {
  const { validateBoolean, validateObject } = require('internal/validators');
  validateObject(options, 'options');
  const { exposeInternals = false, exposeNumericValues = false } = options;
  validateBoolean(exposeInternals, 'options.exposeInternals');
  validateBoolean(exposeNumericValues, 'options.exposeNumericValues');
}

module.exports = { checkSnapshotOptions, programOf, listOf, limitsOf, effectiveLimits, heapBytesOf, stackBytesOf };
