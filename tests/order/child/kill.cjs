// Signals by name and number, and what the child says of them.
const { spawn } = require('child_process');
const child = spawn('sleep', ['100'], { stdio: 'ignore' });
console.log(child.kill(0), child.killed);
try { child.kill('SIGNOPE'); } catch (error) { console.log(error.code, error.message); }
try { child.kill(1000); } catch (error) { console.log(error.code, error.message); }
console.log(child.kill('sighup'), child.killed, child.signalCode);
child.on('exit', (...args) => {
  console.log('exit', args, child.exitCode, child.signalCode, child.kill(), child.killed);
});
child.on('close', (...args) => console.log('close', args));
