/**
 * The product's package format for a judge of damaged packages: `sample(size)` makes a valid package of about that many bytes,
 * `read(bytes)` opens it down to every operation or throws an error whose `code` is the product's error code.
 */
import { randomBytes } from 'node:crypto';
import { encodePackage, openSigned } from '../../electron/exchange/container';
import { makeKeyPair, signCard } from '../../electron/exchange/keys';
import { operationsPart } from '../../electron/exchange/pack';
import { readContent } from '../../electron/exchange/read-package';
import { completeDrafts } from '../../shared/ledger/complete';
import { createDraft } from '../../shared/ledger/drafts';
import type { Sealed } from '../../shared/ledger/seal';
import { isoDay } from '../../shared/model/dates';
import { deviceIdSchema, recordId } from '../../shared/model/ids';

const county = makeKeyPair();
const town = makeKeyPair();
const unit = recordId('u-1');
const device = deviceIdSchema.parse('d-1');
const card = signCard(county, {
  v: 1,
  county: county.publicKey,
  unit,
  unitName: '甲镇',
  device,
  publicKey: town.publicKey,
  from: isoDay('2026-01-01'),
  to: null,
});

function operations(count: number): Sealed[] {
  const drafts = Array.from({ length: count }, (_, i) =>
    createDraft(
      { scope: unit, entity: 'project', record: recordId(`p-${i + 1}`) },
      { projectName: `项目${i + 1}`, investor: randomBytes(9).toString('base64') },
    ),
  );
  const salt = (): string => randomBytes(8).toString('hex');
  return completeDrafts(drafts, { device, person: '甲', at: '', lamport: 0, head: () => null, salt });
}

async function make(count: number): Promise<Uint8Array> {
  const draft = {
    kind: '上报',
    county: { name: '甲县', key: county.publicKey },
    from: { unit, name: '甲镇', device },
    to: { unit: 'county', name: '县招商办' },
    period: '2026-10',
    number: 1,
    previous: null,
    made: '',
    versions: { from: {}, to: {} },
    counts: [],
    card,
  } as const;
  return encodePackage({ ...draft, counts: [] }, [await operationsPart(operations(count))], town);
}

/** A valid package of at least `size` bytes. */
export async function sample(size = 50_000): Promise<Buffer> {
  let count = 1;
  let bytes = await make(count);
  while (bytes.length < size) {
    count = Math.max(count + 1, Math.floor((count * size) / bytes.length));
    bytes = await make(count);
  }
  return Buffer.from(bytes);
}

/** Opens a package; throws an error with the product's code when it is refused. */
export async function read(bytes: Uint8Array): Promise<unknown> {
  const signed = openSigned(bytes, county.publicKey);
  const content = signed.ok ? await readContent(signed.value) : signed;
  if (!content.ok) throw Object.assign(new Error(content.code), { code: content.code });
  return content.value.operations.map(({ operation }) => operation);
}
