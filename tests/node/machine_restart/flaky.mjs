// Fails at every second call.
let calls = 0;

export async function work(i) {
  if (++calls === 2) process.exit(3);
  return `worked ${i}`;
}
