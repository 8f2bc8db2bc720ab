/**
 * The closed list of expected failures. Every code has a Chinese text in three parts, as an official needs it:
 * what happened, what was NOT changed, what to do next. Knows nothing of windows, files or channels.
 */
import { EXCHANGE_ERRORS } from './errors-exchange';
import { REGISTER_ERRORS } from './errors-register';
import { STORE_ERRORS } from './errors-store';

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
  E_FORM_FORMAT: {
    happened: '表样不是 .xlsx、.xls 或 .et 工作簿（是网页、文本或很旧的 Excel 5.0/95 文件），不能按原格式填写。',
    unchanged: '没有生成文件，表样没有改动。',
    next: '请用 Excel 或 WPS 打开表样，另存为 .xlsx 后再套用。',
  },
  E_FORM_OLD_ROWS: {
    happened: '旧版表样（.xls、.et）的空行不够，表里又有批注、下拉选择、图片、条件格式或不能移动的公式，不能照原样加行。',
    unchanged: '没有生成文件，表样没有改动。',
    next: '请在表样里先插入足够的空行，或者用 Excel、WPS 把表样另存为 .xlsx，再套用。',
  },
  E_TEMPLATE_HEAD: {
    happened: '这份填报表的栏目被改动过，照着读会把数填到别的栏目里。',
    unchanged: '没有导入，台账没有改动。',
    next: '请填报单位把栏目改回原样，或者重新下发填报表再填。',
  },
  E_FORM_ROWS: {
    happened: '表样的表头下面没有空行，可能是已经填过的表。',
    unchanged: '没有生成文件，表样没有改动。',
    next: '请用空白表样，表头下面至少留一行空行。',
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
  ...STORE_ERRORS,
  ...REGISTER_ERRORS,
  ...EXCHANGE_ERRORS,
  // Process boundary
  E_INPUT: {
    happened: '操作请求的内容不合要求，没有执行。',
    unchanged: NOTHING_CHANGED,
    next: '请重新打开这个页面再试；仍不行的，请把日志交技术人员。',
  },
  E_USAGE: {
    happened: '命令的写法不对，没有执行。',
    unchanged: NOTHING_CHANGED,
    next: '请照用法重写。',
  },
  E_DEFECT: {
    happened: '程序内部出错，这一步没有完成。',
    unchanged: '已保存的台账没有改动。',
    next: '请重试；仍不行的，请重启程序，并把日志交技术人员。',
  },
  E_TOKEN: {
    happened: '选过的文件已失效。',
    unchanged: NOTHING_CHANGED,
    next: '请重新选择文件。',
  },
  E_CANCELLED: {
    happened: '已按要求停止。',
    unchanged: NOTHING_CHANGED,
    next: '需要时可以重新开始。',
  },
  // Workspace and journal
  E_NO_WORKSPACE: {
    happened: '还没有打开台账。',
    unchanged: NOTHING_CHANGED,
    next: '请先新建、开通或打开一个台账。',
  },
  E_FOLDER_READ_ONLY: {
    happened: '这个文件夹不能写入。',
    unchanged: '没有写入任何内容。',
    next: '请换一个文件夹，或请管理员放开写入权限。',
  },
  E_FOLDER_IN_USE: {
    happened: '这个文件夹里已有台账或其他文件。',
    unchanged: '原有文件没有改动。',
    next: '请另选一个空文件夹，或用“打开已有台账”。',
  },
  E_DISK_FULL: {
    happened: '磁盘空间不足，没有保存成功。',
    unchanged: '此前已保存的内容没有改动。',
    next: '请清理磁盘后重试。',
  },
  E_READ_ONLY: {
    happened: '台账现在是只读状态，不能修改。',
    unchanged: NOTHING_CHANGED,
    next: '请按页面上方的提示处理后再试。',
  },
  E_NEWER_DATA: {
    happened: '这份台账由更新版本的程序保存过。',
    unchanged: NOTHING_CHANGED,
    next: '请先升级本程序，再打开这份台账。',
  },
  E_LOCKED: {
    happened: '这份台账正由另一个窗口或另一个账户使用。',
    unchanged: NOTHING_CHANGED,
    next: '请先在那边关闭程序，再打开。',
  },
  E_JOURNAL_BROKEN: {
    happened: '台账日志中间有损坏，程序没有猜测修补。',
    unchanged: '日志文件原样保留。',
    next: '请从最近的完好备份恢复，并把损坏位置告诉技术人员。',
  },
  E_DRAFT: {
    happened: '录入内容不合要求，没有保存。',
    unchanged: NOTHING_CHANGED,
    next: '请核对后重新录入。',
  },
  // Import
  E_ANSWER: {
    happened: '回答的内容读不懂。',
    unchanged: NOTHING_CHANGED,
    next: '请按提示的写法重新填写，例如 2026年3月、3000万元。',
  },
  E_QUESTIONS_OPEN: {
    happened: '还有问题没有回答。',
    unchanged: NOTHING_CHANGED,
    next: '请逐条回答，或选择“按未知登记，保留原文”。',
  },
  E_UNIT_UNKNOWN: {
    happened: '不知道这份台账属于哪个单位。',
    unchanged: NOTHING_CHANGED,
    next: '请在“填报单位”中选定单位。',
  },
  // Packages and stick
  E_SHORT: {
    happened: '文件不完整，可能是U盘提前拔出。',
    unchanged: NOTHING_CHANGED,
    next: '请对方重新导出。',
  },
  E_MAGIC: {
    happened: '这不是责任台账的数据包。',
    unchanged: NOTHING_CHANGED,
    next: '请核对是不是选错了文件。',
  },
  E_HEADER: {
    happened: '数据包的封面信息不正常，已拒绝。',
    unchanged: NOTHING_CHANGED,
    next: '请对方重新导出。',
  },
  E_SIGNATURE: {
    happened: '数据包已损坏或被改动，签名不符。',
    unchanged: NOTHING_CHANGED,
    next: '请对方重新导出，并电话核对校验码。',
  },
  E_HASH: {
    happened: '数据包的内容与封面不符，可能已损坏。',
    unchanged: NOTHING_CHANGED,
    next: '请对方重新导出。',
  },
  E_NEWER: {
    happened: '数据包由更新版本的程序生成。',
    unchanged: NOTHING_CHANGED,
    next: '请先升级本程序；数据包请保留。',
  },
  E_UNKNOWN_OFFICE: {
    happened: '数据包来自不认识的单位或外县。',
    unchanged: NOTHING_CHANGED,
    next: '请核对来源；确属本县的，请县招商办先发单位开通文件。',
  },
  E_REVOKED: {
    happened: '发出数据包的设备已停用或过期。',
    unchanged: '台账没有改动，这份数据包已单独存放。',
    next: '县招商办恢复使用或延长有效期后，可在“数据交换—往来记录”中再次打开；否则请重新开通。',
  },
  E_FORK: {
    happened: '同一台设备、同一序号出现两份不同的数据包，可能有人复制了整台电脑。',
    unchanged: '台账没有改动，两份都已保留。',
    next: '县招商办请在“数据交换—待核对”看“怎么办”；其他单位请立即告诉县招商办。',
  },
  E_READONLY: {
    happened: 'U盘是只读的，写不进去。',
    unchanged: 'U盘原有文件没有改动。',
    next: '请拨开写保护开关，或换一个U盘。',
  },
  E_NOSPACE: {
    happened: 'U盘空间不足。',
    unchanged: 'U盘原有文件没有改动。',
    next: '请清理U盘或换一个U盘。',
  },
  E_STICK_GONE: {
    happened: 'U盘被拔出或读写出错，这次没有办完。',
    unchanged: '台账没有改动，U盘上原有的完整文件还在，没有写完的不算数、不占序号。',
    next: '请重新插好U盘再试。',
  },
  E_PLAN: {
    happened: '这份数据包的核对结果已失效。',
    unchanged: NOTHING_CHANGED,
    next: '请重新打开数据包。',
  },
  // Paper
  E_PAPER_DATA: {
    happened: '这份文书还缺必填内容。',
    unchanged: '没有生成文书。',
    next: '请补齐后再试。',
  },
  E_CLASH_IN_PAPER: {
    happened: '所用数据里有待核对项，不能出文书。',
    unchanged: '没有生成文书。',
    next: '请先在“数据交换”中处理待核对项。',
  },
  E_CLOCK_DOUBT: {
    happened: '系统日期待核实，暂不能出文书、编文号，也不能判断发出数据包的设备是否过期。',
    unchanged: '没有生成文书，台账没有改动。',
    next: '请先核实今天的日期。',
  },
  E_DAY_IN_DOUBT: {
    happened: '系统日期待核实，这次录入会把待核实的日期记成事实。',
    unchanged: '没有保存，台账没有改动。',
    next: '请先在窗口上方核实今天的日期，再保存。',
  },
  E_FORMAT: {
    happened: '这种材料不能存成所选格式。',
    unchanged: '没有生成文件。',
    next: '请换一种格式。',
  },
  E_CALENDAR_FILE: {
    happened: '这不是能用的节假日表文件。',
    unchanged: NOTHING_CHANGED,
    next: '请按说明准备节假日表，或用随程序附带的年度表。',
  },
  E_SCHEME_FILE: {
    happened: '这不是能用的考核办法文件。',
    unchanged: NOTHING_CHANGED,
    next: '请按提示的位置修改文件后再导入。',
  },
  E_NUMBER_USED: {
    happened: '这个文号已经用过。',
    unchanged: NOTHING_CHANGED,
    next: '请换一个号，或在登记簿中核对。',
  },
  // Letters and printing
  E_DOCUMENT_NUMBER: {
    happened: '发文字号写得不完整，应为“机关代字〔年份〕序号号”，例如“青招组督〔2026〕3号”。',
    unchanged: NOTHING_CHANGED,
    next: '请改正后再试。',
  },
  E_LETTER_FIELD: {
    happened: '文书缺少必填的内容。',
    unchanged: '没有生成文书，台账没有改动。',
    next: '请补填后再生成。',
  },
  E_LETTER_TEMPLATE: {
    happened: '文书模板有误，或填入的内容太长，排不成文书。',
    unchanged: '没有生成文书，台账没有改动。',
    next: '请检查模板和填入的内容，或恢复程序自带的模板。',
  },
  E_PRINT: {
    happened: '没有排出版面。',
    unchanged: '没有文书被记为已打印，台账没有改动。',
    next: '请再试一次；仍不行的，请重新启动程序。',
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
