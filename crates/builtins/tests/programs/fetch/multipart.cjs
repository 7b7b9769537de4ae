// Forms in bodies, and what of them is refused.
const dispositions = [
  'form-data; name="a"', 'Form-Data; name="a"', 'form-data;name="a"', 'form-data ; name="a"', 'form-data; Name="a"', 'form-data; name=a',
  'form-data; name=a b', 'form-data; name=', 'form-data; name', 'form-data', 'form-data;', 'attachment; name="a"', 'form-data; name="a"; x=y',
  'form-data; name="a";', 'form-data; name="a" ; filename="b"', 'form-data; name="a"; filename=b', 'form-data; filename="b"; name="a"',
  'form-data; name="a"; name="b"', 'form-data; name="a"; filename="x"; filename="y"', 'form-data; name="a\\"b"', 'form-data; name="a\\\\b"',
  'form-data; name="a%22%0D%0Ab%41"', 'form-data; name="a"; filename*=UTF-8\'\'%e2%82%ac',
  'form-data; name="a"; filename="q"; filename*=UTF-8\'\'%e2%82%ac', 'form-data; name="a"; filename*=UTF-8\'\'%e2%82%ac; filename="q"',
  'form-data; name="a"; filename*=utf-8\'en\'x', 'form-data; name="a"; filename*=iso-8859-1\'\'%e2', 'form-data; name="a"; filename*=UTF-8\'\'%e2',
  'form-data; name*=UTF-8\'\'a', 'form-data; name="a"; filename=""', 'form-data; name="a"; filename', 'form-data; name="a', 'form-data; name="a"x',
  'form-data; name="a"; filename="é"', 'form-data;  \t name="a"', 'form-data; name ="a"', 'form-data; name= "a"', ' form-data; name="a"',
  '\tform-data; name="a"', 'form-data; name="a"\t', 'form-data; name="a" ', 'form-data; x="y"; name="a"', 'form-data; x=y; name="a"',
  'form-data; x; name="a"', 'form-data; name="a"; é="x"', 'form-data; name="a", name="b"', 'form-data name="a"', 'form-data; name="a";filename="c"',
  "form-data; name='a'", 'form-data; name="a\r b"', 'form-data; name=""', 'form-data; name="a"; filename="a%22"',
  'form-data; name="a"; filename="a\\"b"', 'form-data; ;name="a"', 'form-data; name="a";; filename="b"',
];
const fields = [
  'Content-Type: text/html\r\n', 'Content-Type:text/html\r\n', 'Content-Type: \r\n', 'Content-Type: bad\r\n', 'content-type:  Text/HTML ; q=1 \r\n',
  'X: y\r\n', 'X:y\r\n', 'X: \r\n', 'X\r\n', 'X : y\r\n', ' X: y\r\n', 'X Y: z\r\n', 'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: 7bit\r\n', 'content-transfer-encoding: BASE64\r\n', 'X: y\n', ': y\r\n', 'X: a\r b\r\n',
  'Content-Disposition: form-data; name="z"\r\n', 'Content-Type: a/b\r\nContent-Type: c/d\r\n',
];
const boundaries = ['', 'a', 'x'.repeat(70), 'x'.repeat(71), 'a b', "a'()+_,-./:=?b", 'é', 'a"b', '"a;b"', '"a,b"', 'a,b', '"a\\"b"', 'a/b', ' a', '"a "'];

const part = (disposition, extra = '') => `--B\r\nContent-Disposition: ${disposition}\r\n${extra}\r\nv\r\n--B--\r\n`;
const P = '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n';
const bodies = dispositions.map((disposition) => part(disposition));
for (const field of fields) {
  bodies.push(part('form-data; name="a"; filename="f"', field), part('form-data; name="a"', field));
  bodies.push(`--B\r\n${field}Content-Disposition: form-data; name="a"\r\n\r\nYWI=\r\n--B--`);
}
bodies.push(
  '', '--B', '--B--', '--B--\r\n', '--B-', '--B--\r', '--B--\n', '--B\r\n', '--B\r\n\r\n', '--B\r\n\r\nx\r\n--B--', P, P + 'v', P + 'v\r\n',
  P + 'v\r\n--B', P + 'v\r\n--B-', P + 'v\r\n--B--', P + 'v\r\n--B--\r\n\r\n', P + 'v\r\n--B--\r\nepi', P + 'v\r\n--B--epi', P + 'v\r\n--B-- \r\n',
  P + 'v\r\n--B \r\n', P + 'v--B--', P + '--B--', P + '\r\n--B--', P + 'v\r\n--Bx\r\n--B--', P + 'v\r\n--Bx', P + 'v\n--B--',
  '\r\n' + P + 'v\r\n--B--', '\r\n\r\n' + P + 'v\r\n--B--', '\n' + P + 'v\r\n--B--', ' ' + P + 'v\r\n--B--', 'pre\r\n' + P + 'v\r\n--B--',
  P + 'v\r\n' + P + 'w\r\n--B--', P + 'v\r\n\r\n' + P + 'w\r\n--B--', P + '\ufeffv\r\n--B--',
  P.replace('"a"', '"a"; filename="b"') + '\ufeffv\r\n--B--', P + 'a\r\n--\r\n--B--', '--B \r\n' + P.slice(5) + 'v\r\n--B--',
  '--B\n' + P.slice(5) + 'v\r\n--B--', '--BB\r\n' + P.slice(5), P + 'v\r\n--B--\r\n' + P + 'w\r\n--B--',
);

const shown = (form) => JSON.stringify(Array.from(form, ([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.type, value.size]]));

async function read(body, type) {
  try {
    return shown(await new Response(body, { headers: { 'content-type': type } }).formData());
  } catch (error) {
    return `${error.name} ${error.message}`;
  }
}

(async () => {
  for (const body of bodies) console.log(JSON.stringify(body), '→', await read(body, 'multipart/form-data; boundary=B'));
  for (const boundary of boundaries) {
    const raw = boundary.startsWith('"') ? boundary.slice(1, -1).replace(/\\/g, '') : boundary;
    const body = `--${raw}\r\nContent-Disposition: form-data; name="a"\r\n\r\nv\r\n--${raw}--`;
    console.log(boundary, '→', await read(body, `multipart/form-data; boundary=${boundary}`));
  }
})();
