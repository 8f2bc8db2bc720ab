/**
 * A commit of many thousand operations, one line of the journal, is checked and folded in steps when a ledger is opened (design/performance.md goal 3), and the
 * checks made by hand for that say what the library's own say.
 */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commitSchema, makeCommit, readCommitSteps } from '../../../shared/ledger/commit';
import { applyOperations, applySteps, emptyLedger } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { operationValuesSchema, sealedOperationSchema } from '../../../shared/ledger/operation';
import { sealOperation } from '../../../shared/ledger/seal';
import { wholeStateHash } from '../../../shared/ledger/state-hash';
import { jsonSchema } from '../../../shared/model/field-kinds';
import { opIdSchema, recordId } from '../../../shared/model/ids';
import { toEnd } from '../../../shared/steps';
import type { Steps } from '../../../shared/steps';
import { TOWN } from './fixtures';

const SALT = '00112233aabbccdd';

function sealed(count: number) {
  return Array.from({ length: count }, (_, at) =>
    sealOperation(
      {
        v: 1,
        device: 'd-1' as Operation['device'],
        scope: TOWN,
        n: at + 1,
        prev: null,
        lamport: at + 1,
        person: '王芳',
        at: '2026-11-22T18:00:00+08:00',
        entity: 'project',
        record: recordId(`p-${at}`),
        kind: 'create',
        fields: { projectName: `项目${at}`, investor: null },
        over: {},
      },
      () => SALT,
    ),
  );
}

/** Runs steps to their end and counts them. */
function counted<T>(steps: Steps<T>): readonly [number, T] {
  for (let count = 0; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return [count, step.value];
  }
}

describe('a line of 5,000 operations', () => {
  const parts = sealed(5_000);
  const commit = makeCommit(1, null, parts);

  it('is checked a hundred operations at a time, and what comes out is the commit', () => {
    const [steps, read] = counted(readCommitSteps(JSON.parse(JSON.stringify(commit))));
    expect(read).toEqual(commit);
    expect(steps).toBe(100);
  });

  it('is folded fifty at a time into the same ledger as in one go', () => {
    const operations = parts.map(({ op }, at): Operation => ({ ...op, fields: { projectName: `项目${at}`, investor: null } }));
    const [slowly, atOnce] = [emptyLedger(), emptyLedger()];
    const [steps] = counted(applySteps(slowly, operations));
    applyOperations(atOnce, operations);
    expect(steps).toBe(200);
    expect(wholeStateHash(slowly)).toBe(wholeStateHash(atOnce));
    expect(slowly.refolded).toEqual(atOnce.refolded);
  });
});

describe('the checks by hand', () => {
  const [one] = sealed(1);
  if (one === undefined) throw new Error('no operation');
  const commit = makeCommit(1, null, [one]);
  const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/);
  const digest = z.string().regex(/^[0-9a-f]{64}$/);
  const maps: readonly (readonly [place: 'fields' | 'over', form: z.ZodType])[] = [
    ['fields', z.record(name, digest)],
    ['over', z.record(name, z.array(opIdSchema).max(1_000))],
  ];
  const values = z.record(name, z.tuple([z.string().regex(/^[0-9a-f]{16}$/), jsonSchema]));
  const hex = 'a'.repeat(64);
  const given: readonly unknown[] = [
    {},
    { projectName: hex },
    { projectName: [hex] },
    { projectName: Array.from({ length: 1_001 }, () => hex) },
    { projectName: [SALT, '值'] },
    { projectName: [SALT, { a: [1, null] }] },
    { projectName: [SALT, '值', 1] },
    { projectName: [SALT] },
    { projectName: ['短', '值'] },
    { projectName: 'A'.repeat(64) },
    { 项目: hex },
    { 项目: [SALT, 1] },
    { ['x'.repeat(41)]: hex },
    JSON.parse(`{"a":["${SALT}",{"__proto__":1}]}`),
    [],
    null,
    hex,
    7,
    undefined,
    new Map(),
  ];

  it('of the maps of an operation agree with the library on every form', () => {
    for (const [place, form] of maps)
      for (const map of given)
        expect(sealedOperationSchema.safeParse({ ...one.op, [place]: map }).success, `${place} ${JSON.stringify(map)}`).toBe(
          form.safeParse(map).success,
        );
    for (const map of given) expect(operationValuesSchema.safeParse(map).success, JSON.stringify(map)).toBe(values.safeParse(map).success);
  });

  it('refuse a key the library leaves out without a word', () => {
    expect(sealedOperationSchema.safeParse({ ...one.op, fields: JSON.parse(`{"__proto__":"${hex}"}`) }).success).toBe(false);
    expect(operationValuesSchema.safeParse(JSON.parse(`{"__proto__":["${SALT}",1]}`)).success).toBe(false);
  });

  it('of a whole line agree with the schema of a commit, whatever is missing, added or of another kind', () => {
    const wrong: unknown[] = [
      null,
      [],
      'x',
      {},
      { ...commit, more: 1 },
      { ...commit, ops: [] },
      { ...commit, values: [] },
      { ...commit, values: { x: {} } },
    ];
    for (const key of Object.keys(commit)) wrong.push({ ...commit, [key]: undefined }, { ...commit, [key]: {} }, { ...commit, [key]: 0 });
    for (const key of Object.keys(one.op)) {
      wrong.push(
        { ...commit, ops: [{ ...one.op, [key]: [] }] },
        { ...commit, ops: [Object.fromEntries(Object.entries(one.op).filter(([own]) => own !== key))] },
      );
    }
    expect(toEnd(readCommitSteps(commit))).toEqual(commit);
    for (const raw of wrong) {
      const schema = commitSchema.safeParse(raw);
      const isKey = schema.success && Object.keys(schema.data.values).every((id) => /^[0-9a-f]{64}$/.test(id));
      expect(toEnd(readCommitSteps(raw)), JSON.stringify(raw)).toEqual(isKey ? schema.data : null);
    }
  });
});
