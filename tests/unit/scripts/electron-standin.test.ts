/** The stand-in provides what the product uses, refuses what it does not have, and carries values as Electron does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { electronMembers, instanceMembers } from '../../../scripts/electron-members.mjs';
import { StandInWindow } from '../../../scripts/electron-standin/browser-window';
import * as standIn from '../../../scripts/electron-standin/module';
import { pdfParameters } from '../../../scripts/electron-standin/pdf';
import { strict } from '../../../scripts/electron-standin/strict';
import { StandInWebContents } from '../../../scripts/electron-standin/web-contents';
import { decode, encode, pack, unpack } from '../../../scripts/electron-standin/wire';
import { sourceFiles } from '../../architecture/source-tree';

const sources = sourceFiles()
  .filter(({ path }) => path.startsWith('electron/') && path !== 'electron/preload.ts')
  .map(({ text }) => text);
const modules = new Map<string, object>(Object.entries(standIn));

/** True when `member` can be touched on `object` without a throw and is there. */
function provides(object: object | undefined, member: string): boolean {
  return object !== undefined && member in object;
}

/** Names that the page's own `window` has and Electron's class shares are no evidence; those below are fields of the instance. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  BrowserWindow: ['webContents', 'id'],
  webContents: ['session', 'mainFrame', 'id'],
  session: ['protocol'],
};
const CLASSES: Readonly<Record<string, object>> = {
  BrowserWindow: StandInWindow.prototype,
  webContents: StandInWebContents.prototype,
  session: standIn.session.defaultSession,
};

describe('the allow-list generated from the product', () => {
  test('every member of an Electron module that electron/ uses is provided', () => {
    const missing = electronMembers(sources).filter((used) => {
      const [name = '', member] = used.split('.');
      return member === undefined ? !modules.has(name) : !provides(modules.get(name), member);
    });
    expect(missing).toEqual([]);
  });

  test('every member used on windows, web contents and the session is provided', () => {
    const missing = instanceMembers(sources).filter((used) => {
      const [name = '', member = ''] = used.split('#');
      return !provides(CLASSES[name], member) && FIELDS[name]?.includes(member) !== true;
    });
    expect(missing).toEqual([]);
  });

  test('the scan finds members, and only of names that come from electron', () => {
    const text =
      "import { app, BrowserWindow } from 'electron';\nimport { shell } from './x';\napp.quit();\nshell.run();\nnew BrowserWindow();\nconst [window] = BrowserWindow.getAllWindows();\nwindow.focus();";
    expect(electronMembers([text])).toEqual(['BrowserWindow', 'BrowserWindow.getAllWindows', 'app', 'app.quit']);
    expect(instanceMembers([text])).toEqual(['BrowserWindow#focus']);
  });
});

describe('honesty', () => {
  test('an unknown member throws, a known one does not, and promises may be awaited', async () => {
    const object = strict('thing', { known: 1 });
    expect(object.known).toBe(1);
    expect(() => (object as Record<string, unknown>)['unknown']).toThrow('thing.unknown is not provided by the stand-in');
    await expect(Promise.resolve(object)).resolves.toBe(object);
  });

  test('the modules themselves are strict, events included', () => {
    const touch = (object: object, member: string) => () => (object as Record<string, unknown>)[member];
    expect(touch(standIn.app, 'setLoginItemSettings')).toThrow('app.setLoginItemSettings is not provided');
    expect(touch(standIn.session.defaultSession, 'webRequest')).toThrow('session.webRequest is not provided');
    expect(touch(standIn.dialog, 'showCertificateTrustDialog')).toThrow('dialog.showCertificateTrustDialog is not provided');
    expect(touch(standIn.app, 'on')).not.toThrow();
  });

  test('a window before the app is ready is refused, as in Electron', () => {
    expect(() => new standIn.BrowserWindow()).toThrow('Cannot create BrowserWindow before app is ready');
  });
});

describe('values across the line', () => {
  test('any JSON value comes back equal, as text and as bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decode(encode(value))).toEqual(value);
        const { parts } = pack(value);
        expect(unpack(Uint8Array.from(parts.flatMap((part) => [...part])).buffer)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  test('a field named __proto__ stays a field, as in a structured clone', () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(decode(encode(value))).toEqual(value);
    expect(Object.keys(Object(decode(encode(value))))).toEqual(['__proto__']);
  });

  test('minus zero, typed arrays and shared references keep their nature', () => {
    const shared = { name: '青石县' };
    const back = decode(encode({ zero: -0, bytes: new Uint16Array([1, 65535]), first: shared, second: shared })) as Record<string, unknown>;
    expect(Object.is(back['zero'], -0)).toBe(true);
    expect(back['bytes']).toEqual(new Uint16Array([1, 65535]));
    expect(back['first']).toBe(back['second']);
  });

  test('functions, symbols and promises are refused', () => {
    for (const value of [() => 1, Symbol('x'), Promise.resolve()]) expect(() => encode({ value })).toThrow('could not be cloned');
  });
});

describe('printToPDF', () => {
  test('has Electron’s defaults and takes a size in inches', () => {
    expect(pdfParameters({})).toMatchObject({ paperWidth: 8.5, paperHeight: 11, landscape: false, printBackground: false });
    expect(pdfParameters({ pageSize: { width: 4, height: 5 }, margins: { top: 0 } })).toMatchObject({
      paperWidth: 4,
      paperHeight: 5,
      marginTop: 0,
    });
    expect(() => pdfParameters({ pageSize: 'A9' as never })).toThrow('Invalid pageSize');
  });
});
