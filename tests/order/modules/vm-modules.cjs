// Modules that a program finds and links itself (node:vm), and import() in scripts.
// flags: --experimental-vm-modules --no-warnings
const vm = require('vm');
const { SourceTextModule, SyntheticModule } = vm;

const told = (error) => `${error.name} ${error.code} ${error.message}`;

async function attempt(name, act) {
  try {
    console.log(name, await act());
  } catch (error) {
    console.log(name, told(error));
  }
}

async function refusals() {
  await attempt('abstract', () => new vm.Module());
  await attempt('no text', () => new SourceTextModule());
  await attempt('context', () => new SourceTextModule('', { context: {} }));
  await attempt('importer', () => new SourceTextModule('', { importModuleDynamically: 3 }));
  await attempt('names', () => new SyntheticModule([1], () => {}));
  await attempt('name twice', () => new SyntheticModule(['a', 'a'], () => {}));
  const module = new SourceTextModule('import "q"', { identifier: 'm' });
  await attempt('namespace', () => module.namespace);
  await attempt('error', () => module.error);
  await attempt('evaluate', () => module.evaluate());
  await attempt('instantiate', () => module.instantiate());
  await attempt('linker', () => module.link(3));
  await attempt('requests', () => module.linkRequests([]));
  await attempt('no module', () => module.link(() => ({})));
  console.log(module, told(module.error));
  await attempt('no export', () => new SourceTextModule('import { nope } from "q"').link(() => new SourceTextModule('')));
  await attempt('this', () => vm.Module.prototype.link.call({}));
}

async function linked() {
  const asked = [];
  const main = new SourceTextModule('import a, { b } from "a"; import { q } from "q" with { type: "t" }; export { a, b, q }; export const meta = import.meta.v;', {
    initializeImportMeta(meta, module) { meta.v = module === main; },
  });
  console.log(main.moduleRequests, main.dependencySpecifiers);
  const linking = main.link(async (specifier, referrer, { attributes }) => {
    asked.push([specifier, referrer === main, attributes.type]);
    if (specifier === 'q') return new SyntheticModule(['q'], function () { this.setExport('q', 9); });
    return new SourceTextModule('export default "a"; export let b = 1; export const more = () => b++; import "q"');
  });
  console.log(main.status);
  await linking;
  console.log(main.status, asked, main.hasTopLevelAwait(), main.hasAsyncGraph());
  await main.evaluate();
  console.log(main.status, main.namespace);
}

async function failing() {
  const module = new SourceTextModule('await 1; throw new Error("boom")');
  module.linkRequests([]);
  module.instantiate();
  const evaluation = module.evaluate();
  console.log(module.status);
  await attempt('throws', () => evaluation);
  console.log(module.status, told(module.error));
  await attempt('again', () => module.evaluate());
}

async function inContext() {
  const context = vm.createContext({ x: 5 });
  const module = new SourceTextModule('export const y = x + 1; globalThis.z = 3; export const o = {};', { context });
  await module.link(() => {});
  await module.evaluate();
  console.log(module.namespace.y, context.z, module.namespace.o instanceof Object);
}

async function importing() {
  const given = new SyntheticModule(['g'], function () { this.setExport('g', 1); });
  await given.link(() => {});
  await given.evaluate();
  const importModuleDynamically = (specifier, referrer, attributes, phase) => {
    console.log(specifier, referrer?.constructor?.name, attributes, phase);
    return given;
  };
  const module = new SourceTextModule('export const r = await import("foo", { with: { type: "x" } })', { importModuleDynamically });
  await module.link(() => {});
  await module.evaluate();
  console.log(module.namespace.r);
  await attempt('none', () => vm.runInThisContext('import("fs")'));
  await attempt('none in a context', () => vm.runInNewContext('import("fs")'));
  await attempt('ours', () => new vm.Script('import("foo")', { importModuleDynamically }).runInThisContext());
  await attempt('no module', () => new vm.Script('import("foo")', { importModuleDynamically: () => 3 }).runInThisContext());
  await attempt('function', () => vm.compileFunction('return import("x")', [], { importModuleDynamically })());
  const loader = { importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };
  await attempt('main', async () => typeof (await vm.runInThisContext('import("fs")', loader)).readFile);
  await attempt('main in a context', async () => typeof (await vm.runInNewContext('import("node:path")', {}, loader)).join);
}

refusals().then(linked).then(failing).then(inContext).then(importing);
