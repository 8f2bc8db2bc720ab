/** The package format: every damage is refused with a code, and the head can be read without the body (S-111; faults 1–5, 10, 12–14). */
import { describe, expect, it } from 'vitest';
import { encodePackage, MAGIC, openBody, openSigned, sha256Hex } from '../../../electron/exchange/container';
import { makeKeyPair, signBytes, signCard, unwrapKey, wrapKey } from '../../../electron/exchange/keys';
import { checkCode } from '../../../shared/exchange/card';
import { canonicalText } from '../../../shared/ledger/canonical';
import { COUNTY_NAME, headerDraft, projects, samplePackage, testCounty, TOWN_NAME } from './package-fixture';

const county = testCounty();
const trust = county.key.publicKey;

async function read(bytes: Uint8Array, passphrase?: string): Promise<string> {
  const opened = openSigned(bytes, trust);
  if (!opened.ok) return opened.code;
  const body = await openBody(opened.value, passphrase);
  return body.ok ? 'ok' : body.code;
}

/** Re-signs a package after its header was changed, as a hostile sender could. */
function withHeader(bytes: Uint8Array, change: (header: Record<string, unknown>) => void): Uint8Array {
  const whole = Buffer.from(bytes);
  const end = 12 + whole.readUInt32BE(8);
  const header: Record<string, unknown> = JSON.parse(whole.subarray(12, end).toString('utf8'));
  change(header);
  const head = Buffer.from(canonicalText(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const signed = Buffer.concat([MAGIC, length, head, whole.subarray(end, whole.length - 64)]);
  return Buffer.concat([signed, signBytes(county.town, signed)]);
}

describe('a whole package', () => {
  it('opens to the bytes that were put in', async () => {
    const opened = openSigned(await samplePackage(county, projects(3)), trust);
    expect(opened.ok).toBe(true);
    if (!opened.ok) return;
    const parts = await openBody(opened.value);
    expect(parts.ok && parts.value.map((part) => part.role)).toEqual(['operations']);
    expect(parts.ok && parts.value.map((part) => sha256Hex(part.bytes))).toEqual(opened.value.header.entries.map((entry) => entry.sha256));
  });

  it('shows no project name, investor or person in its readable header', async () => {
    const opened = openSigned(await samplePackage(county, projects(3)), trust);
    const text = opened.ok ? Buffer.from(opened.value.headBytes).toString('utf8') : '';
    expect(text).toContain(TOWN_NAME);
    for (const secret of ['项目1', '投资方', '李明', '在建']) expect(text).not.toContain(secret);
  });
});

describe('a damaged package is refused with a code', () => {
  it('at every truncation and at one flipped bit of every byte of an 8 KB package', async () => {
    const good = await samplePackage(county, projects(40));
    expect(good.length).toBeGreaterThan(8_000);
    const passed: string[] = [];
    const codes = new Set<string>();
    for (let n = 0; n < good.length; n++) {
      const code = await read(good.subarray(0, n));
      codes.add(code);
      if (code === 'ok') passed.push(`cut at ${n}`);
    }
    expect([...codes].sort()).toEqual(['E_MAGIC', 'E_SHORT']);
    for (let n = 0; n < good.length; n++) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(n) ^ (1 << (n % 8)), n);
      const code = await read(bad);
      codes.add(code);
      if (code === 'ok') passed.push(`flip at ${n}`);
    }
    expect(passed).toEqual([]);
    expect([...codes].every((code) => code.startsWith('E_'))).toBe(true);
  }, 120_000);

  it('when it is all zeros, empty, another file, or has something before or behind it', async () => {
    const good = await samplePackage(county, projects(2));
    expect(await read(new Uint8Array(5_000))).toBe('E_MAGIC');
    expect(await read(new Uint8Array(0))).toBe('E_MAGIC');
    expect(await read(Buffer.from('PK\u0003\u0004 workbook'))).toBe('E_MAGIC');
    expect(await read(Buffer.concat([Buffer.from('MZ'), good]))).toBe('E_MAGIC');
    expect(await read(Buffer.concat([good, Buffer.alloc(1)]))).toBe('E_SIGNATURE');
  });

  it('when the body of another valid package was put in (fault 5)', async () => {
    const one = Buffer.from(await samplePackage(county, projects(2)));
    const other = Buffer.from(await samplePackage(county, projects(3)));
    const oneEnd = 12 + one.readUInt32BE(8);
    const otherEnd = 12 + other.readUInt32BE(8);
    const swapped = Buffer.concat([one.subarray(0, oneEnd), other.subarray(otherEnd)]);
    expect(['E_SHORT', 'E_SIGNATURE']).toContain(await read(swapped));
  });
});

describe('a well-signed but wrong package is refused', () => {
  it('from a foreign county, named with its 校验码 (fault 10)', async () => {
    const foreign = testCounty();
    const opened = openSigned(await samplePackage(foreign, projects(1)), trust);
    expect(opened).toEqual({
      ok: false,
      code: 'E_UNKNOWN_OFFICE',
      detail: `${COUNTY_NAME}${TOWN_NAME}，校验码 ${checkCode(foreign.key.publicKey)}`,
    });
  });

  it('with a card that the county did not sign', async () => {
    const { signature: _, ...body } = county.card;
    const card = signCard({ ...makeKeyPair(), publicKey: county.key.publicKey }, body);
    const bytes = await encodePackage({ ...headerDraft(county), card }, [], county.town);
    expect(await read(bytes)).toBe('E_UNKNOWN_OFFICE');
  });

  it('with a newer format, an unknown cipher cost or a lying size (faults 12, 14)', async () => {
    const good = await samplePackage(county, projects(1));
    expect(await read(withHeader(good, () => {}))).toBe('ok');
    expect(await read(withHeader(good, (header) => (header['minReader'] = 2)))).toBe('E_NEWER');
    expect(
      await read(
        withHeader(good, (header) => {
          header['cipher'] = { name: 'scrypt+aes-256-gcm', n: 2 ** 30, r: 8, p: 1, salt: '0'.repeat(32), nonce: '0'.repeat(24) };
        }),
      ),
    ).toBe('E_HEADER');
    expect(await read(withHeader(good, (header) => (header['entries'] = [{ role: 'operations', sha256: '0'.repeat(64), size: 5 }])))).toBe(
      'E_HASH',
    );
  });

  it('but a header field of a newer program is ignored', async () => {
    const good = await samplePackage(county, projects(1));
    expect(await read(withHeader(good, (header) => (header['colour'] = 'red')))).toBe('ok');
  });
});

describe('passphrase', () => {
  it('wrong or missing is told apart from damage (fault 13)', async () => {
    const locked = await samplePackage(county, projects(1), '青石 县 招商');
    expect(await read(locked, '青石 县 招商')).toBe('ok');
    expect(await read(locked, '青石县招商')).toBe('E_PASSPHRASE');
    expect(await read(locked)).toBe('E_NEEDS_PASSPHRASE');
    const bad = Buffer.from(locked);
    bad.writeUInt8(bad.readUInt8(bad.length - 80) ^ 1, bad.length - 80);
    expect(await read(bad, '青石 县 招商')).toBe('E_SIGNATURE');
  }, 30_000);
});

describe('keys', () => {
  it('open only with the password that wrapped them', async () => {
    const wrapped = await wrapKey(county.key, { password: '一二三四' });
    expect(JSON.stringify(wrapped)).not.toContain(county.key.privateKey);
    expect(await unwrapKey(wrapped, { password: '一二三四' })).toEqual({ ok: true, value: county.key });
    expect(await unwrapKey(wrapped, { password: '一二三五' })).toMatchObject({ ok: false, code: 'E_KEY_PASSWORD' });
  }, 30_000);

  it('the 校验码 is eight groups of four digits and differs between counties', () => {
    expect(checkCode(trust)).toMatch(/^(\d{4} ){7}\d{4}$/);
    expect(checkCode(trust)).not.toBe(checkCode(testCounty().key.publicKey));
  });
});
