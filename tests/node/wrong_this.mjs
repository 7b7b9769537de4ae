// Nor functions that use an outer this.
// stderr: headlines
class A { constructor() { this.f = async () => { "use node"; return this; }; } }
