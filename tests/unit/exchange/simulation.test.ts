/**
 * Thirty days of sticks between a county and three townships: packages get lost, come twice, late, out of order or damaged (faults 1–8; goal 20).
 * In the end one state per scope and no entry lost; every refusal has a code. Seeded.
 */
import { describe, expect, it } from 'vitest';
import { listClashes, settleDraft } from '../../../shared/exchange/clashes';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { setHash, stateHash } from '../../../shared/ledger/state-hash';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { yuan } from '../../../shared/model/money';
import { makeKeyPair } from '../../../electron/exchange/keys';
import { pack, recordSent } from '../../../electron/exchange/pack';
import type { PackRequest } from '../../../electron/exchange/pack';
import { accept, unpack } from '../../../electron/exchange/unpack';
import { device } from './package-fixture';
import { memoryOffice, registerDrafts } from './memory-office';
import type { MemoryOffice } from './memory-office';
import { good, PERIOD } from './office-fixture';

const DAYS = 30;
const TOWNS = ['柳河镇', '石桥镇', '白杨镇'].map((name, i) => ({ id: recordId(`u-${i}`), name, device: device(`d-town${i}`) }));

type Way = { readonly to: MemoryOffice; readonly bytes: Uint8Array };

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function damaged(bytes: Uint8Array, pick: (below: number) => number): Uint8Array {
  if (pick(2) === 0) return bytes.subarray(0, pick(bytes.length));
  const bad = Buffer.from(bytes);
  const at = pick(bad.length);
  bad.writeUInt8(bad.readUInt8(at) ^ (1 << pick(8)), at);
  return bad;
}

/** One day's entries of an office in the scope of a unit: new projects, changes of amounts and stages, entries of money. */
function work(office: MemoryOffice, unit: RecordId, pick: (below: number) => number, mark: string): void {
  const { ledger } = office.workspace;
  const known = [...(ledger.records.get('project')?.values() ?? [])].filter((state) => state.scope === unit);
  for (let i = pick(3); i > 0; i -= 1) {
    const state = known[pick(known.length)];
    if (state === undefined || pick(4) === 0) {
      if (office.scope === unit)
        office.enter([
          createDraft({ scope: unit, entity: 'project', record: recordId(`p-${mark}-${i}`) }, { projectName: mark, stageStated: '签约' }),
        ]);
    } else if (pick(3) === 0) {
      office.enter([
        createDraft(
          { scope: unit, entity: 'moneyEntry', record: recordId(`m-${mark}-${i}`) },
          { project: state.id, month: '2026-10', reported: yuan(pick(10_000)) },
        ),
      ]);
    } else {
      const place = { scope: unit, entity: 'project', record: state.id } as const;
      office.enter([
        setDraft(ledger, place, pick(2) === 0 ? { totalInvestment: yuan(pick(100)) } : { stageStated: pick(2) === 0 ? '开工' : '竣工' }),
      ]);
    }
  }
}

async function send(from: MemoryOffice, to: MemoryOffice, request: Omit<PackRequest, 'period'>): Promise<Way> {
  const packed = good(await pack(from, { ...request, period: PERIOD }));
  good(await recordSent(from, packed, packed.fileName, '甲'));
  return { to, bytes: packed.bytes };
}

async function deliver({ to, bytes }: Way, codes: Set<string>): Promise<void> {
  const plan = await unpack(to, bytes);
  if (plan.ok) good(await accept(to, plan.value, '甲'));
  else codes.add(plan.code);
}

function start() {
  const key = makeKeyPair();
  const county = memoryOffice(key, null, '青石县招商办', device('d-county'));
  county.enter(registerDrafts(TOWNS));
  return { county, towns: TOWNS.map(({ id, name, device: own }) => memoryOffice(key, id, name, own)) };
}

async function run(seed: number) {
  const pick = random(seed);
  const { county, towns } = start();
  const codes = new Set<string>();
  let sticks: Way[] = [];
  for (const town of towns) await deliver(await send(county, town, { kind: '下发', to: town.workspace.file.unit }), codes);
  for (let day = 1; day <= DAYS; day += 1) {
    for (const [i, town] of towns.entries()) {
      const unit = TOWNS[i]?.id ?? recordId('none');
      work(town, unit, pick, `d${day}t${i}`);
      work(county, unit, pick, `d${day}c${i}`);
      if (pick(5) === 0) {
        const place = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId(`d-${unit}`) } as const;
        town.enter([setDraft(town.workspace.ledger, place, { feedback: `第${day}日办理情况` })]);
      }
      if (pick(3) === 0) sticks.push(await send(town, county, { kind: '上报', to: null }));
      if (pick(4) === 0) sticks.push(await send(county, town, { kind: '下发', to: unit }));
    }
    const [clash] = listClashes(county.workspace.ledger);
    const side = clash?.sides[0];
    if (clash !== undefined && side !== undefined && pick(3) === 0) {
      county.enter([good(settleDraft(county.workspace.ledger, clash, { operation: side.operation }, '以合同为准'))]);
    }
    const later: Way[] = [];
    for (const stick of sticks) {
      const fate = pick(10);
      if (fate === 0) continue; // lost
      if (fate <= 3) later.push(stick); // in a drawer
      else if (fate === 4) await deliver({ ...stick, bytes: damaged(stick.bytes, pick) }, codes);
      else await deliver(stick, codes);
      if (fate >= 8) later.push(stick); // passed round again
    }
    sticks = later.toReversed();
  }
  for (let round = 0; round < 2; round += 1) {
    for (const town of towns) await deliver(await send(town, county, { kind: '上报', to: null }), codes);
    for (const town of towns) await deliver(await send(county, town, { kind: '下发', to: town.workspace.file.unit }), codes);
  }
  return { county, towns, codes };
}

describe('thirty days of sticks', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`seed ${seed}: one state per scope, nothing lost, refusals with codes`, async () => {
      const { county, towns, codes } = await run(seed);
      const { ledger } = county.workspace;
      for (const town of towns) {
        const unit = town.workspace.file.unit ?? recordId('none');
        for (const scope of [COUNTY_SCOPE, unit] as const) {
          expect(setHash(town.workspace.ledger, scope)).toBe(setHash(ledger, scope));
          expect(stateHash(town.workspace.ledger, scope)).toBe(stateHash(ledger, scope));
        }
        for (const id of town.workspace.ledger.operations.keys()) expect(ledger.operations.has(id)).toBe(true);
        expect([...town.workspace.ledger.operations.values()].filter((op) => op.scope !== COUNTY_SCOPE && op.scope !== unit)).toEqual([]);
        expect(town.apart).toEqual([]);
      }
      expect(county.apart).toEqual([]);
      expect(ledger.operations.size).toBeGreaterThan(100);
      expect([...codes].every((code) => /^E_(SHORT|MAGIC|HEADER|SIGNATURE|UNKNOWN_OFFICE|NEWER)$/.test(code))).toBe(true);
      expect(codes.size).toBeGreaterThan(0);
    }, 60_000);
  }
});
