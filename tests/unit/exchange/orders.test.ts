/** Sticks travel in any order: all 720 orders of six packages end in one state per scope, with the product's own unpack (goal 8; D on merging). */
import { describe, expect, it } from 'vitest';
import { setDraft, strikeDraft, voidImportDraft, createDraft } from '../../../shared/ledger/drafts';
import { applyOperations } from '../../../shared/ledger/fold';
import { setHash, stateHash } from '../../../shared/ledger/state-hash';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { Scope } from '../../../shared/model/ids';
import { isoDay } from '../../../shared/model/dates';
import { yuan } from '../../../shared/model/money';
import { makeKeyPair } from '../../../electron/exchange/keys';
import { pack } from '../../../electron/exchange/pack';
import type { Packed } from '../../../electron/exchange/pack';
import { unpack } from '../../../electron/exchange/unpack';
import { device } from './package-fixture';
import { memoryOffice, provedOf, registerDrafts } from '../../../scripts/bench/memory-office';
import type { MemoryOffice } from '../../../scripts/bench/memory-office';
import type { ProvedOperation } from '../../../shared/ledger/seal';
import { good, LIUHE, PERIOD, SHIQIAO } from './office-fixture';

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]));
}

const SCOPES: readonly Scope[] = [COUNTY_SCOPE, LIUHE, SHIQIAO];

/** Only what was entered since the last package, as if the county were known to hold the rest. */
async function increment(office: MemoryOffice): Promise<Packed> {
  const packed = good(await pack(office, { kind: '上报', to: null, period: PERIOD }));
  const { header, sha256 } = packed;
  const common = {
    kind: header.kind,
    office: COUNTY_SCOPE,
    officeName: '县',
    device: header.from.device,
    period: PERIOD,
    number: header.number,
    sha256,
    file: '',
    at: '',
    person: '',
    operations: 0,
  } as const;
  office.log.push({ ...common, direction: '发出', holds: {} }, { ...common, direction: '收到', holds: header.versions.to });
  return packed;
}

async function sixPackages(): Promise<{ county: () => MemoryOffice; packages: Packed[] }> {
  const key = makeKeyPair();
  const towns = [
    { id: LIUHE, name: '柳河镇', device: device('d-liuhe') },
    { id: SHIQIAO, name: '石桥镇', device: device('d-shiqiao') },
  ] as const;
  const first = memoryOffice(key, null, '青石县招商办', device('d-county'));
  first.enter(registerDrafts(towns));
  const start = [...first.workspace.ledger.operations.values()];
  const startSealed = good(await first.workspace.exportJournal()).flatMap(provedOf);
  const shared = { scope: LIUHE, entity: 'project', record: recordId('p-shared') } as const;
  const packages: Packed[] = [];
  const countySealed: ProvedOperation[] = [];
  for (const { id, name, device: own } of towns) {
    const town = memoryOffice(key, id, name, own);
    good(await town.workspace.appendForeign(startSealed));
    const place = (record: string) => ({ scope: id, entity: 'project', record: recordId(record) }) as const;
    const money = (record: string) => ({ scope: id, entity: 'moneyEntry', record: recordId(record) }) as const;
    const importId = recordId(`i-${id}`);
    const { ledger } = town.workspace;
    town.enter([
      createDraft(id === LIUHE ? shared : place(`p-${id}-1`), { projectName: '星光电子', stageStated: '签约' }),
      createDraft({ ...place(`p-${id}-2`), source: { importId, row: 3 } }, { projectName: '导入的项目' }),
      createDraft(money(`m-${id}-1`), { month: '2026-09', reported: yuan(100) }),
    ]);
    packages.push(await increment(town));
    town.enter([
      setDraft(ledger, id === LIUHE ? shared : place(`p-${id}-1`), { stageStated: '开工', totalInvestment: yuan(300) }),
      setDraft(ledger, { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId(`d-${id}`) }, { feedback: '已办' }),
      setDraft(ledger, { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId(`d-${id}`) }, { due: isoDay('2027-01-01') }),
    ]);
    packages.push(await increment(town));
    town.enter([
      voidImportDraft(id, importId, '导错文件'),
      strikeDraft({ ...money(`m-${id}-1`), reason: '重复' }),
      createDraft(place(`p-${id}-3`), { projectName: '长丰粮油' }),
    ]);
    packages.push(await increment(town));
    if (id === LIUHE) {
      // The county saw only the first package and states another amount: a clash whatever comes first.
      const seen = memoryOffice(key, null, '青石县招商办', device('d-county2'));
      good(await seen.workspace.appendForeign(startSealed));
      const opened = packages[0] === undefined ? [] : good(await unpack(seen, packages[0].bytes)).operations;
      good(await seen.workspace.appendForeign(opened));
      seen.enter([setDraft(seen.workspace.ledger, shared, { totalInvestment: yuan(500) })]);
      const last = good(await seen.workspace.exportJournal()).at(-1);
      countySealed.push(...(last === undefined ? [] : provedOf(last)));
    }
  }
  const county = (): MemoryOffice => {
    const office = memoryOffice(key, null, '青石县招商办', device('d-county'));
    applyOperations(office.workspace.ledger, start);
    void office.workspace.appendForeign(countySealed);
    return office;
  };
  return { county, packages };
}

describe('six packages in all 720 orders', () => {
  it('end in one set, one state and one list of refusals per scope', async () => {
    const { county, packages } = await sixPackages();
    expect(packages.map(({ operations }) => operations)).toEqual([3, 3, 3, 3, 3, 3]);
    const ends = new Set<string>();
    let clashes = 0;
    for (const order of permutations(packages)) {
      const office = county();
      const refused: string[] = [];
      for (const { bytes } of order) {
        const plan = good(await unpack(office, bytes));
        refused.push(...plan.refused.map(({ entry, why }) => `${entry.operation.id} ${why}`));
        good(await office.workspace.appendForeign(plan.operations));
      }
      const { ledger } = office.workspace;
      const hashes = SCOPES.map((scope) => `${scope} ${setHash(ledger, scope)} ${stateHash(ledger, scope)}`);
      ends.add([...hashes, ...refused.sort()].join('\n'));
      clashes = ledger.records.get('project')?.get(recordId('p-shared'))?.fields['totalInvestment']?.clash?.length ?? 0;
      expect(refused.length).toBe(2);
    }
    expect(ends.size).toBe(1);
    expect(clashes).toBe(2);
  }, 120_000);
});
