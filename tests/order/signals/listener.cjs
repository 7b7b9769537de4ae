// A signal with a listener is an event of the loop, with ticks and jobs of its own.
const alive = setInterval(() => {}, 1000);
process.on('SIGUSR2', (name, number) => {
  console.log(name, number);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('then'));
  clearInterval(alive);
});
process.kill(process.pid, 'SIGUSR2');
process.nextTick(() => console.log('tick of the script'));
console.log('script');
