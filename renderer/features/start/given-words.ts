/** What can be done with a package that was double-clicked, by its kind and by whether a ledger is open. Pure. */
import type { PackageKind } from '../../../shared/contract/exchange';

/** Compare it with the ledger; begin a ledger from the county's file; begin one from a backup. */
export type GivenAction = 'plan' | 'enrol' | 'restore';

export type GivenWords = { readonly text: string; readonly action: GivenAction | null; readonly button: string };

const nothing = (text: string): GivenWords => ({ text, action: null, button: '' });

/** @param kind null when the file cannot be read */
export function givenWords(kind: PackageKind | null, open: boolean): GivenWords {
  switch (kind) {
    case null:
      return nothing('');
    case '开通':
      return open
        ? nothing('这是单位开通文件，只在还没有台账的电脑上用。现在打开着一份台账，没有改动。')
        : { text: '这是单位开通文件，用它在本机开通台账。', action: 'enrol', button: '用它开通' };
    case '备份':
      return open
        ? nothing('这是备份。恢复时另做一份台账，现在这份不动：请先到“设置 → 关于”关闭这份台账，再双击备份文件。')
        : { text: '这是备份，可以恢复成一份新的台账。', action: 'restore', button: '从它恢复' };
    default:
      return open
        ? { text: '打开后先与台账核对，列出新增、更新和待核对的内容；点“接收”之前台账不变。', action: 'plan', button: '打开核对' }
        : nothing('还没有打开台账。请先打开本机的台账，再双击这个文件；文件没有改动。');
  }
}
