/** 柳河镇's ledger of October into the sample county: next month's file of a sender (import contract, Compare; M-33, M-34; law 8). */
import { beforeEach, describe, expect, it } from 'vitest';
import { importLines, withdrawDrafts } from '../../../shared/imports/history';
import { planImport } from '../../../shared/imports/plan';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { stateHash } from '../../../shared/ledger/state-hash';
import { isoDay } from '../../../shared/model/dates';
import { projectRows } from '../../../shared/views/project-rows';
import { enter } from '../views/small-ledger';
import { accepted, choices, confirm, countOf, IMPORT, LIUHE, readSample, sampleLedger } from './sample-import';

const document = readSample('柳河镇2026年10月招商引资项目台账.xlsx');
let ledger: Ledger;

beforeEach(async () => {
  ledger = await sampleLedger();
});

function settled(on: Ledger) {
  const first = choices(document);
  return { ...first, matches: accepted(planImport(on, document, first)) };
}

describe('the plan', () => {
  it('finds three new projects and puts the two changed amounts to a person', () => {
    const plan = planImport(ledger, document, choices(document));
    expect(countOf(plan)).toMatchObject({ 新增: 3, 需核对: 2 });
    const doubted = plan.rows.filter(({ status }) => status === '需核对');
    for (const { doubts } of doubted) expect(doubts.join()).toMatch(/总投资由.+改为/);
  });

  it('asks about a project that is not reported, but not about one that has left already (退出)', () => {
    expect(planImport(ledger, document, choices(document)).missing).toEqual([]);
    const [left, ...rest] = document.records.filter(({ projectName }) => projectName === '篁葭食品产业园项目');
    expect(rest).toEqual([]);
    const shorter = { ...document, records: document.records.filter((record) => record !== left) };
    expect(planImport(ledger, shorter, choices(shorter)).missing.map(({ projectName }) => projectName)).toEqual(['篁葭食品产业园项目']);
  });

  it('takes no date that is still asked about; its text is kept (law 8)', () => {
    const row = planImport(ledger, document, choices(document)).rows.find(
      ({ record }) => record.projectName === '漪葭竹木板材生产基地项目',
    );
    expect(row?.facts.stages.map(({ stage }) => stage)).not.toContain('签约');
    expect(row?.facts.project.unread).toMatchObject({ signedOn: '26.9' });
  });

  it('writes nothing for a row that says nothing new', () => {
    const plan = confirm(ledger, document, settled(ledger));
    const rows = new Set([...ledger.operations.values()].flatMap(({ source }) => (source?.importId === IMPORT ? [source.row] : [])));
    for (const { status, record } of plan.rows)
      expect(rows.has(record.source.row), `${status} ${record.source.row}`).toBe(status !== '无变化');
  });
});

describe('confirmed', () => {
  it('shows the new projects with the row they came from, and the new amounts', () => {
    const before = listRecords(ledger, 'project').length;
    const plan = confirm(ledger, document, settled(ledger));
    const shown = projectRows(ledger, { asOf: isoDay('2026-11-10'), today: isoDay('2026-11-10') });
    expect(shown).toHaveLength(before + 3);
    for (const { record, status } of plan.rows.filter((row) => row.status === '新增' || row.doubts.length > 0)) {
      const row = shown.find(({ cells }) => cells['projectName'] === record.projectName);
      const amount = record.totalInvestment;
      expect(row?.cells['totalInvestment'], status).toMatchObject({
        minor: amount != null && 'amount' in amount ? Number(amount.amount) * 100 : null,
      });
    }
  });

  it('deletes nothing: a project the file leaves out stays as it was (law 8)', () => {
    const state = (): unknown => listRecords(ledger, 'project').find(({ projectName }) => projectName === '溆棹建材产业园项目');
    const before = state();
    expect(before).toBeDefined();
    confirm(ledger, document, settled(ledger));
    expect(state()).toEqual(before);
  });

  it('the same file a second time says nothing new', () => {
    confirm(ledger, document, settled(ledger));
    const again = planImport(ledger, document, choices(document));
    expect(countOf(again)).toEqual({ 新增: 0, 更新: 0, 需核对: 0, 无变化: document.records.length });
  });

  it('withdrawn, the ledger is what it was but for the record of the import, old values of old projects included', () => {
    const before = stateHash(ledger, LIUHE);
    confirm(ledger, document, settled(ledger));
    expect(stateHash(ledger, LIUHE)).not.toBe(before);
    enter(ledger, withdrawDrafts(ledger, IMPORT, '导错文件'));
    expect(importLines(ledger).find(({ id }) => id === IMPORT)?.withdrawn).toBe('导错文件');
    ledger.records.get('import')?.delete(IMPORT);
    expect(stateHash(ledger, LIUHE)).toBe(before);
  });
});
