/**
 * What a person said a column means, over what the reader made of its header: in the preview for this file, or last month for the same sender.
 */
import { z } from 'zod';
import type { ColumnPlan } from './columns';
import { columnLetters } from './cells';
import type { ImportField } from './document';
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

/** Plans with what a person said in the place of what was read; a field given to one column is taken from any other. */
export function withMappings(
  header: HeaderBlock,
  plans: readonly ColumnPlan[],
  mappings: readonly ColumnMapping[],
): { readonly header: HeaderBlock; readonly plans: readonly ColumnPlan[]; readonly given: readonly ColumnPlan[] } {
  const said = new Map<number, ColumnMapping['field']>();
  for (const plan of plans) {
    const mapping = plan.role === 'empty' ? undefined : saysOf(plan, plans, mappings);
    const now = plan.role === 'field' ? plan.field : 'other';
    if (mapping !== undefined && (mapping.field !== now || plan.role === 'phone' || plan.role === 'post'))
      said.set(plan.index, mapping.field);
  }
  if (said.size === 0) return { header, plans, given: [] };
  const fields = new Set<ImportField | 'other'>(said.values());
  const changed = plans.map((plan): ColumnPlan => {
    const field = said.get(plan.index);
    if (field === 'other') return { ...plan, role: 'other', field: null, mark: null, withUnit: false, reason: '经办人指定：保留原栏目' };
    if (field !== undefined) return { ...plan, role: 'field', field, mark: null, withUnit: false, reason: '经办人指定' };
    if (plan.role === 'field' && plan.field !== null && fields.has(plan.field))
      return { ...plan, role: 'other', field: null, reason: '经办人指定了另一列' };
    return plan;
  });
  const name = changed.find(({ role, field }) => role === 'field' && field === 'projectName');
  return {
    header: name === undefined ? header : { ...header, nameColumn: name.index },
    plans: changed,
    given: changed.filter(({ index }) => said.has(index)),
  };
}
