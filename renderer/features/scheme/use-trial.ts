/**
 * 试算: what the scheme under the clerk's hands gives today. The checker reads the scheme alone and answers at once; what needs the ledger is asked of
 * the reckoner (算账线程), so that typing never waits for figures.
 */
import { useDeferredValue, useMemo } from 'react';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import type { Finding } from '../../../shared/scoring/context';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { workCalendarOf } from '../../../shared/views/calendar';
import type { PartToday } from '../../../shared/views/scheme-today';
import type { SchemeTry, TriedScheme } from '../../../shared/views/scheme-trial';
import { useLatestAnswer } from '../../data/answers';
import { useLedger } from '../../data/use-ledger';
import { partOfPlace } from './places';
import type { Place } from './places';

export type Trial = {
  /** The scheme the findings were found in. */ readonly scheme: Scheme;
  /** Of the checker and of the trial together, errors first. */ readonly findings: readonly Finding[];
  readonly units: TriedScheme['units'];
  readonly unit: string | null;
  /** What the open part gives; null where nothing is known of this part yet. */ readonly part: PartToday | null;
  /** The words the ledger holds for each 写法清单; empty until it has answered for the scheme as it stands now. */ readonly words: TriedScheme['words'];
  /** True: `part` and the findings are those of the scheme as it stands now. */ readonly fresh: boolean;
  readonly failed: boolean;
  /** True: a part is open that can be tried. */ readonly asks: boolean;
  /** True until the ledger has answered once. */ readonly first: boolean;
};

const NO_UNITS: TriedScheme['units'] = [];
const NO_WORDS: TriedScheme['words'] = [];
const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** @param year the 考核年度 the scheme is for: its holiday table must be there */
export function useTrial(edited: Scheme, today: string, year: number, place: Place, unit: string | null): Trial {
  const calendar = useLedger(workCalendarOf);
  const scheme = useDeferredValue(edited);
  const checked = useMemo(() => checkScheme(scheme, { calendar, years: [year] }), [scheme, calendar, year]);
  const part = useMemo(() => partOfPlace(place), [place]);
  const asked = useMemo((): SchemeTry => ({ scheme: edited, today, part, unit }), [edited, today, part, unit]);
  const { last, fresh, failed } = useLatestAnswer('tried', asked);
  const answer = last?.answer;
  const found = answer?.findings;
  const findings = useMemo(() => [...checked, ...(found ?? [])].toSorted((a, b) => ORDER[a.level] - ORDER[b.level]), [checked, found]);
  const same = last?.asked.part?.section === part?.section && last?.asked.part?.id === part?.id;
  return {
    scheme,
    findings,
    units: answer?.units ?? NO_UNITS,
    unit: answer?.unit ?? null,
    part: same ? (answer?.part ?? null) : null,
    words: fresh ? (answer?.words ?? NO_WORDS) : NO_WORDS,
    fresh: fresh && scheme === edited,
    failed,
    asks: part !== null,
    first: last === null,
  };
}
