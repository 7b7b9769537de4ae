// What a child sends while it answers many messages arrives though it computes on, exits or is killed at once.
const { fork } = require('child_process');
const { existsSync, writeFileSync, mkdtempSync, rmSync } = require('fs');
const [, , role, file] = process.argv;
const acts = {
  waits() {
    process.send('waits');
    while (!existsSync(file));
    process.exit(0);
  },
  exits() {
    process.send('exits');
    process.exit(3);
  },
  killed() {
    process.send('killed');
    process.kill(process.pid, 'SIGKILL');
  },
  throws() {
    process.send('throws');
    process.on('uncaughtException', () => process.exit(4));
    throw new Error('told');
  },
};
if (role) {
  process.on('message', (number) => {
    process.send(number);
    if (number === 2) acts[role]();
  });
} else {
  const folder = mkdtempSync(`${require('os').tmpdir()}/order-`);
  const rest = Object.keys(acts);
  const next = () => {
    const act = rest.shift();
    if (act === undefined) return rmSync(folder, { recursive: true });
    const child = fork(__filename, [act, `${folder}/seen`]);
    const got = [];
    child.on('message', (message) => {
      if (message === 'waits') writeFileSync(`${folder}/seen`, '');
      if (message !== 3 && message !== 4) got.push(message);
    });
    child.on('exit', (...how) => console.log(act, got, how));
    child.on('close', next);
    // In one piece, so that the child has them all at once.
    for (let i = 0; i < 5; i++) child.send(i);
  };
  next();
}
