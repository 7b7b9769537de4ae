// `internal/machine_options`: the options of `machine.spawn()`, checked, with what stands for those that are not given. Limits are inherited.
'use strict';

const kDefaultGrace = 5000;

function checkOptions(given) {
  const validators = require('internal/validators');
  const { validateObject, validateString, validateInteger, validateNumber, validateBoolean, validateOneOf, validateAbortSignal } = validators;
  validateObject(given, 'options');
  const { file, args = [], cores, env = process.env, cwd, stdio = 'lines', memory, restart = 'never', maxRestarts = 5, within = 10_000, grace = kDefaultGrace, signal, detached = false } = given;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (cwd !== undefined) validateString(cwd, 'options.cwd');
  checkArgs(args);
  if (cores !== undefined) validateInteger(cores, 'options.cores', 1, 1024);
  if (memory !== undefined) validateInteger(memory, 'options.memory', 1);
  validateOneOf(stdio, 'options.stdio', ['lines', 'inherit', 'ignore']);
  validateOneOf(restart, 'options.restart', ['never', 'on-failure', 'always']);
  validateInteger(maxRestarts, 'options.maxRestarts', 0, 0xffffffff);
  validateInteger(within, 'options.within', 1);
  validateNumber(grace, 'options.grace', 0);
  validateBoolean(detached, 'options.detached');
  const narrowed = narrow(cores, memory);
  return { ...narrowed, file: fileOf(file, cwd), args, env: pairsOf(env), execArgv: inherited(file), cwd, stdio, restart, maxRestarts, within, grace, detached };
}

function checkArgs(args) {
  const { validateArray, validateString } = require('internal/validators');
  validateArray(args, 'options.args');
  args.forEach((arg, index) => {
    validateString(arg, `options.args[${index}]`);
    refuseNul(arg, `options.args[${index}]`);
  });
}

function refuseNul(text, name) {
  if (!text.includes('\0')) return;
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_VALUE(name, text, 'must be a string without null bytes');
}

/** Limits of this process hold for those that it makes; they can only be narrowed. */
function narrow(cores, memory) {
  const [mostCores, mostMemory] = ops.limits();
  const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
  const refuse = (name, most, value) => { throw new ERR_OUT_OF_RANGE(`options.${name}`, `at most ${most}, the limit of this process`, value); };
  if (cores > mostCores) refuse('cores', mostCores, cores);
  if (memory > mostMemory) refuse('memory', mostMemory, memory);
  const orElse = (value, most) => value ?? (Number.isNaN(most) ? undefined : most);
  return { cores: orElse(cores, mostCores), memory: orElse(memory, mostMemory) };
}

function fileOf(file, cwd) {
  if (file === undefined) return undefined;
  const path = require('path');
  let name = file;
  if (file instanceof URL) name = require('url').fileURLToPath(file);
  const { validateString } = require('internal/validators');
  validateString(name, 'options.file');
  refuseNul(name, 'options.file');
  if (name.startsWith('file:')) name = require('url').fileURLToPath(name);
  const full = path.resolve(cwd ?? process.cwd(), name);
  if (!ops.exists(full)) {
    const error = new Error(`Cannot find the program '${full}'`);
    error.code = 'ENOENT';
    error.path = full;
    throw error;
  }
  return full;
}

/** Options of this process that are not about its own program. */
function inherited(file) {
  const withText = ['-e', '--eval', '-p', '--print', '-pe'];
  const door = ['--listen', '--token-file', '--tls-cert', '--tls-key', '--tls-ca', '--max-body', '--max-requests'];
  const preloads = ['-r', '--require', '--import'];
  const dropped = file === undefined ? [...withText, ...door, ...preloads] : [...withText, ...door];
  // Then the rules are in the environment, as they are now.
  const isUnderRules = require('internal/boot').permission !== undefined && process.execArgv.includes('--permission');
  const kept = [];
  for (let i = 0; i < process.execArgv.length; i++) {
    const arg = process.execArgv[i];
    const name = arg.split('=', 1)[0];
    if (dropped.includes(name)) i += arg === name ? 1 : 0;
    else if (isUnderRules && /^--(?:permission$|allow-)/.test(name)) i += arg === name && /^--allow-fs-/.test(name) ? 1 : 0;
    else if (!['-c', '--check', '--error-stacks', '--input-type', '--title'].includes(name)) kept.push(arg);
  }
  return kept;
}

function pairsOf(env) {
  const { validateObject } = require('internal/validators');
  validateObject(env, 'options.env');
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  return underRules(Object.entries(env).filter(([, value]) => value !== undefined).flatMap(([name, value]) => {
    if (name === '' || name.includes('=') || name.includes('\0')) {
      throw new ERR_INVALID_ARG_VALUE(`options.env['${name}']`, value, "must have a name without '=' and null bytes");
    }
    refuseNul(String(value), `options.env.${name}`);
    return [name, String(value)];
  }));
}

/** Under the permission model a machine has this process's rules; others that its variables name do not count. */
function underRules(pairs) {
  const { permission } = require('internal/boot');
  if (permission === undefined) return pairs;
  const variables = [];
  for (let i = 0; i < pairs.length; i += 2) variables.push(`${pairs[i]}=${pairs[i] === 'NODE_OPTIONS' ? pairs[i + 1].replace(kRules, '') : pairs[i + 1]}`);
  return permission.inherited('roata', variables).flatMap((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]);
}

const kRules = /(?<=^|\s)--(?:permission|allow-[\w-]+)(?:=(?:"[^"]*"|\S*))?(?=\s|$)/g;

module.exports = { checkOptions };
