/** 更正单 on paper, for the 分管领导 to sign, and the month's list of accepted corrections that goes with the bulletin (S-94, S-111). Pure. */
import { acceptedIn, correctionRows } from '../exchange/corrections';
import type { CorrectionRow } from '../exchange/corrections';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { from, paragraph, row, say } from './report';
import type { Report } from './report';

const day = (on: IsoDay | undefined): string => (on === undefined ? '' : formatDay(on));

function decided({ decision }: CorrectionRow): string {
  if (decision === null) return '';
  return `${decision.outcome ?? ''}${decision.reason === undefined ? '' : `：${decision.reason}`}　${decision.by ?? ''}　${day(decision.on)}`;
}

/** One 更正单 as a form; null when there is none of that id. */
export function correctionPaper(ledger: Ledger, id: RecordId): Report | null {
  const found = correctionRows(ledger).find(({ item }) => item.id === id);
  if (found === undefined) return null;
  const { item, unitName, projectName } = found;
  const number = item.project === undefined ? undefined : getRecord(ledger, 'project', item.project);
  const [county] = listRecords(ledger, 'county');
  const box = (label: string, text: string) => ({ label, value: say(text) });
  return {
    title: '招商引资数据更正单',
    under: `填报单位：${unitName}　　填报日期：${day(item.raisedOn)}`,
    parts: [
      {
        kind: 'form',
        rows: [
          [{ label: '项目名称', value: from(projectName, item.project === undefined ? [] : [item.project]) }],
          [box('项目编号', number?.number ?? number?.temporaryNumber ?? ''), box('更正事项', item.label ?? '')],
          [box('原报', item.oldText ?? ''), box('更正为', item.newText ?? '')],
          [box('更正依据', item.ground ?? '')],
          [box('填报人', item.raisedBy ?? ''), box('已登记签字', `${item.signedBy ?? ''}　${day(item.signedOn)}`)],
          [box('审定结果', decided(found))],
        ],
      },
      paragraph('本单一式两份，填报单位和县招商办各存一份。审定接受后，原报数据保留备查，自审定当月起按更正后的数统计。'),
      {
        kind: 'parties',
        parties: [
          { role: '填报单位', name: unitName, signatory: '分管领导' },
          { role: '审定单位', name: county?.office ?? '', signatory: '审定人' },
        ],
      },
    ],
    notes: ['佐证材料附后。'],
  };
}

/** What was accepted in the month of a day. */
export function correctionList(ledger: Ledger, on: IsoDay): Report {
  const month = on.slice(0, 7);
  const rows = acceptedIn(ledger, month);
  const [county] = listRecords(ledger, 'county');
  return {
    title: `${month.slice(0, 4)}年${Number(month.slice(5))}月数据更正清单`,
    under: county?.office ?? '',
    parts: [
      {
        kind: 'table',
        columns: [
          { title: '序号', width: 3 },
          { title: '单位', width: 5 },
          { title: '项目', width: 9, align: 'left' },
          { title: '更正事项', width: 8, align: 'left' },
          { title: '原报', width: 7, align: 'right' },
          { title: '更正为', width: 7, align: 'right' },
          { title: '依据', width: 9, align: 'left' },
          { title: '审定日期', width: 6 },
        ],
        rows: rows.map(({ item, unitName, projectName, decision }, at) =>
          row(
            String(at + 1),
            unitName,
            from(projectName, item.project === undefined ? [] : [item.project]),
            item.label ?? '',
            item.oldText ?? '',
            item.newText ?? '',
            item.ground ?? '',
            day(decision?.on),
          ),
        ),
        empty: '本月没有审定接受的更正。',
      },
    ],
    notes: ['按县招商办审定日期列入当月；原报数据保留在台账中备查。'],
  };
}
