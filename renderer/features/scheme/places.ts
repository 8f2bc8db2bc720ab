/** The sections of a scheme as the editor's outline lists them, and to which of them a finding of the checker belongs. Words and lookup only. */
import type { Finding } from '../../../shared/scoring/context';
import { PART_SECTIONS } from '../../../shared/scoring/scheme-schema';
import type { PartSection, Scheme } from '../../../shared/scoring/scheme-schema';

export const SECTIONS = [
  ['basis', '基本情况'],
  ['groups', '分组'],
  ['eligibility', '认定和佐证'],
  ['splits', '分成'],
  ['measures', '指标'],
  ['targets', '任务和序时'],
  ['items', '考核项'],
  ['overrides', '否决和调整'],
  ['ranks', '排名和等次'],
  ['deadlines', '时限'],
  ['ladders', '督办阶梯'],
  ['payouts', '奖惩兑现'],
  ['rates', '汇率'],
  ['words', '写法清单'],
  ['readings', '条文对照'],
  ['check', '检查结果'],
] as const;
export type Section = (typeof SECTIONS)[number][0];
export type Place = { readonly section: Section; readonly id?: string };

/** The part of the scheme that is open at a place; null at a list, and where parts bear no id. */
export function partOfPlace({ section, id }: Place): { readonly section: PartSection; readonly id: string } | null {
  const known = PART_SECTIONS.find((own) => own === section);
  return known === undefined || id === undefined ? null : { section: known, id };
}

function partOf(scheme: Scheme, section: string, id: string): Place | null {
  const known = PART_SECTIONS.find((own) => own === section);
  return known !== undefined && scheme[known].some((part) => part.id === id) ? { section: known, id } : null;
}

/** A place in words, for a list of findings: 奖惩兑现“年终奖”. */
export function placeWords({ section, id }: Place, scheme: Scheme): string {
  const label = SECTIONS.find(([own]) => own === section)?.[1] ?? '';
  const known = PART_SECTIONS.find((own) => own === section);
  const part = known === undefined ? undefined : scheme[known].find((own) => own.id === id);
  return part === undefined ? label : `${label}“${'title' in part ? part.title : part.name}”`;
}

/** Where a finding is to be mended; the checker names places as items.x or items[3].rule…, the trial by the part's or the unit's id. */
export function placeOfFinding(finding: Finding, scheme: Scheme): Place {
  const numbered = /^(\w+)\[(\d+)\]/.exec(finding.at);
  if (numbered !== null) {
    const [, section = '', at = ''] = numbered;
    const list = (scheme as unknown as Record<string, readonly { readonly id: string }[] | undefined>)[section];
    const id = list?.[Number(at)]?.id;
    if (list?.[Number(at)] !== undefined && id === undefined && SECTIONS.some(([own]) => own === section))
      return { section: section as Section, id: at };
    if (id !== undefined) return partOf(scheme, section, id) ?? { section: 'check' };
  }
  const [section = '', ...rest] = finding.at.split('.');
  const named = partOf(scheme, section, rest.join('.'));
  if (named !== null) return named;
  if (finding.at === 'calendar') return { section: 'basis' };
  if (finding.code === 'two-groups' || finding.code === 'no-group') return { section: 'groups' };
  const [id = ''] = finding.at.split(' ');
  for (const own of PART_SECTIONS) if (scheme[own].some((part) => part.id === id)) return { section: own, id };
  return { section: 'check' };
}
