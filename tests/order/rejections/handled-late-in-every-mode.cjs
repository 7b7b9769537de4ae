// A rejection that is handled after it has been reported is warned of in every mode, unless somebody listens to 'rejectionHandled'.
const { execFileSync } = require('child_process');

const program = `
  process.on('warning', (warning) => console.log('warning', warning.name, warning.id));
  process.on('uncaughtException', (error) => console.log('uncaught', error.message));
  if (process.argv[1] === 'listens') process.on('rejectionHandled', () => console.log('rejection handled'));
  const promise = Promise.reject(new Error('rejected'));
  setImmediate(() => promise.catch(() => console.log('caught')));
`;
for (const mode of ['throw', 'strict', 'warn', 'none', 'warn-with-error-code']) {
  for (const listens of ['listens', 'does not']) {
    const args = [`--unhandled-rejections=${mode}`, '-e', program, listens];
    try {
      console.log(mode, listens, execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch (error) {
      console.log(mode, listens, error.status, error.stdout);
    }
  }
}
