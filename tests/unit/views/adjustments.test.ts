/**
 * A decided 调整 of a locked figure (law 2, S-94): the locked figure stays, the adjustment is said beside it with who decided and why, and what reads the
 * period afterwards reads the figure that stands: 核定数 + 调整 = 现行数.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { LIUHE } from '../../../shared/sample/units';
import { exactFromText } from '../../../shared/scoring/exact';
import { adjustedText, adjustmentsOf, changeText, earlierAdjustments } from '../../../shared/views/adjustments';
import { factsOf } from '../../../shared/views/facts';
import { freezePeriod } from '../../../shared/views/freeze-period';
import { frozenDifferences } from '../../../shared/views/frozen-compare';
import type { FrozenDifference } from '../../../shared/views/frozen-compare';
import { checkFrozen, freezeDraft, frozenFor } from '../../../shared/views/frozen-periods';
import { lockNotes, publishedMonth } from '../../../shared/views/published-month';
import { ledger as sample } from '../printing/sample-ledger';
import { enter, wan } from './small-ledger';

function locked(): Ledger {
  const ledger = fold([...sample.operations.values()]);
  const draft = freezeDraft(ledger, freezePeriod('月', '2026-09'), recordId('z-m9'), { decidedBy: '王县长', on: isoDay('2026-10-12') });
  if (draft === null) throw new Error('no scheme');
  return enter(ledger, [draft]);
}
const lockOf = (ledger: Ledger) => {
  const frozen = frozenFor(ledger, '2026-09');
  if (frozen === null) throw new Error('not locked');
  return frozen;
};

let next = 0;
/** Money of September that comes to light after the lock. */
function late(ledger: Ledger, amount: number): string {
  next += 1;
  const entry = recordId(`m-late-${next}`);
  const [project] = [...(ledger.records.get('project')?.values() ?? [])].filter(({ scope }) => scope === LIUHE);
  enter(ledger, [
    createDraft(
      { scope: LIUHE, entity: 'moneyEntry', record: entry },
      { project: recordId(String(project?.id)), kind: '到位资金', span: '当月', month: '2026-09', reported: wan(amount) },
    ),
    createDraft({ scope: LIUHE, entity: 'recognition', record: recordId(`k-late-${next}`) }, { entry, recognised: wan(amount) }),
  ]);
  return `k-late-${next}`;
}
const sum = (ledger: Ledger): FrozenDifference | undefined =>
  frozenDifferences(ledger, lockOf(ledger)).find(({ unit, item, figure }) => unit === LIUHE && item === 'fund' && figure === '累计');
function decide(ledger: Ledger, outcome: '予以调整' | '不予调整'): void {
  const own = sum(ledger);
  if (own === undefined) throw new Error('nothing differs');
  next += 1;
  const { unit, title, figure, before, after } = own;
  enter(ledger, [
    createDraft(
      { scope: 'county', entity: 'adjustment', record: recordId(`ja-${next}`) },
      {
        freeze: lockOf(ledger).id,
        unit,
        item: title,
        figure,
        before,
        after,
        outcome,
        ground: '凭证补齐',
        decidedBy: '县长办公会',
        on: isoDay('2026-11-02'),
      },
    ),
  ]);
}
/** What a later 办法 reads of the locked month. */
const read = (ledger: Ledger): string | undefined =>
  factsOf(ledger, null)
    .frozen.filter(({ item, subject, period }) => item === 'fund' && subject === LIUHE && period === '2026-09')
    .map(({ value }) => String(value))[0];
const number = (text: string | undefined): number => exactFromText(text ?? '')?.valueOf() ?? Number.NaN;

describe('a decided adjustment', () => {
  const ledger = locked();
  const printed = () => JSON.stringify(publishedMonth(ledger, '2026-09')?.view.table.rows.filter(({ unit }) => unit === LIUHE));
  const asLocked = read(ledger);
  const paper = printed();

  it('before it is decided nothing changes: two figures stand beside each other', () => {
    late(ledger, 700);
    expect(sum(ledger)).toMatchObject({ decision: null });
    expect(sum(ledger)?.standing).toBe(sum(ledger)?.before);
    expect([read(ledger), printed()]).toEqual([asLocked, paper]);
  });

  it('decided: original + adjustment = current, with who decided, when and why; the printed table keeps the locked figure', () => {
    decide(ledger, '予以调整');
    const own = sum(ledger);
    if (own === undefined) throw new Error('an adjusted figure stays in the list');
    expect(number(own.standing) - number(own.before)).toBe(700);
    const notes = lockNotes(ledger, lockOf(ledger)).join('');
    expect(notes).toContain(
      `${own.title}累计核定${own.before}万元，调整+700万元，现行${own.standing}万元（县长办公会，2026年11月2日，凭证补齐）。`,
    );
    expect(printed()).toBe(paper);
    expect(checkFrozen(ledger, lockOf(ledger))).toMatchObject({ same: true });
  });

  it('is told in the bulletin of the month it was decided in, and in no other', () => {
    const [note, ...more] = earlierAdjustments(ledger, '2026-11');
    expect([more, earlierAdjustments(ledger, '2026-10'), earlierAdjustments(ledger, '2026-12')]).toEqual([[], [], []]);
    expect(note).toMatch(/^2026年9月核定后调整：柳河镇.+累计核定.+，调整\+700万元，现行.+（县长办公会，2026年11月2日，凭证补齐）。$/u);
  });

  it('a later 办法 that reads the locked month reads the figure that stands', () => {
    expect(number(read(ledger)) - number(asLocked)).toBe(700);
  });

  it('a further entry is a new question: what was decided stands until somebody decides again', () => {
    const entry = late(ledger, 50);
    expect(sum(ledger)).toMatchObject({ decision: null });
    expect(number(sum(ledger)?.standing) - number(asLocked)).toBe(700);
    decide(ledger, '不予调整');
    expect(sum(ledger)?.decision).toMatchObject({ outcome: '不予调整' });
    expect(number(read(ledger)) - number(asLocked)).toBe(700);
    enter(ledger, [strikeDraft({ scope: LIUHE, entity: 'recognition', record: recordId(entry), reason: '凭证有误' })]);
    expect(sum(ledger)?.decision).toMatchObject({ outcome: '予以调整' });
  });

  it('an adjustment struck out is as if never made', () => {
    const [own] = [...adjustmentsOf(ledger, lockOf(ledger).id).values()];
    if (own === undefined) throw new Error('no adjustment');
    const place = { scope: 'county', entity: 'adjustment', record: own.decision.id } as const;
    enter(ledger, [strikeDraft({ ...place, reason: '登记错误' })]);
    expect([read(ledger), lockNotes(ledger, lockOf(ledger)).length]).toEqual([asLocked, 1]);
  });
});

describe('the words', () => {
  it('say nothing of a change between what are no numbers', () => {
    expect(adjustedText({ before: '—', after: '5.0' }, '万元')).toBe('核定—，现行5.0万元');
    expect(adjustedText({ before: '2', after: '1' }, '')).toBe('核定2，调整-1，现行1');
  });
  it('original + adjustment is the current figure, to the last digit', () => {
    const cents = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(cents, cents, (before, after) => {
        const change = exactFromText(changeText({ before, after }).replace(/^\+/u, ''));
        expect(change?.add(exactFromText(before) ?? 0).equals(exactFromText(after) ?? 0)).toBe(true);
      }),
    );
  });
});
