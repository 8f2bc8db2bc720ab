/** Words meant to be run stay words (goal 13 of design/reliability.md): every entity, every field, to paper, Word file and workbook. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CFB } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { letterDocx } from '../../../electron/printing/docx';
import { loadTemplate } from '../../../electron/printing/templates';
import { writeLedger } from '../../../electron/sheets/write-ledger';
import { writeReport } from '../../../electron/sheets/write-report';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import type { FieldValue, LetterKind } from '../../../shared/letters/fields';
import type { FieldSpec } from '../../../shared/letters/field-spec';
import type { Letter } from '../../../shared/letters/blocks';
import { ledgerDocument } from '../../../shared/letters/ledger-table';
import { printDocument } from '../../../shared/letters/print-document';
import { escape } from '../../../shared/letters/render-html';
import { fillTemplate } from '../../../shared/letters/template';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { REGISTERS } from '../../../shared/registers/all-registers';
import { registerTable } from '../../../shared/registers/paper';
import { makeReport, REPORTS } from '../../../shared/reports/catalogue';
import type { ReportKind } from '../../../shared/reports/catalogue';
import { reportLetter } from '../../../shared/reports/report-letter';
import { printTable } from '../../../shared/views/print-table';
import { LEDGER_TABLES } from '../../../shared/views/ledger-tables';
import type { TableView } from '../../../shared/views/table-view';
import { TEMPLATES, value } from '../printing/check-paper';
import { foreignMarkup, foreignXml, HOSTILE, hostileLedger, recordOfTurn } from './hostile-text';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PRINT = { fontBase: 'app://bundle/fonts/', faces: 'bundled' } as const;
const today = isoDay('2026-10-31');
const ledger = hostileLedger();

const printed = (letter: Letter): string => printDocument([letter], { ...PRINT, pages: 1 }).html;

/** Parts of a zip that are XML, by name. */
function xmlParts(bytes: Uint8Array): (readonly [string, string])[] {
  const zip = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  return zip.FullPaths.map(
    (name: string, index: number) => [name, Buffer.from(zip.FileIndex[index]?.content ?? []).toString('utf8')] as const,
  ).filter(([name]: readonly [string, string]) => /\.(?:xml|rels)$/u.test(name));
}

function expectPlainFile(bytes: Uint8Array): void {
  for (const [name, xml] of xmlParts(bytes)) {
    expect(foreignXml(xml), name).toEqual([]);
    expect(xml, name).not.toMatch(/TargetMode="External"/u);
  }
}

async function expectPlainTable(table: TableView): Promise<string> {
  const html = ledgerDocument(printTable(table), PRINT);
  expect(foreignMarkup(html)).toEqual([]);
  expectPlainFile(await writeLedger(table));
  return html;
}

describe('registers and ledgers', () => {
  const seen: string[] = [];

  it.each(REGISTERS.map((register) => [register.id, register] as const))('%s', async (_, register) => {
    const paper = { title: HOSTILE[0], rows: null, columns: null, moneyUnit: '万元', today, reportingUnit: HOSTILE[1] } as const;
    seen.push(await expectPlainTable(registerTable(ledger, register, paper)));
  });

  it.each(Object.keys(LEDGER_TABLES) as (keyof typeof LEDGER_TABLES)[])('ledger table %s', async (kind) => {
    const request = { title: HOSTILE[1], rows: null, columns: null, moneyUnit: '万元', asOf: today, today, reportingUnit: null } as const;
    seen.push(await expectPlainTable(LEDGER_TABLES[kind](ledger, request)));
  });

  it('and the words themselves stand there to be read', () => {
    const all = seen.join('\n');
    for (const text of HOSTILE) expect(all, JSON.stringify(text)).toContain(escape(text));
  });
});

const PAGES: readonly (readonly [ReportKind, string])[] = HOSTILE.flatMap((_, turn) => [
  ['project', recordOfTurn('project', turn)] as const,
  ['unit', recordOfTurn('unit', turn)] as const,
  ['person', recordOfTurn('person', turn)] as const,
  ['handover', recordOfTurn('person', turn)] as const,
]);

describe('reports', () => {
  const asked = [...REPORTS.map(({ kind }) => [kind, null] as const), ['home', null] as const, ['numbers', null] as const, ...PAGES];

  it.each(asked)('%s %s', async (kind, record) => {
    const report = makeReport(ledger, { kind, day: today, record: record === null ? null : recordId(record) });
    if (report === null) {
      // Only the month's report needs what this ledger has not: an adopted 办法.
      expect(kind).toBe('month');
      return;
    }
    const letter = reportLetter(report);
    expect(foreignMarkup(printed(letter))).toEqual([]);
    expectPlainFile(await letterDocx(letter));
    expectPlainFile(await writeReport(report, true));
  });
});

function hostileField(spec: FieldSpec, text: string): FieldValue {
  const cells = Object.fromEntries((spec.columns ?? []).map((column) => [column, text]));
  switch (spec.kind) {
    case 'text':
      return text;
    case 'lines':
      return [text, text];
    case 'day':
      return today;
    case 'table':
      return [{ cells }, { role: 'section', cells }];
    case 'tables':
      return [{ caption: text, unit: text, rows: [{ cells }] }];
  }
}

describe('letters', () => {
  it.each(Object.keys(LETTER_FIELDS) as LetterKind[])('%s', async (kind) => {
    const template = value(await loadTemplate(TEMPLATES, kind));
    for (const text of HOSTILE) {
      const fields = Object.fromEntries(
        Object.entries<FieldSpec>(LETTER_FIELDS[kind]).map(([name, spec]) => [name, hostileField(spec, text)]),
      );
      const letter = value(fillTemplate(template, fields));
      const html = printed(letter);
      expect(foreignMarkup(html)).toEqual([]);
      expect(html).toContain(escape(text).slice(0, 12));
      expectPlainFile(await letterDocx(letter, text));
    }
  });
});

describe('the screen', () => {
  it('has no door by which text could become markup or code', async () => {
    const files = (await readdir(path.join(ROOT, 'renderer'), { recursive: true })).filter((name) => /\.tsx?$/u.test(name));
    expect(files.length).toBeGreaterThan(100);
    for (const name of files)
      expect(await readFile(path.join(ROOT, 'renderer', name), 'utf8'), name).not.toMatch(
        /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function\(|srcdoc/iu,
      );
  });
});

it('the questions asked here notice what slips through', () => {
  for (const text of HOSTILE.filter((own) => own.includes('<')))
    expect(foreignMarkup(`<style></style><p>${text}</p>`), text).not.toEqual([]);
  for (const xml of ['<t><f>1</f></t>', '<t>&b</t>', '<t>\u0007</t>', '<t><b></t>', '<t a=1/>'])
    expect(foreignXml(xml), xml).not.toEqual([]);
});
