// process.kill: signal 0 asks, unknown names and pids are errors.
console.log(process.kill(process.pid, 0));
const attempt = (...args) => { try { process.kill(...args); } catch (error) { console.log(error.code, error.message); } };
attempt(process.pid, 'SIGNONE');
attempt('text', 0);
attempt(2 ** 30, 0);
