// getActiveResourcesInfo names what keeps the program alive.
const show = () => console.log(process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'));
const timer = setTimeout(() => {}, 10000);
const immediate = setImmediate(() => {});
show();
clearTimeout(timer);
clearImmediate(immediate);
show();
