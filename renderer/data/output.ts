/**
 * Papers and workbooks made by main, to the printer or into a file, told from the first moment: a long table takes seconds, and nobody should press 打印
 * twice for want of an answer. Every 打印 and 导出 of the window goes through here. Knows no screen: who shows the words is given.
 */
import type { Input } from '../../shared/contract/contract';
import type { PaperRequest } from '../../shared/contract/paper';
import type { Failure } from '../../shared/errors';
import { call } from '../bridge';

type Say = {
  readonly tell: (words: string) => void;
  /** Stays until something else is told. */
  readonly working: (words: string) => void;
  readonly showFailure: (failure: Failure) => void;
};

/**
 * Prints what is asked for.
 * @returns whether it went to the printer; a failure and a cancelled dialog are told
 */
export async function printOut(request: PaperRequest, say: Say): Promise<boolean> {
  say.working('正在排版，排好后送打印机……');
  const answer = await call('paper:print', request);
  if (!answer.ok) say.showFailure(answer);
  else say.tell(answer.value.printed ? '已送打印机' : '没有打印');
  return answer.ok && answer.value.printed;
}

/**
 * Saves what is asked for where the person says.
 * @returns whether a file was written; a failure and a cancelled dialog are told
 */
export async function saveOut(request: PaperRequest, format: Input<'paper:save'>['format'], say: Say): Promise<boolean> {
  say.working('正在生成文件……');
  const answer = await call('paper:save', { request, format });
  if (!answer.ok) say.showFailure(answer);
  else say.tell(answer.value === null ? '没有导出' : `已导出 ${answer.value.name}`);
  return answer.ok && answer.value !== null;
}
