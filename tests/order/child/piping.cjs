// One child's output is another's input, through the parent and past it.
const { spawn } = require('child_process');
const source = spawn('sh', ['-c', 'for i in 3 1 2; do echo $i; done']);
const sorted = spawn('sort');
source.stdout.pipe(sorted.stdin);
let text = '';
sorted.stdout.on('data', (chunk) => { text += chunk; });
sorted.on('close', (code) => {
  console.log(code, text);
  const echo = spawn('sh', ['-c', 'sleep 0.05; echo past the parent']);
  const cat = spawn('cat', { stdio: [echo.stdout, 'pipe', 'inherit'] });
  cat.stdout.on('data', (chunk) => console.log(String(chunk)));
});
