/**
 * Two offices, one stick: 流转 asked, answered and decided, a report sent back and corrected, all in one 下发 behind a 通行口令 and one 上报
 * (issue 6, flows; S-10, S-11; fault 13: a wrong passphrase is told apart from damage).
 */
import { test } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { closeDesk, openDesk, outputFolder } from './story/desk';
import { checkCode, makeKit, putStickIn, report, takeIn, typeCheckCode } from './story/exchange';
import { answerSendBack, decideAndClose, declineAsk, offerAndAsk, sendBack, sendLocked, takeLocked } from './story/flows';
import { enrolFromKit, openSample } from './story/start';

const PHRASE = '柳河大桥六号';
const REASON = '到位资金缺银行回单，请核实后重新上报';

test('流转和退回：县里征询、退回，镇里在加口令的下发里看到并答复，县里决定、销号', async ({}, info) => {
  test.setTimeout(5 * 60_000);
  const output = await outputFolder(info.outputPath('files'));
  const stick = path.join(output, 'U盘-流转');
  await mkdir(stick, { recursive: true });

  const county = await openDesk(output);
  await openSample(county, '秦晓雁');
  await putStickIn(county, stick);
  const code = await checkCode(county);
  const kit = await makeKit(county, stick, '柳河镇');
  const town = await openDesk(output);
  await enrolFromKit(town, kit, '韩文峰');

  // No stick is chosen on these tabs' way: what is entered goes with the next 下发.
  const project = await offerAndAsk(county, '柳河镇');
  await sendBack(county, '柳河镇', REASON);
  await takeLocked(town, stick, await sendLocked(county, stick, '柳河镇', PHRASE), PHRASE);
  await declineAsk(town, project);
  await answerSendBack(town, REASON);
  await putStickIn(town, stick);
  await typeCheckCode(town, code);
  const sent = await report(town, stick);
  await closeDesk(town);

  await takeIn(county, stick, sent, '流转-接收答复');
  await decideAndClose(county, project);
  await closeDesk(county);
});
