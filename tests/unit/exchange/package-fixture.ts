/** A small county for the tests of packages: keys, cards, a township, and sealed operations with known content. */
import type { Sealed } from '../../../shared/ledger/seal';
import { completeDrafts } from '../../../shared/ledger/complete';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { deviceIdSchema, recordId } from '../../../shared/model/ids';
import type { DeviceId, Scope } from '../../../shared/model/ids';
import { operationLine } from '../../../shared/exchange/body';
import type { Card } from '../../../shared/exchange/card';
import { encodePackage } from '../../../electron/exchange/container';
import type { HeaderDraft } from '../../../electron/exchange/container';
import { makeKeyPair, signCard } from '../../../electron/exchange/keys';
import type { KeyPair } from '../../../electron/exchange/keys';

export const TOWN = recordId('u-liuhe');
export const COUNTY_NAME = '青石县';
export const TOWN_NAME = '柳河镇';

export type TestCounty = { readonly key: KeyPair; readonly town: KeyPair; readonly card: Card };

export function device(text: string): DeviceId {
  return deviceIdSchema.parse(text);
}

export function testCounty(): TestCounty {
  const key = makeKeyPair();
  const town = makeKeyPair();
  const card = signCard(key, {
    v: 1,
    county: key.publicKey,
    unit: TOWN,
    unitName: TOWN_NAME,
    device: device('d-town'),
    publicKey: town.publicKey,
    from: isoDay('2026-01-01'),
    to: null,
  });
  return { key, town, card };
}

/** Projects of one device in one scope, numbered from 1. */
export function projects(count: number, by: DeviceId = device('d-town'), scope: Scope = TOWN): Sealed[] {
  let salt = 0;
  const drafts = Array.from({ length: count }, (_, i) =>
    createDraft(
      { scope, entity: 'project', record: recordId(`p-${by.slice(2)}-${i + 1}`) },
      { projectName: `项目${i + 1}`, investor: `投资方${i + 1}`, stageStated: '在建' },
    ),
  );
  return completeDrafts(drafts, {
    device: by,
    person: '李明',
    at: '2026-10-08T09:00:00+08:00',
    lamport: 0,
    head: () => null,
    salt: () => (salt++).toString(16).padStart(16, '0'),
  });
}

export function headerDraft({ key, card }: TestCounty): HeaderDraft {
  return {
    kind: '上报',
    county: { name: COUNTY_NAME, key: key.publicKey },
    from: { unit: TOWN, name: TOWN_NAME, device: device('d-town') },
    to: { unit: 'county', name: '县招商办' },
    period: '2026-10',
    number: 7,
    previous: null,
    made: '2026-10-08T09:00:00+08:00',
    versions: { from: {}, to: {} },
    counts: [{ label: '项目', count: 1 }],
    card,
  };
}

export function samplePackage(county: TestCounty, ops: readonly Sealed[], passphrase?: string): Promise<Uint8Array> {
  const lines = Buffer.from(ops.map((op) => `${operationLine(op)}\n`).join(''), 'utf8');
  return encodePackage(headerDraft(county), [{ role: 'operations', bytes: lines }], county.town, passphrase);
}
