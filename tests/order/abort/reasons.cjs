// The reason of an abort without one, throwIfAborted, and an aborted signal.
const controller = new AbortController();
controller.abort();
console.log(controller.signal.reason.name, controller.signal.reason.code, controller.signal.reason instanceof DOMException);
try { controller.signal.throwIfAborted(); } catch (error) { console.log(error === controller.signal.reason); }
console.log(AbortSignal.abort('given').reason, new AbortController().signal.throwIfAborted());
try { new AbortSignal(); } catch (error) { console.log(error.name, error.code); }
