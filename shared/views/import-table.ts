/**
 * 处理说明 of one import as a table for paper or a workbook: what the program decided, what the person answered, what was left out and what could
 * not be read, each with its place in the file. From the import's own record.
 */
import { z } from 'zod';
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { decisionSchema, sheetErrorSchema, skippedSchema } from '../sheet/document';
import { learnedTexts } from '../imports/memory';
import { saidLineSchema } from '../imports/said';
import type { TableColumn, TableRow, TableView } from './table-view';

const keptSchema = z.object({ skipped: z.array(skippedSchema), errors: z.array(sheetErrorSchema) });

const COLUMNS: readonly TableColumn[] = [
  { key: 'index', label: '序号', kind: 'number', chars: 3 },
  { key: 'place', label: '原表位置', kind: 'text', chars: 12 },
  { key: 'what', label: '处理', kind: 'text', chars: 8 },
  { key: 'text', label: '说明', kind: 'longText', chars: 40 },
];

const SKIPPED: Readonly<Record<z.infer<typeof skippedSchema>['reason'], string>> = {
  title: '标题行',
  meta: '表头说明行',
  header: '栏目行',
  'header-repeat': '重复栏目行',
  section: '分组行',
  subtotal: '小计行',
  total: '合计行',
  footnote: '表下说明',
  'hidden-sheet': '隐藏工作表',
  'sheet-empty': '空工作表',
  'sheet-not-ledger': '不是台账',
};

/** A place in the file in words: 4月 B列 第6行. */
export function placeText(sheet: string | null, row: number | null, column: string | null | undefined): string {
  return [sheet ?? '', column == null ? '' : `${column}列`, row === null ? '' : `第${row}行`].filter((part) => part !== '').join(' ');
}

/** In words why a row is no project. */
export function skippedText(reason: string): string {
  return SKIPPED[reason as keyof typeof SKIPPED] ?? reason;
}

type Line = { readonly place: string; readonly what: string; readonly text: string };

function group(title: string, lines: readonly Line[]): TableRow[] {
  if (lines.length === 0) return [];
  return [
    { role: 'section', text: `${title}（${lines.length}）` },
    ...lines.map(({ place, what, text }, at): TableRow => ({ role: 'row', cells: [at + 1, place, what, text] })),
  ];
}

/** The table of one import, of a withdrawn one too, which says so; null when the ledger holds no such import. */
export function importTable(ledger: Ledger, importId: RecordId, head: Pick<TableView, 'reportingUnit' | 'practice'>): TableView | null {
  const record = getRecord(ledger, 'import', importId);
  if (record === null) return null;
  const decisions = z.array(decisionSchema).safeParse(record.decisions).data ?? [];
  const kept = keptSchema.safeParse(record.kept).data ?? { skipped: [], errors: [] };
  const said = z.array(saidLineSchema).safeParse(record.said).data ?? [];
  return {
    ...head,
    title: `《${record.file ?? ''}》导入处理说明`,
    asOf: record.asOf === undefined ? '未注明' : formatDay(record.asOf),
    moneyUnit: '万元',
    columns: COLUMNS,
    rows: [
      ...group(
        '程序按规则处理',
        decisions.map(({ sheet, row, column, text }) => ({ place: placeText(sheet, row, column), what: '处理', text })),
      ),
      ...group(
        '经办人答复，下次沿用',
        learnedTexts(record.memory).map((text) => ({ place: '', what: '答复', text })),
      ),
      ...group('未报核实、变动原因和争议', said),
      ...group(
        '未能识别，保留原文',
        kept.errors.map(({ sheet, row, column, text, raw }) => ({
          place: placeText(sheet, row, column),
          what: '未识别',
          text: `${text} ${raw}`,
        })),
      ),
      ...group(
        '不作为项目的行',
        kept.skipped.map(({ sheet, row, reason, text }) => ({ place: placeText(sheet, row, null), what: skippedText(reason), text })),
      ),
    ],
    notes: [
      `读出项目${record.records ?? 0}个。原表一字未改；本说明由导入记录生成。`,
      ...(record.struck === undefined ? [] : [`这次导入已整批撤销，所写入的记录不再计算。撤销理由：${record.struck}`]),
    ],
  };
}
