/** Two packages asked for at once come one after the other, each under its own number: else one machine would look like two (fault 9; issue 6). */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createTurn } from '../../../electron/in-turn';
import { pack } from '../../../electron/exchange/pack';
import { sendToStick } from '../../../electron/exchange/stick';
import { countyOffice, good, LIUHE } from './office-fixture';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true, force: true })));

it('gives each package its own number, however close they are asked for', async () => {
  const county = await countyOffice();
  const root = mkdtempSync(join(tmpdir(), 'zeren-turn-'));
  roots.push(root);
  const inTurn = createTurn();
  const send = () =>
    inTurn(async () => sendToStick(county, good(await pack(county, { kind: '下发', to: LIUHE, period: '2026-10' })), root, '王芳'));
  const sent = await Promise.all([send(), send()]);
  expect(sent.map((one) => good(one).file)).toEqual([
    '青石县-柳河镇-下发-2026年10月-第1号.zeren',
    '青石县-柳河镇-下发-2026年10月-第2号.zeren',
  ]);
  expect(readdirSync(root)).toContain('青石县-柳河镇-下发-2026年10月-第2号.zeren');
});

it('goes on after one that failed, and tells its failure to whoever asked for it', async () => {
  const inTurn = createTurn();
  const order: string[] = [];
  const bad = inTurn(async () => {
    order.push('first');
    throw new Error('broken');
  });
  const next = inTurn(async () => order.push('second'));
  await expect(bad).rejects.toThrow('broken');
  await next;
  expect(order).toEqual(['first', 'second']);
});
