// `using` declarations whose names have types.
interface R { [Symbol.dispose](): void }
function f() { using a: R = { [Symbol.dispose]() { console.log('disposed'); } }; console.log('in'); }
f();
