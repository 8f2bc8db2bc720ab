/**
 * The cover page (封面) of a package on paper: what it is, from whom to whom, what it counts, and the hash of the file, signed at handing over. Made from
 * the part that can be read without taking the package in, so it names no project, no amount and no person. Pure.
 */
import type { Cover } from '../contract/exchange';
import { row, say } from './report';
import type { Report } from './report';

/** Two cells of the list of counts, which stands in two columns so that the page stays one. */
function countCells({ counts }: Cover, at: number): [string, string] {
  const count = counts[at];
  return count === undefined ? ['', ''] : [count.label, String(count.count)];
}

/** Kind, number and month of a package in one line. */
export function coverLine({ kind, number, period }: Cover): string {
  const [year = '', month = ''] = period.split('-');
  return `${kind}　第${number}号　${year}年${Number(month)}月`;
}

/** @param sha256 of the whole file: the paper anchors what was handed over (design/reliability.md 3e) */
export function coverPage(cover: Cover, sha256: string): Report {
  const half = Math.ceil(cover.counts.length / 2);
  const box = (label: string, text: string) => ({ label, value: say(text) });
  return {
    title: '数据包交接单',
    under: coverLine(cover),
    parts: [
      {
        kind: 'form',
        rows: [
          [box('发出单位', cover.from), box('接收单位', cover.to)],
          [box('文件名', cover.file)],
          [box('大小', `${Math.ceil(cover.size / 1024)} KB`), box('通行口令', cover.locked ? '已设，电话告知' : '未设')],
          [box('本县校验码', cover.checkCode)],
          [box('文件校验值', sha256.replaceAll(/(.{8})(?=.)/gu, '$1 '))],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: '内容', width: 8, align: 'left' },
          { title: '数量', width: 6, align: 'right' },
          { title: '内容', width: 8, align: 'left' },
          { title: '数量', width: 6, align: 'right' },
        ],
        rows: Array.from({ length: half }, (_, at) => row(...countCells(cover, at), ...countCells(cover, at + half))),
        empty: '没有新的内容。',
      },
      {
        kind: 'parties',
        parties: [
          { role: '发出单位', name: cover.from, signatory: '经办人' },
          { role: '接收单位', name: cover.to, signatory: '经办人' },
        ],
      },
    ],
    notes: ['本单由数据包封面生成，没有导入台账；封面不含项目名称、金额和人名。'],
  };
}
