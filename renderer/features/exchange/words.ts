/** Words that several parts of 数据交换 use. */

/** A month as people say it: 2026年10月. */
export function monthWords(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return month === '' ? period : `${year}年${Number(month)}月`;
}

/** A machine's clock to the minute: 2026-10-08 09:00. */
export function clockWords(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** What is said after a package was written and read back. */
export function writtenWords({
  cover,
  safeToRemove,
}: {
  readonly cover: { readonly file: string };
  readonly safeToRemove: boolean;
}): string {
  return `已写入并核对：${cover.file}。${safeToRemove ? '可以安全拔出U盘。' : '请先在系统里“弹出”U盘，再拔出。'}`;
}

type Counts = readonly { readonly label: string; readonly count: number }[];

/** Kinds of record named in one line; the others are on the 交接单. */
const NAMED = 6;

/** What a package holds, in one line: projects first, then the kinds with most records, and how many there are in all. */
export function contentWords(counts: Counts): string {
  if (counts.length === 0) return '没有新的记录';
  const first = ({ label }: Counts[number]): number => (label === '项目' ? 0 : 1);
  const ordered = counts.toSorted((a, b) => first(a) - first(b) || b.count - a.count);
  const named = ordered
    .slice(0, NAMED)
    .map(({ label, count }) => `${label} ${count}`)
    .join('，');
  if (counts.length <= NAMED) return named;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return `${named}，等 ${counts.length} 类共 ${all} 条`;
}
