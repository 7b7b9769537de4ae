// export *: names pass through, the default does not, own names win, names that clash vanish.
import * as space from './all.mjs';
console.log(Object.keys(space), space.own, space.fromA, space.fromB, space.inner.fromA);
console.log('clash' in space, 'default' in space);
