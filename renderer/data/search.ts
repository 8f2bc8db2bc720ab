/**
 * Search over projects, units, people and letters, also by pinyin initials (柳河镇 ← lhz). Initials are made once per text and kept.
 */
import { pinyin } from 'pinyin-pro';
import type { Ledger } from '../../shared/ledger/fold';
import { listRecords } from '../../shared/ledger/read';
import { currentLedger } from './use-ledger';

export type Found = {
  readonly kind: '项目' | '单位' | '人员' | '文书';
  readonly id: string;
  readonly label: string;
  readonly detail: string;
};

const initials = new Map<string, string>();
const MAX_SHOWN = 40;

function initialsOf(text: string): string {
  const known = initials.get(text);
  if (known !== undefined) return known;
  const made = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
  initials.set(text, made);
  return made;
}

function everything(ledger: Ledger): Found[] {
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id as string, name ?? '']));
  return [
    ...listRecords(ledger, 'project').map(({ id, scope, projectName, investor }): Found => ({
      kind: '项目',
      id,
      label: projectName ?? '',
      detail: `${units.get(scope) ?? ''} ${investor ?? ''}`,
    })),
    ...listRecords(ledger, 'unit').map(({ id, name, fullName }): Found => ({
      kind: '单位',
      id,
      label: name ?? '',
      detail: fullName ?? '',
    })),
    ...listRecords(ledger, 'person').map(({ id, name, phone }): Found => ({ kind: '人员', id, label: name ?? '', detail: phone ?? '' })),
    ...listRecords(ledger, 'letter').map(({ id, title, number }): Found => ({
      kind: '文书',
      id,
      label: title ?? '',
      detail: number ?? '',
    })),
  ];
}

/** Records whose text, detail or initials hold the words, those that begin with them first. */
export function findRecords(ledger: Ledger, words: string): Found[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const latin = /^[a-z]+$/.test(wanted);
  const hits = everything(ledger).filter(
    ({ label, detail }) =>
      label.toLowerCase().includes(wanted) || detail.toLowerCase().includes(wanted) || (latin && initialsOf(label).includes(wanted)),
  );
  const begins = ({ label }: Found): number =>
    label.toLowerCase().startsWith(wanted) || (latin && initialsOf(label).startsWith(wanted)) ? 0 : 1;
  return hits.sort((a, b) => begins(a) - begins(b)).slice(0, MAX_SHOWN);
}

/** The same over the open ledger. */
export function searchOpenLedger(words: string): Found[] {
  return findRecords(currentLedger(), words);
}
