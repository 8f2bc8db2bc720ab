/** 编号席位 (issue 5 point 3, "one device holds the seat of a series"): another device gets no number, the paper register's number may still be copied. */
import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { createDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, deviceIdSchema, recordId } from '../../../shared/model/ids';
import { mayGiveNumber, seatDevices, seatDraft, seatOf } from '../../../shared/papers/seats';
import { numberDrafts } from '../../../renderer/features/papers/letter-drafts';
import { enter } from '../views/small-ledger';

const SERIES = '青招办督';
const TODAY = isoDay('2026-10-31');
const move = (record: string, device: string, from: string) => {
  const draft = seatDraft(recordId(record), { series: SERIES, device, from: isoDay(from), by: '李主任', reason: '综合股统一编号' });
  if (!draft.ok) throw new Error(draft.code);
  return draft.value;
};
const withLetter = (): Ledger =>
  enter(emptyLedger(), [
    createDraft(
      { scope: COUNTY_SCOPE, entity: 'letter', record: recordId('l-1') },
      { template: 'supervision-notice', title: '督办通知单' },
    ),
  ]);
const first = { series: SERIES, year: 2026, serial: 7 };
const giver = { by: '王秀兰', on: TODAY, device: 'd-second', fromPaperRegister: false, words: null };

describe('编号席位', () => {
  test('without a seat every device gives numbers', () => {
    const ledger = withLetter();
    expect(numberDrafts(ledger, listRecords(ledger, 'letter'), first, giver).ok).toBe(true);
  });

  test('a device that does not hold the seat is refused by name of the series; other series stay free', () => {
    const ledger = enter(withLetter(), [move('xw-1', 'd-first', '2026-10-01')]);
    const refused = numberDrafts(ledger, listRecords(ledger, 'letter'), first, giver);
    expect(refused).toMatchObject({ ok: false, code: 'E_SERIES_SEAT' });
    expect(numberDrafts(ledger, listRecords(ledger, 'letter'), { ...first, series: '青招办函' }, giver).ok).toBe(true);
    expect(numberDrafts(ledger, listRecords(ledger, 'letter'), first, { ...giver, device: 'd-first' }).ok).toBe(true);
  });

  test('a number of the 党政办’s paper register may be copied anywhere, and the register says where it came from', () => {
    const ledger = enter(withLetter(), [move('xw-1', 'd-first', '2026-10-01')]);
    const given = numberDrafts(ledger, listRecords(ledger, 'letter'), first, { ...giver, fromPaperRegister: true });
    if (!given.ok) throw new Error(given.code);
    const [step] = listRecords(enter(ledger, given.value), 'letterStep');
    expect(step?.note).toBe('青招办督〔2026〕7号，本号由党政办登记');
  });

  test('a seat is moved from a day on; who held it before stays in the ledger', () => {
    const ledger = enter(withLetter(), [move('xw-1', 'd-first', '2026-10-01'), move('xw-2', 'd-second', '2026-10-20')]);
    expect(mayGiveNumber(ledger, SERIES, 'd-second', TODAY).ok).toBe(true);
    expect(mayGiveNumber(ledger, SERIES, 'd-first', TODAY).ok).toBe(false);
    expect(seatOf(ledger, SERIES, isoDay('2026-10-10'))?.device).toBe('d-first');
    expect(seatOf(ledger, SERIES, isoDay('2026-09-30'))).toBeNull();
  });

  test('of two moves of one day the one entered last counts', () => {
    const once = enter(withLetter(), [move('xw-1', 'd-first', '2026-10-31')]);
    const ledger = enter(once, [move('xw-2', 'd-second', '2026-10-31')]);
    expect(seatOf(ledger, SERIES, TODAY)?.device).toBe('d-second');
  });

  test('may be given to the computers of the office that have entered something, by the names they write under', () => {
    const office = createDraft(
      { scope: COUNTY_SCOPE, entity: 'office', record: recordId('o-1') },
      { name: '招商办第二台', device: deviceIdSchema.parse('d-first') },
    );
    const ledger = enter(withLetter(), [office]);
    expect(seatDevices(ledger, 'd-own', TODAY).map(({ device }) => device)).toEqual(['d-own']);
    const card = createDraft(
      { scope: COUNTY_SCOPE, entity: 'office', record: recordId('o-2') },
      { name: '招商办第三台', device: deviceIdSchema.parse('d-test') },
    );
    expect(seatDevices(enter(ledger, [card]), 'd-own', TODAY)).toEqual([
      { device: 'd-own', label: '本机（d-own）' },
      { device: 'd-test', label: '测试员用的电脑（d-test）' },
    ]);
  });

  test.each(['series', 'device', 'by', 'reason'])('a move without %s is refused', (field) => {
    const whole = { series: SERIES, device: 'd-first', from: TODAY, by: '李主任', reason: '换电脑' };
    expect(seatDraft(recordId('xw-1'), { ...whole, [field]: ' ' })).toMatchObject({ ok: false, code: 'E_SEAT_INPUT' });
  });
});
