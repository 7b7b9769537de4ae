// Only async functions can be node functions.
// stderr: headlines
function f() { "use node"; return 1; }
