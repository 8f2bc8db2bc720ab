/**
 * Names of package files, `青石县-柳河镇-上报-2026年10月-第7号.zeren`: readable by people, harmless on every file system (fault 21).
 */
import type { PackageHeader } from './header';
import { COUNTY_SCOPE } from '../model/ids';

export const PACKAGE_EXTENSION = '.zeren';

/** What Windows, exFAT or a shell would stumble over, and control or direction-changing characters that could disguise a name. */
const UNSAFE = /[\\/:*?"<>|.\s\p{Cc}\p{Cf}]+/gu;

function namePart(text: string): string {
  const safe = text.normalize('NFC').replace(UNSAFE, '').slice(0, 30);
  return safe === '' ? '未名' : safe;
}

function periodWords(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return `${year}年${Number(month)}月`;
}

type Named = Pick<PackageHeader, 'county' | 'from' | 'to' | 'kind' | 'period' | 'number'>;

/** End of a device's id: several computers of one office write into one folder, and none may take the place of another's file. */
function machinePart(device: string): string {
  return `${device.slice(-4).replace(/[^0-9A-Za-z]/gu, '')}机-`;
}

/** What all packages of one kind between the same two offices have in common; the generations kept on a stick share it. */
export function fileSeries({ county, from, to, kind }: Pick<Named, 'county' | 'from' | 'to' | 'kind'>): string {
  const unit = from.unit === COUNTY_SCOPE ? to : from;
  return `${namePart(county.name)}-${namePart(unit.name)}-${kind}-${kind === '同步' ? machinePart(from.device) : ''}`;
}

/** The file name of a package. */
export function packageFileName(header: Named): string {
  return `${fileSeries(header)}${periodWords(header.period)}-第${header.number}号${PACKAGE_EXTENSION}`;
}

/** Number in a file name, for finding the newest of a series; null for a name that is not ours. */
export function numberInName(name: string): number | null {
  const match = /-第(\d{1,7})号(?:-[0-9a-f]{8})?\.zeren$/.exec(name);
  return match?.[1] === undefined ? null : Number(match[1]);
}
