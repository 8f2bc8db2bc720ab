/** 编号对照表: the unit's 临时编号 beside the county's formal number, to be printed and handed out (S-11). Pure. */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { from, row, rowAs } from './report';
import type { Report, ReportRow } from './report';
import { dayText } from './words';

/** Who gave the number and when: the operation that holds in the field. */
function givenOn(ledger: Ledger, project: RecordOf<'project'>): string {
  const [head] = ledger.records.get('project')?.get(project.id)?.fields['number']?.heads ?? [];
  const operation = head === undefined ? undefined : ledger.operations.get(head);
  return operation === undefined ? '' : `${dayText(operation.at)} ${operation.person}`;
}

/**
 * All numbered projects, unit by unit.
 * @param unit only this one's; null for all
 */
export function numberTable(ledger: Ledger, unit: RecordId | null, on: IsoDay): Report {
  const units = listRecords(ledger, 'unit')
    .filter(({ id }) => unit === null || id === unit)
    .sort((a, b) => (a.order ?? 9_999) - (b.order ?? 9_999));
  const projects = listRecords(ledger, 'project').filter(({ number }) => number !== undefined && number !== '');
  let index = 0;
  const rows = units.flatMap(({ id, name }): ReportRow[] => {
    const own = projects.filter(({ scope }) => scope === id).sort((a, b) => (a.number ?? '').localeCompare(b.number ?? '', 'zh-CN'));
    if (own.length === 0) return [];
    return [
      rowAs('section', `${name ?? ''}（${own.length}个）`),
      ...own.map((project) => {
        index += 1;
        const name_ = from(project.projectName ?? '', [project.id]);
        return row(String(index), project.temporaryNumber ?? '', project.number ?? '', name_, givenOn(ledger, project));
      }),
    ];
  });
  const [county] = listRecords(ledger, 'county');
  const name = unit === null ? '' : (getRecord(ledger, 'unit', unit)?.name ?? '');
  return {
    title: `${name === '' ? (county?.name ?? '') : name}项目编号对照表`,
    under: `截至${formatDay(on)}　共${index}个项目`,
    parts: [
      {
        kind: 'table',
        columns: [
          { title: '序号', width: 3 },
          { title: '临时编号', width: 10 },
          { title: '正式编号', width: 7 },
          { title: '项目名称', width: 14, align: 'left' },
          { title: '编号日期、经办人', width: 8 },
        ],
        rows,
        empty: '还没有编号的项目。',
      },
    ],
    notes: ['正式编号由县招商办统一编定，跟随项目流转，不重复使用。'],
  };
}
