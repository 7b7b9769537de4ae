// Methods cannot.
// stderr: headlines
const o = { async m() { "use node"; return 1; } };
