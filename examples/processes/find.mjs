// A listing of a large tree that streams: `find` runs, its lines are read as they come, and however many there are, few are held at a time.
//
//   roata examples/processes/find.mjs [FOLDER] [SUFFIX]
import { $ } from 'roata';

const [folder = '.', suffix = ''] = process.argv.slice(2);

let files = 0;
let shown = 0;
for await (const path of $`find ${folder} -type f -name ${`*${suffix}`}`) {
  files++;
  if (shown < 10) {
    shown++;
    console.log(path);
  }
}
console.log(`${files} files${files > shown ? `, of which ${shown} are shown` : ''}`);

// From process to process, without a shell: the kinds of files, the most frequent first.
const kinds = $`find ${folder} -type f -name ${'*.*'}`.pipe($`sed ${'s/.*\\.//'}`).pipe($`sort`).pipe($`uniq -c`).pipe($`sort -rn`);
for await (const line of kinds.pipe($`head -n 5`)) console.log(line);
