/** Evidence travels with the entries that name it (S-112): whole, once, within a total, and nothing that no entry names. */
import { describe, expect, it } from 'vitest';
import { attachedParts } from '../../../electron/exchange/attached';
import { openBody, openSigned, sha256Hex } from '../../../electron/exchange/container';
import { collect, draftHeader, finish, operationsPart, pack } from '../../../electron/exchange/pack';
import type { Office } from '../../../electron/exchange/office';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Draft } from '../../../shared/ledger/operation';
import { recordId } from '../../../shared/model/ids';
import { countyOffice, enter, good, LIUHE, PERIOD, project, send, take, townOffice } from './office-fixture';

const PHOTO = Buffer.from('工地照片');
const DEED = Buffer.from('%PDF-土地证');

function evidence(id: string, bytes: Uint8Array): Draft {
  const values = { project: recordId('p-1'), kind: '照片', fileName: `${id}.jpg`, sha256: sha256Hex(bytes), size: bytes.length } as const;
  return createDraft({ scope: LIUHE, entity: 'evidence', record: recordId(id) }, values);
}

async function townWith(county: Office, ...files: readonly Uint8Array[]): Promise<Office> {
  const town = await townOffice(county, LIUHE);
  for (const bytes of files) good(await town.workspace.attachments.add(bytes));
  await enter(town, [project(LIUHE, 'p-1', '星光电子'), evidence('ev-1', DEED), evidence('ev-2', PHOTO), evidence('ev-3', PHOTO)]);
  return town;
}

async function attachmentsIn(office: Office, bytes: Uint8Array): Promise<string[]> {
  const parts = good(await openBody(good(openSigned(bytes, office.identity.county.key))));
  return parts.filter(({ role }) => role === 'attachment').map((part) => Buffer.from(part.bytes).toString());
}

describe('attachments of a package', () => {
  it('S-112: 上报 brings the files of its evidence, each once, and the county can open them', async () => {
    const county = await countyOffice();
    const town = await townWith(county, PHOTO, DEED);
    const report = await send(town, { kind: '上报' });
    expect(await attachmentsIn(county, report.bytes)).toEqual(['工地照片', '%PDF-土地证']);
    await take(county, report);
    expect(Buffer.from(good(await county.workspace.attachments.read(sha256Hex(DEED)))).equals(DEED)).toBe(true);
  });

  it('S-112: a file missing at the sender is missing at the receiver; the entries arrive all the same', async () => {
    const county = await countyOffice();
    const town = await townWith(county, DEED);
    await take(county, await send(town, { kind: '上报' }));
    expect(county.workspace.ledger.records.get('evidence')?.size).toBe(3);
    expect(await county.workspace.attachments.read(sha256Hex(PHOTO))).toMatchObject({ code: 'E_ATTACHMENT' });
  });

  it('S-112: above the total the newest go first and the rest stays behind', async () => {
    const county = await countyOffice();
    const town = await townWith(county, PHOTO, DEED);
    const operations = good(await collect(town, () => true));
    const parts = good(await attachedParts(town, operations, PHOTO.length));
    expect(parts.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['工地照片']);
  });

  it('a file that no entry of the package names is not stored', async () => {
    const county = await countyOffice();
    const town = await townWith(county);
    const operations = good(await collect(town, ({ scope }) => scope === LIUHE));
    const { header } = good(await pack(town, { kind: '上报', to: null, period: PERIOD }));
    const draft = draftHeader(town, { kind: '上报', to: 'county', period: PERIOD, versions: header.versions, counts: header.counts });
    const stowaway = { role: 'attachment', bytes: Buffer.from('夹带') } as const;
    const packed = good(await finish(town, draft, [await operationsPart(operations), stowaway], operations.length));
    await take(county, packed);
    expect(good(await county.workspace.attachments.list())).toEqual([]);
  });
});
