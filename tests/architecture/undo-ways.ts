/**
 * How everything that writes to the ledger is taken back (issue 8, item 10: undo everywhere). What the window writes goes through one session, whose every
 * step 撤销 takes back. What the main process writes by itself is listed here by file, with the way back or the reason why there is none.
 */

/** The only window file that sends drafts to be written, and the one that makes each of them a step of 撤销. */
export const WINDOW_WRITER = 'renderer/data/ledger-bridge.ts';
export const WINDOW_STEPS = 'renderer/data/session.ts';

export type UndoWay = { readonly writes: string; readonly back: string };

export const MAIN_WRITERS: Readonly<Record<string, UndoWay>> = {
  'electron/handlers/ledger.ts': { writes: 'what the window sends', back: 'a step of the window’s session: 撤销上一步, Ctrl+Z' },
  'electron/imports.ts': { writes: '确认导入', back: '导入记录 → 撤销本次导入, with the reason, on any later day' },
  'electron/exchange/unpack.ts': {
    writes: 'what another office entered, accepted from a package',
    back: 'not taken back here: these are the other office’s own entries (law 8: a merge never deletes). It withdraws them itself, or the county asks for it: 退回修改, 更正单',
  },
  'electron/exchange/kit.ts': {
    writes: 'the card of an enrolled office and what its 开通文件 brings',
    back: '数据交换 → 办公点 → 停用, with a reason; 恢复使用 takes that back',
  },
  'electron/exchange/identity.ts': {
    writes: 'the card of a new device key (换电脑, 更换密钥)',
    back: 'none: packages may be signed with it already; a wrong one is 停用 and replaced by the next',
  },
  'electron/exchange/key-sheet.ts': {
    writes: 'the county’s card after the key came back from its paper',
    back: 'none: it is the key that was before; another sheet or 更换密钥 replaces it',
  },
  'electron/handlers/app.ts': {
    writes: '确认系统日期: that a person vouched for the day',
    back: 'none: a fact about that day; confirming the right day puts the next one in its place',
  },
  'electron/handlers/workspace.ts': { writes: 'name of county and office at 新建', back: '设置 → 本县和本单位 changes them' },
};
