/**
 * Three days told as stories through the real window: a township clerk's Friday (周报), the county office's month end (月通报 with every number followed to its
 * rows), and a change of leaders (交接). S-42, S-108, S-109, S-112, S-114.
 */
import { expect, test } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  enterLead,
  attachEvidence,
  exportAndRead,
  figureRows,
  handOver,
  openProjectByInitials,
  openReport,
  reportText,
} from './story/days';
import { closeDesk, goTo, openDesk, outputFolder, picture } from './story/desk';
import { checkCode, makeKit, putStickIn, report, takeIn, typeCheckCode } from './story/exchange';
import { readPdf } from './story/papers-read';
import { enrolFromKit, openSample } from './story/start';
import { decideProposal } from './story/supervision';

const DAY_MS = 8 * 60_000;

test('乡镇的周五：编周报、登记报送、上报，县里的汇总按时', async ({}, info) => {
  test.setTimeout(DAY_MS);
  const output = await outputFolder(info.outputPath('files'));
  const stick = path.join(output, 'U盘');
  await mkdir(stick, { recursive: true });

  const county = await openDesk(output);
  await openSample(county, '秦晓雁');
  await openReport(county, 'weekly');
  expect(await reportText(county)).toContain('没有启用周报报送要求');
  // The sample county's day is a Saturday: the week's paper is due that day.
  await county.page.getByTestId('begin-cadence').click();
  await county.page.getByLabel('截止日').fill('6');
  await county.page
    .getByRole('button', { name: '启 用' })
    .or(county.page.getByRole('button', { name: '启用', exact: true }))
    .click();
  await expect(county.page.getByTestId('cadence')).toContainText('周报每周六截止');
  await putStickIn(county, stick);
  const code = await checkCode(county);
  const kit = await makeKit(county, stick, '柳河镇');

  const town = await openDesk(output);
  await enrolFromKit(town, kit, '韩文峰');
  await enterLead(town, '光伏玻璃投资意向', '苏州光源玻璃');
  await openReport(town, 'weekly');
  await expect(town.page.getByTestId('report')).toContainText('柳河镇招商引资工作周报');
  await expect(town.page.getByTestId('report')).toContainText('光伏玻璃投资意向');
  const word = await exportAndRead(town, 'docx', '柳河镇周报.docx');
  for (const part of ['新增线索', '光伏玻璃投资意向', '在谈项目进展', '存在问题及责任', '下周计划', '以统计部门数据为准'])
    expect(word).toContain(part);
  await town.page.getByTestId('hand-in').click();
  await expect(town.page.getByTestId('handed-in')).toContainText('韩文峰');
  await picture(town, '周五-周报');
  await putStickIn(town, stick);
  await typeCheckCode(town, code);
  const sent = await report(town, stick);
  await closeDesk(town);

  await takeIn(county, stick, sent, '周五-接收');
  await openReport(county, 'weekly');
  await expect(county.page.getByTestId('report').locator('tr', { hasText: '柳河镇' }).first()).toContainText('按时');
  expect(await reportText(county)).toMatch(/按时1个/);
  await expect(county.page.getByTestId('report')).toContainText('光伏玻璃投资意向');
  await picture(county, '周五-汇总');
  await closeDesk(county);
});

test('县里的月底：月通报每个数点得开，一页通一张纸，处置建议由人决定', async ({}, info) => {
  test.setTimeout(DAY_MS);
  const county = await openDesk(await outputFolder(info.outputPath('files')));
  await openSample(county, '秦晓雁');
  await openReport(county, 'month');
  const text = await reportText(county);
  for (const block of ['一、总体情况', '六、倒排进度', '八、各地在谈项目情况', '九、说明']) expect(text).toContain(block);
  expect(text).toContain('没有登记红黑榜的依据文件');
  await picture(county, '月底-月通报');

  const signed = await figureRows(county, '签约项目数');
  expect(signed.rows).toBe(signed.figure);

  const word = await exportAndRead(county, 'docx', '月通报全文.docx');
  expect(word).toContain('关于2026年10月招商引资工作情况的通报');
  expect(word).toContain(String(signed.figure));
  expect(await exportAndRead(county, 'xlsx', '月通报全文.xlsx')).toContain('总体情况');

  await goTo(county, '首页');
  const page = await exportAndRead(county, 'home', '一页通.pdf');
  expect(page).toContain('一页通');
  expect(readPdf(path.join(county.output, '一页通.pdf'))).toHaveLength(1);
  await decideProposal(county, '县委书记');
  await closeDesk(county);
});

test('换领导：清单、一次交接、当天起有人负责，往日仍查得到', async ({}, info) => {
  test.setTimeout(DAY_MS);
  const county = await openDesk(await outputFolder(info.outputPath('files')));
  await openSample(county, '秦晓雁');
  const { project, count } = await handOver(county, '谢春兰', '姜明成', '青组任〔2026〕5号');
  expect(count).toBeGreaterThan(10);
  const list = await exportAndRead(county, 'handover', '交接清单.pdf');
  for (const words of ['交接清单', '谢春兰', '姜明成', '青组任〔2026〕5号']) expect(list).toContain(words);

  await openProjectByInitials(county, project);
  const people = county.page.getByTestId('project-page').locator('.rp .rp-table').first();
  await expect(people.locator('tr', { hasText: '谢春兰' })).toContainText('2026年10月31日');
  await expect(people.locator('tr', { hasText: '姜明成' })).toContainText('2026年11月1日');
  await picture(county, '换领导-项目');
  await attachEvidence(county, '会议照片.png', '谈判桌前');
  await picture(county, '换领导-佐证材料');
  const file = await exportAndRead(county, 'pdf', '项目档案.pdf');
  for (const words of ['时间线', '佐证材料', '会议照片.png', '谈判桌前']) expect(file).toContain(words);
  await closeDesk(county);
});
