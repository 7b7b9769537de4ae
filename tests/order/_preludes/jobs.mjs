// Counts promise jobs: `await count({ name: () => promise })` prints in the how manieth microtask each promise is heard of, and its outcome.
// What takes more than 100 is 'later'.

const LONGEST = 100;

export async function count(cases) {
  for (const [name, run] of Object.entries(cases)) console.log(`${name}: ${await counted(run)}`);
}

function counted(run) {
  return new Promise((resolve) => {
    setImmediate(() => {
      let jobs = 0;
      let isOver = false;
      const end = (outcome) => {
        isOver = true;
        resolve(`${jobs > LONGEST ? 'later' : jobs}, ${outcome}`);
      };
      const promise = run();
      const beat = () => {
        if (!isOver && jobs++ <= LONGEST) queueMicrotask(beat);
      };
      beat();
      promise.then((value) => end(String(value)), (error) => end(`rejected with ${error}`));
    });
  });
}
