// A door: exported async functions, called over HTTP.      run: roata --listen 127.0.0.1:7070 examples/nodes/door.mjs
//
//   curl http://127.0.0.1:7070/                                           what there is
//   curl -d '["roata"]' http://127.0.0.1:7070/fn/hash                     "5ffebc62…"
//   curl -N -d '[10]' http://127.0.0.1:7070/fn/countdown                  a line a second; Ctrl+C ends it here, too
//   curl -d '[40]' http://127.0.0.1:7070/fn/fibonacci                     on whichever core has room
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

export async function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

export async function* countdown(from) {
  for (let left = from; left > 0; left--) {
    yield { left };
    await setTimeout(1000);
  }
}

export async function fibonacci(n) {
  'use node';
  const of = (n) => (n < 2 ? n : of(n - 1) + of(n - 2));
  return of(n);
}
