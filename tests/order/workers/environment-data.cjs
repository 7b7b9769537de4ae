// setEnvironmentData: workers started later have it, and may replace it.
const { Worker, setEnvironmentData, getEnvironmentData } = require('worker_threads');
setEnvironmentData('a', { deep: [1] });
setEnvironmentData('gone', 1);
setEnvironmentData('gone');
const w = new Worker(`
  const { getEnvironmentData, setEnvironmentData, Worker } = require('worker_threads');
  console.log(getEnvironmentData('a'), getEnvironmentData('gone'), getEnvironmentData('none'));
  setEnvironmentData('a', 'inner');
  new Worker("console.log(require('worker_threads').getEnvironmentData('a'))", { eval: true });
`, { eval: true });
w.on('exit', () => console.log(getEnvironmentData('a')));
