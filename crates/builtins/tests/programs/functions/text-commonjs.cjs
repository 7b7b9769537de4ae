// The same for CommonJS and evaluated texts.
const { a } = { a: 1 };
async function f(x) { try { return await x; } catch (e) { return e.message + e.stack; } }
module.exports = class { async m() { await a; } };
console.log(String(f), String(module.exports), String(function () { return 'é' + a; }));
eval('console.log(String(async (x) => await x))');
