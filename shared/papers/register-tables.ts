/** 文号登记簿 and 签订情况表 as tables for paper and workbook, from the same lines the window shows. */
import type { Ledger } from '../ledger/fold';
import type { ViewColumn } from '../views/project-columns';
import { tableFrame } from '../views/table-frame';
import { tableColumn } from '../views/table-view';
import type { TableView } from '../views/table-view';
import type { TableRequest } from '../views/ledger-tables';
import { signingByUnit } from './letter-records';
import { registerLines } from './register-lines';

type Column = Pick<ViewColumn, 'key' | 'label' | 'kind'>;
const text = (key: string, label: string): Column => ({ key, label, kind: 'text' });
const INDEX: Column = { key: 'index', label: '序号', kind: 'number' };

const REGISTER_COLUMNS = [
  INDEX,
  text('number', '文号'),
  text('kind', '文种'),
  text('title', '标题'),
  text('unit', '受文单位'),
  text('dated', '成文日期'),
  text('state', '办理情况'),
  text('receipt', '回执'),
  text('handled', '最近办理'),
  text('checkCode', '核验码'),
] as const;

const SIGNING_COLUMNS = [
  INDEX,
  text('unit', '责任单位、责任人'),
  text('number', '编号'),
  text('printed', '打印日期'),
  text('sealed', '用印日期'),
  text('signed', '签订日期'),
  text('by', '签字人'),
  { key: 'copies', label: '份数', kind: 'number' },
  text('scan', '扫描件'),
  text('filedAt', '存放处'),
] as const;

/** The register; `request.rows` are keys of lines, in the order shown. */
export function registerBook(ledger: Ledger, request: TableRequest): TableView {
  const all = registerLines(ledger, request.today);
  const byKey = new Map(all.map((line) => [line.key, line]));
  const lines = request.rows === null ? all : request.rows.flatMap((key) => byKey.get(key) ?? []);
  return {
    ...tableFrame(ledger, request),
    notes: [],
    columns: REGISTER_COLUMNS.map(tableColumn),
    rows: lines.map(({ number, kind, title, unit, dated, state, receipt, handled, checkCode }, place) => ({
      role: 'row',
      cells: [place + 1, number === '' ? '待编号' : number, kind, title, unit, dated, state, receipt, handled, checkCode],
    })),
  };
}

/** Who has signed the 责任书 of the year of the as-of day. */
export function signingTable(ledger: Ledger, request: TableRequest): TableView {
  const rows = signingByUnit(ledger, Number(request.asOf.slice(0, 4)), request.asOf);
  return {
    ...tableFrame(ledger, request),
    notes: [],
    columns: SIGNING_COLUMNS.map(tableColumn),
    rows: rows.map(({ name, open, printed, signed }, place) => {
      const sealed = open?.steps.findLast(({ step }) => step === '用印');
      const scan = signed === null ? null : signed.scan === undefined ? '未存' : '已存';
      const dates = [printed?.on ?? null, sealed?.on ?? null, signed?.on ?? '未签订'];
      const cells = [place + 1, name, open?.letter.number ?? null, ...dates, signed?.by ?? null];
      return { role: 'row', cells: [...cells, signed?.copies ?? null, scan, signed?.filedAt ?? null] };
    }),
  };
}
