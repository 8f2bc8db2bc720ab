/**
 * The victim and the judge of the driver that pulls sticks (pull-stick.mjs): `write DIR` packs one 下发 after the other onto the stick with the product's own
 * writer and says each that was acknowledged; `judge DIR KEY` proves what is left there, at the root and in 历史.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openBody, openSigned } from '../../electron/exchange/container';
import { makeKeyPair } from '../../electron/exchange/keys';
import { pack, recordSent } from '../../electron/exchange/pack';
import { listPackages, readPackageFile, writeToStick } from '../../electron/exchange/stick';
import { nodeFiles } from '../../electron/journal/files';
import { createDraft } from '../../shared/ledger/drafts';
import { deviceIdSchema, recordId } from '../../shared/model/ids';
import { memoryOffice, registerDrafts } from '../bench/memory-office';

const TOWN = recordId('u-stick');
/** Makes a package of some 400 KB, as a township's month with a few photographs would be. */
const NOISE_BYTES = 1_000;
const ROWS = 400;

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function write(root: string): Promise<void> {
  const key = makeKeyPair();
  const county = memoryOffice(key, null, '青石县招商办');
  county.enter(registerDrafts([{ id: TOWN, name: '柳河镇', device: deviceIdSchema.parse('d-stick') }]));
  const noise = (): string => randomBytes(NOISE_BYTES).toString('base64');
  county.enter(
    Array.from({ length: ROWS }, (_, at) =>
      createDraft({ scope: TOWN, entity: 'project', record: recordId(`p-${at}`) }, { projectName: `项目${at}`, content: noise() }),
    ),
  );
  say({ county: key.publicKey });
  for (;;) {
    const packed = await pack(county, { kind: '下发', to: TOWN, period: '2026-10', whole: true });
    if (!packed.ok) return say({ refused: packed.code });
    const written = await writeToStick(nodeFiles, root, packed.value);
    if (!written.ok) return say({ refused: written.code });
    await recordSent(county, packed.value, written.value.file, '王芳');
    say({ ack: packed.value.header.number, safe: written.value.safeToRemove });
  }
}

async function judge(root: string, county: string): Promise<void> {
  const listed = await listPackages(nodeFiles, root);
  if (!listed.ok) return say({ refused: listed.code });
  const good: number[] = [];
  const bad: string[] = [];
  for (const { path, name } of listed.value) {
    const bytes = await readPackageFile(nodeFiles, path);
    const signed = bytes.ok ? openSigned(bytes.value, county) : bytes;
    const body = signed.ok ? await openBody(signed.value) : signed;
    if (signed.ok && body.ok) good.push(signed.value.header.number);
    else bad.push(`${name} ${body.ok ? '' : body.code}`);
  }
  say({ good, bad });
}

const [mode = '', root = '', county = ''] = process.argv.slice(2);
await (mode === 'judge' ? judge(root, county) : write(root));
