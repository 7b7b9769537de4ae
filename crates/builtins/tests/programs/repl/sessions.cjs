// Sessions of a prompt: contexts, commands, errors, several lines, await, custom functions.
const repl = require('node:repl');
const { PassThrough } = require('node:stream');

/** What a session answers to each of its lines. */
async function session(title, options, lines) {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.on('data', (text) => { said += text; });
  const server = repl.start({ prompt: '> ', input, output, terminal: false, ...options });
  console.log(`== ${title}`);
  for (const line of lines) {
    const before = said.length;
    input.write(`${line}\n`);
    for (let turns = 0; turns < 5 || (said.length === before && turns < 200); turns++) await new Promise((done) => setTimeout(done, 1));
    console.log(JSON.stringify(line), '=>', JSON.stringify(said.slice(before)));
  }
  if (!server.closed) server.close();
  return server;
}

async function main() {
  await session('values', {}, ['1 + 1', '"a"', 'undefined', 'null', '({ a: 1 })', '{ a: 1 }', '{ let b = 1; b }', '[1, 2]', '_', 'new Map([[1, 2]])', '// nothing', '', '/re/g', '-0', '10n']);
  await session('names', {}, ['let x = 5', 'x', 'var v = 2; v', 'const c = 1', 'c', 'function f() { return x; }', 'f()', 'class A {}', 'new A()', 'typeof A', 'typeof process.pid', 'global === globalThis', 'os.EOL', 'module.id']);
  await session('several lines', {}, ['function g() {', 'return 7;', '}', 'g()', '[1,', '2]', '`a', 'b`', '/* begun', 'ended */ 3', '1 +', '.break', '4', 'if (true) {', '5', '}', ')']);
  await session('errors', {}, ['throw new Error("boom")', '_error.message', 'nope', 'throw 5', 'throw { a: 1 }', 'throw null', ')', 'a b', 'null.x', 'new (class MyError extends Error {})("m").message']);
  await session('await', {}, ['await 1', 'const a = await Promise.resolve(2)', 'a', 'let { p, q: [r], ...s } = await { p: 1, q: [2], t: 3 }; p + r', 's', 'var w = await 5, u = 6; w + u', 'function af() { return 1; } await af()', 'af()', 'await Promise.reject(5)', 'for (const i of [1, 2]) await i', 'async () => await 1', '(await 3) + 1']);
  await session('later', {}, ['setTimeout(() => { throw new Error("later"); }, 1); 0', '1']);
  await session('commands', {}, ['.nope', '.break', '.5 + .5', '.load', '.load /nonexistent/file', '.save', '.save /nonexistent/file', '.clear', 'typeof x']);
  await session('undefined ignored', { ignoreUndefined: true }, ['undefined', 'void 0', '1']);
  await session('strict', { replMode: repl.REPL_MODE_STRICT }, ['undeclared = 1', 'var d = 1', 'd']);
  await session('own functions', { eval(text, context, file, callback) { callback(null, [text, typeof context, /^REPL\d+$/.test(file)]); }, writer: (value) => `<${value}>` }, ['anything', 'at all']);
  await session('own failures', { eval(text, context, file, callback) { callback(text.startsWith('more') ? new repl.Recoverable(new SyntaxError('x')) : 'own'); } }, ['more', 'and more', '.break', 'x']);
  await session('assigned', {}, ['_ = 1', '2', '_', '_error = 3', 'nope', '_error']);

  const server = await session('own commands', {}, []);
  console.log(Object.keys(server.commands).sort().join(), server.useGlobal, server.context === globalThis, server.replMode === repl.REPL_MODE_SLOPPY);
  server.defineCommand('hello', { help: 'greets', action(name) { console.log('hello', name, this === server); } });
  console.log(server.commands.hello.help);
  for (const wrong of [undefined, {}, { action: 5 }]) {
    try {
      server.defineCommand('wrong', wrong);
    } catch (error) {
      console.log(error.name, error.code);
    }
  }
  for (const wrong of [{ breakEvalOnSigint: true, eval() {} }, { prompt: 5 }]) {
    try {
      repl.start({ input: new PassThrough(), output: new PassThrough(), ...wrong });
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  console.log(repl.isValidSyntax('1 +'), repl.isValidSyntax('1'), repl.isValidSyntax('await 1'), Object.keys(repl).join());
}

main();
