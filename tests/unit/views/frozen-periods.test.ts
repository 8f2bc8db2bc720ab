/** A frozen month can be rebuilt bit for bit (S-94); a late entry shows as "would differ" and changes nothing that was published (law 2). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashValue } from '../../../shared/ledger/canonical';
import { openCommit } from '../../../shared/ledger/commit';
import { createDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { LIUHE } from '../../../shared/sample/units';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { leaderGaps } from '../../../shared/views/duty-view';
import { frozenDifferences } from '../../../shared/views/frozen-compare';
import { freezePeriod } from '../../../shared/views/freeze-period';
import { checkFrozen, freezeDraft } from '../../../shared/views/frozen-periods';
import { enter, wan } from './small-ledger';

const scheme = SchemeSchema.parse(
  JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
);
const operations = sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []);

describe('a frozen month (S-94)', () => {
  const ledger = fold(operations);
  const draft = freezeDraft(ledger, freezePeriod('月', '2026-10'), recordId('z-test'));
  if (draft === null) throw new Error('no scheme');
  enter(ledger, [draft]);
  const check = () => {
    const [record] = listRecords(ledger, 'freeze');
    return record === undefined ? null : checkFrozen(ledger, record);
  };

  it('comes out the same from what was known then', () => {
    expect(check()).toMatchObject({ period: '2026-10', same: true, wouldDiffer: false });
  });

  it('stays the same after a late entry, and says that it would differ today', () => {
    const project = listRecords(ledger, 'project').find(({ scope }) => scope === LIUHE);
    const place = { scope: LIUHE, entity: 'moneyEntry', record: recordId('m-late') } as const;
    const entry = createDraft(place, {
      project: project?.id ?? null,
      kind: '到位资金',
      span: '当月',
      month: '2026-09',
      reported: wan(500),
    });
    const recognition = createDraft(
      { scope: LIUHE, entity: 'recognition', record: recordId('k-late') },
      { entry: place.record, recognised: wan(500) },
    );
    enter(ledger, [entry, recognition]);
    expect(check()).toMatchObject({ same: true, wouldDiffer: true });
  });
});

it('a late entry of the locked month shows at 当月 too; a lock from before 当月 was kept is proven as it is', () => {
  const ledger = fold(operations);
  const draft = freezeDraft(ledger, freezePeriod('月', '2026-10'), recordId('z-now'));
  if (draft === null) throw new Error('no scheme');
  enter(ledger, [draft]);
  const [now] = listRecords(ledger, 'freeze');
  const held = z.looseObject({ rows: z.array(z.looseObject({ month: z.string().nullable() })) }).parse(now?.result);
  const result = FIELD_KINDS.json.parse({ ...held, rows: held.rows.map(({ month: _month, ...row }) => row) });
  const old = now === undefined ? null : { ...now, result, hash: hashValue(result) };
  expect(old === null ? null : checkFrozen(ledger, old)).toMatchObject({ same: true, wouldDiffer: false });

  const project = listRecords(ledger, 'project').find(({ scope }) => scope === LIUHE)?.id ?? null;
  const own = { project, kind: '到位资金', span: '当月', month: '2026-10', reported: wan(500) } as const;
  enter(ledger, [
    createDraft({ scope: LIUHE, entity: 'moneyEntry', record: recordId('m-oct') }, own),
    createDraft({ scope: LIUHE, entity: 'recognition', record: recordId('k-oct') }, { entry: recordId('m-oct'), recognised: wan(500) }),
  ]);
  const figures = (record: typeof now): string[] =>
    record === undefined
      ? []
      : frozenDifferences(ledger, record).flatMap(({ unit, title, counted, figure }) =>
          unit === LIUHE && title === '当年到位资金' ? [`${figure} ${counted}`] : [],
        );
  expect(figures(now)).toEqual(expect.arrayContaining(['当月 万元', '累计 万元']));
  expect(figures(old ?? undefined)).not.toContain('当月 万元');
});

describe('the gaps of the sample county', () => {
  it('are of all three kinds', () => {
    const kinds = new Map<string, number>();
    for (const { kind } of leaderGaps(fold(operations), isoDay('2026-10-31'))) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const kind of ['无包保领导', '包保领导不止一名', '包保任期已止']) expect(kinds.get(kind) ?? 0).toBeGreaterThan(3);
  });
});
