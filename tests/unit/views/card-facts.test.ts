/** What people did on a ladder, read from the register of decisions and letters: release ends a card (S-77), 回执 answers it, an exemption needs its approver (S-43). */
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { Writes } from '../../../shared/ledger/drafts';
import { createDraft } from '../../../shared/ledger/drafts';
import type { EntityName } from '../../../shared/model/entities';
import { ladderCards } from '../../../shared/views/card-facts';
import { qingshi } from '../scoring/county';
import { UNIT, enter, ledgerWith } from './small-ledger';

let next = 0;
const county = <E extends EntityName>(entity: E, values: Writes<E>, id?: string) => {
  next += 1;
  return createDraft({ scope: 'county', entity, record: recordId(id ?? `k-${next}`) }, values);
};
type Outcome = '送签' | '已签发' | '暂缓' | '撤销' | '解除';
const decided = (outcome: Outcome, day: string, kind: 'issue' | 'release' = 'issue', letter?: string) =>
  county('measureDecision', {
    proposal: `monthly/duban/${UNIT}/2026-04/${kind}`,
    unit: UNIT,
    level: 'duban',
    outcome,
    on: isoDay(day),
    ...(letter === undefined ? {} : { letter: recordId(letter) }),
  });
const cards = (ledger: Ledger) =>
  ladderCards(ledger, qingshi).map(({ ladder, level, subject, date, action }) => [ladder, level, subject, date, action]);

describe('decisions on a ladder', () => {
  it('送签 is not yet a card; 已签发 is one; 解除 of a release proposal ends it', () => {
    const ledger = enter(ledgerWith({ projectName: '甲' }), [
      decided('送签', '2026-05-03'),
      decided('已签发', '2026-05-06'),
      decided('解除', '2026-06-05', 'release'),
    ]);
    expect(cards(ledger)).toEqual([
      ['monthly', 'duban', UNIT, '2026-05-06', 'issued'],
      ['monthly', 'duban', UNIT, '2026-06-05', 'released'],
    ]);
  });

  it('暂缓 of a release leaves the card in force and withholds no level', () => {
    const ledger = enter(ledgerWith({ projectName: '甲' }), [decided('已签发', '2026-05-06'), decided('暂缓', '2026-06-05', 'release')]);
    expect(cards(ledger).map((card) => card[4])).toEqual(['issued']);
  });

  it('回执 of the letter that went out is the answer to the card', () => {
    const ledger = enter(ledgerWith({ projectName: '甲' }), [
      decided('送签', '2026-05-03', 'issue', 'l-1'),
      decided('已签发', '2026-05-06', 'issue', 'l-1'),
      county('letterStep', { letter: recordId('l-1'), step: '回执', on: isoDay('2026-05-15') }),
      county('letterStep', { letter: recordId('l-2'), step: '回执', on: isoDay('2026-05-16') }),
    ]);
    expect(cards(ledger).slice(1)).toEqual([['monthly', 'duban', UNIT, '2026-05-15', 'answered']]);
  });

  it('the day written on the letter goes with the card, so that its limit is kept and not the length of the level', () => {
    const letter = county('letter', { template: 'supervision-notice', replyDue: isoDay('2026-05-12') }, 'l-3');
    const ledger = enter(ledgerWith({ projectName: '甲' }), [
      letter,
      decided('已签发', '2026-05-06', 'issue', 'l-3'),
      decided('解除', '2026-06-05', 'release', 'l-3'),
    ]);
    expect(ladderCards(ledger, qingshi).map(({ action, until }) => [action, until])).toEqual([
      ['issued', '2026-05-12'],
      ['released', undefined],
    ]);
  });

  it('two ladders with a level of one name: the one the proposal names', () => {
    const [ladder] = qingshi.ladders;
    if (ladder === undefined) throw new Error('no ladder');
    const ledger = enter(ledgerWith({ projectName: '甲' }), [decided('已签发', '2026-05-06')]);
    expect(ladderCards(ledger, { ...qingshi, ladders: [{ ...ladder, id: 'other' }, ladder] })[0]?.ladder).toBe('monthly');
  });

  it('an exemption counts only with the one who approved it (S-43)', () => {
    const given = { unit: UNIT, from: isoDay('2026-05-01'), ground: '中途到位' };
    expect(cards(enter(ledgerWith({ projectName: '甲' }), [county('exemption', given)]))).toEqual([]);
    const ledger = enter(ledgerWith({ projectName: '甲' }), [county('exemption', { ...given, approver: '李四' })]);
    expect(new Set(cards(ledger).map((card) => card[4]))).toEqual(new Set(['exempted']));
  });
});
