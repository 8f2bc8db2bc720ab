/**
 * Words offered as answers to questions about rows, sheets and the file. One place for both sides: who asks and who applies.
 */

/** Choice by meaning. */
export const CHOICES = {
  split: '拆成几个项目',
  keep: '保留为一个项目',
  eachRow: '每行一个项目',
  oneProject: '一个项目',
  include: '一并导入',
  leaveOut: '不导入',
  warning: '红黄绿预警',
  onlyMark: '只是标记',
  stillIn: '仍在库',
  paused: '暂停',
  left: '退出',
  noStage: '不是阶段',
} as const;
