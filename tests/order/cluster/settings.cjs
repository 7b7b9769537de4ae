// What setupPrimary makes of options, the module's own faces, what fork refuses.
const cluster = require('cluster');
const tell = (work) => {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0]);
  }
};
const settings = () => ({ ...cluster.settings, exec: cluster.settings.exec?.split('/').at(-1) });
console.log(Object.keys(cluster), cluster.constructor.name, cluster instanceof require('events'));
console.log(cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.worker, cluster.workers, cluster.settings);
console.log(cluster.schedulingPolicy, cluster.SCHED_NONE, cluster.SCHED_RR, cluster.setupMaster === cluster.setupPrimary);
console.log(Object.getOwnPropertyNames(cluster.Worker.prototype), cluster.Worker.length);
tell(() => cluster.Worker().state);
tell(() => Object.keys(new cluster.Worker({ id: 5.5, state: 'x', process: new (require('events'))() })));
tell(() => [new cluster.Worker(3).id, new cluster.Worker({ id: 'a' }).id]);
cluster.schedulingPolicy = 7;
tell(() => cluster.setupPrimary());
cluster.schedulingPolicy = cluster.SCHED_NONE;
cluster.on('setup', (given) => console.log('setup', Object.keys(given), given === cluster.settings));
for (const options of ['x', { exec: 'w.js', args: ['--a'], execArgv: ['--x'], cwd: '/tmp', silent: true, serialization: 'advanced', other: 2 }, undefined, null, { args: undefined, exec: undefined }]) {
  tell(() => cluster.setupPrimary(options));
  console.log(settings());
}
tell(() => cluster.fork());
cluster.disconnect('no function');
cluster.disconnect(() => console.log('none left'));
console.log('end');
