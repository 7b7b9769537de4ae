// Offers an exported function, and answers messages.
import { machine, self } from 'roata';

export async function square(x) { return x * x; }
export function fail() { throw new TypeError('as asked'); }
export const upwards = (name) => machine.call(name, 'from below');

console.log('up:', process.argv.slice(2), process.env.WHO, process.cwd() === '/', machine.parent.kind, self === machine, process.execArgv.length);
process.stdout.write('one ');
process.stdout.write('line\n');
machine.on('message', (value) => machine.parent.send({ echo: value }));
