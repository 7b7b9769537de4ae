// `internal/source_messages`: what V8 says of destructuring and spreading what cannot be. The engine's texts name neither the property nor the value:
// they are read where the error's place is in the program. Part of `internal/engine_messages`.
'use strict';

/** Lines before the error's that a pattern may begin on. */
const LINES_BEFORE = 12;

/** The text around a place, and where in it the place is. */
function windowOf(lines, place) {
  const first = Math.max(0, place.line - 1 - LINES_BEFORE);
  const before = lines.slice(first, place.line - 1);
  const at = before.reduce((length, line) => length + line.length + 1, 0) + place.column - 1;
  return { text: [...before, lines[place.line - 1]].join('\n'), at };
}

/** For an object pattern whose value is null or undefined. */
function ofObjectPattern(lines, place) {
  const { text, at } = windowOf(lines, place);
  const found = assignmentAt(text, at) ?? nextPattern(text, at);
  if (found === undefined) return undefined;
  const { names, value, isInner } = found;
  const nature = value === 'null' ? 'null' : 'undefined';
  const key = /^\s*(?:([\w$]+)|'([^']*)'|"([^"]*)")\s*(=(?!=))?/.exec(names);
  if (key === null) return `Cannot destructure '${value}' as it is ${nature}.`;
  const name = key[1] ?? key[2] ?? key[3];
  if (key[4] !== undefined || isInner) return `Cannot read properties of ${nature} (reading '${name}')`;
  return `Cannot destructure property '${name}' of '${value}' as it is ${nature}.`;
}

/** An object pattern to which something is assigned: its names, and what stands between them and the value. */
const ASSIGNMENT = String.raw`\{([^{}]*)\}\s*(?:=(?![=>])|(?=of\s))\s*`;

/** The pattern with its value whose text reaches over the place. Patterns may have others inside of them. */
function assignmentAt(text, at) {
  for (const match of text.matchAll(/\}\s*(?:=(?![=>])|(?=of\s))\s*/g)) {
    const begin = openingOf(text, match.index);
    if (begin === -1 || begin > at) continue;
    const { end, names, value } = assigned(text, { 0: text.slice(begin, match.index + match[0].length), 1: text.slice(begin + 1, match.index), index: begin });
    if (at <= end + 1) return { names, value };
  }
  return undefined;
}

/** Where the bracket that is closed at a position was opened; -1 if that is not in the text. */
function openingOf(text, position) {
  let depth = 0;
  for (let at = position - 1; at >= 0; at--) {
    if (')]}'.includes(text[at])) depth++;
    else if ('([{'.includes(text[at]) && depth-- === 0) return at;
  }
  return -1;
}

function assigned(text, match) {
  const begin = match.index + match[0].length;
  if (text.startsWith('of', begin)) return { end: begin + valueFrom(text, begin).length, names: match[1], value: '.for' };
  const value = valueFrom(text, begin);
  return { end: begin + value.length, names: match[1], value: shown(value) };
}

/** The first pattern after the place: a parameter, one inside of another, or one to which a constant is assigned. */
function nextPattern(text, at) {
  const begin = Math.max(0, at - 1);
  const match = /\{(?!\s*(?:const|let|var|return|[\w$.]+\())([^{}]*)\}/.exec(text.slice(begin));
  if (match === null) return undefined;
  const start = begin + match.index;
  const assignment = new RegExp(ASSIGNMENT, 'y');
  assignment.lastIndex = start;
  const found = assignment.exec(text);
  if (found !== null) return assigned(text, found);
  return { names: match[1], value: 'undefined', isInner: /[:[]\s*$/.test(text.slice(0, start)) };
}

/** The expression that begins at a position: up to what ends it outside of brackets. */
function valueFrom(text, begin) {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    const c = text[at];
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c) && depth-- === 0) return text.slice(begin, at).trimEnd();
    else if ((c === ';' || c === ',') && depth === 0) return text.slice(begin, at).trimEnd();
  }
  return text.slice(begin).trimEnd();
}

/** An expression as V8 prints it: no arguments, nothing that has no name. */
function shown(value) {
  if (/^(?:await|yield)\b/.test(value)) return '(intermediate value)';
  let text = value;
  for (let before; before !== text;) {
    before = text;
    text = text.replace(/(?<=[\w$)\]])\((?!\.\.\.\))[^()]*\)/g, '(...)');
  }
  return text;
}

/** For an array pattern, or a loop, whose value cannot be iterated. `near` is what the engine quotes. */
function ofIteration(lines, place, near) {
  const loop = /^([\s\S]*?)\bof\s+([\s\S]+)$/.exec(near);
  if (loop !== null) return /^[\w$.]+$/.test(loop[2]) ? notIterable(loop[2]) : undefined;
  const { text, at } = windowOf(lines, place);
  for (let begin = text.indexOf(near); begin !== -1; begin = text.indexOf(near, begin + 1)) {
    const after = /^\s*(?:=(?![=>])\s*|(of)\s)/.exec(text.slice(begin + near.length));
    if (after === null || at < begin || at > begin + near.length + after[0].length + 1) continue;
    if (after[1] !== undefined) return '.for is not iterable';
    const value = valueFrom(text, begin + near.length + after[0].length);
    return value === '' ? undefined : notIterable(shown(value));
  }
  return undefined;
}

const notIterable = (value) => (value.endsWith('(...)') ? `${value.slice(0, -5)} is not a function or its return value is not iterable` : `${value} is not iterable`);

/** For `[...value]` and `f(...value)`; of what is spread into a call the engine and V8 say the same, unless it is null or undefined. */
function ofSpread(lines, place, isNullish) {
  const { text, at } = windowOf(lines, place);
  const begin = text.lastIndexOf('...', at);
  if (begin === -1) return undefined;
  const value = shown(valueFrom(text, begin + 3));
  const isCall = text[openingOf(text, begin)] === '(';
  if (isCall && !isNullish) return undefined;
  const name = /^[\w$.()[\]]+$|^\{\}$/.test(value) && !value.startsWith('(') ? value : VALUE;
  return isCall ? `${name} is not iterable (cannot read property ${value === 'null' ? 'null' : 'undefined'})` : notIterable(name);
}

/** For an accessor of which the other half was defined. */
function ofPrivateAccessor(lines, place, kind) {
  const line = lines[place.line - 1];
  const name = /#[\w$]+/.exec(line.slice(Math.max(0, place.column - 1)))?.[0] ?? /#[\w$]+(?=[^#]*$)/.exec(line.slice(0, place.column))?.[0];
  return name === undefined ? undefined : `'${name}' was defined without a ${kind}`;
}

/** For a private method of an object of another class: V8 names the class in which the place is. */
function ofPrivateMethod(lines, place) {
  const { text, at } = windowOf(lines, place);
  const name = [...text.slice(0, at).matchAll(/\bclass\b(?:\s+(?!extends\b)([\w$]+))?/g)].at(-1);
  return name === undefined ? undefined : `Receiver must be ${name[1] === undefined ? 'class anonymous' : `an instance of class ${name[1]}`}`;
}

const KEYWORDS = new Set(('await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof ' +
  'let new null of return static super switch this throw true try typeof undefined var void while with yield').split(' '));

/** The first name after a place that is declared somewhere so that it can be read too early. */
function ofEarlyRead(lines, place) {
  const text = lines.join('\n');
  const line = lines[place.line - 1];
  for (const [name] of `${line.slice(place.column - 1)} ${line}`.matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*/g)) {
    if (KEYWORDS.has(name)) continue;
    const declaration = new RegExp(`\\b(?:let|const|class|import)\\b[^;=]*(?<![\\w$])${name.replaceAll('$', '\\$&')}(?![\\w$])`);
    if (declaration.test(text)) return `Cannot access '${name}' before initialization`;
  }
  return undefined;
}

/** The property that is written, added or deleted at a place (the engine names the place behind the object); undefined if it is not written as a name. */
function propertyAt(lines, place) {
  const line = lines[place.line - 1];
  const found = /^\s*(?:\.([\w$]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\])/.exec(line.slice(Math.max(0, place.column - 1))) ??
    /(?:\.([\w$]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\])\s*$/.exec(line.slice(0, place.column - 1));
  return found === null ? undefined : found[1] ?? found[2] ?? found[3] ?? found[4];
}

/** What stands between a name and what is assigned to it. */
const OPERATOR = String.raw`\s*(?:[-+*\/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=?$`;
const PROPERTY_BEFORE = new RegExp(String.raw`(?:\.\s*([\w$]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\])${OPERATOR}`);
const NAME_BEFORE = new RegExp(String.raw`(?:^|[^.\w$])([A-Za-z_$][\w$]*)${OPERATOR}`);

/** For what may not be assigned: a constant, or a property that is only read. A method's inside does not tell which. */
function ofReadOnly(lines, place, isInMethod) {
  const line = lines[place.line - 1];
  const [before, after] = [line.slice(0, place.column - 1), line.slice(place.column - 1)];
  if (/\b(?:Object|Reflect)\.setPrototypeOf$/.test(before)) return '#<Object> is not extensible';
  const direct = /^\s*(?:\.\s*([\w$]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\])/.exec(after);
  if (direct !== null && isWritten(after.slice(direct[0].length), before)) return ofReadOnlyProperty(firstOf(direct), before);
  if (isInMethod || /^\s*\[/.test(after)) return undefined;
  const compound = PROPERTY_BEFORE.exec(before);
  if (compound !== null) return ofReadOnlyProperty(firstOf(compound), before.slice(0, compound.index));
  const isPrefix = /(?:\+\+|--)$/.test(before);
  const member = isPrefix ? /^[\w$.]*\.([\w$]+)/.exec(after) : null;
  if (member !== null) return ofReadOnlyProperty(member[1], '');
  const name = isPrefix ? undefined : NAME_BEFORE.exec(before)?.[1];
  if (name === 'undefined' || name === 'NaN' || name === 'Infinity') return ofReadOnlyProperty(name, '');
  return 'Assignment to constant variable.';
}

/** Of an assignment to a constant the place may be behind a property that is only read. */
function isWritten(after, before) {
  if (/^\s*(?:(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?!=)|\+\+|--)/.test(after) || /(?:\+\+|--)\s*[\w$.]*$/.test(before)) return true;
  return after.trim() === '' || (/^\s*[\],}]/.test(after) && /[\]}]\s*=(?!=)/.test(after));
}

const firstOf = ([, ...names]) => names.find((name) => name !== undefined);

/** `object` is the text before the property. */
function ofReadOnlyProperty(name, object) {
  const text = /(['"])([^'"]*)\1$/.exec(object);
  if (text !== null) return `Cannot assign to read only property '${name}' of string '${text[2]}'`;
  const number = /(?:^|[\s({])\(?(\d+)\)?$/.exec(object);
  if (number !== null) return `Cannot create property '${name}' on number '${number[1]}'`;
  return `Cannot assign to read only property '${name}' of object '${/^\d+$/.test(name) ? '[object Array]' : '#<Object>'}'`;
}

/** For a property that is defined anew and must not be. */
function ofRedefined(lines, place) {
  const line = lines[place.line - 1];
  const defined = /defineProperty\s*\(.*?,\s*(?:'([^']*)'|"([^"]*)")\s*,/.exec(line.slice(Math.max(0, place.column - 40)));
  return defined === null ? undefined : `Cannot redefine property: ${defined[1] ?? defined[2]}`;
}

function ofDelete(lines, place) {
  const name = propertyAt(lines, place);
  return name === undefined ? undefined : `Cannot delete property '${name}' of #<Object>`;
}

function ofNotExtensible(lines, place) {
  const line = lines[place.line - 1];
  const defined = /defineProperty\s*\(.*?,\s*(?:'([^']*)'|"([^"]*)")\s*,/.exec(line.slice(Math.max(0, place.column - 40)));
  if (defined !== null) return `Cannot define property ${defined[1] ?? defined[2]}, object is not extensible`;
  const name = propertyAt(lines, place);
  return name === undefined ? undefined : `Cannot add property ${name}, object is not extensible`;
}

/** What is called without being a function, as V8 prints it: what has no name and is not short is a value, of which the last property counts. */
function callee(expression) {
  const text = shown(expression).replace(/^super(?=[.[])/, VALUE).replace(/\['([\w$ ]+)'\]/g, '.$1').replace(/^\((\{\}|\d+)\)/, '$1').replace(/^(['`])([^'`]*)\1(?=\.)/, '"$2"');
  if (text.startsWith(`${VALUE}.`) && /^[\w$.()[\] ]+$/.test(text)) return text;
  if (/^[\w$.()[\]{} ",]+$/.test(text) && !/\b(?:function|class|async|new|return)\b/.test(text)) return text;
  return `${VALUE}${/\.[\w$]+$/.exec(text)?.[0] ?? ''}`;
}

const VALUE = '(intermediate value)';

module.exports = { callee, ofDelete, ofEarlyRead, ofIteration, ofNotExtensible, ofObjectPattern, ofPrivateAccessor, ofPrivateMethod, ofReadOnly, ofRedefined, ofSpread };
