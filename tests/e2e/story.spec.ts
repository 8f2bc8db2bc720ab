/** The ten steps of the main path (issue 2) as one story on the sample county, through the real window. `npm run demo` is this story with its pictures kept. */
import { expect, test } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { raiseMatter, seesMatter, seesTarget, setTarget } from './story/county';
import { closeDesk, dataFolder, goTo, openDesk, outputFolder, picture } from './story/desk';
import { assignLeader } from './story/duty';
import { backUp, checkCode, makeKit, newest, putStickIn, report, sendDown, settleClash, takeIn, typeCheckCode } from './story/exchange';
import { cell, editLikeExcel, typeInto, typeIntoProject } from './story/grid';
import { answerAll, confirmImport, importAndWithdraw, projectCount, readWorkbook } from './story/import';
import { bulletin, explainFigure, monthTable, papersSayTheTable, raiseTarget } from './story/month';
import { exportLedger } from './story/output';
import { contractsForAll, signContract, supervisionNotice } from './story/letters';
import { enrolFromKit, openSample, restoreFromBackup } from './story/start';
import { scopeHashes } from './story/journal';
import { decideProposal } from './story/supervision';

const STORY_MS = 15 * 60_000;

test('ten steps: from a township’s workbook to the month’s table, signed letters and a package on the stick', async ({}, info) => {
  test.setTimeout(STORY_MS);
  const output = await outputFolder(info.outputPath('files'));
  const county = await openDesk(output);

  const folder = await test.step('一、开始：打开示例县，数据文件夹看得见', () => openSample(county, '秦晓雁'));

  await test.step('二、导入：柳河镇台账，回答问题，确认导入，另一次导入撤销', async () => {
    const counts = await readWorkbook(county, '柳河镇2026年10月招商引资项目台账.xlsx');
    expect(counts).toContain('读出 32 个项目');
    await picture(county, '02-导入核对');
    await answerAll(county);
    await confirmImport(county);
    await importAndWithdraw(county, '东岭镇项目台账.xlsx');
    expect(await projectCount(county)).toBeGreaterThan(420);
  });

  await test.step('三、修改：像 Excel 一样录入、粘贴、填充、撤销', () => editLikeExcel(county, folder));

  await test.step('四、导出：Excel 和 A3 打印稿', () => exportLedger(county));

  await test.step('五、分配：包保领导一次分给几个项目，缺口减少', () => assignLeader(county, '', 3));

  await test.step('六、任务：下达年度任务', () => raiseTarget(county));

  await test.step('七、月度表：完成率、序时、位次，怎么算的，月通报', async () => {
    const rows = await monthTable(county);
    papersSayTheTable(rows, await bulletin(county));
    await explainFigure(county);
  });

  await test.step('八、督办：到期超期，处置建议，登记处理结果', () => decideProposal(county, '县委书记'));

  await test.step('九、文书：责任书全部单位，督办通知单，登记签订、送达、回执', async () => {
    const many = await contractsForAll(county);
    expect(many).toBeGreaterThan(20);
    await signContract(county, path.join(output, '月通报.pdf'), '县长');
    await supervisionNotice(county, '县长');
  });

  await test.step('十、U盘：开通文件、下发、上报、待核对、回执、备份、恢复', async () => {
    const stick = path.join(output, 'U盘');
    await mkdir(stick, { recursive: true });
    await putStickIn(county, stick);
    const code = await checkCode(county);
    const kit = await makeKit(county, stick, '柳河镇');

    const town = await openDesk(output);
    await enrolFromKit(town, kit, '韩文峰');
    const townFolder = await dataFolder(town);

    await setTarget(county, '柳河镇', '36600');
    await raiseMatter(county, '柳河镇', '加快标准厂房二期供地');
    const down = await sendDown(county, stick, '柳河镇');
    expect(await takeIn(town, stick, down, '10-接收下发')).toMatch(/新增 ?1.*更新 ?1.*需核对 ?0/);
    await seesTarget(town, '柳河镇', '36600');
    await seesMatter(town, '加快标准厂房二期供地');

    await goTo(town, '项目台账');
    const name = (await cell(town.page, 0, 'projectName').textContent()) ?? '';
    await typeInto(town, townFolder, 0, 'investor', '柳河镇报来的投资方');
    await typeIntoProject(county, folder, name, 'investor', '县里改的投资方');
    await putStickIn(town, stick);
    await typeCheckCode(town, code);
    const sent = await report(town, stick);

    const counts = await takeIn(county, stick, sent, '10-接收上报');
    expect(counts).toMatch(/新增 ?\d+.*更新 ?\d+.*无变化 ?\d+.*需核对 ?1/);
    await takeIn(town, stick, newest(stick, /回执/), '10-回执');
    await settleClash(county, '柳河镇报来的投资方', '以乡镇原件为准');
    await takeIn(town, stick, await sendDown(county, stick, '柳河镇'), '10-核对结果下发');
    expect(scopeHashes(townFolder, '柳河镇'), 'both offices hold and show the same').toEqual(scopeHashes(folder, '柳河镇'));
    await closeDesk(town);

    const backup = await backUp(county, stick);
    const fresh = await openDesk(output);
    await restoreFromBackup(fresh, backup, '秦晓雁');
    const [restored, original] = [await closeDesk(fresh), await closeDesk(county)];
    expect(original).toMatch(/^[0-9a-f]{64}$/);
    expect(restored, 'state hash on the empty machine').toBe(original);
  });
});
