/**
 * Findings of a run for a person to read: the same thing said of many subjects or periods becomes one line with the number and the first of them, so that what is
 * said once is not lost among a hundred. Knows no scheme.
 */
import type { Finding } from './memo';

/** Said per subject and period: `at` is "rule subject", and the words end in figures of their own. The others name one place each and stay. */
const REPEATED = new Set(['no-value', 'no-rate', 'unknown-period', 'open-level', 'unknown-override', 'left-out', 'coarse-date']);
/** What is said, without the figures: the same for every subject and period for which the same thing is missing. */
const cause = ({ text }: Finding): string => text.replace(/[\d.,-]+/g, '#');

/** One line per code, rule (the first word of `at`) and cause, in the order of the first; the rest are counted and the next three named. */
export function gatherFindings(findings: readonly Finding[]): Finding[] {
  const lists = new Map<string, Finding[]>();
  findings.forEach((own, i) => {
    const key = REPEATED.has(own.code) ? `${own.code} ${own.at.split(' ')[0]} ${cause(own)}` : String(i);
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [own]);
    else known.push(own);
  });
  return [...lists.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    if (rest.length === 0) return [first];
    const others = [...new Set(rest.map(({ at }) => at.split(' ').slice(1).join(' ')))].filter((at) => at !== '');
    const named = others.length === 0 ? '' : `：${others.slice(0, 3).join('、')}${others.length > 3 ? '……' : ''}`;
    return [{ ...first, text: `${first.text}；同样的还有${rest.length}处${named}` }];
  });
}
