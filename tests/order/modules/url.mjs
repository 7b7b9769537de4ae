// URL and node:url: parsing, parameters, file paths, errors.
import { fileURLToPath, pathToFileURL, format, domainToASCII } from 'node:url';
const url = new URL('../c?x=1&y=a%20b#frag', 'https://user:pass@example.org:8080/a/b/');
console.log(url.href, url.origin, url.port, url.pathname, url.search, url.hash, url.username);
url.searchParams.append('z', 'ü&');
url.port = '443';
console.log(url.href, [...url.searchParams], url.searchParams.get('y'), url.searchParams.has('none'));
console.log(fileURLToPath('file:///a%20b/c'), pathToFileURL('/a b/#c').href, domainToASCII('español.com'), format(url, { fragment: false, auth: false }));
console.log(URL.canParse('nonsense'), URL.parse('nonsense'), new URLSearchParams({ a: 1, b: 'two' }).toString());
try { new URL('nonsense'); } catch (error) { console.log(error.name, error.code, error.message, error.input); }
try { fileURLToPath('http://x'); } catch (error) { console.log(error.code, error.message); }
