/**
 * Expected failures of exchanging packages that the main list in errors.ts does not hold yet. Part of that closed list.
 */
const NOTHING_CHANGED = '台账没有改动。';

export const EXCHANGE_ERRORS = {
  E_NEEDS_PASSPHRASE: {
    happened: '这份数据包设了口令。',
    unchanged: NOTHING_CHANGED,
    next: '请输入发出单位告知的口令。',
  },
  E_PASSPHRASE: {
    happened: '口令不对；数据包本身完好。',
    unchanged: NOTHING_CHANGED,
    next: '请向发出单位核对口令后重试。',
  },
  E_KEYS_LOCKED: {
    happened: '这份备份里的钥匙设了备份口令。',
    unchanged: NOTHING_CHANGED,
    next: '请填写备份时设的口令；忘了的，勾选“忘了口令，只恢复台账”。',
  },
  E_BACKUP_PASSPHRASE: {
    happened: '县里的备份带有县钥匙，要先设一个至少 6 个字的备份口令。',
    unchanged: '没有做备份，台账没有改动。',
    next: '请设好口令，抄在恢复单上另行保管；忘了口令仍能恢复台账，只是要重新给各单位开通。',
  },
  E_KEY_PASSWORD: {
    happened: '密钥打不开：密码不对，或密钥文件不是这台电脑的。',
    unchanged: NOTHING_CHANGED,
    next: '请核对密码；忘记密码的，请用备份U盘恢复。',
  },
  E_KEY_MISSING: {
    happened: '数据文件夹里没有签发数据包所需的密钥，或密钥文件已损坏。',
    unchanged: NOTHING_CHANGED,
    next: '县招商办请从备份恢复，或照县钥匙恢复单恢复；乡镇和部门请向县招商办重新要一份单位开通文件。',
  },
  E_COUNTY_KEY_NEW: {
    happened: '这份开通文件是用新的县钥匙签发的，与本机原来认的县钥匙不同。',
    unchanged: NOTHING_CHANGED,
    next: '县钥匙丢失、县里重新建钥匙以后才会这样：请打电话给县招商办，请对方念新的校验码，照录后续办；县里说没有换过的，不要使用这份文件。',
  },
  E_COUNTY_KEY_AWAY: {
    happened: '县钥匙不在这台电脑上，本机不能制作开通文件。',
    unchanged: NOTHING_CHANGED,
    next: '请到县招商办存有县钥匙的那台电脑上制作；那台电脑坏了，请从它的U盘备份（连同备份口令）恢复，或在“数据交换”页照县钥匙恢复单恢复。',
  },
  E_SHEET_TEXT: {
    happened: '县钥匙恢复单没有照录对。',
    unchanged: '钥匙和台账都没有改动。',
    next: '请对照单子改正标出的各组；单上没有数字 0、1 和字母 O、I。',
  },
  E_SHEET_PASSPHRASE: {
    happened: '恢复单口令不对；单上的字照录无误。',
    unchanged: '钥匙和台账都没有改动。',
    next: '请核对打印这张恢复单时设的口令（不是登录口令，也不是备份口令）。',
  },
  E_SHEET_OTHER: {
    happened: '单上的县钥匙，和本机现在用的不是同一把。',
    unchanged: '钥匙和台账都没有改动。',
    next: '请核对单上印的校验码：各单位认的是这一把，就换回它；本机这把是后来新建、各单位已经用它重新开通的，这张旧单作废，请销毁。',
  },
  E_SHEET_SHORT: {
    happened: '恢复单口令至少要 8 个字。',
    unchanged: '没有打印恢复单。',
    next: '请设一个长一些、记得住的口令，口令不要写在单子上。',
  },
  E_NOT_COUNTY: {
    happened: '这一步只有县招商办的台账才能做。',
    unchanged: NOTHING_CHANGED,
    next: '请与县招商办联系。',
  },
  E_NOT_FOR_US: {
    happened: '这份数据包不是发给本单位的。',
    unchanged: NOTHING_CHANGED,
    next: '请核对文件名中的单位，换成本单位的数据包。',
  },
  E_NOT_KIT: {
    happened: '这不是单位开通文件。',
    unchanged: '没有建立台账。',
    next: '请选择县招商办发来的“开通”文件。',
  },
  E_NOT_BACKUP: {
    happened: '这不是备份文件。',
    unchanged: '没有建立台账。',
    next: '请选择文件名中带“备份”的文件。',
  },
  E_WRONG_PLACE: {
    happened: '开通文件和备份文件不能在已打开的台账中导入。',
    unchanged: NOTHING_CHANGED,
    next: '请在“开始”页用“用开通文件开通”或“从备份恢复”。',
  },
  E_CODE_UNCONFIRMED: {
    happened: '还没有与县招商办电话核对校验码，不能上报。',
    unchanged: NOTHING_CHANGED,
    next: '请打电话给县招商办，在“数据交换”页照录对方念出的本县校验码，核对一致后再上报。',
  },
  E_CODE_DIFFERS: {
    happened: '校验码不一致，开通文件可能不是本县招商办发的。',
    unchanged: NOTHING_CHANGED,
    next: '请不要上报，立即与县招商办核对。',
  },
  E_CONTENT: {
    happened: '数据包里有读不懂的内容，已拒绝。',
    unchanged: NOTHING_CHANGED,
    next: '请对方用最新版本的程序重新导出。',
  },
  E_NO_UNIT: {
    happened: '没有选定单位，或单位不在名册里。',
    unchanged: NOTHING_CHANGED,
    next: '请先在“单位”中登记，再选定单位。',
  },
  E_CORRECTION: {
    happened: '这张更正单现在不能这样办理。',
    unchanged: NOTHING_CHANGED,
    next: '请按提示核实后重填；原数已经变化的，请退回更正单，由填报单位按现在的数重新填写。',
  },
  E_CREDIT: {
    happened: '引进贡献的分成不对。',
    unchanged: NOTHING_CHANGED,
    next: '请改到每个单位、每个人一行，单位合计和个人合计各正好100%。',
  },
  E_TRANSFER: {
    happened: '项目流转的这一步现在办不了。',
    unchanged: NOTHING_CHANGED,
    next: '请看括号里的情况：缺手续的，办完再来；项目已经流转、已在该单位或正在流转的，不用再办。',
  },
  E_NUMBER_RULE: {
    happened: '不能按现在的编号规则编号。',
    unchanged: NOTHING_CHANGED,
    next: '请按提示修改编号规则或补齐单位代码后再编号。',
  },
  E_SHARE_GONE: {
    happened: '交换文件夹打不开：网络断了，或存放它的电脑关机。',
    unchanged: '台账没有改动，照常录入即可。',
    next: '恢复以后会自动继续；换了地方的，请重新设置交换文件夹。',
  },
  E_NO_SHARE: {
    happened: '还没有设置交换文件夹。',
    unchanged: NOTHING_CHANGED,
    next: '请先在“数据交换”页设置。',
  },
  E_SETTLED: {
    happened: '这一项已经没有待核对的内容，可能别人已经处理。',
    unchanged: NOTHING_CHANGED,
    next: '请刷新后再看。',
  },
} as const;
