// Every further line begins with four spaces and `at`, the innermost frame first.
function inner() { return new Error('x'); }
function outer() { const e = inner(); return e; }
const lines = outer().stack.split('\n');
console.log(lines.slice(1).every((line) => line.startsWith('    at ')));
console.log(lines.slice(1, 4).map((line) => /at (.*) \(.*[/]lines\.cjs:(\d+):\d+\)$/.exec(line)?.slice(1)));
console.log(lines.length <= 11);
