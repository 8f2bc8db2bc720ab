/**
 * What a person reads in the dialogs that main opens. Issue 7: 不得存储、处理国家秘密 is said on export, where no screen of ours stands before the file:
 * in the title of the one dialog that every exported .xlsx, .docx, PDF, 办法, 交接单 and 诊断包 is saved through.
 */
import type { BrowserWindow, SaveDialogOptions } from 'electron';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';

const shown = vi.hoisted(() => ({ save: [] as unknown[], answer: { canceled: false, filePath: '' } }));

vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: (_window: unknown, options: unknown) => {
      shown.save.push(options);
      return Promise.resolve(shown.answer);
    },
  },
  shell: {},
  app: {},
  BrowserWindow: {},
  session: {},
}));

const { desktopOf } = await import('../../../electron/desktop');
const desktop = desktopOf({} as BrowserWindow);

beforeEach(() => {
  shown.save.length = 0;
});

it.each(['台账.xlsx', '督办通知单.docx', '通报.pdf', '交接单.pdf', '办法.json', '诊断包.txt'])(
  'before %s is exported the dialog says that the program is not for state secrets',
  async (name) => {
    shown.answer = { canceled: false, filePath: `/tmp/${name}` };
    expect(await desktop.chooseSave(name)).toBe(`/tmp/${name}`);
    const [options] = shown.save as SaveDialogOptions[];
    expect(options?.title).toContain('本系统不得存储、处理国家秘密');
    expect(options?.defaultPath).toBe(name);
  },
);

it('a dialog that was cancelled saves nowhere', async () => {
  shown.answer = { canceled: true, filePath: '' };
  expect(await desktop.chooseSave('台账.xlsx')).toBeNull();
});

it('no other file of main opens a save dialog of its own', () => {
  const folder = path.resolve(import.meta.dirname, '../../../electron');
  const opening = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && readFileSync(path.join(folder, name), 'utf8').includes('showSaveDialog'),
  );
  expect(opening).toEqual(['desktop.ts']);
});
