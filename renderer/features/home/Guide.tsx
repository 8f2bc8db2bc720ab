/** 第一小时: what a new clerk does first, each step with the way there; always at hand from the first page, with or without data. */
import { Button } from 'antd';
import { useFrame } from '../../ui/frame-context';
import type { ScreenId, ScreenTarget } from '../../ui/navigation';

type GuideStep = { readonly title: string; readonly says: string; readonly go?: readonly [ScreenId, ScreenTarget?] };

const STEPS: readonly GuideStep[] = [
  {
    title: '导入台账',
    says: '选现有的 Excel 或 WPS 台账，回答问题，看清新增和更新再确认；导错可以撤销本次导入。',
    go: ['ledger', { tab: 'import' }],
  },
  {
    title: '改一格试试',
    says: '像 Excel 一样：直接打字、成片粘贴、Ctrl+D 填充、Ctrl+Z 撤销；右上角“已保存”就是写到了硬盘。',
    go: ['ledger'],
  },
  { title: '看一个项目', says: '选中一行按 Alt+Enter：谁哪天录入、那天谁负责、资金、时间线，可打印项目档案。', go: ['ledger'] },
  { title: '落实责任', says: '勾几个项目一次分给一位领导；“缺口”里是没人负责的；换人在“交接”里一次办完。', go: ['duty'] },
  { title: '下达任务', says: '从 Excel 整列粘贴；排名要先录入县里的考核办法和发文号。', go: ['targets', { tab: '任务下达' }] },
  { title: '编周报', says: '选好日期和单位，看一遍，导出 Word 给领导改，登记已报送。', go: ['papers', { tab: '报表' }] },
  { title: '查找', says: '随时按 Ctrl+K，打名称或拼音首字母，查项目、单位、人员、文书、督办。' },
  { title: '上报和备份', says: '插上 U 盘，上报给县里；每周至少备份一次。', go: ['exchange'] },
];

export function Guide() {
  const frame = useFrame();
  return (
    <ol className="home-guide" data-testid="guide">
      {STEPS.map(({ title, says, go }) => (
        <li key={title}>
          <strong>{title}</strong>
          <p>{says}</p>
          {go !== undefined && (
            <Button size="small" onClick={() => frame.go(...go)}>
              去做
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
