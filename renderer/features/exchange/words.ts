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
