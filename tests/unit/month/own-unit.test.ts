/** A unit's own machine shows no others and no place: it holds only its own projects (design/interfaces.md, scopes; S-50, S-90). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { completeDrafts } from '../../../shared/ledger/complete';
import { fold } from '../../../shared/ledger/fold';
import { openOperation } from '../../../shared/ledger/seal';
import { COUNTY_SCOPE, deviceIdSchema, recordId } from '../../../shared/model/ids';
import { monthView } from '../../../shared/month/month-view';
import { ownUnit } from '../../../shared/month/own-unit';

const SCHEME: unknown = JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8'));
const place = <E extends string>(entity: E, record: string) => ({ scope: COUNTY_SCOPE, entity, record: recordId(record) }) as const;
const UNITS = ['u-liuhe', 'u-shiqiao'] as const;

function view() {
  const drafts = [
    ...UNITS.map((id) => createDraft(place('unit', id), { name: id, kind: 'town', section: '镇(街道)' })),
    createDraft(place('group', 'g-1'), { name: '一赛区', key: 'group-1', year: 2026, units: UNITS.map((id) => recordId(id)) }),
    ...UNITS.map((id) =>
      createDraft(place('target', `t-${id}`), { unit: recordId(id), indicator: '当年到位资金', year: 2026, base: '12000' }),
    ),
    createDraft(place('scheme', 'f-1'), { title: '办法', year: 2026, documentNumber: '青招组发〔2026〕1号', body: SCHEME as never }),
  ];
  const sealed = completeDrafts(drafts, {
    device: deviceIdSchema.parse('d-1'),
    person: '王芳',
    at: '2026-10-08T09:00:00+08:00',
    lamport: 0,
    head: () => null,
    salt: () => '0'.repeat(16),
  });
  const made = monthView(fold(sealed.flatMap(({ op, values }) => openOperation(op, values) ?? [])), '2026-10');
  if (made === null) throw new Error('no scheme');
  return made;
}

describe('the month on a unit’s own machine', () => {
  it('keeps the unit’s own figures and drops the others, places, movement and totals', () => {
    const whole = view();
    expect(whole.totals.map(({ unit }) => unit)).toEqual(expect.arrayContaining([...UNITS]));
    expect(whole.table.rows.some(({ unit, rank }) => unit === 'u-liuhe' && rank !== null)).toBe(true);
    const own = ownUnit(whole, 'u-liuhe');
    expect(own.totals).toMatchObject([{ unit: 'u-liuhe', rank: null, previousRank: null, movement: null }]);
    expect(own.table.rows.every(({ unit, rank }) => unit === 'u-liuhe' && rank === null)).toBe(true);
    for (const table of own.tables) expect(table.lines.map(({ kind }) => kind)).toEqual(table.lines.length === 0 ? [] : ['unit']);
    const fund = (of: typeof own) => of.table.rows.find(({ unit, target }) => unit === 'u-liuhe' && target === 'fund')?.yearTarget?.text;
    expect(fund(own)).toBe(fund(whole));
    expect(fund(own)).toBe('12000.00');
  });
});
