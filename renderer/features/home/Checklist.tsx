/** Until data exists the first page is a list of what to do first: 录入单位 → 导入台账 → 分解责任 → 下达任务. */
import { Button } from 'antd';
import { listRecords } from '../../../shared/ledger/read';
import type { Ledger } from '../../../shared/ledger/fold';
import { useLedger } from '../../data/use-ledger';
import { useStatus } from '../../data/status';
import { useFrame } from '../../ui/frame-context';
import type { ScreenId, ScreenTarget } from '../../ui/navigation';

type Step = {
  readonly title: string;
  readonly says: string;
  readonly done: number;
  readonly unit: string;
  readonly screen: ScreenId;
  readonly target?: ScreenTarget;
};

const STEPS: readonly (Omit<Step, 'done'> & { readonly count: (ledger: Ledger) => number; readonly countyOnly?: true })[] = [
  {
    title: '录入单位',
    says: '粘贴各镇、园区、县直单位的名单，台账才能按单位归集。',
    count: (ledger) => listRecords(ledger, 'unit').length,
    unit: '个单位',
    screen: 'settings',
    target: { tab: '单位和人员' },
    countyOnly: true,
  },
  {
    title: '导入台账',
    says: '把各单位现有的 Excel 或 WPS 台账导入进来。',
    count: (ledger) => listRecords(ledger, 'project').length,
    unit: '个项目',
    screen: 'ledger',
  },
  {
    title: '分解责任',
    says: '给每个项目落实包保领导、责任单位和责任人。',
    count: (ledger) => listRecords(ledger, 'assignment').length,
    unit: '项责任',
    screen: 'duty',
  },
  {
    title: '下达任务',
    says: '录入考核办法和发文号，按单位、指标下达年度任务。',
    count: (ledger) => listRecords(ledger, 'target').length,
    unit: '项任务',
    screen: 'targets',
    target: { tab: '任务下达' },
    countyOnly: true,
  },
];

export function Checklist() {
  const frame = useFrame();
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const steps = STEPS.filter(({ countyOnly }) => status.unit === null || countyOnly !== true);
  const next = steps.findIndex(({ count }) => count(ledger) === 0);
  return (
    <ol className="home-checklist" data-testid="home-checklist">
      {steps.map(({ title, says, count, unit, screen, target }, place) => (
        <li key={title}>
          <div>
            <strong>
              {place + 1}. {title}
            </strong>
            <p>{says}</p>
          </div>
          {count(ledger) > 0 && (
            <span>
              ✓ 已有 {count(ledger)} {unit}
            </span>
          )}
          <Button type={place === next ? 'primary' : 'default'} onClick={() => frame.go(screen, target)}>
            {title}
          </Button>
        </li>
      ))}
    </ol>
  );
}
