// TypeScript's own decorators, asked for in tsconfig.json.
(Reflect as any).metadata = (k: string, v: any) => (t: any, p?: any, i?: any) => console.log('metadata', k, v?.name ?? v, p, i);
function d(...a: any[]) { console.log('dec', a.length, typeof a[0], a[1], typeof a[2]); }
class Dep {}
@d class A { constructor(@d private x: Dep, y: string) {} @d m(@d a: number): string { return ''; } @d static f = 1; @d p: Dep; @d get g(): number { return 1; } accessor plain = 5; }
console.log(new A(new Dep, '').plain);
