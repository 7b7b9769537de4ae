// A captured variable cannot be assigned to.
// stderr: headlines
let k = 1; async function f() { "use node"; k = 2; }
