/**
 * Issue 4, point 6: ledgers of other senders imported twice — the same file says nothing new; next month's changes are put to a person, rows left out are asked
 * about and never deleted (M-33, M-34).
 */
import { describe, expect, it } from 'vitest';
import { planImport } from '../../../shared/imports/plan';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import type { PlainSheet } from '../../../shared/sheet/cells';
import type { ImportDocument } from '../../../shared/sheet/document';
import { readDocument } from '../../../shared/sheet/read-document';
import { CARDS, TURNED } from '../senders/senders-f';
import { SECTION_UNITS } from '../senders/senders-e';
import { CROWDED } from '../senders/senders-g';
import type { Sender } from '../senders/truth';
import { workbookOf } from '../sheet/plain-workbook';
import { ledgerWith, UNIT } from '../views/small-ledger';
import { accepted, choices, confirm, countOf } from './sample-import';

const SENDERS = [CROWDED, TURNED, CARDS, SECTION_UNITS] as const;

/** The sender's file, with texts of its cells replaced. */
function read({ sheets, file }: Sender, changes: Readonly<Record<string, string>> = {}): ImportDocument {
  const changed = sheets.map((sheet): PlainSheet => ({
    ...sheet,
    rows: sheet.rows.map((row) =>
      row === undefined
        ? row
        : {
            ...row,
            cells: row.cells.map((cell) => {
              const text = cell === undefined || cell.kind === 'error' ? '' : cell.kind === 'text' ? cell.text : String(cell.value);
              const now = changes[text];
              return now === undefined ? cell : { kind: 'text' as const, text: now };
            }),
          },
    ),
  }));
  return readDocument(workbookOf(changed), file, null);
}

/** A ledger into which the sender's file was taken, every doubt accepted. */
function taken(sender: Sender): Ledger {
  const ledger = ledgerWith({ projectName: '别的项目' });
  const document = read(sender);
  const given = choices(document, { office: UNIT });
  confirm(ledger, document, { ...given, matches: accepted(planImport(ledger, document, given)) });
  return ledger;
}

const names = (ledger: Ledger) => listRecords(ledger, 'project').map(({ projectName }) => projectName);

describe('the file of another sender a second time', () => {
  it.each(SENDERS.map((sender) => [sender.file, sender] as const))('%s unchanged says nothing new', (_, sender) => {
    const ledger = taken(sender);
    const document = read(sender);
    const plan = planImport(ledger, document, choices(document, { office: UNIT }));
    expect(countOf(plan)).toEqual({ 新增: 0, 更新: 0, 无变化: sender.records.length, 需核对: 0 });
  });

  it('an amount that grew is put to a person with old and new, and asks for a reason (M-34)', () => {
    const ledger = taken(CARDS);
    const document = read(CARDS, { '1.1亿元': '3亿元' });
    const row = planImport(ledger, document, choices(document, { office: UNIT })).rows.find(({ status }) => status === '需核对');
    expect(row?.record.projectName).toBe('竹木家居定制项目');
    expect(row?.doubts).toContain('总投资由11000万元改为30000万元');
  });

  it('a stage that went backwards is put to a person', () => {
    const ledger = taken(CARDS);
    const document = read(CARDS, { 在建: '在谈' });
    const row = planImport(ledger, document, choices(document, { office: UNIT })).rows.find(({ status }) => status === '需核对');
    expect(row?.record.projectName).toBe('黄精九蒸九晒加工项目');
  });

  it('a name written with spaces and brackets is the same project; a nearly equal name with the same investor is asked about', () => {
    const ledger = taken(TURNED);
    const spaced = read(TURNED, { 数控刀具项目: '数控 刀具项目' });
    expect(countOf(planImport(ledger, spaced, choices(spaced, { office: UNIT }))).新增).toBe(0);
    const renamed = read(TURNED, { 光学镜片产业园: '光学镜片产业园区' });
    const row = planImport(ledger, renamed, choices(renamed, { office: UNIT })).rows[0];
    expect(row?.status).toBe('需核对');
  });

  it('a project left out is still there and is asked about (M-33)', () => {
    const ledger = taken(TURNED);
    const before = names(ledger);
    const all = read(TURNED);
    const shorter = { ...all, records: all.records.slice(1) };
    const given = choices(shorter, { office: UNIT });
    const plan = confirm(ledger, shorter, given);
    expect(plan.missing.map(({ projectName }) => projectName)).toContain('光学镜片产业园');
    expect(names(ledger)).toEqual(before);
  });
});
