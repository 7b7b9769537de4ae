// Of the program in main.
const { parentPort, workerData } = require('worker_threads');
const { double } = require('./helper.cjs');
parentPort.postMessage([workerData, double(4), require.main === module, require('path').basename(process.argv[1]), typeof process.mainModule, module.id]);
