// process.env of a worker is a copy, what it is given, or shared.
const { Worker, SHARE_ENV } = require('worker_threads');
const run = (text, env) => new Promise((resolve) => new Worker(text, { eval: true, env }).on('exit', resolve));
(async () => {
  process.env.ROATA_W = '1';
  await run(`console.log(process.env.ROATA_W); process.env.ROATA_W = '2'`);
  console.log(process.env.ROATA_W);
  await run(`console.log(Object.entries(process.env).sort())`, { A: 1, B: true });
  await run(`console.log(process.env.ROATA_W, 'ROATA_W' in process.env); process.env.ROATA_W = 3; process.env.NEW_W = 'n'; delete process.env.PATH`, SHARE_ENV);
  console.log(process.env.ROATA_W, process.env.NEW_W, process.env.PATH, Object.keys(process.env).includes('NEW_W'));
})();
