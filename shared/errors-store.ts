/**
 * Expected failures of keeping the ledger: disk, journal, data folder, backups. Part of the closed list in errors.ts,
 * which also holds the codes that other parts of the program answer with.
 */
const NOTHING_CHANGED = '台账没有改动。';
const NOT_SAVED = '刚才的录入没有保存，以前已保存的内容都在。';

export const STORE_ERRORS = {
  // Disk
  E_WRITE_DENIED: {
    happened: '文件或文件夹不允许写入。',
    unchanged: NOT_SAVED,
    next: '请检查磁盘写保护和文件夹权限，或请管理员开放写入权限。',
  },
  E_IO: {
    happened: '读写磁盘时出错，磁盘可能有故障。',
    unchanged: NOT_SAVED,
    next: '请先做“一键备份到U盘”，再检查磁盘；反复出现的，请更换磁盘后从备份恢复。',
  },
  E_FILE_BUSY: {
    happened: '文件正被其他程序占用（常见的是杀毒软件）。',
    unchanged: NOT_SAVED,
    next: '请稍等后重试；反复出现的，请把数据文件夹加入杀毒软件的信任名单。',
  },
  E_FILE_MISSING: {
    happened: '要用的文件或文件夹不在了。',
    unchanged: NOTHING_CHANGED,
    next: '请核对位置是否改动、U盘是否拔出，再重试。',
  },
  E_READ_BACK: {
    happened: '写出后读回核对不一致，写出的文件不可靠，已删除。',
    unchanged: NOTHING_CHANGED,
    next: '请换一个U盘或磁盘再试。',
  },
  // Journal
  E_JOURNAL_CLOSED: {
    happened: '台账日志已停止写入。',
    unchanged: NOT_SAVED,
    next: '请关闭程序后重新打开，再录入一次。',
  },
  E_FOREIGN_OPERATION: {
    happened: '要并入的记录校验不符，可能被改动过。',
    unchanged: NOTHING_CHANGED,
    next: '请让对方重新导出。',
  },
  E_DROP: {
    happened: '拖进来的不是一个文件（一次只能拖入一个文件，不能拖入文件夹），没有读取。',
    unchanged: '台账没有改动。',
    next: '请只拖入一个表格文件或数据包（.zeren）。',
  },
  E_IMPORT_STANDS: {
    happened: '正在导入另一个文件，刚拖入的文件没有读取。',
    unchanged: '已答复的内容还在，台账没有改动。',
    next: '请先确认导入，或点“换一个文件”后再拖入。',
  },
  E_SHOWN_STALE: {
    happened: '窗口里显示的这条内容与日志不一致，已照日志重新显示；刚才的修改没有保存。',
    unchanged: '台账没有改动。',
    next: '请核对现在显示的内容，仍要修改的请再录一次。',
  },
  E_UNDO_STALE: {
    happened: '这一步之后同一内容又有改动，不能直接撤销。',
    unchanged: NOTHING_CHANGED,
    next: '请在该栏直接改回需要的内容。',
  },
  E_NOTHING_TO_UNDO: {
    happened: '没有可以撤销或恢复的操作。',
    unchanged: NOTHING_CHANGED,
    next: '可以继续录入。',
  },
  E_DESTROY: {
    happened: '彻底销毁要由两个人共同办理并写明理由，所选内容还要仍在台账中。',
    unchanged: '没有销毁任何内容。',
    next: '请核对两个人的姓名（不能是同一人）和理由，重新查找后再办理。',
  },
  E_DESTROY_RIGHT: {
    happened: '所选内容里有不是本单位录入的。',
    unchanged: '没有销毁任何内容。',
    next: '县里录入的，请县招商办销毁，随下发包传到本单位。',
  },
  // People at a shared PC
  E_SIGN_IN: {
    happened: '台账已锁定，要先登录。',
    unchanged: NOTHING_CHANGED,
    next: '请选自己的姓名，填写口令登录。',
  },
  E_ROLE: {
    happened: '当前登录人的角色不能做这件事。',
    unchanged: NOTHING_CHANGED,
    next: '请由有这个角色的人登录后办理，或请管理员调整角色。',
  },
  E_LOGIN: {
    happened: '姓名、口令或恢复码不对。',
    unchanged: NOTHING_CHANGED,
    next: '请重新填写；忘了口令的，用恢复单上的恢复码重设。',
  },
  E_LAST_ADMIN: {
    happened: '至少要有一位管理员。',
    unchanged: NOTHING_CHANGED,
    next: '请先把另一位设为管理员，或关闭口令登录。',
  },
  E_PASSWORD_SHORT: {
    happened: '口令太短。',
    unchanged: NOTHING_CHANGED,
    next: '请设至少 6 个字的口令。',
  },
  // Data folder
  E_NOT_A_WORKSPACE: {
    happened: '这个文件夹不是责任台账的数据文件夹。',
    unchanged: NOTHING_CHANGED,
    next: '请重新选择，或新建台账。',
  },
  E_WORKSPACE_FILE: {
    happened: '数据文件夹的说明文件已损坏。',
    unchanged: '原有文件没有改动。',
    next: '请从备份恢复到新文件夹。',
  },
  E_ATTACHMENT: {
    happened: '附件缺失或与登记的校验值不符。',
    unchanged: NOTHING_CHANGED,
    next: '请从备份恢复，或重新添加这份附件。',
  },
  E_EVIDENCE_SIZE: {
    happened: '这个文件超过20MB，不能作为佐证材料添加。',
    unchanged: NOTHING_CHANGED,
    next: '请把照片调小、扫描件降低清晰度，或分成几个文件后再添加。',
  },
  E_EVIDENCE_TYPE: {
    happened: '佐证材料只收照片（JPG、PNG）和PDF，这个文件的内容不是这几种格式。',
    unchanged: NOTHING_CHANGED,
    next: '请另存为JPG、PNG或PDF后再添加；只改文件扩展名不行。',
  },
  // Backups
  E_NO_BACKUP: {
    happened: '没有找到可用的备份。',
    unchanged: NOTHING_CHANGED,
    next: '请插入存有备份的U盘，或选择其他位置。',
  },
  E_BACKUP_BROKEN: {
    happened: '这份备份读回核对不通过，不能用于恢复。',
    unchanged: NOTHING_CHANGED,
    next: '请选择另一份备份。',
  },
} as const;
