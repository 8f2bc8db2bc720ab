/** 文号登记簿 (design/letters.md "Numbering"): one series per 代字 and year, no reuse, every gap explained, a number may be typed. */
import { describe, expect, test } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { parseDocumentNumber } from '../../../shared/letters/numbers';
import { isoDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import {
  giveNumbers,
  isApproved,
  letterState,
  nextNumber,
  proposedSeries,
  receiptState,
  takenNumbers,
  unexplainedGaps,
} from '../../../shared/papers/register';
import type { TakenNumber } from '../../../shared/papers/register';
import { enter } from '../views/small-ledger';

const SERIES = '青招办督';
const taken = (year: number, ...serials: number[]): TakenNumber[] =>
  serials.map((serial) => ({ series: SERIES, year, serial, letter: null, why: '' }));

const place = <E extends 'letter' | 'letterStep' | 'numberUsed' | 'county'>(entity: E, id: string) =>
  ({ scope: COUNTY_SCOPE, entity, record: recordId(id) }) as const;

function sampleLedger(): Ledger {
  return enter(emptyLedger(), [
    createDraft(place('county', 'c-1'), { name: '青石县', issuerCode: SERIES }),
    createDraft(place('letter', 'l-1'), {
      template: 'supervision-notice',
      series: SERIES,
      year: 2026,
      serial: 1,
      number: '青招办督〔2026〕1号',
      title: '督办通知单',
    }),
    createDraft(place('letter', 'l-2'), { template: 'supervision-notice', number: '青招办督〔2026〕4号' }),
    createDraft(place('letterStep', 'e-1'), { letter: recordId('l-2'), step: '作废', on: isoDay('2026-10-11') }),
    createDraft(place('numberUsed', 'n-1'), { series: SERIES, year: 2026, serial: 3, why: '本号由其他文件使用' }),
  ]);
}

describe('numbers', () => {
  test('the next number follows the greatest of the series and year, gaps are not filled', () => {
    expect(nextNumber(taken(2026, 1, 2, 5), SERIES, 2026)).toEqual({ series: SERIES, year: 2026, serial: 6 });
  });

  test('each 1 January and each 代字 starts at 1', () => {
    expect(nextNumber(taken(2026, 1, 2), SERIES, 2027).serial).toBe(1);
    expect(nextNumber(taken(2026, 1, 2), '青招办函', 2026).serial).toBe(1);
  });

  test('a typed number that is taken is refused and named, a free one is given', () => {
    const typed = parseDocumentNumber('青招办督[2026]第05号');
    expect(typed.ok).toBe(true);
    if (!typed.ok) return;
    expect(giveNumbers(taken(2026, 1, 2), typed.value, 1)).toEqual({ ok: true, value: [{ series: SERIES, year: 2026, serial: 5 }] });
    expect(giveNumbers(taken(2026, 1, 5), typed.value, 1)).toEqual({ ok: false, code: 'E_NUMBER_USED', detail: '青招办督〔2026〕5号' });
  });

  test('many numbers in a row stop at one that another paper holds', () => {
    const given = giveNumbers(taken(2026, 3), { series: SERIES, year: 2026, serial: 1 }, 3);
    expect(given).toEqual({ ok: false, code: 'E_NUMBER_USED', detail: '青招办督〔2026〕3号' });
  });

  test('letters, voided letters and 本号由其他文件使用 all hold their numbers', () => {
    const ledger = sampleLedger();
    const all = takenNumbers(ledger);
    expect(all.map(({ serial }) => serial).sort((a, b) => a - b)).toEqual([1, 3, 4]);
    expect(giveNumbers(all, { series: SERIES, year: 2026, serial: 4 }, 1)).toMatchObject({ ok: false, code: 'E_NUMBER_USED' });
    expect(unexplainedGaps(all)).toEqual([{ series: SERIES, year: 2026, serials: [2] }]);
  });

  test('a series whose numbers are all accounted for has no gap', () => {
    expect(unexplainedGaps(taken(2026, 1, 2, 3))).toEqual([]);
    expect(unexplainedGaps([])).toEqual([]);
  });

  test('the 代字 proposed is the one last used for the kind, else that of the county with the sign of the kind', () => {
    expect(proposedSeries(sampleLedger(), 'supervision-notice')).toBe(SERIES);
    expect(proposedSeries(sampleLedger(), 'target-contract')).toBe('青招办责');
    expect(proposedSeries(emptyLedger(), 'target-contract')).toBe('');
  });
});

type Step = RecordOf<'letterStep'>;
const steps = (...names: NonNullable<Step['step']>[]): Step[] =>
  names.map((step, at) => ({ id: recordId(`e-${at}`), scope: COUNTY_SCOPE, step }));
const letter = (values: Partial<RecordOf<'letter'>> = {}): RecordOf<'letter'> => ({ id: recordId('l-1'), scope: COUNTY_SCOPE, ...values });

describe('state of a letter', () => {
  test('is the furthest step, and a reprint does not take it back', () => {
    expect(letterState(letter(), steps('拟稿'))).toBe('拟稿');
    expect(letterState(letter({ number: '青招办督〔2026〕1号' }), steps('拟稿', '签批'))).toBe('已编号');
    expect(letterState(letter(), steps('拟稿', '签批', '打印', '送达', '打印'))).toBe('已送达');
  });

  test('作废 and 撤回 end it whatever follows', () => {
    expect(letterState(letter(), steps('拟稿', '作废', '打印'))).toBe('作废');
  });

  test('退回 takes the signature back; signed again it stands again', () => {
    expect(letterState(letter(), steps('拟稿', '送签', '退回'))).toBe('退回修改');
    expect(isApproved(steps('送签', '签批', '退回'))).toBe(false);
    expect(letterState(letter(), steps('拟稿', '送签', '退回', '送签'))).toBe('已送签');
    expect(isApproved(steps('送签', '退回', '送签', '签批'))).toBe(true);
  });

  test('a receipt is awaited only of a served letter, and is late from the day after its limit', () => {
    const due = isoDay('2026-10-23');
    const served = steps('签批', '送达');
    expect(receiptState(due, steps('签批'), isoDay('2026-11-01'))).toBe(null);
    expect(receiptState(due, served, isoDay('2026-10-10'))).toBe('待回执');
    expect(receiptState(due, served, isoDay('2026-10-20'))).toBe('将到期');
    expect(receiptState(due, served, isoDay('2026-10-23'))).toBe('将到期');
    expect(receiptState(due, served, isoDay('2026-10-24'))).toBe('逾期');
    expect(receiptState(due, [...served, ...steps('回执')], isoDay('2026-11-01'))).toBe('已回执');
  });
});
