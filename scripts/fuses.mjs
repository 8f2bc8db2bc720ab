/**
 * Runs after electron-builder has laid out the program: switches off what an installed program must not do. Called for every
 * target; check-package.mjs reads the same settings back.
 */
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import path from 'node:path';

/** The fuses and why: no use as plain Node, no debugger, cookies encrypted, only the unchanged archive is run, pages of `file:` have no privileges. */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/** @typedef {{ appOutDir: string, electronPlatformName: string, packager: { executableName?: string, appInfo: { productFilename: string } } }} PackContext */

/** @param {PackContext} context */
export function executableOf({ appOutDir, electronPlatformName, packager }) {
  const name =
    electronPlatformName === 'win32'
      ? `${packager.appInfo.productFilename}.exe`
      : (packager.executableName ?? packager.appInfo.productFilename);
  return path.join(appOutDir, name);
}

/** @param {PackContext} context */
export async function afterPack(context) {
  await flipFuses(executableOf(context), { version: FuseVersion.V1, ...FUSES });
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>} fuses that do not stand as FUSES sets them
 */
export async function fuseFindings(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(FUSES)
    .filter(([fuse, on]) => Reflect.get(wire, fuse) !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([fuse, on]) => `fuse ${FuseV1Options[Number(fuse)]} is not ${on ? 'on' : 'off'}`);
}
