// One file that runs unchanged wherever there is room: finds the numbers below a limit with the longest Collatz chains.
//
//   roata everywhere.mjs                                        on this machine's cores
//   roata everywhere.mjs 3                                      on three processes
//   roata everywhere.mjs roata://one:7070 roata://two:7070      on machines where `roata node --listen` runs
//
// TOKEN and CA (a file) in the environment are shown to the machines, or checked; LIMIT is another limit than two million.
import { readFileSync } from 'node:fs';
import { connect, machine } from 'roata';

const limit = Number(process.env.LIMIT ?? 2_000_000);
const parts = 40;

async function longest(from, to) {
  'use node';
  let best = { steps: 0, start: from };
  for (let start = from; start < to; start++) {
    const steps = chain(start);
    if (steps > best.steps) best = { steps, start };
  }
  return best;
}

function chain(n) {
  let steps = 1;
  for (; n > 1; steps++) n = n % 2 === 0 ? n / 2 : 3 * n + 1;
  return steps;
}

/** The nodes that the command line names. */
async function places([first, ...rest]) {
  if (first === undefined) return [machine];
  if (/^\d+$/.test(first)) return Promise.all(Array.from({ length: Number(first) }, () => machine.spawn({ cores: 1 })));
  const { TOKEN, CA } = process.env;
  const options = { token: TOKEN, tls: CA === undefined ? undefined : { ca: readFileSync(CA) } };
  return Promise.all([first, ...rest].map((address) => connect(address, options)));
}

const nodes = await places(process.argv.slice(2));
const counts = new Map(nodes.map((node) => [node.address, 0]));
let next = 1;
let best = { steps: 0 };

/** Each core of each place takes the next part as soon as it has done one. */
async function work(node) {
  while (next < limit) {
    const from = next;
    next += Math.ceil(limit / parts);
    const found = await node.run(longest, from, Math.min(next, limit));
    counts.set(node.address, counts.get(node.address) + 1);
    if (found.steps > best.steps) best = found;
  }
}

const began = performance.now();
await Promise.all(nodes.flatMap((node) => node.cores.map(() => work(node))));
console.log(`${best.start} has ${best.steps} steps`);
console.error(`${Math.round(performance.now() - began)} ms; parts done:`, Object.fromEntries(counts));
await Promise.all(nodes.filter((node) => node !== machine).map((node) => node.stop()));
