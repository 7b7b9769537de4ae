// Errors that the engine itself engine_errorss
const first = (f) => { try { f(); } catch (e) { const [head, frame] = e.stack.split('\n'); console.log(head === `${e.name}: ${e.message}`, /^ {4}at .*engine_errors/.test(frame), e.constructor.name); } };
first(() => null.x); first(() => undefinedName); first(() => { const a = 1; a = 2; }); first(() => x1); let x1 = 1; first(() => new Array(-1)); first(() => (1)());
