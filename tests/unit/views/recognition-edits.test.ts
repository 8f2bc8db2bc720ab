/** 资金核定 as typed (S-113): every decision is a new entry with who decided; what was not said is asked, never guessed. */
import { expect, it } from 'vitest';
import { recognitionDrafts } from '../../../renderer/features/targets/recognition-edits';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { indexLedger } from '../../../shared/views/ledger-index';
import { enter, ledgerWith, PROJECT, record, wan } from './small-ledger';

const ENTRY = recordId('m-test');
const entry = record('moneyEntry', { project: PROJECT, kind: '到位资金', span: '当月', month: '2026-10', reported: wan(780) }, ENTRY);
const recognitionNow = (ledger: Ledger) => indexLedger(ledger).funds.get(PROJECT)?.[0]?.recognition ?? null;
const type = (ledger: Ledger, cells: Readonly<Record<string, string | null>>) =>
  recognitionDrafts(
    ledger,
    Object.entries(cells).map(([key, text]) => ({ rowId: ENTRY, key, text })),
    { person: '秦晓雁', year: 2026 },
  );
function typed(ledger: Ledger, cells: Readonly<Record<string, string | null>>): void {
  const drafts = type(ledger, cells);
  expect(drafts).toMatchObject({ ok: true });
  if (drafts.ok) enter(ledger, drafts.value);
}

it('S-113: a cut, then its ground, then the whole amount: three entries stand, the last one holds', () => {
  const ledger = ledgerWith({ projectName: '甲项目' }, entry);
  typed(ledger, { recognised: '700' });
  expect(recognitionNow(ledger)).toMatchObject({ recognised: wan(700), decidedBy: '秦晓雁' });
  typed(ledger, { ground: '票据不全' });
  expect(recognitionNow(ledger)).toMatchObject({ recognised: wan(700), ground: '票据不全' });
  typed(ledger, { recognised: '780' });
  expect(recognitionNow(ledger)).toMatchObject({ recognised: wan(780) });
  expect(recognitionNow(ledger)?.ground).toBeUndefined();
  expect(listRecords(ledger, 'recognition')).toHaveLength(3);
});

it('a ground without an amount is not taken to recognise what was reported', () => {
  const ledger = ledgerWith({ projectName: '甲项目' }, entry);
  expect(type(ledger, { ground: '票据不全' })).toMatchObject({ ok: false, code: 'E_ANSWER' });
});

it('words and an emptied cell are refused; a 0 recognises nothing', () => {
  const ledger = ledgerWith({ projectName: '甲项目' }, entry);
  for (const text of ['九百', '', null]) expect(type(ledger, { recognised: text }).ok, String(text)).toBe(false);
  typed(ledger, { recognised: '0', ground: '不属本县' });
  expect(recognitionNow(ledger)).toMatchObject({ recognised: wan(0), ground: '不属本县' });
});
