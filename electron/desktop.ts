/**
 * The desktop as the handlers see it: dialogs, the file manager, events to the window. Only this file and the window's own files call
 * Electron; handlers get this object, so they run in tests and on the command line without it.
 */
import { dialog, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { forgetWindowCopy } from './window';
import type { EventData, EventName } from '../shared/contract/contract';
import type { FilePurpose } from '../shared/contract/files';

export type Desktop = {
  /** Path of the file a person chose, or null when the dialog was cancelled. */
  readonly chooseFile: (purpose: FilePurpose) => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  /** Where to save; the extension is part of the proposed name. */
  readonly chooseSave: (name: string) => Promise<string | null>;
  readonly show: (path: string) => void;
  /** Removes the window's working copy from the disk (彻底销毁). */
  readonly forgetCopy: () => Promise<void>;
  readonly push: <E extends EventName>(event: E, data: EventData<E>) => void;
};

const FILTERS: Readonly<Record<FilePurpose, { name: string; extensions: string[] }>> = {
  workbook: { name: '表格（Excel、WPS、CSV）', extensions: ['xlsx', 'xlsm', 'xls', 'et', 'csv', 'txt', 'htm', 'html'] },
  package: { name: '责任台账数据包', extensions: ['zeren'] },
  kit: { name: '单位开通文件', extensions: ['zeren'] },
  backup: { name: '备份', extensions: ['zeren'] },
  scan: { name: '扫描件', extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
  issued: { name: '定稿（PDF、Word）', extensions: ['pdf', 'docx'] },
  evidence: { name: '照片、扫描件、PDF', extensions: ['jpg', 'jpeg', 'png', 'pdf'] },
  scheme: { name: '考核办法', extensions: ['json'] },
  calendar: { name: '节假日表', extensions: ['json'] },
};

/** Title of the dialog that saves an exported file: what leaves the program is said to be no place for state secrets (国家秘密) before it is written. */
const SAVE_TITLE = '另存为（本系统不得存储、处理国家秘密）';

/** The real desktop behind a window. Methods of `dialog` are called through the object so that tests can replace them. */
export function desktopOf(window: BrowserWindow): Desktop {
  return {
    async chooseFile(purpose) {
      const answer = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [FILTERS[purpose]] });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async chooseFolder() {
      const answer = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async chooseSave(name) {
      const extension = name.split('.').at(-1) ?? '';
      const answer = await dialog.showSaveDialog(window, {
        title: SAVE_TITLE,
        defaultPath: name,
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    show: (path) => shell.showItemInFolder(path),
    forgetCopy: forgetWindowCopy,
    push(event, data) {
      if (!window.isDestroyed()) window.webContents.send(event, data);
    },
  };
}
