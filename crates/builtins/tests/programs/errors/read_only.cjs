// What is said of constants, frozen objects and definitions that are refused.
'use strict';
const k = 1;
const o = Object.freeze({ a: 1 });
const list = Object.freeze([1]);
const show = (run) => {
  try {
    run();
  } catch ({ name, message }) {
    console.log(name, message);
  }
};
show(() => { k = 2; });
show(() => { k += 2; });
show(() => { k++; });
show(() => { --k; });
show(() => { [k] = [1]; });
show(() => { ({ k } = { k: 1 }); });
show(() => { for (k of [1]); });
show(() => { k = o.a; });
show(() => { k = list[0] + o.a; console.log(o.a); });
show(() => { o.a = 2; });
show(() => { o['a'] = 2; });
show(() => { o.b = 2; });
show(() => { o.a += o.a; });
show(() => { o.a++; });
show(() => { ++o.a; });
show(() => { list[0] = 1; });
show(() => { list.length = 0; });
show(() => { Math.PI = 3; });
show(() => { undefined = 1; });
show(() => { 'abc'.length = 1; });
show(() => { (5).x = 1; });
show(() => { delete o.a; });
show(() => { Object.defineProperty(o, 'a', { value: 3 }); });
show(() => { Object.defineProperty(o, 'new', { value: 3 }); });
show(() => { Object.setPrototypeOf(o, {}); });
const q = 1; try { q = 2; } catch (error) { console.log(error.message); }
