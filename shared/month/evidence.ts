/**
 * The entries behind a figure (law 3): what each says, who entered it, from which file and row. Ids are those of the facts an evaluation read.
 */
import { findState, titleOf, valueText } from '../exchange/record-text';
import type { Ledger } from '../ledger/fold';
import { entitySpec } from '../model/entities';
import { recordIdSchema } from '../model/ids';
import { EARLIER_YEARS } from '../views/project-facts';

export type EvidenceLine = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** What the entry says, in words. */
  readonly says: string;
  readonly person: string;
  readonly source: string;
};

/** Fields that say something beside the title, by entity, in the order read. */
const SAYING: Readonly<Record<string, readonly string[]>> = {
  project: ['totalInvestment', 'stageStated'],
  stageEvent: ['stage', 'on'],
  moneyEntry: ['kind', 'span', 'month', 'reported'],
  recognition: ['recognised', 'ground'],
  activity: ['kind', 'on', 'place', 'leader'],
  target: ['indicator', 'base', 'document'],
  directFigure: ['indicator', 'month', 'value'],
};

/** One entry in words; null when the ledger does not hold it (a fact of another source). */
export function evidenceLine(ledger: Ledger, factId: string): EvidenceLine | null {
  const id = recordIdSchema.safeParse(factId.replace(EARLIER_YEARS, ''));
  const state = id.success ? findState(ledger, id.data) : null;
  if (state === null) return null;
  const op = ledger.operations.get(state.madeBy);
  const says = (SAYING[state.entity] ?? [])
    .filter((field) => state.fields[field] !== undefined)
    .map((field) => valueText(ledger, state.entity, field, state.fields[field]?.value));
  const row = op?.source?.row === undefined ? '' : `第${op.source.row}行`;
  return {
    id: state.id,
    kind: entitySpec(state.entity)?.label ?? '',
    title: titleOf(ledger, state),
    says: says.join('　'),
    person: op?.person ?? '',
    source: op?.source?.file === undefined ? '' : `《${op.source.file}》${row}`,
  };
}

/** The recognised amount of a money entry counts instead of the reported one, so its recognition is shown beside it. */
export function evidenceLines(ledger: Ledger, factIds: readonly string[]): EvidenceLine[] {
  const recognised = new Map<string, string>();
  for (const state of ledger.records.get('recognition')?.values() ?? []) {
    const entry = state.fields['entry']?.value;
    if (typeof entry === 'string' && state.struck === undefined) recognised.set(entry, state.id);
  }
  return factIds.flatMap((id) => {
    const line = evidenceLine(ledger, id);
    if (line === null) return [];
    const county = recognised.get(line.id);
    const own = county === undefined ? null : evidenceLine(ledger, county);
    return [own === null ? line : { ...line, says: `${line.says}　核定 ${own.says}（${own.person}）` }];
  });
}
