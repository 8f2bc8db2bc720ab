/** What the journal refuses of the register of letters, whatever the window asked (issue 5 point 3: the seat, no reuse, immutable once issued). */
import { describe, expect, test } from 'vitest';
import { createDraft, setDraft, strikeDraft, voidOperationsDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { letterFault } from '../../../shared/papers/letter-rules';
import { seatDraft } from '../../../shared/papers/seats';
import { numberDrafts, numberUsedDrafts, stepDraft } from '../../../renderer/features/papers/letter-drafts';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { good } from '../journal/fixtures';
import { enter } from '../views/small-ledger';
import { newWorkspaceFolder, portsWith, withWorkspace } from '../workspace/fixtures';

const TODAY = isoDay('2026-03-16');
const SERIES = '青招办督';
const place = (record: string) => ({ scope: COUNTY_SCOPE, entity: 'letter', record: recordId(record) }) as const;
const lying = (record: string) => ({ scope: COUNTY_SCOPE, id: recordId(record) }) as const;
const letter = (record: string): Draft => createDraft(place(record), { template: 'supervision-notice', title: '督办通知单' });
const here = { device: 'd-here', today: TODAY, dated: true };

function numbered(ledger: Ledger, record: string, serial: number, fromPaperRegister = false): readonly Draft[] {
  const letters = listRecords(ledger, 'letter').filter(({ id }) => id === record);
  // Drafts as a window makes them that does not know of the seat.
  const giver = { by: '王芳', on: TODAY, device: 'd-here', fromPaperRegister, words: null };
  return good(numberDrafts(ledger, letters, { series: SERIES, year: 2026, serial }, giver));
}
const seatElsewhere = (): Draft =>
  good(seatDraft(recordId('xw-1'), { series: SERIES, device: 'd-first', from: isoDay('2026-01-01'), by: '李主任', reason: '统一编号' }));

/** Two drafted letters, the first with number 7. */
function register(): Ledger {
  const drafted = enter(emptyLedger(), [letter('l-1'), letter('l-2')]);
  return enter(drafted, numbered(drafted, 'l-1', 7));
}

describe('numbers', () => {
  test('a device without the seat gives none; a number copied from the paper register passes', () => {
    const without = enter(emptyLedger(), [letter('l-1')]);
    const drafts = numbered(without, 'l-1', 7);
    const copied = numbered(without, 'l-1', 7, true);
    const ledger = enter(without, [seatElsewhere()]);
    expect(letterFault(ledger, drafts, here)).toMatchObject({ code: 'E_SERIES_SEAT', detail: expect.stringContaining(SERIES) });
    expect(letterFault(ledger, drafts, { ...here, device: 'd-first' })).toBeNull();
    expect(letterFault(ledger, copied, here)).toBeNull();
  });

  test('in doubt about the date the program gives none (goal 15); what stands in the paper register may be copied, and drafting goes on', () => {
    const ledger = enter(emptyLedger(), [letter('l-1')]);
    const doubtful = { ...here, dated: false };
    expect(letterFault(ledger, numbered(ledger, 'l-1', 7), doubtful)).toMatchObject({ code: 'E_CLOCK_DOUBT' });
    expect(letterFault(ledger, numbered(ledger, 'l-1', 7), here)).toBeNull();
    expect(letterFault(ledger, numbered(ledger, 'l-1', 7, true), doubtful)).toBeNull();
    expect(letterFault(ledger, [letter('l-2')], doubtful)).toBeNull();
  });

  test('a number is given once: not again later, not twice in one commit, not to a number explained as used elsewhere', () => {
    const ledger = register();
    const before = enter(emptyLedger(), [letter('l-1'), letter('l-2')]);
    expect(letterFault(ledger, numbered(before, 'l-2', 7), here)).toMatchObject({ code: 'E_NUMBER_USED' });
    const both = [...numbered(before, 'l-1', 9), ...numbered(before, 'l-2', 9)];
    expect(letterFault(before, both, here)).toMatchObject({ code: 'E_NUMBER_USED', detail: '青招办督〔2026〕9号' });
    const used = good(numberUsedDrafts(before, { series: SERIES, year: 2026, serial: 7 }, '本号由其他文件使用', ''));
    expect(letterFault(ledger, used, here)).toMatchObject({ code: 'E_NUMBER_USED' });
  });

  test('the number says what its parts say', () => {
    const ledger = register();
    const wrong = setDraft(ledger, place('l-2'), { series: SERIES, year: 2026, serial: 8, number: '青招办督〔2026〕9号' });
    expect(letterFault(ledger, [wrong], here)).toMatchObject({ code: 'E_DOCUMENT_NUMBER' });
    const text = setDraft(ledger, place('l-2'), { number: '青招办督〔2026〕9号' });
    expect(letterFault(ledger, [text], here)).toMatchObject({ code: 'E_DOCUMENT_NUMBER' });
  });
});

describe('a numbered letter', () => {
  test.each([
    ['fields', { due: '2027-01-01' }],
    ['title', '别的标题'],
    ['number', null],
    ['dated', '2026-03-17'],
  ] as const)('keeps its %s', (field, value) => {
    const ledger = register();
    expect(letterFault(ledger, [setDraft(ledger, place('l-1'), { [field]: value })], here)).toMatchObject({ code: 'E_LETTER_FIXED' });
    expect(letterFault(ledger, [setDraft(ledger, place('l-2'), { title: '未编号的能改' })], here)).toBeNull();
  });

  test('is not withdrawn, nor its 编号 or 作废 taken back; other steps may be struck out', () => {
    const drafted = register();
    const on = { on: TODAY, by: '王芳' };
    const ledger = enter(drafted, [stepDraft(lying('l-1'), '作废', on), stepDraft(lying('l-2'), '送签', on)]);
    const steps = new Map(listRecords(ledger, 'letterStep').map((step) => [step.step, step.id]));
    const strike = (step: '编号' | '作废' | '送签'): Draft =>
      strikeDraft({ scope: COUNTY_SCOPE, entity: 'letterStep', record: steps.get(step) ?? recordId('e-0'), reason: '记错' });
    expect(letterFault(ledger, [strike('编号')], here)).toMatchObject({ code: 'E_LETTER_FIXED', detail: '编号' });
    expect(letterFault(ledger, [strike('作废')], here)).toMatchObject({ code: 'E_LETTER_FIXED' });
    expect(letterFault(ledger, [strike('送签')], here)).toBeNull();
    const made = ledger.history.get(recordId('l-1'))?.map(({ id }) => id) ?? [];
    expect(letterFault(ledger, [voidOperationsDraft(COUNTY_SCOPE, recordId('l-1'), made, '撤销')], here)).toMatchObject({
      code: 'E_LETTER_FIXED',
      detail: '青招办督〔2026〕7号',
    });
  });
});

test('the journal refuses whole: nothing of the commit is stored', async () => {
  const folder = await newWorkspaceFolder();
  await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
    good(await workspace.commitDrafts([letter('l-1'), seatElsewhere()], '王芳'));
    const without = enter(emptyLedger(), [letter('l-1')]);
    const before = await workspace.hash();
    expect(await workspace.commitDrafts(numbered(without, 'l-1', 1), '王芳')).toMatchObject({ ok: false, code: 'E_SERIES_SEAT' });
    expect(await workspace.hash()).toEqual(before);
    const moved = { series: SERIES, device: workspace.file.device, from: TODAY, by: '李主任', reason: '换电脑' };
    good(await workspace.commitDrafts([good(seatDraft(recordId('xw-2'), moved))], '王芳'));
    good(await workspace.commitDrafts(numbered(without, 'l-1', 1), '王芳'));
  });
});
