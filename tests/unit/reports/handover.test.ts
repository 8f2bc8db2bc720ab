/** Change of leaders (S-42): one commit, no day without an answer, nothing overwritten. */
import { describe, expect, it } from 'vitest';
import { handoverDrafts } from '../../../renderer/features/duty/handover-edits';
import { createDraft } from '../../../shared/ledger/drafts';
import { getRecord } from '../../../shared/ledger/read';
import { letterSchema } from '../../../shared/letters/blocks';
import { addDays, isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { handoverReport } from '../../../shared/reports/handover';
import { reportLetter } from '../../../shared/reports/report-letter';
import { currentDuties, leaderGaps } from '../../../shared/views/duty-view';
import { indexLedger } from '../../../shared/views/ledger-index';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { wordsOf } from './sample-ledger';

const [OLD, NEW] = [recordId('h-old'), recordId('h-new')];
const lastDay = isoDay('2026-06-30');

function county() {
  return ledgerWith(
    { projectName: '甲项目', totalInvestment: wan(20_000) },
    createDraft({ scope: 'county', entity: 'person', record: OLD }, { name: '陈涛' }),
    createDraft({ scope: 'county', entity: 'person', record: NEW }, { name: '姜明成' }),
    record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-01', precision: 'month' } }),
    record('assignment', { project: PROJECT, role: '包保领导', person: OLD, from: isoDay('2026-01-01') }),
    createDraft(
      { scope: 'county', entity: 'supervision', record: recordId('d-1') },
      { matter: '用地报批', unit: UNIT, project: PROJECT, person: '陈涛', due: isoDay('2026-08-01') },
    ),
  );
}
const wish = { person: OLD, successor: NEW, lastDay, witness: '李强', ground: '青组任〔2026〕5号' };

describe('S-42 handover', () => {
  it('the successor answers from the day after; the day before still names the one who left', () => {
    const ledger = county();
    enter(ledger, handoverDrafts(ledger, wish).drafts);
    const on = (day: ReturnType<typeof isoDay>) => currentDuties(indexLedger(ledger), PROJECT, '包保领导', day).map(({ person }) => person);
    expect([on(lastDay), on(addDays(lastDay, 1))]).toEqual([[OLD], [NEW]]);
    expect(leaderGaps(ledger, addDays(lastDay, 1))).toEqual([]);
  });

  it('open supervision goes along and the handover is recorded with both names', () => {
    const ledger = county();
    const made = handoverDrafts(ledger, wish);
    enter(ledger, made.drafts);
    expect(getRecord(ledger, 'supervision', recordId('d-1'))?.person).toBe('姜明成');
    expect(getRecord(ledger, 'handover', made.record)).toMatchObject({
      person: OLD,
      successor: NEW,
      projects: [PROJECT],
      matters: ['d-1'],
    });
  });

  it('who holds nothing hands over nothing', () => {
    expect(handoverDrafts(county(), { ...wish, person: NEW, successor: OLD }).drafts).toEqual([]);
  });

  it('the list names project, open matter and three signatures, before and after', () => {
    const ledger = county();
    const before = handoverReport(ledger, OLD, lastDay);
    const made = handoverDrafts(ledger, wish);
    enter(ledger, made.drafts);
    const after = handoverReport(ledger, made.record, isoDay('2026-12-31'));
    for (const report of [before, after]) {
      if (report === null) throw new Error('list');
      expect(wordsOf(report)).toMatch(/甲项目[\s\S]*用地报批[\s\S]*移交人陈涛/);
      expect(letterSchema.safeParse(reportLetter(report)).success).toBe(true);
    }
    expect(after === null ? '' : wordsOf(after)).toContain('监交人李强');
  });
});
