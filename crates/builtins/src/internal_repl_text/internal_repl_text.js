// `internal/repl_text`: what is typed at a prompt: is it all, how a line with `await` becomes a script, and how errors are shown. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/repl.html#await-keyword
'use strict';

const beforeRegExp = /(?:^|[([{,;=:!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|delete|void|throw|new|await|yield|do|else))\s*$/;

/**
 * The text with strings, comments and regular expressions blanked out, at the same places; and what is still open at its end
 * ('template', 'comment', 'string' after a backslash, or undefined).
 */
function mask(text) {
  let masked = '';
  let i = 0;
  let open;
  const blank = (end) => {
    masked += text.slice(i, end).replace(/[^\n]/g, '_');
    i = end;
  };
  while (i < text.length && open === undefined) {
    const two = text.slice(i, i + 2);
    const one = text[i];
    if (two === '//') {
      const end = text.indexOf('\n', i);
      masked += ' '.repeat((end === -1 ? text.length : end) - i);
      i = end === -1 ? text.length : end;
    } else if (two === '/*') {
      const end = text.indexOf('*/', i + 2);
      if (end === -1) open = 'comment';
      else {
        masked += text.slice(i, end + 2).replace(/[^\n]/g, ' ');
        i = end + 2;
      }
    } else if (one === '`') {
      const end = templateEnd(text, i);
      if (end === -1) open = 'template';
      else blank(end);
    } else if (one === '"' || one === "'") {
      const string = /^(["'])(?:(?!\1)[^\\\n]|\\[\s\S])*\1/.exec(text.slice(i));
      if (string !== null) blank(i + string[0].length);
      else if (/\\\n?$/.test(text)) open = 'string';
      else blank(text.length);
    } else if (one === '/' && beforeRegExp.test(masked)) {
      const regExp = /^\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.exec(text.slice(i));
      blank(i + (regExp === null ? 1 : regExp[0].length));
    } else {
      masked += one;
      i++;
    }
  }
  return { masked, open };
}

/** Behind the template that begins at `start`, -1 if it does not end. */
function templateEnd(text, start) {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '`') return i + 1;
    else if (text[i] === '$' && text[i + 1] === '{') {
      i = placeholderEnd(text, i + 2);
      if (i === -1) return -1;
    }
  }
  return -1;
}

function placeholderEnd(text, start) {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '`') {
      const end = templateEnd(text, i);
      if (end === -1) return -1;
      i = end - 1;
    } else if (text[i] === '{') {
      depth++;
    } else if (text[i] === '}' && depth-- === 0) {
      return i;
    }
  }
  return -1;
}

/** Could more lines mend what the engine says of the text? */
function isIncomplete(error, text) {
  if (error?.name !== 'SyntaxError') return false;
  if (/^Unexpected end of input|^Multiline comment was not closed|^missing \) after/.test(error.message)) return true;
  if (!/EOF|Unterminated|Invalid or unexpected token/.test(error.message)) return false;
  return mask(text).open !== undefined;
}

// ---- await

const opening = '([{';
const closing = ')]}';
const declares = /^(\s*)(const|let|var|class|async\s+function|function)\b/;
const declaresBlock = /^\s*(?:class|async\s+function|function)\b[^]*\{/;
const isStatement = /^\s*(?:if|for|while|do|switch|try|throw|return|break|continue|debugger|import|export|with|\{|$)/;

/** The text as a script whose value is a promise of `{ value }`; undefined if it holds no `await`. Its names stay known to later lines. */
function withAwait(text) {
  const { masked, open } = mask(text);
  if (open !== undefined || !/\bawait\b/.test(masked)) return undefined;
  const parts = statements(masked).map(([start, end]) => ({ text: text.slice(start, end), masked: masked.slice(start, end) }));
  const names = { let: [], var: [] };
  const body = parts.map((part, index) => rewritten(part, names, index === parts.length - 1));
  const hoisted = ['let', 'var'].filter((kind) => names[kind].length > 0).map((kind) => `${kind} ${names[kind].join(', ')}; `).join('');
  return `${hoisted}(async () => { ${body.join(' ')}\n})()`;
}

/** Where the statements of the outermost level begin and end. */
function statements(masked) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < masked.length; i++) {
    if (opening.includes(masked[i])) depth++;
    else if (closing.includes(masked[i])) depth--;
    const ends = depth === 0 && (masked[i] === ';' || (masked[i] === '}' && declaresBlock.test(masked.slice(start, i))) ||
      (/[\n}]/.test(masked[i]) && declares.test(masked.slice(i + 1))));
    if (!ends) continue;
    found.push([start, i + 1]);
    start = i + 1;
  }
  if (masked.slice(start).trim() !== '') found.push([start, masked.length]);
  return found.filter(([from, to]) => masked.slice(from, to).trim() !== '');
}

function rewritten({ text, masked }, names, isLast) {
  const declared = declares.exec(masked);
  const plain = text.replace(/;\s*$/, '');
  if (declared === null) {
    if (!isLast || isStatement.test(masked)) return text;
    return `return { __proto__: null, value: (${plain}\n) };`;
  }
  const kind = declared[2];
  const rest = plain.slice(declared[0].length);
  const maskedRest = masked.replace(/;\s*$/, '').slice(declared[0].length);
  if (kind === 'class' || kind.endsWith('function')) {
    const name = /[\w$]+/.exec(maskedRest)[0];
    names[kind === 'class' ? 'let' : 'var'].push(name);
    return `void (${name} = ${kind}${rest}\n);`;
  }
  const declarators = splitAtCommas(rest, maskedRest);
  for (const one of declarators) names[kind === 'var' ? 'var' : 'let'].push(...namesIn(one.masked));
  const assigned = declarators.filter((one) => one.masked.includes('=')).map((one) => one.text.trim());
  return assigned.length === 0 ? '' : `void (${assigned.join(', ')}\n);`;
}

function splitAtCommas(text, masked) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= masked.length; i++) {
    if (i === masked.length || (masked[i] === ',' && depth === 0)) {
      found.push({ text: text.slice(start, i), masked: masked.slice(start, i) });
      start = i + 1;
    } else if (opening.includes(masked[i])) {
      depth++;
    } else if (closing.includes(masked[i])) {
      depth--;
    }
  }
  return found;
}

/** The names that a declarator binds: one, or those of a pattern. */
function namesIn(masked) {
  const single = /^\s*([\w$]+)\s*(?:=|$)/.exec(masked);
  if (single !== null) return [single[1]];
  let depth = 0;
  let end = 0;
  do {
    if (opening.includes(masked[end])) depth++;
    else if (closing.includes(masked[end])) depth--;
    end++;
  } while (end < masked.length && (depth > 0 || masked.slice(0, end).trim() === ''));
  const pattern = masked.slice(0, end).replace(/=[^,}\]]*/g, ''); // defaults bind nothing
  return [...pattern.matchAll(/([\w$]+)\s*(?=[,}\]])/g)].map(([, name]) => name);
}

// ---- errors

/** Says what to write in place of an `import` statement. */
function mended(error, text) {
  const statement = /^\s*import\s+(?:(\*\s+as\s+)?([\w$]+)|(\{[^}]*\}))\s+from\s+(['"])(.*?)\4/.exec(text);
  if (statement === null) return error;
  const [line] = text.trim().split('\n');
  const [, star, name, list, , from] = statement;
  const pattern = list !== undefined ? list.replace(/\bas\b/g, ':').replace(/\s*:\s*/g, ': ') : star ? name : `{ default: ${name} }`;
  const message = `Cannot use import statement inside the Node.js REPL, alternatively use dynamic import: const ${pattern} = await import("${from}");`;
  const made = new SyntaxError(message);
  made.stack = `${line}\n${'^'.repeat(/^\s*import/.exec(line)[0].length)}\n\nSyntaxError: ${message}`;
  return made;
}

/** An error as the prompt shows it. */
function uncaughtText(error, write) {
  if (error instanceof Error || Object.prototype.toString.call(error) === '[object Error]') cutStack(error);
  const lines = withoutBrackets(write(error)).split(/(?<=\n)/);
  let text = '';
  let isMarked = false;
  for (const line of lines) {
    const isHeading = !isMarked && /^\[?(?:[A-Z][a-z0-9_]*)*Error/.test(line);
    text += !isHeading ? line : line.length <= 80 ? `Uncaught ${line}` : `Uncaught:\n${line}`;
    isMarked ||= isHeading;
  }
  if (!isMarked) text = `Uncaught${lines.length === 1 ? ' ' : ':\n'}${text}`;
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** An error without frames is shown in brackets; what it has besides follows them. */
const withoutBrackets = (text) => text.replace(/^\[(?![\s\]])([^]+?)\]( \{\n[^]*\}\n?)?$/, '$1$2');

/** The stack up to the line that was typed; of a syntax error the line alone. */
function cutStack(error) {
  for (const name of ['line', 'column', 'sourceURL']) delete error[name]; // the engine's
  const stack = require('internal/stack').v8Stack(error);
  if (typeof stack !== 'string') return;
  const lines = stack.replace(/^REPL\d+:\d+\n/, '').split('\n');
  const end = lines.findLastIndex((line) => /^ {4}at (?:.*\()?REPL\d+:/.test(line));
  const first = lines.findIndex((line) => /^ {4}at /.test(line));
  const kept = first === -1 ? lines : end === -1 ? lines.filter((line) => !/^ {4}at .*node:/.test(line)) : lines.slice(0, Math.max(first, end));
  Object.defineProperty(error, 'stack', { value: kept.join('\n'), writable: true, configurable: true });
}

Object.assign(exports, { isIncomplete, mended, uncaughtText, withAwait });
