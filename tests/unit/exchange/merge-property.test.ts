/**
 * Random histories of four offices exchanging packages in any order (design/reliability.md 3d, goal 8): convergence, idempotence, an older package
 * after a newer one, no silent loss, independence of the wall clock. The product's own operations, seals and fold.
 */
import { expect, it } from 'vitest';
import { create, digest, edit, fields, pack, take, view } from '../../../scripts/faults/merge-adapter';
import type { Replica, Said } from '../../../scripts/faults/merge-adapter';

const HISTORIES = 500;
const OFFICES = 4;
const STEPS = 30;

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function shuffled<T>(items: readonly T[], pick: (below: number) => number): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(pick(rest.length), 1));
  return result;
}

type Step = { what: number; from: number; to: number; record: number; field: string; value: number; some: number };

function play(steps: readonly Step[], clock: (office: number, some: number) => number) {
  const offices = Array.from({ length: OFFICES }, (_, i) => create(`镇${i}`));
  const sticks: string[] = [];
  const said: Said[] = [];
  const at = (index: number): Replica => offices[index] ?? create('never');
  for (const { what, from, to, record, field, value, some } of steps) {
    if (what < 5) said.push(edit(at(from), `p${record}`, field, `${field}${value}`, clock(from, some)));
    else if (what < 7) sticks.push(pack(at(from)));
    else if (sticks.length > 0) take(at(to), sticks[some % sticks.length] ?? '');
  }
  return { offices, sticks, said };
}

it(`${HISTORIES} histories converge, lose nothing in silence and do not ask the clock`, () => {
  const pick = random(20_261_008);
  let clashes = 0;
  for (let run = 0; run < HISTORIES; run += 1) {
    const steps = Array.from({ length: STEPS }, () => ({
      what: pick(10),
      from: pick(OFFICES),
      to: pick(OFFICES),
      record: pick(3),
      field: fields[pick(fields.length)] ?? 'log',
      value: pick(6),
      some: pick(1_000),
    }));
    const { offices, sticks, said } = play(steps, (office, some) => (office === 0 ? Date.UTC(2010, 0, 1) : Date.UTC(2026, 5, 1)) + some);
    const finals = offices.map(pack);
    for (const office of offices) for (const text of shuffled([...finals, ...sticks], pick)) take(office, text);
    const [end = ''] = offices.map(digest);
    expect(offices.map(digest), `history ${run} converges`).toEqual(offices.map(() => end));
    for (const office of offices) for (const text of [...finals, ...sticks]) take(office, text);
    expect(offices.map(digest), `history ${run}: again and older after newer`).toEqual(offices.map(() => end));
    const shown = view(offices[0] ?? create('never'));
    const replaced = new Set(said.flatMap(({ over }) => over));
    const lost = said.filter(({ id, e, f, v }) => !replaced.has(id) && !(shown[`${e}/${f}`] ?? []).includes(v));
    expect(lost, `history ${run} loses nothing`).toEqual([]);
    clashes += Object.entries(shown).filter(([key, values]) => !key.endsWith('/log') && values.length > 1).length;
    if (run % 10 !== 0) continue;
    const again = play(steps, () => 0);
    const other = again.offices[0] ?? create('never');
    for (const text of again.offices.map(pack)) take(other, text);
    const registers = (all: Record<string, string[]>) =>
      Object.entries(all)
        .filter(([key]) => !key.endsWith('/log'))
        .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(registers(view(other)), `history ${run} without a clock`).toEqual(registers(shown));
  }
  expect(clashes).toBeGreaterThan(100);
}, 120_000);
