/**
 * What is typed in 资金核定 (S-113), as drafts: a recognition is a new entry over the old one, with the ground of a cut and who decided.
 * Pure function of the ledger; knows nothing of screens.
 */
import { fail, ok } from '../../../shared/errors';
import type { Result } from '../../../shared/errors';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { recordId } from '../../../shared/model/ids';
import type { Money } from '../../../shared/model/money';
import { indexLedger } from '../../../shared/views/ledger-index';
import type { FundEntry } from '../../../shared/views/ledger-index';
import { parseCell } from '../../../shared/views/parse-cell';
import { freshId } from '../../data/edits';
import type { CellEdit } from '../../grid/grid-types';

/** Who decides, and the year that a date typed without one would mean. */
export type RecognitionContext = { readonly person: string; readonly year: number };

function recognitionOf(entry: FundEntry, edits: readonly CellEdit[], context: RecognitionContext): Result<Draft> {
  const { record, recognition } = entry;
  const typed = edits.find(({ key }) => key === 'recognised');
  const words = edits.find(({ key }) => key === 'ground');
  let recognised: Money | null = recognition?.recognised ?? null;
  if (typed !== undefined) {
    const parsed = parseCell({ kind: 'money' }, typed.text ?? '', { moneyUnit: typed.moneyUnit ?? '万元', year: context.year });
    if (!parsed.ok) return parsed;
    if (parsed.value === null) return fail('E_ANSWER', '核定数不能为空；全部核减请填 0');
    recognised = parsed.value as Money;
  }
  // A ground alone says nothing of the amount: the amount is asked for, not taken to be what was reported.
  if (recognised === null) return fail('E_ANSWER', '请先填核定数，再写核减理由');
  const whole = record.reported?.minor === recognised.minor && record.reported.currency === recognised.currency;
  const ground = words === undefined ? (whole ? undefined : recognition?.ground) : (words.text ?? undefined);
  const place = { scope: record.scope, entity: 'recognition', record: freshId('recognition') } as const;
  const why = ground === undefined || ground === '' ? {} : { ground };
  return ok(createDraft(place, { entry: recordId(record.id), recognised, decidedBy: context.person, ...why }));
}

/** Drafts of one gesture. The first entry that cannot be recognised as typed refuses all of them (`E_ANSWER`). */
export function recognitionDrafts(ledger: Ledger, edits: readonly CellEdit[], context: RecognitionContext): Result<Draft[]> {
  const entries = new Map([...indexLedger(ledger).funds.values()].flat().map((entry) => [entry.record.id as string, entry]));
  const drafts: Draft[] = [];
  for (const id of new Set(edits.map(({ rowId }) => rowId))) {
    const entry = entries.get(id);
    if (entry === undefined) continue;
    const draft = recognitionOf(
      entry,
      edits.filter(({ rowId }) => rowId === id),
      context,
    );
    if (!draft.ok) return draft;
    drafts.push(draft.value);
  }
  return ok(drafts);
}
