// `internal/engine_messages`: messages of errors that the engine throws, in V8's words. Programs, and tests above all, compare them.
// Follows the behaviour of Node 26. Translated is only what is certain: the engine's texts often lack what V8's name.
'use strict';

const { engineDescriptor } = require('internal/boot');
const { defineProperty, getPrototypeOf } = Reflect;

/** Prototypes of the errors that the engine makes, of this realm and of further ones (see `internal/vm_contexts`). */
const classes = new WeakSet([TypeError, ReferenceError, RangeError, SyntaxError, URIError].map((Class) => Class.prototype));
const addClasses = (prototypes) => Array.prototype.forEach.call(prototypes, (prototype) => classes.add(prototype));
const seen = new WeakSet();

/** Puts the message of an error that the engine has thrown into V8's words; gives the error back. */
function translate(error) {
  if (seen.has(error) || !classes.has(getPrototypeOf(error))) return error;
  seen.add(error);
  const own = engineDescriptor(error, 'message');
  if (typeof own?.value !== 'string' || !own.configurable) return error;
  const value = translation(own.value, error);
  if (value !== undefined && value !== own.value) defineProperty(error, 'message', { ...own, value });
  return error;
}

function translation(message, error) {
  if (message in texts) return texts[message];
  const text = asWritten(message);
  for (const [form, becomes] of error.name === 'SyntaxError' ? syntaxForms : forms) {
    const match = form.exec(text);
    if (match !== null) return becomes(match, error) ?? text;
  }
  return text;
}

// ---- what the loader has put into the program's text

/** Before names: environments of imports. */
const ENVIRONMENTS = /\(0,\$roata(?:_\d+_)?\d+\.([\w$]+)\)|\$roata(?:_\d+_)?\d+\.(?=[\w$])/g;
/** Around expressions: calls (crates/loader/src/{error_reads,awaits,delegation}.rs), and what saves the frame of AsyncLocalStorage. */
const CALL = /\$roata(?:_\d+_)?_(?:[em]|x\.(?:hold|settle|watch)|g\.(?:give|delegate|iterate))\(/;
const AWAIT = /\((\$roata(?:_\d+_)?)_a = (?:\(0, )?(.*?)\)?, \1_s = \1_x\.frame, \1_a = await \(\1_x\.used \? \1_x\.hold\(\1_a\) : \1_a\), \1_x\.frame = \1_s, \1_s = \1_x, \1_a\)/gs;

/** What V8 calls a value that no name is written for. */
const VALUE = '(intermediate value)';

function asWritten(message) {
  if (!message.includes('$roata')) return message;
  let text = message.replace(ENVIRONMENTS, (_, called) => called ?? '').replace(AWAIT, VALUE).replace(/\(\(intermediate value\)\)/g, VALUE);
  for (let match = CALL.exec(text); match !== null; match = CALL.exec(text)) {
    const begin = match.index + match[0].length;
    const end = closing(text, begin);
    text = text.slice(0, match.index) + text.slice(begin, end) + text.slice(end + 1);
  }
  return text.replace(/\$roata[\w$]*(?!\.watch\b)(?![\w$])/g, VALUE);
}

/** Where the parenthesis that was opened before `at` is closed. */
function closing(text, at) {
  let depth = 0;
  for (; at < text.length; at++) {
    const c = text[at];
    if (c === '(') depth++;
    else if (c === ')' && depth-- === 0) break;
    else if (c === "'" || c === '"' || c === '`') at = quoteEnd(text, at);
  }
  return at;
}

/** Texts in quotes may have parentheses; the engine's own quotes are around the whole. */
function quoteEnd(text, at) {
  const end = text.indexOf(text[at], at + 1);
  return end === -1 ? at : end;
}

// ---- forms

/** Texts that stand for another. */
const texts = {
  __proto__: null,
  'Maximum call stack size exceeded.': 'Maximum call stack size exceeded',
  'Array length must be a positive integer of safe magnitude.': 'Invalid array length',
  'toFixed() argument must be between 0 and 100': 'toFixed() digits argument must be between 0 and 100',
  'URI error': 'URI malformed',
  'String contained an illegal UTF-16 sequence.': 'URI malformed',
  'JSON.stringify cannot serialize cyclic structures.': 'Converting circular structure to JSON',
  'JSON.stringify cannot serialize BigInt.': 'Do not know how to serialize a BigInt',
  'JSON Parse error: Unexpected EOF': 'Unexpected end of JSON input',
  'Cannot convert a symbol to a string': 'Cannot convert a Symbol value to a string',
  'Cannot convert a symbol to a number': 'Cannot convert a Symbol value to a number',
  'reduce of empty array with no initial value': 'Reduce of empty array with no initial value',
  'reduceRight of empty array with no initial value': 'Reduce of empty array with no initial value',
  "'super()' must be called in derived constructor before accessing |this| or returning non-object.":
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  'Generator is executing': 'Generator is already running',
  'Invalid Date': 'Invalid time value',
  'Out of bounds access': 'Offset is outside the bounds of the DataView',
  '0 is an invalid divisor value.': 'Division by zero',
  'Right hand side of instanceof is not an object': "Right-hand side of 'instanceof' is not an object",
  'WeakMap keys must be objects or non-registered symbols': 'Invalid value used as weak map key',
  'WeakSet values must be objects or non-registered symbols': 'Invalid value used in weak set',
  'First argument to WeakRef should be an object or a non-registered symbol': 'WeakRef: invalid target',
  "A Proxy's 'target' should be an Object": 'Cannot create proxy with a non-object as target or handler',
  "A Proxy's 'handler' should be an Object": 'Cannot create proxy with a non-object as target or handler',
  'Properties can only be defined on Objects.': 'Object.defineProperty called on non-object',
  'Reflect.ownKeys requires the first argument be an object': 'Reflect.ownKeys called on non-object',
  'argument does not match any normalization form': 'The normalization form should be one of NFC, NFD, NFKC, NFKD.',
  'Unexpected end of script': 'Unexpected end of input',
  "Conversion from 'BigInt' to 'number' is not allowed.": 'Cannot convert a BigInt value to a number',
  'length too large': 'Array buffer allocation failed',
  'String.raw requires template not be null or undefined': 'Cannot convert undefined or null to object',
  'instanceof called on an object with an invalid prototype property.': "Function has non-object prototype 'undefined' in instanceof check",
  'Array.prototype.sort requires the comparator argument to be a function or undefined': 'The comparison function must be either a function or undefined',
  'Promise constructor takes a function argument': 'Promise resolver undefined is not a function',
  'Cannot resolve a promise with itself': 'Chaining cycle detected for promise #<Promise>',
  '|this| is not a Promise': 'Method Promise.prototype.then called on incompatible receiver #<Promise>', // mostly something that inherits from one
  'executor did not take a resolve function': 'Promise resolve or reject function is not callable',
  'executor did not take a reject function': 'Promise resolve or reject function is not callable',
  'resolve function is already set': 'Promise executor has already been invoked with non-undefined arguments',
  'reject function is already set': 'Promise executor has already been invoked with non-undefined arguments',
  'Promise resolve is not a function': 'resolve is not a function',
  'Cannot call a constructor without |new|': "Promise constructor cannot be invoked without 'new'",
  'No default value': 'Cannot convert object to primitive value',
  'Expected ArrayBuffer for the first argument.': 'First argument to DataView constructor must be an ArrayBuffer',
  'Negative exponent is not allowed': 'Exponent must be positive',
  'number of bits cannot be negative': 'Invalid value: not (convertible to) a safe integer',
  'Iterator cannot be constructed directly': 'Abstract class Iterator not directly constructable',
  'Range consisting of offset and length are out of bounds': 'offset is out of bounds',
  'Receiver should be a typed array view but was not an object': 'this is not a typed array.',
  'cyclic __proto__ value': 'Cyclic __proto__ value',
  'Return statements are only valid inside functions.': 'Illegal return statement',
  "'break' is only valid inside a switch or loop statement.": 'Illegal break statement',
  "'continue' is only valid inside a loop statement.": 'Illegal continue statement: no surrounding iteration statement',
  'The superclass is not a constructor.': 'Class extends value undefined is not a constructor or null', // what is undefined is the usual cause
  "The value of the superclass's prototype property is not an object or null.": 'Class extends value does not have valid prototype property undefined',
  'Iterator result interface is not an object.': 'Iterator result undefined is not an object',
  'BigInt does not support >>> operator': 'BigInts have no unsigned right shift, use >> instead',
  'Class statements must have a name.': "Unexpected token '{'",
  "Unexpected keyword 'let'. Cannot use 'let' as an identifier name for a LexicalDeclaration.": 'let is disallowed as a lexically bound name',
  "'with' statements are not valid in strict mode.": 'Strict mode code may not include a with statement',
  'Left side of assignment is not a reference.': 'Invalid left-hand side in assignment',
  "'use strict' directive not allowed inside a function with a non-simple parameter list.":
    "Illegal 'use strict' directive in function with non-simple parameter list",
  'super is not valid in this context.': "'super' keyword unexpected here",
  "Cannot have a newline after 'throw'.": 'Illegal newline after throw',
  'Function statements must have a name.': 'Function statements require a function name',
  'Async function statements must have a name.': 'Function statements require a function name',
  'Cannot declare multiple constructors in a single class.': 'A class may only have one constructor',
  "No hexadecimal digits after '0x'": 'Invalid or unexpected token',
  'No identifiers allowed directly after numeric literal': 'Invalid or unexpected token',
  '\\u can only be followed by a Unicode character sequence': 'Invalid Unicode escape sequence',
  '\\x can only be followed by a hex character sequence': 'Invalid hexadecimal escape sequence',
  'Invalid destructuring assignment target.': 'Invalid destructuring assignment target',
};

/** A dotted name, which V8 shows as it is written. */
const NAME = String.raw`((?:[\w$]+|\(intermediate value\))(?:\??\.#?[\w$]+|\[\d+\])*)`;

const NOT_ITERABLE = 'is not iterable (cannot read property Symbol(Symbol.iterator))';

/** Forms of texts, each with what it becomes; undefined if that cannot be told. */
const forms = [
  [/^.* of \$roata[\w$]*\.watch is not a function\. \(In '.*? of (.*)', '/s, ([, iterable]) => notIterable(iterable)],
  [/^(?:undefined is not a function|(undefined|null) is not an object)$/, ([, value], error) => iteratedBy(innermostNative(error), value)],
  [/^\|this\| is not an object$/, (_, error) => receiverOf(innermostNative(error))],
  [/^Can't find variable: (.+)$/, ([, name]) => `${name} is not defined`],
  [/^(undefined|null) is not an object \(evaluating 'Object\.\w+\(.*\)'\)$/s, () => 'Cannot convert undefined or null to object'],
  [new RegExp(`^${NAME} is not a function\\. \\(In '`), ([, name]) => `${name.replace(/^super(?=[.[])/, VALUE)} is not a function`],
  [/^(.+?) is not a function\. \(In '/s, ([, expression]) => `${require('internal/source_messages').callee(expression)} is not a function`],
  [/^(?:Array|%TypedArray%|TypedArray)\.prototype\.\w+ callback must be a function$/, () => 'undefined is not a function'],
  [/^((?:Array|String)\.prototype\.\w+) requires that \|this\| not be null or undefined$/, ([, method]) => `${method} called on null or undefined`],
  [/^Cannot access uninitialized variable\.$/, (_, error) => earlyRead(error)],
  [/^Unable to delete property\.$/, (_, error) => namespaceDelete() ?? fromSource('ofDelete', error)],
  [/^Attempting to define property on object that is not extensible\.$/, (_, error) => fromCall('ofNotExtensible', error)],
  [/^(.*) is not an Object\. \(evaluating '(?:'([^']*)'|"([^"]*)"|(\d+)) in .*'\)$/s, ([, value, ...keys]) => inOperator(value, keys)],
  [new RegExp(`^.* is not a constructor \\(evaluating 'new ${NAME}(?:\\(.*)?'\\)$`, 's'), ([, name]) => `${name} is not a constructor`],
  [/^Cannot call a class constructor (?:(\S+) )?without \|new\|$/, ([, name], error) => withoutNew(name, error)],
  [/^Right side of assignment cannot be destructured$/, (_, error) => fromSource('ofObjectPattern', error)],
  [/^(?:undefined|null) is not an object \(evaluating '(\[.*\])'\)$/s, ([, pattern], error) => fromSource('ofIteration', error, pattern) ?? `undefined ${NOT_ITERABLE}`],
  [/^(undefined|null) is not an object \(evaluating '(.*)'\)$/s, ([, value, expression], error) => accessOf(value, expression, error)],
  [/^.* is not a function \(near '\.\.\.([^`]+)`.*`\.\.\.'\)$/s, ([, tag]) => `${require('internal/source_messages').callee(tag)} is not a function`],
  [/^\S+ is not a function \(near '\.\.\.(.*)\.\.\.'\)$/s, ([, near], error) => fromSource('ofIteration', error, near) ?? `object ${NOT_ITERABLE}`],
  [/^Spread syntax requires \.\.\.iterable( not be null)?/, ([, isNullish], error) => fromSource('ofSpread', error, isNullish !== undefined)],
  [/^Trying to access an undefined private (getter|setter)$/, ([, kind], error) => fromSource('ofPrivateAccessor', error, kind)],
  [/^Cannot access private method or acessor/, (_, error) => fromSource('ofPrivateMethod', error)],
  [/^\S+ is not a constructor \(evaluating 'super\(\.\.\.args\)'\)$/, (_, error) => `Super constructor null of ${innermostName(error) || 'anonymous class'} is not a constructor`],
  [/^invalid language tag: /, ({ input }) => `I${input.slice(1)}`],
  [/^calling (\w+) constructor without new is invalid$/, ([, name]) => `Constructor ${name} requires 'new'`],
  [/^Object\.\w+ requires that input parameter not be null or undefined$/, () => 'Cannot convert undefined or null to object'],
  [/^Invalid mix of BigInt and other type in /, () => 'Cannot mix BigInt and other types, use explicit conversions'],
  [/^(String\.prototype\.\w+) argument must not be a non-global regular expression$/, ([, method]) => `${method} called with a non-global RegExp argument`],
  [/^Cannot access invalid private field \(evaluating '[\w$.]+(#[\w$]+)'\)$/, ([, name]) => `Cannot read private member ${name} from an object whose class did not declare it`],
  [/^Cannot access invalid private field \(evaluating '[\w$.]+(#[\w$]+)\s*=(?!=).*'\)$/s, ([, name]) => `Cannot write private member ${name} to an object whose class did not declare it`],
  [/^Can't create duplicate variable: '(.+)'$/, ([, name]) => `Identifier '${name}' has already been declared`],
  [/^Cannot declare an? \w+ (?:variable )?twice: '(.+)'\.$/, ([, name]) => `Identifier '${name}' has already been declared`],
  [/^Attempted to assign to readonly property\.$/, (_, error) => fromCall('ofReadOnly', error)],
  [/^Array length is not writable$/, () => "Cannot assign to read only property 'length' of object '[object Array]'"],
  [/^Attempting to change (?:value|the getter|the setter|\w+ attribute|access mechanism|configurable|enumerable)\b/, (_, error) => fromCall('ofRedefined', error)],
  [/^Unexpected .*\. import call expects one or two arguments\.$/, () => 'Cannot use import statement outside a module'],
  [/^Unexpected .*\. (G|S)etter functions must have (?:no parameters|one parameter)\.$/i, ([, kind]) => ACCESSORS[kind.toLowerCase()]],
  [/\bconst declared variable '.*' must have an initializer\b/i, () => 'Missing initializer in const declaration'],
  [/^(Unexpected number) '/, ([, text]) => text],
  [/^Unexpected string literal /, () => 'Unexpected string'],
  [/^Unexpected (?:keyword|token) ('\S+?')(?:\. .*)?$/, ([, token]) => `Unexpected token ${token}`],
  [/^(Unexpected identifier '.+?')\. /, ([, text]) => text],
  [/^Unexpected use of reserved word '/, () => 'Unexpected reserved word'],
  [/^Invalid character:? '/, () => 'Invalid or unexpected token'],
  [/^Cannot declare a var variable that shadows a let\/const\/class variable: '(.+)'\.$/, ([, name]) => `Identifier '${name}' has already been declared`],
  [/^Cannot use the keyword ('\w+') as an? .* name\.$/, ([, keyword]) => `Unexpected token ${keyword}`],
  [/^Cannot use the reserved word '\w+' as an? .* in strict mode\.$/, () => 'Unexpected strict mode reserved word'],
  [/^Cannot modify '(?:eval|arguments)' in strict mode\.$/, () => 'Unexpected eval or arguments in strict mode'],
  [/^Cannot delete unqualified property '.*' in strict mode\.$/, () => 'Delete of an unqualified identifier in strict mode.'],
  [/^Incomplete unicode escape in /, () => 'Invalid Unicode escape sequence'],
  [/^Unterminated regular expression literal '/, () => 'Invalid regular expression: missing /'],
  [/^(Pre|Post)fix (?:\+\+|--) operator applied to value that is not a reference\.$/, ([, place]) => `Invalid left-hand side expression in ${place.toLowerCase()}fix operation`],
  [/^invalid time zone: (.*)$/, ([, name]) => `Invalid time zone specified: ${name}`],
  [/^(Symbol\.prototype\.\S+) requires that \|this\| be a symbol or a symbol object$/, ([, method]) => `${method} requires that 'this' be a Symbol`],
  [/^Invalid property\. {2}'(?:value|writable)' present on property with getter or setter\.$/,
    () => 'Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, #<Object>'],
  [/^.* is not a constructor \(evaluating 'new \(.*'\)$/s, () => `${VALUE} is not a constructor`],
  [/^Proxy(?: object)?'s '(set|defineProperty)' trap returned falsy value for property '(.*)'$/s, ([, trap, key]) => refusedBy(trap, key)],
  [/^Proxy 'setPrototypeOf' returned false indicating /, () => refusedBy('setPrototypeOf', undefined)],
  [/^Unable to prevent extension in Object\.\w+$/, () => "'preventExtensions' on proxy: trap returned falsish"],
  [/^Proxy has already been revoked\./, () => "Cannot perform 'get' on a proxy that has been revoked"],
];

const always = (text) => () => text;
const DUPLICATE = always('Duplicate parameter name not allowed in this context');
const RESERVED = always('Unexpected reserved word');
const INVALID = always('Invalid or unexpected token');

/** What is wrong with a text; the engine mostly says what it has found and what it had expected. */
const syntaxForms = [
  [/^Unexpected identifier '.*'\. Cannot declare a lexical variable twice: '(.+)'\./, ([, name]) => `Identifier '${name}' has already been declared`],
  [/^Unexpected .* Expected an initializer in destructuring variable declaration\./, always('Missing initializer in destructuring declaration')],
  [/^Unexpected .* const variables in for loops must have initializers\./, always('Missing initializer in const declaration')],
  [/^Unexpected .* Expected '\)' to end an argument list\./, always('missing ) after argument list')],
  [/^Unexpected .* Rest parameter should be the last parameter in a function declaration\./, always('Rest parameter must be last formal parameter')],
  [/^Unexpected token ','\. Expected a closing ']' following a rest element destructuring pattern\./, always('Rest element must be last element')],
  [/^Unexpected token '='\. Expected a ':' following the property name /, always('Invalid shorthand property initializer')],
  [/^Unexpected .* Attempted to redeclare the label '(.+)'\./, ([, name]) => `Label '${name}' has already been declared`],
  [/^Unexpected keyword 'default'\. Expected '}' to end a body of a 'switch'\./, always('More than one default clause in switch statement')],
  [/^Unexpected .* Cannot reference 'arguments' in class field initializer\./, always("'arguments' is not allowed in class field initializer or static initialization block")],
  [/^Unexpected (?:token '\('|number|string).*Expected a parameter pattern or a '\)' in parameter list\./, always('Invalid destructuring assignment target')],
  [/^Unexpected .* can only declare a single variable in an enumeration\./, always('Invalid left-hand side in for-of loop: Must have a single binding.')],
  [/^Unexpected .* Ambiguous unary expression in the left hand side of the exponentiation expression/,
    always('Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence')],
  [/^Unexpected use of reserved word '.*' in strict mode/, always('Unexpected strict mode reserved word')],
  [/^Unexpected private name (#[\w$]+)/, ([, name]) => `Unexpected identifier '${name}'`],
  [/^Unexpected EOF$|^Invalid escape in identifier: |^No (?:binary|octal) digits after '0|^Non-number found after exponent indicator/, INVALID],
  [/^Unexpected escaped characters in keyword token/, always('Keyword must not contain escaped characters')],
  [/^Cannot assign to the loop variable inside a (for-\w+) loop header\./, ([, loop]) => `${loop} loop variable declaration may not have an initializer.`],
  [/^Decimal integer literals with a leading zero are forbidden in strict mode/, always('Octal literals are not allowed in strict mode.')],
  [/^The only valid numeric escape in strict mode is /, always('Octal escape sequences are not allowed in strict mode.')],
  [/^Invalid parameters or function name in strict mode\.|^Duplicate parameter '.*' not allowed|^Cannot declare a parameter named '.*' in strict mode as it has already been declared/, DUPLICATE],
  [/^Left hand side of operator '.*' must be a reference\./, always('Invalid left-hand side in assignment')],
  [/^The (?:prefix-)?(?:increment|decrement) operator requires a reference expression\./, always('Invalid left-hand side expression in prefix operation')],
  [/^Cannot reference undeclared private names: "(.+)"/, ([, name]) => `Private field '${name}' must be declared in an enclosing class`],
  [/^Cannot delete private field #/, always('Private fields can not be deleted')],
  [/^new\.target is only valid inside functions/, always('new.target expression is not allowed here')],
  [/^import\.meta is only valid inside modules\./, always("Cannot use 'import.meta' outside a module")],
  [/^Cannot use new with import\./, always('Cannot use new with import')],
  [/^for-await-of can only be used in an async function/, RESERVED],
  [/^Cannot (?:use|declare (?:async )?(?:generator )?function named) 'await'/, RESERVED],
  [/^Cannot use 'yield' as .* in a generator function\./, always("Unexpected identifier 'yield'")],
  [/^Cannot destructure to a parameter name '(?:eval|arguments)' in strict mode\./, always('Unexpected eval or arguments in strict mode')],
  [/^Cannot use '(?!eval|arguments)\w+' as an? .* in strict mode\./, always('Unexpected strict mode reserved word')],
  [/^Cannot use tagged templates in an optional chain\./, always('Invalid tagged template on optional chain')],
  [/^Cannot declare a getter or setter named 'constructor'\./, always('Class constructor may not be an accessor')],
  [/^Cannot declare an async method named 'constructor'\./, always('Class constructor may not be an async method')],
  [/^Cannot declare a generator (?:function|method) named 'constructor'\./, always('Class constructor may not be a generator')],
  [/^Cannot declare a private method named '#constructor'\./, always('Class constructor may not be a private method')],
  [/^Cannot declare (?:private )?class field named '#?constructor'\./, always("Classes may not have a field named 'constructor'")],
  [/^Cannot declare a static \w+ named 'prototype'\./, always("Classes may not have a static property named 'prototype'")],
  [/^Attempted to redefine __proto__ property\./, always('Duplicate __proto__ fields are not allowed in object literals')],
  [/^Function declarations are only allowed inside blocks or switch statements in strict mode\./,
    always('In strict mode code, functions can only be declared at top level or inside a block.')],
  [/^Cannot declare a function that shadows a let\/const\/class\/function variable '(.+)'\./, ([, name]) => `Identifier '${name}' has already been declared`],
  [/^Cannot use the undeclared label '(.+)'\./, ([, name]) => `Undefined label '${name}'`],
  [/^Cannot continue to the label '(.+)' as it is not targeting a loop\./, ([, name]) => `Illegal continue statement: '${name}' does not denote an iteration statement`],
  [/^Must provide an expression as a \w+ loop condition\./, always("Unexpected token ')'")],
  [/^The '\.\.\.' operator should come before /, always("Unexpected token '...'")],
  [/^Invalid regular expression: invalid flags$/, always('Invalid regular expression flags')],
  [/^Parser error$/, always("Unexpected token '}'")], // which is what mostly stands where no statement can begin
  ...forms,
];

/** The function of the engine's that has thrown, if its frame is there. */
const innermostNative = ({ stack }) => (typeof stack === 'string' ? /^(\w+)@\[native code\]/.exec(stack)?.[1] : undefined);

const COMBINATORS = new Set(['all', 'allSettled', 'any', 'race']);

/** For `Promise.all(5)`: what was given is known if it is undefined or null, and mostly an object otherwise. */
function iteratedBy(method, value = 'object') {
  if (!COMBINATORS.has(method)) return undefined;
  return `${value === 'null' ? 'object null' : value} ${NOT_ITERABLE}`;
}

/** For functions of `Promise` that are called on something else. */
function receiverOf(method) {
  if (method === 'resolve' || method === 'reject') return `Promise${method === 'resolve' ? 'Resolve' : 'Reject'} called on non-object`;
  if (method === 'finally') return 'Promise.prototype.finally called on non-object';
  return COMBINATORS.has(method) || method === 'try' ? `Promise.${method} called on non-object` : undefined;
}

/** How many parameters accessors have, by the first letter of their kind. */
const ACCESSORS = { g: 'Getter must not have any formal parameters.', s: 'Setter must have exactly one formal parameter.' };

/** Said of a proxy; a module's namespace is one, but in V8 it is not. */
function refusedBy(trap, key) {
  return require('internal/boot').loaded('internal/esm_records')?.refusal(trap, key) ?? `'${trap}' on proxy: trap returned falsish for property '${key}'`;
}

const namespaceDelete = () => require('internal/boot').loaded('internal/esm_records')?.refusal('deleteProperty');

const inOperator = (value, keys) => `Cannot use 'in' operator to search for '${keys.find((key) => key !== undefined)}' in ${value.replace(/^'(.*)'$/, '$1')}`;

/** A property as it is written behind its object, where that says its key. */
const KEY = String.raw`(?:\??\.(#?[\w$]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]|\[\`([^\`$]*)\`\])`;
const WRITTEN = new RegExp(`^[\\w$.?[\\]()'"\`]*?${KEY}\\s*=(?!=)`);
const READ = new RegExp(`${KEY}(?:\`.*\`)?$`, 's');
const COMPUTED_WRITTEN = /^[\w$.?[\]()'"`]+\[[^=]*\]\s*=(?!=)/;
const keyOf = ([, ...keys]) => keys.find((key) => key !== undefined);

/** `undefined is not an object` is said of reading, of writing and of iterating. */
function accessOf(value, expression, error) {
  if (expression.startsWith('delete ')) return 'Cannot convert undefined or null to object';
  const written = WRITTEN.exec(expression);
  if (written !== null) return `Cannot set properties of ${value} (setting '${keyOf(written)}')`;
  const read = READ.exec(expression);
  if (read === null || / = /.test(expression)) {
    if (/^(?:[\w$]+|\(intermediate value\))$/.test(expression)) return `${expression} is not iterable`;
    if (COMPUTED_WRITTEN.test(expression)) return `Cannot set properties of ${value}`; // the key has no name in the text
    return expression.endsWith(']') && !expression.startsWith('[') && !mayBeIterated(expression, error) ? `Cannot read properties of ${value}` : undefined;
  }
  if (mayBeIterated(expression, error)) return undefined;
  return `Cannot read properties of ${value} (reading '${keyOf(read)}')`;
}

/** Whether the source has the expression where something is iterated, or assigned to: it cannot be told then what was undefined. */
function mayBeIterated(expression, error) {
  const line = sourceLine(placeOf(error));
  if (line === undefined) return false;
  for (let at = line.indexOf(expression); at !== -1; at = line.indexOf(expression, at + 1)) {
    if (/(?:\bof|\]\s*=|\.\.\.|\byield\s*\*)\s*$/.test(line.slice(0, at))) return true;
  }
  return false;
}

const notIterable = (expression) => (expression.endsWith(')')
  ? `${expression.slice(0, expression.indexOf('('))}(...) is not a function or its return value is not async iterable` : `${expression} is not async iterable`);

/** The engine gives the class a frame of its own, which V8 does not. */
function withoutNew(name, error) {
  const { stack } = error;
  const frame = typeof stack === 'string' && require('internal/stack').isEngineStack(stack) ? /^([^\n@]*)@[^\n]*(?:\n|$)/.exec(stack) : null;
  const called = name ?? frame?.[1];
  if (called === undefined) return undefined;
  if (frame !== null && frame[1] === called) defineProperty(error, 'stack', { value: stack.slice(frame[0].length) });
  return called === '' ? "Class constructors cannot be invoked without 'new'" : `Class constructor ${called} cannot be invoked without 'new'`;
}

/** A binding of another module is read through a function of the loader's, which has its name; V8 says the reader's name for it, if that is not a namespace. */
function earlyRead(error) {
  const place = placeOf(error);
  if (!place?.isLoaders || place.functionName === '') return fromSource('ofEarlyRead', error);
  const frames = framesOf(error.stack);
  const reader = frames.find((frame, index) => index > 0 && !frame.isLoaders && !frame.file?.startsWith('node:'));
  const isNamespace = frames.slice(0, frames.indexOf(reader)).some(({ file }) => file === 'node:internal/esm_records');
  const words = isNamespace || sourceLine(reader) === undefined ? undefined : require('internal/source_messages').ofEarlyRead(last.lines, reader);
  return words ?? `Cannot access '${place.functionName}' before initialization`;
}

/** What can only be said of the program's own text. */
function fromSource(kind, error, ...quoted) {
  const place = placeOf(error);
  return sourceLine(place) === undefined ? undefined : require('internal/source_messages')[kind](last.lines, place, ...quoted);
}

/** The name of the innermost function, also of one that nobody has written. */
function innermostName({ stack }) {
  return typeof stack === 'string' && require('internal/stack').isEngineStack(stack) ? /^[^\n@]*/.exec(stack)[0] : undefined;
}

/** The innermost frame, if it is in code that was written in JavaScript. */
function placeOf(error) {
  const { stack } = error;
  const { isEngineStack } = require('internal/stack');
  if (typeof stack !== 'string' || !isEngineStack(stack) || /^[^\n]*\[native code\]/.test(stack)) return undefined;
  return framesOf(stack)[0];
}

/** With the columns that the engine names: its messages are about what stands there. */
function framesOf(stack) {
  const frames = require('internal/stack').parse(stack);
  for (const frame of frames) frame.column = frame.engineColumn;
  return frames;
}

let last = { file: undefined, lines: undefined };

/** The same for what a function of the language's may have thrown: its call counts. */
function fromCall(kind, error) {
  const { stack } = error;
  const { isEngineStack } = require('internal/stack');
  if (typeof stack !== 'string' || !isEngineStack(stack)) return undefined;
  const place = framesOf(stack).find(({ file }) => file !== undefined && file !== '');
  const isThrownInside = /^[^\n]*\[native code\]/.test(stack);
  return sourceLine(place) === undefined ? undefined : require('internal/source_messages')[kind](last.lines, place, isThrownInside);
}

function sourceLine(place) {
  if (place === undefined) return undefined;
  if (last.file !== place.file) last = { file: place.file, lines: readLines(place.file) };
  return last.lines?.[place.line - 1];
}

function readLines(file) {
  try {
    const remembered = require('internal/fatal').rememberedText(file);
    if (remembered !== undefined) return remembered.split('\n');
    const path = file.startsWith('file:') ? require('url').fileURLToPath(file) : file;
    return path.startsWith('/') ? require('fs').readFileSync(path, 'utf8').split(/\r\n|[\n\r\u2028\u2029]/) : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { translate, addClasses };
