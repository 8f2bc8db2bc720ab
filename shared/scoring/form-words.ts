/** The form of a closed list of words (写法清单): which column of which records may hold which words, begun with those the rules ask for. Evaluates nothing. */
import { askedColumns } from './check-words';
import { choice, line } from './form-fields';
import type { Line } from './form-fields';
import type { Scheme } from './scheme-schema';

type WordList = NonNullable<Scheme['words']>[number];

/** What the records of a table are called. */
export const WORD_TABLES: Readonly<Record<WordList['table'], string>> = {
  projects: '项目',
  stages: '环节',
  money: '资金',
  activities: '活动',
  figures: '直报数',
  matters: '督办事项',
  units: '单位',
  persons: '人员',
  posts: '任职',
};

export const WORD_LINES: readonly Line[] = [
  line('table', '哪种记录', choice(...Object.entries(WORD_TABLES))),
  line('field', '哪一栏', { is: 'text', offer: 'columns' }),
  line('values', '只许写', { is: 'texts', offer: 'none' }, '记录里写了别的，右边和检查结果里会指出来；规则里写了别的，不能采用'),
];

/** Columns the rules ask for words in: those a list may be stated for. */
export function wordColumns(scheme: Scheme): readonly WordList[] {
  return [...askedColumns(scheme).values()].flatMap(({ table, name, words }) =>
    words.size > 0 && isListed(table) ? [{ table, field: name, values: [...words] }] : [],
  );
}

const isListed = (table: string): table is WordList['table'] => Object.hasOwn(WORD_TABLES, table);

/** A new list: the words the rules ask for in a column that has none yet. */
export function blankWords(scheme: Scheme): WordList {
  const stated = (own: WordList): boolean => (scheme.words ?? []).some(({ table, field }) => table === own.table && field === own.field);
  return wordColumns(scheme).find((own) => !stated(own)) ?? { table: 'projects', field: 'kind', values: ['工业'] };
}
