// queueMicrotask of something that is no function throws at once.
for (const value of [undefined, 1n, 'text', []]) {
  try {
    queueMicrotask(value);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
