/**
 * While the system's date is in doubt no entry may carry it as a fact (goal 15 of design/reliability.md): a limit counted from it, a closing day or a term
 * of duty would stay wrong after the date was put right. Forms and cells write today, the day before (the end of a term) or this month by
 * themselves; all three are looked for in what reaches the journal, whatever the form. Knows no ledger.
 */
import type { Draft } from '../ledger/operation';
import { entitySpec } from '../model/entities';
import type { FieldSpec } from '../model/entity-spec';
import { fail } from '../errors';
import type { Failure } from '../errors';
import type { Json } from '../model/field-kinds';
import { addDays } from '../model/dates';
import type { IsoDay } from '../model/dates';

/** The word of a person which day it is speaks of the doubted day itself. */
const SPEAKS_OF_DOUBT = 'clockCheck';
const DATED = new Set<FieldSpec['kind']>(['day', 'days', 'month', 'date']);

/** The texts of days and months in a value of a dated field: `day` and `month` are text, `days` a list, `date` a text with its precision. */
function textsIn(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'date' in value) return [value['date'] ?? null];
  return value === undefined ? [] : [value];
}

/**
 * The first field of the drafts that would store the doubted day, by its label, or null.
 * E_DAY_IN_DOUBT: nothing is stored; a person says which day it is, or types a day that is known.
 * @param today what the system says while it is not believed
 */
export function doubtfulDayFault(drafts: readonly Draft[], today: IsoDay): Failure | null {
  const doubted = new Set<Json>([today, addDays(today, -1), today.slice(0, 7)]);
  for (const { entity, fields } of drafts) {
    if (entity === SPEAKS_OF_DOUBT) continue;
    const specs = Object.entries<FieldSpec>(entitySpec(entity)?.fields ?? {});
    const stamped = specs.find(([field, { kind }]) => DATED.has(kind) && textsIn(fields[field]).some((text) => doubted.has(text)));
    if (stamped !== undefined) return fail('E_DAY_IN_DOUBT', stamped[1].label);
  }
  return null;
}
