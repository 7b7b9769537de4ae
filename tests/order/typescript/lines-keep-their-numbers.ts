// A line of TypeScript has the number it has in the source.
type Long = {
  a: string;
  b: number;
};
const line = (error: Error): string | undefined => /lines-keep-their-numbers\.ts:(\d+)/.exec(String(error.stack))?.[1];

console.log(line(new Error('here')));
