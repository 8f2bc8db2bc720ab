/**
 * The closed list of expected failures. Every code has a Chinese text in three parts, as an official needs it:
 * what happened, what was NOT changed, what to do next. Knows nothing of windows, files or channels.
 */
type ErrorText = { readonly happened: string; readonly unchanged: string; readonly next: string };

const NOTHING_CHANGED = '台账没有改动。';

export const ERRORS = {
  // Workbooks
  E_NOT_WORKBOOK: {
    happened: '这个文件不是能读的表格（Excel、WPS 或 CSV）。',
    unchanged: NOTHING_CHANGED,
    next: '请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后再导入。',
  },
  E_PASSWORD: {
    happened: '这个表格设了打开密码，读不出来。',
    unchanged: NOTHING_CHANGED,
    next: '请在 Excel 或 WPS 中取消密码后另存，再导入。',
  },
  E_EMPTY_SHEET: {
    happened: '这个表格里没有内容。',
    unchanged: NOTHING_CHANGED,
    next: '请核对是不是选错了文件。',
  },
  E_NO_HEADER: {
    happened: '没有找到台账的表头（例如“项目名称”）。',
    unchanged: NOTHING_CHANGED,
    next: '请确认表中有“项目名称”一列；确有此列的，请把文件发给技术人员核对。',
  },
  E_FILE_TOO_BIG: {
    happened: '文件太大，超过可读的上限。',
    unchanged: NOTHING_CHANGED,
    next: '请删去图片或分成几个文件后再导入。',
  },
  E_UNREADABLE: {
    happened: '文件打不开，可能已损坏。',
    unchanged: NOTHING_CHANGED,
    next: '请向报送单位重新要一份。',
  },
  E_READER_TIMEOUT: {
    happened: '读这个表格用的时间太长，已停止。',
    unchanged: NOTHING_CHANGED,
    next: '请用 Excel 或 WPS 另存为新文件，只留台账一个工作表后再导入。',
  },
  E_READER_MEMORY: {
    happened: '读这个表格占用内存太多，已停止。',
    unchanged: NOTHING_CHANGED,
    next: '请用 Excel 或 WPS 另存为新文件，只留台账一个工作表后再导入。',
  },
  E_ZIP: {
    happened: '表格文件的内部结构不正常。',
    unchanged: NOTHING_CHANGED,
    next: '请用 Excel 或 WPS 打开后另存为新文件，再导入。',
  },
  E_BOMB: {
    happened: '表格文件解压后大得不正常，已拒绝读取。',
    unchanged: NOTHING_CHANGED,
    next: '请核对文件来源；确是台账的，请另存为新文件后再导入。',
  },
  E_XML: {
    happened: '表格文件里有不允许的内容，已拒绝读取。',
    unchanged: NOTHING_CHANGED,
    next: '请核对文件来源；确是台账的，请另存为新文件后再导入。',
  },
  E_ROWS: {
    happened: '表格的行数或列数超过上限。',
    unchanged: NOTHING_CHANGED,
    next: '请删去多余的行列，或分成几个文件后再导入。',
  },
} as const satisfies Record<string, ErrorText>;

/** A code from the closed list above. */
export type ErrorCode = keyof typeof ERRORS;

/** An expected failure as a value; `detail` is data for the message (a name, a row), never library text. */
export type Failure = { readonly ok: false; readonly code: ErrorCode; readonly detail?: string };

/** Either a value or an expected failure. Defects throw. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, detail?: string): Failure {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

/** The message for a person, in one paragraph: happened (with detail), unchanged, next, and the code small at the end. */
export function errorMessage(code: ErrorCode, detail?: string): string {
  const text: ErrorText = ERRORS[code];
  const about = detail === undefined || detail === '' ? '' : `（${detail}）`;
  return `${text.happened}${about}${text.unchanged}${text.next}〔${code}〕`;
}
