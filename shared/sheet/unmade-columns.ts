/**
 * Columns nobody could make out: no header word, no cell and no person says what they are. A person is shown them, with their first contents.
 * What the ledger plainly has no field for (项目编号, 环评, 2026年计划) and what another column says already is kept without a word.
 */
import columnData from '../../assets/import/columns.json';
import { TEMPLATE_HEADERS } from '../imports/template-rows';
import type { ColumnPlan } from './columns';
import { NO_FIELD } from './columns';
import type { HeaderBlock } from './find-table';
import { headerKey, meaningsOf } from './header-words';
import type { ColumnMapping } from './mappings';
import { saysOf } from './mappings';
import { flagOf } from './read-plain';
import type { CellView } from './readings';

const KEPT = new RegExp(columnData.kept);
const EXAMPLES = 2;

/**
 * @param sample cells of a column's body, blanks left out
 * @param mappings what a person said columns mean; 原样保留 is an answer too
 * @returns first contents by column, only of those columns
 */
export function unmadeColumns(
  paths: HeaderBlock['paths'],
  plans: readonly ColumnPlan[],
  sample: (column: number) => readonly CellView[],
  mappings: readonly ColumnMapping[],
): ReadonlyMap<number, string[]> {
  const found = new Map<number, string[]>();
  for (const plan of plans) {
    const { index, header, reason } = plan;
    const path = paths[index] ?? [];
    if (plan.role !== 'other' || reason !== NO_FIELD || TEMPLATE_HEADERS.has(header)) continue;
    if (plans.some(({ unitIn }) => unitIn === index) || saysOf(plan, plans, mappings) !== undefined) continue;
    if (KEPT.test(path.map(headerKey).join('/')) || meaningsOf(path).length > 0) continue;
    const texts = sample(index).filter(({ raw }) => flagOf(raw) === null);
    if (texts.length > 0) found.set(index, [...new Set(texts.map(({ raw }) => raw))].slice(0, EXAMPLES));
  }
  return found;
}
