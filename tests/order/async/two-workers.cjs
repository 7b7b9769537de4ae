// Two async functions take turns at their awaits.
async function worker(name) {
  for (let step = 1; step <= 3; step++) {
    console.log(name, step);
    await null;
  }
  return name;
}
Promise.all([worker('a'), worker('b')]).then((names) => console.log(names));
