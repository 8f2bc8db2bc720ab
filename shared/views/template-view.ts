/** The 填报表 of one unit as data: columns a unit fills, its projects, words to choose from. Knows nothing of files. */
import { importLabel } from '../imports/labels';
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import { formatDate, formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { decimalFromMinor, formatMoney } from '../model/money';
import { IMPORT_STAGES } from '../sheet/document';
import type { ImportField } from '../sheet/document';
import type { FormValue } from './form-plan';
import type { ProjectColumnKey, ViewValue } from './project-columns';
import { projectRows } from './project-rows';

export type TemplateView = {
  readonly title: string;
  readonly unit: string;
  readonly asOf: string;
  readonly columns: readonly { readonly header: string; readonly chars: number; readonly choices: readonly string[] }[];
  readonly rows: readonly { readonly id: RecordId; readonly values: ReadonlyMap<number, FormValue> }[];
};

type Own = { readonly field: ImportField; readonly key: ProjectColumnKey; readonly chars: number; readonly unit?: string };

const COLUMNS: readonly Own[] = [
  { field: 'projectName', key: 'projectName', chars: 28 },
  { field: 'investor', key: 'investor', chars: 22 },
  { field: 'origin', key: 'origin', chars: 12 },
  { field: 'industry', key: 'industry', chars: 12 },
  { field: 'content', key: 'content', chars: 30 },
  { field: 'place', key: 'place', chars: 16 },
  { field: 'landMu', key: 'landMu', chars: 8, unit: '亩' },
  { field: 'totalInvestment', key: 'totalInvestment', chars: 12, unit: '万元' },
  { field: 'agreedInvestment', key: 'agreedInvestment', chars: 12, unit: '万元' },
  { field: 'fixedInvestment', key: 'fixedInvestment', chars: 12, unit: '万元' },
  { field: 'fundsReceivedTotal', key: 'fundsTotal', chars: 12, unit: '万元' },
  { field: 'signedOn', key: 'signedOn', chars: 14 },
  { field: 'startedOn', key: 'startedOn', chars: 14 },
  { field: 'productionOn', key: 'productionOn', chars: 14 },
  { field: 'stage', key: 'stage', chars: 8 },
  { field: 'leader', key: 'leader', chars: 18 },
  { field: 'responsibleUnit', key: 'responsibleUnit', chars: 16 },
  { field: 'responsiblePerson', key: 'responsiblePerson', chars: 22 },
  { field: 'progress', key: 'progress', chars: 30 },
  { field: 'problems', key: 'problems', chars: 24 },
  { field: 'nextStep', key: 'nextStep', chars: 24 },
  { field: 'deadline', key: 'deadline', chars: 14 },
  { field: 'remarks', key: 'remarks', chars: 16 },
];

/** Headers that say their unit in brackets and mean one field each. */
const HEADERS: Readonly<Partial<Record<ImportField, string>>> = { fundsReceivedTotal: '累计到位资金', stage: '阶段' };

function valueOf(value: ViewValue): FormValue | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { kind: 'number', decimal: String(value) };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if ('minor' in value) {
    const plain = value.currency === 'CNY' && value.upper === undefined && value.bound === undefined && value.approx !== true;
    return plain
      ? { kind: 'number', decimal: decimalFromMinor(value.minor, '万元') }
      : { kind: 'text', text: value.raw ?? formatMoney(value, '万元') };
  }
  if ('precision' in value) return { kind: 'text', text: formatDate(value) };
  const words = value.map(({ name, post, phone }) => `${name}${post === undefined ? '' : `（${post}）`}${phone ?? ''}`);
  return words.length === 0 ? null : { kind: 'text', text: words.join('、') };
}

/** The 填报表 of a unit as of a day; null when the ledger holds no such unit. */
export function templateView(ledger: Ledger, unit: RecordId, day: IsoDay): TemplateView | null {
  const record = getRecord(ledger, 'unit', unit);
  if (record === null || record === undefined) return null;
  const name = record.name ?? '';
  const rows = projectRows(ledger, { asOf: day, today: day, unit });
  return {
    title: `${name}招商引资项目填报表`,
    unit: name,
    asOf: formatDay(day),
    columns: COLUMNS.map(({ field, chars, unit: own }) => ({
      header: `${HEADERS[field] ?? importLabel(field) ?? field}${own === undefined ? '' : `（${own}）`}`,
      chars,
      choices: field === 'stage' ? IMPORT_STAGES : [],
    })),
    rows: rows.map(({ id, cells }) => ({
      id,
      values: new Map(
        COLUMNS.flatMap(({ key }, column): readonly (readonly [number, FormValue])[] => {
          const value = valueOf(cells[key] ?? null);
          return value === null ? [] : [[column, value]];
        }),
      ),
    })),
  };
}
