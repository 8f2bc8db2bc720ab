/**
 * What a person said a column means, over what the reader made of its header: in the preview for this file, or last month for the same sender.
 */
import { z } from 'zod';
import type { ColumnPlan } from './columns';
import { columnLetters } from './cells';
import { IMPORT_FIELDS } from './document';
import type { HeaderBlock } from './find-table';
import { compact } from './text';

export const mappingSchema = z.strictObject({
  /** Header path as the document shows it: 投资额/总额. */
  header: z.string().max(1_000),
  /** Letters; decides only where two columns have this header. */
  column: z.string().max(3),
  /** `other`: kept as a column of its own name. */
  field: z.enum([...IMPORT_FIELDS, 'other']),
});
export type ColumnMapping = z.infer<typeof mappingSchema>;

/** What a person said of a column, the last word of several; undefined when nothing. */
export function saysOf(plan: ColumnPlan, plans: readonly ColumnPlan[], mappings: readonly ColumnMapping[]): ColumnMapping | undefined {
  const header = compact(plan.header);
  const twins = plans.filter((other) => compact(other.header) === header).length;
  return mappings.findLast((own) => compact(own.header) === header && (twins === 1 || own.column === columnLetters(plan.index)));
}

/** What a column is now, as a person would say it. */
function meaningNow({ role, field }: ColumnPlan): ColumnMapping['field'] | null {
  if (role === 'phone' || role === 'post') return null;
  return role === 'field' ? field : 'other';
}

/**
 * Plans with what a person said in the place of what was read; a field given to one column is taken from any other, and of two columns given the
 * same field the one said last has it.
 * @returns `given`: the columns that are now another thing than was read
 */
export function withMappings(
  header: HeaderBlock,
  plans: readonly ColumnPlan[],
  mappings: readonly ColumnMapping[],
): { readonly header: HeaderBlock; readonly plans: readonly ColumnPlan[]; readonly given: readonly ColumnPlan[] } {
  const said = new Map<number, ColumnMapping>();
  for (const plan of plans) {
    const mapping = plan.role === 'empty' ? undefined : saysOf(plan, plans, mappings);
    if (mapping !== undefined) said.set(plan.index, mapping);
  }
  if (said.size === 0) return { header, plans, given: [] };
  const inOrder = [...said].sort(([, a], [, b]) => mappings.lastIndexOf(a) - mappings.lastIndexOf(b));
  const holders = new Map(inOrder.flatMap(([index, { field }]) => (field === 'other' ? [] : [[field, index] as const])));
  const changed = plans.map((plan): ColumnPlan => {
    const now = meaningNow(plan);
    const wished = said.get(plan.index)?.field ?? now;
    if (wished === null || plan.role === 'empty') return plan;
    const kept = { ...plan, role: 'other', field: null, mark: null, withUnit: false } as const;
    if (wished === 'other') return wished === now ? plan : { ...kept, reason: '经办人指定：保留原栏目' };
    const holder = holders.get(wished);
    if (holder !== undefined && holder !== plan.index) return { ...kept, reason: '保留原栏目：经办人指定了另一列' };
    return wished === now ? plan : { ...plan, role: 'field', field: wished, mark: null, withUnit: false, reason: '经办人指定' };
  });
  const name = changed.find(({ role, field }) => role === 'field' && field === 'projectName');
  return {
    header: name === undefined ? header : { ...header, nameColumn: name.index },
    plans: changed,
    given: changed.filter((plan, place) => plan !== plans[place]),
  };
}
