// `internal/parse_args`: `util.parseArgs`, Node 26: a command line as options and positionals.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilparseargsconfig
'use strict';

const { codes } = require('internal/errors');
const { validateArray, validateBoolean, validateBooleanArray, validateObject, validateString, validateStringArray, validateUnion } = require('internal/validators');

const { hasOwn } = Object;

function parseArgs(config = {}) {
  const given = config;
  const args = hasOwn(given, 'args') && given.args != null ? given.args : ownArguments();
  const strict = hasOwn(given, 'strict') && given.strict != null ? given.strict : true;
  const allowPositionals = given.allowPositionals ?? !strict;
  const { tokens: returnTokens = false, allowNegative = false, options = {} } = given;
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(returnTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateObject(options, 'options');
  checkOptions(options);

  const tokens = tokenize(args, options);
  const result = { values: { __proto__: null }, positionals: [] };
  if (returnTokens) result.tokens = tokens;
  const rules = { options, strict, allowPositionals, allowNegative };
  for (const token of tokens) {
    if (token.kind === 'option') takeOption(token, rules, result.values);
    else if (token.kind === 'positional') takePositional(token, rules, result.positionals);
  }
  addDefaults(options, result.values);
  return result;
}

/** What follows the script on the command line; with -e or -p there is no script. */
function ownArguments() {
  const { argv, execArgv } = process;
  const isEval = execArgv.some((arg) => arg === '-e' || arg === '--eval' || arg === '-p' || arg === '--print' || arg === '-pe');
  return argv.slice(isEval ? 1 : 2);
}

function checkOptions(options) {
  for (const [name, option] of Object.entries(options)) {
    const at = `options.${name}`;
    validateObject(option, at);
    validateUnion(option.type, `${at}.type`, ['string', 'boolean']);
    if (hasOwn(option, 'short')) {
      validateString(option.short, `${at}.short`);
      if (option.short.length !== 1) throw new codes.ERR_INVALID_ARG_VALUE(`${at}.short`, option.short, 'must be a single character');
    }
    const isMultiple = option.multiple;
    if (hasOwn(option, 'multiple')) validateBoolean(isMultiple, `${at}.multiple`);
    if (option.default !== undefined) checkDefault(option, `${at}.default`);
  }
}

function checkDefault({ type, multiple, default: value }, at) {
  if (type === 'string') (multiple ? validateStringArray : validateString)(value, at);
  else (multiple ? validateBooleanArray : validateBoolean)(value, at);
}

// From words to tokens

/** Words, each with its place in `args`; groups of short options are taken apart first. */
function tokenize(args, options) {
  const tokens = [];
  const words = args.map((text, index) => ({ text, index }));
  for (let at = 0; at < words.length; at++) {
    const { text, index } = words[at];
    const next = words[at + 1]?.text;
    if (text === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (const rest of words.slice(at + 1)) tokens.push({ kind: 'positional', index: rest.index, value: rest.text });
      break;
    }
    if (isLoneShort(text)) {
      const name = longName(text[1], options);
      const takes = options[name]?.type === 'string' && next !== undefined;
      tokens.push(optionToken(name, text, index, takes ? next : undefined, takes ? false : undefined));
      if (takes) at++;
    } else if (isShortGroup(text, options)) {
      words.splice(at + 1, 0, ...ungroup(text, options).map((part) => ({ text: part, index })));
    } else if (isShortWithValue(text, options)) {
      const name = longName(text[1], options);
      tokens.push(optionToken(name, `-${text[1]}`, index, text.slice(2), true));
    } else if (/^--[^=]+=/s.test(text)) {
      const equals = text.indexOf('=');
      tokens.push(optionToken(text.slice(2, equals), text.slice(0, equals), index, text.slice(equals + 1), true));
    } else if (text.length > 2 && text.startsWith('--')) {
      const name = text.slice(2);
      const takes = options[name]?.type === 'string' && next !== undefined;
      tokens.push(optionToken(name, text, index, takes ? next : undefined, takes ? false : undefined));
      if (takes) at++;
    } else {
      tokens.push({ kind: 'positional', index, value: text });
    }
  }
  return tokens;
}

function optionToken(name, rawName, index, value, inlineValue) {
  return { kind: 'option', name, rawName, index, value, inlineValue };
}

const isLoneShort = (text) => typeof text === 'string' && text.length === 2 && text[0] === '-' && text[1] !== '-';
const isShort = (text) => typeof text === 'string' && text.length > 2 && text[0] === '-' && text[1] !== '-';

/** `-abc`, where -a takes no value. */
function isShortGroup(text, options) {
  return isShort(text) && options[longName(text[1], options)]?.type !== 'string';
}

/** `-fVALUE`, where -f takes one. */
function isShortWithValue(text, options) {
  return isShort(text) && options[longName(text[1], options)]?.type === 'string';
}

/** The words of a group: flags, and at the end one option with what follows it as its value. */
function ungroup(text, options) {
  const parts = [];
  for (let i = 1; i < text.length; i++) {
    if (options[longName(text[i], options)]?.type === 'string' && i !== text.length - 1) {
      parts.push(`-${text.slice(i)}`);
      break;
    }
    parts.push(`-${text[i]}`);
  }
  return parts;
}

function longName(short, options) {
  for (const [name, option] of Object.entries(options)) if (option.short === short) return name;
  return short;
}

// From tokens to values

function takeOption(token, rules, values) {
  const { options, strict, allowNegative } = rules;
  let { name } = token;
  let { value } = token;
  if (allowNegative && name.startsWith('no-') && mayBeNegated(name.slice(3), value, rules)) {
    name = name.slice(3);
    token.name = name;
    value ??= false;
  }
  if (strict) checkToken(token, name, value, rules);
  store(name, value ?? true, options, values);
}

/** Flags; and where nothing is a mistake, whatever has no value. */
function mayBeNegated(name, value, { options, strict }) {
  return strict ? hasOwn(options, name) && options[name].type === 'boolean' : value === undefined;
}

function checkToken(token, name, value, { options, allowPositionals }) {
  const { rawName, inlineValue } = token;
  if (!hasOwn(options, name)) throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(rawName, allowPositionals);
  const { type, short } = options[name];
  const shown = `${short ? `-${short}, ` : ''}--${name}`;
  if (type === 'string' && typeof value !== 'string') {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && value != null && value !== false) {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  }
  if (inlineValue === false && typeof value === 'string' && value.length > 1 && value[0] === '-') throwAmbiguous(token, name);
}

function throwAmbiguous({ rawName }, name) {
  const example = rawName.startsWith('--') ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
  throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${rawName}'?
To specify an option argument starting with a dash use ${example}.`);
}

function store(name, value, options, values) {
  if (name === '__proto__') return;
  if (!options[name]?.multiple) values[name] = value;
  else if (values[name]) values[name].push(value);
  else values[name] = [value];
}

function takePositional(token, { allowPositionals }, positionals) {
  if (!allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
  positionals.push(token.value);
}

function addDefaults(options, values) {
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined && name !== '__proto__') values[name] = option.default;
  }
}

Object.assign(exports, { parseArgs });
