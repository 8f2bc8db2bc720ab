/**
 * Columns whose header is no known word: their cells say whether they hold amounts, persons or offices, and a syllable of the header whose.
 * Takes a field only where no header claims it and one column alone fits; everything else stays as it stands.
 */
import columnData from '../../assets/import/columns.json';
import type { ImportField } from './document';
import type { HeaderMeaning } from './header-words';
import { headerKey, meaningsOf, unitOfPath } from './header-words';
import { isBareNumber, readMoney, readMoneyText } from './read-money';
import { looksLikePerson } from './read-persons';
import { isOfficeName } from './read-plain';
import type { CellView } from './readings';
import { compact } from './text';

type Paths = readonly (readonly string[])[];
type Meanings = Map<number, HeaderMeaning>;
type Sample = (column: number) => readonly CellView[];

type Claim = { readonly field: ImportField; readonly reason: string; readonly fits: (header: string, column: number) => boolean };

const { total, notTotal, leader, person, notOurs, introducing, office } = Object.fromEntries(
  Object.entries(columnData.syllables).map(([name, pattern]) => [name, new RegExp(pattern)]),
) as Record<keyof typeof columnData.syllables, RegExp>;

function most(views: readonly CellView[], is: (view: CellView) => boolean): boolean {
  return views.length > 0 && views.filter(is).length >= views.length * 0.6;
}

/** An amount that names its unit: 300万, 约1.2亿元. */
function saysMoney(view: CellView): boolean {
  const { value } = view.number === null ? readMoney(view, null) : { value: null };
  return value !== null && 'amount' in value && /[万亿元]/.test(view.raw);
}

/** Gives fields to columns that no header word explains. */
export function heedValues(paths: Paths, byColumn: Meanings, sample: Sample): void {
  const claims: readonly Claim[] = [
    {
      field: 'totalInvestment',
      reason: '列中是金额',
      fits: (header, column) =>
        total.test(header) &&
        !notTotal.test(header) &&
        (unitOfPath(paths[column] ?? [])?.kind === 'money' ||
          most(sample(column), saysMoney) ||
          (header.includes('投') && most(sample(column), (view) => isBareNumber(view) || readMoneyText(compact(view.raw)) !== null))),
    },
    {
      field: 'leader',
      reason: '列中是姓名',
      fits: (header, column) => leader.test(header) && !notOurs.test(header) && most(sample(column), ({ raw }) => looksLikePerson(raw)),
    },
    {
      field: 'responsiblePerson',
      reason: '列中是姓名',
      fits: (header, column) => person.test(header) && !notOurs.test(header) && most(sample(column), ({ raw }) => looksLikePerson(raw)),
    },
    {
      field: 'introducingUnit',
      reason: '列中是单位名称',
      fits: (header, column) => introducing.test(header) && !notOurs.test(header) && most(sample(column), ({ raw }) => isOfficeName(raw)),
    },
    {
      field: 'responsibleUnit',
      reason: '列中是单位名称',
      fits: (header, column) => office.test(header) && !notOurs.test(header) && most(sample(column), ({ raw }) => isOfficeName(raw)),
    },
  ];
  for (const { field, reason, fits } of claims) {
    if ([...byColumn.values()].some((meaning) => meaning.field === field)) continue;
    const fitting = paths.flatMap((path, column) =>
      path.length > 0 && !byColumn.has(column) && fits(path.map(headerKey).join(''), column) ? [column] : [],
    );
    const [only, second] = fitting;
    if (only !== undefined && second === undefined) byColumn.set(only, { kind: 'field', field, score: 30, reason });
  }
  heedOutside(paths, byColumn);
}

/** 实际利用外资 is what the reports of foreign capital call money received. */
const USED = /实际(利用|使用|吸收)(?=[外内]资|[县市省境]外资金)/;
/** 市外到位资金, 实际到位外资 without the word that says from where. */
const FROM_OUTSIDE = /[县市省区]外(?=资金|到位|资)|[县市省区]域?外|(?<=到位|到账)外(?=资)|外(?=资(?:实际)?到[位账])/g;

/** Where a table knows only 市外资金 or 外资, that is the money received; beside another column of money received it is a part of it. */
function heedOutside(paths: Paths, byColumn: Meanings): void {
  const received = ['fundsReceivedTotal', 'fundsReceivedYear'] as const;
  if ([...byColumn.values()].some(({ field }) => received.some((own) => own === field))) return;
  for (const field of received) {
    const fitting = paths.flatMap((path, column) => {
      const bare = path.map((text) => text.replace(USED, '实际到位').replace(FROM_OUTSIDE, ''));
      const changed = bare.some((text, index) => text !== path[index]);
      return changed && !byColumn.has(column) && meaningsOf(bare)[0]?.field === field ? [column] : [];
    });
    const [only, second] = fitting;
    if (only !== undefined && second === undefined)
      byColumn.set(only, { kind: 'field', field, score: 30, reason: '表中只有市外（省外、境外）到位资金' });
  }
}
