/** The messy workbooks of the sample county: the committed files are what the generator makes, and the reader finds every project in them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../electron/sheets/import-file';
import { expectedRecords, workbookBytes, workbookPlans } from '../../../scripts/make-sample/make-workbooks';
import { openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { LIUHE, SAMPLE_UNITS } from '../../../shared/sample/units';

const FOLDER = new URL('../../../assets/sample/workbooks/', import.meta.url);
const plans = workbookPlans();
const units = { county: '青石县', units: SAMPLE_UNITS.map(({ name, kind, aliases }) => ({ name, kind, aliases: [...aliases] })) };

function read(file: string) {
  const result = importFile(fileURLToPath(new URL(encodeURIComponent(file), FOLDER)), units, () => undefined);
  if (!result.ok) throw new Error(result.code);
  return result.value.document;
}

describe('the eight workbooks', () => {
  it('are committed as the generator makes them, to the byte', () => {
    expect(plans).toHaveLength(8);
    expect(readFileSync(new URL('expected.json', FOLDER), 'utf8')).toBe(expectedRecords(plans));
    for (const plan of plans) expect(workbookBytes(plan).equals(readFileSync(new URL(encodeURIComponent(plan.file), FOLDER)))).toBe(true);
  });

  it.each(plans.map((plan) => [plan.file, plan] as const))(
    '%s gives every project, its unit, its day, and sums that agree',
    (file, plan) => {
      const document = read(file);
      expect(document.records.map(({ projectName }) => projectName?.replace(/\s/g, '')).length).toBe(plan.records);
      expect(document.facts.reportingUnit?.name).toBe(plan.unit);
      expect(document.facts.asOf).toBe('2026-10-31');
      expect(document.facts.subtotalMismatches).toEqual([]);
      expect(document.errors).toEqual([]);
    },
  );
});

describe('柳河镇 in October', () => {
  const ledger = fold(sampleCommits({ calendars: [], scheme: null }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
  const known = listRecords(ledger, 'project').filter(({ scope }) => scope === LIUHE);
  const document = read('柳河镇2026年10月招商引资项目台账.xlsx');
  const named = new Set(document.records.map(({ projectName }) => projectName));

  it('names three projects the ledger does not have and leaves one out (M-33)', () => {
    const names = new Set(known.map(({ projectName }) => projectName));
    expect([...named].filter((name) => !names.has(name ?? ''))).toHaveLength(3);
    expect([...names].filter((name) => !named.has(name))).toHaveLength(1);
  });

  it('changes two amounts quietly (M-34)', () => {
    const changed = known.filter(({ projectName, totalInvestment }) => {
      const said = document.records.find((record) => record.projectName === projectName)?.totalInvestment;
      return (
        said != null &&
        'amount' in said &&
        said.currency === 'CNY' &&
        totalInvestment?.currency === 'CNY' &&
        Number(said.amount) * 100 !== totalInvestment.minor
      );
    });
    expect(changed).toHaveLength(2);
  });

  it('has dates that must be asked about, and asks about nothing else', () => {
    expect(document.questions.length).toBeGreaterThan(0);
    expect(new Set(document.questions.map(({ code }) => code))).toEqual(new Set(['date-ambiguous']));
  });
});
