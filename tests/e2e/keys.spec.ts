/**
 * The county loses its computer and has forgotten the passphrase of its backup (S-111; issue 6, item 1): the paper brings the old key back, and a unit
 * that was asked to believe a new key meanwhile did not before its 校验码 was heard.
 */
import { expect, test } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { closeDesk, openDesk, outputFolder, picture } from './story/desk';
import { backUp, checkCode, makeKit, putStickIn, report, takeIn, typeCheckCode } from './story/exchange';
import { printKeySheet, renewAsks, renewHeard, restoreWithoutKeys, typeKeySheet, watchPaper } from './story/keys';
import { enrolFromKit, openSample } from './story/start';

const PHRASE = '柳河大桥第六号墩';

test('县钥匙恢复单：电脑没了、备份口令忘了，照单找回，校验码不变，乡镇照常上报', async ({}, info) => {
  test.setTimeout(5 * 60_000);
  const output = await outputFolder(info.outputPath('files'));
  const stick = path.join(output, 'U盘');
  await mkdir(stick, { recursive: true });

  const county = await openDesk(output);
  await watchPaper(county);
  await openSample(county, '秦晓雁');
  const groups = await printKeySheet(county, PHRASE);
  expect(groups).toHaveLength(28);
  await county.page.keyboard.press('Escape');
  await putStickIn(county, stick);
  const code = await checkCode(county);
  const kit = await makeKit(county, stick, '柳河镇');
  const backup = await backUp(county, stick);
  await closeDesk(county);

  const town = await openDesk(output);
  await enrolFromKit(town, kit, '韩文峰');

  const again = await openDesk(output);
  await restoreWithoutKeys(again, backup, '秦晓雁');
  await putStickIn(again, stick);
  const newCode = await checkCode(again);
  expect(newCode).not.toBe(code);
  const newKit = await makeKit(again, stick, '柳河镇');
  await renewAsks(town, newKit, code);

  await again.page.getByTestId('open-key-sheet').click();
  await again.page.getByText('照单核对、恢复', { exact: true }).click();
  await typeKeySheet(again, groups, PHRASE);
  await expect(again.page.getByTestId('sheet-said')).toContainText('不是同一把', { timeout: 60_000 });
  await picture(again, '恢复单-换回');
  await again.page.getByTestId('sheet-replace').click();
  await expect(again.page.getByTestId('sheet-said')).toContainText('已换回单上的县钥匙', { timeout: 60_000 });
  await picture(again, '恢复单-找回');
  await again.page.keyboard.press('Escape');
  await expect(again.page.getByTestId('sheet-state')).toContainText('已照单核对');
  expect(await checkCode(again)).toBe(code);

  await putStickIn(town, stick);
  await typeCheckCode(town, code);
  const sent = await report(town, stick);
  await takeIn(again, stick, sent, '恢复单-接收上报');
  // Had the paper been lost as well, the town would go on under the new key: only now, because its 校验码 was heard.
  await renewHeard(town, newKit, newCode);
  await closeDesk(town);
  await closeDesk(again);
});
