/** Operations and commits prove themselves; a value can be destroyed by the rules and not otherwise (interfaces.md; reliability.md 3e, fault 64, goal 17). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import canonicalize from 'canonicalize';
import { canonicalText, hashValue } from '../../../shared/ledger/canonical';
import { commitHash, makeCommit, openCommit, openCommitSteps } from '../../../shared/ledger/commit';
import type { Commit } from '../../../shared/ledger/commit';
import { completeDrafts } from '../../../shared/ledger/complete';
import { checkDestructions } from '../../../shared/ledger/destroyed';
import { checkDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import { draftSchema } from '../../../shared/ledger/operation';
import type { Operation } from '../../../shared/ledger/operation';
import { getRecord } from '../../../shared/ledger/read';
import { openOperation, sealOperation, sealSteps, withValues } from '../../../shared/ledger/seal';
import { jsonSchema } from '../../../shared/model/field-kinds';
import { deviceIdSchema, recordId } from '../../../shared/model/ids';
import { TOWN, project } from './history';

const device = deviceIdSchema.parse('d-a');
const P1 = recordId('p-1');

function commitOf(names: readonly string[]): Commit {
  let salt = 0;
  const sealed = completeDrafts(
    names.map((name, k) => project(recordId(`p-${k + 1}`), name)),
    {
      device,
      person: '王芳',
      at: '2026-03-15T09:00:00+08:00',
      lamport: 0,
      head: () => null,
      salt: () => (salt++).toString(16).padStart(16, '0'),
    },
  );
  return makeCommit(1, null, sealed);
}

/** A value with every text of it changed a little, at one place chosen by `pick`. */
function tampered(value: unknown, pick: number): unknown {
  const places: (string | number)[][] = [];
  const walk = (node: unknown, path: (string | number)[]): void => {
    if (node === null || typeof node !== 'object') places.push(path);
    else for (const [key, child] of Object.entries(node)) walk(child, [...path, key]);
  };
  walk(value, []);
  const path = places[pick % places.length] ?? [];
  const copy: unknown = structuredClone(value);
  let node = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  const old = node[last];
  node[last] = typeof old === 'number' ? old + 1 : `${String(old)}x`;
  return copy;
}

describe('sealing', () => {
  it('what was sealed opens to the same operation, whatever the values', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue()), (values) => {
        const fields = JSON.parse(JSON.stringify(values)) as Operation['fields'];
        const body = {
          v: 1,
          device,
          scope: TOWN,
          n: 1,
          prev: null,
          lamport: 1,
          person: '王芳',
          at: '',
          entity: 'project',
          record: P1,
          kind: 'create' as const,
          fields,
          over: {},
        };
        const { op, values: salted } = sealOperation(body, () => '0123456789abcdef');
        const opened = openOperation(op, salted);
        expect(opened).toEqual({ ...body, id: op.id });
        expect(withValues(op, salted)).toEqual(opened);
      }),
      { numRuns: 300 },
    );
  });

  it('any change anywhere in a commit is found', () => {
    const commit = commitOf(['甲', '乙']);
    expect(openCommit(commit)).toHaveLength(2);
    for (let pick = 0; pick < 80; pick += 1) {
      const changed = tampered(commit, pick) as Commit;
      const good = openCommit(changed);
      expect(good, `place ${pick}`).toBeNull();
    }
  });

  it('a long commit is proved in parts, so that its ten thousands of operations hold up nobody (design/performance.md goal 3)', () => {
    const commit = commitOf(Array.from({ length: 1_000 }, (_, k) => `项目${k}`));
    let parts = 1;
    const steps = openCommitSteps(commit);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) parts += 1;
    expect(parts).toBeGreaterThanOrEqual(10);
    expect(step.value).toEqual(openCommit(commit));
  });

  it('an operation moved to another place of the chain does not fit', () => {
    const commit = commitOf(['甲', '乙']);
    const swapped = { ...commit, ops: commit.ops.toReversed() };
    expect(openCommit(swapped)).toBeNull();
    expect(commitHash(swapped)).not.toBe(commit.hash);
  });

  it('the usual way to it gives the library’s text for every value, and throws where the library does', () => {
    const odd = ['', '县', '\u2028"\\\n', '\\ud800', '𠮷', 'é', '10', '9', 'a', 'A', '__proto__'];
    let seed = 7;
    const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const text = (): string => odd[next(odd.length)] ?? '';
    const value = (depth: number): unknown => {
      const kind = next(depth === 0 ? 5 : 8);
      if (kind === 0) return text();
      if (kind === 1) return [0, -0, 1e21, 0.1, -5e-324, 123][next(6)];
      if (kind === 2) return next(2) === 0;
      if (kind === 3) return null;
      if (kind === 4) return undefined;
      if (kind === 5) return new Date(next(1_000_000_000));
      if (kind === 6) return Array.from({ length: next(5) }, () => value(depth - 1));
      return Object.fromEntries(Array.from({ length: next(6) }, () => [text(), value(depth - 1)]));
    };
    for (let round = 0; round < 3_000; round += 1) {
      const made = { of: value(4) };
      expect(canonicalText(made)).toBe(canonicalize(made));
    }
    const ring: unknown[] = [];
    ring.push(ring);
    const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
    expect(canonicalText(deep)).toBe(JSON.stringify(deep));
    for (const wrong of ['\uD800', { '\uDC00': 1 }, [Number.NaN], [Infinity], ring]) expect(() => canonicalText(wrong)).toThrow();
  });

  it('the canonical form is that of RFC 8785: keys in order, numbers as ECMAScript writes them', () => {
    expect(canonicalText({ b: 1e21, a: [0.1, -0, '县', true, null], é: 1, A: {} })).toBe(
      '{"A":{},"a":[0.1,0,"县",true,null],"b":1e+21,"é":1}',
    );
  });
});

describe('destroying a value (两人, with reason)', () => {
  const [first, second] = openCommit(commitOf(['含身份证号', '乙'])) ?? [];
  if (first === undefined || second === undefined) throw new Error('commit does not open');
  const { projectName: _, ...rest } = first.fields;
  const erased: Operation = { ...first, fields: rest, erased: ['projectName'] };
  const erase: Operation = {
    ...second,
    kind: 'erase',
    entity: 'project',
    record: P1,
    fields: {},
    over: { projectName: [first.id] },
    reason: '涉密',
  };

  it('the operation still opens without the value, and the field is shown as destroyed, not as empty', () => {
    const commit = commitOf(['含身份证号', '乙']);
    const [op] = commit.ops;
    if (op === undefined) throw new Error('no operation');
    const { projectName: _gone, ...kept } = commit.values[op.id] ?? {};
    const opened = openOperation(op, kept);
    expect(opened).toEqual(erased);
    const state = fold([erased]).records.get('project')?.get(P1)?.fields['projectName'];
    expect(state).toMatchObject({ value: null, erased: true });
    expect(getRecord<'project'>(fold([erased]), 'project', P1)).toMatchObject({ state: '正常' });
  });

  it('is lawful only when an erase operation names operation and field', () => {
    const check = checkDestructions();
    check.see([erased], 1);
    expect(check.unexplained()).toBe(1);
    check.see([{ ...erase, over: { state: [first.id] } }], 2);
    expect(check.unexplained()).toBe(1);
    check.see([erase], 3);
    expect(check.unexplained()).toBeNull();
  });
});

describe('drafts from outside', () => {
  it('are refused by the place that is wrong', () => {
    const good = project(P1, '甲');
    expect(checkDraft(good)).toBeNull();
    expect(checkDraft({ ...good, entity: 'palace' })).toBe('palace');
    expect(checkDraft({ ...good, fields: { projectName: 5 } })).toBe('project.projectName');
    expect(checkDraft({ ...good, fields: { secret: 'x' } })).toBe('project.secret');
    expect(checkDraft({ ...good, entity: 'unit' })).toBe('unit: scope');
    expect(checkDraft({ ...good, entity: 'stageEvent', kind: 'set', fields: {} })).toBe('stageEvent: set');
    expect(checkDraft({ ...good, fields: { other: { 栏目: '半个\udc00' } } })).toBe('project.other');
  });

  it('cannot smuggle prototype keys (fault 44)', () => {
    const smuggled = JSON.parse(
      '{"scope":"u-1","entity":"project","record":"p-1","kind":"create","fields":{"__proto__":{"x":1}},"over":{}}',
    ) as unknown;
    const parsed = draftSchema.safeParse(smuggled);
    expect(parsed.success && checkDraft(parsed.data) === null && Object.keys(parsed.data.fields).length > 0).toBe(false);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a long list as one value (处理说明 of an import; performance.md goal 3)', () => {
  const list = Array.from({ length: 6_000 }, (_, at) => ({
    row: at + 2,
    rule: 'year-from-file',
    text: `“3月底”按文件取2026年，第${at}处`,
  }));
  const operation = (value: Operation['fields'][string]): Omit<Operation, 'id' | 'erased'> => {
    const [draft] = [project(P1, '甲')];
    const chain = { v: 1 as const, device, n: 1, prev: null, lamport: 1, person: '王芳', at: '2026-03-15T09:00:00+08:00' };
    return { ...draft, ...chain, fields: { decisions: value } };
  };
  const salt = (): string => '00112233445566aa';

  it('is sealed in steps, with the digest of the whole', () => {
    const steps = sealSteps(operation(list), salt);
    let given = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) given += 1;
    expect(given).toBeGreaterThanOrEqual(30);
    expect(step.value.op.fields['decisions']).toBe(hashValue([salt(), 'decisions', list]));
  });

  it('has for every value the digest of the whole, however long its lists are', () => {
    const lists = fc.array(fc.jsonValue({ noUnicodeString: false, maxDepth: 2 }), { maxLength: 450, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), lists), (given) => {
        const value = jsonSchema.parse(JSON.parse(JSON.stringify(given)));
        const plain = JSON.stringify(value);
        fc.pre(!/\\ud[89a-f]/i.test(plain));
        expect(sealOperation(operation(value), salt).op.fields['decisions']).toBe(hashValue([salt(), 'decisions', value]));
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });
});

it('what JSON cannot hold and give back is no value', () => {
  for (const value of [
    undefined,
    Number.NaN,
    Infinity,
    1n,
    new Date(0),
    new Map(),
    () => 1,
    [undefined],
    { a: undefined },
    JSON.parse('{"__proto__":1}'),
  ])
    expect(jsonSchema.safeParse(value).success).toBe(false);
  for (const value of [null, 0, '', false, [], {}, [{ a: [null, 'b'] }]]) expect(jsonSchema.safeParse(value).success).toBe(true);
});
