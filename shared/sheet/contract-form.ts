/**
 * The document in the words of the import contract, for readers that know the contract and nothing of this program:
 * its keys and no others, and the kinds of question of its list wherever one of them says the same.
 */
import type { ImportDocument, Question } from './document';
import { STATE_FIELD } from './struck-rows';

/** Own codes that say more exactly what a kind of the contract says; every other own code stays, with its text. */
const KINDS: Readonly<Record<string, string>> = {
  'date-unread': 'date-ambiguous',
  'amount-unread': 'unit-unknown',
  'land-unread': 'unit-unknown',
  'ditto-amount': 'row-group',
  'stage-unknown': 'stage-conflict',
};

type ContractQuestion = Omit<Question, 'id' | 'columns'>;

function ofContract({ id: _id, columns: _columns, ...question }: Question): ContractQuestion {
  return { ...question, code: KINDS[question.code] ?? question.code };
}

/** Rows struck through: what the look of a row means, once per sheet, as the contract asks about colours. */
function struckOfSheet(sheet: string, rows: readonly number[], candidates: readonly string[]): ContractQuestion {
  return {
    sheet,
    rows: [...rows],
    field: null,
    code: 'colour-meaning',
    text: `第${rows.join('、')}行加了删除线，是否已取消？`,
    raw: '',
    candidates: [...candidates],
  };
}

function questionsOf(questions: readonly Question[]): readonly ContractQuestion[] {
  const struck = questions.filter(({ field }) => field === STATE_FIELD);
  const sheets = [...new Set(struck.map(({ sheet }) => sheet))];
  return [
    ...questions.filter(({ field }) => field !== STATE_FIELD).map(ofContract),
    ...sheets.map((sheet) => {
      const own = struck.filter((question) => question.sheet === sheet);
      const rows = own.flatMap(({ row, rows: several }) => several ?? (row === undefined ? [] : [row]));
      return struckOfSheet(sheet, rows, own[0]?.candidates ?? []);
    }),
  ];
}

/** The document as `zeren import` prints it. */
export function contractForm(document: ImportDocument): object {
  return {
    ...document,
    columns: document.columns.map(({ sheet, column, header, field }) => ({ sheet, column, header, field })),
    questions: questionsOf(document.questions),
  };
}
