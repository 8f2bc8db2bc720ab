/** Expected failures of the registers (登记簿), in the three parts of `errors.ts`. */
export const REGISTER_ERRORS = {
  E_REGISTER_FIELD: {
    happened: '必填的内容还没有填。',
    unchanged: '没有登记，台账没有改动。',
    next: '请补填后再登记。',
  },
  E_REGISTER_RIGHT: {
    happened: '这条记录或这一栏不由本单位填写。',
    unchanged: '台账没有改动。',
    next: '请联系录入的单位或县招商办更正。',
  },
  E_REGISTER_UNIT: {
    happened: '所选项目属于另一个单位，记录不能直接移过去。',
    unchanged: '台账没有改动。',
    next: '请作废这条记录，再在该项目下重新登记。',
  },
  E_REGISTER_ACTION: {
    happened: '现在还不能这样办。',
    unchanged: '台账没有改动。',
    next: '请按提示补齐后再办。',
  },
  E_SERIES_SEAT: {
    happened: '这个代字的文号（或项目编号）由另一台电脑编，本机不能编号。',
    unchanged: '没有编号，台账没有改动。',
    next: '请到那台电脑上编号，或在“文书报表—更多—编号席位”中移到本机；号已由党政办登记簿给出的，请勾选“本号由党政办登记”后照填。',
  },
  E_LETTER_FIXED: {
    happened: '文书编号以后内容、文号和“作废”都不能再改，也不能撤销。',
    unchanged: '没有改动，文书和登记簿仍是原样。',
    next: '内容有误的，请作废后重拟下一版；号用错了的，作废后用新号重拟，原号留在登记簿里。',
  },
  E_ISSUED_FORMAT: {
    happened: '定稿文件不是 PDF 或 Word（.docx）。',
    unchanged: '没有存入，文书没有改动。',
    next: '请在 Word 或 WPS 里另存为 .docx 或 PDF 后再选。',
  },
  E_SEAT_INPUT: {
    happened: '编号席位没有填全。',
    unchanged: '席位没有改动。',
    next: '请填写代字、编号设备、决定人和理由。',
  },
} as const;
