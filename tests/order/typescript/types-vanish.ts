// Types, interfaces, generics and assertions leave nothing behind.
interface Step<T> { name: string; value: T }
type Steps = Step<number>[];
const steps: Steps = [{ name: 'a', value: 1 }, { name: 'b', value: 2 }];
function total<T extends { value: number }>(list: readonly T[], start: number = 0): number {
  return list.reduce((sum, { value }) => sum + value, start);
}
declare const nothing: string;
console.log(total<Step<number>>(steps), (steps[0] as Step<number>)!.name satisfies string, typeof require);
const later = async (ms: number): Promise<void> => { await null; console.log('later', ms); };
process.nextTick((): void => console.log('tick'));
void later(5);
